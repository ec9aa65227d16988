"""Lists and segments as journeys name them: a new name is put into every graph at once."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, Literal

from apdesk.language import order

#: What is named; also the key of the settings that hold the name.
ReferenceKind = Literal["list", "segment", "template"]


def journeys_naming(
    connection: sqlite3.Connection, kind: ReferenceKind, name: str
) -> tuple[str, ...]:
    """The names of the journeys whose draft or newest version names a list or a segment, by the
    alphabet."""
    found = connection.execute(
        "SELECT j.name, j.draft, v.graph FROM journey j "
        "LEFT JOIN journey_version v ON v.journey_id = j.id AND v.version = j.version"
    )
    names = {
        journey
        for journey, *texts in found
        if any(text and _naming(json.loads(text), kind, name) for text in texts)
    }
    return tuple(sorted(names, key=order))


def rename(connection: sqlite3.Connection, kind: ReferenceKind, old: str, new: str) -> int:
    """Puts `new` where drafts and published versions name the list or segment `old`, without
    regard to case; how many texts changed. Within the transaction that is open."""
    changed = 0
    drafts = connection.execute("SELECT draft, id FROM journey").fetchall()
    for text, journey_id in drafts:
        renamed = _renamed(text, kind, old, new)
        if renamed is not None:
            connection.execute("UPDATE journey SET draft = ? WHERE id = ?", (renamed, journey_id))
            changed += 1
    versions = connection.execute(
        "SELECT graph, journey_id, version FROM journey_version"
    ).fetchall()
    for text, journey_id, version in versions:
        renamed = _renamed(text, kind, old, new)
        if renamed is not None:
            connection.execute(
                "UPDATE journey_version SET graph = ? WHERE journey_id = ? AND version = ?",
                (renamed, journey_id, version),
            )
            changed += 1
    # what a trigger was published with is the same by its new name: it doesn't begin anew
    for meaning, journey_id, shape in connection.execute(
        "SELECT meaning, journey_id, shape FROM trigger_look"
    ).fetchall():
        settings = json.loads(meaning)
        if str(settings.get(kind, "")).casefold() == old.casefold():
            connection.execute(
                "UPDATE trigger_look SET meaning = ? WHERE journey_id = ? AND shape = ?",
                (json.dumps({**settings, kind: new}, sort_keys=True), journey_id, shape),
            )
    return changed


def _renamed(text: str, kind: ReferenceKind, old: str, new: str) -> str | None:
    """The text of a graph with the new name; None where it doesn't have the old one."""
    document: dict[str, Any] = json.loads(text)
    naming = _naming(document, kind, old)
    for settings in naming:
        settings[kind] = new
    if not naming:
        return None
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _naming(document: dict[str, Any], kind: ReferenceKind, name: str) -> list[dict[str, Any]]:
    """The settings of a graph that name it."""
    found = (shape.get("settings", {}) for shape in document["shapes"])
    return [each for each in found if str(each.get(kind, "")).casefold() == name.casefold()]
