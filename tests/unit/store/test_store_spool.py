"""Ids in a file, beside the same in a list."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from apdesk.domain.ids import RecordIds, record_ids, same_beginning
from apdesk.store import spool
from apdesk.store.spool import SpooledIds, spooled

# bytes that look like an id where none begins: 0x01010101, 0x00010100 …
IDS = st.sampled_from([1, 256, 257, 65_536, 16_843_009, 2**32 - 1]) | st.integers(1, 2**32 - 1)
PIECES = st.lists(st.lists(IDS, max_size=12), max_size=12)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("HELD", 8), ("_BLOCK", 3), ("_PIECE", 5)):
        monkeypatch.setattr(spool, name, size)


def gathered(pieces: list[list[int]], folder: Path) -> RecordIds:
    return spooled((record_ids(each) for each in pieces), folder)


@given(pieces=PIECES, data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_they_read_as_a_list_does(
    tmp_path: Path, pieces: list[list[int]], data: st.DataObject
) -> None:
    expected = [each for piece in pieces for each in piece]
    ids = gathered(pieces, tmp_path)
    assert isinstance(ids, SpooledIds) == (len(expected) >= spool.HELD)
    assert (len(ids), list(ids)) == (len(expected), expected)
    bounds = st.none() | st.integers(-130, 130)
    part = slice(data.draw(bounds), data.draw(bounds), data.draw(st.sampled_from([None, 1, 2, -1])))
    assert list(ids[part]) == expected[part]
    if not expected:
        return
    for at in data.draw(st.lists(st.integers(-len(expected), len(expected) - 1), max_size=9)):
        assert ids[at] == expected[at]
    sought = data.draw(st.sampled_from(expected) | IDS)
    if sought in expected:
        assert ids.index(sought) == expected.index(sought)
    else:
        with pytest.raises(ValueError, match=r"in array|among them"):
            ids.index(sought)


def test_no_row_is_beyond_the_last(tmp_path: Path) -> None:
    ids = gathered([list(range(1, 20))], tmp_path)
    for at in (19, -20):
        with pytest.raises(IndexError):
            ids[at]


@given(some=st.lists(IDS, max_size=20), others=st.lists(IDS, max_size=20), same=st.integers(0, 20))
@example(some=[1, 2], others=[1, 2], same=0)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whether_they_begin_alike(
    tmp_path: Path, some: list[int], others: list[int], same: int
) -> None:
    others = some[:same] + others
    for count in range(len(some) + 2):
        alike = len(some) >= count and len(others) >= count and some[:count] == others[:count]
        found = same_beginning(gathered([some], tmp_path), gathered([others], tmp_path), count)
        assert found == alike


def test_the_file_goes_with_them(tmp_path: Path) -> None:
    ids = gathered([list(range(1, 20))], tmp_path)
    assert isinstance(ids, SpooledIds)
    file = ids._file
    assert not file.closed
    del ids
    gc.collect()
    assert file.closed
    assert [each for each in tmp_path.iterdir() if each.is_file()] == []


def test_the_file_goes_when_a_piece_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    opened = []
    made = tempfile.TemporaryFile

    def noted(*arguments: object, **named: object) -> object:
        opened.append(made(*arguments, **named))  # type: ignore[call-overload]
        return opened[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", noted)

    def pieces() -> Iterator[object]:
        yield record_ids(range(1, 20))
        raise LookupError

    with pytest.raises(LookupError):
        spooled(pieces(), tmp_path)  # type: ignore[arg-type]
    assert [each.closed for each in opened] == [True]


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A file that becomes longer is refused where it does, as on a disk that becomes full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are Unix's")
@pytest.mark.parametrize("room", [0, 1, 38, 40, 80, 83, 120, 121])
def test_a_full_disk_costs_nothing_but_memory(tmp_path: Path, room: int) -> None:
    pieces = [list(range(start, start + 10)) for start in range(1, 60, 10)]
    with files_no_longer_than(room):
        ids = gathered(pieces, tmp_path)
    assert not isinstance(ids, SpooledIds)
    assert list(ids) == list(range(1, 61))


def test_a_folder_that_takes_no_file_costs_nothing_but_memory(tmp_path: Path) -> None:
    ids = gathered([list(range(1, 20))], tmp_path / "nowhere")
    assert list(ids) == list(range(1, 20))


def test_ids_take_no_memory_that_grows_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    import tracemalloc

    pieces = (record_ids(range(start, start + 2_000)) for start in range(1, 1_000_000, 2_000))
    tracemalloc.start()
    try:
        ids = spooled(pieces, tmp_path)
        assert (len(ids), ids[999_999], ids.index(999_000)) == (1_000_000, 1_000_000, 998_999)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
