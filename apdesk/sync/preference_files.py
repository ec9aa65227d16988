"""Preferences as a file: read, and the one that a computer comes with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from apdesk.deployment import deployment
from apdesk.domain.preference_parts import PreferencesError
from apdesk.domain.preferences import Preferences
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir


def parsed(content: bytes, name: str) -> Preferences:
    """The preferences in a file's content; `name` is what people know the file by.

    Raises KnownError "preferences.…" in words, naming what isn't as it should be.
    """
    twice: list[str] = []

    def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                twice.append(key)
            found[key] = value
        return found

    try:
        document = json.loads(content.decode("utf-8-sig"), object_pairs_hook=read_object)
    except UnicodeDecodeError as error:
        raise unreadable(name, str(error)) from error
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        reason = "it is nested too deeply" if deep else str(error)
        raise KnownError(
            tr("The preferences file is not JSON"),
            tr("{name}: {reason}. Nothing was applied.", name=name, reason=reason),
            tr("`apdesk preferences show` prints a file to start from."),
            code="preferences.malformed",
        ) from error
    if twice:
        # Of two answers JSON's reader takes the last one, and says nothing.
        raise PreferencesError(
            tuple(f"The key “{key}” stands twice in one place of the file." for key in twice)
        )
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
