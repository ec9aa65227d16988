"""The names behind reference criteria, asked of the org in the background."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.errors import ApdeskError
from apdesk.worker.tasks import Runner, Work

if TYPE_CHECKING:
    from apdesk.domain.operators import Criteria
    from apdesk.domain.schema import FieldSchema, SObjectSchema

log = logging.getLogger("apdesk.setup")


class FoundRecord(Protocol):
    """A record that a reference may point to."""

    @property
    def salesforce_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def sobject(self) -> str: ...


class Lookup(Protocol):
    """Makes the tasks that ask the org."""

    def find_by_name(self, sobjects: Sequence[str], text: str) -> Work:
        """-> a sequence of FoundRecord whose name contains the text."""
        ...

    def names_of(self, sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        """-> a sequence of FoundRecord with these 18-character ids."""
        ...


def ids_in(text: str) -> tuple[str, ...]:
    """The ids of a value list in their 18-character form; what is no id is left out."""
    from apdesk.domain.value_list import split_values
    from apdesk.domain.values import id18

    found = []
    for each in split_values(text):
        try:
            found.append(id18(each))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


class References(QObject):
    """Knows the names of records by id, and finds out about more.

    Signals:
        changed: More names are known.
    """

    changed = Signal()

    def __init__(self, lookup: Lookup, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lookup = lookup
        self.runner = runner
        self._names: dict[str, str] = {}
        self._asked: set[str] = set()

    @property
    def names(self) -> Mapping[str, str]:
        """By 18-character id."""
        return self._names

    def learn(self, found: Iterable[FoundRecord]) -> None:
        """Notes names that came with something else."""
        fresh = {each.salesforce_id: each.name for each in found}
        if any(self._names.get(key) != name for key, name in fresh.items()):
            self._names.update(fresh)
            self.changed.emit()

    def ask(self, field: FieldSchema, text: str) -> None:
        """Finds out the names of the ids in a value; `changed` tells when they are known."""
        missing = [
            each for each in ids_in(text) if each not in self._names and each not in self._asked
        ]
        if missing and field.reference_to:
            self._asked.update(missing)
            self.runner.start(
                self.lookup.names_of(field.reference_to, missing),
                on_done=self._named,
                on_failed=self._failed,
            )

    def ask_all(self, criteria: Criteria, schema: SObjectSchema) -> None:
        """The same for all reference criteria of an object."""
        from apdesk.domain.schema import FieldType

        for each in criteria:
            field = schema.field(each.field)
            if field is not None and field.type is FieldType.REFERENCE:
                self.ask(field, each.value)

    def in_text(self, text: str) -> str:
        """A sentence with the known names in place of ids."""
        for key, name in self._names.items():
            text = text.replace(key, name)
        return text

    @Slot(object)
    def _named(self, found: Sequence[FoundRecord]) -> None:
        self.learn(found)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        # A name is a help; the id stands for itself, and is asked again with the next value.
        log.info("names of referenced records can't be read: %s", error.code)
        self._asked.clear()
