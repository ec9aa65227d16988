"""What every test stands on: nothing of the user's own machine is read or written."""

from __future__ import annotations

import gc
import itertools
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import keyring
import keyring.backends.fail
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Hundreds of processes are started: each would compile all of apdesk, for longer than it runs.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_COMMON = {"deadline": None, "print_blob": True}
hypothesis.settings.register_profile("usual", max_examples=50, **_COMMON)
hypothesis.settings.register_profile("nightly", max_examples=5000, **_COMMON)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


# As in the app: a collection in a thread of a task would destroy widgets there, and may wait for
# ever for Qt's locks (the main thread holds them and waits for Python's). Collecting the tests
# themselves makes no garbage either.
gc.disable()
_torn_down = itertools.count(1)


@pytest.fixture(autouse=True, scope="session")
def garbage_is_looked_for_in_what_tests_make() -> Iterator[None]:
    """What was imported and collected stays: to look through it takes longer than most tests."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def garbage_in_this_thread(garbage_is_looked_for_in_what_tests_make: None) -> Iterator[None]:
    """A test that turns the collector on doesn't leave it so: it would break one that comes later,
    whose threads collect the windows of those before."""
    yield
    gc.disable()
    gc.collect() if next(_torn_down) % 25 == 0 else gc.collect(1)


@pytest.fixture(autouse=True, scope="session")
def no_keyring_of_the_machine() -> None:
    """Tests that want a keyring bring one; none may reach the machine's own."""
    keyring.set_keyring(keyring.backends.fail.Keyring())


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A throw-away home, so that a forgotten --data-dir can't touch real data."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_unexpected_warnings_logged(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A test fails when apdesk logs a warning that the test doesn't expect.

    A test that provokes one says so: `@pytest.mark.logs("apdesk.sync")`.
    """
    yield
    allowed = tuple(name for marker in request.node.iter_markers("logs") for name in marker.args)
    loud = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
        and record.name.startswith("apdesk")
        and not record.name.startswith(allowed or ("\0",))
    ]
    if loud:
        pytest.fail("unexpected log: " + "; ".join(record.getMessage() for record in loud))
