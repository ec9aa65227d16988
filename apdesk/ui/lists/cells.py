"""How the cells of a list are written: values as everywhere, and what apdesk knows beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apdesk.language import marked, translated
from apdesk.ui import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apdesk.domain.records import FieldValue

#: The words that the store has for what it knows of a record; "@sync" is in words already.
_KNOWN = {
    "@sobject": {"Lead": marked("Lead"), "Contact": marked("Contact")},
    "@state": {"member": marked("member"), "kept": marked("kept"), "local": marked("local")},
}


def cell(value: FieldValue, name: str, kind: str, names: Mapping[str, str] | None = None) -> str:
    """A value of the field `name` and the type `kind` as a cell shows it; '' for blank. `names` as
    of `words.value`."""
    if name.startswith("@") and isinstance(value, str) and value:
        if name == "@sync":
            return translated(value)
        known = _KNOWN.get(name, {}).get(value)
        if known is not None:
            return translated(known)
    return words.value(value, kind, names)
