"""The verbs that change things: edit, add, import, errors, conflicts, undo, backups, usage."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.processes import Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

EVERYTHING = {
    "version": 1,
    "objects": {
        "Lead": {"sync": "all"},
        "Contact": {"sync": "all"},
        "Account": {"sync": "all"},
    },
    "mappings": {
        "Lead": {
            "mode": "custom",
            "fields": [
                {"salesforce": "Segment__c", "apdesk": "segment", "type": "picklist"},
                {
                    "salesforce": "Title",
                    "apdesk": "title",
                    "type": "text",
                    "rule": "apdesk_wins",
                },
            ],
        }
    },
}


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "20", "--contacts", "10", "--accounts", "5") as running:
        yield running


@pytest.fixture(scope="module")
def first_sync(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Synced once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("first") / "data")
    desk.connect(org)
    desk.apply(EVERYTHING)
    assert desk.json("sync")["result"] == "done"
    return desk


@pytest.fixture
def synced(tmp_path: Path, first_sync: Apdesk) -> Apdesk:
    """A desk of its own after its first sync."""
    return first_sync.copy(tmp_path / "data")


@pytest.fixture
def alone(tmp_path: Path) -> Apdesk:
    """No org, no fields."""
    return Apdesk(tmp_path / "data")


def lead(org: OrgProcess, **values: Any) -> str:
    return str(org.call("create", sobject="Lead", values={"Company": "Acme", **values}))


def there(org: OrgProcess, record_id: str, *fields: str) -> dict[str, Any]:
    """The values of a lead that the org itself has."""
    row = org.call("retrieve", sobject="Lead", record_id=record_id)
    return {name: row[name] for name in fields}


def asked(org: OrgProcess, where: str) -> list[dict[str, Any]]:
    """The leads that the org itself has; by a login of its own, as those of a user are few."""
    again = OrgProcess(org.url, org.client_id)
    return again.query(f"SELECT Id, FirstName, LastName, Fax, City FROM Lead WHERE {where}")


def waiting(desk: Apdesk) -> dict[str, int]:
    found: dict[str, int] = desk.json("status")["waiting"]
    return found


def lead_counts(report: dict[str, Any]) -> dict[str, int]:
    return {
        key: report["objects"]["Lead"][key]
        for key in ("sent_created", "sent_updated", "failed", "conflicts")
    }


# -- arguments ------------------------------------------------------------------------------------


def test_wrong_usage_is_two_and_leaves_stdout_empty(alone: Apdesk) -> None:
    for arguments in (("edit", "1", "LastName"), ("undo", "1", "--preview")):
        done = alone.run(*arguments, "--json")
        assert (done.returncode, done.stdout) == (2, "")
        assert "usage" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("edit", "nobody@example.com", "LastName=Ada"), "record.unknown"),
        (("add", "LastName=Ada"), "field.unknown"),
        (("import", "{}/missing.csv"), "import.unreadable"),
        (("errors", "retry", "7"), "trouble.unknown"),
        (("errors", "dismiss", "7"), "trouble.unknown"),
        (("conflicts", "use-other", "7"), "trouble.unknown"),
        (("undo", "7"), "batch.gone"),
        (("backups", "restore", "nothing"), "backup.unknown"),
    ],
)
def test_a_failure_is_one_document_and_a_sentence(
    arguments: tuple[str, ...], code: str, alone: Apdesk, tmp_path: Path
) -> None:
    done = alone.run(*(each.format(tmp_path) for each in arguments), "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout)["error"]
    assert said["code"] == code
    assert said["title"] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("errors",), ("conflicts",), ("undo",), ("backups",), ("backups", "list")]
)
def test_where_nothing_happened_there_is_an_empty_list(
    arguments: tuple[str, ...], alone: Apdesk
) -> None:
    assert alone.json(*arguments) == []
    assert alone.run(*arguments).stdout.strip()


# -- edit -----------------------------------------------------------------------------------------


def test_an_edit_is_stored_named_and_sent(synced: Apdesk, org: OrgProcess) -> None:
    one = lead(org, LastName="Edited", Email="edited@example.com", City="Paris", Fax="1")
    synced.json("sync")
    apdesk_id = synced.json("explain", one)["record"]["apdesk_id"]
    said = synced.json("edit", "EDITED@example.com", "City=London", "number_of_employees=12")
    assert said["apdesk_id"] == apdesk_id
    assert said["salesforce_id"] == one
    assert said["changed"] is True
    assert said["fields"] == {"City": "London", "NumberOfEmployees": 12}
    assert synced.json("edit", one, "City=London")["changed"] is False
    synced.json("edit", str(apdesk_id), "fax=", "SEGMENT__C=enterprise")
    assert waiting(synced)["unsent_edits"] == 4
    assert there(org, one, "City", "Fax") == {"City": "Paris", "Fax": "1"}

    assert lead_counts(synced.json("sync")) == {
        "sent_created": 0,
        "sent_updated": 1,
        "failed": 0,
        "conflicts": 0,
    }
    assert there(org, one, "City", "Fax", "NumberOfEmployees", "Segment__c") == {
        "City": "London",
        "Fax": None,
        "NumberOfEmployees": 12,
        "Segment__c": "Enterprise",
    }
    assert waiting(synced)["unsent_edits"] == 0
    # Our own write comes back, and is no change.
    assert synced.json("sync")["objects"]["Lead"]["changed"] == 0


def test_history_says_who_changed_what_and_in_which_run(synced: Apdesk, org: OrgProcess) -> None:
    one = lead(org, LastName="Remembered", City="Paris")
    synced.json("sync")
    synced.json("edit", one, "City=London")
    sent_by = synced.json("sync")["run"]
    org.call("update", sobject="Lead", record_id=one, values={"City": "Rome"})
    changed_by = synced.json("sync")["run"]
    entries = [each for each in synced.json("history", one) if each["field"] == "City"]
    assert [(each["old"], each["new"]) for each in entries if each["kind"] == "field"] == [
        ("London", "Rome"),
        ("Paris", "London"),
    ]
    theirs, ours = (each for each in entries if each["kind"] == "field")
    assert (ours["author"], ours["run"]) == ("You", None)
    assert theirs["run"] == changed_by
    assert theirs["author"] != "You"
    assert [each["run"] for each in entries if each["kind"] == "sent"] == [sent_by]
    assert "You" in synced.run("history", one).stdout


def test_what_salesforce_would_refuse_is_not_stored(synced: Apdesk) -> None:
    one = synced.records("leads")[0]["salesforce_id"]
    refused = {
        "Email=nobody": "edit.invalid",
        "NumberOfEmployees=many": "edit.invalid",
        "Segment__c=Purple": "edit.invalid",
        "LastName=": "edit.invalid",
        "CreatedDate=2020-01-01": "edit.read_only",
        "Name=Ada": "edit.read_only",
        "LastNme=Ada": "field.unknown",
        "CITY=Paris": "field.twice",
    }
    for value, code in refused.items():
        assert synced.json("edit", one, "City=Rome", value, expect=1)["error"]["code"] == code
    assert waiting(synced)["unsent_edits"] == 0


# -- add ------------------------------------------------------------------------------------------


def test_a_person_added_stays_here_until_a_list_is_named(synced: Apdesk, org: OrgProcess) -> None:
    stays = synced.json("add", "LastName=Staying", "FirstName=Ada", "Company=Acme")
    assert stays["list"] is None
    goes = synced.json(
        "add", "Name=Ada Going", "Company=Acme", "Email=going@example.com", "--list", "leads"
    )
    assert synced.json("status")["unsent_creates"] == 1
    assert lead_counts(synced.json("sync"))["sent_created"] == 1
    (row,) = asked(org, "Email = 'going@example.com'")
    assert (row["FirstName"], row["LastName"]) == ("Ada", "Going")
    assert asked(org, "LastName = 'Staying'") == []
    record = synced.json("explain", row["Id"])["record"]
    assert record["apdesk_id"] == goes["apdesk_id"]
    assert (record["state"], record["object"]) == ("member", "Lead")
    assert synced.json("explain", str(stays["apdesk_id"]))["record"]["state"] == "local"
    assert synced.json("sync")["objects"]["Lead"]["sent_created"] == 0
    assert len(asked(org, "Email = 'going@example.com'")) == 1


def test_what_a_list_asks_for_is_named(synced: Apdesk) -> None:
    said = synced.json("add", "FirstName=Ada", "--list", "leads", expect=1)["error"]
    assert said["code"] == "add.incomplete"
    assert "Last Name and Company" in said["message"]
    said = synced.json("add", "City=Rome", expect=1)["error"]
    assert said["code"] == "add.incomplete"


# -- import ---------------------------------------------------------------------------------------

TITLES = ("Given name", "Surname", "E-mail", "Organisation", "Shoe size", "Town")


def people(folder: Path, *rows: tuple[str, ...]) -> str:
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(TITLES)
        writer.writerows(rows)
    return str(path)


def test_an_import_with_its_preview(synced: Apdesk, org: OrgProcess, tmp_path: Path) -> None:
    here = lead(org, LastName="Here", Email="here@example.com", City="Paris")
    synced.json("sync")
    file = people(
        tmp_path,
        ("Ada", "Imported", "ada.imported@example.com", "Acme", "38", "London"),
        ("Bob", "Imported", "no address", "Acme", "44", "Rome"),
        ("", "Here", "HERE@example.com", "Acme", "", "Rome"),
        ("Ada", "Imported", "ADA.imported@example.com", "Acme", "", ""),
    )
    seen = synced.json("import", file, "--list", "leads", "--preview")
    assert seen["columns"] == {
        "Given name": "FirstName",
        "Surname": "LastName",
        "E-mail": "Email",
        "Organisation": "Company",
        "Town": "City",
    }
    assert seen["ignored"] == ["Shoe size"]
    assert seen["new"] == 1
    assert [each["salesforce_id"] for each in seen["duplicates"]] == [here]
    assert seen["repeated"] == [{"row": 5, "earlier": 2}]
    assert [(each["row"], each["column"]) for each in seen["invalid"]] == [(3, "E-mail")]
    assert synced.json("undo") == []

    done = synced.json(
        "import",
        file,
        "--list",
        "leads",
        "--duplicates",
        "update",
        "--map",
        "Shoe size=Fax",
        "Town=",
    )
    assert (done["added"], done["updated"], done["skipped"], done["wanted"]) == (1, 1, 0, 1)
    assert done["invalid"] == seen["invalid"]
    assert done["columns"]["Shoe size"] == "Fax"
    assert done["ignored"] == ["Town"]
    counts = lead_counts(synced.json("sync"))
    assert (counts["sent_created"], counts["sent_updated"]) == (1, 1)
    (row,) = asked(org, "Email = 'ada.imported@example.com'")
    assert (row["Fax"], row["City"]) == ("38", None)
    assert there(org, here, "City", "Email") == {"City": "Paris", "Email": "HERE@example.com"}


def test_an_import_for_no_list_sends_nothing_and_is_undone(
    synced: Apdesk, org: OrgProcess, tmp_path: Path
) -> None:
    file = people(tmp_path, ("Carl", "Undone", "carl.undone@example.com", "", "", ""))
    batch = synced.json("import", file)["batch"]
    assert synced.json("status")["unsent_creates"] == 0
    listed = synced.json("undo")
    assert [(each["id"], each["kind"], each["records"]) for each in listed] == [
        (batch, "import", 1)
    ]
    assert synced.json("undo", str(batch))["reversed"] == 1
    assert synced.json("edit", "carl.undone@example.com", "City=Rome", expect=1)["error"][
        "code"
    ] == ("record.unknown")


def test_an_import_of_which_nothing_can_be_taken_fails(synced: Apdesk, tmp_path: Path) -> None:
    file = people(tmp_path, ("", "", "no address", "", "", ""))
    done = synced.run("import", file)
    assert done.returncode == 1
    assert "row 2" in done.stdout
    assert "Nothing was imported" in done.stderr
    said = synced.json("import", file, "--map", "Hat=Fax", expect=1)["error"]
    assert said["code"] == "import.column"


# -- errors ---------------------------------------------------------------------------------------


def test_errors_are_told_grouped_mended_and_tried_again(synced: Apdesk, org: OrgProcess) -> None:
    ids = [lead(org, LastName=f"Refused {number}") for number in range(2)]
    synced.json("sync")
    rule = {"name": "fax", "sobject": "Lead", "condition": "Fax = '13'", "message": "Not 13!"}
    org.control("org/add_validation_rule", rule)
    try:
        for each in ids:
            synced.json("edit", each, "Fax=13")
        assert lead_counts(synced.json("sync"))["failed"] == 2
        found = synced.json("errors")
        assert {each["salesforce_id"] for each in found} == set(ids)
        for each in found:
            assert {"id", "apdesk_id", "salesforce_id", "object", "code", "message"} <= each.keys()
            assert (each["object"], each["attempts"]) == ("Lead", 1)
            assert each["salesforce_message"] == "Not 13!"
            assert each["values"] == {"Fax": "13"}
        assert len({each["cause"] for each in found}) == 1
        assert waiting(synced)["errors"] == 2
        assert "Not 13!" in synced.run("errors").stdout
        # It waits for a person, not for the next run.
        assert lead_counts(synced.json("sync"))["failed"] == 0

        first = next(each for each in found if each["salesforce_id"] == ids[0])
        assert synced.json("errors", "retry", str(first["id"])) == {"retried": 1}
        assert lead_counts(synced.json("sync"))["failed"] == 1
        attempts = {each["salesforce_id"]: each["attempts"] for each in synced.json("errors")}
        assert attempts == {ids[0]: 2, ids[1]: 1}
        # Mended in place: the edit alone makes it due.
        synced.json("edit", ids[0], "Fax=14")
        assert lead_counts(synced.json("sync"))["sent_updated"] == 1
        assert there(org, ids[0], "Fax") == {"Fax": "14"}
        waits = synced.json("errors")
        assert [each["salesforce_id"] for each in waits] == [ids[1]]
        said = synced.json("errors", "dismiss", str(waits[0]["id"]), expect=1)["error"]
        assert said["code"] == "error.waiting"
    finally:
        org.control("org/remove_validation_rule", {"name": "fax"})
    assert synced.json("errors", "retry", "--all") == {"retried": 1}
    assert lead_counts(synced.json("sync"))["sent_updated"] == 1
    assert there(org, ids[1], "Fax") == {"Fax": "13"}
    assert synced.json("errors") == []


def test_values_of_a_record_that_is_gone_are_kept_until_dismissed(
    synced: Apdesk, org: OrgProcess
) -> None:
    one = lead(org, LastName="Vanishing")
    synced.json("sync")
    synced.json("edit", one, "City=Nowhere")
    org.call("delete", sobject="Lead", record_id=one)
    synced.json("sync")
    assert "Changes of a record could not be sent" in synced.run("status").stdout
    (lost,) = synced.json("errors")
    assert lost["operation"] == "lost"
    assert lost["values"] == {"City": "Nowhere"}
    assert synced.json("errors", "dismiss", str(lost["id"])) == {"dismissed": 1}
    assert synced.json("errors") == []


def test_an_edit_of_a_kept_record_does_not_promise_to_be_sent(
    synced: Apdesk, org: OrgProcess
) -> None:
    one = lead(org, LastName="Kept", Email="kept@example.com")
    synced.json("sync")
    without = {"field": "LastName", "operator": "is not", "value": "Kept"}
    objects = {**EVERYTHING["objects"], "Lead": {"sync": "criteria", "criteria": [without]}}
    synced.apply({**EVERYTHING, "objects": objects, "on_leave": "keep"})
    synced.json("sync")
    said = synced.run("edit", "kept@example.com", "City=Here")
    assert said.returncode == 0, said.stderr
    assert "next sync sends" not in said.stdout
    assert "Changed here only" in said.stdout
    synced.json("sync")
    assert there(org, one, "City") == {"City": None}


# -- conflicts ------------------------------------------------------------------------------------


def test_conflicts_are_listed_and_the_other_value_is_used(synced: Apdesk, org: OrgProcess) -> None:
    one = lead(org, LastName="Contested", City="Paris", Title="Countess", Fax="1")
    synced.json("sync")
    synced.json("edit", one, "City=London", "Title=Analyst", "Fax=2")
    org.call(
        "update",
        sobject="Lead",
        record_id=one,
        values={"City": "Rome", "Title": "Baroness", "Fax": "2"},
    )
    assert lead_counts(synced.json("sync"))["conflicts"] == 2
    found = {each["field"]: each for each in synced.json("conflicts")}
    assert set(found) == {"City", "Title"}
    city, title = found["City"], found["Title"]
    assert {key: city[key] for key in ("base", "local", "remote", "winner")} == {
        "base": "Paris",
        "local": "London",
        "remote": "Rome",
        "winner": "salesforce",
    }
    assert (title["winner"], city["salesforce_id"], city["object"]) == ("apdesk", one, "Lead")
    assert city["at"].endswith("Z")
    assert waiting(synced)["conflicts"] == 2
    assert "Rome" in synced.run("conflicts").stdout
    assert there(org, one, "City", "Title") == {"City": "Rome", "Title": "Analyst"}

    assert synced.json("conflicts", "use-other", str(city["id"]))["changed"] == 1
    assert synced.json("conflicts", "dismiss", str(title["id"])) == {"dismissed": 1}
    assert synced.json("conflicts") == []
    synced.json("sync")
    assert there(org, one, "City", "Title") == {"City": "London", "Title": "Analyst"}


# -- undo -----------------------------------------------------------------------------------------


def test_edits_and_runs_are_taken_back(synced: Apdesk, org: OrgProcess) -> None:
    one = lead(org, LastName="Undone", City="Paris")
    synced.json("sync")
    batch = synced.json("edit", one, "City=London")["batch"]
    assert synced.json("undo", str(batch))["reversed"] == 1
    assert waiting(synced)["unsent_edits"] == 0
    org.call("update", sobject="Lead", record_id=one, values={"City": "Rome"})
    run = str(synced.json("sync")["run"])
    seen = synced.json("undo", "--run", run, "--preview")
    assert (seen["preview"], seen["batch"], seen["reversed"]) == (True, None, 1)
    assert waiting(synced)["unsent_edits"] == 0
    assert synced.json("undo", "--run", run)["reversed"] == 1
    synced.json("sync")
    assert there(org, one, "City") == {"City": "Paris"}
    assert f"{batch}  " in synced.run("undo").stdout


# -- upkeep ---------------------------------------------------------------------------------------


def test_a_backup_is_made_listed_and_put_back(synced: Apdesk, org: OrgProcess) -> None:
    one = synced.records("leads")[0]["salesforce_id"]
    made = synced.json("backups", "create")
    assert (made["reason"], made["size"] > 0) == ("manual", True)
    synced.json("edit", one, "City=Elsewhere")
    before = synced.json("backups", "restore", made["name"])["before"]
    assert before["reason"] == "before-restore"
    assert waiting(synced)["unsent_edits"] == 0
    assert [each["name"] for each in synced.json("backups")] == [before["name"], made["name"]]
    assert synced.json("sync")["result"] == "done"
    synced.json("backups", "restore", str(synced.data_dir / "backups" / before["name"]))
    assert waiting(synced)["unsent_edits"] == 1
    assert made["name"] in synced.run("backups", "list").stdout


def test_a_damaged_backup_changes_nothing(synced: Apdesk) -> None:
    name = synced.json("backups", "create")["name"]
    path = synced.data_dir / "backups" / name
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert synced.json("backups", "restore", name, expect=1)["error"]["code"] == "backup.corrupt"
    other = synced.data_dir / "other.sqlite3"
    with sqlite3.connect(other) as strange:
        strange.execute("CREATE TABLE t (x)")
    strange.close()
    said = synced.json("backups", "restore", str(other), expect=1)["error"]
    assert said["code"] == "backup.unknown"
    assert synced.json("sync")["result"] == "done"


def test_usage_has_its_keys(synced: Apdesk) -> None:
    said = synced.json("usage")
    assert 0 < said["org_used"] < said["org_max"]
    assert said["own_24h"] > 0
    assert said["budget"] is None
    assert len(said["days"]) == 14
    assert sum(each["calls"] for each in said["days"]) == said["own_24h"]
    assert all(sum(each["causes"].values()) == each["calls"] for each in said["days"])
    assert "calls in 24 hours" in synced.run("usage").stdout
