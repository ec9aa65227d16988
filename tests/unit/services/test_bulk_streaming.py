"""What is done with all that a list shows: by its condition, a slice at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.operators import Criterion, Operator
from apdesk.store.lists import ListKey, ListQuery, Records, Selection
from apdesk.sync import bulk, editing
from apdesk.worker import edit_forms, readers
from apdesk.worker import editing as tasks
from tests.unit.services.services_desk import ServicesDesk

Told = list[tuple[int, int]]
PARIS = ListQuery(ListKey.LEADS, None, (Criterion("city", Operator.IS, "Paris"),))


@pytest.fixture
def leads(desk: ServicesDesk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ten in Paris; slices of three."""
    monkeypatch.setattr(editing, "_SLICE", 3)
    monkeypatch.setattr(bulk, "AT_ONCE", 3)
    return [
        desk.member("Lead", n, LastName="Lovelace", Company="Acme", Name=f"Ada {n}", City="Paris")
        for n in range(10)
    ]


def told(progress: Told) -> Callable[[object], None]:
    return progress.append  # type: ignore[return-value]


def test_all_but_some_are_changed_by_their_condition(desk: ServicesDesk, leads: list[int]) -> None:
    chosen = Selection(PARIS, frozenset({leads[4]}), 9)
    progress: Told = []
    preview = edit_forms.preview_many(
        desk.store.path, desk.clock, "person", chosen, {"city": "London"}
    )(told(progress), CancelToken())
    assert isinstance(preview, bulk.BulkPreview)
    assert isinstance(preview.changing, array)
    assert list(preview.changing) == [each for each in leads if each != leads[4]]
    assert progress[-1] == (9, 9)
    # what is changed meets the condition no more: each is changed once all the same
    changed = tasks.edit_many(
        desk.store.path, desk.clock, "person", chosen, {"city": "London"}, "Moved"
    )(told(progress), CancelToken())
    assert isinstance(changed, tasks.Changed)
    assert changed.batch is not None
    assert changed.batch.records == 9
    assert changed.rows.structure
    assert not changed.stopped
    assert [desk.value(each, "city") for each in leads].count("Paris") == 1
    assert desk.value(leads[4], "city") == "Paris"


def test_what_was_done_when_it_was_stopped_is_one_batch(
    desk: ServicesDesk, leads: list[int]
) -> None:
    stop = CancelToken()
    progress: Told = []

    def say(step: object) -> None:
        progress.append(step)  # type: ignore[arg-type]
        if len(progress) == 2:
            stop.cancel()

    changed = tasks.edit_many(
        desk.store.path,
        desk.clock,
        "person",
        Selection(PARIS, frozenset(), 10),
        {"city": "London"},
        "Moved",
        stop=stop,
    )(say, CancelToken())
    assert isinstance(changed, tasks.Changed)
    assert progress == [(3, 10), (6, 10)]
    assert changed.stopped
    assert changed.batch is not None
    assert changed.batch.records == 6
    undone = desk.editing.undo(changed.batch.id)
    assert undone.reversed == 6
    assert {desk.value(each, "city") for each in leads} == {"Paris"}


def test_others_write_between_two_slices(desk: ServicesDesk, leads: list[int]) -> None:
    """One transaction each, and none is open when the progress is told."""
    seen: list[int] = []

    def beside(count: int) -> None:
        with desk.store.transaction():
            seen.append(count)

    desk.editing.edit_many("person", leads, {"city": "Rome"}, "Moved", progress=beside)
    assert seen == [3, 6, 9, 10]
    assert len(desk.editing.batches()) == 1


@pytest.mark.parametrize("by_condition", [True, False])
def test_deleting_and_joining_look_at_slices(
    desk: ServicesDesk, leads: list[int], by_condition: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit_forms, "_NAMED", 2)
    made = [desk.editing.add({"last_name": f"Here {n}"}) for n in range(4)]
    desk.editing.add_to_list(made[:1], "Contact")
    everybody: Records = [*leads, *made]
    if by_condition:
        everybody = Selection(ListQuery(ListKey.ALL), frozenset({leads[0]}), 13)
    synced = 10 - by_condition

    found = edit_forms.deletable(desk.store.path, "person", everybody)(print, CancelToken())
    assert isinstance(found, edit_forms.Deletable)
    assert (len(found.here), len(found.synced)) == (4, synced)
    assert [each for each, _ in found.here] == made
    assert found.here[0] == (made[0], "Here 0")
    assert found.here[3] == (made[3], "")
    assert len(found.synced[:5]) == 2

    joining = edit_forms.joining(desk.store.path, desk.clock, everybody, "Lead")(
        print, CancelToken()
    )
    assert isinstance(joining, edit_forms.Joining)
    assert list(joining.possible) == made[1:]
    assert joining.refused == {edit_forms.SYNCED: synced, edit_forms.WAITING: 1}
    (missing,) = joining.missing
    assert missing.people == tuple((each, f"Here {n}") for n, each in enumerate(made) if n)

    progress: Told = []
    ids = [each for each, _ in found.here]
    gone = tasks.delete(desk.store.path, desk.clock, ids)(told(progress), CancelToken())
    assert isinstance(gone, tasks.Changed)
    assert progress[-1] == (4, 4)
    found = edit_forms.deletable(desk.store.path, "person", made)(print, CancelToken())
    assert isinstance(found, edit_forms.Deletable)
    assert not found.here


def test_very_many_are_told_without_names() -> None:
    named = tasks.rows_of("person", [1, 2], structure=True)
    assert (named.people, named.structure) == (frozenset({1, 2}), True)
    many = tasks.rows_of("person", range(50_000))
    assert (many.people, many.companies, many.structure) == (frozenset(), frozenset(), True)


def test_a_file_has_the_order_of_the_list(
    desk: ServicesDesk, leads: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "EXPORT_CHUNK", 4)
    query = ListQuery(ListKey.LEADS, ("name", True), PARIS.filters)
    target = tmp_path / "leads.csv"
    progress: Told = []
    total = readers.export_csv(desk.store.path, query, [("name", "Name")], target)(
        told(progress), CancelToken()
    )
    lines = target.read_text("utf-8-sig").splitlines()
    assert total == 10
    assert progress == [(4, 10), (8, 10), (10, 10)]
    assert lines[1:] == [f"{each},Ada {each - 1}" for each in reversed(leads)]
