"""What performers have to know of people and e-mails, read for many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.domain.records import FieldValue
from apdesk.store import failures, pending, rows
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.failures import WriteFailure
from apdesk.store.fieldtext import decoded

_PERSON = str(Entity.PERSON)
_CHOSEN = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class SentMail:
    """An e-mail that was sent, or tried to be: `state` as in the table `mail`."""

    id: int
    subject: str
    address: str
    template: str
    state: str
    at: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """What of a person isn't in Salesforce yet.

    Attributes:
        creating: It waits to be created there, or is being created.
        editing: It has values that wait to be sent.
        failure: Why Salesforce refused that; None: nothing was refused.
    """

    creating: bool = False
    editing: bool = False
    failure: WriteFailure | None = None

    @property
    def waits(self) -> bool:
        return self.creating or self.editing


class Performing:
    """Questions about people, of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def types(self) -> dict[str, ApdeskType]:
        """The apdesk fields of people, with their types."""
        with self._store.reading() as connection:
            return {each.name: each.type for each in Catalogue.read(connection).fields(_PERSON)}

    def values(
        self, person_ids: Collection[int], names: Collection[str]
    ) -> dict[int, dict[str, FieldValue]]:
        """person -> apdesk field -> value; fields that there aren't are left out."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            columns = [
                column
                for name in dict.fromkeys(names)
                if (column := catalogue.field(_PERSON, name)) is not None
            ]
            found: dict[int, dict[str, FieldValue]] = {}
            for record_id, *stored in connection.execute(
                "SELECT id" + "".join(f", {each.sql}" for each in columns) + " FROM person "
                f"WHERE id IN {_CHOSEN}",
                (rows.as_json(person_ids),),
            ):
                found[record_id] = {
                    column.name: decoded(column.type, value)
                    for column, value in zip(columns, stored, strict=True)
                }
            return found

    def owners(self, person_ids: Collection[int], sobject: str) -> dict[int, str | None] | None:
        """Who owns the records of people of that object, as it is known here; None where the owner
        isn't mirrored."""
        with self._store.reading() as connection:
            column = Catalogue.read(connection).column_of(sobject, "OwnerId")
            if column is None:
                return None
            return dict(
                connection.execute(
                    f"SELECT id, {column.sql} FROM person WHERE sobject = ? AND id IN {_CHOSEN}",
                    (sobject, rows.as_json(person_ids)),
                ).fetchall()
            )

    def unsent(self, person_ids: Collection[int]) -> dict[int, Unsent]:
        """Those of the people of whom something waits to be sent, and what."""
        chosen = (rows.as_json(person_ids),)
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            creating = {
                row[0]
                for row in connection.execute(
                    f"SELECT record_id FROM creation WHERE record_id IN {_CHOSEN}", chosen
                )
            }
            editing: set[int] = set()
            for sobject in ("Lead", "Contact"):
                mine = [
                    row[0]
                    for row in connection.execute(
                        f"SELECT id FROM person WHERE id IN {_CHOSEN} AND +sobject = ? "
                        "AND +state = 'member'",
                        (*chosen, sobject),
                    )
                ]
                editing |= pending.sendable(connection, catalogue, sobject, mine)
            refused = {
                (record_id, operation): WriteFailure(
                    code, error_code, title, message, next_step, said, retry_at=retry_at
                )
                for (
                    record_id,
                    operation,
                    code,
                    error_code,
                    title,
                    message,
                    next_step,
                    said,
                    retry_at,
                ) in connection.execute(
                    "SELECT record_id, operation, code, error_code, title, message, next_step, "
                    "said, retry_at FROM failure WHERE entity = ? "
                    f"AND record_id IN {_CHOSEN} AND operation <> ?",
                    (_PERSON, *chosen, failures.LOST),
                )
            }
            return {
                each: Unsent(
                    each in creating,
                    each in editing,
                    refused.get((each, failures.CREATE if each in creating else failures.UPDATE)),
                )
                for each in creating | editing
            }

    def mails(self, mail_ids: Collection[int]) -> Mapping[int, SentMail]:
        """Those of the e-mails that are still known."""
        with self._store.reading() as connection:
            return {
                row[0]: SentMail(*row)
                for row in connection.execute(
                    "SELECT id, subject, address, template, state, at FROM mail "
                    f"WHERE id IN {_CHOSEN}",
                    (rows.as_json(mail_ids),),
                )
            }

    def by_org_clock(self, moments: Collection[str]) -> dict[str, str]:
        """Moments of the clock here (ISO) as the org's clock has them."""
        with self._store.reading() as connection:
            return {each: pending.by_org_clock(connection, each) for each in set(moments)}
