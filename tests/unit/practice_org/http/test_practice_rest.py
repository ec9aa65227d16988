"""REST resources over real sockets: shapes, statuses and headers that a client must get right."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest
import requests

from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import ValidationRule
from tests.unit.practice_org.http.practice_client import Client, error_of

# -- sessions and limits -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (None, (401, "INVALID_SESSION_ID")),
        ("Bearer", (401, "INVALID_SESSION_ID")),
        ("Bearer 00Dak!nonsense", (401, "INVALID_SESSION_ID")),
        ("Basic dXNlcjpwYXNz", (401, "INVALID_AUTH_HEADER")),
    ],
)
def test_without_a_live_token(client: Client, header: str | None, told: tuple[int, str]) -> None:
    answer = client.get("limits", headers={"Authorization": header})
    assert error_of(answer) == told
    assert client.server.api_calls() == 0


def test_the_body_of_401_is_as_recorded(client: Client) -> None:
    client.server.logins.expire_sessions()
    assert client.get("limits").json() == [
        {"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}
    ]


def test_oauth_is_a_scheme_too(client: Client) -> None:
    token = client.tokens["access_token"]
    assert client.get("limits", headers={"Authorization": f"OAuth {token}"}).status_code == 200


def test_an_inactive_users_session_is_dead(other: Client) -> None:
    user_id = other.tokens["id"][-18:]
    assert other.get("limits").status_code == 200
    other.server.org.deactivate_user(user_id)
    assert error_of(other.get("limits")) == (401, "INVALID_SESSION_ID")


def test_every_answer_tells_the_usage(client: Client) -> None:
    used = []
    for path in ("limits", "sobjects/Lead/describe", "query?q=nonsense", "nowhere"):
        info = client.get(path).headers["Sforce-Limit-Info"]
        used.append(int(info.removeprefix("api-usage=").partition("/")[0]))
        assert info.endswith("/100000")
    assert used == [1, 2, 3, 3]


def test_the_daily_limit_and_its_end(client: Client) -> None:
    client.server.usage.set_limit(2)
    assert [client.get("limits").status_code for _ in range(2)] == [200, 200]
    answer = client.get("limits")
    assert answer.json() == [
        {"message": "TotalRequests Limit exceeded.", "errorCode": "REQUEST_LIMIT_EXCEEDED"}
    ]
    assert answer.status_code == 403
    assert answer.headers["Sforce-Limit-Info"] == "api-usage=2/2"
    client.server.clock.advance(timedelta(hours=1))
    assert error_of(client.get("limits")) == (403, "REQUEST_LIMIT_EXCEEDED")
    client.server.clock.advance(timedelta(hours=24))
    client.tokens = client.server.log_in()
    client.session.headers["Authorization"] = f"Bearer {client.tokens['access_token']}"
    assert client.get("limits").status_code == 200


def test_limits(client: Client) -> None:
    client.get("limits")
    told = client.json("limits")
    assert told["DailyApiRequests"] == {"Max": 100_000, "Remaining": 99_998}
    assert {"DailyBulkV2QueryJobs", "DailyBulkV2QueryFileStorageMB", "DailyBulkApiBatches"} <= set(
        told
    )


def test_record_count(client: Client) -> None:
    client.lead()
    client.lead()
    told = client.json("limits/recordCount", params={"sObjects": "Lead,Account"})
    assert told == {"sObjects": [{"count": 2, "name": "Lead"}, {"count": 0, "name": "Account"}]}


# -- versions, paths -----------------------------------------------------------------------------


def test_versions_need_no_token_and_cost_nothing(server: PracticeServer) -> None:
    answer = requests.get(f"{server.url}/services/data", timeout=20)
    told = answer.json()
    assert told[0] == {"label": "Summer '14", "url": "/services/data/v31.0", "version": "31.0"}
    assert told[-1] == {"label": "Spring '26", "url": "/services/data/v66.0", "version": "66.0"}
    assert len(told) == 36
    assert server.api_calls() == 0


def test_resources_of_a_version(client: Client) -> None:
    told = client.json("/services/data/v62.0/")
    assert told["query"] == "/services/data/v62.0/query"
    assert told["sobjects"] == "/services/data/v62.0/sobjects"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("30.0", (410, "GONE")),
        ("67.0", (404, "NOT_FOUND")),
        ("62.5", (404, "NOT_FOUND")),
        ("x", (404, "NOT_FOUND")),
    ],
)
def test_versions_that_are_not_there(client: Client, version: str, told: tuple[int, str]) -> None:
    assert error_of(client.get(f"/services/data/v{version}/limits")) == told


def test_trailing_slashes_do_not_matter(client: Client) -> None:
    answer = client.send("POST", "sobjects/Account/", json={"Name": "Edge"})
    assert answer.status_code == 201


def test_a_method_that_is_not_allowed(client: Client) -> None:
    assert error_of(client.send("POST", "query", json={})) == (405, "METHOD_NOT_ALLOWED")


def test_a_uri_of_more_than_16384_bytes(client: Client) -> None:
    ids = ",".join(f"'00Q{number:015d}'" for number in range(800))
    answer = client.get("query", params={"q": f"SELECT Id FROM Lead WHERE Id IN ({ids})"})
    assert error_of(answer) == (414, "URI_TOO_LONG")


# -- describe ------------------------------------------------------------------------------------


def test_describe_is_conditional(client: Client) -> None:
    first = client.get("sobjects/Lead/describe")
    assert first.json()["name"] == "Lead"
    stamp, etag = first.headers["Last-Modified"], first.headers["ETag"]
    assert etag.startswith('"')
    assert client.get("sobjects/Contact/describe").headers["ETag"] == etag
    again = client.get("sobjects/Lead/describe", headers={"If-Modified-Since": stamp})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Last-Modified"] == stamp
    by_tag = client.get("sobjects/Lead/describe", headers={"If-None-Match": etag})
    assert by_tag.status_code == 304
    client.server.clock.advance(timedelta(minutes=5))
    client.server.org.hide_field("Lead", "Rating")
    changed = client.get("sobjects/Lead/describe", headers={"If-Modified-Since": stamp})
    assert changed.status_code == 200
    assert "Rating" not in {field["name"] for field in changed.json()["fields"]}
    assert parsedate_to_datetime(changed.headers["Last-Modified"]) > parsedate_to_datetime(stamp)


def test_two_users_see_two_schemas(client: Client, other: Client) -> None:
    client.server.org.hide_field("Contact", "Birthdate", other.tokens["id"][-18:])

    def fields(who: Client) -> set[str]:
        return {field["name"] for field in who.json("sobjects/Contact/describe")["fields"]}

    assert fields(client) - fields(other) == {"Birthdate"}


def test_global_and_basic_describe(client: Client) -> None:
    told = client.json("sobjects")
    assert told["maxBatchSize"] == 200
    assert {"Lead", "Contact", "Account"} <= {item["name"] for item in told["sobjects"]}
    assert client.json("sobjects/Account")["objectDescribe"]["keyPrefix"] == "001"


def test_an_unknown_object_and_one_that_was_taken_away(client: Client, other: Client) -> None:
    assert error_of(client.get("sobjects/Nonsense/describe")) == (404, "NOT_FOUND")
    client.server.org.revoke_object("Account", other.tokens["id"][-18:])
    assert error_of(other.get("sobjects/Account/describe")) == (404, "NOT_FOUND")


# -- rows ----------------------------------------------------------------------------------------


def test_create_answers_201_with_a_location(client: Client) -> None:
    answer = client.send(
        "POST",
        "sobjects/Lead",
        json={"attributes": {"type": "Lead"}, "LastName": "Hopper", "Company": "Navy"},
        headers={
            "Sforce-Auto-Assign": "FALSE",
            "Sforce-Duplicate-Rule-Header": "allowSave=true",
        },
    )
    told = answer.json()
    assert answer.status_code == 201
    assert told == {"id": told["id"], "success": True, "errors": []}
    assert answer.headers["Location"] == f"/services/data/v62.0/sobjects/Lead/{told['id']}"


def test_the_life_of_a_row(client: Client) -> None:
    lead = client.lead(Title="Countess")
    row = client.get(f"sobjects/Lead/{lead}")
    assert row.json()["Title"] == "Countess"
    assert row.json()["attributes"]["url"] == f"/services/data/v62.0/sobjects/Lead/{lead}"
    modified = parsedate_to_datetime(row.headers["Last-Modified"])
    assert modified == client.server.clock().replace(microsecond=0)
    assert "ETag" not in row.headers
    answer = client.send("PATCH", f"sobjects/Lead/{lead}", json={"Title": None})
    assert (answer.status_code, answer.content) == (204, b"")
    told = client.json(f"sobjects/Lead/{lead}", params={"fields": "Id,Title"})
    assert {name: value for name, value in told.items() if name != "attributes"} == {
        "Id": lead,
        "Title": None,
    }
    assert client.send("DELETE", f"sobjects/Lead/{lead}").status_code == 204
    assert error_of(client.get(f"sobjects/Lead/{lead}"))[0] == 404
    answer = client.send("PATCH", f"sobjects/Lead/{lead}", json={"Title": "x"})
    assert error_of(answer) == (404, "ENTITY_IS_DELETED")


def test_an_account_row_has_an_etag(client: Client) -> None:
    account = client.create("Account", Name="Edge")
    etag = client.get(f"sobjects/Account/{account}").headers["ETag"]
    good = client.send(
        "PATCH", f"sobjects/Account/{account}", json={"Phone": "1"}, headers={"If-Match": etag}
    )
    assert good.status_code == 204
    client.server.clock.advance(timedelta(seconds=2))
    client.send("PATCH", f"sobjects/Account/{account}", json={"Phone": "2"})
    stale = client.send(
        "PATCH", f"sobjects/Account/{account}", json={"Phone": "3"}, headers={"If-Match": etag}
    )
    assert stale.status_code == 412


def test_if_unmodified_since(client: Client) -> None:
    lead = client.lead()
    seen = client.get(f"sobjects/Lead/{lead}").headers["Last-Modified"]
    client.server.clock.advance(timedelta(seconds=3))
    client.server.org.update("Lead", lead, {"Title": "theirs"})
    stale = client.send(
        "PATCH",
        f"sobjects/Lead/{lead}",
        json={"Title": "mine"},
        headers={"If-Unmodified-Since": seen},
    )
    assert stale.status_code == 412
    now = format_datetime(client.server.clock(), usegmt=True)
    fresh = client.send(
        "PATCH",
        f"sobjects/Lead/{lead}",
        json={"Title": "mine"},
        headers={"If-Unmodified-Since": now},
    )
    assert fresh.status_code == 204
    assert client.json(f"sobjects/Lead/{lead}")["Title"] == "mine"
    broken = client.send(
        "PATCH",
        f"sobjects/Lead/{lead}",
        json={"Title": "x"},
        headers={"If-Unmodified-Since": "yesterday"},
    )
    assert broken.status_code == 400


def test_a_row_that_has_not_changed(client: Client) -> None:
    lead = client.lead()
    seen = client.get(f"sobjects/Lead/{lead}").headers["Last-Modified"]
    answer = client.get(f"sobjects/Lead/{lead}", headers={"If-Modified-Since": seen})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    ("values", "code", "fields"),
    [
        ({"Company": "Navy"}, "REQUIRED_FIELD_MISSING", ["LastName"]),
        ({"LastName": "x" * 81, "Company": "Navy"}, "STRING_TOO_LONG", ["LastName"]),
        ({"LastName": "H", "Company": "N", "Nonsense": 1}, "INVALID_FIELD", None),
        ({"LastName": "H", "Company": "N", "Email": "bad"}, "INVALID_EMAIL_ADDRESS", ["Email"]),
    ],
)
def test_saves_that_are_refused(
    client: Client, values: dict[str, object], code: str, fields: list[str] | None
) -> None:
    answer = client.send("POST", "sobjects/Lead", json=values)
    assert error_of(answer) == (400, code)
    assert answer.json()[0].get("fields") == fields


def test_a_validation_rule_speaks_in_its_own_words(client: Client) -> None:
    client.server.org.add_validation_rule(
        ValidationRule("no_bots", "Lead", "LastName = 'Bot'", "People only, please.", "LastName")
    )
    answer = client.send("POST", "sobjects/Lead", json={"LastName": "Bot", "Company": "X"})
    assert answer.json() == [
        {
            "message": "People only, please.",
            "errorCode": "FIELD_CUSTOM_VALIDATION_EXCEPTION",
            "fields": ["LastName"],
        }
    ]


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b""])
def test_a_body_that_is_no_object(client: Client, body: bytes) -> None:
    answer = client.send("POST", "sobjects/Lead", data=body)
    assert error_of(answer) == (400, "JSON_PARSER_ERROR")


# -- by external id ------------------------------------------------------------------------------


def test_upsert_creates_then_updates(client: Client) -> None:
    path = "sobjects/Contact/Email/ada%40example.com"
    first = client.send("PATCH", path, json={"LastName": "Lovelace"})
    told = first.json()
    assert first.status_code == 201
    assert told == {"id": told["id"], "success": True, "errors": [], "created": True}
    second = client.send("PATCH", path, json={"Title": "Countess"})
    assert second.status_code == 200
    assert second.json() == {**told, "created": False}
    row = client.json(path)
    assert (row["Id"], row["Email"], row["Title"]) == (told["id"], "ada@example.com", "Countess")
    old = client.send("PATCH", f"/services/data/v45.0/{path}", json={"Title": "x"})
    assert (old.status_code, old.content) == (204, b"")


def test_upsert_with_several_matches(client: Client) -> None:
    ids = {client.create("Contact", LastName=name, Email="two@example.com") for name in "AB"}
    answer = client.send("PATCH", "sobjects/Contact/Email/two@example.com", json={"Title": "x"})
    assert answer.status_code == 300
    assert {url.rpartition("/")[2] for url in answer.json()} == ids
    assert all(url.startswith("/services/data/v62.0/sobjects/Contact/") for url in answer.json())


def test_upsert_update_only(client: Client) -> None:
    answer = client.send(
        "PATCH",
        "sobjects/Contact/Email/nobody@example.com",
        params={"updateOnly": "true"},
        json={"LastName": "X"},
    )
    assert answer.status_code == 404
    assert client.query("SELECT COUNT() FROM Contact")["totalSize"] == 0
    contact = client.create("Contact", LastName="X")
    answer = client.send(
        "PATCH",
        f"sobjects/Contact/Id/{contact}",
        params={"updateOnly": "true"},
        json={"Title": "y"},
    )
    assert answer.json() == {"id": contact, "success": True, "errors": [], "created": False}


def test_upsert_refusals(client: Client) -> None:
    answer = client.send(
        "PATCH", "sobjects/Contact/Email/a@example.com", json={"Email": "b@example.com"}
    )
    assert error_of(answer) == (400, "INVALID_FIELD")
    answer = client.send("PATCH", "sobjects/Contact/Title/Boss", json={"LastName": "x"})
    assert error_of(answer) == (404, "NOT_FOUND")


# -- what changed, what went ---------------------------------------------------------------------


def test_updated_and_deleted(client: Client) -> None:
    clock = client.server.clock
    start = clock()
    clock.advance(timedelta(minutes=5))
    kept, gone = client.lead(), client.lead()
    clock.advance(timedelta(minutes=5))
    client.send("DELETE", f"sobjects/Lead/{gone}")
    clock.advance(timedelta(minutes=5))
    window = {"start": start.isoformat(), "end": clock().isoformat()}
    updated = client.json("sobjects/Lead/updated", params=window)
    assert set(updated) == {"ids", "latestDateCovered"}
    assert kept in updated["ids"]
    deleted = client.json("sobjects/Lead/deleted", params=window)
    assert [item["id"] for item in deleted["deletedRecords"]] == [gone]
    assert set(deleted) == {"deletedRecords", "earliestDateAvailable", "latestDateCovered"}
    assert deleted["deletedRecords"][0]["deletedDate"].endswith(".000+0000")


@pytest.mark.parametrize("window", [{}, {"start": "today", "end": "now"}, {"start": "2026-01-01"}])
def test_a_senseless_window(client: Client, window: dict[str, str]) -> None:
    assert client.get("sobjects/Lead/updated", params=window).status_code == 400
