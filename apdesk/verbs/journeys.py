"""The verbs for journeys."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apdesk.domain.clock import to_iso
from apdesk.domain.entry_check import SURROGATE
from apdesk.domain.journey.check import Problem, check
from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.templates import start, starts
from apdesk.errors import KnownError
from apdesk.journeys.files import bring_in, write_out
from apdesk.journeys.world import learn_of_org, read_world
from apdesk.store.journeys.catalogue import JourneyRow, Journeys
from apdesk.store.journeys.numbers import JourneyNumbers, ShapeNumbers
from apdesk.sync.locality import context_of
from apdesk.verbs.printing import DONE, in_utf8, printed, say, show, whole_file

if TYPE_CHECKING:
    from apdesk.headless import Headless

_STATES = {"draft": "draft", "live": "live", "paused": "paused"}


def list_journeys(work: Headless, parsed: argparse.Namespace) -> int:
    found = Journeys(work.store).rows()
    lines = [
        f"{each.name}: {_STATES[each.state]}, {each.inside:,} inside, {each.entered:,} came in"
        + (f", {each.stuck:,} need you" if each.stuck else "")
        + ("; the draft isn't published" if each.version and each.draft_differs else "")
        for each in found
    ]
    show(parsed, [_row_json(each) for each in found], lines or ["There are no journeys."])
    return DONE


def list_templates(_work: Headless, parsed: argparse.Namespace) -> int:
    found = [{"key": each.key, "title": each.title, "about": each.description} for each in starts()]
    show(parsed, found, [f"{each['key']}: {each['title']}. {each['about']}" for each in found])
    return DONE


def bring(work: Headless, parsed: argparse.Namespace) -> int:
    """A file or a template becomes a draft; what it still lacks is told, and is no failure."""
    file = _template(parsed) if parsed.template else _read(parsed.file)
    if parsed.name:
        file = JourneyFile(parsed.name, file.graph, file.templates)
    brought = bring_in(work.store, file, at=_now(work))
    try:
        problems = _check(work, file.graph)
    except KnownError as error:
        # The draft is made. Whether the org has what it names is looked at again at publishing.
        say(f"apdesk: {error}")
        problems = check(file.graph, read_world(work.store, asked=False))
    lines = [f"{brought.name}: the draft was {'replaced' if brought.replaced else 'made'}."]
    if brought.templates:
        lines.append(f"New e-mail templates: {', '.join(brought.templates)}.")
    lines += [each.message for each in problems]
    document = {
        "name": brought.name,
        "replaced": brought.replaced,
        "templates": list(brought.templates),
        "problems": [_problem_json(each) for each in problems],
    }
    show(parsed, document, lines)
    return DONE


def publish(work: Headless, parsed: argparse.Namespace) -> int:
    """Refuses what can't work, naming each thing that is wrong."""
    row = _journey(work, parsed.name)
    journeys = Journeys(work.store)
    problems = _check(work, journeys.draft(row.id))
    fatal = [each for each in problems if each.fatal]
    if fatal:
        raise KnownError(
            "This journey can't be published",
            " ".join(each.message for each in fatal),
            "Correct it in the window, or import a corrected file.",
            code="journey.impossible",
        )
    version = journeys.publish(row.id, at=_now(work), context=_context(work))
    if work.settings.binding() is not None:
        for each in work.look_at_org_for_journeys():
            say(f"apdesk: {each.title}. {each.message} {each.next_step}".rstrip())
    document = {
        "name": row.name,
        "version": version,
        "problems": [_problem_json(each) for each in problems],
    }
    lines = [f"{row.name}: version {version} is published.", *(each.message for each in problems)]
    show(parsed, document, lines)
    return DONE


def pause(work: Headless, parsed: argparse.Namespace) -> int:
    row = _journey(work, parsed.name)
    Journeys(work.store).pause(row.id)
    return _told(work, parsed, row.id)


def resume(work: Headless, parsed: argparse.Namespace) -> int:
    row = _journey(work, parsed.name)
    Journeys(work.store).resume(row.id, context=_context(work))
    return _told(work, parsed, row.id)


def start_people(work: Headless, parsed: argparse.Namespace) -> int:
    """Puts records into a journey that lets people in by hand."""
    row = _journey(work, parsed.name)
    found = [work.one(each) for each in parsed.records]
    companies = [each.name for each in found if str(each.entity) != "person"]
    if companies:
        raise KnownError(
            "A company can't be in a journey",
            f"Journeys are for contacts: {', '.join(companies)}. Nobody was put in.",
            "Name contacts only.",
            code="journey.company",
        )
    entered = Journeys(work.store).start(row.id, [each.id for each in found], at=_now(work))
    show(parsed, {"entered": entered}, [f"{entered:,} came in; they move on with the next sync."])
    return DONE


def status(work: Headless, parsed: argparse.Namespace) -> int:
    return _told(work, parsed, _journey(work, parsed.name).id)


def export(work: Headless, parsed: argparse.Namespace) -> int:
    """The draft with its e-mail templates, as `import` takes it."""
    file = write_out(work.store, _journey(work, parsed.name).id)
    text = json.dumps(file.to_json(), indent=2, ensure_ascii=False) + "\n"
    if parsed.output is None:
        in_utf8()
        with printed() as out:
            out.write(text)
        return DONE
    try:
        with whole_file(Path(parsed.output)) as out:
            out.write(text)
    except OSError as error:
        raise KnownError(
            "The journey file can't be written",
            f"{parsed.output}: {error.strerror or error}. Nothing was changed.",
            "Choose another place with --output.",
            code="journey.unwritable",
        ) from error
    return DONE


def _told(work: Headless, parsed: argparse.Namespace, journey_id: int) -> int:
    """A journey with the numbers of its shapes: those of the published version, or of the draft."""
    journeys = Journeys(work.store)
    row = journeys.row(journey_id)
    graph = journeys.published(journey_id) or journeys.draft(journey_id)
    numbers = JourneyNumbers(work.store.reading).numbers(journey_id)
    shapes = []
    for each in graph.shapes:
        known = numbers.get(each.id, ShapeNumbers())
        shapes.append(
            {
                "id": each.id,
                "kind": str(each.kind),
                "label": each.kind.label,
                "entered": known.entered,
                "here": known.here,
                "stuck": known.stuck,
            }
        )
    lines = [f"{row.name}: {_STATES[row.state]}, {row.inside:,} inside."]
    lines += [
        f"  {each['label']} ({each['id']}): {each['entered']:,} came, {each['here']:,} there now"
        + (f", {each['stuck']:,} need you" if each["stuck"] else "")
        for each in shapes
    ]
    show(parsed, {**_row_json(row), "shapes": shapes}, lines)
    return DONE


def _journey(work: Headless, name: str) -> JourneyRow:
    found = None if SURROGATE.search(name) else Journeys(work.store).find(name)
    if found is None:
        raise KnownError(
            "There is no such journey",
            f"No journey is called “{name}”.",
            "apdesk journeys list names them.",
            code="journey.unknown",
        )
    return found


def _read(name: str) -> JourneyFile:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        document = json.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise KnownError(
            "The journey file can't be read",
            f"{name}: {error.strerror or error}. Nothing was changed.",
            "Check the name and the permissions of the file.",
            code="journey.unreadable",
        ) from error
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        raise KnownError(
            "The journey file is not JSON",
            f"{name}: {'it is nested too deeply' if deep else error}. Nothing was changed.",
            "apdesk journeys export prints a file to start from.",
            code="journey.malformed",
        ) from error
    return JourneyFile.from_json(document)


def _template(parsed: argparse.Namespace) -> JourneyFile:
    made = start(parsed.template)
    if made is None:
        raise KnownError(
            "There is no such template",
            f"No template is called “{parsed.template}”. Nothing was changed.",
            "apdesk journeys templates names them.",
            code="journey.template_unknown",
        )
    return JourneyFile(made.title, made.graph, made.templates)


def _check(work: Headless, graph: Graph) -> tuple[Problem, ...]:
    """Against what exists, also in the org where one is connected."""
    connected = work.settings.binding() is not None
    if connected:
        learn_of_org(work.org(), work.store, graph)
    return check(graph, read_world(work.store, asked=connected))


def _context(work: Headless) -> Any:
    return context_of(work.settings.binding(), work.clock.now())


def _now(work: Headless) -> str:
    return to_iso(work.clock.now())


def _row_json(row: JourneyRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "state": row.state,
        "version": row.version,
        "draft_differs": row.draft_differs,
        "inside": row.inside,
        "entered": row.entered,
        "stuck": row.stuck,
    }


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {"shape": problem.shape, "message": problem.message, "fatal": problem.fatal}
