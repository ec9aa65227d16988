"""A task in Salesforce: what it says, when it is due, and who gets it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from apdesk.domain.journey.kinds import Kind, Named, Task
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.radios import Radios
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.journeys.settings.spin_box import CalmSpinBox
from apdesk.ui.journeys.settings.texts import MergeText
from apdesk.ui.journeys.settings.ticks import Tick
from apdesk.ui.journeys.settings.user_forms import UserPicker
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit

#: What every org has; an org may have others, which can be typed.
PRIORITIES = ("High", "Normal", "Low")
STATUSES = ("Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred")
#: As far ahead as `check` allows a task to be due.
LATEST_DAYS = 3660
_USUAL_DAYS = 3
_OWNER, _SOMEBODY = "owner", "somebody"
_FIELDS_HINT = marked("Write {{first_name|there}} to have “there” for people without a first name.")


class TypedChoice(CalmComboBox):
    """A combo box whose text may be another than its entries."""

    def __init__(self, entries: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.addItems(list(entries))
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setAccessibleName(self, name: str, /) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(SPACE * 10, super().minimumSizeHint().height())

    def show_text(self, text: str) -> None:
        """Shows a text; `line.edited` isn't emitted."""
        self.setCurrentIndex(self.findText(text))
        self.line.show_text(text)


class TaskForm(SettingsForm[Task]):
    """Create Salesforce task."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.subject = MergeText(readings)
        self.description = MergeText(readings, lines=True)
        for text in (self.subject, self.description):
            text.typed.connect(self.typed)
            text.edited.connect(self.edited)
        self.has_due = Tick(tr("Give it a due date"), off=tr("The task has no date."))
        self.has_due.toggled.connect(self._due_toggled)
        self.due_days = CalmSpinBox(0, LATEST_DAYS)
        self.due_days.edited.connect(self._days_edited)
        self.due_field = Field(tr("Due in days"), self.due_days)
        self.priority = TypedChoice(PRIORITIES)
        self.status = TypedChoice(STATUSES)
        for choice in (self.priority, self.status):
            choice.line.edited.connect(self.typed)
            choice.activated.connect(self._chosen)
        self.who = Radios(
            {_OWNER: tr("The owner of the lead or contact"), _SOMEBODY: tr("Somebody else")}
        )
        self.who.chosen.connect(self._who_chosen)
        self.user = UserPicker(readings)
        self.user.chosen.connect(self.edited)
        for field in (
            Field(tr("Subject"), self.subject, hint=translated(_FIELDS_HINT)),
            Field(tr("Description"), self.description),
            self.has_due,
            self.due_field,
            Field(tr("Priority"), self.priority),
            Field(tr("Status"), self.status),
            Field(tr("Who gets it"), self.who, self.user),
        ):
            self.body.addWidget(field)

    def settings(self) -> Task | None:
        """None while somebody else is to get it, and who isn't chosen yet."""
        somebody = self.who.value() == _SOMEBODY
        if somebody and not self.user.value().id:
            return None
        return Task(
            subject=self.subject.text(),
            description=self.description.text(),
            due_days=self.due_days.value() if self.has_due.checked else None,
            priority=self.priority.line.text(),
            status=self.status.line.text(),
            user=self.user.value() if somebody else Named(),
        )

    def show_settings(self, settings: Task) -> None:
        self.subject.show_text(settings.subject)
        self.description.show_text(settings.description)
        days = settings.due_days
        self.has_due.show_checked(days is not None)
        self.due_days.show_value(_USUAL_DAYS if days is None else days)
        self.due_field.setVisible(days is not None)
        self._say_due()
        self.priority.show_text(settings.priority)
        self.status.show_text(settings.status)
        somebody = bool(settings.user.id)
        self.who.show_value(_SOMEBODY if somebody else _OWNER)
        self.user.show_value(settings.user)
        self.user.setVisible(somebody)

    @Slot(bool)
    def _due_toggled(self, on: bool) -> None:
        self.due_field.setVisible(on)
        self._say_due()
        self.edited.emit()

    @Slot()
    def _days_edited(self) -> None:
        self._say_due()
        self.typed.emit()

    def _say_due(self) -> None:
        days = self.due_days.value()
        self.due_field.show_hint(
            tr("Due on the day it is made.")
            if days == 0
            else tr("Counted from the day it is made.")
        )

    @Slot(int)
    def _chosen(self, _at: int) -> None:
        self.edited.emit()

    @Slot(str)
    def _who_chosen(self, who: str) -> None:
        self.user.setVisible(who == _SOMEBODY)
        if who == _SOMEBODY and not self.user.value().id:
            self.user.open()
        self.edited.emit()
