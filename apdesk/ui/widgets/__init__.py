"""Small building blocks of every page; their look comes from `apdesk.ui.theme`.

What the first window has none of (`busy`, `combo`, `selection`, `steps`) is imported from its own
module, where it is used.
"""

from apdesk.ui.theme import set_role
from apdesk.ui.widgets.banner import Banner
from apdesk.ui.widgets.basics import (
    SCROLL_BAR_WIDTH,
    Divider,
    ElidedLabel,
    HeightForWidthLabel,
    LineEdit,
    RadioButton,
    button,
    column,
    icon_button,
    label,
    named,
    row,
    scroll_in_line,
    scroll_page,
    wrapped,
)
from apdesk.ui.widgets.cards import Card, CopyField, EmptyState, SearchField
from apdesk.ui.widgets.focus import order_focus
from apdesk.ui.widgets.folding import FoldingHead
from apdesk.ui.widgets.popups import host_popups

__all__ = [
    "SCROLL_BAR_WIDTH",
    "Banner",
    "Card",
    "CopyField",
    "Divider",
    "ElidedLabel",
    "EmptyState",
    "FoldingHead",
    "HeightForWidthLabel",
    "LineEdit",
    "RadioButton",
    "SearchField",
    "button",
    "column",
    "host_popups",
    "icon_button",
    "label",
    "named",
    "order_focus",
    "row",
    "scroll_in_line",
    "scroll_page",
    "set_role",
    "wrapped",
]
