"""Changing what a picklist offers."""

from __future__ import annotations

from dataclasses import replace

from apdesk.practice_org.state.database import quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field, PicklistValue
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.transactions import Transactions


class Picklists:
    def __init__(self, metadata: Metadata, transactions: Transactions) -> None:
        self._metadata = metadata
        self._transactions = transactions

    def add(self, sobject: str, field: str, value: str) -> None:
        found = self._field(sobject, field)
        values = [one for one in found.values if one.value != value]
        self._metadata.set_picklist(sobject, field, [*values, PicklistValue(value)])

    def retire(self, sobject: str, field: str, value: str) -> None:
        found = self._field(sobject, field)
        self._metadata.set_picklist(
            sobject,
            field,
            [
                replace(one, active=False, default=False) if one.value == value else one
                for one in found.values
            ],
        )

    def rename(self, sobject: str, field: str, old: str, new: str) -> None:
        """Records follow: SystemModstamp moves, LastModifiedDate does not."""
        found = self._field(sobject, field)
        self._metadata.set_picklist(
            sobject,
            field,
            [replace(one, value=new) if one.value == old else one for one in found.values],
        )
        table = quoted(self._metadata.sobject(sobject).name)
        column = quoted(found.name)

        def operation() -> None:
            with self._transactions.database.write() as connection:
                connection.execute(
                    f"UPDATE {table} SET {column} = ?, SystemModstamp = ? WHERE {column} = ?",
                    (new, self._transactions.stamp(), old),
                )

        self._transactions.run(operation)

    def _field(self, sobject: str, field: str) -> Field:
        where = self._metadata.sobject(sobject)
        found = where.field(field)
        if found is None or found.type not in ("picklist", "multipicklist", "combobox"):
            raise OrgError(
                400, "INVALID_FIELD", f"No such column '{field}' on sobject of type {where.name}"
            )
        return found
