"""The keeper of the translations (packaging/translations.py), on a house of a few lines."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.processes import ROOT

HEAD = "from apdesk.language import marked, plural, tr, translated\n"


class House:
    """A checkout with code of its own, and German for it."""

    def __init__(self, root: Path, tool: ModuleType) -> None:
        self.root, self.tool = root, tool

    def code(self, name: str, text: str) -> None:
        path = self.root / "apdesk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text, encoding="utf-8")

    def german(self, part: str) -> Path:
        return self.root / "resources" / "translations" / "de" / f"{part}.ts"

    def say(self, part: str, old: str, new: str) -> None:
        """Changes a file as a translator does by hand."""
        path = self.german(part)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> int:
        code = self.tool.main(list(arguments))
        assert isinstance(code, int)
        return code


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    spec = importlib.util.spec_from_file_location(
        "translations_tool_under_test", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, tool)  # its dataclasses look there
    spec.loader.exec_module(tool)
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "CODE", tmp_path / "apdesk")
    monkeypatch.setattr(tool, "TRANSLATIONS", tmp_path / "resources" / "translations")
    (tmp_path / "resources" / "translations" / "de").mkdir(parents=True)
    return House(tmp_path, tool)


UNSAID = '<translation type="unfinished" />'


def test_a_part_is_a_folder_and_a_translation_outlives_other_changes(house: House) -> None:
    house.code("ui/lists/page.py", 'def f():\n    return tr("Sync now")\n')
    house.code("ui/words.py", 'def f():\n    return tr("never")\n')
    house.code("domain/journey/kinds.py", 'A = marked("Delay")\n')
    house.code("paths.py", 'def f():\n    return tr("Full")\n')
    assert house.run("update") == 0
    for part in ("ui.lists", "ui", "domain", "apdesk"):
        assert UNSAID in house.german(part).read_text(encoding="utf-8")
    house.say("ui.lists", UNSAID, "<translation>Jetzt synchronisieren</translation>")
    house.code("ui/lists/page.py", 'def f():\n    return tr("Stop") + tr("Sync now")\n')
    assert house.run("update", "ui.lists") == 0
    text = house.german("ui.lists").read_text(encoding="utf-8")
    assert "Jetzt synchronisieren" in text
    assert text.count(UNSAID) == 1
    house.code("ui/lists/page.py", "")
    assert house.run("update", "ui.lists") == 0
    assert not house.german("ui.lists").exists()


def test_moving_a_line_changes_nothing(house: House) -> None:
    house.code("sync/run.py", 'def f():\n    return tr("Stopped")\n')
    house.run("update")
    before = house.german("sync").read_bytes()
    house.code("sync/run.py", '\n\n# longer\ndef f():\n    return tr("Stopped")\n')
    house.run("update")
    assert house.german("sync").read_bytes() == before


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("tr(x)", "needs its text as a literal"),
        ('tr(f"{x} is gone")', "needs its text as a literal"),
        ('tr("a" + x)', "needs its text as a literal"),
        ('tr("Open", note=x)', "needs its note as a literal"),
        ('tr("{name} is gone")', "is not given name"),
        ('tr("{name} is gone", who=x)', "is not given name; doesn't use who"),
        ('tr("{0} is gone")', "a value is written {name}"),
        ('tr("{n:,} are gone", n=x)', "a value is written {name}"),
        ('tr("")', "nothing to say"),
        ('plural("{n} lead", x, 2)', "needs its text as a literal"),
        ('plural("{n} lead of {org}", "{n} leads", 2)', "is not given org"),
        ('translated("Open")', "use tr()"),
    ],
)
def test_what_cant_be_translated_is_refused_with_its_place(
    house: House, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    house.code("sync/run.py", f"def f(x):\n    return {code}\n")
    assert house.run("update") == 1
    told = capsys.readouterr().out
    assert told.startswith("apdesk/sync/run.py:3: ")
    assert said in told


@pytest.mark.parametrize(
    "code",
    [
        'tr("a " "long text")',
        'tr("Hello {{name|there}}")',
        'tr("{a} of {b}", a=1, b=2)',
        'tr("{a} of {b}", **x)',
        'plural("one lead", "{n} leads", 2)',
    ],
)
def test_what_can_be_translated_is_taken(house: House, code: str) -> None:
    house.code("sync/run.py", f"def f(x):\n    return {code}\n")
    assert house.run("update") == 0


def test_a_file_that_is_being_edited_stops_only_its_own_part(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.code("sync/run.py", "def f(:\n")
    house.code("store/rows.py", 'A = marked("Entered")\n')
    assert house.run("update", "store") == 0
    assert house.run("update") == 1
    assert "apdesk/sync/run.py:2: " in capsys.readouterr().out


def test_check_says_what_is_wrong_with_a_translation(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.code(
        "sync/run.py",
        'def f(n):\n    return tr("&Choose…") + tr("{a} of {b}", a=1, b=2) + tr("Stopped")\n',
    )
    house.code("store/rows.py", 'A = marked("Stopped")\n')
    house.run("update")
    for german in ("Wählen", "{a} von {c} weg…", "Angehalten"):
        text = house.german("sync").read_text(encoding="utf-8")
        said = text.replace(UNSAID, f"<translation>{german}</translation>", 1)
        house.german("sync").write_text(said, encoding="utf-8")
    house.say("store", UNSAID, "<translation>Gestoppt</translation>")
    house.run("release")
    capsys.readouterr()
    assert house.run("check") == 1
    told = capsys.readouterr().out
    assert "'&Choose…' has another mnemonic than 'Wählen'" in told
    assert "'&Choose…' ends otherwise than 'Wählen'" in told
    assert "'{a} of {b}' has other values than '{a} von {c} weg…'" in told
    assert "'{a} of {b}' is said as '{a} von {c} weg…': write a space before" in told
    assert "de/sync.ts: 'Stopped' is said in another way than in store" in told
    assert "up to date" not in told


def test_check_misses_neither_a_text_nor_a_release(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.code("sync/run.py", 'def f():\n    return tr("Stopped")\n')
    house.run("update")
    house.say("sync", UNSAID, "<translation>Angehalten</translation>")
    house.run("release")
    assert house.run("check") == 0
    house.say("sync", "Angehalten", "Gestoppt")
    assert house.run("check") == 1
    assert "run `release`" in capsys.readouterr().out
    house.code("sync/run.py", 'def f():\n    return tr("Stopped") + tr("Done")\n')
    assert house.run("check") == 1
    told = capsys.readouterr().out
    assert "run `update sync`" in told
    assert "'Done' is not translated" in told


def test_a_count_has_as_many_forms_as_the_language_and_one_may_do_without_its_number(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.code("sync/run.py", 'def f(n):\n    return plural("{n} lead", "{n} leads", n)\n')
    house.run("update")
    text = house.german("sync").read_text(encoding="utf-8")
    assert "<extracomment>For one: {n} lead</extracomment>" in text
    assert text.count("<numerusform") == 2
    said = text.replace("<numerusform />", "<numerusform>ein Lead</numerusform>", 1)
    said = said.replace("<numerusform />", "<numerusform>{n} Leads</numerusform>", 1)
    house.german("sync").write_text(
        said.replace('<translation type="unfinished">', "<translation>"), encoding="utf-8"
    )
    house.run("release")
    capsys.readouterr()
    assert house.run("check") == 0, capsys.readouterr().out


def test_the_same_words_cant_be_said_with_and_without_a_count(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.code("sync/run.py", 'def f(n):\n    return plural("{n} lead", "{n} leads", n)\n')
    house.code("store/rows.py", 'def f(n):\n    return tr("{n} leads", n=n)\n')
    house.run("update")
    house.run("check")
    assert "'{n} leads' has another single form in sync than in store" in capsys.readouterr().out
