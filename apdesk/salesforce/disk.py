"""What the file system raises while results come in or go out, in sentences."""

from __future__ import annotations

import errno
from pathlib import Path

from apdesk.errors import KnownError
from apdesk.language import tr


def failure(error: OSError, path: Path) -> KnownError:
    """The KnownError of a file that couldn't be written or read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return KnownError(
            tr("The disk is full"),
            tr(
                "There is no room left to write {path}. What was stored before is safe; the last "
                "step was not stored.",
                path=path,
            ),
            tr("Free some space, then sync again: apdesk goes on where it stopped."),
            code="disk.full",
        )
    return KnownError(
        tr("A file can't be written"),
        tr(
            "{path}: {reason}. What was stored before is unchanged.",
            path=path,
            reason=error.strerror or error,
        ),
        tr(
            "Check that the disk is connected, works, and may be written by your user account; "
            "then "
            "try again."
        ),
        code="disk.failed",
    )
