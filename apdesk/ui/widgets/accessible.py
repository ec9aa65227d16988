"""Own words for assistive technologies: interfaces made in Python, and how long they live."""

from __future__ import annotations

import atexit
import ctypes

from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import isValid

_kept: list[QAccessibleInterface] = []


def register(interface: QAccessibleInterface) -> None:
    """Makes `interface` the one of its object.

    Qt deletes it when the object is destroyed. Until then Python must hold it: kept in an attribute
    of the widget it would go a moment before the widget does, and be deleted twice.
    """
    _kept[:] = [each for each in _kept if isValid(each)]
    _kept.append(interface)
    QAccessible.registerAccessibleInterface(interface)


@atexit.register
def _leave_to_qt() -> None:
    """At the end of the process Qt deletes what is left; Python, a moment later, must not."""
    for each in _kept:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(each))
