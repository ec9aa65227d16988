"""A list as a file: CSV for spreadsheets, JSON lines for programs; written as it is read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from apdesk.domain.cancel import CancelToken
from apdesk.domain.criteria import EvaluationContext
from apdesk.domain.ids import RecordIds
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import SOBJECTS
from apdesk.store.views import ExportRow, ListField, ListKey, LocalFilter, Views
from apdesk.sync.cells import csv_cell

#: The columns in front of the fields; the keys of a JSON line.
ID_COLUMNS = ("apdesk_id", "salesforce_id", "salesforce_object", "lists")
#: Between the names of the lists in one CSV cell.
LIST_SEPARATOR = ";"
_REPORT_EVERY = 500
#: Letters that JSON leaves as they are and many programs take for the end of a line.
_LINE_ENDS = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029"}
#: The object of a list that has only one.
_OBJECTS = {
    ListKey.LEADS: "Lead",
    ListKey.CONTACTS: "Contact",
    ListKey.COMPANIES: "Account",
}


class ExportFormat(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"  # the lines of JSONL as one array


def export(
    views: Views,
    list_key: ListKey,
    out: TextIO,
    *,
    form: ExportFormat | str = ExportFormat.CSV,
    api_names: bool = False,
    ids: Sequence[int] | RecordIds | None = None,
    filters: Sequence[LocalFilter] = (),
    search: str = "",
    context: EvaluationContext | None = None,
    progress: Callable[[int], None] | None = None,
    cancel: CancelToken | None = None,
) -> int:
    """Writes a list, or of it those in `ids`, in their order; returns the number of records.

    Args:
        out: Open for text, with newline='' for CSV. The caller owns and closes it.
        api_names: CSV columns are called by Salesforce API names instead of labels.
        filters, search, context: What is shown of the list (`Views.ids`).
        progress: Told the number of records written, now and then and at the end.
        cancel: Looked at between records; raises Cancelled.

    Raises KnownError as `Views` does, and OSError when `out` can't be written.
    """
    rows = views.iterate(list_key, filters=filters, search=search, context=context, ids=ids)
    form = ExportFormat(form)
    before, between, after = ("[", ",\n", "]\n") if form is ExportFormat.JSON else ("", "", "")
    if form is ExportFormat.CSV:
        fields = exported_fields(views.fields(list_key))
        writer = csv.writer(out)
        names = _api_names(fields, list_key) if api_names else _labels(fields)
        writer.writerow([*ID_COLUMNS, *(csv_cell(name) for name in names)])

        def write(row: ExportRow) -> None:
            writer.writerow(_csv_line(row, fields))

    else:
        here = _names_here(views.fields(list_key))
        end = "" if form is ExportFormat.JSON else "\n"

        def write(row: ExportRow) -> None:
            text = json.dumps(_json_line(row, here), ensure_ascii=False)
            out.write(text.translate(_LINE_ENDS) + end)

    count = 0
    out.write(before)
    for row in rows:
        if cancel is not None:
            cancel.check()
        if count:
            out.write(between)
        write(row)
        count += 1
        if progress is not None and count % _REPORT_EVERY == 0:
            progress(count)
    out.write(after)
    if progress is not None:
        progress(count)
    return count


def exported_fields(fields: Sequence[ListField]) -> tuple[ListField, ...]:
    """The fields of a list that a file has columns for: those that hold values of their own."""
    return tuple(each for each in fields if not each.name.startswith("@") and each.api_names)


def _csv_line(row: ExportRow, fields: Sequence[ListField]) -> list[str]:
    line = [
        str(row.apdesk_id),
        row.salesforce_id or "",
        row.sobject or "",
        LIST_SEPARATOR.join(row.lists),
    ]
    line.extend(csv_cell(_value(row, each)) for each in fields)
    return line


def _value(row: ExportRow, field: ListField) -> FieldValue:
    """By the API name that the record's own object gives the field, by apdesk name if made here."""
    name = field.api_names.get(row.sobject) if row.sobject is not None else field.name
    return None if name is None else row.values.get(name)


def _names_here(fields: Sequence[ListField]) -> dict[str, str]:
    """apdesk name -> the API name that somebody made here has it under: one that stands for two
    fields, of Leads and of Contacts, is the first one's."""
    found: dict[str, str] = {}
    for each in fields:
        names = (each.api_names[sobject] for sobject in SOBJECTS if sobject in each.api_names)
        name = next(names, each.name)
        found[each.name] = each.name if name in found.values() else name
    return found


def _json_line(row: ExportRow, here: Mapping[str, str]) -> dict[str, object]:
    values = row.values
    if row.sobject is None:
        values = {here.get(name, name): value for name, value in values.items()}
    return {
        "apdesk_id": row.apdesk_id,
        "salesforce_id": row.salesforce_id,
        "salesforce_object": row.sobject,
        "lists": list(row.lists),
        "fields": values,
    }


def _labels(fields: Sequence[ListField]) -> list[str]:
    """The labels; fields that share one are told apart by their API names."""
    shared = {each.label for each in fields}
    counts = {label: sum(each.label == label for each in fields) for label in shared}
    names = _api_names(fields)
    return [
        each.label if counts[each.label] == 1 else f"{each.label} ({name})"
        for each, name in zip(fields, names, strict=True)
    ]


def _api_names(fields: Sequence[ListField], list_key: ListKey = ListKey.ALL) -> list[str]:
    """API names: those of the object whose list it is; a field that several objects share under
    different names has them all in the list of everybody."""
    own = _OBJECTS.get(list_key, "")
    return [
        each.api_names.get(own) or "/".join(dict.fromkeys(each.api_names.values()))
        for each in fields
    ]
