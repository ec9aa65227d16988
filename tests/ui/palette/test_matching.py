"""What is typed meets titles by the beginnings of their words."""

from __future__ import annotations

import pytest

from apdesk.ui.palette.entries import MOST_OF_A_GROUP, Entry, Heading, Row, arranged
from apdesk.ui.palette.matching import fold, match


@pytest.mark.parametrize(
    ("typed", "title", "met"),
    [
        ("sync", "Sync now", ["Sync"]),
        ("now sy", "Sync now", ["Sy", "now"]),
        ("synow", "Sync now", ["Sy", "now"]),
        ("sn", "Sync now", ["S", "n"]),
        ("SYNC", "Sync now", ["Sync"]),
        ("uber", "Über apdesk", ["Über"]),
        ("wie", "Was ist Wien?", ["Wie"]),
        ("ferenc", "Preferences", ["ferenc"]),
        ("株", "株式会社 東京", ["株"]),
    ],
)
def test_what_is_met_of_a_title(typed: str, title: str, met: list[str]) -> None:
    found = match(typed, title)
    assert found is not None
    assert [title[start : start + length] for start, length in found.spans] == met


@pytest.mark.parametrize(
    ("typed", "title"),
    [("sync later", "Sync now"), ("yn", "Sync now"), ("on", "Sync now"), ("?", "Sync now")],
)
def test_what_does_not_meet_a_title(typed: str, title: str) -> None:
    assert match(typed, title) is None


def test_other_words_are_met_but_come_later() -> None:
    by_title, by_words = match("set", "Settings"), match("set", "Preferences", "settings options")
    assert by_title is not None
    assert by_words is not None
    assert by_title.cost < by_words.cost
    assert by_words.spans == ()


def test_a_title_that_begins_as_typed_comes_first() -> None:
    costs = []
    for title in ("New contact…", "All contacts", "Salesforce Contacts"):
        found = match("new c", title) or match("contacts", title)
        assert found is not None
        costs.append(found.cost)
    assert costs[0] < min(costs[1:])
    assert fold("ÉCOLE Straße") == "ecole strasse"


# -- rows ---------------------------------------------------------------------------------------


def nothing() -> None:
    """What an entry of a test does."""


def entry(key: str, title: str, group: str = "Actions", words: str = "") -> Entry:
    return Entry(key, title, group, nothing, words=words)


def titles(rows: tuple[Row, ...]) -> list[str]:
    return [f"[{each.title}]" if isinstance(each, Heading) else each.title for each in rows]


ENTRIES = (
    entry("go.sync", "Sync", "Go to"),
    entry("go.prefs", "Preferences", "Go to"),
    entry("sync.now", "Sync now"),
    entry("sync.pause", "Pause syncing"),
)


def test_everything_is_shown_before_anything_is_typed_what_was_used_last_first() -> None:
    rows = arranged("", ENTRIES, (), ("sync.pause", "gone"), "Used last")
    assert titles(rows) == [
        "[Used last]",
        "Pause syncing",
        "[Go to]",
        "Sync",
        "Preferences",
        "[Actions]",
        "Sync now",
    ]
    assert titles(arranged("", ENTRIES))[0] == "[Go to]"


def test_what_was_used_last_goes_before_what_fits_as_well() -> None:
    assert titles(arranged("sync", ENTRIES))[:2] == ["[Go to]", "Sync"]
    used = arranged("sync", ENTRIES, recent=("sync.now",))
    assert titles(used)[:2] == ["[Actions]", "Sync now"]


def test_people_stand_behind_commands_that_are_called_so() -> None:
    anna = entry("", "Anna Sync", "People")
    rows = arranged("sync", ENTRIES, (anna,))
    assert titles(rows)[-2:] == ["[People]", "Anna Sync"]
    by_words = (entry("a", "Import", words="synchronise"),)
    assert titles(arranged("sync", by_words, (anna,)))[:2] == ["[People]", "Anna Sync"]


def test_one_group_does_not_fill_the_list() -> None:
    many = tuple(entry(f"l{n}", f"List {n}", "Lists") for n in range(20))
    rows = arranged("list", (*many, entry("new", "New list")))
    assert titles(rows).count("[Lists]") == 1
    assert sum(each.startswith("List ") for each in titles(rows)) == MOST_OF_A_GROUP
    alone = arranged("list", many)
    assert sum(each.startswith("List ") for each in titles(alone)) == 20
