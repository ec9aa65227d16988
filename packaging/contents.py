"""What goes into the built program, and what is left out of what PyInstaller finds.

Lists, and the functions that read them: the specification (`apdesk.spec`) stays short that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parent.parent

#: Plugins of Qt by folder. Left out: OpenGL, EGL and framebuffers (widgets are painted without),
#: the virtual keyboard (brings all of QML), GTK's theme (brings GTK), formats that nothing shows,
#: TLS of Qt's own (HTTP is Python's).
QT_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico", "qjpeg", "qgif", "qwebp"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient", "adwaita"},
}

#: Languages of Qt's own texts, in its dialogs: those that the window speaks.
QT_LANGUAGES = {"de"}

#: Modules that some import statement names, and apdesk never reaches. readline and gdbm are under
#: the GPL, which the program as a whole isn't; libcrypt and libnsl aren't everywhere.
EXCLUDED_MODULES = [
    "_crypt", "_curses", "_curses_panel", "_dbm", "_gdbm", "_tkinter", "crypt", "curses",
    "idlelib", "lib2to3", "nis", "ossaudiodev", "pip", "pkg_resources", "pydoc_data", "readline",
    "setuptools", "spwd", "tkinter", "turtledemo",
    "apsw.aio", "apsw.bestpractice", "apsw.fts5", "apsw.fts5aux", "apsw.fts5query", "apsw.shell",
    "apsw.speedtest", "apsw.tests", "apsw.trace",
    "lxml.html", "lxml.isoschematron", "lxml.objectify", "numpy",
    "PySide6.QtOpenGL", "PySide6.QtPrintSupport", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtTest",
]  # fmt: skip

#: What PyInstaller would run before the program for modules that it finds. Nothing here starts
#: processes by multiprocessing, lists modules by pkgutil or reads its own source by inspect; each
#: costs milliseconds of every start.
HOOKS_LEFT_OUT = {"pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil"}

#: Libraries of the Linux system that a tarball carries along, because distributions have them in
#: other versions, or don't install them with a desktop. A .deb names their packages instead, so
#: that the system's updates reach apdesk. Whatever isn't here is taken from the system.
CARRIED = re.compile(
    r"lib(crypto|ssl|sqlite3|ffi|bz2|lzma|expat|uuid|mpdec"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util))\.so\."
)


#: Where it isn't looked up what a library is for (Windows, macOS): those of plugins that are left
#: out, and a painter of OpenGL in software, which weighs 20 MB.
_UNUSED = re.compile(r"(^|/)(Qt6?(Qml|Quick|Pdf|VirtualKeyboard)\w*(\.|/|$)|opengl32sw\.dll$)")


def modules() -> list[str]:
    """Every module of apdesk, but those that are only commands (`__main__`) of a checkout."""
    package = ROOT / "apdesk"
    paths = (each.relative_to(ROOT).with_suffix("") for each in package.rglob("*.py"))
    names = (".".join(each.parts).removesuffix(".__init__") for each in paths)
    return sorted(each for each in names if each != "apdesk.practice_org.__main__")


def wanted_plugin(path: str) -> bool:
    """Whether a file of the bundle is used, if it is a plugin of Qt; any other file is."""
    parts = PurePath(path).parts
    if "PySide6" not in parts or "plugins" not in parts:
        return True
    name = parts[-1].split(".")[0].removeprefix("lib")
    return name in QT_PLUGINS.get(parts[-2], set())


def wanted_data(path: str) -> bool:
    """Whether a file without code is used: of Qt's texts, those in languages of the window."""
    parts = PurePath(path).parts
    if "PySide6" not in parts:
        return True
    if "translations" in parts:
        found = re.fullmatch(r"qtbase_(\w+)\.qm", parts[-1])
        return found is not None and found[1] in QT_LANGUAGES
    return "qml" not in parts


def wanted_library(path: str, source: str) -> bool:
    """Whether a library of the Linux system is carried along; what came with Python or its
    packages always is."""
    of_system = PurePath(source).parts[1:2] in (("lib",), ("lib64",)) or source.startswith(
        ("/usr/lib/", "/usr/lib64/")
    )
    return not of_system or CARRIED.match(PurePath(path).name) is not None


def wanted_elsewhere(path: str) -> bool:
    """Whether a library is kept on Windows and macOS."""
    return _UNUSED.search(PurePath(path).as_posix()) is None


def in_use(needs: dict[str, Iterable[str]]) -> set[str]:
    """Of the bundle's files, those that something asks for: plugins and Python's modules, and what
    they are linked to, and so on.

    Args:
        needs: Of each file by its path in the bundle, the names of the libraries that it names.
    """
    by_name = {PurePath(path).name: path for path in needs}
    used: set[str] = set()
    waiting = [each for each in needs if not _only_linked_to(each)]
    while waiting:
        path = waiting.pop()
        if path not in used:
            used.add(path)
            waiting += [by_name[name] for name in needs[path] if name in by_name]
    return used


def _only_linked_to(path: str) -> bool:
    """Libraries: nobody loads them by name, other than plugins and extension modules."""
    parts = PurePath(path).parts
    return parts[:3] == ("PySide6", "Qt", "lib") or (
        len(parts) == 1 and not parts[0].startswith("libpython")
    )


def runtime_distributions() -> list[Distribution]:
    """The packages that the app's lock names for this platform, in the lock's order."""
    from packaging.markers import Marker  # from PyPI; PyInstaller brings it

    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)==[^ ;\\]+(?: ; ([^\\\n]+))?", text, re.M)
    return [distribution(name) for name, marker in pins if not marker or Marker(marker).evaluate()]


def metadata_files() -> list[tuple[str, str]]:
    """(file, folder in the bundle) of what each package says of itself: version, entry points and
    licence. keyring finds its backends there, and About what it shows."""
    files = []
    for package in runtime_distributions():
        for file in package.files or []:
            parts = PurePath(file).parts
            if not parts[0].endswith(".dist-info"):
                continue
            if parts[-1] in ("METADATA", "entry_points.txt") or is_licence(parts[-1]):
                files.append((str(file.locate()), str(PurePath(*parts[:-1]))))
    return files


def is_licence(name: str) -> bool:
    """Whether a file of a package holds its terms, by its name."""
    return re.match(r"(?i)(licen[cs]e|copying|notice|authors)", name) is not None
