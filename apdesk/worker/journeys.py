"""Journeys for the window, as tasks for a `TaskRunner`.

Each task opens the database for itself, in the pool's thread; what it needs for that it imports
there, too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.journey.check import check
from apdesk.domain.journey.document import JourneyFile, MalformedJourney
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Email
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import EvaluationContext
from apdesk.errors import KnownError
from apdesk.language import plural, tr
from apdesk.worker.readers import not_exported
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.journeys.dry_run import DryRun as DryRun
    from apdesk.journeys.dry_run import Outside as Outside
    from apdesk.store.database import Store
    from apdesk.store.journeys.catalogue import JourneyRow as JourneyRow

#: Bytes of a journey file that are read at most; the largest real ones have some ten thousand.
_LARGEST_FILE = 8 * 1024 * 1024
_FIRST_PROBLEMS = 3


class Opened(NamedTuple):
    """A journey as it is edited.

    Attributes:
        used: The ids of shapes that published versions have: a new shape takes none of them.
    """

    row: JourneyRow
    draft: Graph
    published: Graph | None
    used: frozenset[str]


class Imported(NamedTuple):
    """What came of a file. `added`: the e-mail templates that were made; `kept`: those of the file
    whose name a template here has, which stays as it is."""

    row: JourneyRow
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


# -- all of them ----------------------------------------------------------------------------------


def stuck_people(rows: Sequence[JourneyRow]) -> dict[int, int]:
    """How many people of each journey (by its id) wait for a person; without those where nobody
    does."""
    return {each.id: each.stuck for each in rows if each.stuck}


def rows(database: Path) -> Work:
    """A task -> tuple[JourneyRow, ...], by name."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[JourneyRow, ...]:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            return Journeys(store).rows()

    return work


def create(
    database: Path,
    clock: Clock,
    name: str,
    graph: Graph,
    templates: Sequence[MailTemplate] = (),
) -> Work:
    """A task -> Imported: a new draft, with the e-mail templates that aren't here yet. Raises
    KnownError "journey.name_empty", "journey.name_taken"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Imported:
        with opened_store(database) as store:
            return _create(store, to_iso(clock.now()), name, graph, templates)

    return work


def duplicate(database: Path, clock: Clock, journey_id: int) -> Work:
    """A task -> Imported: the draft once more, under a name of its own. Raises KnownError
    "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Imported:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            journeys = Journeys(store)
            copied = tr("{name} (copy)", name=journeys.row(journey_id).name)
            name = _free_name(store, copied)
            return _create(store, to_iso(clock.now()), name, journeys.draft(journey_id), ())

    return work


def rename(database: Path, journey_id: int, name: str) -> Work:
    """A task -> JourneyRow. Raises KnownError "journey.name_empty", "journey.name_taken",
    "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> JourneyRow:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            Journeys(store).rename(journey_id, name)
            return Journeys(store).row(journey_id)

    return work


def delete(database: Path, journey_id: int) -> Work:
    """A task: deletes a journey, with everybody's way through it."""

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            Journeys(store).delete(journey_id)

    return work


def pause(database: Path, journey_id: int) -> Work:
    """A task -> JourneyRow. Raises KnownError "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> JourneyRow:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            Journeys(store).pause(journey_id)
            return Journeys(store).row(journey_id)

    return work


def resume(database: Path, clock: Clock, journey_id: int) -> Work:
    """A task -> JourneyRow. Raises KnownError "journey.gone", and what triggers that can't be
    looked at raise ("journey.list_gone" …)."""

    def work(_progress: Progress, _cancel: CancelToken) -> JourneyRow:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            Journeys(store).resume(journey_id, context=context(store, clock))
            return Journeys(store).row(journey_id)

    return work


# -- files ----------------------------------------------------------------------------------------


def export_file(database: Path, journey_id: int, target: Path) -> Work:
    """A task -> Path: writes the draft, with the e-mail templates that it sends, as JSON. The file
    appears only once it is complete. Raises KnownError "journey.gone", "export.failed"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Path:
        from apdesk.store.journeys.catalogue import Journeys
        from apdesk.store.journeys.mail_templates import MailTemplates

        with opened_store(database) as store:
            journeys = Journeys(store)
            graph = journeys.draft(journey_id)
            wanted = {
                each.settings.template.casefold()
                for each in graph.shapes
                if isinstance(each.settings, Email)
            }
            templates = tuple(
                each for each in MailTemplates(store).all() if each.name.casefold() in wanted
            )
            file = JourneyFile(journeys.row(journey_id).name, graph, templates)
        text = json.dumps(file.to_json(), ensure_ascii=False, indent=2) + "\n"
        part = target.with_name(target.name + ".part")
        try:
            part.write_text(text, encoding="utf-8")
            os.replace(part, target)
        except OSError as error:
            raise not_exported(target, error) from error
        finally:
            part.unlink(missing_ok=True)
        return target

    return work


def import_file(database: Path, clock: Clock, source: Path) -> Work:
    """A task -> Imported: a new draft out of a journey file; under another name where its own is
    taken. Raises MalformedJourney, KnownError "journey.file_unreadable"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Imported:
        file = _read_file(source)
        with opened_store(database) as store:
            name = _free_name(store, file.name)
            return _create(store, to_iso(clock.now()), name, file.graph, file.templates)

    return work


def _read_file(source: Path) -> JourneyFile:
    try:
        with source.open("rb") as stream:
            raw = stream.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise KnownError(
            tr("The file can't be read"),
            tr(
                "{source}: {reason}. Nothing was imported.",
                source=source,
                reason=error.strerror or error,
            ),
            tr("Choose another file."),
            code="journey.file_unreadable",
        ) from error
    if len(raw) > _LARGEST_FILE:
        raise MalformedJourney((tr("The file is too large for a journey."),))
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise MalformedJourney((tr("It is no JSON file."),)) from None
    return JourneyFile.from_json(document)


# -- one that is edited ---------------------------------------------------------------------------


def opened(database: Path, journey_id: int) -> Work:
    """A task -> Opened. Raises KnownError "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Opened:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            journeys = Journeys(store)
            return Opened(
                journeys.row(journey_id),
                journeys.draft(journey_id),
                journeys.published(journey_id),
                journeys.used_ids(journey_id),
            )

    return work


def save_draft(database: Path, clock: Clock, journey_id: int, graph: Graph) -> Work:
    """A task -> JourneyRow. Raises KnownError "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> JourneyRow:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            journeys = Journeys(store)
            journeys.save_draft(journey_id, graph, at=to_iso(clock.now()))
            return journeys.row(journey_id)

    return work


def publish(database: Path, clock: Clock, journey_id: int, graph: Graph) -> Work:
    """A task -> Opened: stores the graph as the draft, and publishes it. Raises KnownError
    "journey.problems" (then nothing is published), "journey.gone", and those of triggers that can't
    be looked at."""

    def work(progress: Progress, cancel: CancelToken) -> Opened:
        from apdesk.store.journeys.catalogue import Journeys
        from apdesk.worker.journey_world import read_world

        with opened_store(database) as store:
            journeys = Journeys(store)
            at = to_iso(clock.now())
            journeys.save_draft(journey_id, graph, at=at)
            problems = check(graph, read_world(database, progress, cancel))
            fatal = [each.message for each in problems if each.fatal]
            if fatal:
                raise _problems(fatal)
            journeys.publish(journey_id, at=at, context=context(store, clock))
        done = opened(database, journey_id)(progress, cancel)
        assert isinstance(done, Opened)
        return done

    return work


def try_out(database: Path, clock: Clock, journey_id: int, graph: Graph, by_hand: str = "") -> Work:
    """A task -> DryRun: what the graph, stored as the draft, would do now (see
    `apdesk.journeys.dry_run`). Progress: int, so many transactions. `by_hand`: the list of those
    who are taken for added by hand. Raises KnownError."""

    def work(progress: Progress, cancel: CancelToken) -> DryRun:
        from apdesk.journeys.dry_run import dry_run
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            Journeys(store).save_draft(journey_id, graph, at=to_iso(clock.now()))
            now = context(store, clock)
        return dry_run(
            database,
            dry_run_folder(database),
            journey_id,
            clock,
            lambda: now,
            cancel,
            by_hand=by_hand,
            tell=progress,
        )

    return work


def clear_away(database: Path) -> Work:
    """A task: removes the copy of a dry run that was killed."""

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        from apdesk.journeys.dry_run import clear_away as clear

        clear(dry_run_folder(database))

    return work


def dry_run_folder(database: Path) -> Path:
    """Where dry runs make their copies, beside the database."""
    return database.parent / "dry-run"


# -- within ---------------------------------------------------------------------------------------


def context(store: Store, clock: Clock) -> EvaluationContext:
    """What relative dates mean now."""
    from apdesk.store.settings import Settings
    from apdesk.sync.locality import context_of

    return context_of(Settings(store).binding(), clock.now())


def opened_store(database: Path) -> Store:
    """The store, for a `with` statement."""
    from apdesk.store.database import Store

    return Store(database, check=False)


def _create(
    store: Store, at: str, name: str, graph: Graph, templates: Sequence[MailTemplate]
) -> Imported:
    from apdesk.store.journeys.catalogue import Journeys
    from apdesk.store.journeys.mail_templates import MailTemplates

    journeys, mails = Journeys(store), MailTemplates(store)
    journey_id = journeys.create(name, graph, at=at)
    added, kept = [], []
    for each in templates:
        if mails.find(each.name) is None:
            mails.create(each, at=at)
            added.append(each.name)
        else:
            kept.append(each.name)
    return Imported(journeys.row(journey_id), tuple(added), tuple(kept))


def _free_name(store: Store, name: str) -> str:
    """The name, or with a number where it is taken."""
    from apdesk.store.journeys.catalogue import LONGEST_NAME, Journeys

    taken = {each.name.casefold() for each in Journeys(store).rows()}
    plain = " ".join(name.split())[:LONGEST_NAME]
    found, number = plain, 1
    while found.casefold() in taken:
        number += 1
        tail = f" {number}"
        found = plain[: LONGEST_NAME - len(tail)] + tail
    return found


def _problems(fatal: Sequence[str]) -> KnownError:
    more = len(fatal) - _FIRST_PROBLEMS
    told = " ".join(fatal[:_FIRST_PROBLEMS])
    if more > 0:
        told = f"{told} {plural('And {n} more.', 'And {n} more.', more)}"
    return KnownError(
        tr("The journey can't be published yet"),
        told,
        tr("Nothing was published. See the list of problems below the canvas."),
        code="journey.problems",
    )
