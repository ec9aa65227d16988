"""Creates tasks in Salesforce: those of journeys, and those that note an e-mail that was sent.

A create can't be repeated blindly. So each task carries a reference of ours in the last line of
its description. One whose answer was lost is looked for among the person's tasks, and made again
only when it isn't there ten minutes later: what was written until then is seen by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from apdesk.domain import relative_dates, soql
from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.journey import merge_text
from apdesk.domain.records import FieldValue, RowPage
from apdesk.journeys.mail.forms import ValueForm
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import objects, writing
from apdesk.journeys.salesforce.objects import in_chunks, listed
from apdesk.journeys.salesforce.writing import Answered, LookRefused, NotSent, Wanted
from apdesk.language import marked, tr, translated
from apdesk.salesforce.org import Org, RowQuery
from apdesk.store.database import Store
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.performing import Performing, SentMail
from apdesk.store.settings import Binding, Settings

#: What Salesforce takes. (Object Reference, "Task")
MOST_SUBJECT, MOST_DESCRIPTION = 255, 32_000
_PEOPLE = ("Lead", "Contact")
_NOBODY = marked("Tasks are made for leads and contacts, and this is neither")
_LOOKED_AT = ("Id", "Subject", "Description")
_REFERENCE = "Reference: apdesk-"
_TOKEN = re.compile(r"apdesk-([0-9a-f]{16})")
_USER_PREFIX = "005"
#: After this an answer that was lost is known to be that of a failure.
_PATIENCE = timedelta(minutes=objects.OVERLAP_MINUTES)
#: How long before it was asked for a task is looked for: the clock here may have been put right
#: since, by hours.
_MARGIN = timedelta(days=1)
#: People in one question about their tasks.
_PEOPLE_ASKED = 400


class TaskPerformer:
    """Effects of the kind "task": payload {"subject", "description", "due_days", "priority",
    "status", "user": {"id", "name"}}, or {"mail": id} to note an e-mail."""

    kinds = frozenset({"task"})
    most = writing.MOST

    def __init__(self, org: Org, store: Store, clock: Clock) -> None:
        self._org = org
        self._clock = clock
        self._performing = Performing(store)
        self._settings = Settings(store)

    # -- making -----------------------------------------------------------------------------------

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """See `Performer.perform`: one call for 1,000 tasks."""
        sorted_out = writing.sort_out(
            effects, _PEOPLE, translated(_NOBODY), self._performing, self._clock
        )
        noted = [each for each in sorted_out.able if "mail" in each.payload]
        mails = self._performing.mails([int(each.payload["mail"]) for each in noted])
        others = list(sorted_out.others)
        able = []
        for each in sorted_out.able:
            kept_back = _kept_back(each, mails, self._clock) if "mail" in each.payload else None
            if kept_back is None:
                able.append(each)
            else:
                others.append(kept_back)
        if others:
            yield others
        if not able:
            return
        writer = _Writer(self._org, self._performing, self._settings.binding(), able)
        wanted = [
            Wanted(
                each,
                "Task",
                writer.note(each, mails[int(each.payload["mail"])])
                if "mail" in each.payload
                else writer.task(each),
            )
            for each in able
        ]
        try:
            for answered in writing.write(self._org, wanted, mark):
                yield self._settled(answered)
                if answered.of_the_org is not None:
                    raise answered.of_the_org
        except NotSent as unsent:
            yield unsent.outcomes
            raise unsent.error from None

    def _settled(self, answered: Answered) -> list[Outcome]:
        return [
            _made(want.effect, str(want.values["Subject"]), str(result.record_id))
            if result.error is None
            else writing.refused(want.effect, result.error, self._clock)
            for want, result in answered.results
        ]

    # -- looking ----------------------------------------------------------------------------------

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """See `Performer.settle`: one call for 2,000 people."""
        sorted_out = writing.sort_out(
            doubtful, _PEOPLE, translated(_NOBODY), self._performing, self._clock, doubtful=True
        )
        if sorted_out.others:
            yield sorted_out.others
        able = sorted_out.able
        if not able:
            return
        asked = self._performing.by_org_clock([each.asked_at or each.wanted_at for each in able])
        since = from_iso(min(asked.values())) - _MARGIN
        people = sorted({each.salesforce_id for each in able if each.salesforce_id})
        queries = [
            RowQuery(
                objects.TASK,
                _LOOKED_AT,
                soql.select(
                    "Task",
                    _LOOKED_AT,
                    f"WhoId IN {listed(some)} AND CreatedDate >= {to_iso(since)}",
                ),
                include_deleted=True,
            )
            for some in in_chunks(people, _PEOPLE_ASKED)
        ]
        now = self._clock.now()
        try:
            pages = writing.ask(self._org, queries)
        except LookRefused as refusal:
            yield writing.unlookable(able, refusal, self._clock)
            return
        references = _by_reference(pages)
        outcomes = []
        for each in able:
            found = references.get(each.token)
            left = from_iso(each.asked_at or each.wanted_at) + _PATIENCE - now
            if found is not None:
                outcomes.append(_made(each, *found))
            elif left <= timedelta(0):
                outcomes.append(Outcome(each.id, Fate.UNDONE))
            else:
                outcomes.append(writing.put_off(each, self._clock, min(left, _PATIENCE)))
        yield outcomes


class _Writer:
    """Writes the tasks of some effects, for which everything is read once."""

    def __init__(
        self,
        org: Org,
        performing: Performing,
        binding: Binding | None,
        effects: Sequence[Effect],
    ) -> None:
        tasks = [each for each in effects if "mail" not in each.payload]
        texts = {str(each.payload[name]) for each in tasks for name in ("subject", "description")}
        names = {name for text in texts for name in merge_text.fields_in(text)}
        people = {each.person_id for each in tasks}
        self._zone = relative_dates.zone(binding.timezone if binding is not None else "UTC")
        self._form = ValueForm(
            performing.types(),
            binding.locale if binding is not None else "en_US",
            binding.timezone if binding is not None else "UTC",
        )
        self._values = performing.values(people, names) if names else {}
        self._owners = _owners(org, performing, [each for each in tasks if not _user(each)])

    def task(self, effect: Effect) -> dict[str, object]:
        """The values of a journey's task."""
        values: Mapping[str, FieldValue] = self._values.get(effect.person_id, {})
        payload = effect.payload
        subject = merge_text.render_line(str(payload["subject"]), values, self._form)
        text = merge_text.render(str(payload["description"]), values, self._form)
        days = payload["due_days"]
        owner = _user(effect) or self._owners.get(effect.id)
        return _values(
            effect,
            subject,
            text,
            Status=payload["status"],
            Priority=payload["priority"],
            ActivityDate=None if days is None else self._day(effect.wanted_at, int(days)),
            # a queue can own a lead, and no task: then it is for whoever is connected
            OwnerId=owner if owner is not None and owner.startswith(_USER_PREFIX) else None,
        )

    def note(self, effect: Effect, mail: SentMail) -> dict[str, object]:
        """The values of the task that notes an e-mail."""
        return _values(
            effect,
            f"Email: {mail.subject}",
            f"Sent to {mail.address} by the journey “{effect.journey}”.",
            Status="Completed",
            Priority="Normal",
            ActivityDate=self._day(mail.at, 0),
        )

    def _day(self, moment: str, days: int) -> str:
        """The user's day of a moment, so many days later."""
        return (from_iso(moment).astimezone(self._zone).date() + timedelta(days=days)).isoformat()


def _owners(org: Org, performing: Performing, effects: Sequence[Effect]) -> dict[int, str]:
    """By effect, who owns the person's record: as it is known here, else as the org says."""
    found: dict[int, str] = {}
    asked: dict[str, list[Effect]] = {}
    for sobject in _PEOPLE:
        mine = [each for each in effects if each.sobject == sobject]
        known = performing.owners([each.person_id for each in mine], sobject) if mine else {}
        if known is None:
            asked[sobject] = mine
            continue
        for each in mine:
            owner = known.get(each.person_id)
            if owner is not None:
                found[each.id] = owner
    schemas = {"Lead": objects.LEAD, "Contact": objects.CONTACT}
    queries = [
        RowQuery(schemas[sobject], ("Id", "OwnerId"), text)
        for sobject, mine in asked.items()
        for text in soql.by_ids(
            sobject, ("Id", "OwnerId"), [each.salesforce_id for each in mine if each.salesforce_id]
        )
    ]
    try:
        told = {row[0]: row[1] for page in writing.ask(org, queries) for row in page.rows}
    except LookRefused as refusal:
        raise refusal.error from None
    for mine in asked.values():
        for each in mine:
            owner_there = told.get(each.salesforce_id)
            if owner_there is not None:
                found[each.id] = str(owner_there)
    return found


def _values(effect: Effect, subject: str, text: str, **more: object) -> dict[str, object]:
    reference = f"{_REFERENCE}{effect.token}"
    room = MOST_DESCRIPTION - len(reference) - 2
    description = f"{_cut(text.rstrip(), room)}\n\n{reference}" if text.strip() else reference
    values = {
        "WhoId": effect.salesforce_id,
        "Subject": _cut(subject, MOST_SUBJECT),
        "Description": description,
        **more,
    }
    return {name: value for name, value in values.items() if value is not None}


def _by_reference(pages: Sequence[RowPage]) -> dict[str, tuple[str, str]]:
    """Our token -> the subject and the id of the task that has it."""
    found: dict[str, tuple[str, str]] = {}
    for page in pages:
        for task_id, subject, description in page.rows:
            for token in _TOKEN.findall(str(description or "")):
                found.setdefault(token, (str(subject or ""), str(task_id)))
    return found


def _kept_back(effect: Effect, mails: Mapping[int, SentMail], clock: Clock) -> Outcome | None:
    """The outcome of noting an e-mail that isn't to be noted (now)."""
    mail = mails.get(int(effect.payload["mail"]))
    if mail is None or mail.state == "refused":
        return Outcome(effect.id, Fate.SKIPPED, tr("The e-mail wasn't sent, so it isn't noted"))
    return writing.put_off(effect, clock) if mail.state == "sending" else None


def _user(effect: Effect) -> str | None:
    """Who is to get the task; None: who owns the record."""
    return str(effect.payload["user"]["id"]) or None


def _made(effect: Effect, subject: str, task_id: str) -> Outcome:
    return Outcome(effect.id, Fate.DONE, tr("Task “{subject}” created", subject=subject), task_id)


def _cut(text: str, length: int) -> str:
    """At most so long, as Salesforce counts: an emoji is two."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= length:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (length - 1)]
    return units.decode("utf-16-le", "ignore").rstrip() + "…"
