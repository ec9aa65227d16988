"""What stands in a layout, and goes from there.

WORKAROUND: PySide keeps the Python half of an item for as long as the layout lives, though Qt
deletes the item together with its widget; whatever comes to lie at the same address is then ended
by PySide twice, with the process. Seen in PySide 6.11.3. It keeps an item

- that was asked for by `itemAt`: nothing does so, see `parts`;
- of a layout that holds something already when `addLayout` puts it into one that has its place in
  a widget. Nothing is kept where it is filled afterwards, where it has a widget of its own, and
  where the outermost of several gets its widget last.

The second is common, and does no harm while the widgets live as long as the layout. So what goes
before is taken out of it first: by `remove` or `clear`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the layouts that stand directly in `layout`, which has its place in a widget,
    in their order.
    """
    parent = layout.parentWidget()
    within: list[QWidget | QLayout] = [
        each for each in layout.children() if isinstance(each, QLayout)
    ]
    if parent is not None:
        within += [each for each in parent.children() if isinstance(each, QWidget)]
    places = [(layout.indexOf(each), each) for each in within]
    return [each for place, each in sorted(places, key=lambda found: found[0]) if place >= 0]


def remove(layout: QLayout, widget: QWidget) -> None:
    """Takes a widget out of the layout in which it stands directly, and deletes it."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Takes all out of a layout, and deletes it: widgets and layouts, with what stands in these."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
