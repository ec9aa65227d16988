"""Custom fields as an administrator makes them in Setup."""

from __future__ import annotations

from collections.abc import Sequence

from apdesk.practice_org.state import fields
from apdesk.practice_org.state.fields import Field


def custom_field(
    name: str,
    *,
    label: str | None = None,
    type: str = "text",
    length: int = 255,
    external_id: bool = False,
    unique: bool = False,
    case_sensitive: bool = False,
    required: bool = False,
    values: Sequence[str] = (),
    restricted: bool = False,
) -> Field:
    """A field whose API name ends in __c.

    `type` is text, long_text, email, number, checkbox, date, datetime, picklist or multipicklist;
    only text can be an External ID, unique or case-sensitive, only picklists have `values` and may
    be restricted to them. ValueError for what Setup would not take.
    """
    if not name.endswith("__c"):
        raise ValueError(f"the name of a custom field ends in __c: {name}")
    if (external_id or unique or case_sensitive) and type != "text":
        raise ValueError("only text is an External ID, unique or case-sensitive here")
    if (values or restricted) and type not in ("picklist", "multipicklist"):
        raise ValueError("only picklists have values")
    words = label or name.removesuffix("__c").replace("_", " ")
    made = _made(name, words, type, length, values)
    extra = {"e": external_id, "i": external_id, "U": unique, "C": case_sensitive, "R": restricted}
    made = made.with_flags(add="".join(letter for letter, on in extra.items() if on))
    return made.with_flags(drop="n") if required else made


def _made(name: str, label: str, type: str, length: int, values: Sequence[str]) -> Field:
    match type:
        case "text":
            return fields.text(name, label, length)
        case "long_text":
            return fields.long_area(name, label, max(length, 256))
        case "email":
            return fields.email(name, label)
        case "number":
            return fields.number(name, label)
        case "checkbox":
            return fields.boolean(name, label)
        case "date":
            return fields.date(name, label)
        case "datetime":
            return fields.datetime(name, label)
        case "picklist":
            return fields.picklist(name, label, fields.picklist_values(*values), length=255)
        case "multipicklist":
            return fields.multi_picklist(name, label, fields.picklist_values(*values))
    raise ValueError(f"unknown type of field: {type}")
