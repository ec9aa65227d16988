"""WORKAROUND for PySide6 6.12.0 on Python 3.11.

Its wheels are built as if None, True, False and NotImplemented were immortal, which they are from
Python 3.12 on (PEP 683): what returns one of them takes one reference too many from it (calling
`QWidget.hide()` in a loop shows it in `sys.getrefcount(None)`, emitting signals in that of True),
and after some thousands of calls the process ends with "none_dealloc: deallocating None" or
"bool_dealloc: deallocating True or False". Before 3.12 their reference counts are therefore set so
high that they never get there. CPython keeps the count in an object's first machine word
(`PyObject.ob_refcnt`, C API documentation, "Common Object Structures"); these objects live as long
as the process, so a count that is too high does no harm.
"""

from __future__ import annotations

import ctypes
import sys

#: Half of what a signed machine word holds: billions of years of calls in both directions.
_PLENTY = sys.maxsize // 2
_SINGLETONS: tuple[object, ...] = (None, True, False, NotImplemented, Ellipsis)


def make_none_immortal() -> bool:
    """Protects None and its kin where that is needed; may be called again. True when it acted."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    acted = False
    for each in _SINGLETONS:
        count = ctypes.c_ssize_t.from_address(id(each))
        if count.value < _PLENTY // 2:
            count.value = _PLENTY
            acted = True
    return acted
