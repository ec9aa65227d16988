"""Which column of a file is for which field, and to which list the people are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QWidget

from apdesk.language import marked, plural, tr, translated
from apdesk.store.lists import ListField
from apdesk.ui import words
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    SCROLL_BAR_WIDTH,
    ElidedLabel,
    RadioButton,
    column,
    label,
    named,
    row,
    scroll_page,
)
from apdesk.ui.widgets.layouts import clear
from apdesk.worker.importing import Opened, Plan

LEAVE_OUT = marked("Don’t import")
_NAME = Qt.ItemDataRole.UserRole
_DELIMITERS = {
    ",": marked("comma"),
    ";": marked("semicolon"),
    "\t": marked("tab"),
    "|": marked("bar"),
}
_ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
LISTS: tuple[tuple[str | None, str], ...] = (
    (None, marked("Only here")),
    ("Lead", marked("Salesforce Leads")),
    ("Contact", marked("Salesforce Contacts")),
)
#: Values of a column that are shown beside it.
_EXAMPLES = 3


class ColumnsPage(QWidget):
    """Signals:
    changed: A column was given to another field, or another list was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._fields = QStandardItemModel(self)
        self.combos: dict[str, CalmComboBox] = {}
        self.about = label("", "muted", wrap=True)
        self.lists: dict[str | None, RadioButton] = {}
        line = row(spacing=SPACE * 3)
        for sobject, text in LISTS:
            choice = RadioButton(translated(text))
            choice.chosen.connect(self._list_chosen)
            self.lists[sobject] = choice
            line.addWidget(choice)
        line.addStretch(1)
        self.lists[None].show_checked()
        self.consequence = label("", "muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(column(self._grid, None))
        above = column(
            self.about,
            label(tr("Where to add the contacts"), "strong"),
            line,
            self.consequence,
            SPACE,
            label(tr("Columns"), "strong"),
        )
        above.setContentsMargins(0, 0, SCROLL_BAR_WIDTH, 0)  # in line with what scrolls below
        self.setLayout(column(above, scroll_page(inside)))
        self._say_consequence()

    # -- showing --------------------------------------------------------------------------------

    def choose_list(self, sobject: str | None) -> None:
        """The list that the people are to be added to, unless another one is chosen."""
        self.lists[sobject].show_checked()
        self._say_consequence()

    def show_file(self, opened: Opened) -> None:
        """A file that was read, its columns given to the fields that were guessed."""
        self._opened = opened
        table = opened.table
        known = _DELIMITERS.get(table.delimiter)
        encoding = _ENCODINGS.get(table.encoding, table.encoding)
        self.about.setText(
            plural(
                "{file}: {n} row, separated by {delimiter}, {encoding}",
                "{file}: {n} rows, separated by {delimiter}, {encoding}",
                len(table.rows),
                file=table.name,
                delimiter=translated(known) if known else table.delimiter,
                encoding=encoding,
            )
        )
        self._fill_fields()
        self._fill_grid(opened)
        self._choose(opened.guessed)
        self.changed.emit()

    def _fill_fields(self) -> None:
        """The entries of all boxes: one model, however many columns there are."""
        self._fields.clear()
        self._fields.appendRow(QStandardItem(translated(LEAVE_OUT)))
        for each in self._offered:
            item = QStandardItem(each.label)
            item.setData(each.name, _NAME)
            item.setToolTip(" / ".join(dict.fromkeys(each.api_names.values())) or each.name)
            self._fields.appendRow(item)

    @property
    def _offered(self) -> tuple[ListField, ...]:
        return () if self._opened is None else self._opened.fields[self.sobject]

    def _fill_grid(self, opened: Opened) -> None:
        clear(self._grid)
        self.combos = {}
        titles = (tr("Column in the file"), tr("First values"), tr("Field here"))
        for at, title in enumerate(titles):
            self._grid.addWidget(label(title, "overline"), 0, at)
        for at, title in enumerate(opened.table.columns):
            combo = named(CalmComboBox(), title)
            combo.setModel(self._fields)
            combo.setMinimumWidth(SPACE * 28)
            combo.currentIndexChanged.connect(self._field_chosen)
            name = label(title)
            name.setBuddy(combo)
            name.setMaximumWidth(SPACE * 30)
            values = dict.fromkeys(each[at] for each in opened.table.rows[:50] if each[at])
            examples = ElidedLabel(", ".join(list(values)[:_EXAMPLES]), role="muted")
            for place, widget in enumerate((name, examples, combo)):
                self._grid.addWidget(widget, at + 1, place)
            combo.show()  # the focus may go to it before the layout would show it
            self.combos[title] = combo

    def _choose(self, mapping: Mapping[str, str]) -> None:
        rows = {
            str(self._fields.item(at).data(_NAME)): at for at in range(1, self._fields.rowCount())
        }
        for title, combo in self.combos.items():
            combo.blockSignals(True)
            combo.setCurrentIndex(rows.get(mapping.get(title, ""), 0))
            combo.blockSignals(False)

    # -- what is chosen -------------------------------------------------------------------------

    @property
    def sobject(self) -> str | None:
        """The object of the list that is chosen; None: the people stay here."""
        return next((each for each, choice in self.lists.items() if choice.isChecked()), None)

    @property
    def mapping(self) -> dict[str, str]:
        """Column -> apdesk name, of the columns that are imported."""
        found = {}
        for title, combo in self.combos.items():
            name = combo.currentData(_NAME)
            if name:
                found[title] = str(name)
        return found

    @property
    def plan(self) -> Plan | None:
        """What is to be imported; None before a file was read."""
        if self._opened is None:
            return None
        return Plan(self._opened.table, self.mapping, self.sobject)

    def problem(self) -> str:
        """What keeps the import from going on; '' when nothing does."""
        mapping = self.mapping
        if not mapping:
            return tr("Choose a field for at least one column.")
        labels = {each.name: each.label for each in self._offered}
        twice = [name for name, count in Counter(mapping.values()).items() if count > 1]
        if twice:
            field = labels.get(twice[0], twice[0])
            titles = [words.quoted(title) for title, name in mapping.items() if name == twice[0]]
            return tr(
                "{columns} can’t both be {field}. Leave one of them out.",
                columns=words.series(titles),
                field=field,
            )
        return ""

    @Slot()
    def _field_chosen(self) -> None:
        self.changed.emit()

    @Slot()
    def _list_chosen(self) -> None:
        mapping = self.mapping
        self._say_consequence()
        if self._opened is not None:
            self._fill_fields()
            self._choose(mapping)
        self.changed.emit()

    def _say_consequence(self) -> None:
        if self.sobject is None:
            text = tr("They stay in apdesk. You can add them to a Salesforce list later.")
        elif self.sobject == "Lead":
            text = tr("The next sync creates each of them in Salesforce as a Lead.")
        else:
            text = tr("The next sync creates each of them in Salesforce as a Contact.")
        self.consequence.setText(text)
