"""The verbs that change records here: edit, add, import, undo."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from apdesk.domain.apdesk_types import Entity
from apdesk.errors import KnownError
from apdesk.store.journal import Journal
from apdesk.verbs.printing import DONE, FAILED, in_words, say, show

if TYPE_CHECKING:
    from apdesk.headless import Headless
    from apdesk.store.edits import Batch, Undone
    from apdesk.sync.importing import ImportPreview, ImportResult, Invalid, Table

#: The lists that people can be added to, and the object of each.
LISTS = {"leads": "Lead", "contacts": "Contact"}
#: Rows of a file that are told one by one.
_TOLD = 20
_PERSON = str(Entity.PERSON)


def edit(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.one(parsed.record)
    editing = work.editing
    entity = str(found.entity)
    texts = _texts(parsed.values, lambda name: editing.field_of(entity, found.sobject, name))
    batch = editing.edit_texts(entity, found.id, texts)
    fields = editing.fields()
    detail = work.record(found)
    values = {fields.api_name(entity, found.sobject, name): detail.value(name) for name in texts}
    waits = _sent_when(detail.state, found.sobject)
    show(
        parsed,
        {
            "apdesk_id": found.id,
            "salesforce_id": found.salesforce_id,
            "object": found.sobject,
            "changed": batch is not None,
            "batch": None if batch is None else batch.id,
            "fields": values,
        },
        [
            *(f"{name}: {in_words(value)}" for name, value in values.items()),
            f"Changed{waits}." if batch is not None else "It has these values already.",
        ],
    )
    return DONE


def add(work: Headless, parsed: argparse.Namespace) -> int:
    sobject = LISTS[parsed.list] if parsed.list else None
    editing = work.editing
    texts = _texts(parsed.values, lambda name: editing.field_of_new(sobject, name))
    record_id = editing.add_texts(texts, sobject)
    where = (
        f"; the next sync creates it as a {sobject} in Salesforce"
        if sobject
        else " here; it is not sent to Salesforce until it is added to a list"
    )
    outside = editing.outside([record_id], sobject) if sobject else {}
    show(
        parsed,
        {
            "apdesk_id": record_id,
            "salesforce_id": None,
            "object": sobject,
            "list": parsed.list,
            "outside": outside.get(record_id),
        },
        [f"Added as {record_id}{where}.", *outside.values()],
    )
    return DONE


def import_(work: Headless, parsed: argparse.Namespace) -> int:
    from apdesk.sync import importing

    sobject = LISTS[parsed.list] if parsed.list else None
    table = importing.read_table(parsed.file)
    mapping = _mapping(work, table, parsed.map or [], sobject)
    fields = work.editing.fields()
    columns = {column: fields.api_name(_PERSON, sobject, name) for column, name in mapping.items()}
    shared = {
        "columns": columns,
        "ignored": [each for each in table.columns if each not in mapping],
    }
    lines = [f"{column} → {name}" for column, name in columns.items()]
    if shared["ignored"]:
        lines.append(f"Left out: {', '.join(shared['ignored'])}")
    if parsed.preview:
        seen = importing.preview_import(work.store, table, mapping, sobject, cancel=work.cancel)
        show(parsed, shared | _preview_json(seen), [*lines, *_preview_lines(seen)])
        return DONE
    done = importing.run_import(
        work.store, work.clock, table, mapping, sobject, parsed.duplicates, cancel=work.cancel
    )
    show(parsed, shared | _import_json(done), [*lines, *_import_lines(done)])
    if done.invalid and not (done.added or done.updated or done.skipped):
        say("apdesk: Nothing was imported: no row of the file can be.")
        return FAILED
    return DONE


def undo(work: Headless, parsed: argparse.Namespace) -> int:
    if parsed.preview and parsed.run is None:
        parsed.wrong_usage("--preview goes with --run")
    if parsed.run is not None:
        _require_run(work, parsed.run)
        undone = work.editing.undo_run(parsed.run, preview=parsed.preview)
    elif parsed.batch is not None:
        undone = work.editing.undo(parsed.batch)
    else:
        batches = work.editing.batches()
        lines = [
            f"{each.id}  {each.at}  {each.author}: {each.title} ({each.records:,} records)"
            + (", undone" if each.undone else "")
            for each in batches
        ]
        document = [_batch_json(each) for each in batches]
        show(parsed, document, lines or ["Nothing was changed here yet."])
        return DONE
    show(parsed, _undone_json(undone, parsed.preview), _undone_lines(undone, parsed.preview))
    return DONE


def _require_run(work: Headless, run: int) -> None:
    if Journal(work.store).run(run) is None:
        raise KnownError(
            f"There is no run {run}",
            "Its number is mistyped, or it is so old that it is forgotten. Nothing was changed.",
            "The last run's number is in apdesk status --json.",
            code="run.unknown",
        )


def _sent_when(state: str, sobject: str | None) -> str:
    """What becomes of a change of a record that is in this state and belongs to this object."""
    if state == "kept":
        return " here only: it left with “keep”, and is synced again once it meets your criteria"
    return "; the next sync sends it" if sobject is not None else ""


# -- what was typed -----------------------------------------------------------------------------


def _texts(pairs: list[tuple[str, str]], resolve: Any) -> dict[str, str]:
    """apdesk name -> text of the FIELD=VALUE arguments."""
    texts: dict[str, str] = {}
    for typed, text in pairs:
        name = resolve(typed)
        if name in texts:
            raise KnownError(
                f"“{typed}” is given two values",
                "It can have one only. Nothing was changed.",
                "Name each field once.",
                code="field.twice",
            )
        texts[name] = text
    return texts


def _mapping(
    work: Headless, table: Table, pairs: list[tuple[str, str]], sobject: str | None
) -> dict[str, str]:
    """Column -> apdesk name: what --map says, and a guess for the other columns."""
    from apdesk.sync import importing

    titles = {each.casefold(): each for each in table.columns}
    told: dict[str, str | None] = {}
    for column, typed in pairs:
        title = titles.get(column.strip().casefold())
        if title is None:
            raise KnownError(
                f"There is no column “{column}”",
                f"The columns are: {', '.join(table.columns)}. Nothing was imported.",
                "Name one of them with --map COLUMN=FIELD.",
                code="import.column",
            )
        if title in told:
            raise KnownError(
                f"The column “{title}” is given two fields",
                "It can be for one only. Nothing was imported.",
                "Name each column once.",
                code="field.twice",
            )
        name = work.editing.field_of_new(sobject, typed) if typed.strip() else None
        if name is not None and name in told.values():
            raise KnownError(
                f"“{typed}” is given two columns",
                "A field takes its values from one column only. Nothing was imported.",
                "Name each field once.",
                code="field.twice",
            )
        told[title] = name
    taken = set(told.values())
    columns = [each for each in table.columns if each not in told]
    guessed = importing.guess(columns, importing.importable(work.store, sobject))
    found = {column: name for column, name in guessed.items() if name not in taken}
    found |= {column: name for column, name in told.items() if name is not None}
    return {column: found[column] for column in table.columns if column in found}


# -- what is said -------------------------------------------------------------------------------


def _batch_json(batch: Batch) -> dict[str, Any]:
    return {
        "id": batch.id,
        "at": batch.at,
        "author": batch.author,
        "kind": batch.kind,
        "title": batch.title,
        "records": batch.records,
        "fields": batch.fields,
        "undone": batch.undone,
    }


def _undone_json(undone: Undone, preview: bool) -> dict[str, Any]:
    return {
        "preview": preview,
        "batch": None if undone.batch is None else undone.batch.id,
        "reversed": undone.reversed,
        "skipped": [
            {
                "apdesk_id": each.record_id,
                "name": each.name,
                "field": each.field,
                "label": each.label,
                "why": each.why,
            }
            for each in undone.skipped
        ],
    }


def _undone_lines(undone: Undone, preview: bool) -> list[str]:
    verb = "would be" if preview else "were"
    lines = [f"{undone.reversed:,} changes {verb} taken back."]
    lines += [f"Not {each.label} of {each.name}: {each.why}" for each in undone.skipped[:_TOLD]]
    return lines + _more(len(undone.skipped))


def _preview_json(seen: ImportPreview) -> dict[str, Any]:
    return {
        "preview": True,
        "new": seen.new,
        "duplicates": [
            {
                "row": each.row,
                "apdesk_id": each.found.id,
                "salesforce_id": each.found.salesforce_id,
                "object": each.found.sobject,
                "name": each.found.name,
            }
            for each in seen.duplicates
        ],
        "repeated": [{"row": each.row, "earlier": each.earlier} for each in seen.repeated],
        "invalid": _invalid_json(seen.invalid),
    }


def _preview_lines(seen: ImportPreview) -> list[str]:
    lines = [
        f"{seen.new:,} new, {len(seen.duplicates):,} here already, "
        f"{len(seen.repeated):,} repeat an earlier row, {len(seen.invalid):,} can't be imported."
    ]
    lines += [
        f"  row {each.row}: {each.found.name} is here as {each.found.id}"
        for each in seen.duplicates[:_TOLD]
    ]
    return lines + _more(len(seen.duplicates)) + _invalid_lines(seen.invalid)


def _import_json(done: ImportResult) -> dict[str, Any]:
    return {
        "added": done.added,
        "updated": done.updated,
        "skipped": done.skipped,
        "wanted": len(done.wanted),
        "batch": None if done.batch is None else done.batch.id,
        "invalid": _invalid_json(done.invalid),
        "left_out": dict(done.left_out),
    }


def _import_lines(done: ImportResult) -> list[str]:
    lines = [
        f"{done.added:,} added, {done.updated:,} updated, {done.skipped:,} skipped, "
        f"{len(done.invalid):,} could not be imported."
    ]
    if done.wanted:
        lines.append(f"The next sync creates {len(done.wanted):,} of them in Salesforce.")
    lines += [f"{count:,} values left out. {why}" for why, count in done.left_out.items()]
    if done.batch is not None:
        lines.append(f"apdesk undo {done.batch.id} takes it back.")
    return lines + _invalid_lines(done.invalid)


def _invalid_json(invalid: tuple[Invalid, ...]) -> list[Mapping[str, Any]]:
    return [{"row": each.row, "column": each.column, "message": each.sentence} for each in invalid]


def _invalid_lines(invalid: tuple[Invalid, ...]) -> list[str]:
    lines = [f"  row {each.row}: {each.sentence}" for each in invalid[:_TOLD]]
    return lines + _more(len(invalid))


def _more(count: int) -> list[str]:
    return [f"  … and {count - _TOLD:,} more"] if count > _TOLD else []
