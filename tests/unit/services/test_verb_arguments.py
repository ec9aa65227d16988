"""What can be typed after `apdesk`: every verb, and what is refused before anything begins."""

from __future__ import annotations

import argparse

import pytest

from apdesk.verbs import arguments


def parse(*given: str) -> argparse.Namespace:
    namespace = argparse.Namespace(data_dir=None, debug=False, json=False, verb=None)
    return arguments.parser(practice=False).parse_args(given, namespace)


@pytest.mark.parametrize(
    "given",
    [
        ("edit",),
        ("edit", "1"),
        ("edit", "1", "LastName"),
        ("edit", "1", "=Value"),
        ("add",),
        ("add", "LastName=Ada", "--list", "companies"),
        ("import",),
        ("import", "file.csv", "--map", "Column"),
        ("import", "file.csv", "--duplicates", "perhaps"),
        ("errors", "retry"),
        ("errors", "retry", "one"),
        ("errors", "retry", "-1"),
        ("errors", "retry", "1", "--all"),
        ("errors", "retry", "--all", "--cause", "x"),
        ("errors", "dismiss"),
        ("errors", "forget"),
        ("conflicts", "use-other"),
        ("conflicts", "dismiss"),
        ("undo", "last"),
        ("undo", "1", "2"),
        ("undo", "1", "--run", "2"),
        ("backups", "restore"),
        ("backups", "thin"),
        ("usage", "now"),
    ],
)
def test_wrong_usage_is_two(given: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(*given)
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "usage" in said.err


def test_values_may_hold_anything_and_may_be_empty() -> None:
    parsed = parse("edit", "7", "Description=a=b, c", "Fax=", "--json")
    assert parsed.values == [("Description", "a=b, c"), ("Fax", "")]
    assert parsed.json is True


@pytest.mark.parametrize(
    "given",
    [
        ("--map", "A=Fax", "B=City"),
        ("--map", "A=Fax", "--map", "B=City"),
        ("--list", "leads", "--map", "A=Fax", "B=City", "--preview"),
    ],
)
def test_columns_are_given_one_after_the_other_or_apart(given: tuple[str, ...]) -> None:
    assert parse("import", "file.csv", *given).map == [("A", "Fax"), ("B", "City")]


def test_a_family_without_an_action_lists() -> None:
    assert parse("backups").run_verb == parse("backups", "list").run_verb
    assert parse("errors").run_verb != parse("errors", "retry", "1").run_verb
    assert parse("errors", "retry", "3", "4").ids == [3, 4]


@pytest.mark.parametrize("name", ["errors", "conflicts", "backups"])
def test_what_stands_in_front_of_an_action_counts(name: str) -> None:
    actions = {"errors": ("retry", "1"), "conflicts": ("dismiss", "1"), "backups": ("list",)}
    parsed = parse("--data-dir", "here", name, "--json", *actions[name])
    assert (parsed.data_dir, parsed.json) == ("here", True)
