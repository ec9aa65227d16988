"""Typed editors of a record's values: in place in the record pane, and in dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.ui.criteria.references import References
from apdesk.ui.editors.base import ValueEditor
from apdesk.ui.editors.choice import ChoiceEditor, TicksEditor, YesNoEditor
from apdesk.ui.editors.dates import DateEditor, MomentEditor
from apdesk.ui.editors.reference import ReferenceEditor
from apdesk.ui.editors.text import LineEditor, TextEditor

__all__ = ["ValueEditor", "make_editor"]


def make_editor(
    field: FieldSchema | None,
    kind: ApdeskType,
    parent: QWidget | None = None,
    *,
    references: References | None = None,
) -> ValueEditor:
    """A fresh editor for a field, blank (a checkbox: No).

    `kind` is what the apdesk field holds, `field` what Salesforce says of it, None where it comes
    from no Salesforce field. `references` lets lookups be chosen by name.
    """
    if kind is ApdeskType.CHECKBOX:
        return YesNoEditor(field, kind, parent)
    if kind is ApdeskType.DATE:
        return DateEditor(field, kind, parent)
    if kind is ApdeskType.DATETIME:
        return MomentEditor(field, kind, parent)
    if field is not None and field.picklist:
        if field.type is FieldType.MULTIPICKLIST:
            return TicksEditor(field, kind, parent)
        if field.type is FieldType.PICKLIST:
            return ChoiceEditor(field, kind, parent)
    if field is not None and field.reference_to and references is not None:
        return ReferenceEditor(field, references, parent)
    several_lines = kind is ApdeskType.LONG_TEXT or (
        field is not None and field.type is FieldType.TEXTAREA
    )
    return (TextEditor if several_lines else LineEditor)(field, kind, parent)
