"""Ways in which a database file is found damaged."""

from __future__ import annotations

from pathlib import Path

_PAGE = 4096


def damage(database: Path, how: str) -> bytes:
    """Damages a file that nobody has open: "zeros", "half", "middle", "text" or "empty". Its bytes
    afterwards."""
    whole = database.read_bytes()
    middle = len(whole) // 2 // _PAGE * _PAGE
    database.write_bytes(
        {
            "zeros": bytes(len(whole)),
            "half": whole[: middle + 100],
            "half copied": whole[:middle] + bytes(len(whole) - middle),
            "middle": whole[:_PAGE] + b"\xff" * (middle - _PAGE) + whole[middle:],
            "text": b"this is no database at all, just text",
            "empty": b"",
        }[how]
    )
    return database.read_bytes()
