"""What the verbs refuse, and what they answer instead of doing nothing in silence."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import Cause
from apdesk.errors import KnownError
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.store.journal import Journal
from apdesk.store.outbox import Outbox, Outcome
from apdesk.verbs import arguments
from tests.unit.services.services_desk import AT, desk_in
from tests.unit.store.store_builders import refusal


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Headless]:
    """The verbs over a desk with a change that Salesforce refused."""
    with desk_in(tmp_path) as desk:
        lead = desk.member("Lead", 1, LastName="Ada", Company="Acme")
        desk.editing.edit("person", lead, {"company": "Mine"})
        outbox = Outbox(desk.store)
        sent = outbox.begin("Lead", [lead])
        outbox.settle([Outcome(each, refusal()) for each in sent], 1, AT)
    home = DataDir(tmp_path / "data")
    home.prepare()
    desk.store.path.rename(home.database)
    with Headless(home, CancelToken()) as found:
        yield found


def verb(work: Headless, *given: str) -> int:
    namespace = argparse.Namespace(data_dir=None, debug=False, json=True, verb=None)
    parsed = arguments.parser(practice=False).parse_args(given, namespace)
    code: int = parsed.run_verb(work, parsed)
    return code


# -- import ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("Foo=LastName", "Bar=LastName"), "LastName"),
        (("Foo=LastName", "Bar=last_name"), "last_name"),
        (("Foo=LastName", "foo=City"), "Foo"),
        (("Foo=LastName", "Foo="), "Foo"),
        (("Foo=", "Foo=LastName"), "Foo"),
    ],
)
def test_a_map_gives_no_field_two_columns_and_no_column_two_fields(
    given: tuple[str, str], named: str, work: Headless, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Foo,Bar\nL,Secret\n", "utf-8")
    with pytest.raises(KnownError) as caught:
        verb(work, "import", str(file), "--map", *given)
    assert caught.value.code == "field.twice"
    assert f"“{named}”" in caught.value.title
    assert [each.kind for each in work.editing.batches()] == ["edit"]


def test_a_map_may_leave_several_columns_out(
    work: Headless, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Foo,Bar,Baz\nL,Secret,Other\n", "utf-8")
    assert verb(work, "import", str(file), "--map", "Foo=LastName", "Bar=", "Baz=") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["columns"], said["ignored"]) == ({"Foo": "LastName"}, ["Bar", "Baz"])


# -- errors ---------------------------------------------------------------------------------------


def test_a_cause_that_there_is_not_is_not_tried_again(
    work: Headless, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KnownError) as caught:
        verb(work, "errors", "retry", "--cause", "nonsense")
    assert caught.value.code == "trouble.unknown"
    assert "“nonsense”" in caught.value.message
    (failure,) = work.troubles.failures()
    assert failure.retry_at is None
    assert verb(work, "errors", "retry", "--cause", failure.cause) == 0
    assert json.loads(capsys.readouterr().out) == {"retried": 1}
    # It is there still: to be asked for once more changes nothing.
    assert verb(work, "errors", "retry", "--cause", failure.cause) == 0


# -- undo -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("preview", [(), ("--preview",)])
def test_a_run_that_never_was_is_not_undone_in_silence(
    work: Headless, preview: tuple[str, ...]
) -> None:
    with pytest.raises(KnownError) as caught:
        verb(work, "undo", "--run", "999", *preview)
    assert caught.value.code == "run.unknown"
    assert "999" in caught.value.title


def test_a_run_that_changed_nothing_can_be_undone(
    work: Headless, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Journal(work.store).start_run(Cause.MANUAL, AT)
    assert verb(work, "undo", "--run", str(run)) == 0
    assert json.loads(capsys.readouterr().out)["reversed"] == 0
