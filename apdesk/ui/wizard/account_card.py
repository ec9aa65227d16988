"""Who is logged in, where, and what this user may see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from apdesk.domain.schema import SOBJECTS
from apdesk.domain.setup_flow import OBJECT_WORDS
from apdesk.language import marked, tr, translated
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, label, named, wrapped
from apdesk.ui.widgets.layouts import clear
from apdesk.ui.wizard.parts import Explained
from apdesk.worker.org_kind import org_kind
from apdesk.worker.setup import Account, Binding, PermissionReport

#: By what is asked and whether it may be done.
_MAY = {
    ("read", True): marked("{objects} can be read"),
    ("read", False): marked("{objects} can’t be read"),
    ("create", True): marked("{objects} can be created"),
    ("create", False): marked("{objects} can’t be created"),
    ("edit", True): marked("{objects} can be edited"),
    ("edit", False): marked("{objects} can’t be edited"),
}


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
        super().__init__(tr("You are connected"), parent=parent)
        self.badge = label("", "badge-success")
        self.head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_binding(self, binding: Binding) -> None:
        clear(self._grid)
        self.badge.setText(org_kind(binding).words)
        user = binding.display_name or binding.username
        if binding.display_name and binding.username != binding.display_name:
            user = f"{binding.display_name} ({binding.username})"
        for line, (name, value) in enumerate(
            (
                (tr("User"), user),
                (tr("Organization"), binding.org_name),
                (tr("Organization ID"), binding.org_id),
                (tr("Instance"), binding.instance_url.removeprefix("https://")),
                (tr("API version"), binding.api_version),
            )
        ):
            shown = wrapped(value, selectable=True)
            shown.setAccessibleName(tr("{name}: {value}", name=name, value=value))
            self._grid.addWidget(label(name, "muted"), line, 0)
            self._grid.addWidget(shown, line, 1)


class PermissionCard(Card):
    """The permission check: a line for each object, then each lack with its consequence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What this user may do"), parent=parent)
        self.admin = label("", "badge")
        self.head.addWidget(self.admin, 0, Qt.AlignmentFlag.AlignVCenter)
        self._explained = Explained()
        self._explained.add("wizard.permissions", self.head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self.body.addLayout(self._grid)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE)
        self.body.addLayout(self._problems)

    def show_report(self, report: PermissionReport) -> None:
        self._explained.show()
        clear(self._grid)
        clear(self._problems)
        if report.administrator is None:
            self.admin.hide()
        else:
            self.admin.setText(
                tr("Looks like an administrator")
                if report.administrator
                else tr("Not an administrator")
            )
            self.admin.show()
        titles = (
            tr("Object"),
            tr("Read", note="column: may records be read"),
            tr("Create", note="column: may records be created"),
            tr("Edit", note="column: may records be edited"),
            tr("Fields visible"),
        )
        centre = Qt.AlignmentFlag.AlignLeft
        for column, title in enumerate(titles):
            self._grid.addWidget(label(title, "overline"), 0, column, centre)
        for line, name in enumerate((n for n in SOBJECTS if n in report.objects), 1):
            each = report.objects[name]
            plural = translated(OBJECT_WORDS[name])
            self._grid.addWidget(label(plural), line, 0)
            for column, (on, verb) in enumerate(
                (
                    (each.readable, "read"),
                    (each.creatable, "create"),
                    (each.editable, "edit"),
                ),
                1,
            ):
                said = translated(_MAY[verb, on], objects=plural)
                self._grid.addWidget(_mark(on, said), line, column, centre)
            self._grid.addWidget(label(words.number(each.fields)), line, 4, centre)
        self._grid.setColumnStretch(5, 1)
        for problem in report.problems:
            self._problems.addWidget(Banner("warning", "", problem))

    def show_account(self, account: Account) -> None:
        self.show_report(account.permissions)
