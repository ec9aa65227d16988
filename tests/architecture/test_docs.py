"""The handbooks: every link and picture leads somewhere, and what they quote is so."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from apdesk import deployment
from apdesk.domain.preferences import Preferences
from apdesk.ui.help.glossary import TERMS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
HANDBOOKS = (DOCS / "administrator", DOCS / "it")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def links(page: Path) -> list[tuple[bool, str, str]]:
    """(is a picture, what is read, target) of each link of a page, code left out."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    return [(bool(mark), said, target) for mark, said, target in LINK.findall(text)]


def anchors(page: Path) -> set[str]:
    """What headings can be linked to by, as the usual viewers of Markdown make it."""
    found = set()
    for heading in re.findall(r"(?m)^#+ +(.+)$", page.read_text(encoding="utf-8")):
        plain = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(plain.strip().replace(" ", "-"))
    return found


def block(page: Path, language: str) -> str:
    """The first code block of a page in a language."""
    found = re.search(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    broken = []
    for _picture, _said, target in links(page):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        place = (page.parent / file).resolve() if file else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(target)
    assert not broken


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda folder: folder.name)
def test_a_handbook_leads_to_each_of_its_pages_and_describes_its_pictures(folder: Path) -> None:
    contents = {target for _picture, _said, target in links(folder / "README.md")}
    pages = {each.name for each in folder.glob("*.md")} - {"README.md"}
    assert pages <= contents
    for page in folder.glob("*.md"):
        for picture, said, target in links(page):
            assert not picture or said, f"{page.name}: {target} has no words"


def test_pictures_are_there_in_dark_too() -> None:
    light = {each.name for each in (DOCS / "screenshots" / "light").glob("*.png")}
    dark = {each.name for each in (DOCS / "screenshots" / "dark").glob("*.png")}
    assert light == dark


def test_the_glossary_of_the_handbook_is_that_of_the_window() -> None:
    text = (DOCS / "administrator" / "glossary.md").read_text(encoding="utf-8")
    entries = dict(re.findall(r"(?m)^\*\*(.+?)\*\*: (.+)$", text))
    assert entries == {each.name: each.meaning for each in TERMS}


def test_the_configuration_file_of_the_handbook_is_one(tmp_path: Path) -> None:
    shown = block(DOCS / "it" / "configuration.md", "toml")
    file = tmp_path / "apdesk.toml"
    file.write_text(shown, encoding="utf-8")
    read = deployment.read(file)
    assert read.connect.locked
    assert read.network.proxy == "http://proxy.example.com:3128"
    document = tomllib.loads(shown)
    assert {name: set(keys) for name, keys in document.items()} == {
        name: set(keys) for name, keys in deployment._KEYS.items()
    }


def test_the_preferences_of_the_handbook_are_some() -> None:
    shown = block(DOCS / "it" / "configuration.md", "json")
    assert Preferences.from_json(json.loads(shown)).choice("Lead").effective_criteria
