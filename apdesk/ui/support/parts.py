"""What apdesk is made of: every part with its version, its licence and the licence's text.

Read from what each package says of itself (`importlib.metadata`). A built apdesk carries that
along (`packaging/contents.py`), and has the terms of everything in it beside the program, in
licences.txt.
"""

from __future__ import annotations

import platform
import re
import ssl
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import qVersion

from apdesk import __version__
from apdesk.language import tr

_OWN = "apdesk"
#: What apdesk needs by itself, as pyproject.toml says; a checkout has no metadata of its own.
NEEDS = (
    "apsw",
    "babel",
    "certifi",
    "filelock",
    "idna",
    "keyring",
    "peewee",
    "platformdirs",
    "PySide6-Essentials",
    "requests",
    "requests-oauthlib",
    "simple-salesforce",
    "truststore",
    "tzdata",
    "werkzeug",
)
_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")
_TERMS = re.compile(r"(?i)(licen[cs]e|copying|notice)")
_CLASSIFIER = "License :: "


class Part(NamedTuple):
    """One part.

    Attributes:
        licence: Its name, as short as the part gives it.
        package: The distribution that has its text; '' for none.
    """

    name: str
    version: str
    licence: str
    package: str = ""


def parts() -> list[Part]:
    """apdesk, what it stands on, and every package, by name."""
    from apdesk.worker.diagnostics import sqlite_version

    found = [_part(each) for name, each in sorted(_packages().items()) if name not in (*_QT, _OWN)]
    return [
        Part("apdesk", __version__, "MIT"),
        Part("Python", platform.python_version(), "PSF-2.0"),
        Part("Qt, PySide6", qVersion(), "LGPL-3.0"),
        Part("SQLite", sqlite_version(), tr("public domain")),
        Part("OpenSSL", ssl.OPENSSL_VERSION.split(" ")[1], "Apache-2.0"),
        *found,
    ]


def terms(part: Part) -> str:
    """The text of a part's licence, or where it can be read."""
    if part.name.startswith("Qt"):
        return tr(
            "Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They "
            "are libraries of their own beside apdesk, and you may put other versions in their "
            "place. Their source: https://code.qt.io. The licence: "
            "https://www.gnu.org/licenses/lgpl-3.0.html"
        )
    if part.package:
        texts = []
        for each in metadata.files(part.package) or []:
            if _is_terms(each.name):
                with suppress(OSError, ValueError):  # a built apdesk may not have all files of it
                    texts.append(each.read_text())
        if texts:
            return "\n\n".join(texts).strip()
    if part.name == _OWN:
        for folder in (Path(__file__).parents[3], Path(getattr(sys, "_MEIPASS", __file__))):
            if (folder / "LICENSE").is_file():
                return (folder / "LICENSE").read_text(encoding="utf-8").strip()
    return tr("{name} is used under this licence: {licence}.", name=part.name, licence=part.licence)


def all_terms() -> Path | None:
    """The file beside a built apdesk with the terms of everything in it; None where it runs from
    its source."""
    path = Path(sys.executable).parent / "licences.txt"
    return path if getattr(sys, "frozen", False) and path.is_file() else None


def _packages() -> dict[str, metadata.Distribution]:
    """What apdesk needs, and what that needs, as far as it is there."""
    waiting = list(NEEDS)
    found: dict[str, metadata.Distribution] = {}
    while waiting:
        name = _key(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # of another platform
        waiting += [
            re.split(r"[^\w.-]", line, maxsplit=1)[0]
            for line in found[name].requires or []
            if "extra ==" not in line
        ]
    return found


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(package: metadata.Distribution) -> Part:
    said = package.metadata
    name = str(said["Name"])
    return Part(name, package.version, _licence(said) or tr("see its text"), name)


def _licence(said: metadata.PackageMetadata) -> str:
    expression = _first(said, "License-Expression")
    if expression:
        return expression
    for each in said.get_all("Classifier") or []:
        if str(each).startswith(_CLASSIFIER):
            last = str(each).rpartition(" :: ")[2]
            if last != "OSI Approved":
                return last
    text = _first(said, "License").strip()
    return text if text and len(text) < 60 and "\n" not in text else ""


def _first(said: metadata.PackageMetadata, name: str) -> str:
    return str(next(iter(said.get_all(name) or []), ""))


def _is_terms(name: str) -> bool:
    return _TERMS.match(name) is not None
