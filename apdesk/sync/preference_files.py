"""Preferences as a file: read, and the one that a computer comes with."""

from __future__ import annotations

import json
from pathlib import Path

from apdesk.deployment import deployment
from apdesk.domain.preferences import Preferences
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir


def parsed(content: bytes, name: str) -> Preferences:
    """The preferences in a file's content; `name` is what people know the file by.

    Raises KnownError "preferences.…" in words, naming what isn't as it should be.
    """
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise unreadable(name, str(error)) from error
    except ValueError as error:
        raise KnownError(
            tr("The preferences file is not JSON"),
            tr("{name}: {reason}. Nothing was applied.", name=name, reason=error),
            tr("`apdesk preferences show` prints a file to start from."),
            code="preferences.malformed",
        ) from error
    return Preferences.from_json(document)


def unreadable(name: str, reason: str) -> KnownError:
    """The file can't be read at all."""
    return KnownError(
        tr("The preferences file can't be read"),
        tr("{name}: {reason}. Nothing was applied.", name=name, reason=reason),
        tr("Check the name and the permissions of the file."),
        code="preferences.unreadable",
    )


def deployed_preferences(data_dir: DataDir) -> Preferences | None:
    """What a first set-up starts from: decided beforehand for this computer, None where nothing
    was. Raises KnownError of the configuration file and of the file that it names."""
    path = deployment(data_dir).preferences
    return None if path is None else read(path)


def read(path: Path) -> Preferences:
    """The preferences in a file. Raises KnownError in words."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(str(path), error.strerror or str(error)) from error
    return parsed(content, str(path))
