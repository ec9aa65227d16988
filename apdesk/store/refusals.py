"""What can't be done to a record here, in words."""

from __future__ import annotations

from collections.abc import Iterable

from apdesk.errors import KnownError


def read_only(label: str, sobject: str | None) -> KnownError:
    where = f"on a {sobject} of Salesforce" if sobject else "here"
    return KnownError(
        f"“{label}” can't be changed",
        f"The field can't be written {where}. Nothing was changed.",
        "Look at the field mappings in the preferences, or change it in Salesforce.",
        code="edit.read_only",
    )


def gone() -> KnownError:
    return KnownError(
        "The record is gone",
        "It was removed meanwhile: it left your criteria, or was deleted in Salesforce. Nothing "
        "was changed.",
        code="record.gone",
    )


def synced(names: Iterable[str]) -> KnownError:
    return KnownError(
        "A synced record can't be deleted here",
        f"{_some(names)}: Salesforce has it, and it would come back. Nothing was deleted.",
        "Delete it in Salesforce; the next run then removes it here.",
        code="record.synced",
    )


def sending(names: Iterable[str]) -> KnownError:
    return KnownError(
        "The record is being created in Salesforce",
        f"{_some(names)}: the answer of Salesforce isn't known yet. Nothing was deleted.",
        "Sync now, then look again.",
        code="record.sending",
    )


def conflict_gone() -> KnownError:
    return KnownError(
        "The conflict is settled",
        "It was settled already, or its record is gone. Nothing was changed.",
        code="conflict.gone",
    )


def batch_gone() -> KnownError:
    return KnownError(
        "There is nothing to undo",
        "These changes are no longer known: their records are gone. Nothing was changed.",
        code="batch.gone",
    )


def _some(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return ", ".join(found[:3]) + more
