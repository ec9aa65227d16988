"""Loads Qt in a way that keeps Python's import statement as quick as it was."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Loads PySide6; whatever is imported from now on isn't looked through by it.

    WORKAROUND: PySide6 puts a function of its own in the place of `builtins.__import__`, for its
    `from __feature__ import …`, which apdesk doesn't use. It reads the source text of every module
    that is named by any import statement afterwards, to see whether it holds the word "PySide6":
    about 40 ms of a start. See https://github.com/napari/napari/issues/8584.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
