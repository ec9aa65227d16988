"""Where a field path leads: the SQL expression of a field, and the joins it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.soql.tree import Path
from apdesk.practice_org.state.users import User

MAX_LEVELS = 5
ErrorAt = Callable[[str, str], OrgError]


@dataclass(frozen=True, slots=True)
class Target:
    """A resolved path. `names` are the API names in their proper case."""

    field: Field
    sql: str
    names: Path
    sobject: str
    joined: bool


@dataclass(frozen=True, slots=True)
class _Table:
    sobject: SObject
    alias: str


class Scope:
    """One FROM with the parents that paths have asked for."""

    def __init__(
        self, metadata: Metadata, user: User, sobject: SObject, alias: str, today: str, prefix: str
    ) -> None:
        self._metadata = metadata
        self._user = user
        self.sobject = sobject
        self._names = {sobject.name.casefold(), alias.casefold()} - {""}
        self._today = f"'{today}'"
        self.base = f"{prefix}0"
        self._prefix = prefix
        self._joins: dict[Path, tuple[_Table, ...]] = {}
        self._clauses: list[str] = []
        # One state of the metadata for the whole statement, whatever is changed meanwhile.
        self._views: dict[str, dict[str, Field]] = {}

    @property
    def from_clause(self) -> str:
        return " ".join([f'FROM "{self.sobject.name}" {self.base}', *self._clauses])

    def parents(self, path: Path) -> tuple[_Table, ...]:
        """The tables that a relationship path stands for; several when it is polymorphic."""
        return self._joins[path]

    def view(self) -> dict[str, Field]:
        return self._view_of(self.sobject.name)

    def _view_of(self, sobject: str) -> dict[str, Field]:
        view = self._views.get(sobject)
        if view is None:
            view = self._views[sobject] = self._metadata.view(sobject, self._user.id)
        return view

    def resolve(self, path: Path, error: ErrorAt) -> Target:
        """INVALID_FIELD (through `error`) when the user sees no such field."""
        if len(path) > 1 and path[0].casefold() in self._names:
            view = self.view()
            if not any(_is_relationship(field, path[0]) for field in view.values()):
                path = path[1:]
        if len(path) > MAX_LEVELS + 1:
            raise error("INVALID_FIELD", f"relationship path is too long: {'.'.join(path)}")
        tables: tuple[_Table, ...] = (_Table(self.sobject, self.base),)
        names: list[str] = []
        for part in path[:-1]:
            tables, name = self._step(tables, tuple(names), part, error)
            names.append(name)
        return self._field(tables, (*names, path[-1]), joined=len(path) > 1, error=error)

    def expression(self, field: Field, alias: str) -> str:
        if field.derived is not None:
            return f"({field.derived.format(t=alias, today=self._today)})"
        column = f'{alias}."{field.name}"'
        if field.type == "encryptedstring" and not self._user.administrator:
            return f"CASE WHEN {column} IS NOT NULL THEN masked({column}) END"
        return column

    def _field(
        self, tables: tuple[_Table, ...], names: Path, *, joined: bool, error: ErrorAt
    ) -> Target:
        wanted = names[-1].casefold()
        if len(tables) > 1 and wanted == "type":
            return self._type_of(tables, names)
        found: list[tuple[_Table, Field]] = []
        for table in tables:
            field = self._view_of(table.sobject.name).get(wanted)
            if field is not None:
                found.append((table, field))
        if not found:
            entity = tables[0].sobject.name if len(tables) == 1 else "Name"
            raise error(
                "INVALID_FIELD",
                f"No such column '{names[-1]}' on entity '{entity}'. If you are attempting to use "
                "a custom field, be sure to append the '__c' after the custom field name. Please "
                "reference your WSDL or the describe call for the appropriate names.",
            )
        field = found[0][1]
        expressions = [self.expression(one, table.alias) for table, one in found]
        sql = expressions[0] if len(found) == 1 else f"coalesce({', '.join(expressions)})"
        if joined and field.type == "boolean":
            sql = f"ifnull({sql}, 0)"
        return Target(field, sql, (*names[:-1], field.name), tables[0].sobject.name, joined)

    def _type_of(self, tables: tuple[_Table, ...], names: Path) -> Target:
        cases = " ".join(
            f"WHEN {table.alias}.Id IS NOT NULL THEN '{table.sobject.name}'" for table in tables
        )
        field = Field("Type", "Type", "string", "fgs", length=40)
        return Target(field, f"(CASE {cases} END)", (*names[:-1], "Type"), "Name", joined=True)

    def _step(
        self, tables: tuple[_Table, ...], names: Path, part: str, error: ErrorAt
    ) -> tuple[tuple[_Table, ...], str]:
        for table in tables:
            for field in self._view_of(table.sobject.name).values():
                if _is_relationship(field, part) and field.type == "reference":
                    name = str(field.relationship)
                    return self._join(table, field, (*names, name)), name
        raise error(
            "INVALID_FIELD",
            f"Didn't understand relationship '{part}' in field path. If you are attempting to use "
            "a custom relationship, be sure to append the '__r' after the custom relationship "
            "name. Please reference your WSDL or the describe call for the appropriate names.",
        )

    def _join(self, table: _Table, field: Field, path: Path) -> tuple[_Table, ...]:
        there = self._joins.get(path)
        if there is not None:
            return there
        joined: list[_Table] = []
        key = self.expression(field, table.alias)
        for name in field.reference_to:
            parent = self._metadata.readable(name, self._user.id)
            if parent is None:
                continue
            alias = f"{self._prefix}{len(self._clauses) + 1}"
            self._clauses.append(f'LEFT JOIN "{parent.name}" {alias} ON {alias}.Id = {key}')
            joined.append(_Table(parent, alias))
        if not joined:
            raise OrgError(
                400, "INVALID_TYPE", f"sObject type '{field.reference_to[0]}' is not supported."
            )
        self._joins[path] = tuple(joined)
        return tuple(joined)


def _is_relationship(field: Field, name: str) -> bool:
    return field.relationship is not None and field.relationship.casefold() == name.casefold()
