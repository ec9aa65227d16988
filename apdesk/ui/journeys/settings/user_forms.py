"""Who gets a lead: a user, or the next of a group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.domain.journey.kinds import AssignGroup, AssignLead, Kind, Named
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.name_picker import NamePicker
from apdesk.ui.journeys.settings.reading import ReadingNotice, Readings
from apdesk.ui.journeys.settings.search_list import Option, SearchList, UserFinder
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, column, icon_button, row, wrapped
from apdesk.ui.widgets.layouts import remove
from apdesk.worker.journey_choices import UserChoice

_INACTIVE = marked("Not active in Salesforce: nothing can be assigned to this user.")
_UNKNOWN = marked("Salesforce has no such user (any more).")


def user_note(readings: Readings, user: Named) -> str:
    """What is to be said of a user who was chosen; '' when nothing is, or nothing is known."""
    users = readings.users.answer
    if not user.id or not isinstance(users, tuple):
        return ""
    found = next((x for x in users if isinstance(x, UserChoice) and x.id == user.id), None)
    if found is None:
        return translated(_UNKNOWN)
    return "" if found.active else translated(_INACTIVE)


class UserPicker(NamePicker):
    """One user; who isn't active is marked."""

    def __init__(self, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(tr("User"), tr("users"), UserFinder(readings), parent)
        self._readings = readings
        readings.users.changed.connect(self._mark)
        readings.users.ask()

    def show_value(self, value: Named) -> None:
        super().show_value(value)
        self._mark()

    @Slot(object)
    def _taken(self, option: Option) -> None:
        super()._taken(option)
        self._mark()

    @Slot()
    def _mark(self) -> None:
        self.show_note(user_note(self._readings, self.value()))


class AssignLeadForm(SettingsForm[AssignLead]):
    """Assign Lead."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.user = UserPicker(readings)
        self.user.chosen.connect(self.edited)
        self.body.addWidget(Field(tr("User"), self.user))

    def settings(self) -> AssignLead:
        return AssignLead(self.user.value())

    def show_settings(self, settings: AssignLead) -> None:
        self.user.show_value(settings.user)


class MemberRow(QWidget):
    """A user of the group with buttons to move and to remove; Delete removes, too.

    Signals:
        moved: (int) By -1 or 1.
        removed: × was pressed.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, user: Named, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.user = user
        name = user.name or user.id
        self.name = wrapped(name)
        self.note = wrapped("", "warning")
        self.up = icon_button(
            "arrow-up", tr("Move {name} up", name=name), clicked=lambda: self.moved.emit(-1)
        )
        self.down = icon_button(
            "arrow-down", tr("Move {name} down", name=name), clicked=lambda: self.moved.emit(1)
        )
        self.remove = icon_button(
            "close", tr("Remove {name}", name=name), clicked=self.removed.emit
        )
        line = row(
            column(self.name, self.note, spacing=0), self.up, self.down, self.remove, spacing=0
        )
        line.setStretch(0, 1)
        for each in (self.up, self.down, self.remove):
            line.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class GroupEditor(QWidget):
    """Users in an order, with those that aren't active marked.

    Signals:
        changed: The user added, moved or removed one.
    """

    changed = Signal()

    def __init__(self, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self.rows: list[MemberRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE // 2)
        self.empty = wrapped(tr("Nobody is in the group yet."), "muted")
        self.notice = ReadingNotice(tr("the users"))
        self._finder = UserFinder(readings, self)
        self.search = SearchList(
            tr("Search users"),
            tr("users"),
            self._finder,
            nothing=tr("There is nobody else to add."),
        )
        self.search.taken.connect(self._added)
        self.search.left.connect(self.close_search)
        self.add = button(tr("Add a user"), "link", icon="plus", clicked=self.open)
        self.done = button(tr("Done"), clicked=self.close_search)
        layout = column(
            self.empty, self._list, self.add, self.search, self.done, self.notice, spacing=SPACE
        )
        for each in (self.add, self.done):
            layout.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
        self._arrange(searching=False)
        readings.users.changed.connect(self._mark)
        self.notice.follow(readings.users)
        readings.users.ask()

    def users(self) -> tuple[Named, ...]:
        return tuple(each.user for each in self.rows)

    def show_users(self, users: Sequence[Named]) -> None:
        """Shows a group; emits nothing."""
        for each in self.rows:
            remove(self._list, each)
        self.rows = []
        for user in users:
            self._append(user)
        self._settle()

    @Slot()
    def open(self) -> None:
        """Opens the search for users to add."""
        self._arrange(searching=True)
        self.search.start()

    @Slot()
    def close_search(self) -> None:
        self.search.stop()
        self._arrange(searching=False)
        self.add.setFocus()

    def _arrange(self, *, searching: bool) -> None:
        self.search.setVisible(searching)
        self.done.setVisible(searching)
        self.add.setVisible(not searching)
        # The search says itself why it finds nobody.
        self.notice.setMaximumHeight(0 if searching else 16777215)

    def _append(self, user: Named) -> None:
        made = MemberRow(user)
        made.moved.connect(lambda by, made=made: self._move(made, by))
        made.removed.connect(lambda made=made: self._remove(made))
        self.rows.append(made)
        self._list.addWidget(made)
        made.show()

    @Slot(object)
    def _added(self, option: Option) -> None:
        self._append(Named(option.id, option.name))
        self._settle()
        self.search.start()
        self.changed.emit()

    def _move(self, member: MemberRow, by: int) -> None:
        at = self.rows.index(member)
        if not 0 <= at + by < len(self.rows):
            return
        self.rows.insert(at + by, self.rows.pop(at))
        self._list.removeWidget(member)
        self._list.insertWidget(at + by, member)
        self._settle()
        first, second = (member.up, member.down) if by < 0 else (member.down, member.up)
        (first if first.isEnabled() else second).setFocus()
        self.changed.emit()

    def _remove(self, member: MemberRow) -> None:
        at = self.rows.index(member)
        self.rows.remove(member)
        remove(self._list, member)
        self._settle()
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].remove.setFocus()
        else:
            self.add.setFocus()
        self.changed.emit()

    def _settle(self) -> None:
        self.empty.setVisible(not self.rows)
        for at, each in enumerate(self.rows):
            each.up.setEnabled(at > 0)
            each.down.setEnabled(at < len(self.rows) - 1)
        self._finder.without = frozenset(each.user.id for each in self.rows)
        self._mark()

    @Slot()
    def _mark(self) -> None:
        for each in self.rows:
            each.show_note(user_note(self._readings, each.user))


class AssignGroupForm(SettingsForm[AssignGroup]):
    """Assign Lead to Group."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.group = GroupEditor(readings)
        self.group.changed.connect(self.edited)
        hint = tr(
            "The lead goes to whoever was assigned one the longest ago. Among those who never "
            "were, the order here decides."
        )
        self.body.addWidget(Field(tr("Users"), self.group, hint=hint))

    def settings(self) -> AssignGroup:
        return AssignGroup(self.group.users())

    def show_settings(self, settings: AssignGroup) -> None:
        self.group.show_users(settings.users)
