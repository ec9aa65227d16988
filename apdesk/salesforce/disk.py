"""What the file system raises while results come in or go out, in sentences."""

from __future__ import annotations

import errno
from pathlib import Path

from apdesk.errors import KnownError


def failure(error: OSError, path: Path) -> KnownError:
    """The KnownError of a file that couldn't be written or read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return KnownError(
            "The disk is full",
            f"There is no room left to write {path}. What was stored before is safe; the last "
            "step was not stored.",
            "Free some space, then sync again: apdesk goes on where it stopped.",
            code="disk.full",
        )
    return KnownError(
        "A file can't be written",
        f"{path}: {error.strerror or error}. What was stored before is unchanged.",
        "Check that the disk is connected, works, and may be written by your user account; then "
        "try again.",
        code="disk.failed",
    )
