"""The journeys to start from, over the fields that a new org's leads and contacts bring."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from apdesk.domain.journey.check import World, check
from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Email, Kind
from apdesk.domain.journey.templates import start, starts
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.practice_org.state.catalogue.people import CONTACT, LEAD


def org_fields():
    described = {
        each.name: SObjectSchema(
            each.name,
            each.label,
            each.name,
            tuple(FieldSchema.from_describe(field.describe()) for field in each.fields),
        )
        for each in (LEAD, CONTACT)
    }
    found = {}
    for mapped in all_mappings(DEFAULT_PREFERENCES, described).values():
        for each in mapped:
            found.setdefault(each.apdesk, local_field(each.apdesk, each.label, each.type))
    return local_schema("Record", "Records", found.values())


FIELDS = org_fields()
EACH = pytest.mark.parametrize("offered", starts(), ids=lambda each: each.key)


def world_of(offered):
    templates = {each.name: each.fields for each in offered.templates}
    return World(FIELDS, templates=templates, mail_ready=True)


def test_there_is_one_for_each_occasion():
    assert [each.title for each in starts()] == [
        "Start from empty",
        "Welcome new leads",
        "Win back",
        "Campaign follow-up",
        "Hand over to sales",
    ]
    assert starts()[0].graph == Graph()
    assert len({each.key for each in starts()}) == len(starts())
    assert all(start(each.key) == each for each in starts())
    assert start("nothing") is None


@EACH
def test_only_what_the_user_alone_knows_is_missing(offered):
    problems = [(each.shape, each.message) for each in check(offered.graph, world_of(offered))]
    open_settings = {
        "empty": [(None, "Nobody would enter this journey: it has no trigger. Add one from the "
                         "palette.")],
        "campaign_follow_up": [
            ("s1", "“Salesforce Campaign Member Status Changed” isn't complete: choose a "
                   "campaign."),
            ("s3", "“Assign Lead to Group” isn't complete: choose the users."),
        ],
        "hand_over": [("s3", "“Assign Lead to Group” isn't complete: choose the users.")],
    }  # fmt: skip
    assert problems == open_settings.get(offered.key, [])


@EACH
def test_it_brings_the_e_mails_that_it_sends_and_no_others(offered):
    sent = [each.settings for each in offered.graph.of_kind(Kind.EMAIL)]
    assert sorted(each.name for each in offered.templates) == sorted(
        each.template for each in sent if isinstance(each, Email)
    )


def test_no_two_e_mails_share_a_name():
    # A person gets an e-mail of one name once, whichever journey sends it.
    names = [mail.name.casefold() for each in starts() for mail in each.templates]
    assert len(set(names)) == len(names)


@EACH
def test_every_e_mail_reads_well_without_any_value(offered):
    for mail in offered.templates:
        for text in (mail.subject, mail.text, mail.html):
            assert "{{" not in re.sub(r"\{\{\w+\|[^{}|]+\}\}", "", text), mail.name
        assert mail.text.strip()
        assert re.sub(r"<[^>]+>", "", mail.html).split() == mail.text.split()


@EACH
def test_its_shapes_stand_apart_and_arrows_go_to_the_right(offered):
    graph = offered.graph
    for a, b in combinations(graph.shapes, 2):
        assert abs(a.x - b.x) >= 220 or abs(a.y - b.y) >= 170
    for arrow in graph.arrows:
        assert graph.by_id[arrow.source].x < graph.by_id[arrow.target].x


@EACH
def test_its_description_is_one_sentence(offered):
    assert offered.description.endswith(".")
    assert offered.description.count(".") == 1


@EACH
def test_it_travels_as_a_file(offered):
    written = JourneyFile(offered.title, offered.graph, offered.templates)
    assert JourneyFile.from_json(written.to_json()) == written
