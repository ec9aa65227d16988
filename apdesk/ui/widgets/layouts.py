"""What stands in a layout."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the layouts that stand directly in `layout`, which has its place in a widget,
    in their order.

    WORKAROUND: nothing asks a layout by `itemAt`. PySide keeps the Python half of an item for as
    long as the layout lives, though Qt deletes the item together with its widget; whatever comes to
    lie at the same address is then ended by PySide twice, with the process. Seen in PySide 6.11.3.
    """
    parent = layout.parentWidget()
    within: list[QWidget | QLayout] = [
        each for each in layout.children() if isinstance(each, QLayout)
    ]
    if parent is not None:
        within += [each for each in parent.children() if isinstance(each, QWidget)]
    places = [(layout.indexOf(each), each) for each in within]
    return [each for place, each in sorted(places, key=lambda found: found[0]) if place >= 0]
