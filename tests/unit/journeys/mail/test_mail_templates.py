"""Templates in the store, and the journeys that name them."""

from __future__ import annotations

import pytest

from apdesk.domain.journey.document import graph_from_text, graph_to_text
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Email, Kind
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.errors import KnownError
from apdesk.store.journeys.effects import Fate
from tests.unit.journeys.mail.mail_servers import MailDrop
from tests.unit.journeys.mail.postroom import WELCOME, PostRoom

AT = "2026-03-02T09:00:00Z"


def sends(template: str) -> str:
    return graph_to_text(Graph((Shape("s1", Kind.EMAIL, Email(template, log=True)),)))


def template_in(text: str) -> str:
    (shape,) = graph_from_text(text).shapes
    assert isinstance(shape.settings, Email)
    assert shape.settings.log
    return shape.settings.template


def put(room: PostRoom, *, draft: str = "", published: str = "", older: str = "") -> None:
    """What the journey of the room sends: in its draft, version 2 (the published) and 1."""
    empty = graph_to_text(Graph())
    with room.store.transaction() as connection:
        connection.execute(
            "UPDATE journey SET draft = ?, version = 2", (sends(draft) if draft else empty,)
        )
        for version, name in ((1, older), (2, published)):
            connection.execute(
                "INSERT OR REPLACE INTO journey_version VALUES (1, ?, ?, ?)",
                (version, sends(name) if name else empty, AT),
            )


def refused(call: object, *arguments: object, **more: object) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call(*arguments, **more)  # type: ignore[operator]
    return caught.value


def test_templates_are_found_by_name_in_any_case(room: PostRoom) -> None:
    made = room.templates.create(MailTemplate("  Änne's   offer ", "S", "T", "<p>"), at=AT)
    found = room.templates.find("ÄNNE'S OFFER")
    assert found is not None
    assert (found.id, found.template) == (made, MailTemplate("Änne's offer", "S", "T", "<p>"))
    assert [each.name for each in room.templates.rows()] == ["Welcome", "Änne's offer"]
    assert room.templates.find("nothing") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" ", "template.name_empty"),
        ("x" * 81, "template.name_long"),
        ("WELCOME", "template.name_taken"),
    ],
)
def test_what_a_template_cant_be_called(room: PostRoom, name: str, code: str) -> None:
    other = room.templates.create(MailTemplate("Other", "", ""), at=AT)
    assert refused(room.templates.create, MailTemplate(name, "", ""), at=AT).code == code
    assert refused(room.templates.rename, other, name, at=AT).code == code
    assert [each.name for each in room.templates.rows()] == ["Other", "Welcome"]


def test_another_case_of_its_own_name_is_free(room: PostRoom) -> None:
    (welcome,) = room.templates.rows()
    room.templates.rename(welcome.id, "WELCOME", at=AT)
    assert [each.name for each in room.templates.rows()] == ["WELCOME"]


def test_renaming_renames_in_drafts_versions_effects_and_history(
    room: PostRoom, server: MailDrop
) -> None:
    (welcome,) = room.templates.rows()
    put(room, draft="welcome", published="WELCOME", older="Welcome")
    (ann,) = room.people("ann@x.example")
    room.want(ann)
    room.run()
    (waiting,) = room.want(ann, template="welcome")
    room.templates.rename(welcome.id, "Hello there", at=AT)
    texts = room.query("SELECT draft FROM journey UNION ALL SELECT graph FROM journey_version")
    assert [template_in(text) for (text,) in texts] == ["Hello there"] * 3
    assert room.run()[waiting].fate is Fate.SKIPPED  # it was sent this one before
    assert room.mail_of(ann).template == "Hello there"
    assert len(server.received) == 1


def test_a_template_that_a_journey_sends_stays(room: PostRoom) -> None:
    (welcome,) = room.templates.rows()
    for where in ("draft", "published"):
        put(room, **{where: "welcome"})
        (row,) = room.templates.rows()
        assert row.journeys == ("First steps",)
        error = refused(room.templates.delete, welcome.id)
        assert error.code == "template.in_use"
        assert "“First steps”" in error.message
    put(room, older="Welcome")
    with room.store.transaction() as connection:
        connection.execute(
            "INSERT INTO passage (journey_id, person_id, source, began_at, version, shape, "
            "arrived_at, state) VALUES (1, 1, 's0', ?, 1, 's0', ?, 'waiting')",
            (AT, AT),
        )
    assert refused(room.templates.delete, welcome.id).code == "template.in_use"
    with room.store.transaction() as connection:
        connection.execute("UPDATE passage SET state = 'ended'")
    room.templates.delete(welcome.id)
    assert room.templates.rows() == ()
    room.templates.delete(welcome.id)


def test_changing_one_that_is_gone_is_said(room: PostRoom) -> None:
    assert refused(room.templates.change, 99, WELCOME, at=AT).code == "template.gone"


def test_a_change_counts_for_whoever_waits(room: PostRoom, server: MailDrop) -> None:
    (welcome,) = room.templates.rows()
    room.want(*room.people("ann@x.example"))
    room.templates.change(welcome.id, MailTemplate("Welcome", "New", "New"), at=AT)
    room.run()
    assert server.received[0].message["Subject"] == "New"
