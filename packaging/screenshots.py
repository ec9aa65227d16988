#!/usr/bin/env python3
"""Makes docs/screenshots anew, so that they stay true: every page, in light and in dark.

    xvfb-run -a -s "-screen 0 1600x1000x24" .venv/bin/python packaging/screenshots.py [DIRECTORY]

Starts a practice org in a process of its own and walks the real window through three days. The
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
from typing import TypeVar

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
from PySide6.QtGui import QImage, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton  # noqa: E402

from apdesk.app import Desktop  # noqa: E402
from apdesk.domain.apdesk_types import Entity  # noqa: E402
from apdesk.domain.clock import SystemClock, to_iso  # noqa: E402
from apdesk.domain.journey.graph import Graph, Shape  # noqa: E402
from apdesk.domain.journey.kinds import (  # noqa: E402
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Email,
    FieldMatch,
    Kind,
    Named,
    Port,
    Task,
    Unit,
)
from apdesk.domain.journey.mail_template import MailTemplate  # noqa: E402
from apdesk.domain.operators import Criterion, Operator  # noqa: E402
from apdesk.domain.preferences import SyncMode  # noqa: E402
from apdesk.domain.setup_flow import Page  # noqa: E402
from apdesk.journeys.mail.settings import MailSettings, Security  # noqa: E402
from apdesk.launcher import PracticeLauncher  # noqa: E402
from apdesk.paths import DataDir  # noqa: E402
from apdesk.store.database import Store  # noqa: E402
from apdesk.store.journeys.catalogue import Journeys  # noqa: E402
from apdesk.store.journeys.mail_templates import MailTemplates  # noqa: E402
from apdesk.store.lists import ListQuery, Selection  # noqa: E402
from apdesk.store.own_lists import OwnLists  # noqa: E402
from apdesk.store.segments import Segments  # noqa: E402
from apdesk.store.settings import Settings  # noqa: E402
from apdesk.store.views import ListKey, Views  # noqa: E402
from apdesk.sync.editing import Editing  # noqa: E402
from apdesk.ui.activity.settling import ALL_ROWS  # noqa: E402
from apdesk.ui.help import show_help, topics  # noqa: E402
from apdesk.ui.help.tour import Tour  # noqa: E402
from apdesk.ui.help.window import help_window  # noqa: E402
from apdesk.ui.journeys.dry_run import DryRunDialog  # noqa: E402
from apdesk.ui.journeys.editor import LIVE  # noqa: E402
from apdesk.ui.journeys.publish import PublishDialog  # noqa: E402
from apdesk.ui.lists.page import ListPage  # noqa: E402
from apdesk.ui.sidebar import Place  # noqa: E402
from apdesk.ui.theme import Scheme, apply_theme  # noqa: E402
from tests.helpers.follow_login import follow  # noqa: E402
from tests.helpers.processes import OrgProcess  # noqa: E402

SIZE = (1280, 800)
PATIENCE_SECONDS = 60.0
D = TypeVar("D", bound=QDialog)


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
        memory.setValue("help/tour_seen", True)  # it has a picture of its own
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
        self._keep(screen.grabWindow(0, place.x(), place.y(), place.width(), place.height()), name)

    def _keep(self, shot: QPixmap, name: str) -> None:
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

    def third_day(self) -> None:
        """A journey from nothing to people who wait in it; own lists and segments."""
        window = self.window
        window.go(Place.JOURNEYS)
        page = window.journeys_page
        self._rested()
        self.shoot("32-journeys-none")
        page.list.new()
        self._shoot_dialog("33-new-journey")
        self._org(
            "add_validation_rule",
            name="closed",
            sobject="Lead",
            condition="Industry = 'Banking'",
            message="Leads of banks stay with the key account team.",
            field="OwnerId",
        )
        with Store(self._home.database, check=False) as store:
            blank = Journeys(store).create("New journey", Graph(), at=to_iso(SystemClock().now()))
        page.open(blank)
        self._rested()
        editor = page.editor
        self.shoot("34-journey-empty")
        editor.document.select((editor.canvas.view.add(Kind.FIELD_MATCH),))
        self._rested()
        self.shoot("35-journey-begun")
        page.open(self._store_journey())
        self._rested()
        self.shoot("36-journey-draft")
        for number, shape in ((37, "campaign"), (38, "group"), (39, "task"), (40, "delay")):
            editor.document.select((shape,))
            self._rested()
            self.shoot(f"{number}-step-{shape}")
        editor.try_out()
        dry = self._dialog(DryRunDialog)
        self.until(lambda: dry.model.items, "the dry run")
        self._shoot_dialog("41-dry-run")
        self._rested()
        self.until(editor.publish_button.isEnabled, "the check of the draft")
        editor.publish()
        publish = self._dialog(PublishDialog)
        self._rested()
        self.shoot("42-publish")
        publish.publish_button.click()
        self.until(lambda: editor.row is not None and editor.row.state == "live", "publishing")
        editor.views.setCurrentIndex(LIVE)
        self._sync()
        self.until(lambda: editor.row is not None and editor.row.stuck > 0, "the journey")
        self._rested()
        editor.banner.clear()
        self.shoot("43-journey-live")
        editor.live.show_people("group", "stuck")
        self._rested()
        editor.live.panel.table.selectRow(0)
        self._rested()
        self.shoot("44-journey-people")
        editor.edit_templates()
        self._shoot_dialog("45-mail-templates")
        page.show_list()
        self._rested()
        self.shoot("46-journeys")
        window.go(Place.PREFERENCES)
        self._rested()
        window.preferences_page.show_section("mail")
        self._rested()
        self.shoot("47-mail-settings")
        self._own_lists()
        self._help()

    def _help(self) -> None:
        """What is there for whoever doesn't know on."""
        window = self.window
        window.go(Place.PREFERENCES)
        page = window.preferences_page
        for number, section in enumerate(("network", "schedule"), start=50):
            page.show_section(section)
            self._rested()
            self.shoot(f"{number}-{section}")
        button = next(
            each
            for each in page.schedule.findChildren(QToolButton)
            if each.accessibleDescription() == topics.topic("settings.safety_stop").title
        )
        button.setFocus()
        button.click()
        self.shoot("52-what-is-this")
        window.go(ListKey.LEADS)
        self._rested()
        window.lists[ListKey.LEADS].table.selectRow(3)
        self._rested()
        show_help(window, "conflicts")
        shown = help_window(window)
        self._rested()
        self._keep(shown.grab(), "53-help")  # a window of its own
        shown.close()
        tour = Tour(window)
        tour.begin()
        tour.next()
        tour.next()
        self.shoot("54-tour")
        tour.end()

    def _own_lists(self) -> None:
        keeper = self.window.desk_view.own_lists
        with Store(self._home.database, check=False) as store:
            now = to_iso(SystemClock().now())
            Segments(store).create(
                "Open, with a phone number",
                (
                    Criterion("status", Operator.IS, "Open - Not Contacted"),
                    Criterion("phone", Operator.NOT_BLANK, ""),
                ),
                at=now,
            )
            guests = OwnLists(store)
            guests.add(
                guests.create("Spring fair guests", at=now),
                Selection(ListQuery(ListKey.LEADS)),
                at=now,
            )
        keeper.refresh()
        self._rested()
        self.until(lambda: bool(keeper.segments.entries), "the segment")
        (segment,) = keeper.segments.entries
        self.window.desk_view.go(segment)
        self._rested()
        self.shoot("48-segment")
        keeper.edit_criteria(segment)
        self._shoot_dialog("49-segment-criteria")

    def _store_journey(self) -> int:
        """A draft with two beginnings, a fork, and its template."""
        target = self._launcher.start()
        org = OrgProcess(target.login_url, target.client_id)
        found = org.query("SELECT Id, Name FROM Campaign WHERE IsActive = true")
        campaign = Named(found[0]["Id"], found[0]["Name"])
        found = org.query(
            "SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard'"
        )
        users = tuple(Named(each["Id"], each["Name"]) for each in found[:3])
        is_open = Criterion("status", Operator.IS, "Open - Not Contacted")
        known = Criterion("email", Operator.NOT_BLANK, "")
        kinds = (
            (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(campaign, ("Responded",))),
            (Kind.FIELD_MATCH, FieldMatch((known,), existing=True)),
            (Kind.CHECK_FIELDS, CheckFields((is_open,))),
            (Kind.ASSIGN_GROUP, AssignGroup(users)),
            (Kind.TASK, Task("Call {{first_name|them}} {{last_name}}", due_days=1)),
            (Kind.DELAY, Delay(2, Unit.DAYS, start=540, end=1020, weekdays=(1, 2, 3, 4, 5))),
            (Kind.EMAIL, Email("Thanks for coming")),
        )
        names = ("campaign", "match", "check", "group", "task", "delay", "mail")
        places = ((0, -112), (0, 128), (256, 0), (512, -112), (768, -112), (512, 128), (768, 128))
        graph = Graph()
        for name, (kind, settings), place in zip(names, kinds, places, strict=True):
            graph = graph.with_shape(Shape(name, kind, settings, *place))
        for source, port, target in (
            ("campaign", Port.OUT, "check"),
            ("match", Port.OUT, "check"),
            ("check", Port.YES, "group"),
            ("group", Port.OUT, "task"),
            ("check", Port.NO, "delay"),
            ("delay", Port.OUT, "mail"),
        ):
            graph = graph.connected(source, port, target)
        template = MailTemplate(
            "Thanks for coming",
            "Thanks for coming, {{first_name|friend}}",
            "Dear {{first_name|reader}},\n\nit was good to meet you at our stand. "
            "May we call you next week?\n\nKind regards\nAna\n\nUnsubscribe: {{unsubscribe}}\n",
            "",
        )
        now = to_iso(SystemClock().now())
        with Store(self._home.database, check=False) as store:
            MailSettings(
                host="smtp.example.com",
                port=587,
                security=Security.STARTTLS,
                from_name="Ana at Example Travel",
                from_address="ana@example.com",
                unsubscribe_mail="unsubscribe@example.com",
            ).store(Settings(store))
            MailTemplates(store).create(template, at=now)
            return Journeys(store).create("Follow up after the fair", graph, at=now)

    def _sync(self) -> None:
        before = self._runs()
        self.window.sync_now()
        self.until(lambda: self._runs() > before, "the sync")
        self.until(lambda: not self.desktop.worker.running, "the end of the sync")

    def _rested(self) -> None:
        """Until nothing is read or stored any more."""
        self.rest(200)
        self.until(lambda: not self.desktop.runner.busy, "the page")

    def _dialog(self, kind: type[D]) -> D:
        """The dialog that was opened."""
        found: list[D] = []

        def there() -> bool:
            found[:] = [each for each in self.window.findChildren(kind) if each.isVisible()]
            return bool(found)

        self.until(there, kind.__name__)
        return found[0]

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
            walk.third_day()
        finally:
            walk.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
