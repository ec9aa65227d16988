"""A gzip member of ready-made pieces is one that any gzip reader takes."""

from __future__ import annotations

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from apdesk.practice_org.http import gzip_member

contents = st.lists(st.binary(max_size=200) | st.just(b"abc" * 5_000), max_size=5)


@given(contents)
def test_pieces_make_one_member(parts: list[bytes]) -> None:
    whole = b"".join(parts)
    checksum = 0
    for part in parts:
        checksum = gzip_member.joined_crc(checksum, zlib.crc32(part), len(part))
    assert checksum == zlib.crc32(whole)
    tail = gzip_member.tail(checksum, len(whole))
    member = gzip_member.HEAD + b"".join(map(gzip_member.piece, parts)) + tail
    assert len(tail) == gzip_member.TAIL_LENGTH
    assert gzip.decompress(member) == whole
    # A reader of one member, as zlib is.
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert reader.decompress(member) == whole
    assert (reader.eof, reader.unused_data) == (True, b"")


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_the_checksum_of_the_rest(first: bytes, second: bytes) -> None:
    both = zlib.crc32(first + second)
    found = gzip_member.rest_crc(both, zlib.crc32(first), len(second))
    assert found == zlib.crc32(second)


@given(contents)
def test_pieces_can_be_read_alone(parts: list[bytes]) -> None:
    packed = b"".join(map(gzip_member.piece, parts))
    assert gzip_member.content_of(packed) == b"".join(parts)


def test_a_length_beyond_four_gigabytes_is_told_modulo() -> None:
    assert gzip_member.tail(7, 2**32 + 5) == gzip_member.tail(7, 5)
