"""Users and queues of the org that records name by id: what they are called, asked for once each.

In a tick the question takes the place of a count in the call for changes, so that it costs none of
its own; after a pull, which meets many of them, it is a call.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import dataclass

from apdesk.domain import soql
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.mapping import Entity, entity_of
from apdesk.domain.run import ChangeSet, Phase, Progress
from apdesk.errors import KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import QueryResult, RawQuery
from apdesk.store.org_names import OBJECTS, OrgNames
from apdesk.store.settings import Settings
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.run_state import Run, Step
from apdesk.sync.steps import in_chunks

log = logging.getLogger("apdesk.sync")

#: Ids of one question.
ASKED = 200
#: Records that are looked at for whom they name, between two steps of a run: fifty milliseconds.
SLICE = 50_000
#: As often in a run that read all members; so many name nearly everybody.
SLICES = 3
#: Records that any other run looks at, until none are left: it costs little, whatever there is.
SLICE_OF_A_TICK = 20_000
#: The setting that says when the org refused to name those of an object.
_REFUSED = "org_names.refused."
#: What is over by the next run, or stops that run as well.
_PASSING = (Kind.RETRY, Kind.LIMIT, Kind.REFRESH)


@dataclass(frozen=True, slots=True)
class Question:
    """What some users, or some queues, are called."""

    sobject: str
    ids: tuple[str, ...]

    def query(self) -> RawQuery:
        return RawQuery(soql.names_of(self.sobject, self.ids))


def questions(run: Run, most: int) -> list[Question]:
    """What is to be asked, so many questions at most; users come first. An object that the org
    refused is left alone for a day."""
    names = OrgNames(run.store)
    found: list[Question] = []
    for prefix, sobject in OBJECTS.items():
        ids = names.unknown(prefix, ASKED * (most - len(found)))
        if ids and not _refused(run, sobject):
            found += [Question(sobject, some) for some in in_chunks(ids, ASKED)]
    return found


def meet(run: Run, question: Question, result: QueryResult) -> None:
    """Notes what the org says. Whom it doesn't show has no name, and isn't asked for again; a
    question that was refused is asked another time."""
    if isinstance(result, SalesforceError):
        if result.kind not in _PASSING:
            log.info("the names of %s records: %s", question.sobject, result.code)
            Settings(run.store).set_setting(_REFUSED + question.sobject, to_iso(run.clock.now()))
        return
    if not isinstance(result, tuple):
        return
    names = dict.fromkeys(question.ids, "")
    for record in result:
        record_id, name = record.get("Id"), record.get("Name")
        if isinstance(record_id, str) and isinstance(name, str) and record_id in names:
            names[record_id] = name
    OrgNames(run.store).save(names)
    run.introduced = run.introduced or any(names.values())


def look_through(run: Run) -> Generator[Step, None, None]:
    """Notes whom the records that came here name, and after a pull asks who they are: one call at
    most. Whoever is left comes with the next runs. Names are worth no failure of a run."""
    names = OrgNames(run.store)
    times, most = (SLICES, SLICE) if run.pulled else (1, SLICE_OF_A_TICK)
    for entity, fields in _fields(run).items():
        for _ in range(times):
            run.cancel.check()
            if not names.look_through(run.mirror.catalogue(), entity, fields, most):
                break
            yield Progress(Phase.FINISH)
    if run.pulled:
        _ask(run)
    if run.introduced:  # whatever is shown may show a name now
        yield ChangeSet(structure=True)


def _ask(run: Run) -> None:
    asked = questions(run, QUERIES_A_CALL)
    if not asked:
        return
    try:
        answer = run.ask([each.query() for each in asked], "pull")
    except KnownError as error:
        log.info("the names of users and queues come later: %s", error.code)
        return
    for question, result in zip(asked, answer.results, strict=True):
        meet(run, question, result)


def _fields(run: Run) -> dict[Entity, set[str]]:
    """The apdesk fields that hold ids of users or queues, by entity."""
    found: dict[Entity, set[str]] = {}
    for state in run.states.values():
        for each in state.plan.mappings:
            field = state.plan.schema.field(each.salesforce)
            if field is not None and set(field.reference_to) & set(OBJECTS.values()):
                found.setdefault(entity_of(state.sobject), set()).add(each.apdesk)
    return found


def _refused(run: Run, sobject: str) -> bool:
    at = Settings(run.store).setting(_REFUSED + sobject)
    return at is not None and abs(run.clock.now() - from_iso(at)) < run.settings.sweep_every
