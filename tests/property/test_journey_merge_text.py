"""Texts with fields: nothing anybody writes is an error, and no value gets out of its place."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.journey.merge_text import (
    Placeholder,
    fields_in,
    parse,
    render,
    render_html,
    render_line,
)

#: Braces and bars far more often than in real life.
odd = st.text(alphabet='{{{}}}|ab \n"<&é', max_size=24) | st.text(max_size=12)
values = st.dictionaries(
    st.sampled_from(("a", "b", "ab", "", "{a")), st.none() | st.booleans() | odd, max_size=4
)


def as_text(_name, value):
    return str(value)


@given(odd, values)
def test_any_text_is_rendered_with_any_values(text, held):
    for write in (render, render_line, render_html):
        assert isinstance(write(text, held, as_text), str)
    if "{{" not in text:
        assert parse(text) == ((text,) if text else ())
        assert render(text, held, as_text) == text


placeholders = st.builds(Placeholder, st.sampled_from(("a", "b")), st.sampled_from(("", "x y")))


@given(st.lists(placeholders | st.text("xyz }|\n", min_size=1)))
def test_a_text_made_of_pieces_consists_of_them(pieces):
    text = "".join(str(each) for each in pieces)
    found = parse(text)
    assert "".join(str(each) for each in found) == text
    wanted = [each for each in pieces if isinstance(each, Placeholder)]
    assert [each for each in found if isinstance(each, Placeholder)] == wanted
    assert fields_in(text) == tuple(dict.fromkeys(each.field for each in wanted))


@given(st.text("ab {}", max_size=20))
def test_two_braces_are_written_by_four(text):
    """Whatever the text: with each pair of opening braces doubled, it is shown as it is."""
    if text.endswith("{") or "{{{" in text:
        text = text.replace("{", "{ ")
    assert parse(text.replace("{{", "{{{{")) == ((text,) if text else ())


@given(odd, values)
def test_a_line_has_no_control_characters(text, held):
    said = render_line(text, held, as_text)
    assert len(said.splitlines()) <= 1
    assert not any(unicodedata.category(each) in ("Cc", "Zl", "Zp") for each in said)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.said += data


@given(st.text(alphabet="<>\"'&;/=ab \n", max_size=20).filter(str.strip))
def test_a_value_adds_no_tag_and_no_attribute(value):
    reader = _Tags()
    reader.feed(render_html('<a title="{{a}}">{{a}}</a>', {"a": value}, as_text))
    reader.close()
    assert reader.tags == [("a", [("title", value)])]
    assert reader.said == value
