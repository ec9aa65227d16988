"""One gzip member (RFC 1952) put together from pieces that were compressed before.

A piece ends with a full flush: it ends on a byte and refers to nothing before it, so that pieces
follow one another in any number. Only the checksum at the end is of the whole; it comes from those
of the pieces, as zlib's crc32_combine has it, which Python's zlib doesn't offer.
"""

from __future__ import annotations

import struct
import zlib

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
#: An empty last block, and the bytes that `tail` adds to it.
_END = b"\x03\x00"
TAIL_LENGTH = len(_END) + 8
_LEVEL = 1
_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31


def piece(content: bytes) -> bytes:
    """Deflate blocks that may stand anywhere in a member but at its end."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)


def content_of(packed: bytes) -> bytes:
    """What one piece, or several, were made of."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed)


def tail(checksum: int, length: int) -> bytes:
    """The end of a member whose content has this CRC-32 and length."""
    return _END + struct.pack("<II", checksum, length & 0xFFFFFFFF)


def joined_crc(first: int, second: int, length: int) -> int:
    """The CRC-32 of two contents after one another; `length` is the second's."""
    return _times(_power(length), first) ^ second


def rest_crc(both: int, first: int, length: int) -> int:
    """The CRC-32 of the second content alone, given that of both; `length` is the second's."""
    return _times(_power(length), first) ^ both


def _times(one: int, other: int) -> int:
    """The product of two polynomials modulo the CRC's, bits reflected."""
    product = 0
    bit = _ONE
    while one:
        if one & bit:
            product ^= other
            one ^= bit
        bit >>= 1
        other = (other >> 1) ^ (_POLYNOMIAL if other & 1 else 0)
    return product


def _power(length: int) -> int:
    """x to the power of eight times `length`."""
    power = _ONE
    square = _ONE >> 8
    while length:
        if length & 1:
            power = _times(square, power)
        square = _times(square, square)
        length >>= 1
    return power
