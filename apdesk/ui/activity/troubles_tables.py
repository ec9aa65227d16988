"""The tables of what could not be sent, of conflicts, and of changes made here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.language import marked, tr, translated
from apdesk.store.lists import Batch, CauseGroup, Conflict, Failure
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, moment

_KINDS = {
    "edit": marked("Edit", note="a kind of change"),
    "bulk": marked("Bulk edit"),
    "import": marked("Import"),
    "add": marked("New contact"),
    "undo": marked("Undo"),
    "conflict": marked("Conflict settled"),
}
#: Whoever the store names so; others are called by their own names.
_AUTHORS = {"You": marked("You", note="who changed it")}
_NEW = {
    "Lead": marked("New Lead"),
    "Contact": marked("New Contact"),
    "Account": marked("New Company"),
}
_NEW_RECORD = marked("New record")


def value_words(value: FieldValue, names: Mapping[str, str] | None = None) -> str:
    """A value whose field may be gone, as people read it; `names` as of `words.value`."""
    return words.value(value, ApdeskType.TEXT, names) or tr("blank", note="a value")


def objects_words(sobjects: tuple[str, ...]) -> str:
    """'Leads and Contacts'."""
    return words.series([words.OBJECTS.get(each, each) for each in sobjects])


def values_words(failure: Failure) -> str:
    """'Industry: Foo; Phone: blank' of what waits to be sent, or was lost."""
    said = "; ".join(
        f"{label}: {value_words(value, failure.names)}" for label, value in failure.values
    )
    if failure.operation == "create":
        new = translated(_NEW.get(failure.sobject or "", _NEW_RECORD))
        return f"{new}. {said}" if said else new
    return said


def next_try(failure: Failure) -> str:
    """When it is tried again."""
    if failure.operation == "lost":
        return tr("Never")
    if failure.retry_at is None:
        return tr("When you say so")
    return moment(failure.retry_at)


def causes_model(parent: QObject | None = None) -> RowsModel[CauseGroup]:
    """What is wrong, and with how many."""
    return RowsModel(
        (
            (tr("What is wrong"), lambda each: translated(each.title)),
            (tr("Object"), lambda each: objects_words(each.sobjects)),
            (tr("Records"), lambda each: words.number(each.count)),
            (tr("Wait for you"), lambda each: words.number(each.waiting) if each.waiting else "–"),
        ),
        parent,
        right=frozenset({2, 3}),
    )


def failures_model(parent: QObject | None = None) -> RowsModel[Failure]:
    """The records of one cause."""
    return RowsModel(
        (
            (tr("Record"), lambda each: each.name or each.salesforce_id or tr("No name")),
            (tr("Tries"), lambda each: words.number(each.attempts) if each.attempts else "–"),
            (tr("Last try"), lambda each: moment(each.at)),
            (tr("Next try"), next_try),
            (tr("What was to be sent"), values_words),
        ),
        parent,
        right=frozenset({1}),
    )


def conflicts_model(parent: QObject | None = None) -> RowsModel[Conflict]:
    """Fields that both sides had changed."""
    return RowsModel(
        (
            (tr("Record"), lambda each: each.name),
            (tr("Field"), lambda each: each.label),
            (tr("Before"), lambda each: value_words(each.base, each.names)),
            (tr("Here"), lambda each: value_words(each.local, each.names)),
            ("Salesforce", lambda each: value_words(each.remote, each.names)),
            (tr("Won"), lambda each: "Salesforce" if each.winner == "salesforce" else "apdesk"),
            (tr("When"), lambda each: moment(each.at)),
        ),
        parent,
    )


def _kind(kind: str) -> str:
    note = "a kind of change" if kind == "edit" else ""
    return translated(_KINDS.get(kind, kind), note=note)


def _author(author: str) -> str:
    known = _AUTHORS.get(author)
    return author if known is None else translated(known, note="who changed it")


def batch_title(batch: Batch) -> str:
    """What was changed together, and whether it was undone since."""
    return tr("{change} (undone)", change=batch.title) if batch.undone else batch.title


def batches_model(parent: QObject | None = None) -> RowsModel[Batch]:
    """Changes made here, newest first."""
    return RowsModel(
        (
            (tr("When"), lambda each: moment(each.at)),
            (tr("What"), batch_title),
            (tr("Kind"), lambda each: _kind(each.kind)),
            (tr("By"), lambda each: _author(each.author)),
            (tr("Records"), lambda each: words.number(each.records)),
            (tr("Values"), lambda each: words.number(each.fields) if each.fields else "–"),
        ),
        parent,
        right=frozenset({4, 5}),
    )
