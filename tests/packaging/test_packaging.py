"""What packages are made from: lists, scripts and files, without building one."""

from __future__ import annotations

import ast
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from apdesk import __version__
from tests.architecture.test_repository import pinned
from tests.helpers.processes import ROOT

PACKAGING = ROOT / "packaging"
DESKTOP = ROOT / "resources" / "desktop"
sys.path.append(str(PACKAGING))

import bootstrap  # noqa: E402
import contents  # noqa: E402
import icons  # noqa: E402
import linked  # noqa: E402
import program  # noqa: E402

posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts")


def entry(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ([], "not slow and not desktop"),
        (["--fast"], "not slow and not e2e and not desktop"),
        (["--full"], "not desktop"),
        (["--desktop"], "desktop"),
    ],
)
def test_the_package_is_tested_when_asked_for(
    asked: list[str], marks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap, "setup", lambda **_what: None)
    monkeypatch.setattr(bootstrap, "ensure_programs", lambda *_what: None)
    monkeypatch.setattr(bootstrap, "run", lambda *command, **_env: ran.append(command) or 0)
    assert bootstrap.test([*asked, "-x"]) == 0
    ((*_, last),) = ran
    assert last == "-x"
    assert ran[0][ran[0].index("-m", 1) + 1] == marks
    assert ("-n" in ran[0]) == (marks != "desktop"), "one package, one worker"


# -- what is in the program -----------------------------------------------------------------------


def test_the_lock_of_the_build_serves_the_same_environment() -> None:
    build = pinned(PACKAGING / "requirements-installer.lock")
    assert "pyinstaller" in build
    app = pinned(PACKAGING / "requirements.lock")
    assert {name: build.get(name) for name in app} == app
    developer = pinned(PACKAGING / "requirements-dev.lock")
    both = build.keys() & developer.keys()
    assert {name: build[name] for name in both} == {name: developer[name] for name in both}


def test_every_file_says_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    metainfo = ElementTree.parse(DESKTOP / "org.apdesk.apdesk.metainfo.xml")
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__


def test_what_is_left_out_is_imported_by_nobody() -> None:
    names = set()
    for path in (ROOT / "apdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    assert not names & set(contents.EXCLUDED_MODULES)


def test_every_module_goes_in() -> None:
    found = contents.modules()
    assert {"apdesk", "apdesk.__main__", "apdesk.store.load.process", "apdesk.ui.theme"} <= set(
        found
    )


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("apsw/sqlite_extra_binaries/csv.so", True),
    ],
)
def test_plugins_of_qt_are_chosen(path: str, wanted: bool) -> None:
    assert contents.wanted_plugin(path) is wanted


@pytest.mark.parametrize(
    ("path", "source", "wanted"),
    [
        ("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", True),
        ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0", False),
        ("libpython3.11.so.1.0", "/opt/python/lib/libpython3.11.so.1.0", True),
    ],
)
def test_libraries_of_the_system_are_carried_where_they_differ(
    path: str, source: str, wanted: bool
) -> None:
    assert contents.wanted_library(path, source) is wanted


def test_only_texts_in_the_windows_languages_and_no_qml() -> None:
    assert contents.wanted_data("PySide6/Qt/translations/qtbase_de.qm")
    assert not contents.wanted_data("PySide6/Qt/translations/qtbase_fr.qm")
    assert not contents.wanted_data("PySide6/Qt/translations/designer_de.qm")
    assert not contents.wanted_data("PySide6/Qt/qml/QtQuick/qmldir")
    assert contents.wanted_data("resources/translations/apdesk_de.qm")
    assert not contents.wanted_elsewhere("PySide6/Qt6Qml.dll")
    assert contents.wanted_elsewhere("PySide6/Qt6Widgets.dll")


def test_a_library_goes_in_when_something_in_use_is_linked_to_it() -> None:
    needs = {
        "PySide6/QtGui.abi3.so": ["libQt6Gui.so.6"],
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6XcbQpa.so.6", "libX11.so.6"],
        "PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6"],
        "PySide6/Qt/lib/libQt6Core.so.6": ["libicudata.so.73"],
        "PySide6/Qt/lib/libicudata.so.73": [],
        "PySide6/Qt/lib/libQt6XcbQpa.so.6": ["libQt6Gui.so.6"],
        "PySide6/Qt/lib/libQt6Qml.so.6": ["libQt6Core.so.6"],
        "libssl.so.3": ["libcrypto.so.3"],
        "libcrypto.so.3": [],
        "libpython3.11.so.1.0": [],
    }
    gone = {"PySide6/Qt/lib/libQt6Qml.so.6", "libssl.so.3", "libcrypto.so.3"}
    assert contents.in_use(needs) == needs.keys() - gone


def test_what_is_started_finds_the_environment_as_we_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours:/theirs")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "/ours/apdesk")
    program.give_back_the_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/theirs"
    assert not [each for each in os.environ if each.startswith("_PYI_") or each.endswith("_ORIG")]
    program.give_back_the_environment()
    assert "LD_LIBRARY_PATH" not in os.environ, "what is set without a former value is ours"


# -- what packages need ---------------------------------------------------------------------------


def test_versions_of_symbols_are_compared_as_numbers() -> None:
    said = {"GLIBC_2.4", "GLIBC_2.35", "GLIBC_2.17", "GLIBC_PRIVATE", "GLIBCXX_3.4.29"}
    assert linked.newest(said, "GLIBC_") == "2.35"
    assert linked.newest(said, "GLIBCXX_") == "3.4.29"
    assert linked.newest(said, "CXXABI_") == "0"


def test_packages_of_qts_libraries_are_known_without_having_them() -> None:
    assert linked.debian_package("libwayland-cursor.so.0") == "libwayland-cursor0"
    assert linked.debian_package("libxcb-cursor.so.0") == "libxcb-cursor0"


def test_icons_are_what_windows_and_macos_read() -> None:
    pictures = {16: b"sixteen", 256: b"many"}
    made = icons.ico(pictures)
    assert struct.unpack("<HHH", made[:6]) == (0, 1, 2)
    for at, (size, data) in enumerate(pictures.items()):
        fields = struct.unpack("<BBBBHHII", made[6 + 16 * at : 22 + 16 * at])
        assert fields[0] == size % 256
        assert made[fields[7] : fields[7] + fields[6]] == data
    apple = icons.icns({b"ic07": b"128"})
    assert apple == b"icns" + struct.pack(">I", 19) + b"ic07" + struct.pack(">I", 11) + b"128"


# -- the entry, and the tarball's scripts ---------------------------------------------------------


def test_the_desktop_entry_and_the_window_belong_together() -> None:
    keys = entry((DESKTOP / "apdesk.desktop").read_text(encoding="utf-8"))
    source = (ROOT / "apdesk" / "app.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{keys["StartupWMClass"]}")' in source
    assert keys["Exec"] == keys["TryExec"] == keys["Icon"] == "apdesk"
    assert "Name[de]" in keys or keys["Name"] == "apdesk"
    assert keys["Comment[de]"] != keys["Comment"]


def unquoted(value: str) -> str:
    """The only argument of an Exec key, read as the Desktop Entry Specification says."""
    text = re.sub(r"\\(.)", lambda found: {"s": " "}.get(found[1], found[1]), value)
    assert text[0] == text[-1] == '"'
    return re.sub(r"\\(.)", r"\1", text[1:-1]).replace("%%", "%")


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A tarball's folder, with a program that only says that it ran."""
    root = tmp_path / "apdesk-0"
    (root / "apdesk").mkdir(parents=True)
    command = root / "apdesk" / "apdesk"
    command.write_text("#!/bin/sh\necho ran\n", encoding="utf-8")
    command.chmod(0o755)
    for size in ("48x48", "scalable"):
        place = root / "share" / "icons" / "hicolor" / size / "apps"
        place.mkdir(parents=True)
        (place / "apdesk.png").write_bytes(b"")
    for each in ("apdesk.desktop", "org.apdesk.apdesk.metainfo.xml"):
        shutil.copy(DESKTOP / each, root / "share" / each)
    for each in ("install.sh", "uninstall.sh"):
        shutil.copy(DESKTOP / each, root / each)
        (root / each).chmod(0o755)
    return root


@posix
@pytest.mark.parametrize("name", ["plain", """an odd "one" with $HOME, 100% \\ `and` 'more'"""])
def test_the_tarball_installs_and_removes_itself(unpacked: Path, tmp_path: Path, name: str) -> None:
    prefix = tmp_path / name
    others = prefix / "share" / "icons" / "hicolor" / "48x48" / "apps" / "other.png"
    others.parent.mkdir(parents=True)
    others.write_bytes(b"")
    for _again in range(2):
        subprocess.run([unpacked / "install.sh", prefix], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(unpacked)
    said = subprocess.run([prefix / "bin" / "apdesk"], check=True, capture_output=True, text=True)
    assert said.stdout == "ran\n"
    text = (prefix / "share" / "applications" / "apdesk.desktop").read_text(encoding="utf-8")
    assert unquoted(entry(text)["Exec"]) == str(prefix / "bin" / "apdesk")
    assert "TryExec" not in entry(text)

    script = prefix / "lib" / "apdesk" / "uninstall.sh"
    subprocess.run([script], check=True, stdout=subprocess.DEVNULL)
    left = [each for each in prefix.rglob("*") if each.is_file() or each.is_symlink()]
    assert [each for each in left if each.name != "mimeinfo.cache"] == [others]
