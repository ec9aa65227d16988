"""Journeys in a database full of people: one that runs with somebody stuck, a draft, a paused
one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    ByHand,
    CheckFields,
    Delay,
    Email,
    Kind,
    ListTrigger,
    Port,
    Settings,
)
from apdesk.domain.journey.templates import start
from apdesk.domain.operators import Criterion, EvaluationContext, Operator
from apdesk.journeys.engine import JourneyEngine
from apdesk.journeys.mail.settings import MailSettings
from apdesk.journeys.performer import Mark
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.journeys.effects import Effect, Fate, Outcome, Trouble
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.settings import Settings as StoredSettings

MAIL = MailSettings(host="localhost", port=25, from_address="desk@example.com", user="")
REFUSED = Trouble(
    "mail.refused",
    "The mail server refused the e-mail",
    "It says that the mailbox is full.",
    "Try it again later.",
    "552 Mailbox full",
)


class HalfRefused:
    """An outside that refuses every third effect for good."""

    kinds = frozenset({"owner", "member", "save", "task", "mail"})
    most = 1_000

    def settle(self, _doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        yield from ()

    def perform(self, effects: Sequence[Effect], _mark: Mark) -> Iterator[Sequence[Outcome]]:
        yield [
            Outcome(each.id, Fate.FAILED, trouble=REFUSED)
            if each.person_id % 3 == 0 and not each.attempts
            else Outcome(each.id, Fate.DONE, "E-mail “Welcome” sent")
            for each in effects
        ]


def chain(*shapes: tuple[Kind, Settings]) -> Graph:
    """Shapes s1, s2 … one after another."""
    graph = Graph()
    for at, (kind, settings) in enumerate(shapes, 1):
        graph = graph.with_shape(Shape(f"s{at}", kind, settings, x=256.0 * (at - 1)))
        if at > 1:
            before = graph.by_id[f"s{at - 1}"]
            graph = graph.connected(before.id, before.kind.ports[0], f"s{at}")
    return graph


def welcome() -> Graph:
    """New leads get an e-mail; those with a phone number are told apart two days later."""
    graph = chain(
        (Kind.JOINED_LIST, ListTrigger("leads", existing=True)),
        (Kind.EMAIL, Email("Welcome")),
        (Kind.DELAY, Delay(2)),
        (Kind.CHECK_FIELDS, CheckFields((Criterion("phone", Operator.NOT_BLANK),))),
    )
    return (
        graph.with_shape(Shape("s5", Kind.DELAY, Delay(1), 1024.0, 0.0))
        .with_shape(Shape("s6", Kind.BY_HAND, ByHand(), 0.0, 208.0))
        .connected("s4", Port.YES, "s5")
        .connected("s6", Port.OUT, "s2")
    )


def advance(store: Store) -> None:
    """Lets people move until everybody waits."""
    clock = SystemClock()
    engine = JourneyEngine(store, clock, [HalfRefused()], context=context)
    for _ in engine.run(CancelToken()):
        pass


def context() -> EvaluationContext:
    return EvaluationContext(SystemClock().now(), "Europe/Berlin", "en_GB")


def populate(database: Path) -> Mapping[str, int]:
    """The ids of the journeys "welcome", "win" and "paused", and of a person inside."""
    at = to_iso(SystemClock().now())
    with Store(database) as store:
        MAIL.store(StoredSettings(store))
        journeys, templates = Journeys(store), MailTemplates(store)
        found = {}
        offer = start("welcome")
        assert offer is not None
        for each in offer.templates:
            templates.create(each, at=at)
        found["welcome"] = journeys.create("Welcome new leads", welcome(), at=at)
        journeys.publish(found["welcome"], at=at, context=context())
        win_back = start("campaign_follow_up")
        assert win_back is not None
        found["win"] = journeys.create("Spring campaign follow-up", win_back.graph, at=at)
        for each in win_back.templates:
            templates.create(each, at=at)
        quiet = chain((Kind.BY_HAND, ByHand()), (Kind.DELAY, Delay(3)))
        found["paused"] = journeys.create("Quiet customers", quiet, at=at)
        journeys.publish(found["paused"], at=at, context=context())
        advance(store)
        journeys.pause(found["paused"])
        changed = journeys.draft(found["welcome"])
        changed = changed.with_shape(Shape("s3", Kind.DELAY, Delay(3), 512.0, 0.0))
        journeys.save_draft(found["welcome"], changed, at=at)
        with store.reading() as connection:
            (found["person"],) = connection.execute(
                "SELECT person_id FROM passage WHERE state = 'stuck' LIMIT 1"
            ).fetchone()
        return found
