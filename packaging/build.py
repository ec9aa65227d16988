#!/usr/bin/env python3
"""Builds apdesk as a program that needs no Python, and packs it. Needs nothing but Python 3.11.

    python3 packaging/build.py                  the program's folder: dist/apdesk
    python3 packaging/build.py deb tarball      … and, on Linux, dist/apdesk_….deb and ….tar.xz

    --out DIRECTORY      the results go there instead of dist

Windows and macOS go on from the folder with scripts of their own: packaging/windows/build.ps1 and
packaging/macos/build.sh. docs/packaging.md tells all of it.

Each run builds anew. The time of every file is that of the last commit (or SOURCE_DATE_EPOCH), so
that the same source, on the same system, makes the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import bootstrap  # noqa: E402

LOCK = HERE / "requirements-installer.lock"
LINUX = sys.platform.startswith("linux")
#: What is called → its package with apt, dnf, pacman.
TOOLS = {
    "objdump": ("binutils", "binutils", "binutils"),
    "strip": ("binutils", "binutils", "binutils"),
    "patchelf": ("patchelf", "patchelf", "patchelf"),
}
TOOLS_OF = {
    "deb": {
        "dpkg-deb": ("dpkg", "dpkg", "dpkg"),
        "appstreamcli": ("appstream", "appstream", "appstream"),
        "desktop-file-validate": (
            "desktop-file-utils",
            "desktop-file-utils",
            "desktop-file-utils",
        ),
    },
    "tarball": {"xz": ("xz-utils", "xz", "xz")},
}
#: The oldest C library on which the result runs; resources/desktop/README.txt tells users.
OLDEST_GLIBC = (2, 35)


def main(arguments: list[str]) -> int:
    bootstrap.use_a_new_enough_python()
    if "--out" in arguments[:-1]:
        at = arguments.index("--out")
        out = Path(arguments[at + 1]).absolute()
        arguments = arguments[:at] + arguments[at + 2 :]
    else:
        out = ROOT / "dist"
    if set(arguments) - TOOLS_OF.keys() or (arguments and not LINUX):
        print(__doc__, file=sys.stderr)
        return 2
    prepare(arguments)
    if Path(sys.prefix) != bootstrap.VENV:
        return bootstrap.run(str(Path(__file__)), "--out", str(out), *arguments)
    epoch = time_of_the_source()
    icons = ROOT / "build" / "icons"
    bootstrap.say("building the program's folder")
    run(str(HERE / "icons.py"), str(icons))
    folder = freeze(out, epoch)
    finish(folder)
    for each in arguments:
        bootstrap.say(f"packing the {each}")
        made = pack(each, folder, icons, out, epoch)
        bootstrap.say(f"{made} ({made.stat().st_size / 1e6:.0f} MB)")
    return 0


def prepare(wanted: list[str]) -> None:
    """The environment, and the tools of the system, as `bootstrap.py` sets them up."""
    bootstrap.ensure_qt_libraries(window=True)
    if LINUX:
        needed = dict(TOOLS)
        for each in wanted:
            needed |= TOOLS_OF[each]
        bootstrap.ensure_programs("tools that the build needs are", needed)
    bootstrap.ensure_venv(LOCK)


def time_of_the_source() -> int:
    """Seconds since 1970, of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return int(said or 315_532_800)


def run(*arguments: str, **environment: str) -> None:
    """Runs this Python; ends the build where that fails."""
    subprocess.run(
        [sys.executable, *arguments], check=True, cwd=ROOT, env={**os.environ, **environment}
    )


def freeze(out: Path, epoch: int) -> Path:
    """PyInstaller's part; the program's folder."""
    if sys.platform == "win32":
        from windows.version import write_version

        write_version(ROOT / "build" / "version.txt")
    work = ROOT / "build" / "pyinstaller"
    shutil.rmtree(work, ignore_errors=True)
    run(
        "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(out), "--workpath", str(work), str(HERE / "apdesk.spec"),
        PYTHONHASHSEED="0",
        SOURCE_DATE_EPOCH=str(epoch),
        PYINSTALLER_CONFIG_DIR=str(work / "cache"),
    )  # fmt: skip
    return out / "apdesk"


def finish(folder: Path) -> None:
    """Takes out what only a debugger reads, and folders of this machine in which libraries would be
    looked for; adds the licences, and checks that all is there."""
    import terms

    if LINUX:
        import linked

        programs = [each for each in sorted(folder.rglob("*")) if linked.is_elf(each)]
        others = [str(each) for each in programs if not of_qt(each)]
        subprocess.run(["strip", "--strip-unneeded", *others], check=True)
        ours = [str(each) for each, said in linked.linked(programs).items() if here(said.folders)]
        if ours:
            subprocess.run(["patchelf", "--remove-rpath", *ours], check=True)
        check(folder)
    text = terms.as_text(terms.parts(folder))
    (folder / "licences.txt").write_text(text, encoding="utf-8")


def of_qt(path: Path) -> bool:
    """Those come without symbols, and with headers that not every `strip` understands."""
    return bool({"PySide6", "shiboken6"} & set(path.parts)) or path.name.startswith("libicu")


def check(folder: Path) -> None:
    """Raises SystemExit where a link leads nowhere, a library is nowhere or too new, or is looked
    for in a folder of this machine."""
    import linked

    files = list(folder.rglob("*"))
    own = {each.name for each in files}
    for each in files:
        if each.is_symlink() and not each.exists():
            raise SystemExit(f"{each} leads nowhere")
    for each, said in linked.linked(each for each in files if linked.is_elf(each)).items():
        if here(said.folders):
            raise SystemExit(f"{each} looks for libraries in {', '.join(said.folders)}")
        for library in said.libraries - own:
            if not library.startswith("ld-linux"):
                linked.debian_package(library)
        newest = tuple(map(int, linked.newest(said.versions, "GLIBC_").split(".")))
        if newest > OLDEST_GLIBC:
            raise SystemExit(f"{each} needs glibc {newest}, newer than {OLDEST_GLIBC}")


def here(folders: Iterable[str]) -> bool:
    """Whether one of the folders is of this machine, rather than beside the file."""
    return any(each.startswith("/") for each in folders)


def pack(kind: str, folder: Path, icons: Path, out: Path, epoch: int) -> Path:
    """One package of the folder."""
    if kind == "tarball":
        import tarball

        return tarball.make(folder, icons, ROOT / "build" / "tarball", out, epoch)
    import debian

    desktop = ROOT / "resources" / "desktop"
    subprocess.run(["desktop-file-validate", str(desktop / "apdesk.desktop")], check=True)
    metainfo = desktop / "org.apdesk.apdesk.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metainfo)], check=True)
    return debian.make(folder, icons, ROOT / "build" / "deb", out, epoch)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
