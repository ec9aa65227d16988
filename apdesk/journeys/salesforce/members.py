"""Gives campaign members a status, and makes members of those who are none.

Who is a member is known here, of watched campaigns, as of the last pull. Where that is out of date
the org's refusal says so, and these few are looked at once more and done right in a second call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from apdesk.domain import soql
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.records import Row
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import choices, objects, problems, writing
from apdesk.journeys.salesforce.objects import in_chunks, listed
from apdesk.journeys.salesforce.writing import LookRefused, NotSent, Wanted
from apdesk.language import marked, tr, translated
from apdesk.salesforce.org import Org, RowQuery, WriteResult
from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaigns, Member, MemberStatus, Pair
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.learning import Learning
from apdesk.store.journeys.performing import Performing

_LOOKED_AT = ("Id", "CampaignId", "LeadId", "ContactId", "Status", "LastModifiedDate")
_PEOPLE = ("Lead", "Contact")
_NOBODY = marked("Only leads and contacts can be members of a campaign")
_CHANGED = marked("Somebody gave the member another status meanwhile, and that stays")
#: Refusals of a write that rests on an outdated idea of who is a member.
_ALREADY, _GONE = "DUPLICATE_VALUE", "salesforce.record_gone"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A membership as a look found it."""

    member: Member
    modified: str | None


class MemberPerformer:
    """Effects of the kind "member": payload {"campaign": {"id", "name"}, "status"}."""

    kinds = frozenset({"member"})
    most = writing.MOST

    def __init__(self, org: Org, store: Store, clock: Clock) -> None:
        self._org = org
        self._store = store
        self._clock = clock
        self._campaigns = Campaigns(store)
        self._learning = Learning(store)
        self._performing = Performing(store)

    # -- doing ------------------------------------------------------------------------------------

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """See `Performer.perform`: one call for 1,000 people, where what is known of them holds."""
        sorted_out = writing.sort_out(
            effects, _PEOPLE, translated(_NOBODY), self._performing, self._clock
        )
        statuses = self._statuses({_campaign(each)[0] for each in sorted_out.able})
        labels: dict[int, str] = {}
        able, others = [], list(sorted_out.others)
        for each in sorted_out.able:
            found = _label(each, statuses)
            if isinstance(found, Outcome):
                others.append(found)
            else:
                labels[each.id] = found
                able.append(each)
        if others:
            yield others
        for wave in writing.waves(able, _pair):
            yield from self._write(wave, labels, mark)

    def _write(
        self, wave: Sequence[Effect], labels: Mapping[int, str], mark: Mark
    ) -> Iterator[Sequence[Outcome]]:
        known = self._campaigns.members({_pair(each) for each in wave})
        self._learning.note_before(
            {
                each.id: (known[_pair(each)].status or "") if _pair(each) in known else ""
                for each in wave
            }
        )
        wanted = [_wanted(each, known.get(_pair(each)), labels[each.id]) for each in wave]
        try:
            for answered in writing.write(self._org, wanted, mark):
                outdated = [
                    want.effect for want, result in answered.results if _is_outdated(want, result)
                ]
                yield self._settled(
                    [each for each in answered.results if not _is_outdated(*each)], labels
                )
                if answered.of_the_org is not None:
                    raise answered.of_the_org
                if outdated:
                    yield from self._write_again(outdated, labels)
        except NotSent as unsent:
            yield unsent.outcomes
            raise unsent.error from None

    def _write_again(
        self, effects: Sequence[Effect], labels: Mapping[int, str]
    ) -> Iterator[Sequence[Outcome]]:
        """Looks who is a member, and writes by that. Nothing of these was written so far."""
        try:
            seen = self._look(effects)
        except LookRefused as refusal:
            yield writing.unlookable(effects, refusal, self._clock)
            return
        there = [each for each in effects if _has(seen, each, labels[each.id])]
        if there:
            self._learn(seen, there)
            yield [_done(each, labels[each.id]) for each in there]
        wanted = [
            _wanted(
                each,
                seen[_pair(each)].member if _pair(each) in seen else None,
                labels[each.id],
            )
            for each in effects
            if not _has(seen, each, labels[each.id])
        ]
        for answered in writing.write(self._org, wanted, None):
            yield self._settled(answered.results, labels)
            if answered.of_the_org is not None:
                raise answered.of_the_org

    def _settled(
        self, results: Sequence[tuple[Wanted, WriteResult]], labels: Mapping[int, str]
    ) -> list[Outcome]:
        outcomes: list[Outcome] = []
        members: list[Member] = []
        for want, result in results:
            effect, label = want.effect, labels[want.effect.id]
            if result.error is not None:
                outcomes.append(writing.refused(effect, result.error, self._clock))
                continue
            assert result.record_id is not None
            members.append(Member(result.record_id, *_pair(effect), label))
            outcomes.append(_done(effect, label, result.record_id))
        if members:
            self._learning.members(members, at=to_iso(self._clock.now()))
        return outcomes

    def _statuses(self, campaign_ids: Collection[str]) -> dict[str, tuple[MemberStatus, ...]]:
        """Those that the members of the campaigns can have; asks for those that aren't known."""
        known = self._campaigns.statuses(campaign_ids)
        unknown = sorted(set(campaign_ids) - known.keys())
        for some in in_chunks(unknown, objects.IDS):
            choices.read_campaigns(self._org, self._store, some)
        return {**known, **self._campaigns.statuses(unknown)} if unknown else known

    # -- looking ----------------------------------------------------------------------------------

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """See `Performer.settle`: one call for 5,000 people."""
        sorted_out = writing.sort_out(
            doubtful, _PEOPLE, translated(_NOBODY), self._performing, self._clock, doubtful=True
        )
        if sorted_out.others:
            yield sorted_out.others
        able = sorted_out.able
        if not able:
            return
        try:
            seen = self._look(able)
        except LookRefused as refusal:
            yield writing.unlookable(able, refusal, self._clock)
            return
        before = self._learning.before([each.id for each in able])
        asked = self._performing.by_org_clock([each.asked_at or each.wanted_at for each in able])
        self._learn(seen, [each for each in able if _has(seen, each, _wanted_status(each))])
        yield [
            _judge(
                each,
                seen.get(_pair(each)),
                before.get(each.id),
                asked[each.asked_at or each.wanted_at],
            )
            for each in able
        ]

    def _look(self, effects: Sequence[Effect]) -> dict[Pair, _Seen]:
        """The memberships of these people, as the org has them. Raises SalesforceError."""
        pairs = {_pair(each) for each in effects}
        by_campaign: dict[str, list[str]] = {}
        for campaign_id, person_id in sorted(pairs):
            by_campaign.setdefault(campaign_id, []).append(person_id)
        queries = [
            RowQuery(
                objects.MEMBER,
                _LOOKED_AT,
                soql.select(
                    "CampaignMember",
                    _LOOKED_AT,
                    f"CampaignId = {soql.quote(campaign_id)} "
                    f"AND (LeadId IN {listed(some)} OR ContactId IN {listed(some)})",
                ),
            )
            for campaign_id, people in by_campaign.items()
            for some in in_chunks(people, objects.IDS)
        ]
        found: dict[Pair, _Seen] = {}
        for page in writing.ask(self._org, queries):
            for row in page.rows:
                seen = _seen(row)
                for each in (row[2], row[3]):
                    pair = (seen.member.campaign_id, str(each))
                    if pair in pairs:
                        found.setdefault(pair, seen)
        return found

    def _learn(self, seen: Mapping[Pair, _Seen], done: Sequence[Effect]) -> None:
        if done:
            self._learning.members(
                [seen[_pair(each)].member for each in done], at=to_iso(self._clock.now())
            )


def _campaign(effect: Effect) -> tuple[str, str]:
    """The id and the name of the campaign."""
    campaign = effect.payload["campaign"]
    return str(campaign["id"]), str(campaign["name"])


def _pair(effect: Effect) -> Pair:
    return _campaign(effect)[0], effect.salesforce_id or ""


def _wanted_status(effect: Effect) -> str:
    return str(effect.payload["status"])


def _label(effect: Effect, statuses: Mapping[str, tuple[MemberStatus, ...]]) -> str | Outcome:
    """The status as the campaign writes it. Of one that it doesn't have Salesforce would make the
    default one, without a word."""
    campaign_id, name = _campaign(effect)
    wanted = _wanted_status(effect)
    if campaign_id not in statuses:
        return Outcome(effect.id, Fate.FAILED, trouble=problems.gone_trouble(name))
    for each in statuses[campaign_id]:
        if each.label.casefold() == wanted.casefold():
            return each.label
    return Outcome(effect.id, Fate.FAILED, trouble=problems.status_gone(name, wanted))


def _wanted(effect: Effect, member: Member | None, label: str) -> Wanted:
    if member is not None:
        return Wanted(effect, "CampaignMember", {"Status": label}, member.id)
    campaign_id, person_id = _pair(effect)
    values = {"CampaignId": campaign_id, f"{effect.sobject}Id": person_id, "Status": label}
    return Wanted(effect, "CampaignMember", values)


def _is_outdated(want: Wanted, result: WriteResult) -> bool:
    """Whether the refusal says that the person is a member after all, or none any more."""
    if result.error is None:
        return False
    if want.record_id is None:
        return result.error.error_code == _ALREADY
    return result.error.code == _GONE


def _seen(row: Row) -> _Seen:
    member_id, campaign_id, lead_id, contact_id, status, modified = row
    member = Member(
        str(member_id),
        str(campaign_id),
        str(contact_id or lead_id),
        None if status is None else str(status),
    )
    return _Seen(member, None if modified is None else str(modified))


def _has(seen: Mapping[Pair, _Seen], effect: Effect, status: str) -> bool:
    found = seen.get(_pair(effect))
    return found is not None and (found.member.status or "").casefold() == status.casefold()


def _judge(effect: Effect, seen: _Seen | None, before: str | None, asked_at: str) -> Outcome:
    wanted = _wanted_status(effect)
    if seen is None:
        return Outcome(effect.id, Fate.UNDONE)
    status = seen.member.status or ""
    if status.casefold() == wanted.casefold():
        return _done(effect, status, seen.member.id)
    if status == before or not writing.saved_since(seen.modified, asked_at):
        return Outcome(effect.id, Fate.UNDONE)
    return Outcome(effect.id, Fate.DONE, translated(_CHANGED), seen.member.id)


def _done(effect: Effect, label: str, member_id: str | None = None) -> Outcome:
    note = tr(
        "“{status}” in the campaign “{campaign}”", status=label, campaign=_campaign(effect)[1]
    )
    return Outcome(effect.id, Fate.DONE, note, member_id)
