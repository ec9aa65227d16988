"""What each kind of shape does with the people who arrive at it: all of them in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.entry import EntryError, parse_entry
from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import (
    SALESFORCE_LISTS,
    AssignGroup,
    AssignLead,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    Form,
    Kind,
    ListAction,
    Named,
    Port,
    Save,
    SetCampaignStatus,
    Task,
    UpdateField,
)
from apdesk.domain.journey.timing import allowed_from, due
from apdesk.domain.operators import EvaluationContext
from apdesk.domain.run import ChangeSet
from apdesk.errors import KnownError
from apdesk.journeys import intents
from apdesk.language import tr
from apdesk.store.columns import Catalogue
from apdesk.store.journeys import acting, conditions, effects, passages
from apdesk.store.journeys.effects import Intent
from apdesk.store.journeys.graphs import Graphs
from apdesk.store.journeys.passages import Connection, Place, Standing


@dataclass(slots=True)
class Scene:
    """The transaction in which people move on.

    Attributes:
        at: The moment by the clock here, ISO.
        batches: The batch of edits that each place made in this run.
        changes: Whom it changed, for the lists.
    """

    connection: Connection
    catalogue: Catalogue
    graphs: Graphs
    context: EvaluationContext
    at: str
    batches: dict[Place, int] = field(default_factory=dict)
    changes: ChangeSet = field(default_factory=ChangeSet)

    def leave(
        self,
        place: Place,
        standing: Sequence[Standing],
        port: Port = Port.OUT,
        note: str = "",
    ) -> None:
        passages.leave(
            self.connection,
            self.graphs,
            place,
            [each.id for each in standing],
            self.at,
            port=port,
            note=note,
        )


def at_once(kind: Kind, most: int) -> int:
    """How many people take such a step in one transaction, where others take `most`: an edit is
    also a line of the history, an edit that waits, and words of the search index."""
    return max(1, most // 2) if kind is Kind.UPDATE_FIELD else most


def act(scene: Scene, place: Place, journey: str, standing: Sequence[Standing]) -> None:
    """Does what the shape does with those who stand there ready.

    Raises KnownError (CriteriaError …) for a shape that can't do it now: then they stay.
    """
    shape = scene.graphs.graph(scene.connection, place.journey_id, place.version).by_id[place.shape]
    if shape.kind.form is Form.TRIGGER:
        scene.leave(place, standing)
        return
    match shape.settings:
        case CheckFields() | CheckList() | CheckCampaignStatus():
            _check(scene, place, shape.settings, standing)
        case Delay():
            _delay(scene, shape.settings, standing)
        case Eject():
            only = None if shape.settings.everywhere else place.journey_id
            people = [each.person_id for each in standing]
            passages.eject(scene.connection, people, scene.at, journey_id=only)
        case UpdateField():
            _update(scene, place, journey, shape.settings, standing)
        case ListAction():
            _list(scene, place, journey, shape, standing)
        case AssignGroup():
            _assign(scene, place, shape.settings, standing)
        case AssignLead() | SetCampaignStatus() | Save() | Task() | Email():
            kind, payload = intents.of(shape.settings)
            _want(scene, place, standing, [(kind, payload)] * len(standing))


def end_waiting(
    scene: Scene, place: Place, passage_ids: Sequence[int], *, windows: bool = True
) -> bool:
    """Lets people go on whose delay is over; whether they do. Where its window is closed by now
    (the computer was off, the journey stood still) they wait until it opens again, but for
    `windows` False."""
    shape = scene.graphs.graph(scene.connection, place.journey_id, place.version).by_id[place.shape]
    if windows and isinstance(shape.settings, Delay):
        now = from_iso(scene.at)
        opens = allowed_from(shape.settings, now, scene.context.timezone)
        if opens > now:
            passages.wait_on(scene.connection, passage_ids, to_iso(opens))
            return False
    passages.leave(scene.connection, scene.graphs, place, passage_ids, scene.at)
    return True


def _check(
    scene: Scene,
    place: Place,
    settings: CheckFields | CheckList | CheckCampaignStatus,
    standing: Sequence[Standing],
) -> None:
    if isinstance(settings, CheckCampaignStatus):
        conditions.require_members(scene.connection, settings.campaign)
    asked = conditions.condition(scene.connection, scene.catalogue, settings, scene.context)
    met = conditions.matching(scene.connection, asked, {each.person_id for each in standing})
    scene.leave(place, [each for each in standing if each.person_id in met], Port.YES)
    scene.leave(place, [each for each in standing if each.person_id not in met], Port.NO)


def _delay(scene: Scene, settings: Delay, standing: Sequence[Standing]) -> None:
    ends: dict[str, str] = {}
    for each in standing:
        if each.arrived_at not in ends:
            end = due(settings, from_iso(each.arrived_at), scene.context.timezone)
            ends[each.arrived_at] = to_iso(end)
    passages.wait(scene.connection, [(ends[each.arrived_at], each.id) for each in standing])


def _update(
    scene: Scene,
    place: Place,
    journey: str,
    settings: UpdateField,
    standing: Sequence[Standing],
) -> None:
    column = scene.catalogue.field("person", settings.field)
    if column is None or column.hidden:
        raise KnownError(
            tr("A field is gone"),
            tr(
                "The journey “{journey}” sets the field “{field}”, which isn't there "
                "any more. The people in that step wait.",
                journey=journey,
                field=settings.field,
            ),
            tr("Choose another field in the journey and publish it again."),
            code="journey.field_gone",
        )
    try:
        value = parse_entry(column.type, settings.value, timezone=scene.context.timezone)
    except EntryError as error:
        raise KnownError(
            tr("A value doesn't fit its field"),
            tr(
                "The journey “{journey}” can't set {field}: {message} The people in "
                "that step wait.",
                journey=journey,
                field=column.label,
                message=error.message,
            ),
            tr("Correct the value in the journey and publish it again."),
            code="journey.value",
        ) from None
    able = acting.writable_people(
        scene.connection, scene.catalogue, column, {each.person_id for each in standing}
    )
    changed, batch_id = acting.give_value(
        scene.connection,
        scene.catalogue,
        column,
        value,
        sorted(able),
        at=scene.at,
        journey=journey,
        batch_id=scene.batches.get(place),
    )
    if batch_id is not None:
        scene.batches[place] = batch_id
    scene.changes.people |= changed
    unable = [each for each in standing if each.person_id not in able]
    scene.leave(place, [each for each in standing if each.person_id in able])
    scene.leave(place, unable, note=tr("{field} can't be changed here", field=column.label))


def _list(
    scene: Scene, place: Place, journey: str, shape: Shape, standing: Sequence[Standing]
) -> None:
    settings = shape.settings
    assert isinstance(settings, ListAction)
    people = sorted({each.person_id for each in standing})
    if settings.list in SALESFORCE_LISTS:
        sobject = "Lead" if settings.list == "leads" else "Contact"
        acting.want_in_salesforce(scene.connection, sobject, people, at=scene.at, journey=journey)
        changed = len(people)
    elif shape.kind is Kind.ADD_TO_LIST:
        changed = acting.add_to_list(scene.connection, settings.list, people, scene.at)
    else:
        changed = acting.remove_from_list(scene.connection, settings.list, people)
    if changed:
        scene.changes.people.update(people)
        scene.changes.structure = True
    scene.leave(place, standing)


def _assign(
    scene: Scene, place: Place, settings: AssignGroup, standing: Sequence[Standing]
) -> None:
    users = {each.id: each for each in settings.users}
    leads = acting.leads(scene.connection, {each.person_id for each in standing})
    turns = sum(each.person_id in leads for each in standing)
    chosen = acting.choose_users(
        scene.connection, place.journey_id, place.shape, list(users), turns
    )
    if not chosen:
        raise KnownError(
            tr("Nobody is left to assign leads to"),
            tr("All users of the group are inactive in Salesforce. The people in that step wait."),
            tr("Add an active user to the group and publish the journey again."),
            code="journey.group_inactive",
        )
    owners = {each: intents.owner(users.get(each, Named(each))) for each in set(chosen)}
    next_one = iter(chosen)
    # nobody's turn is taken by who can't be assigned, which the performer says
    _want(
        scene,
        place,
        standing,
        [owners[next(next_one) if each.person_id in leads else chosen[0]] for each in standing],
    )


def _want(
    scene: Scene,
    place: Place,
    standing: Sequence[Standing],
    wanted: Sequence[tuple[str, dict[str, object]]],
) -> None:
    effects.want(
        scene.connection,
        [
            Intent(
                each.id, place.journey_id, place.shape, place.version, each.person_id, kind, payload
            )
            for each, (kind, payload) in zip(standing, wanted, strict=True)
        ],
        scene.at,
    )
    passages.go_outside(scene.connection, [each.id for each in standing])
