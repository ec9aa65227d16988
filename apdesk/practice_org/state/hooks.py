"""What an administrator has hung on saves, carried out in the save's own transaction: assignment,
duplicate rules, automation, validation rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from apdesk.practice_org.state.database import Database, quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.options import SaveOptions
from apdesk.practice_org.state.queries import VERSION, Queries
from apdesk.practice_org.state.rules import DuplicateRule
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.sqlfunctions import fold, person_name
from apdesk.practice_org.state.values import to_stored

Row = dict[str, Any]
PEOPLE = frozenset({"Lead", "Contact", "User"})


class Hooks:
    """`put(sobject, record_id, changes)` writes columns of one row as they are."""

    def __init__(
        self,
        metadata: Metadata,
        database: Database,
        queries: Queries,
        put: Callable[[str, str, Mapping[str, Any]], None],
    ) -> None:
        self._metadata = metadata
        self._database = database
        self._queries = queries
        self._put = put

    def before_save(
        self,
        sobject: SObject,
        row: Row,
        changes: Row,
        record_id: str | None,
        options: SaveOptions,
    ) -> None:
        """`changes` are the values given. DUPLICATES_DETECTED where a duplicate rule stops them."""
        owner = self._metadata.assignee(sobject.name)
        if options.assign and owner is not None:
            row["OwnerId"] = owner
        for rule in self._metadata.duplicate_rules:
            if rule.sobject != sobject.name or (rule.alerts and options.allow_duplicates):
                continue
            found = self._matches(rule, row, record_id) if rule.field in changes else []
            if found:
                raise rule.error(found, VERSION)

    def _matches(
        self, rule: DuplicateRule, row: Row, record_id: str | None
    ) -> list[tuple[str, str]]:
        """(object, id) of the live records with the same value."""
        value = row.get(rule.field)
        if value is None:
            return []
        found = []
        with self._database.read() as connection:
            for name in rule.against or (rule.sobject,):
                ids = connection.execute(
                    f"SELECT Id FROM {quoted(name)} WHERE fold({quoted(rule.field)}) = ? "
                    "AND IsDeleted = 0 AND Id IS NOT ? ORDER BY serial LIMIT 5",
                    (fold(str(value)), record_id),
                ).fetchall()
                found += [(name, str(one[0])) for one in ids]
        return found

    def after_save(self, sobject: SObject, record_id: str, row: Row) -> None:
        """Automation rewrites the row, then validation rules judge it."""
        with self._database.write() as connection:
            self._automate(connection, sobject, record_id, row)
            for rule in self._metadata.rules:
                if rule.sobject == sobject.name and self._queries.meets(
                    connection, sobject.name, rule.condition, record_id
                ):
                    raise rule.error()

    def _automate(
        self, connection: sqlite3.Connection, sobject: SObject, record_id: str, row: Row
    ) -> None:
        for automation in self._metadata.automations:
            if automation.sobject != sobject.name:
                continue
            if automation.condition and not self._queries.meets(
                connection, sobject.name, automation.condition, record_id
            ):
                continue
            changes = automation.changes(row)
            for name, value in list(changes.items()):
                one = sobject.field(name)
                if one is None or not one.stored:
                    raise OrgError(
                        400,
                        "CANNOT_EXECUTE_FLOW_TRIGGER",
                        f"{automation.name}: the field {name} does not exist",
                    )
                changes[name] = to_stored(one, value)
            if sobject.name in PEOPLE and {"FirstName", "LastName"} & set(changes):
                merged = {**row, **changes}
                changes["Name"] = person_name(merged.get("FirstName"), merged.get("LastName"))
            self._put(sobject.name, record_id, changes)
            row.update(changes)
