"""Pulls what journeys need to know of the org: users, campaigns, and the members of campaigns.

When not much is new this is one call, whatever there is: who changed since, and how many there are.
Members that left their campaign leave no trace in the org, so that the count tells of them, and
then all members are read. The first pull of a campaign makes no events; it goes on where it broke
off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from apdesk.domain import soql
from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.records import RowPage
from apdesk.domain.run import Problem
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import BugError
from apdesk.journeys.salesforce import objects, problems
from apdesk.journeys.salesforce.objects import A_CALL, in_chunks, listed
from apdesk.language import tr
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import Org, Query, QueryResult, RawQuery, RowQuery
from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaign, Campaigns, Member, MemberStatus, Watch
from apdesk.store.journeys.org_users import OrgUser, OrgUsers

_OVERLAP = timedelta(minutes=objects.OVERLAP_MINUTES)
_SWEEP_EVERY = timedelta(days=1)
#: Accounts may be members, too, where the org lets them; journeys know people.
_OF_PEOPLE = "(LeadId != null OR ContactId != null)"
_USER = ("Id", "Name", "Email", "IsActive", "SystemModstamp")
_CAMPAIGN = ("Id", "Name", "Status", "IsActive")
_STATUS = ("CampaignId", "Label", "SortOrder", "IsDefault", "HasResponded")
_MEMBER = ("Id", "CampaignId", "LeadId", "ContactId", "Status", "SystemModstamp")


@dataclass(frozen=True, slots=True)
class Needs:
    """What the journeys need: members of campaigns, and whether users.

    `names`: what campaigns were called when they were chosen, for telling that one is gone.
    """

    campaign_ids: frozenset[str] = frozenset()
    users: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A step: so many rows of an object were taken over; `events` are changes of members."""

    sobject: str
    rows: int = 0
    events: int = 0


def refresh(
    org: Org,
    store: Store,
    clock: Clock,
    needs: Needs,
    cause: str = "journeys",
    *,
    page: int = objects.PAGE,
) -> Iterator[Pulled | Problem]:
    """Takes over what is new; yields after each transaction, and what can't be read.

    What isn't needed any more is forgotten; when nothing is needed, nothing is asked. `page` are
    the rows of one question. Raises SalesforceError for what concerns every call, and KnownError
    for the database's troubles; what was stored until then stays, and the next time goes on there.
    """
    yield from _Refresh(org, store, clock, needs, cause, page).run()


def users_query(after: tuple[str, str] | None, since: str | None, page: int) -> RowQuery:
    """Users who can own leads, the one that was changed the longest ago first: all of them, those
    changed `since` (a stamp), or those after the (stamp, id) of the last row read."""
    where = ["UserType = 'Standard'"]
    if after is not None:
        where.append(_behind(after))
    elif since is not None:
        where.append(f"SystemModstamp >= {to_iso(from_iso(since) - _OVERLAP)}")
    return _query(objects.USER, _USER, " AND ".join(where), page=page)


def users_of(rows: RowPage) -> list[OrgUser]:
    """The users of an answer to `users_query`."""
    return [
        OrgUser(str(row[0]), str(row[1] or row[0]), _text(row[2]), bool(row[3]), str(row[4]))
        for row in rows.rows
    ]


def campaign_query(where: str, tail: str = "") -> RowQuery:
    """Campaigns that meet a condition; `tail` orders and limits them."""
    text = f"SELECT {', '.join(_CAMPAIGN)} FROM Campaign WHERE {where}{tail}"
    return RowQuery(objects.CAMPAIGN, _CAMPAIGN, text)


def campaigns_of(rows: RowPage) -> list[Campaign]:
    """The campaigns of an answer to `campaign_query`."""
    return [
        Campaign(str(row[0]), str(row[1] or row[0]), _text(row[2]), bool(row[3]))
        for row in rows.rows
    ]


def status_query(campaign_ids: Iterable[str]) -> RowQuery:
    """The statuses that members of campaigns can have."""
    text = soql.select(
        "CampaignMemberStatus", _STATUS, f"CampaignId IN {listed(campaign_ids)}", order_by=""
    )
    return RowQuery(objects.STATUS, _STATUS, text)


def statuses_of(rows: RowPage) -> list[MemberStatus]:
    """The statuses of an answer to `status_query`."""
    return [
        MemberStatus(str(row[0]), str(row[1] or ""), int(row[2] or 0), bool(row[3]), bool(row[4]))
        for row in rows.rows
    ]


class _Refresh:
    def __init__(
        self, org: Org, store: Store, clock: Clock, needs: Needs, cause: str, page: int
    ) -> None:
        self._org = org
        self._clock = clock
        self._needs = needs
        self._cause = cause
        self._page = page
        self._campaigns = Campaigns(store)
        self._users = OrgUsers(store)
        #: The org's clock at the first question of this refresh: the next cursor.
        self._began: datetime | None = None

    def run(self) -> Iterator[Pulled | Problem]:
        self._campaigns.watch(self._needs.campaign_ids)
        watched = self._campaigns.watched()
        ready = [each for each in watched if each.cursor is not None]
        first = [each for each in watched if each.cursor is None]
        groups = [_Group(tuple(some)) for some in in_chunks(watched, objects.IDS)]
        queries: list[Query] = []
        if self._needs.users:
            queries.append(users_query(None, self._users.newest(), self._page))
        for group in groups:
            queries += group.queries(self._page)
        # what is left of the calls takes the beginnings of first pulls
        room = -len(queries) % A_CALL
        queries += [self._first_query(each) for each in first[:room]]
        if not queries:
            return
        answers = iter(self._ask_all(queries))
        if self._needs.users:
            yield from self._take_users(next(answers))
        readable: set[str] = set()
        for group in groups:
            yield from self._take_campaigns(group, next(answers), next(answers), readable)
            if group.ready:
                yield from self._take_changes(group, next(answers), next(answers))
        started = {each.campaign_id: next(answers) for each in first[:room]}
        for some in in_chunks([each for each in first if each.campaign_id in readable], A_CALL):
            yield from self._pull_first(some, started)
        counts = {key: n for group in groups for key, n in group.counts.items()}
        yield from self._sweep([each for each in ready if each.campaign_id in readable], counts)

    # -- asking -----------------------------------------------------------------------------------

    def _ask(self, queries: Sequence[Query]) -> tuple[QueryResult, ...]:
        began = monotonic()
        answer = self._org.ask(queries, cause=self._cause)
        if self._began is None:
            # what was committed while the org was answering may be missing from the answer
            self._began = answer.server_time - timedelta(seconds=int(monotonic() - began))
        return answer.results

    def _ask_all(self, queries: Sequence[Query]) -> list[QueryResult]:
        return [each for some in in_chunks(queries, A_CALL) for each in self._ask(some)]

    @property
    def _cursor(self) -> str:
        assert self._began is not None
        return to_iso(self._began)

    def _now(self) -> str:
        return to_iso(self._clock.now())

    # -- users ------------------------------------------------------------------------------------

    def _take_users(self, result: QueryResult) -> Iterator[Pulled | Problem]:
        while True:
            if isinstance(result, SalesforceError):
                yield problems.unreadable("Users", result)
                return
            rows = _rows(result)
            self._users.take(users_of(rows))
            yield Pulled("User", len(rows.rows))
            if len(rows.rows) < self._page:
                return
            (result,) = self._ask([users_query(_last(rows), None, self._page)])

    # -- campaigns and statuses -------------------------------------------------------------------

    def _take_campaigns(
        self,
        group: _Group,
        campaigns: QueryResult,
        statuses: QueryResult,
        readable: set[str],
    ) -> Iterator[Pulled | Problem]:
        """Adds the ids of those that are there to `readable`."""
        if isinstance(campaigns, SalesforceError):
            yield problems.unreadable("Campaigns", campaigns)
            return
        found = campaigns_of(_rows(campaigns))
        there = {each.id for each in found}
        gone = [each for each in group.ids if each not in there]
        known = self._campaigns.campaigns() if gone else {}
        self._campaigns.save(found, gone=gone)
        readable |= there
        for each in gone:
            name = known[each].name if each in known else self._needs.names.get(each, "")
            yield problems.campaign_gone(name)
        if isinstance(statuses, SalesforceError):
            yield problems.unreadable(tr("The member statuses of campaigns"), statuses)
        else:
            self._campaigns.save_statuses(sorted(there), statuses_of(_rows(statuses)))
        yield Pulled("Campaign", len(found))

    # -- changes of members -----------------------------------------------------------------------

    def _take_changes(
        self, group: _Group, result: QueryResult, counted: QueryResult
    ) -> Iterator[Pulled | Problem]:
        while True:
            if isinstance(result, SalesforceError):
                yield problems.unreadable(tr("Campaign members"), result)
                return
            rows = _rows(result)
            full = len(rows.rows) >= self._page
            if not full:
                group.count(counted)
            events = self._campaigns.take(
                _members(rows),
                at=self._now(),
                events=True,
                cursors=None if full else dict.fromkeys(group.ready, self._cursor),
            )
            yield Pulled("CampaignMember", len(rows.rows), events)
            if not full:
                return
            result, counted = self._ask([group.changes(self._page, _last(rows)), group.counting()])

    # -- first pulls ------------------------------------------------------------------------------

    def _first_query(self, watch: Watch, after: tuple[str, str] | None = None) -> RowQuery:
        where = f"CampaignId = {soql.quote(watch.campaign_id)} AND {_OF_PEOPLE}"
        if after is not None:
            where += f" AND {_behind(after)}"
        elif watch.newest is not None:
            # of the last second, and of what was committed late, more may have come
            where += f" AND SystemModstamp >= {to_iso(from_iso(watch.newest) - _OVERLAP)}"
        return _query(objects.MEMBER, _MEMBER, where, page=self._page)

    def _pull_first(
        self, some: Sequence[Watch], started: Mapping[str, QueryResult]
    ) -> Iterator[Pulled | Problem]:
        """Up to five first pulls side by side; `started` are the pages that are here already."""
        pages = {each: started[each.campaign_id] for each in some if each.campaign_id in started}
        missing = [each for each in some if each not in pages]
        if missing:
            pages.update(
                zip(missing, self._ask([self._first_query(each) for each in missing]), strict=True)
            )
        while pages:
            going_on: dict[Watch, tuple[str, str]] = {}
            for watch, result in pages.items():
                if isinstance(result, SalesforceError):
                    yield problems.unreadable(tr("Campaign members"), result)
                    continue
                rows = _rows(result)
                full = len(rows.rows) >= self._page
                if full:
                    going_on[watch] = _last(rows)
                self._campaigns.take(
                    _members(rows),
                    at=self._now(),
                    events=False,
                    cursors=None if full else {watch.campaign_id: self._cursor},
                    swept=True,
                )
                yield Pulled("CampaignMember", len(rows.rows))
            if not going_on:
                return
            results = self._ask([self._first_query(*each) for each in going_on.items()])
            pages = dict(zip(going_on, results, strict=True))

    # -- all members ------------------------------------------------------------------------------

    def _sweep(
        self, ready: Sequence[Watch], counts: Mapping[str, int]
    ) -> Iterator[Pulled | Problem]:
        """Reads all members of campaigns where the counts differ, or that weren't for a day."""
        if not ready:
            return
        assert self._began is not None
        here = self._campaigns.counts()
        for watch in ready:
            wanted = counts.get(watch.campaign_id)
            swept_at = watch.swept_at
            old = swept_at is None or self._began - from_iso(swept_at) >= _SWEEP_EVERY
            differs = wanted is not None and wanted != here.get(watch.campaign_id, 0)
            if old or differs:
                yield from self._sweep_one(watch.campaign_id)

    def _sweep_one(self, campaign_id: str) -> Iterator[Pulled | Problem]:
        here = self._campaigns.member_ids(campaign_id)
        after: str | None = None
        while True:
            text = soql.select(
                "CampaignMember",
                _MEMBER,
                f"CampaignId = {soql.quote(campaign_id)} AND {_OF_PEOPLE}",
                after_id=after,
                limit=self._page,
            )
            (result,) = self._ask([RowQuery(objects.MEMBER, _MEMBER, text)])
            if isinstance(result, SalesforceError):
                yield problems.unreadable(tr("Campaign members"), result)
                return
            rows = _rows(result)
            members = _members(rows)
            events = self._campaigns.take(members, at=self._now(), events=True)
            here.difference_update(each.id for each in members)
            yield Pulled("CampaignMember", len(rows.rows), events)
            if len(rows.rows) < self._page:
                break
            after = str(rows.rows[-1][0])
        self._campaigns.drop(campaign_id, here, swept_at=self._cursor)


class _Group:
    """Campaigns that are asked for together.

    Attributes:
        ready: Those whose members are all here, so that changes are asked for.
        counts: How many members those have in the org, once that is known.
    """

    def __init__(self, watched: tuple[Watch, ...]) -> None:
        self.ids = [each.campaign_id for each in watched]
        self.ready = [each.campaign_id for each in watched if each.cursor is not None]
        self.counts: dict[str, int] = {}
        self._since = min((each.cursor for each in watched if each.cursor is not None), default="")

    def queries(self, page: int) -> list[Query]:
        """The campaigns, their statuses and, where some are ready, `changes` and `counting`."""
        found: list[Query] = [campaign_query(f"Id IN {listed(self.ids)}"), status_query(self.ids)]
        return [*found, self.changes(page), self.counting()] if self.ready else found

    def changes(self, page: int, after: tuple[str, str] | None = None) -> RowQuery:
        """Members that changed since the oldest cursor, or after the (stamp, id) of a row."""
        where = f"CampaignId IN {listed(self.ready)} AND {_OF_PEOPLE} AND "
        if after is None:
            where += f"SystemModstamp >= {to_iso(from_iso(self._since) - _OVERLAP)}"
        else:
            where += _behind(after)
        return _query(objects.MEMBER, _MEMBER, where, page=page)

    def counting(self) -> RawQuery:
        """How many members each campaign has."""
        return RawQuery(
            "SELECT CampaignId, COUNT(Id) FROM CampaignMember "
            f"WHERE CampaignId IN {listed(self.ready)} AND {_OF_PEOPLE} GROUP BY CampaignId"
        )

    def count(self, result: QueryResult) -> None:
        """Takes the answer to `counting`; one that was refused says nothing."""
        if not isinstance(result, tuple):
            return
        self.counts = dict.fromkeys(self.ready, 0)
        for record in result:
            campaign_id, number = record.get("CampaignId"), record.get("expr0")
            if campaign_id in self.counts and isinstance(number, int):
                self.counts[campaign_id] = number


def _query(schema: SObjectSchema, fields: tuple[str, ...], where: str, *, page: int) -> RowQuery:
    text = soql.select(schema.name, fields, where, order_by="SystemModstamp, Id", limit=page)
    return RowQuery(schema, fields, text)


def _behind(after: tuple[str, str]) -> str:
    stamp, last = after
    return f"(SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > {soql.quote(last)}))"


def _last(rows: RowPage) -> tuple[str, str]:
    row = rows.rows[-1]
    return str(row[rows.column("SystemModstamp")]), str(row[rows.column("Id")])


def _members(rows: RowPage) -> list[Member]:
    """A member that was a lead and is a contact now has both ids: it is the contact."""
    return [
        Member(str(row[0]), str(row[1]), str(row[3] or row[2]), _text(row[4]), str(row[5]))
        for row in rows.rows
    ]


def _rows(result: QueryResult) -> RowPage:
    if isinstance(result, RowPage):
        return result
    raise BugError(
        "The org's answer has another form than the question",
        type(result).__name__,
        code="answer.form",
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
