"""Which columns a list shows: the defaults, and their memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import FIRST_COLUMNS, Among, ListField, ListKey
from apdesk.ui.lists.model import Column
from apdesk.ui.theme import SPACE

_WIDTHS = {
    ApdeskType.CHECKBOX: 96,
    ApdeskType.DATE: 120,
    ApdeskType.DATETIME: 168,
    ApdeskType.NUMBER: 112,
    ApdeskType.CURRENCY: 128,
    ApdeskType.PERCENT: 96,
    ApdeskType.EMAIL: 232,
    ApdeskType.PHONE: 144,
    ApdeskType.URL: 184,
    ApdeskType.PICKLIST: 152,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A list's columns from left to right with their widths, and its order."""

    names: tuple[str, ...]
    widths: dict[str, int]
    sort: tuple[str, bool] | None


def first_columns(key: ListKey, fields: Sequence[ListField]) -> tuple[str, ...]:
    """The columns of a list that was never arranged."""
    known = {each.name for each in fields}
    chosen = tuple(name for name in FIRST_COLUMNS[key] if name in known)
    return chosen or tuple(each.name for each in fields[:6])


def width_of(field: ListField) -> int:
    """A first width by the kind of value."""
    if field.name == "name":
        return 208
    return _WIDTHS.get(field.type, 176)


def as_column(field: ListField) -> Column:
    return Column(field.name, field.label, field.type)


def load_layout(
    settings: QSettings, key: ListKey, fields: Sequence[ListField], own: Among | None = None
) -> Layout:
    """The remembered arrangement, of an own list or a segment if `own` is one; fields that are
    gone are left out."""
    place = own or key
    known = {each.name for each in fields}
    names = [str(x) for x in _listed(settings.value(f"lists/{place}/columns")) if str(x) in known]
    if not names:
        names = list(first_columns(key, fields))
    widths: dict[str, int] = {}
    for each in _listed(settings.value(f"lists/{place}/widths")):
        name, _, width = str(each).rpartition("=")
        if name in known and width.isdecimal():
            widths[name] = max(SPACE * 6, int(width))
    sort = _listed(settings.value(f"lists/{place}/sort"))
    order = None
    if len(sort) == 2 and str(sort[0]) in known:
        order = (str(sort[0]), str(sort[1]) == "down")
    elif "name" in known:
        order = ("name", False)
    return Layout(tuple(names), widths, order)


def save_layout(settings: QSettings, key: ListKey | Among, layout: Layout) -> None:
    """Remembers an arrangement."""
    settings.setValue(f"lists/{key}/columns", list(layout.names))
    settings.setValue(f"lists/{key}/widths", [f"{n}={w}" for n, w in layout.widths.items()])
    if layout.sort is not None:
        name, down = layout.sort
        settings.setValue(f"lists/{key}/sort", [name, "down" if down else "up"])


def _listed(value: object) -> list[object]:
    """QSettings' INI format gives a list of one back as its only item."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
