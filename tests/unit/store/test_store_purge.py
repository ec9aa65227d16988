"""After a purge no byte of a removed record is left: our files are read as bytes."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apdesk.domain.preferences import OnLeave
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.lists import ListKey
from tests.storage_upgrade.test_storage_upgrade import restore as old_file
from tests.unit.store.store_builders import ALL, AT, Desk, desk_at, page, record, refusal, sf

_TEXTS = {"Lead": ("Name", "Email", "Description", "Company", "Phone")}
_TEXTS["Contact"] = ("Name", "Email", "Description", "AccountId")
_TEXTS["Account"] = ("Name",)
_WORDS = [f"common{n}" for n in range(200)]


def sentinel(sobject: str, number: int, field: str, version: int = 0) -> str:
    return f"zq{sobject}{number}x{field}x{version}qz".lower()


def secret(sobject: str, number: int, version: int = 0) -> dict[str, object]:
    texts = {
        field: sentinel(sobject, number, field, version)
        + ("" if field != "Description" else " " + "long " * 1500)
        for field in _TEXTS[sobject]
    }
    return record(sobject, number, **texts)  # type: ignore[arg-type]


def plain(sobject: str, number: int, random_: random.Random) -> dict[str, object]:
    text = " ".join(random_.choices(_WORDS, k=random_.randrange(1, 40)))
    return record(sobject, number, Name=text)  # type: ignore[return-value]


def left(path: Path, needles: Iterable[str]) -> list[str]:
    """Those of the texts that lie in any of the database's files, in any case."""
    content = b"".join(
        each.read_bytes().lower() for each in sorted(path.parent.glob(f"{path.name}*"))
    )
    return [each for each in needles if each.lower().encode() in content]


def needles(sobject: str, number: int, versions: int = 1) -> list[str]:
    return [
        sf(sobject, number),
        *(
            sentinel(sobject, number, field, version)
            for field in _TEXTS[sobject]
            for version in range(versions)
        ),
    ]


def fill(desk: Desk, sobject: str, victims: Iterable[int]) -> None:
    """Many records in several transactions, with the victims amongst them, changed since."""
    random_ = random.Random(7)
    numbers = list(range(1000, 1600))
    numbers[100:100] = list(victims)
    for start in range(0, len(numbers), 60):
        some = numbers[start : start + 60]
        desk.apply(
            page(
                sobject,
                [plain(sobject, n, random_) if n >= 1000 else secret(sobject, n) for n in some],
            )
        )
    shuffled = [n for n in numbers if n >= 1000]
    random_.shuffle(shuffled)
    for start in range(0, 300, 100):
        desk.apply(
            page(sobject, [plain(sobject, n, random_) for n in shuffled[start : start + 100]]), 2
        )


@pytest.mark.parametrize("sobject", list(ALL))
@pytest.mark.parametrize("way", ["leave", "delete", "merge", "kept, then discarded", "relinked"])
def test_nothing_of_a_removed_record_is_left(desk: Desk, sobject: str, way: str) -> None:
    fill(desk, sobject, [1, 2])
    desk.apply(page(sobject, [secret(sobject, 1, 1)]), 3)
    looked_for = needles(sobject, 1, versions=2)
    desk.store.checkpoint()
    assert left(desk.store.path, looked_for) == looked_for
    one = sf(sobject, 1)
    if way == "leave":
        desk.apply(page(sobject, leaves=[(one, "criteria")]), 4)
    elif way == "delete":
        desk.apply(page(sobject, deletes=[(one, "deleted")]), 4)
    elif way == "merge":
        # to a winner that isn't here: else the history would pass to it, on purpose
        desk.apply(page(sobject, merges=[(one, sf(sobject, 99))]), 4)
    else:
        keep = page(sobject, leaves=[(one, "criteria")], on_leave=OnLeave.KEEP)
        entity = "company" if sobject == "Account" else "person"
        record_id = desk.mirror.known(sobject, [one])[one].record_id
        desk.apply(keep, 4)
        if way == "relinked":
            desk.apply(page(sobject, [secret(sobject, 1, 1)]), 5)
            desk.apply(page(sobject, leaves=[(one, "criteria")]), 6)
        else:
            assert desk.mirror.discard(entity, [record_id]).removed == 1
    while desk.mirror.remove_staged(sobject, limit=1).removed:
        pass
    assert desk.store.purge_pending()
    assert desk.store.purge()
    assert left(desk.store.path, looked_for) == []
    assert left(desk.store.path, needles(sobject, 2)) == needles(sobject, 2)
    desk.check_search()


@pytest.mark.parametrize("here", [True, False])
def test_nothing_of_a_merged_loser_is_left_beside_the_winner(desk: Desk, here: bool) -> None:
    fill(desk, "Lead", [1, 2])
    merged = page(
        "Lead",
        [] if here else [record("Lead", 3)],
        merges=[(sf("Lead", 1), sf("Lead", 2 if here else 3))],
    )
    desk.apply(merged, 4)
    assert desk.store.purge()
    gone = needles("Lead", 1)
    if not here:
        gone = gone[:1]  # its values are in the history of the record that it became
    assert left(desk.store.path, gone) == []


def test_nothing_of_edits_and_troubles_is_left(desk: Desk) -> None:
    """Of a record whose edits all arrived: they, their batch, a conflict and a failure go too."""
    fill(desk, "Lead", [1])
    one = desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].record_id
    typed = [sentinel("Lead", 1, "Company", n) for n in range(1, 5)]
    said = sentinel("Lead", 1, "said", 9)
    for value in typed[:2]:
        title = f"Changed {sentinel('Lead', 1, 'title')}"
        desk.edits.apply([RecordEdit("person", one, {"company": value})], at=AT, title=title)
    desk.send(one, failure=refusal(said=said, duplicates=(sf("Lead", 77),)))
    desk.apply(page("Lead", [{**secret("Lead", 1), "Company": typed[2]}]), 3)  # a conflict
    desk.edit(one, company=typed[3])
    desk.send(one)
    looked_for = [*needles("Lead", 1), *typed, sentinel("Lead", 1, "title"), said, sf("Lead", 77)]
    desk.store.checkpoint()
    assert set(looked_for) - set(left(desk.store.path, looked_for)) == {said, sf("Lead", 77)}
    desk.apply(page("Lead", deletes=[(sf("Lead", 1), "deleted")]), 4)
    desk.mirror.remove_staged("Lead")
    assert desk.troubles.failure_count() == 0
    assert desk.store.purge()
    assert left(desk.store.path, looked_for) == []


def test_what_was_lost_stays_until_it_is_dismissed(desk: Desk) -> None:
    fill(desk, "Lead", [1])
    one = desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].record_id
    typed = sentinel("Lead", 1, "Company", 5)
    desk.edit(one, company=typed)
    desk.apply(page("Lead", deletes=[(sf("Lead", 1), "deleted")]), 4)
    desk.mirror.remove_staged("Lead")
    assert desk.store.purge()
    kept = [sf("Lead", 1), sentinel("Lead", 1, "Name"), typed]  # who it was, and the value
    assert set(left(desk.store.path, [*needles("Lead", 1), typed])) == set(kept)
    (lost,) = desk.troubles.failures()
    desk.troubles.dismiss_lost([lost.id])
    assert desk.store.purge()
    assert left(desk.store.path, kept) == []


def test_nothing_of_a_person_made_here_is_left(desk: Desk) -> None:
    values = {each: sentinel("Lead", 8, each) for each in ("name", "company", "description")}
    made = desk.person(**values)
    desk.edits.want([made], "Lead", at=AT)
    desk.outbox.begin_creations([made], AT)
    desk.outbox.creation_failed(made, refusal(), AT)
    desk.edits.delete([made])
    assert desk.store.purge()
    assert left(desk.store.path, values.values()) == []


def test_a_reader_that_only_waits_is_no_hindrance(desk: Desk) -> None:
    fill(desk, "Lead", [1])
    reader = sqlite3.connect(desk.store.path)
    assert reader.execute("SELECT count(*) FROM person").fetchone() == (601,)
    desk.views.counts()
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]), 4)
    desk.mirror.remove_staged("Lead")
    assert desk.store.purge()
    assert left(desk.store.path, needles("Lead", 1)) == []
    assert len(desk.views.ids(ListKey.LEADS)) == 600
    reader.close()


def test_a_reader_within_a_transaction_delays_the_purge_until_it_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apdesk.store.database.PURGE_TIMEOUT_MS", 20)
    fill(desk, "Lead", [1])
    reader = sqlite3.connect(desk.store.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]), 4)
    desk.mirror.remove_staged("Lead")
    assert not desk.store.purge()
    assert desk.store.purge_pending()
    assert reader.execute("SELECT count(*) FROM person").fetchone() == (601,)
    reader.execute("COMMIT")
    assert desk.store.purge()
    assert not desk.store.purge_pending()
    assert left(desk.store.path, needles("Lead", 1)) == []
    reader.close()


def test_a_purge_that_a_crash_prevented_is_made_up_for(tmp_path: Path) -> None:
    path = tmp_path / "apdesk.sqlite3"
    with desk_at(path) as desk:
        fill(desk, "Lead", [1])
        desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]), 4)
        desk.mirror.remove_staged("Lead")
    with Store(path) as store:
        assert store.purge_pending()
        assert store.purge()
    assert left(path, needles("Lead", 1)) == []


def test_a_large_file_is_purged_once_a_day(desk: Desk) -> None:
    desk.store.large = 1
    now = datetime(2026, 3, 1, 10, tzinfo=UTC)
    desk.apply(page("Lead", [secret("Lead", number) for number in (1, 2, 3)]))

    def remove(number: int) -> None:
        desk.apply(page("Lead", deletes=[(sf("Lead", number), "deleted")]))
        desk.mirror.remove_staged("Lead")

    remove(1)
    assert desk.store.purge(now)
    assert left(desk.store.path, needles("Lead", 1)) == []
    remove(2)
    assert not desk.store.purge(now + timedelta(hours=23))
    assert desk.store.purge_pending()
    assert desk.views.find(sf("Lead", 2)) == ()
    assert list(desk.views.ids(ListKey.ALL, search=sentinel("Lead", 2, "Name"))) == []
    assert desk.store.purge(now + timedelta(hours=24))
    assert left(desk.store.path, needles("Lead", 2)) == []
    remove(3)
    assert desk.store.purge(), "at once where it is asked for"
    assert left(desk.store.path, needles("Lead", 3)) == []


def test_a_clock_that_was_set_back_puts_no_purge_off(desk: Desk) -> None:
    desk.store.large = 1
    now = datetime(2026, 3, 1, 10, tzinfo=UTC)
    for number in (1, 2):
        desk.apply(page("Lead", [secret("Lead", number)]))
        desk.apply(page("Lead", deletes=[(sf("Lead", number), "deleted")]))
        desk.mirror.remove_staged("Lead")
        assert desk.store.purge(now if number == 1 else now - timedelta(days=400))


def test_purging_costs_nothing_when_nothing_was_removed(desk: Desk) -> None:
    said: list[str] = []
    desk.store.point = said.append
    assert desk.store.purge()
    assert said == []


def test_disconnecting_with_removal_leaves_nothing_of_the_org(desk: Desk) -> None:
    for sobject in ALL:
        fill(desk, sobject, [1])
    done = desk.mirror.remove_everything_from_salesforce()
    assert done.removed == 3 * 601
    assert desk.store.purge()
    assert left(desk.store.path, [each for o in ALL for each in needles(o, 1)]) == []
    assert set(desk.views.counts().values()) == {0}
    desk.check_search()


def test_stale_copies_in_pages_that_were_split_go_too(desk: Desk) -> None:
    """secure_delete alone leaves some: cells that moved when a page was split or balanced."""
    random_ = random.Random(3)
    numbers = list(range(1500))
    random_.shuffle(numbers)
    for start in range(0, 1500, 50):
        some = numbers[start : start + 50]
        desk.apply(page("Lead", [record("Lead", n, Name=f"zq{n}x0qz") for n in some]))
    for version in range(1, 30):
        desk.apply(
            page(
                "Lead",
                [
                    record(
                        "Lead", n, Name=f"zq{n}x{version}qz", Company="y" * random_.randrange(2000)
                    )
                    for n in random_.sample(numbers, 50)
                ],
            ),
            version,
        )
    gone = random_.sample(numbers, 400)
    desk.apply(page("Lead", deletes=[(sf("Lead", n), "deleted") for n in gone]))
    assert desk.mirror.remove_staged("Lead", limit=1000).removed == 400
    assert desk.store.purge()
    found = {
        int(number)
        for each in desk.store.path.parent.glob(f"{desk.store.path.name}*")
        for pair in re.findall(rb"zq(\d+)x\d+qz|00Q(\d{12})AAA", each.read_bytes())
        for number in pair
        if number
    }
    assert found == set(numbers) - set(gone)


def beginnings(path: Path, letters: str) -> int:
    """In how many places of the database's files these letters lie."""
    files = sorted(path.parent.glob(f"{path.name}*"))
    return sum(each.read_bytes().count(letters.encode()) for each in files)


@pytest.mark.parametrize("way", ["leave", "delete", "discarded", "all"])
def test_the_beginnings_of_a_removed_person_s_words_are_gone(desk: Desk, way: str) -> None:
    """The index keeps three letters of each word a second time, apart from the words."""
    mine, other = "ʘǂʬ", "ʬʘǂ"  # of letters that nobody else has
    fill(desk, "Lead", [])
    desk.apply(page("Lead", [record("Lead", 1, Name=f"{mine}ella", Company=f"{mine}otto")]))
    desk.apply(page("Lead", [record("Lead", 2, Name=f"{other}ella")]))
    desk.apply(page("Lead", [record("Lead", 1, Name=f"{mine}emma", Company=f"{mine}otto")]), 2)
    with desk.store.reading() as connection:
        blocks = b"".join(
            row[0] for row in connection.execute("SELECT block FROM person_search_data")
        )
    assert re.search(f"{mine}(?=[eo])".encode(), blocks), "words"
    assert re.search(f"{mine}(?![eo])".encode(), blocks), "their beginnings alone"
    one = sf("Lead", 1)
    if way == "all":
        desk.mirror.remove_everything_from_salesforce()
    elif way == "discarded":
        record_id = desk.mirror.known("Lead", [one])[one].record_id
        desk.apply(page("Lead", leaves=[(one, "criteria")], on_leave=OnLeave.KEEP), 3)
        desk.mirror.discard("person", [record_id])
    else:
        gone = [(one, "criteria")]
        desk.apply(page("Lead", leaves=gone) if way == "leave" else page("Lead", deletes=gone), 3)
        desk.mirror.remove_staged("Lead")
    assert desk.store.purge()
    assert beginnings(desk.store.path, mine) == 0
    assert list(desk.views.ids(ListKey.ALL, search=mine)) == []
    assert (beginnings(desk.store.path, other) > 0) is (way != "all")
    assert len(desk.views.ids(ListKey.ALL, search=other)) == (way != "all")
    desk.check_search()


def test_nothing_of_somebody_removed_before_the_beginnings_were_kept_is_left(
    tmp_path: Path,
) -> None:
    """Format 5 makes the index anew; what format 4 had not purged yet is purged then."""
    path = tmp_path / "apdesk.sqlite3"
    old_file(4, path)
    with desk_at(path) as desk:
        desk.apply(page("Lead", [record("Lead", 7, Name="ʘǂʬella")]), 3)
        desk.apply(page("Lead", deletes=[(sf("Lead", 7), "deleted")]), 4)
        desk.mirror.remove_staged("Lead")
        assert desk.store.purge()
        assert beginnings(path, "ʘǂʬ") == 0
        desk.check_search()


def test_what_another_process_removes_during_a_purge_is_purged_too(desk: Desk) -> None:
    fill(desk, "Lead", [1])
    values = {each: sentinel("Lead", 8, each) for each in ("name", "company", "description")}
    made = desk.person(**values)
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]), 4)
    desk.mirror.remove_staged("Lead")
    steps: list[str] = []

    def meanwhile(step: str) -> None:
        steps.append(step)
        if steps == ["begin", "before commit", "after commit"]:  # the index is merged
            with Store(desk.store.path, check=False) as other:
                Edits(other).delete([made])

    desk.store.point = meanwhile
    assert not desk.store.purge()
    assert desk.store.purge_pending()
    assert desk.store.purge()
    assert left(desk.store.path, [*needles("Lead", 1), *values.values()]) == []
    desk.check_search()


def test_disconnecting_purges_users_also_where_no_record_is_here(desk: Desk) -> None:
    with desk.store.transaction() as connection:
        connection.execute(
            "INSERT INTO org_user (id, name, email, active, modstamp) VALUES ('005', 'zquserqz', "
            "NULL, 1, '')"
        )
    desk.mirror.remove_everything_from_salesforce()
    assert desk.store.purge_pending()
    assert desk.store.purge()
    assert left(desk.store.path, ["zquserqz"]) == []
