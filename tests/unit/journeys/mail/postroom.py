"""A store with people, a template and a mail server's settings; what stands in for the engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apdesk.domain.clock import to_iso
from apdesk.domain.journey.document import graph_to_text
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.journeys.mail.passwords import MailPasswords
from apdesk.journeys.mail.performer import MailPerformer
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.journeys.mail.wire import trusted
from apdesk.paths import DataDir
from apdesk.store.journeys import effects
from apdesk.store.journeys.effects import Effect, Effects, Outcome
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.journeys.mails import MailRow, Mails
from apdesk.store.settings import Settings
from tests.unit.journeys.mail.mail_servers import HOST
from tests.unit.store.store_builders import Desk, desk_at, page, record

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WELCOME = MailTemplate("Welcome", "Hello {{name|you}}", "Dear {{name|reader}},\nwelcome.\n")


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time


class PostRoom:
    """Wants e-mails for people, and performs them as the engine does."""

    def __init__(
        self,
        desk: Desk,
        data_dir: DataDir,
        port: int,
        *,
        context: Callable[[], Any] = trusted,
        **settings: Any,
    ) -> None:
        self.desk = desk
        self.store = desk.store
        self.clock = MovedClock()
        self.settings = Settings(self.store)
        self.passwords = MailPasswords(data_dir)
        self.mails = Mails(self.store)
        self.templates = MailTemplates(self.store)
        self.effects = Effects(self.store)
        self.notes: dict[int, Outcome] = {}
        self.set(
            MailSettings(
                **{
                    "host": HOST,
                    "port": port,
                    "security": Security.NONE,
                    "from_name": "Ana Lima",
                    "from_address": "ana@shop.example",
                    "unsubscribe_mail": "off@shop.example",
                    "per_minute": 1000,
                    **settings,
                }
            )
        )
        self.performer = MailPerformer(
            self.store, self.clock, self.passwords, context=context, timeout=10
        )

    def set(self, settings: MailSettings) -> None:
        settings.store(self.settings)

    def log_in(self, password: str) -> None:
        self.passwords.save(self.settings.installation_id(), password, for_session=True)

    def people(self, *emails: str | None, first: int = 1, **values: Any) -> list[int]:
        """New leads with these addresses; their ids."""
        before = set(self.desk.views.ids("leads"))  # type: ignore[arg-type]
        self.desk.apply(
            page(
                "Lead",
                [
                    record("Lead", first + at, Name=f"Person {first + at}", Email=email, **values)
                    for at, email in enumerate(emails)
                ],
            )
        )
        return [each for each in self.desk.views.ids("leads") if each not in before]  # type: ignore[arg-type]

    def want(self, *person_ids: int, template: str = "Welcome", **payload: Any) -> list[int]:
        """Effects that send them a template; their ids."""
        with self.store.transaction() as connection:
            last = connection.execute("SELECT coalesce(max(id), 0) FROM effect").fetchone()[0]
            intents = [
                effects.Intent(None, 1, "s2", 1, each, "mail", {"template": template, **payload})
                for each in person_ids
            ]
            effects.want(connection, intents, to_iso(self.clock.now()))
            found = connection.execute("SELECT id FROM effect WHERE id > ?", (last,)).fetchall()
        return [row[0] for row in found]

    def due(self) -> tuple[Effect, ...]:
        return self.effects.due({"mail"}, to_iso(self.clock.now()), self.performer.most)

    def run(self) -> dict[int, Outcome]:
        """One run as the engine makes it; what came out, by effect."""
        found: dict[int, Outcome] = {}
        now = to_iso(self.clock.now())
        doubtful = self.effects.doubtful({"mail"}, now, 500)
        if doubtful:
            for some in self.performer.settle(doubtful):
                self.effects.settle(some, now, looked=True)
                found |= {each.effect_id: each for each in some}
        while due := self.due():
            for some in self.performer.perform(due, self.mark):
                self.effects.settle(some, now)
                found |= {each.effect_id: each for each in some}
        return found

    def mark(self, ids: Sequence[int]) -> None:
        self.effects.mark(ids, to_iso(self.clock.now()))

    def after(self, **time: float) -> None:
        self.clock.time += timedelta(**time)

    def mail_of(self, person_id: int) -> MailRow:
        (found,) = self.mails.of_person(person_id)
        return found

    def query(self, sql: str, *arguments: object) -> list[Any]:
        with self.store.reading() as connection:
            return connection.execute(sql, arguments).fetchall()


def add_journey(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO journey (id, name, draft, changed_at, state, version) "
        "VALUES (1, 'First steps', ?, ?, 'live', NULL)",
        (graph_to_text(Graph()), to_iso(START)),
    )


@contextmanager
def post_room(folder: Path, port: int, **options: Any) -> Iterator[PostRoom]:
    data_dir = DataDir(folder)
    data_dir.prepare()
    with desk_at(data_dir.database) as desk:
        room = PostRoom(desk, data_dir, port, **options)
        with desk.store.transaction() as connection:
            add_journey(connection)
        room.templates.create(WELCOME, at=to_iso(START))
        yield room
