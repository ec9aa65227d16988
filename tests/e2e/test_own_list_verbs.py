"""Own lists and segments as scripts read them: exported by name, and named in every export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.operators import Criterion, Operator
from apdesk.store.database import Store
from apdesk.store.lists import ListKey, ListQuery, Selection
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

AT = "2026-03-01T10:00:00Z"


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "20", "--contacts", "20", "--accounts", "5") as running:
        yield running


@pytest.fixture(scope="module")
def first_sync(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Synced, with an own list of three leads and a segment of the hot ones."""
    desk = Apdesk(tmp_path_factory.mktemp("first") / "data")
    desk.connect(org)
    desk.apply({"version": 1})
    assert desk.json("sync")["result"] == "done"
    with Store(desk.data_dir / "apdesk.sqlite3") as store:
        lists = OwnLists(store)
        some = [each["apdesk_id"] for each in desk.records("leads")[:3]]
        lists.add(lists.create("Messe Köln", AT), some, AT)
        contacts = Selection(ListQuery(ListKey.CONTACTS))
        lists.add(lists.create("All the contacts", AT), contacts, AT)
        Segments(store).create("Hot", (Criterion("rating", Operator.IS, "hot"),), AT)
    return desk


@pytest.fixture
def synced(tmp_path: Path, first_sync: Apdesk) -> Apdesk:
    return first_sync.copy(tmp_path / "data")


def test_an_own_list_is_exported_by_its_name(synced: Apdesk) -> None:
    leads = synced.records("leads")
    assert synced.records("  messe KÖLN ") == leads[:3]
    assert [each["lists"] for each in leads[:4]] == [["leads", "Messe Köln"]] * 3 + [["leads"]]
    done = synced.run("export", "Messe Köln", "--api-names")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["lists"] for row in rows] == ["leads;Messe Köln"] * 3
    assert [row["LastName"] for row in rows] == [each["fields"]["LastName"] for each in leads[:3]]


def test_a_segment_is_exported_by_its_name(synced: Apdesk) -> None:
    hot = synced.records("hot")
    assert 0 < len(hot) < 20
    assert {each["fields"]["Rating"] for each in hot} == {"Hot"}
    expected = [each for each in synced.records("leads") if each["fields"].get("Rating") == "Hot"]
    assert hot == expected


def test_an_unknown_list_is_told_with_those_there_are(synced: Apdesk) -> None:
    out = synced.data_dir / "there.csv"
    out.write_text("kept", encoding="utf-8")
    done = synced.run("export", "nobody", "--output", str(out), "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout or done.stderr)
    assert "list.unknown" in json.dumps(said)
    for name in ("leads", "companies", "Messe Köln", "All the contacts", "Hot"):
        assert name in json.dumps(said, ensure_ascii=False)
    assert out.read_text("utf-8") == "kept"


def test_list_of_add_stays_a_salesforce_list(synced: Apdesk) -> None:
    done = synced.run("add", "LastName=Zoe", "--list", "Messe Köln")
    assert done.returncode == 2
