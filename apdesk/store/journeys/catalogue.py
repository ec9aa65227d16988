"""The journeys of a file: drafts, published versions, and people put in by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from apdesk.domain.clock import to_iso
from apdesk.domain.journey.document import graph_from_text, graph_to_text
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import ByHand, Form, Kind
from apdesk.domain.operators import EvaluationContext
from apdesk.errors import KnownError
from apdesk.language import order, tr
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.journeys import passages, watching
from apdesk.store.journeys.graphs import Graphs
from apdesk.store.journeys.passages import Place

LONGEST_NAME = 80
#: As a limit of SQLite: none.
_ALL = -1


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey as lists show it.

    Attributes:
        state: "draft" (never published), "live" or "paused".
        version: What is published; None: nothing was ever.
        draft_differs: The draft is another graph than what is published.
        inside, entered, stuck: People who are in it, times that somebody came in (also who is gone
            meanwhile), and people who wait for a person.
    """

    id: int
    name: str
    state: str
    version: int | None
    changed_at: str
    draft_differs: bool
    inside: int
    entered: int
    stuck: int


_TRIGGERS = ", ".join(f"'{each}'" for each in Kind if each.form is Form.TRIGGER)
_ROWS = (
    "SELECT j.id, j.name, j.state, j.version, j.changed_at, coalesce(j.draft <> v.graph, 1), "
    "(SELECT count(*) FROM passage p WHERE p.journey_id = j.id AND p.state <> 'ended'), "
    # of every trigger that it ever had: people who are gone came in, too
    "(SELECT coalesce(sum(n.people), 0) FROM journey_entered n WHERE n.journey_id = j.id "
    "AND n.shape IN (SELECT json_extract(s.value, '$.id') FROM journey_version o, "
    "json_each(o.graph, '$.shapes') s WHERE o.journey_id = j.id "
    f"AND json_extract(s.value, '$.kind') IN ({_TRIGGERS}))), "
    "(SELECT count(*) FROM passage p WHERE p.journey_id = j.id AND p.state = 'stuck' "
    "AND p.state <> 'ended') "
    "FROM journey j LEFT JOIN journey_version v "
    "ON v.journey_id = j.id AND v.version = j.version "
)


def read_rows(
    connection: sqlite3.Connection, condition: str = "1", arguments: Sequence[object] = ()
) -> tuple[JourneyRow, ...]:
    """Journeys (`j`) that meet a condition, by the alphabet."""
    found = connection.execute(f"{_ROWS} WHERE {condition}", tuple(arguments))
    rows = (JourneyRow(*(*row[:5], bool(row[5]), *row[6:])) for row in found)
    return tuple(sorted(rows, key=lambda each: order(each.name)))


class Journeys:
    """The journeys of one store; each change is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- reading ----------------------------------------------------------------------------------

    def rows(self) -> tuple[JourneyRow, ...]:
        with self._store.reading() as connection:
            return read_rows(connection)

    def row(self, journey_id: int) -> JourneyRow:
        """Raises KnownError "journey.gone"."""
        with self._store.reading() as connection:
            found = read_rows(connection, "j.id = ?", (journey_id,))
        if not found:
            raise _gone()
        return found[0]

    def find(self, name: str) -> JourneyRow | None:
        """By its name, without regard to case (of ASCII letters, as the file compares them)."""
        with self._store.reading() as connection:
            found = read_rows(connection, "j.name = ?", (name.strip(),))
        return found[0] if found else None

    def draft(self, journey_id: int) -> Graph:
        """Raises KnownError "journey.gone"."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT draft FROM journey WHERE id = ?", (journey_id,)
            ).fetchone()
        if row is None:
            raise _gone()
        return graph_from_text(row[0])

    def published(self, journey_id: int) -> Graph | None:
        """What is published now, None: nothing was ever."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT v.graph FROM journey j JOIN journey_version v "
                "ON v.journey_id = j.id AND v.version = j.version WHERE j.id = ?",
                (journey_id,),
            ).fetchone()
        return None if row is None else graph_from_text(row[0])

    def version(self, journey_id: int, version: int) -> Graph:
        """A version that was published once. Raises KnownError "journey.gone"."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT graph FROM journey_version WHERE journey_id = ? AND version = ?",
                (journey_id, version),
            ).fetchone()
        if row is None:
            raise _gone()
        return graph_from_text(row[0])

    def used_ids(self, journey_id: int) -> frozenset[str]:
        """The ids of all shapes that ever were in a published version: a new one takes none."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT graph FROM journey_version WHERE journey_id = ?", (journey_id,)
            ).fetchall()
        return frozenset(each for row in found for each in graph_from_text(row[0]).by_id)

    # -- drafts -----------------------------------------------------------------------------------

    def create(self, name: str, graph: Graph, *, at: str) -> int:
        """A new draft; its id. Raises KnownError "journey.name_empty", "journey.name_taken"."""
        with self._store.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO journey (name, draft, changed_at, state) VALUES (?, ?, ?, 'draft')",
                (_named(connection, name), graph_to_text(graph), at),
            )
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def rename(self, journey_id: int, name: str) -> None:
        """Raises as `create`, and KnownError "journey.gone"."""
        with self._store.transaction() as connection:
            _require(
                connection.execute(
                    "UPDATE journey SET name = ? WHERE id = ?",
                    (_named(connection, name, journey_id), journey_id),
                )
            )

    def save_draft(self, journey_id: int, graph: Graph, *, at: str) -> None:
        """Raises KnownError "journey.gone"."""
        with self._store.transaction() as connection:
            _require(
                connection.execute(
                    "UPDATE journey SET draft = ?, changed_at = ? WHERE id = ?",
                    (graph_to_text(graph), at, journey_id),
                )
            )

    def delete(self, journey_id: int) -> None:
        """With its versions, and with everybody who is in it."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM journey WHERE id = ?", (journey_id,))
            watching.note_changes(connection)

    # -- publishing -------------------------------------------------------------------------------

    def publish(self, journey_id: int, *, at: str, context: EvaluationContext) -> int:
        """Makes the draft the version that holds from now on; its number.

        Whoever is inside acts by the version that it entered its step with; who couldn't take that
        step takes it by the new one, where that has other settings for it. The draft must have
        been checked (`domain.journey.check`). Raises KnownError "journey.gone", and what the
        triggers' conditions raise.
        """
        with self._store.transaction() as connection:
            row = connection.execute(
                "SELECT draft, coalesce((SELECT max(version) FROM journey_version v "
                "WHERE v.journey_id = j.id), 0), state FROM journey j WHERE id = ?",
                (journey_id,),
            ).fetchone()
            if row is None:
                raise _gone()
            draft, version, state = row
            # what happened until now is for the journeys that ran until now
            watching.campaign_events(connection, Graphs(), at, _ALL)
            connection.execute(
                "INSERT INTO journey_version (journey_id, version, graph, published_at) "
                "VALUES (?, ?, ?, ?)",
                (journey_id, version + 1, draft, at),
            )
            connection.execute(
                "UPDATE journey SET state = 'live', version = ? WHERE id = ?",
                (version + 1, journey_id),
            )
            passages.begin_again(connection, Graphs(), journey_id, version + 1)
            watching.arrange(
                connection,
                Catalogue.read(connection),
                journey_id,
                graph_from_text(draft),
                context,
                anew=state == "paused",
            )
            return int(version) + 1

    def pause(self, journey_id: int) -> None:
        """Nobody moves and nobody comes in until `resume`; what happens meanwhile doesn't count."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE journey SET state = 'paused' WHERE id = ? AND state = 'live'",
                (journey_id,),
            )

    def resume(self, journey_id: int, *, context: EvaluationContext) -> None:
        """Goes on; whoever came to meet a trigger meanwhile doesn't come in by it. Raises as
        `publish`."""
        with self._store.transaction() as connection:
            row = connection.execute(
                "SELECT v.graph FROM journey j JOIN journey_version v "
                "ON v.journey_id = j.id AND v.version = j.version "
                "WHERE j.id = ? AND j.state = 'paused'",
                (journey_id,),
            ).fetchone()
            if row is None:
                return
            # what happened until now is for the journeys that ran until now
            watching.campaign_events(connection, Graphs(), to_iso(context.now), _ALL)
            connection.execute("UPDATE journey SET state = 'live' WHERE id = ?", (journey_id,))
            catalogue = Catalogue.read(connection)
            graph = graph_from_text(row[0])
            watching.arrange(connection, catalogue, journey_id, graph, context, anew=True)

    # -- people -----------------------------------------------------------------------------------

    def start(self, journey_id: int, person_ids: Sequence[int], *, at: str) -> int:
        """Puts people in by hand; how many came in. Raises KnownError "journey.not_live", and
        "journey.no_hand" where no trigger of the journey lets anybody in by hand."""
        with self._store.transaction() as connection:
            row = connection.execute(
                "SELECT j.version, v.graph, j.name FROM journey j JOIN journey_version v "
                "ON v.journey_id = j.id AND v.version = j.version "
                "WHERE j.id = ? AND j.state = 'live'",
                (journey_id,),
            ).fetchone()
            if row is None:
                raise KnownError(
                    tr("The journey isn't running"),
                    tr("Nobody can be put into a journey that isn't published, or that is paused."),
                    tr("Publish it, or let it go on, and try again."),
                    code="journey.not_live",
                )
            version, text, name = row
            triggers = graph_from_text(text).of_kind(Kind.BY_HAND)
            if not triggers:
                raise KnownError(
                    tr("The journey takes nobody by hand"),
                    tr(
                        "“{name}” has no trigger “{trigger}”.",
                        name=name,
                        trigger=Kind.BY_HAND.label,
                    ),
                    tr("Put that trigger into the journey and publish it again."),
                    code="journey.no_hand",
                )
            entered = 0
            for shape in triggers:
                assert isinstance(shape.settings, ByHand)
                entered += passages.begin(
                    connection,
                    Place(journey_id, version, shape.id),
                    person_ids,
                    at,
                    again=shape.settings.again,
                )
            return entered

    def remove(self, journey_id: int, person_ids: Sequence[int], *, at: str) -> None:
        """Takes people out of the journey, wherever in it they are."""
        with self._store.transaction() as connection:
            passages.eject(connection, person_ids, at, journey_id=journey_id)


def _named(connection: sqlite3.Connection, name: str, but: int | None = None) -> str:
    """The name as it is stored."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise KnownError(
            tr("The journey needs a name"),
            tr("A name has 1 to {most} characters.", most=LONGEST_NAME),
            tr("Type another name."),
            code="journey.name_empty",
        )
    if connection.execute(
        "SELECT 1 FROM journey WHERE name = ? AND id IS NOT ?", (name, but)
    ).fetchone():
        raise KnownError(
            tr("There is a journey of that name"),
            tr("“{name}” is taken.", name=name),
            tr("Type another name."),
            code="journey.name_taken",
        )
    return name


def _require(cursor: sqlite3.Cursor) -> None:
    if not cursor.rowcount:
        raise _gone()


def _gone() -> KnownError:
    return KnownError(
        tr("The journey is gone"),
        tr("It was deleted meanwhile."),
        tr("Go back to the list of journeys."),
        code="journey.gone",
    )
