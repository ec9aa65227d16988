"""A file that a verb writes is there as a whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from apdesk.verbs.printing import whole_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def _broken_off(path: Path) -> None:
    with suppress(KeyboardInterrupt), whole_file(path) as out:
        out.write("half")
        out.flush()
        raise KeyboardInterrupt


def test_a_new_file(folder: Path) -> None:
    path = folder / "leads.csv"
    _broken_off(path)
    assert list(folder.iterdir()) == []
    with whole_file(path) as out:
        out.write("ä\r\n")
    assert path.read_bytes() == "ä\r\n".encode()
    assert list(folder.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="file modes, links")
def test_one_that_was_there_stays_until_the_new_one_is_whole(folder: Path) -> None:
    path, link = folder / "leads.csv", folder / "link.csv"
    path.write_text("yesterday's", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    _broken_off(link)
    assert path.read_text(encoding="utf-8") == "yesterday's"
    with whole_file(link) as out:
        out.write("today's")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "today's"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(folder.iterdir()) == [path, link]


@pytest.mark.skipif(os.name != "posix", reason="a device")
def test_a_device_is_written_to_as_it_is() -> None:
    with whole_file(Path(os.devnull)) as out:
        out.write("x")
    assert not Path(os.devnull).is_file()
