"""What an import would do: who is new, who is here already, which rows can't be imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.records import FieldValue
from apdesk.language import marked, plural, tr, translated
from apdesk.store.lists import ListField
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, fit_height, table
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, column, label, scroll_page
from apdesk.worker.importing import Choice, Duplicate, ImportPreview, Invalid, Repeated

SEEN = 5
#: Columns of the table of new people.
_SHOWN_FIELDS = 6
CHOICES: tuple[tuple[Choice, str], ...] = (
    ("skip", marked("Skip these rows")),
    ("update", marked("Update the contacts with these rows")),
    ("add", marked("Add these rows as new contacts")),
)


class PreviewPage(QWidget):
    """Signals:
    changed: Another choice for those who are here already.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = ImportPreview(0)
        self._fields: Mapping[str, ListField] = {}
        self.new_title = label("", "strong")
        self.new: RowsModel[Mapping[str, FieldValue]] = RowsModel((), self)
        self.new_table = table(self.new, tr("New contacts"), ())
        self.here_title = label("", "strong")
        self.choices: dict[Choice, RadioButton] = {}
        choices = column(spacing=SPACE // 2)
        for choice, text in CHOICES:
            radio = RadioButton(translated(text))
            radio.chosen.connect(self._chosen)
            self.choices[choice] = radio
            choices.addWidget(radio)
        self.choices["skip"].show_checked()
        self._choices = QWidget()
        self._choices.setLayout(choices)
        self.here: RowsModel[Duplicate | Repeated] = RowsModel(
            (
                (tr("Row"), lambda each: words.number(each.row)),
                (tr("In the file"), lambda each: self._called(each.values)),
                (tr("The same as"), _same_as),
            ),
            self,
            right=frozenset({0}),
        )
        self.here_table = table(self.here, tr("People who are here already"), (64, SPACE * 34))
        self.invalid_title = label("", "strong")
        self.invalid: RowsModel[Invalid] = RowsModel(
            (
                (tr("Row"), lambda each: words.number(each.row)),
                (tr("Column"), lambda each: each.column or "–"),
                (tr("Why it can’t be imported"), lambda each: each.sentence),
            ),
            self,
            right=frozenset({0}),
        )
        self.invalid_table = table(self.invalid, tr("Rows that are left out"), (64, SPACE * 20))
        inside = QWidget()
        content = column(
            self.new_title,
            self.new_table,
            SPACE,
            self.here_title,
            self._choices,
            self.here_table,
            SPACE,
            self.invalid_title,
            self.invalid_table,
            None,
        )
        inside.setLayout(content)
        self.setLayout(column(scroll_page(inside)))

    # -- showing --------------------------------------------------------------------------------

    def show_preview(
        self, found: ImportPreview, names: Sequence[str], fields: Sequence[ListField]
    ) -> None:
        """`names` are the apdesk fields that are imported, in the order of the file's columns."""
        self.found = found
        self._fields = {each.name: each for each in fields}
        self.new_title.setText(
            plural("{n} contact will be added", "{n} contacts will be added", found.new)
            if found.new
            else ""
        )
        self.new.set_columns([self._field_column(name) for name in names[:_SHOWN_FIELDS]])
        self.new.set_items(found.sample)
        if found.new > len(found.sample):
            self.new_title.setText(
                plural(
                    "{n} contact will be added; the first {first}",
                    "{n} contacts will be added; the first {first}",
                    found.new,
                    first=words.number(len(found.sample)),
                )
            )
        again: list[Duplicate | Repeated] = [*found.duplicates, *found.repeated]
        self.here_title.setText(_again_words(len(found.duplicates), len(found.repeated)))
        self.here.set_items(again)
        rows = len({each.row for each in found.invalid})
        self.invalid_title.setText(
            plural("{n} row can’t be imported", "{n} rows can’t be imported", rows)
        )
        self.invalid.set_items(found.invalid)
        for model, title, view in (
            (self.new, self.new_title, self.new_table),
            (self.here, self.here_title, self.here_table),
            (self.invalid, self.invalid_title, self.invalid_table),
        ):
            fit_height(view, SEEN)
            for each in (title, view):
                each.setVisible(bool(model.items))
        self._choices.setVisible(bool(again))
        self.new_table.resizeColumnsToContents()
        for at in range(self.new.columnCount() - 1):
            width = self.new_table.columnWidth(at) + SPACE * 2
            self.new_table.setColumnWidth(at, max(SPACE * 12, min(width, SPACE * 28)))

    def _field_column(self, name: str) -> tuple[str, Callable[[Mapping[str, FieldValue]], str]]:
        field = self._fields.get(name)
        kind = str(field.type) if field is not None else "text"
        title = field.label if field is not None else name
        return title, lambda each: words.value(each.get(name) or _whole_name(each, name), kind)

    def _called(self, values: Mapping[str, FieldValue]) -> str:
        """What a row says of who it is: its first values."""
        said = []
        for name, value in values.items():
            field = self._fields.get(name)
            said.append(words.value(value, str(field.type) if field is not None else "text"))
        return ", ".join(each for each in said[:4] if each)

    # -- the choice -----------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """What becomes of rows whose person is here already."""
        return next(each for each, radio in self.choices.items() if radio.isChecked())

    @property
    def adds(self) -> int:
        """How many people are added."""
        again = len(self.found.duplicates) + len(self.found.repeated)
        return self.found.new + (again if self.choice == "add" else 0)

    @property
    def updates(self) -> int:
        """How many people who are here are looked at for new values."""
        if self.choice != "update":
            return 0
        return len({each.found.id for each in self.found.duplicates})

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit()


def _whole_name(values: Mapping[str, FieldValue], name: str) -> str | None:
    """The whole name of somebody, which is kept in its parts."""
    if name != "name":
        return None
    parts = (values.get(each) for each in ("first_name", "last_name"))
    return " ".join(str(each) for each in parts if each) or None


def _same_as(each: Duplicate | Repeated) -> str:
    if isinstance(each, Repeated):
        return tr("Row {row} of the file", row=words.number(each.earlier))
    sobject = each.found.sobject
    kind = words.ONE_OBJECT.get(sobject, sobject) if sobject else tr("only here")
    return f"{each.found.name or tr('No name')} ({kind})"


def _again_words(duplicates: int, repeated: int) -> str:
    """Who is here already, and what the file says twice; '' when there is none of it."""
    here = plural("{n} contact is here already", "{n} contacts are here already", duplicates)
    twice = plural("{n} row repeats an earlier row", "{n} rows repeat an earlier row", repeated)
    return ", ".join(text for text, count in ((here, duplicates), (twice, repeated)) if count)
