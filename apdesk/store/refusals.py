"""What can't be done to a record here, in words."""

from __future__ import annotations

from collections.abc import Iterable

from apdesk.domain.wording import some_of
from apdesk.errors import KnownError
from apdesk.language import tr


def read_only(label: str, sobject: str | None) -> KnownError:
    message = (
        tr(
            "The field can't be written on a {object} of Salesforce. Nothing was changed.",
            object=sobject,
        )
        if sobject
        else tr("The field can't be written here. Nothing was changed.")
    )
    return KnownError(
        tr("“{label}” can't be changed", label=label),
        message,
        tr("Look at the field mappings in the preferences, or change it in Salesforce."),
        code="edit.read_only",
    )


def gone() -> KnownError:
    return KnownError(
        tr("The record is gone"),
        tr(
            "It was removed meanwhile: it left your criteria, or was deleted in Salesforce. "
            "Nothing "
            "was changed."
        ),
        code="record.gone",
    )


def synced(names: Iterable[str]) -> KnownError:
    return KnownError(
        tr("A synced record can't be deleted here"),
        tr(
            "{names}: Salesforce has it, and it would come back. Nothing was deleted.",
            names=some_of(list(names)),
        ),
        tr("Delete it in Salesforce; the next run then removes it here."),
        code="record.synced",
    )


def sending(names: Iterable[str]) -> KnownError:
    return KnownError(
        tr("The record is being created in Salesforce"),
        tr(
            "{names}: the answer of Salesforce isn't known yet. Nothing was deleted.",
            names=some_of(list(names)),
        ),
        tr("Sync now, then look again."),
        code="record.sending",
    )


def conflict_gone() -> KnownError:
    return KnownError(
        tr("The conflict is settled"),
        tr("It was settled already, or its record is gone. Nothing was changed."),
        code="conflict.gone",
    )


def batch_gone() -> KnownError:
    return KnownError(
        tr("There is nothing to undo"),
        tr("These changes are no longer known: their records are gone. Nothing was changed."),
        code="batch.gone",
    )
