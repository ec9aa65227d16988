"""The tables of what could not be sent, of conflicts, and of changes made here."""

from __future__ import annotations

from PySide6.QtCore import QObject

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.store.lists import Batch, CauseGroup, Conflict, Failure
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, moment

_KINDS = {
    "edit": "Edit",
    "bulk": "Bulk edit",
    "import": "Import",
    "add": "New contact",
    "undo": "Undo",
    "conflict": "Conflict settled",
}


def value_words(value: FieldValue) -> str:
    """A value whose field may be gone, as people read it."""
    return words.value(value, ApdeskType.TEXT) or "blank"


def objects_words(sobjects: tuple[str, ...]) -> str:
    """'Leads and Contacts'."""
    return words.series([words.OBJECTS.get(each, each) for each in sobjects])


def values_words(failure: Failure) -> str:
    """'Industry: Foo; Phone: blank' of what waits to be sent, or was lost."""
    said = "; ".join(f"{label}: {value_words(value)}" for label, value in failure.values)
    if failure.operation == "create":
        name = words.ONE_OBJECT.get(failure.sobject or "", "record")
        return f"New {name}" if not said else f"New {name}. {said}"
    return said


def next_try(failure: Failure) -> str:
    """When it is tried again."""
    if failure.operation == "lost":
        return "Never"
    if failure.retry_at is None:
        return "When you say so"
    return moment(failure.retry_at)


def causes_model(parent: QObject | None = None) -> RowsModel[CauseGroup]:
    """What is wrong, and with how many."""
    return RowsModel(
        (
            ("What is wrong", lambda each: each.title),
            ("Object", lambda each: objects_words(each.sobjects)),
            ("Records", lambda each: words.number(each.count)),
            ("Wait for you", lambda each: words.number(each.waiting) if each.waiting else "–"),
        ),
        parent,
        right=frozenset({2, 3}),
    )


def failures_model(parent: QObject | None = None) -> RowsModel[Failure]:
    """The records of one cause."""
    return RowsModel(
        (
            ("Record", lambda each: each.name or each.salesforce_id or "No name"),
            ("Tries", lambda each: words.number(each.attempts) if each.attempts else "–"),
            ("Last try", lambda each: moment(each.at)),
            ("Next try", next_try),
            ("What was to be sent", values_words),
        ),
        parent,
        right=frozenset({1}),
    )


def conflicts_model(parent: QObject | None = None) -> RowsModel[Conflict]:
    """Fields that both sides had changed."""
    return RowsModel(
        (
            ("Record", lambda each: each.name),
            ("Field", lambda each: each.label),
            ("Before", lambda each: value_words(each.base)),
            ("Here", lambda each: value_words(each.local)),
            ("Salesforce", lambda each: value_words(each.remote)),
            ("Won", lambda each: "Salesforce" if each.winner == "salesforce" else "apdesk"),
            ("When", lambda each: moment(each.at)),
        ),
        parent,
    )


def batches_model(parent: QObject | None = None) -> RowsModel[Batch]:
    """Changes made here, newest first."""
    return RowsModel(
        (
            ("When", lambda each: moment(each.at)),
            ("What", lambda each: f"{each.title} (undone)" if each.undone else each.title),
            ("Kind", lambda each: _KINDS.get(each.kind, each.kind)),
            ("By", lambda each: each.author),
            ("Records", lambda each: words.number(each.records)),
            ("Values", lambda each: words.number(each.fields) if each.fields else "–"),
        ),
        parent,
        right=frozenset({4, 5}),
    )
