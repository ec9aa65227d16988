"""Assigns leads to users.

To set an owner twice does no harm by itself, but it would undo what somebody did in between. So
who owned the lead is noted before it is asked for, and one in doubt is only done again when
nobody has changed the lead since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apdesk.domain import soql
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.records import Row
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import objects, writing
from apdesk.journeys.salesforce.writing import Answered, LookRefused, NotSent, Wanted
from apdesk.language import marked, tr, translated
from apdesk.salesforce.org import Org, RowQuery
from apdesk.store.database import Store
from apdesk.store.journeys import acting
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.learning import Learning, NewOwner
from apdesk.store.journeys.performing import Performing

_LOOKED_AT = ("Id", "OwnerId", "LastModifiedDate", "IsConverted")
_NO_LEAD = marked("Only leads are assigned, and this isn't one")
_CHANGED = marked("Somebody gave the lead another owner meanwhile, and that stays")


class OwnerPerformer:
    """Effects of the kind "owner": payload {"user": {"id", "name"}}."""

    kinds = frozenset({"owner"})
    most = writing.MOST

    def __init__(self, org: Org, store: Store, clock: Clock) -> None:
        self._org = org
        self._clock = clock
        self._learning = Learning(store)
        self._performing = Performing(store)

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """See `Performer.perform`: one call for 1,000 leads."""
        sorted_out = writing.sort_out(
            effects, ("Lead",), translated(_NO_LEAD), self._performing, self._clock
        )
        if sorted_out.others:
            yield sorted_out.others
        for wave in writing.waves(sorted_out.able, lambda each: each.salesforce_id):
            people = [each.person_id for each in wave]
            owners = self._performing.owners(people, "Lead") or {}
            known = {each.id: owners.get(each.person_id) for each in wave}
            self._learning.note_before({key: owner for key, owner in known.items() if owner})
            wanted = [
                Wanted(each, "Lead", {"OwnerId": _user(each)[0]}, each.salesforce_id)
                for each in wave
            ]
            try:
                for answered in writing.write(self._org, wanted, mark):
                    yield self._settled(answered)
                    if answered.of_the_org is not None:
                        raise answered.of_the_org
            except NotSent as unsent:
                yield unsent.outcomes
                raise unsent.error from None

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """See `Performer.settle`: one call for 10,000 leads."""
        sorted_out = writing.sort_out(
            doubtful, ("Lead",), translated(_NO_LEAD), self._performing, self._clock
        )
        if sorted_out.others:
            yield sorted_out.others
        able = sorted_out.able
        if not able:
            return
        ids = [each.salesforce_id for each in able if each.salesforce_id]
        try:
            pages = writing.ask(
                self._org,
                [
                    RowQuery(objects.LEAD, _LOOKED_AT, text)
                    for text in soql.by_ids("Lead", _LOOKED_AT, ids)
                ],
            )
        except LookRefused as refusal:
            yield writing.unlookable(able, refusal, self._clock)
            return
        there = {str(row[0]): row for page in pages for row in page.rows}
        before = self._learning.before([each.id for each in able])
        asked = self._performing.by_org_clock([each.asked_at or each.wanted_at for each in able])
        outcomes = [
            self._judge(
                each,
                there.get(each.salesforce_id or ""),
                before.get(each.id),
                asked[each.asked_at or each.wanted_at],
            )
            for each in able
        ]
        there_now = {key: row[1] for key, row in there.items()}
        self._learn(
            [each for each in able if there_now.get(each.salesforce_id or "") == _user(each)[0]]
        )
        yield outcomes

    def _judge(self, effect: Effect, row: Row | None, before: str | None, asked_at: str) -> Outcome:
        user_id, name = _user(effect)
        if row is None:
            return Outcome(
                effect.id,
                Fate.SKIPPED,
                tr("The lead is no longer in Salesforce, so nothing was done"),
            )
        _, owner, modified, converted = row
        if owner == user_id:
            return Outcome(effect.id, Fate.DONE, _assigned(name))
        if converted:
            return Outcome(
                effect.id, Fate.SKIPPED, tr("The lead was converted, so nothing was done")
            )
        if owner == before or not writing.saved_since(
            None if modified is None else str(modified), asked_at
        ):
            return Outcome(effect.id, Fate.UNDONE)
        return Outcome(effect.id, Fate.DONE, translated(_CHANGED))

    def _settled(self, answered: Answered) -> list[Outcome]:
        outcomes, done = [], []
        for want, result in answered.results:
            if result.error is not None:
                outcomes.append(writing.refused(want.effect, result.error, self._clock))
                continue
            done.append(want.effect)
            outcomes.append(Outcome(want.effect.id, Fate.DONE, _assigned(_user(want.effect)[1])))
        self._learn(done)
        return outcomes

    def _learn(self, done: Sequence[Effect]) -> None:
        if done:
            self._learning.owners(
                [
                    NewOwner(each.person_id, _user(each)[0], acting.author(each.journey))
                    for each in done
                ],
                at=to_iso(self._clock.now()),
            )


def _user(effect: Effect) -> tuple[str, str]:
    """The id and the name of who is to own the lead."""
    user = effect.payload["user"]
    return str(user["id"]), str(user["name"])


def _assigned(name: str) -> str:
    return tr("Assigned to {user}", user=name)
