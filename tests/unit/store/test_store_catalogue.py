"""What mappings made of the fields is read once for each edition, and never another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress

import pytest

from apdesk.store import columns
from apdesk.store.columns import Catalogue, prepare
from tests.unit.store.store_builders import LEAD, Desk, mapping

WITH_MORE = {"Lead": [*LEAD, mapping("Lead", "Extra__c", "extra")]}


@pytest.fixture(autouse=True)
def nothing_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_READ", {})


def knows_more(connection: sqlite3.Connection) -> bool:
    return Catalogue.read(connection).source("Lead", "Extra__c") is not None


def test_an_edition_is_read_once(desk: Desk) -> None:
    with desk.store.reading() as connection:
        first = Catalogue.read(connection)
        said: list[str] = []
        connection.set_trace_callback(said.append)
        assert Catalogue.read(connection) is first
        connection.set_trace_callback(None)
    assert not [each for each in said if "apdesk_field" in each]


def test_another_process_s_edition_is_seen_at_once(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.store.path)) as other:
        assert not knows_more(other)
        desk.mirror.prepare(WITH_MORE)
        assert knows_more(other)


def test_an_edition_that_is_given_up_is_nobody_s(desk: Desk) -> None:
    with desk.store.reading() as connection:
        assert not knows_more(connection)
    with suppress(RuntimeError), desk.store.transaction() as connection:
        prepare(connection, WITH_MORE)
        assert knows_more(connection)
        raise RuntimeError
    with desk.store.reading() as connection:
        assert not knows_more(connection)


def test_what_is_written_while_it_is_read_is_not_taken_for_the_edition_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Catalogue._read

    def overtaken(
        connection: sqlite3.Connection, paused: Iterable[tuple[str, str, str]] = ()
    ) -> Catalogue:
        monkeypatch.setattr(Catalogue, "_read", read)
        desk.mirror.prepare(WITH_MORE)
        return read(connection, paused)

    with closing(sqlite3.connect(desk.store.path, isolation_level=None)) as before:
        before.execute("BEGIN")
        before.execute("SELECT * FROM meta").fetchall()
        columns._READ.clear()
        monkeypatch.setattr(Catalogue, "_read", overtaken)
        with closing(sqlite3.connect(desk.store.path)) as meanwhile:
            assert knows_more(meanwhile)
        assert not knows_more(before)


def test_few_editions_are_kept(desk: Desk) -> None:
    for number in range(20):
        desk.mirror.prepare({"Lead": [*LEAD, mapping("Lead", f"F{number}__c", f"f{number}")]})
        with desk.store.reading() as connection:
            assert Catalogue.read(connection).source("Lead", f"F{number}__c") is not None
    assert len(columns._READ) <= 8
