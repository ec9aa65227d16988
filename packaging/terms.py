"""The licences of all that a build of apdesk consists of, as one text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePath

import contents
from linked import debian_package

LICENCES = Path(__file__).resolve().parent / "licences"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of software in the build. `text`: its terms in full."""

    name: str
    version: str
    licence: str
    text: str


def parts(folder: Path) -> list[Part]:
    """What a built folder consists of: apdesk, Python, Qt, the packages, the system's libraries."""
    from apdesk import __version__

    return [
        Part("apdesk", __version__, "MIT", _read(contents.ROOT / "LICENSE")),
        _python(),
        *_qt(),
        *(_package(each) for each in contents.runtime_distributions() if not _of_qt(each)),
        _bootloader(),
        *_carried(folder),
    ]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (
        Path(sys.base_prefix) / "lib" / f"python{version.rpartition('.')[0]}" / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    )
    text = next((_read(each) for each in places if each.is_file()), None)
    if text is None:
        raise SystemExit(f"the licence of Python is at none of {', '.join(map(str, places))}")
    return Part("Python", version, "PSF-2.0", text)


def _of_qt(package: Distribution) -> bool:
    return package.name.lower().replace("-", "_") in ("pyside6_essentials", "shiboken6")


def _qt() -> list[Part]:
    version = distribution("PySide6-Essentials").version
    text = (
        "Qt and Qt for Python, © The Qt Company Ltd. and other contributors, used under the GNU\n"
        "Lesser General Public License, version 3, whose text is below, after that of the GNU\n"
        "General Public License on which it stands. Their libraries lie beside the program as\n"
        "files of their own (PySide6, shiboken6) and can be replaced by other builds of them.\n"
        "Their source is at https://download.qt.io/official_releases/; what Qt itself contains of\n"
        "others is listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html."
    )
    return [
        Part("Qt, PySide6-Essentials and shiboken6", version, "LGPL-3.0-only", text),
        Part("ICU, in Qt", "73", "Unicode licence", _read(LICENCES / "ICU.txt")),
    ]


def _package(package: Distribution) -> Part:
    texts = [
        _read(Path(str(file.locate())))
        for file in package.files or []
        if PurePath(file).parts[0].endswith(".dist-info") and contents.is_licence(file.name)
    ]
    return Part(package.name, package.version, _named(package), "\n\n".join(texts))


def _named(package: Distribution) -> str:
    said = package.metadata
    name = said.get("License-Expression") or said.get("License") or ""
    if name and len(name) < 60 and "\n" not in name:
        return name
    classified = [
        each.rpartition(" :: ")[2]
        for each in said.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    return ", ".join(classified) or "see its text"


def _bootloader() -> Part:
    package = _package(distribution("pyinstaller"))
    text = package.text
    begins, ends = (
        text.find("Bootloader Exception\n"),
        text.find("The PyInstaller.isolated submodule"),
    )
    if 0 <= begins < ends:  # what lies between is all that becomes part of a program
        text = text[begins:ends]
    return Part(
        "PyInstaller's start of the program",
        package.version,
        "GPL-2.0-or-later WITH Bootloader-exception",
        text.strip(),
    )


def _carried(folder: Path) -> list[Part]:
    """Libraries of the Linux system which lie in the folder, by Debian's packages of them."""
    names = sorted(
        {
            debian_package(each.name)
            for each in (folder / "_internal").glob("*.so*")
            if contents.CARRIED.match(each.name)
        }
    )
    found = []
    for name in names:
        version = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Version}", name],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        text = _read(Path("/usr/share/doc") / name / "copyright")
        found.append(Part(f"{name} (of Debian)", version, "see its text", text))
    return found


def as_text(found: list[Part], *, with_gnu: bool = True) -> str:
    """The file that comes with the program: a list, then the terms of each part in full.

    `with_gnu`: include the GNU licences; False names where a Debian system has them.
    """
    lines = ["apdesk consists of:", ""]
    lines += [f"  {each.name} {each.version}: {each.licence}" for each in found]
    if with_gnu:
        gnu = [_read(LICENCES / "GPL-3.0.txt"), _read(LICENCES / "LGPL-3.0.txt")]
    else:
        gnu = [
            "The GNU licences, version 3, are on Debian systems in the files\n"
            "/usr/share/common-licenses/GPL-3 and /usr/share/common-licenses/LGPL-3."
        ]
    for each in found:
        lines += ["", "=" * 80, f"{each.name} {each.version}", "=" * 80, "", each.text]
        if each.licence.startswith("LGPL-3"):
            for text in gnu:
                lines += ["", "-" * 80, "", text]
    return "\n".join(line.rstrip() for line in "\n".join(lines).splitlines()) + "\n"
