"""Record ids: a three-character prefix, the instance, a base-62 serial and a checksum suffix."""

from __future__ import annotations

from functools import lru_cache

from apdesk.practice_org.state.errors import OrgError

# The order in which ids grow: it is also their binary order, so that `Id > x` pages.
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ALPHABET = frozenset(_DIGITS)
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_INSTANCE = "5g"
_SERIAL_LENGTH = 10
_CAPITALS = {ord(digit): "1" if digit.isupper() else "0" for digit in _DIGITS}

PREFIXES = {
    "Lead": "00Q",
    "Contact": "003",
    "Account": "001",
    "User": "005",
    "Profile": "00e",
    "Organization": "00D",
    "Campaign": "701",
    "CampaignMember": "00v",
    "CampaignMemberStatus": "01Y",
    "Task": "00T",
    "Group": "00G",
    "GroupMember": "011",
}


def checksum(id15: str) -> str:
    """The three characters that make a case-sensitive id case-safe: one bit per capital letter,
    five letters a character, lowest bit first."""
    bits = int(id15.translate(_CAPITALS)[::-1], 2)
    return _SUFFIX[bits & 31] + _SUFFIX[bits >> 5 & 31] + _SUFFIX[bits >> 10]


def make_id(prefix: str, serial: int) -> str:
    """The 18-character id of the `serial`-th record of an object."""
    block, place = divmod(serial, 62)
    return _block(prefix, block)[place]


@lru_cache(maxsize=64)
def _block(prefix: str, number: int) -> tuple[str, ...]:
    """Ids that differ in their last digit: whoever makes many makes neighbours."""
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = _DIGITS[digit] + digits
    id14 = prefix + _INSTANCE + digits.rjust(_SERIAL_LENGTH - 1, "0")
    # The checksum looks at nothing but which letters are capitals.
    capital, other = checksum(f"{id14}A"), checksum(f"{id14}0")
    return tuple(f"{id14}{one}{capital if one.isupper() else other}" for one in _DIGITS)


def serial_of(record_id: str) -> int:
    """The serial that `make_id` was given."""
    serial = 0
    for digit in record_id[15 - _SERIAL_LENGTH : 15]:
        serial = serial * 62 + _DIGITS.index(digit)
    return serial


def normal_id(text: str) -> str | None:
    """The 18-character form of an id with 15 or 18 characters; None when it is no id.

    An 18-character id with letters in the wrong case is put right by its suffix.
    """
    if len(text) == 15:
        return text + checksum(text) if _ALPHABET.issuperset(text) else None
    if len(text) != 18 or not _ALPHABET.issuperset(text):
        return None
    letters = list(text[:15])
    for block, mark in enumerate(text[15:].upper()):
        bits = _SUFFIX.find(mark)
        if bits < 0:
            return None
        for position in range(5):
            index = block * 5 + position
            upper = bits >> position & 1
            letters[index] = letters[index].upper() if upper else letters[index].lower()
    id15 = "".join(letters)
    return id15 + checksum(id15) if checksum(id15) == text[15:].upper() else None


def require_id(text: str) -> str:
    """`normal_id`, or MALFORMED_ID."""
    found = normal_id(text)
    if found is None:
        raise OrgError(400, "MALFORMED_ID", f"malformed id {text}")
    return found


def require_row_id(text: str) -> str:
    """`normal_id`; what is none is taken for the name of an external id field, as recorded of
    addresses of single rows."""
    found = normal_id(text)
    if found is None:
        raise no_such_key(text)
    return found


def no_such_key(field_name: str) -> OrgError:
    """The refusal of a row that is addressed by a field which is no key."""
    return OrgError(
        404,
        "NOT_FOUND",
        f"Provided external ID field does not exist or is not accessible: {field_name}",
    )


def sobject_of(record_id: str) -> str | None:
    """The object that an id belongs to by its prefix."""
    return _BY_PREFIX.get(record_id[:3])


_BY_PREFIX = {prefix: name for name, prefix in PREFIXES.items()}
