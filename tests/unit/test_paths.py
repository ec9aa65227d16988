"""The data directory: private, and never one that holds much else."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from apdesk.errors import KnownError
from apdesk.paths import DataDir

posix = pytest.mark.skipif(os.name != "posix", reason="file modes")


@posix
def test_it_is_made_for_the_user_alone(tmp_path: Path) -> None:
    there = tmp_path / "open"
    there.mkdir(mode=0o755)
    for path in (there, tmp_path / "new" / "deep"):
        DataDir(path).prepare()
        assert path.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("which", ["home", "above", "sticky"])
def test_a_directory_of_many_things_is_refused_and_keeps_its_mode(
    which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "homes" / "ann"
    everyone = tmp_path / "everyone"
    home.mkdir(parents=True)
    everyone.mkdir()
    monkeypatch.setenv("HOME", str(home))
    path, mode = {
        "home": (home, 0o755),
        "above": (home.parent, 0o755),
        "sticky": (everyone, 0o1777),
    }[which]
    path.chmod(mode)
    with pytest.raises(KnownError) as error:
        DataDir(path).prepare()
    assert error.value.code == "data_dir.shared"
    assert str(path) in error.value.message
    assert "--data-dir" in error.value.next_step
    assert path.stat().st_mode & 0o7777 == mode
    DataDir(path / "apdesk-data").prepare()


@posix
def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file can grow: to a program that is a disk that takes no more.
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, limits[1]))
    try:
        with pytest.raises(KnownError) as error:
            DataDir(tmp_path / "data").prepare()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, previous)
    assert error.value.code == "data_dir.unwritable"
    assert "free some space" in error.value.next_step
    assert list((tmp_path / "data").iterdir()) == []


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    with pytest.raises(KnownError) as error:
        DataDir(path).prepare()
    assert error.value.code == "data_dir.unwritable"
