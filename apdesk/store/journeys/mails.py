"""The e-mails that journeys send: who may get one, what became of each.

The row of an e-mail is written before the server can have it, and says in the end what became of
it: 'sending' is one whose answer isn't known.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import starmap

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.domain.duplicates import twin_key
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.records import FieldValue
from apdesk.store import rows
from apdesk.store.columns import Catalogue, email_columns
from apdesk.store.database import Store
from apdesk.store.detail import Shown, shown_column
from apdesk.store.fieldtext import decoded
from apdesk.store.journeys import effects
from apdesk.store.twins import spellings


class MailState(StrEnum):
    """What became of an e-mail. UNCONFIRMED: it was sent, and the answer was lost."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"


class Why(StrEnum):
    """Why somebody gets no e-mail."""

    GONE = "gone"
    NO_ADDRESS = "no address"
    OPTED_OUT = "opted out"
    TWIN_OPTED_OUT = "twin opted out"
    BEFORE = "sent before"
    UNKNOWN = "opt-out unknown"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person as an e-mail sees it. `why`: no e-mail may go there, for that reason."""

    person_id: int
    address: str
    why: Why | None


@dataclass(frozen=True, slots=True)
class MailRow:
    """An e-mail of the past. `said`: the mail server's words of a refusal."""

    id: int
    person_id: int
    effect_id: int | None
    journey: str | None
    template: str
    address: str
    subject: str
    message_id: str
    state: MailState
    at: str
    said: str | None


@dataclass(frozen=True, slots=True)
class NewMail:
    """An e-mail that is about to be sent for an effect."""

    effect_id: int
    person_id: int
    journey_id: int
    shape: str
    template: str
    address: str
    subject: str
    message_id: str


class Mails:
    """The e-mails of one store; each change is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- who gets one ---------------------------------------------------------------------------

    def recipients(
        self, person_ids: Sequence[int], template: str, *, again: bool
    ) -> dict[int, Recipient]:
        """The people, each with why it may get no e-mail of that template, if so. `again`: also
        whoever was sent it before. Those who are gone are left out."""
        with self._store.reading() as connection:
            return _recipients(connection, person_ids, template, again=again)

    def values(
        self, person_ids: Sequence[int], names: Sequence[str]
    ) -> dict[int, dict[str, FieldValue]]:
        """The values of those fields by person; fields that aren't there are left out."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            shown = {
                name: column for name in names if (column := _column(catalogue, name)) is not None
            }
            columns = "".join(f", {each.sql}" for each in shown.values())
            return {
                person_id: {
                    name: decoded(column.type, value)
                    for (name, column), value in zip(shown.items(), values, strict=True)
                }
                for person_id, *values in connection.execute(
                    f"SELECT r.id{columns} FROM person r "
                    "WHERE r.id IN (SELECT value FROM json_each(?))",
                    (rows.as_json(person_ids),),
                )
            }

    def types(self) -> dict[str, ApdeskType]:
        """The types of the fields that people have here."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            return {
                "company": ApdeskType.TEXT,
                **{each.name: each.type for each in catalogue.fields(Entity.PERSON)},
            }

    def gone(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those of some fields that people don't have here (any more), or that aren't shown: what
        is left of their values may be long out of date."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            hidden = {each.name for each in catalogue.fields(Entity.PERSON) if each.hidden}
            return tuple(
                name for name in names if name in hidden or _column(catalogue, name) is None
            )

    def unknown_opt_outs(self) -> tuple[str, ...]:
        """The objects with people here of whom apdesk can't see whether they want e-mail."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            return tuple(
                sobject
                for sobject in ("Lead", "Contact")
                if catalogue.sources(sobject) and catalogue.column_of(sobject, OPT_OUT) is None
            )

    # -- what becomes of them -------------------------------------------------------------------

    def begin(self, mail: NewMail, at: str, *, again: bool) -> Why | None:
        """Notes an e-mail as being sent, in the place of an earlier try; or says why it may not
        be sent after all: the person is looked at once more in the same transaction."""
        with self._store.transaction() as connection:
            found = _recipients(
                connection,
                (mail.person_id,),
                mail.template,
                again=again,
                besides=mail.message_id,
            ).get(mail.person_id)
            if found is None:
                return Why.GONE
            if found.why is None:
                _put(connection, mail, MailState.SENDING, at, None)
            return found.why

    def refused(self, mail: NewMail, said: str, at: str) -> None:
        """Notes an e-mail that the server didn't take."""
        with self._store.transaction() as connection:
            if connection.execute(
                "SELECT 1 FROM person WHERE id = ?", (mail.person_id,)
            ).fetchone():
                _put(connection, mail, MailState.REFUSED, at, said)

    def sent(
        self, message_id: str, at: str, *, log: bool, state: MailState = MailState.SENT
    ) -> None:
        """Notes that the server took an e-mail (or, UNCONFIRMED, that its answer was lost). `log`:
        wants a task in Salesforce that tells of it."""
        with self._store.transaction() as connection:
            found = connection.execute(
                "SELECT id, effect_id FROM mail WHERE message_id = ? AND state = 'sending'",
                (message_id,),
            ).fetchone()
            if found is None:
                return
            connection.execute("UPDATE mail SET state = ? WHERE id = ?", (str(state), found[0]))
            if log:
                _want_task(connection, found[0], found[1], at)

    def not_sent(self, message_id: str) -> None:
        """Takes back an e-mail that the server refused for now."""
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM mail WHERE message_id = ? AND state = 'sending'", (message_id,)
            )

    # -- what there was -------------------------------------------------------------------------

    def of_person(self, person_id: int) -> tuple[MailRow, ...]:
        """A person's e-mails, the newest first."""
        with self._store.reading() as connection:
            return mails_of(connection, person_id)

    def of_effects(self, pairs: Mapping[int, int]) -> dict[int, MailRow]:
        """The e-mails of effects (effect -> person), by effect; those without one are left out."""
        with self._store.reading() as connection:
            found = _read(
                connection,
                "m.person_id IN (SELECT value FROM json_each(?)) "
                "AND m.effect_id IN (SELECT value FROM json_each(?))",
                (rows.as_json(set(pairs.values())), rows.as_json(pairs)),
            )
            return {each.effect_id: each for each in found if each.effect_id is not None}

    def last_times(self, count: int) -> tuple[str, ...]:
        """When the last e-mails were sent, the newest first; ISO."""
        with self._store.reading() as connection:
            return tuple(
                str(row[0])
                for row in connection.execute(
                    "SELECT at FROM mail ORDER BY id DESC LIMIT ?", (count,)
                )
            )


def mails_of(connection: sqlite3.Connection, person_id: int) -> tuple[MailRow, ...]:
    """A person's e-mails, the newest first, over any connection that reads."""
    return _read(connection, "m.person_id = ? ORDER BY m.id DESC", (person_id,))


# -- within -------------------------------------------------------------------------------------


def _column(catalogue: Catalogue, name: str) -> Shown | None:
    return None if name.startswith("@") else shown_column(catalogue, Entity.PERSON, name)


def _read(
    connection: sqlite3.Connection, condition: str, arguments: tuple[object, ...]
) -> tuple[MailRow, ...]:
    found = connection.execute(
        "SELECT m.id, m.person_id, m.effect_id, j.name, m.template, m.address, m.subject, "
        "m.message_id, m.state, m.at, m.said FROM mail m "
        f"LEFT JOIN journey j ON j.id = m.journey_id WHERE {condition}",
        arguments,
    )
    return tuple(replace(each, state=MailState(each.state)) for each in starmap(MailRow, found))


def _put(
    connection: sqlite3.Connection, mail: NewMail, state: MailState, at: str, said: str | None
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO mail (person_id, effect_id, journey_id, shape, template, address, "
        "subject, message_id, state, at, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            mail.person_id,
            mail.effect_id,
            mail.journey_id,
            mail.shape,
            mail.template,
            mail.address,
            mail.subject,
            mail.message_id,
            str(state),
            at,
            said,
        ),
    )


def _want_task(connection: sqlite3.Connection, mail_id: int, effect_id: int, at: str) -> None:
    found = connection.execute(
        "SELECT journey_id, shape, version, person_id FROM effect WHERE id = ?", (effect_id,)
    ).fetchone()
    if found is None:
        return
    journey_id, shape, version, person_id = found
    intent = effects.Intent(None, journey_id, shape, version, person_id, "task", {"mail": mail_id})
    effects.want(connection, [intent], at)


def _recipients(
    connection: sqlite3.Connection,
    person_ids: Sequence[int],
    template: str,
    *,
    again: bool,
    besides: str = "",
) -> dict[int, Recipient]:
    """`besides`: an e-mail (by its Message-ID) that doesn't count as sent before."""
    catalogue = Catalogue.read(connection)
    emails = [f"r.{each.sql}" for each in email_columns(catalogue)]
    address = f"coalesce({', '.join(emails)}, NULL)" if emails else "NULL"
    people = connection.execute(
        f"SELECT r.id, {address}, {_opted_out(catalogue)}, r.sobject FROM person r "
        "WHERE r.id IN (SELECT value FROM json_each(?))",
        (rows.as_json(person_ids),),
    ).fetchall()
    unwanted = _unwanted(connection, catalogue, [row[1] for row in people if row[1]])
    before = set() if again else _sent_before(connection, person_ids, template, besides)
    unseen = {
        sobject for sobject in ("Lead", "Contact") if catalogue.column_of(sobject, OPT_OUT) is None
    }
    found = {}
    for person_id, email, opted_out, sobject in people:
        why = None
        if email is None:
            why = Why.NO_ADDRESS
        elif opted_out:
            why = Why.OPTED_OUT
        elif twin_key(email) in unwanted:
            why = Why.TWIN_OPTED_OUT
        elif person_id in before:
            why = Why.BEFORE
        elif sobject in unseen:
            why = Why.UNKNOWN
        found[person_id] = Recipient(person_id, email or "", why)
    return found


def _opted_out(catalogue: Catalogue) -> str:
    """SQL for whether the person `r` wants no e-mail, by whatever column says so."""
    columns = {
        column.sql
        for sobject in ("Lead", "Contact")
        if (column := catalogue.column_of(sobject, OPT_OUT)) is not None
    }
    return " OR ".join(f"coalesce(r.{each}, 0)" for each in sorted(columns)) or "0"


def _unwanted(
    connection: sqlite3.Connection, catalogue: Catalogue, addresses: Iterable[str]
) -> set[str]:
    """Those of the addresses, as they are compared, at which somebody wants no e-mail."""
    columns = [f"r.{each.sql}" for each in email_columns(catalogue)]
    spelled = json.dumps(sorted({each for address in addresses for each in spellings(address)}))
    found: set[str] = set()
    for column in columns:
        for (email,) in connection.execute(
            f"SELECT {column} FROM person r WHERE lower({column}) IN "
            f"(SELECT value FROM json_each(?)) AND ({_opted_out(catalogue)})",
            (spelled,),
        ):
            key = twin_key(email)
            if key is not None:
                found.add(key)
    return found


def _sent_before(
    connection: sqlite3.Connection, person_ids: Sequence[int], template: str, besides: str
) -> set[int]:
    return {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT person_id FROM mail WHERE template = ? AND state <> 'refused' "
            "AND message_id <> ? AND person_id IN (SELECT value FROM json_each(?))",
            (template, besides, rows.as_json(person_ids)),
        )
    }
