"""The order in which Tab goes: that in which a page is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QScrollArea, QTabWidget, QWidget

from apdesk.ui.widgets.layouts import parts


def order_focus(root: QWidget) -> None:
    """Makes Tab follow the layouts within `root`, whenever their widgets were made.

    Qt goes by the order of creation, so that what is made late, such as a row that is added, comes
    after everything else of the window.
    """
    for tabs in root.findChildren(QTabWidget):
        # It only hands the focus on to its bar, from wherever it stands in Qt's order itself.
        # Without the proxy first: a policy goes through it.
        tabs.setFocusProxy(None)  # type: ignore[arg-type]
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chain, first = list(_in_order(root)), next(reading_order(root), None)
    # With a proxy, Qt would move whatever stands between a widget and its proxy along with it;
    # and it moves nothing that can't take the focus.
    proxies = [
        (each, proxy, each.focusPolicy())
        for each in chain
        if (proxy := each.focusProxy()) is not None
    ]
    for each, _, _ in proxies:
        each.setFocusProxy(None)  # type: ignore[arg-type]
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(_anchored(chain, first)):
        QWidget.setTabOrder(before, after)
    for each, proxy, policy in proxies:
        each.setFocusPolicy(policy)
        each.setFocusProxy(proxy)


def _anchored(chain: list[QWidget], first: QWidget | None) -> list[QWidget]:
    """With what Tab comes from: all of it goes where its first stop stands already."""
    if first is None or first is chain[0]:
        return chain
    before = first.previousInFocusChain()
    while before is not None and before is not first and before in chain:
        before = before.previousInFocusChain()
    return chain if before is None or before is first else [before, *chain]


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The widgets within (and with) `widget` that take the focus by Tab, as they are read."""
    for each in _in_order(widget):
        if _takes_tab(each) and each.focusProxy() is None:
            yield each


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """The same, with those that don't take it at the moment, radio buttons beside the chosen one,
    and those that hand it on to one within them: Qt stops there too, and goes on from there only
    to what follows them."""
    proxy = widget.focusProxy()
    if isinstance(widget, QTabWidget):
        yield from _in_order(widget.tabBar())
        for at in range(widget.count()):
            page = widget.widget(at)
            if page is not None:
                yield from _in_order(page)
        return
    hands_on = proxy is not None and widget.isAncestorOf(proxy)
    if hands_on or (proxy is None and (_takes_tab(widget) or isinstance(widget, QRadioButton))):
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _in_order(inner)
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for each in parts(layout):
        yield from _in_order(each) if isinstance(each, QWidget) else _within(each)
