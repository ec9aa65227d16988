"""Rows as they travel between the org, the engine and the store.

Values are canonical (`FieldValue`), the same whether they came by REST or by Bulk API:

=====================  ==========================================================
text, picklist, id …   `str`, never empty: Salesforce holds '' as null
multi-select picklist  `str`, items joined by ';' as the org sent them
checkbox               `bool`, never None
int                    `int`
double, currency, %    `float`, rounded to the field's scale
date                   `str` 'YYYY-MM-DD'
datetime               `str` 'YYYY-MM-DDTHH:MM:SSZ' (UTC; the platform keeps whole seconds)
time                   `str` 'HH:MM:SS.mmmZ'
blank                  `None`
id, reference          `str` of 18 characters
=====================  ==========================================================
"""

from __future__ import annotations

from dataclasses import dataclass

FieldValue = str | int | float | bool | None
Row = tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class RowPage:
    """Some rows of one object: `rows[i][j]` is the value of `fields[j]` (API names)."""

    sobject: str
    fields: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> int:
        """The index of a field in each row. Raises ValueError when it was not asked for."""
        return self.fields.index(name)


#: Always asked for in front of the mapped fields, in this order, when records are pulled.
SYSTEM_FIELDS: dict[str, tuple[str, ...]] = {
    "Lead": (
        "Id",
        "SystemModstamp",
        "IsDeleted",
        "MasterRecordId",
        "IsConverted",
        "ConvertedContactId",
    ),
    "Contact": ("Id", "SystemModstamp", "IsDeleted", "MasterRecordId"),
    "Account": ("Id", "SystemModstamp", "IsDeleted", "MasterRecordId"),
}
