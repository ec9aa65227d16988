"""What programs and libraries of Linux are linked to, as `objdump` says it."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import bootstrap

#: For Qt's plugin of Wayland, which a machine that builds needn't have: library → package.
WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """What a file asks of the system: libraries by name, versions of their symbols, and folders in
    which it wants them looked for."""

    libraries: frozenset[str]
    versions: frozenset[str]
    folders: tuple[str, ...]


def is_elf(path: Path) -> bool:
    """Whether the file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def linked(paths: Iterable[Path]) -> dict[Path, Linked]:
    """What each of the files is linked to directly."""
    said = subprocess.run(
        ["objdump", "-p", *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
        errors="replace",
    ).stdout
    parts = re.split(r"^(.+): +file format \S+$", said, flags=re.M)
    return {
        Path(name): Linked(
            frozenset(re.findall(r"^  NEEDED +(\S+)", text, re.M)),
            frozenset(re.findall(r"0x\w+ 0x\w+ \d+ (\S+)", text)),
            tuple(":".join(re.findall(r"^  R(?:UN)?PATH +(\S+)", text, re.M)).split(":")),
        )
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def newest(versions: Iterable[str], prefix: str) -> str:
    """The highest of the symbol versions that begin with `prefix` ("GLIBC_" → "2.34")."""
    found = [each.removeprefix(prefix) for each in versions if each.startswith(prefix)]
    numbers = [each for each in found if re.fullmatch(r"[\d.]+", each)]
    return max(numbers, key=lambda each: [int(part) for part in each.split(".")], default="0")


@functools.cache
def _libraries_here() -> dict[str, Path]:
    """Of each library that the system's loader finds, by name: where it is."""
    said = subprocess.run(
        ["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True
    ).stdout
    found: dict[str, Path] = {}
    for name, path in re.findall(r"^\t(\S+) \(libc6,x86-64[^)]*\) => (\S+)", said, re.M):
        found.setdefault(name, Path(path))
    return found


@functools.cache
def debian_package(library: str) -> str:
    """Debian's package in which a library is: by our own tables, else as this system has it.

    Raises LookupError.
    """
    named = {**bootstrap.QT_BASE, **bootstrap.QT_WINDOW, **WAYLAND}.get(library)
    if named is not None:
        return named[0]
    path = _libraries_here().get(library)
    if path is None:
        raise LookupError(f"{library} isn't installed here, so its package isn't known")
    for each in dict.fromkeys((path, path.resolve(), _merged(path), _merged(path.resolve()))):
        done = subprocess.run(
            ["dpkg-query", "--search", str(each)], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return done.stdout.split(":", 1)[0]
    raise LookupError(f"no package holds {path}")


def _merged(path: Path) -> Path:
    """The path as dpkg may know it: /usr/lib and /lib are one folder since Debian merged them."""
    text = str(path)
    return Path(text.removeprefix("/usr") if text.startswith("/usr/lib") else f"/usr{text}")
