"""Who issued a certificate: read from the certificate itself, which Python shows of trusted ones
alone.

X.509 as far as the issuer's name (RFC 5280, 4.1), in DER (X.690).
"""

from __future__ import annotations

_NAMES = {b"\x55\x04\x03": "common name", b"\x55\x04\x0a": "organisation"}
_VERSION, _OID = 0xA0, 0x06
_WIDE = {0x1E: "utf-16-be", 0x0C: "utf-8"}


def issuer(certificate: bytes) -> str:
    """The name of who issued a DER certificate: "Example Proxy CA (Example Ltd)"; '' where it
    can't be read."""
    try:
        return _issuer(certificate)
    except (IndexError, ValueError):
        return ""


def _issuer(certificate: bytes) -> str:
    _, whole, _ = _element(certificate)
    _, signed, _ = _element(whole)
    tag, _, rest = _element(signed)
    if tag == _VERSION:
        _, _, rest = _element(rest)  # the serial number
    _, _, rest = _element(rest)  # how it is signed
    _, names, _ = _element(rest)
    found: dict[str, str] = {}
    while names:
        _, one, names = _element(names)
        _, pair, _ = _element(one)
        tag, name, value = _element(pair)
        if tag == _OID and name in _NAMES:
            kind, text, _ = _element(value)
            found[_NAMES[name]] = text.decode(_WIDE.get(kind, "latin-1"), "replace")
    common, organisation = found.get("common name", ""), found.get("organisation", "")
    if common and organisation and organisation not in common:
        return f"{common} ({organisation})"
    return common or organisation


def _element(data: bytes) -> tuple[int, bytes, bytes]:
    """(tag, content, what follows)."""
    tag, length, start = data[0], data[1], 2
    if length & 0x80:
        size = length & 0x7F
        length, start = int.from_bytes(data[2 : 2 + size]), 2 + size
    end = start + length
    if end > len(data):
        raise ValueError("cut short")
    return tag, data[start:end], data[end:]
