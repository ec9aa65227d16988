"""The verbs that look at records: export, explain, history."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from apdesk.errors import KnownError
from apdesk.verbs.printing import DONE, in_utf8, in_words, printed, show, whole_file

if TYPE_CHECKING:
    from apdesk.headless import Headless


def export(work: Headless, parsed: argparse.Namespace) -> int:
    if parsed.output is None:
        # One document, so that it can be read as one; else the file itself.
        form = parsed.format or ("json" if parsed.json else "csv")
        if parsed.json and form != "json":
            raise KnownError(
                "Two formats are asked for at once",
                f"--json prints one JSON document, --format {form} another kind of file. Nothing "
                "was written.",
                "Leave one of them out, or write the file with --output.",
                code="export.format",
            )
        in_utf8(newline="")
        with printed() as out:
            work.export(parsed.list, form, out, api_names=parsed.api_names)
        return DONE
    form = parsed.format or "csv"
    work.list_called(parsed.list)  # a file that is there isn't emptied for a list that isn't
    try:
        with whole_file(Path(parsed.output)) as out:
            count = work.export(parsed.list, form, out, api_names=parsed.api_names)
    except OSError as error:
        raise KnownError(
            "The export can't be written",
            f"{parsed.output}: {error.strerror or error}.",
            "Choose another place with --output.",
            code="export.unwritable",
        ) from error
    show(parsed, {"records": count, "output": parsed.output}, [f"{count:,} records exported."])
    return DONE


def explain(work: Headless, parsed: argparse.Namespace) -> int:
    explanation = work.explain(parsed.record)
    show(parsed, explanation.to_json(), explanation.in_words())
    return DONE


def history(work: Headless, parsed: argparse.Namespace) -> int:
    entries = work.history(parsed.record)
    lines = []
    for each in entries:
        what = f"{each['at']}  {each['author']}: {each['label'] or each['kind']}"
        if each["field"]:
            said = "" if each["kind"] == "field" else f" ({each['kind']})"
            what += f"{said}: {in_words(each['old'])} → {in_words(each['new'])}"
        lines.append(what)
    show(parsed, entries, lines or ["Nothing has happened to it yet."])
    return DONE
