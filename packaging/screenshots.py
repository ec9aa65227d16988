#!/usr/bin/env python3
"""Makes docs/screenshots anew, so that they stay true: every page, in light and in dark.

    xvfb-run -a -s "-screen 0 1600x1000x24" .venv/bin/python packaging/screenshots.py [DIRECTORY]

Starts a practice org in a process of its own and walks the real window through two days. The
login goes through the practice org's own page by plain HTTP, as a browser would send it.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import (  # noqa: E402
    QEvent,
    QEventLoop,
    QItemSelectionModel,
    QSettings,
    Qt,
    QTimer,
)
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QLabel  # noqa: E402

from apdesk.app import Desktop  # noqa: E402
from apdesk.domain.apdesk_types import Entity  # noqa: E402
from apdesk.domain.clock import SystemClock  # noqa: E402
from apdesk.domain.preferences import SyncMode  # noqa: E402
from apdesk.domain.setup_flow import Page  # noqa: E402
from apdesk.launcher import PracticeLauncher  # noqa: E402
from apdesk.paths import DataDir  # noqa: E402
from apdesk.store.database import Store  # noqa: E402
from apdesk.store.views import ListKey, Views  # noqa: E402
from apdesk.sync.editing import Editing  # noqa: E402
from apdesk.ui.activity.settling import ALL_ROWS  # noqa: E402
from apdesk.ui.lists.page import ListPage  # noqa: E402
from apdesk.ui.sidebar import Place  # noqa: E402
from apdesk.ui.theme import Scheme, apply_theme  # noqa: E402
from tests.helpers.follow_login import follow  # noqa: E402

SIZE = (1280, 800)
PATIENCE_SECONDS = 60.0


class Walk:
    """One walk through the app in one colour scheme."""

    def __init__(self, app: QApplication, scheme: Scheme, target: Path) -> None:
        self._app = app
        self._target = target
        self._home = DataDir(Path(tempfile.mkdtemp(prefix="apdesk-shots-")))
        self._home.prepare()
        self._launcher = PracticeLauncher(self._home)
        apply_theme(app, scheme)
        with Store(self._home.database):
            pass
        memory = QSettings(str(self._home.path / "window.ini"), QSettings.Format.IniFormat)
        self.desktop = Desktop(
            self._home,
            memory,
            Views(self._home.database),
            self._launcher.start,
            open_url=lambda url: threading.Thread(target=follow, args=(url,), daemon=True).start(),
        )
        self.window = self.desktop.window

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Serves the event loop until the condition holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                self.shoot("stuck")
                raise SystemExit(f"waited in vain for {what}")
            self.rest(5)

    def rest(self, milliseconds: int) -> None:
        """Lets the window paint and its animations end."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def shoot(self, name: str, *, rest: int = 350) -> None:
        self.rest(rest)
        screen = self._app.primaryScreen()
        place = self.window.frameGeometry()
        shot = screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())
        self._target.mkdir(parents=True, exist_ok=True)
        opaque = shot.toImage().convertToFormat(QImage.Format.Format_RGB888)
        opaque.save(str(self._target / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload]

    def close(self) -> None:
        self.desktop.shut_down()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._launcher.stop()
        shutil.rmtree(self._home.path, ignore_errors=True)

    # -- the pages ------------------------------------------------------------------------------

    def first_day(self) -> None:
        self.window.resize(*SIZE)
        self.desktop.open()
        self.until(self.window.isVisible, "the window")
        self.window.resize(*SIZE)
        wizard = self.window.wizard
        self.shoot("01-welcome")
        wizard.welcome.practice_card.click()
        self.until(lambda: wizard.flow.page is Page.CONNECT, "the practice org")
        self.shoot("02-connect")
        page = wizard.connect_page
        page.log_in_button.click()
        self.until(
            lambda: (
                (page.state in ("connected", "form") and wizard.flow.answers.signed_in)
                or page._session_button.isVisible()
            ),
            "the login",
        )
        if not wizard.flow.answers.signed_in:
            self.shoot("03-no-keyring")
            page._session_button.click()
            self.until(lambda: wizard.flow.answers.signed_in, "the login")
        self.shoot("04-connected")
        wizard.go_next()
        self.shoot("05-configure-all")
        configure = wizard.configure
        configure.scope.cards["selective"].radio.click()
        section = configure.sections["Lead"]
        section.modes[SyncMode.CRITERIA].click()
        assert section.editor is not None
        row = section.editor.rows[0]
        self.rest(300)  # a person sees the row before typing into it
        QTest.keyClicks(row.field.line, "Status")
        self.shoot("06-criteria-field")
        completer = row.field.line.completer()
        QTest.keyClick(completer.popup(), Qt.Key.Key_Escape)
        QTest.keyClick(row.field.line, Qt.Key.Key_Return)
        row.operator.setCurrentIndex(row.operator.findText("is not"))
        QTest.keyClicks(row.editor.focusProxy() or row.editor, "junk")
        self.until(lambda: " of " in section.editor.panel.count.text(), "the counts")
        self.shoot("07-criteria")
        wizard.go_next()
        self.shoot("08-mappings")
        wizard.mappings.scope.cards["custom"].radio.click()
        self.shoot("09-mappings-custom")
        wizard.go_next()
        self.until(lambda: wizard.preview.result is not None, "the preview")
        self.shoot("10-preview")
        wizard.sync_button.click()
        progress = self.window.sync_page.progress
        self.until(
            lambda: any(
                " of " in each.text() and each.isVisible() for each in progress.findChildren(QLabel)
            ),
            "the first sync",
        )
        self.shoot("11-first-sync", rest=0)
        self.until(lambda: self._runs() >= 1, "the first sync")
        leads = self.window.lists[ListKey.LEADS]
        self.until(lambda: self.window.current_list is leads, "the first list")
        self.until(lambda: leads.model.rowCount() > 0, "the leads")
        self.shoot("12-leads")
        leads.table.selectRow(3)
        self.until(lambda: self.window.pane.detail is not None, "the record")
        self.shoot("13-record")
        self.window.pane.tabs.setCurrentIndex(1)
        self.shoot("14-history")
        self.window.pane.tabs.setCurrentIndex(2)
        self.until(lambda: not self.desktop.runner.busy, "the explanation")
        self.shoot("15-explain")
        self.window.pane.tabs.setCurrentIndex(0)
        for number, place in enumerate(
            (ListKey.CONTACTS, ListKey.COMPANIES, ListKey.ALL, Place.SYNC, Place.PREFERENCES),
            start=16,
        ):
            self.window.go(place)
            self.rest(400)
            self.shoot(f"{number}-{place.name.lower()}")

    def second_day(self) -> None:
        """Both sides change: edits, a conflict, refusals, somebody new, an import."""
        window = self.window
        leads = window.lists[ListKey.LEADS]
        window.go(ListKey.LEADS)
        self.until(lambda: leads.model.rowCount() > 0, "the leads")
        ids = [int(each) for each in leads.model.ids[:8]]
        self._org(
            "add_validation_rule",
            name="phones",
            sobject="Lead",
            condition="Phone LIKE 'call%'",
            message="Phone numbers are digits, please.",
            field="Phone",
        )
        self._edit(ids[3], title="Head of Travel")
        leads.table.selectRow(3)
        self.until(lambda: window.pane.detail is not None, "the record")
        window.pane.refresh()
        self.shoot("21-edit-waits")
        self._edit(ids[0], title="Chief of Staff")
        self._org("update", sobject="Lead", record_id=self._there(ids[0]), values={"Title": "CEO"})
        for each in ids[4:7]:
            self._edit(each, phone=f"call {each}")
        self._edit(ids[7], city="Lyon")
        self._org("delete", sobject="Lead", record_id=self._there(ids[7]))
        before = self._runs()
        window.sync_now()
        self.until(lambda: self._runs() > before, "the second sync")
        self.until(lambda: not self.desktop.worker.running, "the end of the sync")
        self._on_list(leads, 0)
        self.shoot("22-conflict")
        self._on_list(leads, 4)
        self.shoot("23-refused")
        leads.table.clearSelection()
        for at in (1, 2, 5):
            leads.table.selectionModel().select(
                leads.model.index(at, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        leads.commands.edit_fields(ids[1:4])
        self._shoot_dialog("24-bulk-edit")
        leads.commands.new_contact()
        self._shoot_dialog("25-new-contact")
        page = window.sync_page
        window.go(Place.SYNC)
        for number, tab in enumerate(
            (page.errors, page.conflicts, page.changes, page.usage), start=26
        ):
            page.tabs.show_page(tab)
            self.until(lambda: not self.desktop.runner.busy, "the page")
            self.shoot(f"{number}-{type(tab).__name__.removesuffix('View').lower()}")
        file = self._home.path / "people.csv"
        file.write_text(
            "First name;Last name;E-mail;Company\n"
            "Ada;Lovelace;ada@engines.example;Engines\n"
            "Mary;Somerville;mary@stars.example;Stars\n"
            ";;not an address;\n",
            encoding="utf-8",
        )
        dialog = window.imports.open_file(file)
        self.until(lambda: not self.desktop.runner.busy, "the file")
        self.shoot("30-import-columns")
        dialog.go_next()
        self.until(lambda: not self.desktop.runner.busy, "the preview of the import")
        self.shoot("31-import-preview")
        dialog.reject()

    def _on_list(self, page: ListPage, row: int) -> None:
        self.window.go(page.key)
        page.table.selectRow(row)
        self.until(lambda: not self.desktop.runner.busy, "the record")
        self.rest(200)
        self.window.pane.refresh()

    def _shoot_dialog(self, name: str) -> None:
        self.rest(300)
        self.until(lambda: not self.desktop.runner.busy, "the dialog")
        self.shoot(name)
        for each in self.window.findChildren(QDialog):
            if each.isVisible():
                each.reject()
        self.rest(100)

    def _edit(self, record_id: int, **values: str) -> None:
        with Store(self._home.database, check=False) as store:
            Editing(store, SystemClock()).edit("person", record_id, values)
        self.window.edited(ALL_ROWS)

    def _there(self, record_id: int) -> str:
        with Views(self._home.database) as views:
            record = views.record(Entity.PERSON, record_id)
        assert record is not None
        assert record.salesforce_id is not None
        return record.salesforce_id

    def _org(self, call: str, **arguments: object) -> None:
        """Something that happens in the practice org."""
        url = self._launcher.start().login_url
        request = urllib.request.Request(
            f"{url}/__practice__/org/{call}",
            data=json.dumps(arguments).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30):
            pass

    def _runs(self) -> int:
        with Views(self._home.database) as views:
            return sum(run.result is not None for run in views.runs(5))


def main(arguments: list[str]) -> int:
    target = Path(arguments[0]) if arguments else ROOT / "docs" / "screenshots"
    app = QApplication(["apdesk"])
    app.setQuitOnLastWindowClosed(False)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        walk = Walk(app, scheme, target / scheme)
        try:
            walk.first_day()
            walk.second_day()
        finally:
            walk.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
