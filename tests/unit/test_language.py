"""Texts in the user's language, without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from apdesk.language import marked, number, order, plural, speak, tr, translated

SAID = {
    ("{name} is on no list", ""): "auf keiner Liste: {name}",
    ("Open", "a file"): "Öffnen",
    ("Open", ""): "Offen",
    ("Up to date", ""): "Aktuell",
}


class Other:
    """A language that puts values elsewhere, and sorts by the ends of words."""

    def text(self, source: str, note: str, n: int) -> str:
        if source == "{n} leads of {org}":
            return "{org}: {n} Lead" if n == 1 else "{org}: {n} Leads"
        return SAID.get((source, note), source)

    def number(self, value: int | Decimal) -> str:
        return f"{value:,}".replace(",", ".")

    def order(self, text: str) -> str:
        return text[::-1]


@pytest.fixture
def other() -> Iterator[None]:
    speak(Other())
    yield
    speak(None)


def test_english_is_what_stands_in_the_code() -> None:
    assert tr("Sync now") == "Sync now"
    assert tr("{name} is on no list", name="Ann") == "Ann is on no list"
    assert plural("{n} lead was added", "{n} leads were added", 1) == "1 lead was added"
    assert plural("{n} lead was added", "{n} leads were added", 1234) == "1,234 leads were added"
    assert plural("{n} lead was added", "{n} leads were added", 0) == "0 leads were added"
    assert number(1234567) == "1,234,567"
    assert number(Decimal("1234.50")) == "1,234.50"
    assert sorted(["b", "A", "C"], key=order) == ["A", "b", "C"]


def test_a_text_without_values_is_said_as_it_is_braces_and_all() -> None:
    assert tr("Hello {{name|there}}") == "Hello {{name|there}}"


@pytest.mark.usefixtures("other")
def test_values_stand_where_the_language_wants_them() -> None:
    assert tr("{name} is on no list", name="Ann") == "auf keiner Liste: Ann"


@pytest.mark.usefixtures("other")
def test_a_note_tells_apart_what_english_says_in_one_word() -> None:
    assert (tr("Open"), tr("Open", note="a file")) == ("Offen", "Öffnen")


@pytest.mark.usefixtures("other")
def test_a_count_chooses_the_form_and_is_written_in_the_languages_way() -> None:
    said = [plural("{n} lead of {org}", "{n} leads of {org}", n, org="Acme") for n in (1, 2000)]
    assert said == ["Acme: 1 Lead", "Acme: 2.000 Leads"]
    assert number(1234567) == "1.234.567"


@pytest.mark.usefixtures("other")
def test_what_isnt_translated_is_said_in_english_with_the_right_form() -> None:
    assert plural("{n} company", "{n} companies", 1) == "1 company"
    assert plural("{n} company", "{n} companies", 3) == "3 companies"
    assert tr("Nothing is chosen.") == "Nothing is chosen."


def test_what_was_marked_is_translated_when_it_is_said() -> None:
    table = {"idle": marked("Up to date")}
    assert translated(table["idle"]) == "Up to date"
    speak(Other())
    try:
        assert translated(table["idle"]) == "Aktuell"
    finally:
        speak(None)


@pytest.mark.usefixtures("other")
def test_names_are_sorted_by_the_rules_of_the_language() -> None:
    assert sorted(["ab", "ba"], key=order) == ["ba", "ab"]
