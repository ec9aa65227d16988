"""People who share an e-mail address: records of their own, of one person."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from apdesk.domain.duplicates import twin_key
from apdesk.domain.mapping import Entity
from apdesk.domain.plan import OPT_OUT
from apdesk.store.columns import Catalogue, email_columns
from apdesk.store.lists import Found

_UPPER = {ord(each): ord(each) + 32 for each in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True, slots=True)
class Twins:
    """The others with the address; whether one of them, or the person, wants no e-mail."""

    found: tuple[Found, ...] = ()
    opted_out: bool = False
    own_opt_out: bool = False


def read_twins(connection: sqlite3.Connection, catalogue: Catalogue, record_id: int) -> Twins:
    """The twins of a person, by their ids."""
    emails = [each.sql for each in email_columns(catalogue)]
    out = _opt_out(catalogue)
    own = connection.execute(
        f"SELECT {', '.join([out, *emails])} FROM person WHERE id = ?", (record_id,)
    ).fetchone()
    if own is None:
        return Twins()
    addresses = [str(each) for each in own[1:] if each]
    keys = {key for each in addresses if (key := twin_key(each)) is not None}
    if not keys:
        return Twins(own_opt_out=bool(own[0]))
    spelled = sorted(set().union(*(spellings(each) for each in addresses)))
    marks = ", ".join("?" * len(spelled))
    rows = connection.execute(
        f"SELECT id, salesforce_id, sobject, {catalogue.name_expression('person')}, {out}, "
        f"{', '.join(emails)} FROM person WHERE id <> ? AND "
        f"({' OR '.join(f'lower({each}) IN ({marks})' for each in emails)}) ORDER BY id",
        (record_id, *spelled * len(emails)),
    ).fetchall()
    twins = [row for row in rows if not keys.isdisjoint(map(twin_key, row[5:]))]
    return Twins(
        found=tuple(
            Found(Entity.PERSON, row[0], row[1], row[2], row[3] or row[1] or "") for row in twins
        ),
        opted_out=any(row[4] for row in twins),
        own_opt_out=bool(own[0]),
    )


def _opt_out(catalogue: Catalogue) -> str:
    """SQL for whether a person wants no e-mail, by whatever column says so."""
    columns = {
        column.sql
        for sobject in ("Lead", "Contact")
        if (column := catalogue.column_of(sobject, OPT_OUT)) is not None
    }
    return " OR ".join(f"coalesce({each}, 0)" for each in sorted(columns)) or "0"


def spellings(address: str) -> set[str]:
    """How the address may be indexed, which is under SQLite's lower(): that of ASCII letters."""
    plain = address.strip()
    written = {address, plain, plain.lower(), plain.upper(), plain.casefold()}
    return {each.translate(_UPPER) for each in written}
