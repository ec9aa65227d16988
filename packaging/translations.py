#!/usr/bin/env python3
"""Keeps the window's texts in other languages, in resources/translations.

    .venv/bin/python packaging/translations.py update [PART ...]   read the code's texts anew
    .venv/bin/python packaging/translations.py release             make what the app loads
    .venv/bin/python packaging/translations.py check               say what is wrong, and end with 1

A part is a folder of the code that has a file of its own for each language: `domain`, `worker`,
`ui.lists` (with its sub-folders), `ui` (the files of that folder alone), `apdesk` (likewise).
The files are Qt Linguist's (`de/ui.lists.ts`); they may be edited with it or by hand.

Which texts there are is read from the calls of `apdesk.language` (`tr`, `plural`, `marked`): what
they are given must be literals, and the values must be those that the text names.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "apdesk"
TRANSLATIONS = ROOT / "resources" / "translations"
CONTEXT = "apdesk"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
#: How many forms a count has in each language; a new language adds its own.
PLURAL_FORMS = {"de": 2}
#: What a language doesn't write: a pattern, and what to write instead.
UNUSUAL = {"de": ((re.compile(r"\w…$"), "a space before “…”, which stands for words"),)}


class Key(NamedTuple):
    """What a translation is looked up by."""

    source: str
    note: str


@dataclass
class Text:
    """One text of the code. `one`: its form for a single thing, None where it has no count."""

    key: Key
    one: str | None
    places: list[str] = field(default_factory=list)


@dataclass
class Translation:
    """What a language says; one form, or as many as its counts have."""

    forms: list[str]
    finished: bool


class Wrong(Exception):
    """Calls that can't be read, or translations that can't be right: one line each."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        super().__init__("\n".join(self.lines))


# -- reading the code ------------------------------------------------------------------------------


def part_of(path: Path) -> str:
    """The part that a file of the code belongs to."""
    folders = path.relative_to(CODE).parts[:-1]
    if not folders:
        return "apdesk"
    return ".".join(folders[:2] if folders[0] == "ui" else folders[:1])


def texts_of_code(wanted: Collection[str] = ()) -> dict[str, dict[Key, Text]]:
    """The texts of the parts (all: ()), in the order of a reader. Raises Wrong."""
    parts: dict[str, dict[Key, Text]] = {}
    wrong: list[str] = []
    for path in sorted(CODE.rglob("*.py")):
        part, place = part_of(path), path.relative_to(ROOT).as_posix()
        code = path.read_text(encoding="utf-8")
        if (wanted and part not in wanted) or "apdesk.language" not in code:
            continue
        try:
            calls = list(_calls(ast.parse(code)))
        except SyntaxError as error:
            wrong.append(f"{place}:{error.lineno}: {error.msg}")
            continue
        texts = parts.setdefault(part, {})
        for line, found in calls:
            if isinstance(found, str):
                wrong.append(f"{place}:{line}: {found}")
                continue
            text = texts.setdefault(found.key, found)
            if text.one != found.one:
                wrong.append(f"{place}:{line}: {found.key.source!r} has two different single forms")
            if place not in text.places:
                text.places.append(place)
    if wrong:
        raise Wrong(wrong)
    return parts


def _calls(tree: ast.Module) -> Iterator[tuple[int, Text | str]]:
    """The line of each call, and its text or what is wrong with it."""
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "apdesk.language"
        for alias in node.names
    }
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]
    for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        assert isinstance(call.func, ast.Name)
        function = names[call.func.id]
        if function == "translated":
            if call.args and _literal(call.args[0]) is not None:
                yield call.lineno, "translated() is for texts that are marked elsewhere; use tr()"
        elif function in ("tr", "marked", "plural"):
            yield call.lineno, _text(function, call)


def _text(function: str, call: ast.Call) -> Text | str:
    forms = 2 if function == "plural" else 1
    literals = [_literal(each) for each in call.args[:forms]]
    if len(literals) < forms or None in literals:
        return f"{function}() needs its text as a literal"
    given = {each.arg: each.value for each in call.keywords}
    note = _literal(given.pop("note", ast.Constant("")))
    if note is None:
        return f"{function}() needs its note as a literal"
    *_, source = texts = [each for each in literals if each is not None]
    if not source.strip():
        return f"{function}() is given nothing to say"
    try:
        named = set().union(*(placeholders(each) for each in texts))
    except ValueError as error:
        return f"{source!r}: {error}"
    if function == "plural":
        named.discard("n")
    if function != "marked" and None not in given:
        lacking, unused = named - given.keys(), given.keys() - named
        if lacking or unused:
            return f"{source!r}: " + "; ".join(
                f"{word} {', '.join(sorted(map(str, names)))}"
                for word, names in (("is not given", lacking), ("doesn't use", unused))
                if names
            )
    return Text(Key(source, note), texts[0] if function == "plural" else None)


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def placeholders(text: str) -> set[str]:
    """The names in braces. Raises ValueError for what can't be filled in."""
    names = set()
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"a value is written {{name}}, not {{{name}}}")
        names.add(name)
    return names


# -- the files of a language -----------------------------------------------------------------------


def read(path: Path) -> dict[Key, Translation]:
    """The translations of one file; {} where there is none."""
    if not path.is_file():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        target = message.find("translation")
        if target is None or target.get("type") in ("vanished", "obsolete"):
            continue
        forms = (
            [each.text or "" for each in target.iter("numerusform")]
            if message.get("numerus") == "yes"
            else [target.text or ""]
        )
        key = Key(message.findtext("source") or "", message.findtext("comment") or "")
        found[key] = Translation(forms, target.get("type") != "unfinished")
    return found


def written(language: str, texts: Iterable[Text], said: dict[Key, Translation]) -> str:
    """A file's text: the code's texts with their translations; what is gone is dropped."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message", {"numerus": "yes"} if text.one else {})
        # Without the lines: a text that only moves changes nothing here.
        for place in text.places:
            ET.SubElement(message, "location", filename=f"../../../{place}")
        ET.SubElement(message, "source").text = text.key.source
        if text.key.note:
            ET.SubElement(message, "comment").text = text.key.note
        if text.one:
            ET.SubElement(message, "extracomment").text = f"For one: {text.one}"
        target = ET.SubElement(message, "translation")
        count = PLURAL_FORMS[language] if text.one else 1
        known = said.get(text.key, Translation([], False))
        forms = (known.forms + [""] * count)[:count]
        if not known.finished or not all(forms):
            target.set("type", "unfinished")
        if text.one:
            for form in forms:
                ET.SubElement(target, "numerusform").text = form
        else:
            target.text = forms[0]
    ET.indent(root, "    ")
    return HEAD + ET.tostring(root, encoding="unicode") + "\n"


def languages() -> list[str]:
    return sorted(each.name for each in TRANSLATIONS.iterdir() if each.is_dir())


def file_of(language: str, part: str) -> Path:
    return TRANSLATIONS / language / f"{part}.ts"


def compiled(language: str) -> Path:
    return TRANSLATIONS / f"apdesk_{language}.qm"


# -- the three verbs -------------------------------------------------------------------------------


def update(wanted: list[str]) -> None:
    """Brings the files of all parts, or of those named, up to the code."""
    code = texts_of_code(wanted)
    files = {each.stem for language in languages() for each in (TRANSLATIONS / language).iterdir()}
    unknown = set(wanted) - code.keys() - files
    if unknown:
        raise Wrong(f"{each} has no texts" for each in sorted(unknown))
    for language in languages():
        for part in sorted(wanted or code.keys() | files):
            texts, path = code.get(part, {}), file_of(language, part)
            if not texts:
                path.unlink(missing_ok=True)
                continue
            said = read(path)
            path.write_text(written(language, texts.values(), said), encoding="utf-8")
            missing = sum(not _is_finished(said.get(key)) for key in texts)
            print(f"{language}/{path.name}: {len(texts)} texts, {missing} to translate")


def _is_finished(said: Translation | None) -> bool:
    return said is not None and said.finished and all(said.forms)


def release() -> None:
    """Makes the one file of each language that the app loads."""
    for language in languages():
        compile_into(compiled(language), language)
        print(f"{compiled(language).relative_to(ROOT).as_posix()} is made")


def compile_into(path: Path, language: str) -> None:
    """Raises Wrong where lrelease, which comes with PySide6, finds something."""
    import PySide6

    program = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    files = sorted((TRANSLATIONS / language).glob("*.ts"))
    if not files:
        raise Wrong([f"{language} has no texts yet: run `update`"])
    # Put there whole: an apdesk that is running has the one before mapped into its memory.
    made = path.with_name(path.name + ".part")
    done = subprocess.run(
        [program, "-silent", *files, "-qm", made], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Wrong((done.stdout + done.stderr).splitlines())
    os.replace(made, path)


def problems() -> Iterator[str]:
    """Whatever `check` says, line by line. Raises Wrong where the code can't be read."""
    code = texts_of_code()
    yield from _two_kinds(code)
    for language in languages():
        everywhere: dict[Key, tuple[str, list[str]]] = {}
        parts = {each.stem for each in (TRANSLATIONS / language).glob("*.ts")}
        for part in sorted(code.keys() | parts):
            path = file_of(language, part)
            name = f"{language}/{path.name}"
            texts, said = code.get(part, {}), read(path)
            present = path.read_text(encoding="utf-8") if path.is_file() else ""
            if present != (written(language, texts.values(), said) if texts else ""):
                yield f"{name} isn't up to date: run `update {part}`"
            for key, text in texts.items():
                translation = said.get(key)
                if translation is None or not _is_finished(translation):
                    yield f"{name}: {key.source!r} is not translated"
                    continue
                faults = (*_faults(text, translation), *_unusual(language, translation))
                yield from (f"{name}: {key.source!r} {each}" for each in faults)
                first, forms = everywhere.setdefault(key, (part, translation.forms))
                if forms != translation.forms:
                    yield f"{name}: {key.source!r} is said in another way than in {first}"
        yield from _stale(language)


def _two_kinds(code: dict[str, dict[Key, Text]]) -> Iterator[str]:
    """The same words with and without a count, or with two single forms: one would hide the
    other, since all parts are compiled into one file."""
    seen: dict[Key, tuple[str, str | None]] = {}
    for part, texts in code.items():
        for key, text in texts.items():
            first, one = seen.setdefault(key, (part, text.one))
            if one != text.one:
                yield f"{key.source!r} has another single form in {part} than in {first}"


def _faults(text: Text, translation: Translation) -> Iterator[str]:
    source = text.key.source
    for form in translation.forms:
        try:
            named = placeholders(form)
        except ValueError as error:
            yield f"is said as {form!r}: {error}"
            continue
        wanted = placeholders(source)
        # One thing may do without its number ("a record"), as it may in English.
        if named != wanted and not (text.one is not None and named == wanted - {"n"}):
            yield f"has other values than {form!r}"
        if bool(_MNEMONIC.search(source)) != bool(_MNEMONIC.search(form)):
            yield f"has another mnemonic than {form!r}"
        for end in ("…", ":", " ", "\n"):
            if source.endswith(end) != form.endswith(end):
                yield f"ends otherwise than {form!r}"


def _unusual(language: str, translation: Translation) -> Iterator[str]:
    for pattern, instead in UNUSUAL.get(language, ()):
        for form in translation.forms:
            if pattern.search(form):
                yield f"is said as {form!r}: write {instead}"


_MNEMONIC = re.compile(r"(?<!&)&(?=\w)")


def _stale(language: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        compile_into(fresh, language)
        path = compiled(language)
        if not path.is_file() or path.read_bytes() != fresh.read_bytes():
            yield f"{path.name} isn't up to date: run `release`"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Keeps the translations of apdesk's window.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("update").add_argument("part", nargs="*")
    verbs.add_parser("release")
    verbs.add_parser("check")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.verb == "update":
            update(chosen.part)
        elif chosen.verb == "release":
            release()
        else:
            found = list(problems())
            print("\n".join(found) if found else "Every text is translated.")
            return bool(found)
    except Wrong as wrong:
        print("\n".join(wrong.lines))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
