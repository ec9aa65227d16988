"""Any page of a compressed result is its header and its rows, packed or plain."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apdesk.practice_org.http import bulk_results, gzip_member
from apdesk.practice_org.http.bulk_csv import line
from apdesk.practice_org.http.bulk_results import BLOCK, ResultFile
from apdesk.practice_org.http.messages import Stream

COLUMNS = ("Id", "Odd; text")
ROWS = [
    (str(number), ['"', "a\nb", "\r\n", '";"', "", "é,\0"][number % 6]) for number in range(3_300)
]
LINES = [line(row, ";", "\r\n").encode() for row in ROWS]
HEADER = line(COLUMNS, ";", "\r\n").encode()


def filled(count: int) -> ResultFile:
    file = ResultFile(COLUMNS, ";", "\r\n")
    for start in range(0, count, BLOCK):
        lines = LINES[start : min(start + BLOCK, count)]
        file.add(b"".join(lines), len(lines))
    return file


@pytest.fixture(scope="module")
def files() -> Iterator[dict[int, ResultFile]]:
    files = {count: filled(count) for count in (0, 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3_300)}
    yield files
    for file in files.values():
        file.close()


def whole(stream: Stream) -> bytes:
    content = b"".join(stream.chunks())
    assert len(content) == stream.length
    return content


@settings(max_examples=200)
@given(
    total=st.sampled_from([0, 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3_300]),
    start=st.integers(0, 3_300) | st.sampled_from([BLOCK, 2 * BLOCK, 3 * BLOCK]),
    count=st.integers(1, 3_400) | st.sampled_from([BLOCK, 2 * BLOCK]),
)
@example(total=3_300, start=500, count=700)
@example(total=3_300, start=100, count=100)
@example(total=3_300, start=1, count=1_500)
@example(total=3_300, start=3_299, count=1)
@example(total=3_300, start=3_300, count=1)
@example(total=3_300, start=999, count=2_002)
@example(total=3_300, start=0, count=3_300)
def test_pages(files: dict[int, ResultFile], total: int, start: int, count: int) -> None:
    start = min(start, total)
    page = files[total].page(start, count)
    expected = LINES[start : min(start + count, total)]
    assert page.rows == len(expected)
    content = HEADER + b"".join(expected)
    assert whole(page.body.plain) == content
    packed = whole(page.body.gzip)
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert reader.decompress(packed) == content
    assert (reader.eof, reader.unused_data) == (True, b"")
    assert whole(page.body.gzip) == packed, "again, byte for byte"


def test_a_page_of_whole_blocks_is_sent_as_it_lies(
    files: dict[int, ResultFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    piece = gzip_member.piece

    def noting(content: bytes) -> bytes:
        made.append(len(content))
        return piece(content)

    def refuse(_packed: bytes) -> bytes:
        raise AssertionError

    monkeypatch.setattr(gzip_member, "piece", noting)
    monkeypatch.setattr(gzip_member, "content_of", refuse)
    for start, count in ((0, BLOCK), (BLOCK, 2 * BLOCK), (2 * BLOCK, 2 * BLOCK)):
        assert gzip.decompress(whole(files[3_300].page(start, count).body.gzip))
    assert made == [len(HEADER)] * 3


def test_small_pages_one_after_another_open_a_block_once(
    files: dict[int, ResultFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    content_of = gzip_member.content_of

    def noting(packed: bytes) -> bytes:
        opened.append(len(packed))
        return content_of(packed)

    file = filled(2 * BLOCK)
    monkeypatch.setattr(bulk_results.gzip_member, "content_of", noting)
    rows = sum(file.page(start, 150).rows for start in range(0, 2 * BLOCK, 150))
    file.close()
    assert rows == 2 * BLOCK
    assert len(opened) == 2


def test_a_stream_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_results, "_CHUNK", 512)
    file = filled(3_300)
    page = file.page(0, 3_300)
    chunks = list(page.body.gzip.chunks())
    assert max(map(len, chunks)) < 1_024
    assert gzip.decompress(b"".join(chunks)) == HEADER + b"".join(LINES)
    file.close()


def test_a_deleted_result_ends_its_streams() -> None:
    file = filled(3_300)
    page = file.page(0, 3_300)
    chunks = page.body.plain.chunks()
    next(chunks)
    next(chunks)
    file.close()
    with pytest.raises(OSError, match="deleted"):
        next(chunks)
    file.close()


def test_only_the_last_block_is_short() -> None:
    file = filled(BLOCK + 1)
    with pytest.raises(ValueError, match="last block"):
        file.add(LINES[0], 1)
    with pytest.raises(ValueError, match="last block"):
        file.add(b"", 0)
    file.close()
