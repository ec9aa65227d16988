"""The .deb as its user meets it: built, installed, started from the desktop, used, removed.

The window is started by its desktop entry, walked through with the keyboard alone, and looked at
from outside, as a screen reader does. As root the package is installed by apt; otherwise it is
unpacked into a folder, and the same things are asked of it there.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.processes import BROWSER, ROOT
from tests.outside import session as desktop_session
from tests.outside.atspi import Accessibility, Node, until

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a package for Debian"),
]

#: A budget: what a careless import of another part of Qt would break.
MOST_BYTES = 75_000_000
#: Folders in which an installed package could leave something.
PLACES = ("/etc", "/opt", "/srv", "/usr", "/var/lib", "/var/cache")
#: What dpkg and apt themselves remember of any package, and lists that all packages share.
REMEMBERED = re.compile(r"^/var/(lib|cache)/(dpkg|apt|swcatalog|app-info)/")


@dataclass(frozen=True)
class Installed:
    """Where the package lies: `root` is / when it was really installed. `before`: what the system
    had by its name."""

    root: Path
    package: Path
    before: frozenset[str] = frozenset()

    @property
    def real(self) -> bool:
        return self.root == Path("/")

    @property
    def command(self) -> Path:
        return self.root / "usr" / "bin" / "apdesk"

    @property
    def entry(self) -> Path:
        return self.root / "usr" / "share" / "applications" / "apdesk.desktop"

    def verb(self, *arguments: str, **environment: str) -> Any:
        """Runs a verb where there is neither Python nor anything else on the path; its JSON."""
        done = subprocess.run(
            [self.command, *arguments, "--json"],
            env={"PATH": "/nonexistent", "LANG": "C.UTF-8", **environment},
            cwd="/",
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def is_root() -> bool:
    return os.geteuid() == 0


def run(*command: str | Path) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, f"{shlex.join(map(str, command))}:\n{done.stdout}{done.stderr}"
    return done.stdout


def named_apdesk() -> set[str]:
    """Every path in the system's folders whose name has to do with apdesk."""
    checkout = str(ROOT)
    found = set()
    for place in PLACES:
        for folder, folders, files in os.walk(place):
            if folder.startswith(checkout):
                folders.clear()
                continue
            found |= {
                f"{folder}/{each}"
                for each in (*folders, *files)
                if "apdesk" in each and not REMEMBERED.match(f"{folder}/{each}")
            }
    return found


@pytest.fixture(scope="module")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, ROOT / "packaging" / "build.py", "deb", "--out", out)
    (found,) = out.glob("apdesk_*.deb")
    shutil.rmtree(out / "apdesk")
    return found


@pytest.fixture(scope="module")
def installed(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    if not is_root():
        root = tmp_path_factory.mktemp("unpacked")
        run("dpkg-deb", "-x", deb, root)
        yield Installed(root, deb)
        shutil.rmtree(root)
        return
    assert shutil.which("apdesk", path="/usr/bin") is None, "apdesk is installed here already"
    before = frozenset(named_apdesk())
    run("apt-get", "install", "-y", "-q", "--no-install-recommends", deb)
    try:
        yield Installed(Path("/"), deb, before)
    finally:
        run("dpkg", "--purge", "apdesk")


def test_the_package_is_whole(installed: Installed) -> None:
    assert installed.package.stat().st_size < MOST_BYTES
    share = installed.root / "usr" / "share"
    run("desktop-file-validate", installed.entry)
    metainfo = share / "metainfo" / "org.apdesk.apdesk.metainfo.xml"
    run("appstreamcli", "validate", "--no-net", metainfo)
    for size in ("16x16", "48x48", "256x256"):
        icon = share / "icons" / "hicolor" / size / "apps" / "apdesk.png"
        assert icon.read_bytes().startswith(b"\x89PNG")
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "apdesk.svg").is_file()

    bundled = installed.root / "usr" / "lib" / "apdesk" / "_internal" / "resources"
    for each in (ROOT / "resources").rglob("*"):
        if each.suffix in (".svg", ".qss", ".qm"):
            assert (bundled / each.relative_to(ROOT / "resources")).is_file(), each

    terms = (share / "doc" / "apdesk" / "copyright").read_text(encoding="utf-8")
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    for name, marker in re.findall(r"^([A-Za-z0-9._-]+)==\S+( ;[^\\\n]*)?", lock, re.M):
        if not marker:
            assert re.search(rf"(?im)^  .*\b{re.sub('[-_.]', '[-_.]', name)}\b", terms), name
    if installed.real:
        assert run("dpkg", "--verify", "apdesk") == ""


def test_the_verbs_load_many_leads_without_python(installed: Installed, tmp_path: Path) -> None:
    """The practice org, the login and the process that loads are this program again."""
    browser, seen = tmp_path / "browser", tmp_path / "its environment"
    follow = shlex.join(shlex.split(BROWSER)[:-1])
    browser.write_text(
        f'#!/bin/sh\n/usr/bin/env > {shlex.quote(str(seen))}\nexec {follow} "$1"\n',
        encoding="utf-8",
    )
    browser.chmod(0o755)
    environment = {
        "BROWSER": f'"{browser}" %s',
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
    }
    org = subprocess.Popen(
        [
            installed.command,
            "practice-org",
            "--leads",
            "11000",
            "--contacts",
            "0",
            "--accounts",
            "0",
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env={"PATH": "/nonexistent", "HOME": str(tmp_path)},
    )
    try:
        assert org.stdout is not None
        said = json.loads(org.stdout.readline())
        where = ("--login-url", said["url"], "--client-id", said["client_id"])
        connected = installed.verb("connect", *where, "--insecure-storage", **environment)
        assert connected["connected"]
        assert not re.search(r"LD_LIBRARY_PATH|_PYI_|QT_", seen.read_text(encoding="utf-8"))
        matching = installed.verb("preview", **environment)["objects"]["Lead"]["matching"]
        assert matching > 10_000
        with subprocess.Popen(
            [installed.command, "sync", "--json"],
            stdout=subprocess.PIPE,
            text=True,
            env={"PATH": "/nonexistent", **environment},
        ) as sync:
            loading = False
            while sync.poll() is None:
                loading = loading or "_load-pages" in commands_below(sync.pid)
                time.sleep(0.02)
            assert sync.stdout is not None
            report = json.loads(sync.stdout.read())
        assert report["objects"]["Lead"]["members"] == matching
        assert loading, "the process that loads wasn't started"
    finally:
        org.terminate()
        org.communicate(timeout=30)


def commands_below(parent: int) -> str:
    """The command lines of a process' children."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            stat = (each / "stat").read_text(encoding="utf-8")
            if int(stat.rpartition(")")[2].split()[1]) == parent:
                found.append((each / "cmdline").read_text(encoding="utf-8"))
        except OSError:  # ended meanwhile
            continue
    return " ".join(found)


def test_from_the_desktop_to_synced_lists_by_the_keyboard_alone(
    installed: Installed, tmp_path: Path
) -> None:
    home = tmp_path / "person"
    data = home / ".local" / "share" / "apdesk"
    given = {"BROWSER": BROWSER}
    if not installed.real:
        given["PATH"] = f"{installed.command.parent}:{os.environ['PATH']}"
    with desktop_session.Session(home, **given) as session:
        started = start(installed, session)
        with Accessibility(session.bus) as seen:
            window = seen.window("apdesk")
            session.give_keyboard("apdesk")
            chosen = walk_the_wizard(session, window)
            window.find("table", "Salesforce Leads", 60)
            status = until(lambda: synced(installed, data), "synced", 60)
            assert status["connected"]
            assert status["members"]["Lead"] == chosen > 0
            assert status["members"]["Contact"] > 0
            session.press("ctrl+q")
            until(lambda: "apdesk" not in [each.name for each in seen.programs()], "it ended")
        until(lambda: not list((home / "tmp").iterdir()), "nothing is left in the temporary folder")
    started.wait(timeout=30)
    left = [each for each in home.rglob("*") if each.is_file()]
    foreign = [
        each for each in left if data not in each.parents and home / "run" not in each.parents
    ]
    assert not foreign
    assert (data / "apdesk.sqlite3").is_file()


def start(installed: Installed, session: desktop_session.Session) -> subprocess.Popen[bytes]:
    """Opens the desktop entry as a double-click does; the process that does."""
    if shutil.which("gio"):
        command = ["gio", "launch", str(installed.entry)]
    else:
        text = installed.entry.read_text(encoding="utf-8")
        command = shlex.split(re.findall(r"^Exec=(.+)$", text, re.M)[0])
    log = (session.home / "run" / "said").open("wb")
    with log:
        return subprocess.Popen(command, env=session.environment, cwd="/", stdout=log, stderr=log)


def walk_the_wizard(session: desktop_session.Session, window: Node) -> int:
    """From Welcome to Sync with Salesforce; how many leads the preview says will enter."""
    session.tab_to(window, "Try the practice org")
    session.press("space")
    window.find("push button", "Log in", 60)
    session.tab_to(window, "Log in")
    session.press("space")
    # There is no keyring here, which is told; the login is kept for the session.
    window.find("push button", "Keep the login for this session only")
    session.tab_to(window, "Keep the login for this session only")
    session.press("space")
    for step in ("Step 2 of 4: Configure", "Step 3 of 4: Mappings", "Step 4 of 4: Preview"):
        proceed = window.find("push button", "Next")
        until(lambda button=proceed: "enabled" in button.states, f"Next leads to {step}", 60)
        session.tab_to(window, "Next")
        session.press("space")
        window.find("label", step)
    sync = window.find("push button", "Sync with Salesforce")
    until(lambda: "enabled" in sync.states, "the preview is there", 60)
    entering = [re.fullmatch(r"Enter: ([\d,]+)", each.name) for each in window.all("label")]
    first = next(each for each in entering if each)
    session.tab_to(window, "Sync with Salesforce")
    session.press("space")
    return int(first[1].replace(",", ""))


def synced(installed: Installed, data: Path) -> Any:
    """What `apdesk status` says once the first run is done."""
    status = installed.verb("status", "--data-dir", str(data))
    return status if (status["last_run"] or {}).get("result") == "done" else None


def test_removed_it_leaves_nothing(installed: Installed) -> None:
    if not installed.real:
        # It can't be removed; what would be left over is what it wrote beside itself.
        listed = re.findall(
            r"\./(\S*[^/\s])/?(?: ->.*)?$", run("dpkg-deb", "-c", installed.package), re.M
        )
        there = {str(each.relative_to(installed.root)) for each in installed.root.rglob("*")}
        assert "usr/bin/apdesk" in there
        assert not there - set(listed)
        return
    assert "/usr/bin/apdesk" in named_apdesk()
    run("dpkg", "--remove", "apdesk")
    assert not named_apdesk() - installed.before
