"""Record ids: a three-character prefix, the instance, a base-62 serial and a checksum suffix."""

from __future__ import annotations

from apdesk.practice_org.state.errors import OrgError

# The order in which ids grow: it is also their binary order, so that `Id > x` pages.
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ALPHABET = frozenset(_DIGITS)
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_INSTANCE = "5g"
_SERIAL_LENGTH = 10

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
    suffix = ""
    for start in (0, 5, 10):
        bits = sum(
            1 << position
            for position, letter in enumerate(id15[start : start + 5])
            if "A" <= letter <= "Z"
        )
        suffix += _SUFFIX[bits]
    return suffix


def make_id(prefix: str, serial: int) -> str:
    """The 18-character id of the `serial`-th record of an object."""
    digits = ""
    number = serial
    while number:
        number, digit = divmod(number, 62)
        digits = _DIGITS[digit] + digits
    id15 = prefix + _INSTANCE + digits.rjust(_SERIAL_LENGTH, "0")
    return id15 + checksum(id15)


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


def sobject_of(record_id: str) -> str | None:
    """The object that an id belongs to by its prefix."""
    return _BY_PREFIX.get(record_id[:3])


_BY_PREFIX = {prefix: name for name, prefix in PREFIXES.items()}
