"""In the place of Salesforce and the mail server: counts what would be asked of them.

What would be done counts as done, and the database is told of it as it would be by those who do
it, so that later steps go by it: this is for a copy that is thrown away. Who would be skipped is
skipped by the same rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from apdesk.domain.clock import Clock, to_iso
from apdesk.journeys.mail import outcomes as mail_outcomes
from apdesk.journeys.mail.addresses import usable
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import writing
from apdesk.language import marked, tr, translated
from apdesk.store.database import Store
from apdesk.store.journeys import acting
from apdesk.store.journeys.campaigns import Campaigns, Member
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.learning import Learning, NewOwner
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.journeys.mails import Mails, Why
from apdesk.store.journeys.performing import Performing

#: Effects of one call: a transaction of the store takes them well.
MOST = 2_000
_PEOPLE = ("Lead", "Contact")
_FOR = {
    "owner": (("Lead",), marked("Only leads are assigned, and this isn't one")),
    "member": (_PEOPLE, marked("Only leads and contacts can be members of a campaign")),
    "task": (_PEOPLE, marked("Tasks are made for leads and contacts, and this is neither")),
}


@dataclass(slots=True)
class Tally:
    """What one step would do outside. `skipped`: how many go on without, by the reason; `waiting`:
    how many would wait there, by the reason."""

    done: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)


class CountingPerformer:
    """Performs effects of all kinds (see `journeys.performer.Performer`) by counting them.

    Attributes:
        tallies: (shape, kind of effect) -> what it came to.
    """

    kinds = frozenset({"owner", "member", "save", "task", "mail"})
    most = MOST

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._performing = Performing(store)
        self._learning = Learning(store)
        self._campaigns = Campaigns(store)
        self._mails = Mails(store)
        self.tallies: dict[tuple[str, str], Tally] = {}

    def settle(self, _doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """Nothing is ever in doubt here."""
        yield from ()

    def perform(self, effects: Sequence[Effect], _mark: Mark) -> Iterator[Sequence[Outcome]]:
        """Yields the outcomes of all of them."""
        effects = self._with_arrived(effects)
        by_kind: dict[str, list[Effect]] = {}
        for each in effects:
            by_kind.setdefault(each.kind, []).append(each)
        for kind, some in by_kind.items():
            outcomes = self._outcomes(kind, some)
            self._count(some, outcomes)
            yield outcomes

    def let_arrive(self, condition: str, arguments: tuple[object, ...]) -> int:
        """Takes people who are put on a Salesforce list (`creation`) for created there; how many
        that concerns."""
        with self._store.reading() as connection:
            coming = dict(
                connection.execute(
                    f"SELECT record_id, sobject FROM creation WHERE {condition}", arguments
                ).fetchall()
            )
        return len(self._arrive(coming))

    # -- kinds ----------------------------------------------------------------------------------

    def _outcomes(self, kind: str, effects: Sequence[Effect]) -> list[Outcome]:
        if kind == "mail":
            return self._send(effects)
        if kind == "save":
            return [
                Outcome(each.id, Fate.SKIPPED, translated(writing.NOT_SYNCED))
                if each.person_state == "kept"
                else Outcome(each.id, Fate.DONE)
                for each in effects
            ]
        sobjects, otherwise = _FOR[kind]
        note = translated(otherwise)
        sorted_out = writing.sort_out(effects, sobjects, note, self._performing, self._clock)
        if kind == "owner":
            self._assign(sorted_out.able)
        elif kind == "member":
            self._join(sorted_out.able)
        return [*sorted_out.others, *(Outcome(each.id, Fate.DONE) for each in sorted_out.able)]

    def _assign(self, effects: Sequence[Effect]) -> None:
        news = [
            NewOwner(each.person_id, str(each.payload["user"]["id"]), acting.author(each.journey))
            for each in effects
        ]
        if news:
            self._learning.owners(news, at=self._now)

    def _join(self, effects: Sequence[Effect]) -> None:
        pairs = {
            (str(each.payload["campaign"]["id"]), str(each.salesforce_id)): each for each in effects
        }
        known = self._campaigns.members(pairs)
        self._learning.members(
            [
                Member(
                    known[pair].id if pair in known else f"dry-run-{each.id}",
                    *pair,
                    str(each.payload["status"]),
                )
                for pair, each in pairs.items()
            ],
            at=self._now,
        )

    def _send(self, effects: Sequence[Effect]) -> list[Outcome]:
        known = {each.name.casefold(): each.name for each in MailTemplates(self._store).all()}
        groups: dict[tuple[str, bool], list[Effect]] = {}
        outcomes: list[Outcome] = []
        for each in effects:
            name = " ".join(str(each.payload.get("template", "")).split())
            if name.casefold() in known:
                key = (known[name.casefold()], bool(each.payload.get("again")))
                groups.setdefault(key, []).append(each)
            else:
                trouble = mail_outcomes.no_template(name)
                outcomes.append(Outcome(each.id, Fate.FAILED, trouble=trouble))
        for (name, again), some in groups.items():
            outcomes += self._send_template(name, some, again=again)
        return outcomes

    def _send_template(
        self, template: str, effects: Sequence[Effect], *, again: bool
    ) -> list[Outcome]:
        recipients = self._mails.recipients(
            [each.person_id for each in effects], template, again=again
        )
        now = self._clock.now()
        outcomes: list[Outcome] = []
        sent: dict[int, Effect] = {}
        for each in effects:
            recipient = recipients.get(each.person_id)
            why = Why.GONE if recipient is None else recipient.why
            if why is None and recipient is not None and usable(recipient.address) is None:
                why = Why.NO_ADDRESS
            if why is None and each.person_id in sent and not again:
                why = Why.BEFORE
            if why is None:
                sent[each.person_id] = each
                outcomes.append(Outcome(each.id, Fate.DONE))
            else:
                outcomes.append(mail_outcomes.without(each, why, now))
        self._note_sent(template, sent.values())
        return outcomes

    def _note_sent(self, template: str, effects: Collection[Effect]) -> None:
        """Thousands in one transaction; nothing of it is ever looked at but that it was sent."""
        if not effects:
            return
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT INTO mail (person_id, effect_id, journey_id, shape, template, address, "
                "subject, message_id, state, at) VALUES (?, ?, ?, ?, ?, '', '', ?, 'sent', ?)",
                [
                    (
                        each.person_id,
                        each.id,
                        each.journey_id,
                        each.shape,
                        template,
                        f"dry-run-{each.id}",
                        self._now,
                    )
                    for each in effects
                ],
            )

    # -- within ---------------------------------------------------------------------------------

    def _with_arrived(self, effects: Sequence[Effect]) -> list[Effect]:
        """Those made here who would be in Salesforce by now are there."""
        local = {each.person_id: each for each in effects if each.person_state == "local"}
        if not local:
            return list(effects)
        with self._store.reading() as connection:
            coming = dict(
                connection.execute(
                    "SELECT record_id, sobject FROM creation "
                    "WHERE record_id IN (SELECT value FROM json_each(?))",
                    (f"[{','.join(map(str, local))}]",),
                ).fetchall()
            )
        for each in effects:
            if each.kind == "save" and each.person_id in local:
                coming.setdefault(each.person_id, str(each.payload["sobject"]))
        arrived = self._arrive(coming)
        return [
            replace(
                each,
                person_state="member",
                sobject=arrived[each.person_id],
                salesforce_id=_invented(each.person_id),
            )
            if each.person_id in arrived
            else each
            for each in effects
        ]

    def _arrive(self, coming: Mapping[int, str]) -> Mapping[int, str]:
        if coming:
            with self._store.transaction() as connection:
                connection.executemany(
                    "UPDATE person SET state = 'member', sobject = ?, salesforce_id = ? "
                    "WHERE id = ? AND state = 'local'",
                    [(sobject, _invented(each), each) for each, sobject in coming.items()],
                )
                connection.executemany(
                    "DELETE FROM creation WHERE record_id = ?", [(each,) for each in coming]
                )
        return coming

    def _count(self, effects: Sequence[Effect], outcomes: Sequence[Outcome]) -> None:
        by_id = {each.id: each for each in effects}
        for each in outcomes:
            effect = by_id[each.effect_id]
            tally = self.tallies.setdefault((effect.shape, effect.kind), Tally())
            if each.fate is Fate.DONE:
                tally.done += 1
            elif each.fate is Fate.SKIPPED:
                tally.skipped[each.note] += 1
            else:
                title = (
                    each.trouble.title
                    if each.trouble is not None
                    else tr("It would be tried later")
                )
                tally.waiting[title] += 1

    @property
    def _now(self) -> str:
        return to_iso(self._clock.now())


def _invented(person_id: int) -> str:
    """Of 18 characters, and no id that an org gives."""
    return f"dry{person_id:015d}"
