"""What the help consists of hangs together, and the code asks only for what there is."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from apdesk.ui.help import places, topics
from apdesk.ui.help.glossary import TERMS

PACKAGE = Path(__file__).resolve().parents[3] / "apdesk"
#: Functions, and which of their arguments is a topic.
ASKED_BY = {"help_button": 0, "what_is_this": 0, "show_help": 1}
ALL = [each for chapter in topics.CHAPTERS for each in chapter.topics]


@cache
def asked_for() -> tuple[tuple[str, str], ...]:
    """(topic, where) of each literal that the code asks the help for."""
    return tuple(_asked_for())


def _asked_for() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not any(each in text for each in ASKED_BY):
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = ASKED_BY.get(name)
            if at is None or len(node.args) <= at:
                continue
            argument = node.args[at]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def passed_on() -> Iterator[tuple[str, str]]:
    """(topic, where) of what looks like a topic in the modules about the settings and the setup:
    they hand them on to a function of their own."""
    like_one = re.compile(r"(settings|wizard)\.[a-z_]+")
    for room in ("settings", "wizard", "mapping", "criteria"):
        for path in sorted((PACKAGE / "ui" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
                if isinstance(value, str) and like_one.fullmatch(value):
                    yield value, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_the_code_asks_only_for_topics_that_there_are() -> None:
    found = [*asked_for(), *passed_on()]
    assert found
    assert not [each for each in found if each[0] not in topics.topics()]


def test_every_key_is_there_once() -> None:
    keys = Counter(each.key for each in (*ALL, topics.GLOSSARY))
    assert [key for key, times in keys.items() if times > 1] == []
    assert len({each.key for each in TERMS}) == len(TERMS)


def test_topics_lead_on_only_to_what_there_is() -> None:
    for topic in ALL:
        assert topic.gist  # its first paragraph is what "What is this?" answers
        assert topic.key not in topic.see_also
        assert set(topic.see_also) <= topics.topics().keys(), topic.key
        assert set(topic.terms) <= topics.terms().keys(), topic.key


def test_unknown_topics_and_terms_are_errors() -> None:
    with pytest.raises(KeyError):
        topics.topic("settings.colour_of_the_sky")
    with pytest.raises(KeyError):
        topics.term("sky")


def test_each_term_is_used_on_some_page() -> None:
    used = {key for each in ALL for key in each.terms}
    assert {each.key for each in TERMS} <= used


def test_each_topic_but_the_first_ones_is_led_to_from_another() -> None:
    led_to = {key for each in ALL for key in each.see_also}
    at_window = {*places.TOPICS.values(), *(key for key, _where in asked_for())}
    assert {each.key for each in ALL} - led_to - at_window == set()


def test_places_are_modules_that_there_are_and_have_topics() -> None:
    for module, key in places.TOPICS.items():
        assert find_spec(module) is not None, module
        topics.topic(key)
    topics.topic(places.FIRST)
