"""Wrapped text that gets all the lines it needs, however narrow its place is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from apdesk.ui.widgets import label


def wrapped(text: str = "", role: str = "", *, selectable: bool = False) -> QLabel:
    """A wrapped label. Its height follows its width: QLabel's own size hint is that of a wider
    label, so no policy may take it for the most that the text needs."""
    result = label(text, role, wrap=True, selectable=selectable)
    policy = result.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    result.setSizePolicy(policy)
    return result
