from __future__ import annotations

import json

import pytest

from apdesk.domain.journey.document import (
    JourneyFile,
    MalformedJourney,
    from_json,
    graph_from_text,
    graph_to_text,
)
from apdesk.domain.journey.graph import Arrow, Graph, Shape
from apdesk.domain.journey.kinds import (
    SETTINGS,
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Kind,
    Named,
    Port,
    Task,
    Unit,
)
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator
from apdesk.errors import KnownError

EXAMPLE = """
{"version": 1, "name": "Webinar",
 "shapes": [
   {"id": "s1", "kind": "campaign_status_changed", "x": 0, "y": -10.5, "settings": {
      "campaign": {"id": "7015g000000AbCdAAK", "name": "Spring Webinar"},
      "statuses": ["Responded"], "again": true}},
   {"id": "s2", "kind": "check_fields", "x": 220, "y": 0, "settings": {
      "criteria": [{"field": "status", "operator": "is", "value": "Open,Working"}]}},
   {"id": "s3", "kind": "assign_lead_to_group", "x": 440, "y": 0, "settings": {
      "users": [{"id": "0055g00000LhZ5bAAF", "name": "Ana Lima"}]}},
   {"id": "s4", "kind": "delay", "x": 440, "y": 170, "settings": {
      "amount": 2, "unit": "weeks", "start": "09:00", "end": "24:00", "weekdays": [1, 5]}},
   {"id": "s5", "kind": "create_task", "x": 660, "y": 0, "settings": {
      "subject": "Call", "due_days": null}}],
 "arrows": [
   {"from": "s1", "port": "out", "to": "s2"}, {"from": "s2", "port": "yes", "to": "s3"},
   {"from": "s2", "port": "no", "to": "s4"}, {"from": "s3", "port": "out", "to": "s5"}],
 "templates": [{"name": "Hello", "subject": "Hi", "text": "Hi {{first_name}}", "html": ""}]}
"""
GRAPH = Graph(
    (
        Shape(
            "s1",
            Kind.CAMPAIGN_STATUS_CHANGED,
            CampaignStatusChanged(
                Named("7015g000000AbCdAAK", "Spring Webinar"), ("Responded",), again=True
            ),
            0,
            -10.5,
        ),
        Shape(
            "s2",
            Kind.CHECK_FIELDS,
            CheckFields((Criterion("status", Operator.IS, "Open,Working"),)),
            220,
            0,
        ),
        Shape(
            "s3", Kind.ASSIGN_GROUP, AssignGroup((Named("0055g00000LhZ5bAAF", "Ana Lima"),)), 440, 0
        ),
        Shape("s4", Kind.DELAY, Delay(2, Unit.WEEKS, 540, 1440, (1, 5)), 440, 170),
        Shape("s5", Kind.TASK, Task("Call"), 660, 0),
    ),
    (
        Arrow("s1", Port.OUT, "s2"),
        Arrow("s2", Port.YES, "s3"),
        Arrow("s2", Port.NO, "s4"),
        Arrow("s3", Port.OUT, "s5"),
    ),
)


def example():
    return json.loads(EXAMPLE)


def faults(document):
    with pytest.raises(MalformedJourney) as caught:
        from_json(document)
    return list(caught.value.problems)


def in_shape(number, **changes):
    document = example()
    document["shapes"][number - 1].update(changes)
    return document


def in_settings(number, **changes):
    document = example()
    document["shapes"][number - 1]["settings"].update(changes)
    return document


def in_arrow(number, **changes):
    document = example()
    document["arrows"][number - 1].update(changes)
    return document


def test_the_file_is_read_as_it_says():
    read = JourneyFile.from_json(example())
    assert read == JourneyFile(
        "Webinar", GRAPH, (MailTemplate("Hello", "Hi", "Hi {{first_name}}", ""),)
    )
    assert from_json(example()) == ("Webinar", GRAPH)


def test_the_file_is_written_with_every_setting_by_its_name():
    document = JourneyFile("Webinar", GRAPH, ()).to_json()
    assert "templates" not in document
    assert document["shapes"][3] == {
        "id": "s4",
        "kind": "delay",
        "x": 440,
        "y": 170,
        "settings": {
            "amount": 2,
            "unit": "weeks",
            "start": "09:00",
            "end": "24:00",
            "weekdays": [1, 5],
        },
    }
    assert document["shapes"][1]["settings"] == {
        "criteria": [{"field": "status", "operator": "is", "value": "Open,Working"}]
    }
    assert document["arrows"][1] == {"from": "s2", "port": "yes", "to": "s3"}


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_settings_that_are_left_out_are_those_of_a_new_shape(kind):
    document = {
        "version": 1,
        "name": "A",
        "shapes": [{"id": "s1", "kind": str(kind)}],
        "arrows": [],
    }
    assert from_json(document)[1] == Graph((Shape("s1", kind, SETTINGS[kind]()),))


def test_a_malformed_journey_is_a_known_error_with_all_faults():
    document = in_arrow(1, to="s9")
    document["shape"] = []
    document["shapes"][1]["kind"] = "chek_fields"
    with pytest.raises(KnownError) as caught:
        from_json(document)
    assert caught.value.code == "journey.malformed"
    assert caught.value.next_step
    assert "“shape”" in caught.value.message
    assert "“chek_fields”" in caught.value.message


def test_of_very_many_faults_the_message_tells_some():
    document = {"version": 1, "name": "A", "shapes": list(range(100)), "arrows": []}
    with pytest.raises(MalformedJourney) as caught:
        from_json(document)
    assert len(caught.value.problems) == 100
    assert caught.value.message.endswith("And 92 more.")
    assert len(caught.value.message) < 1000


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ([], "In the file, an object with keys was expected, not a list."),
        ({**example(), "extra": 1}, "The key “extra” in the file is unknown."),
        ({**example(), "version": 2}, "Version 2 of journeys is unknown; it must be 1."),
        ({**example(), "version": True}, "Version True of journeys is unknown; it must be 1."),
        ({**example(), "name": " "}, "“name” in the file must be a text, not an empty text."),
        ({**example(), "name": 5}, "“name” in the file must be a text, not a number."),
        ({**example(), "arrows": {}},
         "“arrows” in the file must be a list, not an object with keys."),
        (in_shape(1, id=""), "“id” in shape 1 must be a text, not an empty text."),
        (in_shape(1, kind="gone"), "“gone” is no kind in shape “s1”."),
        (in_shape(1, kind=["delay"]), "“a list” is no kind in shape “s1”."),
        (in_shape(1, colour="red"), "The key “colour” in shape 1 is unknown."),
        (in_shape(1, x="0"), "“x” in shape “s1” must be a number, not a text."),
        (in_shape(1, x=True), "“x” in shape “s1” must be a number, not true."),
        (in_shape(1, y=float("nan")), "“y” in shape “s1” must be a finite number."),
        (in_shape(1, y=10**400), "“y” in shape “s1” must be a finite number."),
        (in_shape(1, settings=[]),
         "In the settings of shape “s1”, an object with keys was expected, not a list."),
        (in_settings(1, lists=""), "The key “lists” in the settings of shape “s1” is unknown."),
        (in_settings(1, again="yes"),
         "“again” in the settings of shape “s1” must be true or false, not a text."),
        (in_settings(1, statuses="Sent"),
         "“statuses” in the settings of shape “s1” must be a list, not a text."),
        (in_settings(1, statuses=["Sent", None]),
         "“statuses” in the settings of shape “s1”, statuses 2 must be a text, not null."),
        (in_settings(1, campaign="701"),
         "In “campaign” in the settings of shape “s1”, an object with keys was expected, not a "
         "text."),
        (in_settings(1, campaign={"id": 7}),
         "“id” in “campaign” in the settings of shape “s1” must be a text, not a number."),
        (in_settings(3, users=[{"Id": "005"}]),
         "The key “Id” in “users” in the settings of shape “s3”, users 1 is unknown."),
        (in_settings(2, criteria=[{"field": "status", "operator": "equals", "value": "x"}]),
         "“equals” is no operator in the settings of shape “s2”, criteria 1."),
        (in_settings(2, criteria=[{"field": "status", "value": "x"}]),
         "“operator” is missing from the settings of shape “s2”, criteria 1."),
        (in_settings(2, criteria=[{"field": "status", "operator": "is", "value": 5}]),
         "“value” in the settings of shape “s2”, criteria 1 must be a text, not a number."),
        (in_settings(4, amount=1.5),
         "“amount” in the settings of shape “s4” must be a whole number, not 1.5."),
        (in_settings(4, amount=None),
         "“amount” in the settings of shape “s4” must be a whole number, not null."),
        (in_settings(4, amount=True),
         "“amount” in the settings of shape “s4” must be a whole number, not true."),
        (in_settings(4, unit="years"),
         "“years” is no unit in the settings of shape “s4”: minutes, hours, days or weeks."),
        *[(in_settings(4, start=start),
           "“start” in the settings of shape “s4” must be a time of day like “09:00”, or null.")
          for start in ("9:00", "24:01", "08:60", 540, "09:00 ", "٠٩:٠٠")],
        (in_settings(4, weekdays=[1, 8]),
         "“8” in the settings of shape “s4”, weekdays 2 is no weekday: 1 (Monday) to 7 (Sunday)."),
        (in_settings(5, due_days="2"),
         "“due_days” in the settings of shape “s5” must be a whole number, not a text."),
        (in_settings(5, subject="\ud800"),
         "“subject” in the settings of shape “s5” holds characters that are no text."),
        (in_arrow(1, to="s9"), "There is no shape “s9”, which arrow 1 names."),
        (in_arrow(2, **{"from": "s9"}), "There is no shape “s9”, which arrow 2 names."),
        (in_arrow(2, port="maybe"), "“maybe” is no port in arrow 2: out, yes or no."),
        (in_arrow(2, port="out"),
         "“s2” (Check fields) has no port “out”, which arrow 2 leaves."),
        (in_arrow(2, port="no"), "Two arrows leave “s2” by its port “no”."),
        (in_arrow(2, to="s1"), "Nothing can lead into the trigger “s1”, as arrow 2 does."),
        (in_arrow(2, to="s2"), "Shape “s2” can't lead to itself, as arrow 2 does."),
        (in_arrow(1, label="x"), "The key “label” in arrow 1 is unknown."),
        ({**example(), "templates": [{"name": "A"}, {"name": "a"}]},
         "Two e-mail templates are called “a”."),
        ({**example(), "templates": [{"name": "A", "body": ""}]},
         "The key “body” in template 1 is unknown."),
        ({**example(), "templates": [{"subject": "A"}]}, "“name” is missing from template 1."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(document, fault):
    assert faults(document) == [fault]


def test_two_shapes_of_one_id_are_refused():
    assert "Two shapes have the id “s2”." in faults(in_shape(1, id="s2"))


@pytest.mark.parametrize("key", ["version", "name", "shapes", "arrows"])
def test_what_a_file_can_t_do_without(key):
    document = example()
    del document[key]
    assert any(each.startswith(f"“{key}” is missing from the file") for each in faults(document))


def test_the_text_of_a_graph_has_no_name():
    text = graph_to_text(GRAPH)
    assert graph_from_text(text) == GRAPH
    assert set(json.loads(text)) == {"version", "shapes", "arrows"}
    assert "\n" not in text


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"version": 1, "name": "A"}'])
def test_a_text_that_is_no_graph_is_refused(text):
    with pytest.raises(MalformedJourney):
        graph_from_text(text)
