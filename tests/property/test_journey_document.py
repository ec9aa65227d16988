"""Journeys to JSON and back; and JSON that is no journey is refused, never misread."""

from __future__ import annotations

import copy
import json
from dataclasses import fields

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from apdesk.domain.journey.document import (
    JourneyFile,
    MalformedJourney,
    from_json,
    graph_from_text,
    graph_to_text,
    to_json,
)
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import SETTINGS, Form, Kind, Named, Settings, Unit
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator

texts = st.text(max_size=12) | st.sampled_from(
    (
        "",
        "leads",
        "Newsletter",
        "Straße, “neu”",
        "{{first_name|there}}",
        "a\nb",
        "☃",
        " x\t",
        '"\\/',
    )
)
nameds = st.builds(Named, texts, texts)
criteria = st.lists(st.builds(Criterion, texts, st.sampled_from(Operator), texts), max_size=3)
minutes = st.none() | st.integers(0, 1440)
places = st.floats(-1e6, 1e6) | st.integers(-500, 500).map(float)
names = texts.filter(lambda text: bool(text.strip()))

_VALUES = {
    "campaign": nameds,
    "user": nameds,
    "users": st.lists(nameds, max_size=3).map(tuple),
    "statuses": st.lists(texts, max_size=3).map(tuple),
    "criteria": criteria.map(tuple),
    "due_days": st.none() | st.integers(-5, 5000),
    "amount": st.integers(-5, 5000),
    "unit": st.sampled_from(Unit),
    "start": minutes,
    "end": minutes,
    "weekdays": st.lists(st.integers(1, 7), max_size=7).map(tuple),
    **dict.fromkeys(("again", "existing", "log", "everywhere"), st.booleans()),
}


@st.composite
def settings_of(draw, kind: Kind) -> Settings:
    made = SETTINGS[kind]
    return made(**{each.name: draw(_VALUES.get(each.name, texts)) for each in fields(made)})


@st.composite
def graphs(draw, most: int = 7) -> Graph:
    graph = Graph()
    for id_ in draw(st.lists(names, unique=True, max_size=most)):
        kind = draw(st.sampled_from(Kind))
        shape = Shape(id_, kind, draw(settings_of(kind)), draw(places), draw(places))
        graph = graph.with_shape(shape)
    ends = [each.id for each in graph.shapes if each.kind.form is not Form.TRIGGER]
    for shape in graph.shapes:
        for port in shape.kind.ports:
            target = draw(st.sampled_from([None, *ends]))
            if target not in (None, shape.id):
                graph = graph.connected(shape.id, port, target)
    return graph


@st.composite
def mail_templates(draw) -> tuple[MailTemplate, ...]:
    named = draw(st.lists(names, unique_by=str.casefold, max_size=3))
    return tuple(MailTemplate(each, draw(texts), draw(texts), draw(texts)) for each in named)


@given(names, graphs(), mail_templates())
def test_a_file_comes_back_as_it_was(name, graph, templates):
    written = JourneyFile(name, graph, templates)
    document = json.loads(json.dumps(written.to_json()))
    assert JourneyFile.from_json(document) == written
    assert from_json(document) == (name, graph)
    assert from_json(to_json(name, graph)) == (name, graph)


@given(graphs())
def test_a_graph_comes_back_from_the_database_as_it_was(graph):
    assert graph_from_text(graph_to_text(graph)) == graph


junk = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(junk)
def test_junk_is_refused(document):
    with pytest.raises(MalformedJourney):
        from_json(document)


def paths(value, path=()):
    """The way to every value inside a document."""
    if path:
        yield path
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from paths(inner, (*path, key))


@settings(max_examples=200)
@given(names, graphs(most=4), st.data())
def test_a_journey_with_something_else_in_one_place_is_refused_or_means_what_it_says(
    name, graph, data
):
    document = to_json(name, graph)
    path = data.draw(st.sampled_from(list(paths(document))))
    broken = copy.deepcopy(document)
    place = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = data.draw(junk)
    assume(place[path[-1]] != {})  # settings that are left out are allowed
    try:
        read = from_json(broken)
    except MalformedJourney:
        return
    assert to_json(*read) == broken
