"""Small building blocks of every page; their look comes from `apdesk.ui.theme`."""

from apdesk.ui.theme import set_role
from apdesk.ui.widgets.banner import Banner
from apdesk.ui.widgets.basics import (
    SCROLL_BAR_WIDTH,
    Divider,
    ElidedLabel,
    HeightForWidthLabel,
    button,
    column,
    icon_button,
    label,
    named,
    row,
    scroll_page,
    wrapped,
)
from apdesk.ui.widgets.busy import BusyOverlay, Spinner
from apdesk.ui.widgets.cards import Card, CopyField, EmptyState, SearchField
from apdesk.ui.widgets.steps import StepHeader

__all__ = [
    "SCROLL_BAR_WIDTH",
    "Banner",
    "BusyOverlay",
    "Card",
    "CopyField",
    "Divider",
    "ElidedLabel",
    "EmptyState",
    "HeightForWidthLabel",
    "SearchField",
    "Spinner",
    "StepHeader",
    "button",
    "column",
    "icon_button",
    "label",
    "named",
    "row",
    "scroll_page",
    "set_role",
    "wrapped",
]
