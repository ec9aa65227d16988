"""The order in which Tab goes: that in which a page is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QTabWidget, QWidget


def order_focus(root: QWidget) -> None:
    """Makes Tab follow the layouts within `root`, whenever their widgets were made.

    Qt goes by the order of creation, so that what is made late, such as a row that is added, comes
    after everything else of the window.
    """
    for each in root.findChildren(QTabWidget):
        # It only hands the focus on to its bar, from wherever it stands in Qt's order itself.
        # Without the proxy first: a policy goes through it.
        each.setFocusProxy(None)  # type: ignore[arg-type]
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for before, after in pairwise(reading_order(root)):
        QWidget.setTabOrder(before, after)


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The widgets within (and with) `widget` that take the focus by Tab, as they are read."""
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if isinstance(widget, QTabWidget):
        yield from reading_order(widget.tabBar())
        for at in range(widget.count()):
            page = widget.widget(at)
            if page is not None:
                yield from reading_order(page)
        return
    if takes and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from reading_order(inner)
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from reading_order(widget)
        elif inner is not None:
            yield from _within(inner)
