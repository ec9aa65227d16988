"""Who is logged in, where, and what this user may see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from apdesk.domain.schema import SOBJECTS
from apdesk.domain.setup_flow import OBJECT_WORDS
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, label, named
from apdesk.ui.wizard.parts import clear_layout
from apdesk.worker.org_kind import org_kind
from apdesk.worker.setup import Account, Binding, PermissionReport


def _mark(on: bool, text: str) -> QLabel:
    """A tick or a dash that says in words what it stands for."""
    picture = QLabel()
    set_icon(picture, "check" if on else "minus", "success_text" if on else "warning_text", 16)
    named(picture, text)
    picture.setToolTip(text)
    return picture


class AccountCard(Card):
    """The account in a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("You are connected", parent=parent)
        self.badge = label("", "badge-success")
        self.head.addWidget(self.badge)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_binding(self, binding: Binding) -> None:
        clear_layout(self._grid)
        self.badge.setText(org_kind(binding))
        user = binding.display_name or binding.username
        if binding.display_name and binding.username != binding.display_name:
            user = f"{binding.display_name} ({binding.username})"
        for line, (name, value) in enumerate(
            (
                ("User", user),
                ("Organization", binding.org_name),
                ("Organization ID", binding.org_id),
                ("Instance", binding.instance_url.removeprefix("https://")),
                ("API version", binding.api_version),
            )
        ):
            shown = label(value, selectable=True)
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(label(name, "muted"), line, 0)
            self._grid.addWidget(shown, line, 1)


class PermissionCard(Card):
    """The permission check: a line for each object, then each lack with its consequence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What this user may do", parent=parent)
        self.admin = label("", "badge")
        self.head.addWidget(self.admin)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self.body.addLayout(self._grid)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE)
        self.body.addLayout(self._problems)

    def show_report(self, report: PermissionReport) -> None:
        clear_layout(self._grid)
        clear_layout(self._problems)
        if report.administrator is None:
            self.admin.hide()
        else:
            self.admin.setText(
                "Looks like an administrator" if report.administrator else "Not an administrator"
            )
            self.admin.show()
        centre = Qt.AlignmentFlag.AlignLeft
        for column, title in enumerate(("Object", "Read", "Create", "Edit", "Fields visible")):
            self._grid.addWidget(label(title, "overline"), 0, column, centre)
        for line, name in enumerate((n for n in SOBJECTS if n in report.objects), 1):
            each = report.objects[name]
            plural = OBJECT_WORDS[name]
            self._grid.addWidget(label(plural), line, 0)
            for column, (on, verb) in enumerate(
                (
                    (each.readable, "read"),
                    (each.creatable, "created"),
                    (each.editable, "edited"),
                ),
                1,
            ):
                said = f"{plural} can be {verb}" if on else f"{plural} can’t be {verb}"
                self._grid.addWidget(_mark(on, said), line, column, centre)
            self._grid.addWidget(label(words.number(each.fields)), line, 4, centre)
        self._grid.setColumnStretch(5, 1)
        for problem in report.problems:
            self._problems.addWidget(Banner("warning", "", problem))

    def show_account(self, account: Account) -> None:
        self.show_report(account.permissions)
