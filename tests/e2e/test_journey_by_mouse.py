"""A journey as a new user makes it: in the real window, by mouse and keys, over a running org."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.app import Desktop
from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.kinds import Kind, Port
from apdesk.domain.preferences import DEFAULT_PREFERENCES, ObjectChoice, Preferences, SyncMode
from apdesk.domain.setup_flow import ConnectTarget
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.ui.journeys.canvas import JourneyCanvas
from apdesk.ui.journeys.canvas.look import port_place
from apdesk.ui.journeys.editor import JourneyEditor
from apdesk.ui.theme import apply_theme
from apdesk.worker.messages import SyncState
from apdesk.worker.setup import SetupServices
from tests.helpers.follow_login import follow
from tests.helpers.hands import Hands
from tests.helpers.processes import OrgProcess, practice_org
from tests.unit.journeys.mail.mail_servers import MailDrop, mail_drop

pytestmark = [pytest.mark.e2e, pytest.mark.ui]

PATIENCE_MS = 20_000
LEADS = Preferences(
    objects={
        "Lead": ObjectChoice(),
        "Contact": ObjectChoice(SyncMode.NONE),
        "Account": ObjectChoice(SyncMode.NONE),
    },
    mappings=DEFAULT_PREFERENCES.mappings,
)
TRIGGER = Kind.CAMPAIGN_STATUS_CHANGED
#: Where the user lets go of each step, in scene units.
PLACES = {
    TRIGGER: (-384, 0),
    Kind.CHECK_FIELDS: (-128, 0),
    Kind.ASSIGN_GROUP: (128, -112),
    Kind.TASK: (384, -112),
    Kind.DELAY: (128, 144),
    Kind.EMAIL: (384, 144),
}


#: How the delay is said; behind it are its days.
WAITED = "Wait 2 days, "
#: What the record of who got the e-mail tells, the latest first.
HAPPENED = (
    "Finished",
    "Thanks – E-mail “Thanks” sent",
    WAITED,
    "Status is Open - Not Contacted: no",
    "Came in: Status becomes Responded in Spring fair",
    "Thanks, Ben",
)


@pytest.fixture
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "30", "--contacts", "0", "--accounts", "0") as running:
        yield running


@pytest.fixture
def mails() -> Iterator[MailDrop]:
    with mail_drop() as running:
        yield running


class Person:
    """A new user in front of the window that has synced once."""

    def __init__(self, qtbot: QtBot, folder: Path, org: OrgProcess) -> None:
        self._qtbot = qtbot
        self.data_dir = DataDir(folder)
        self.data_dir.prepare()
        with Store(self.data_dir.database):
            pass
        self.desktop = Desktop(
            self.data_dir,
            QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
            Views(self.data_dir.database),
            None,
            open_url=lambda _url: True,
        )
        self.desktop.vault.keep_for_session()
        services = SetupServices(self.data_dir, self.desktop.vault, open_browser=_log_in)
        log_in = services.log_in(ConnectTarget(org.url, org.client_id))
        log_in(lambda _progress: None, CancelToken())
        with Store(self.data_dir.database) as store:
            Settings(store).save_preferences(LEADS)
        self.window = self.desktop.window
        self.window.resize(1280, 720)
        self.hands = Hands(self.window, self.until)

    def until(self, met: Callable[[], object], what: str) -> None:
        try:
            self._qtbot.waitUntil(lambda: bool(met()), timeout=PATIENCE_MS)
        except self._qtbot.TimeoutError:
            pytest.fail(f"waited in vain for {what}")

    def open(self) -> None:
        """Opens the window; the first sync is due at once."""
        self.desktop.open()
        self.until(lambda: self.window.isVisible() and self._runs() == 1, "the first sync")
        self._until_idle()

    def sync(self) -> None:
        """Presses Sync now; back once it is over, and the journeys have moved."""
        before = self._runs()
        self.hands.press("Sync now")
        self.until(lambda: self._runs() > before, "the sync")
        self._until_idle()

    def _until_idle(self) -> None:
        self.until(lambda: self.window.next_run.state is SyncState.IDLE, "the end of the sync")
        self.until(lambda: not self.desktop.runner.busy, "the pages")

    def _runs(self) -> int:
        with Views(self.data_dir.database) as views:
            return sum(each.result is not None for each in views.runs(50))

    def asked(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with Store(self.data_dir.database, check=False) as store, store.reading() as connection:
            return connection.execute(statement).fetchall()

    # -- the journey ----------------------------------------------------------------------------

    @property
    def editor(self) -> JourneyEditor:
        return self.window.journeys_page.editor

    def add(self, kind: Kind) -> None:
        """Drags a step from the palette to its place; its settings are beside it then."""
        canvas = self.editor.canvas
        kinds = canvas.palette_.list
        item = canvas.palette_.item(kind)
        kinds.scrollToItem(item)
        start = (kinds.viewport(), kinds.visualItemRect(item).center())
        self.hands.drag(start, _on(canvas, QPointF(*PLACES[kind])))
        self.until(lambda: canvas.document.graph.of_kind(kind), f"the step {kind.label}")
        assert self.editor.settings.shape_id == self.id_of(kind)

    def connect(self, source: Kind, port: Port, target: Kind) -> None:
        """Draws an arrow from a port to a step."""
        canvas = self.editor.canvas
        start = QPointF(*PLACES[source]) + port_place(port)
        self.hands.drag(_on(canvas, start), _on(canvas, QPointF(*PLACES[target])))
        graph = canvas.document.graph
        after = graph.after(self.id_of(source), port)
        assert after is not None
        assert after.kind is target

    def choose(self, kind: Kind) -> None:
        """Clicks on a step."""
        self.hands.click(*_on(self.editor.canvas, QPointF(*PLACES[kind])))
        assert self.editor.settings.shape_id == self.id_of(kind)

    def id_of(self, kind: Kind) -> str:
        (shape,) = self.editor.document.graph.of_kind(kind)
        return shape.id

    # -- how it runs ----------------------------------------------------------------------------

    def numbers(self) -> dict[Kind, tuple[int, int]]:
        """The two numbers on each shape of the live view: entered, and there now."""
        live = self.editor.live.canvas
        found = {}
        for each in live.document.graph.shapes:
            pills = live.scene.item(each.id).portrait.pills
            entered, here = (pill.text.split(" ")[0] for pill in pills)
            found[each.kind] = (int(entered), int(here))
        return found

    def people(self, kind: Kind, which: str) -> list[str]:
        """Clicks on a number; the names that the panel shows for it."""
        live = self.editor.live
        item = live.canvas.scene.item(self.id_of(kind))
        pill = next(each for each in item.portrait.pills if each.which == which)
        self.hands.click(*_on(live.canvas, item.pos() + pill.place.center()))
        self.until(live.panel.isVisible, "the people")
        self.until(lambda: not self.desktop.runner.busy, "the people")
        model = live.panel.model
        return sorted(str(model.index(at, 0).data()) for at in range(model.rowCount()))

    def close(self) -> None:
        self.desktop.shut_down()


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, tmp_path: Path, org: OrgProcess) -> Iterator[Person]:
    apply_theme(qapp, "light")
    made = Person(qtbot, tmp_path / "data", org)
    yield made
    made.close()


def _log_in(url: str) -> bool:
    threading.Thread(target=follow, args=(url,), daemon=True).start()
    return True


def _on(canvas: JourneyCanvas, at: QPointF) -> tuple[QWidget, QPoint]:
    """A place of the scene as one of the widget that shows it."""
    return canvas.view.viewport(), canvas.view.mapFromScene(at)


def new_lead(org: OrgProcess, name: str, status: str) -> str:
    values = {
        "FirstName": name,
        "LastName": "Doe",
        "Company": "Acme",
        "Email": f"{name.casefold()}@example.com",
        "Status": status,
    }
    made = org.call("create", sobject="Lead", values=values)
    assert isinstance(made, str)
    return made


def set_up_mail(person: Person, mails: MailDrop) -> None:
    """In Preferences, with the mail server's data."""
    hands = person.hands
    hands.press("Preferences")
    hands.take("Sections", "E-mail")
    person.until(lambda: not person.desktop.runner.busy, "what is stored")
    hands.write("Mail server", "127.0.0.1")
    hands.pick("Security", "None")
    hands.write("Port", str(mails.port), QAbstractSpinBox)
    hands.write("From name", "Marketing")
    hands.write("From address", "marketing@example.com")
    hands.write("Unsubscribe address", "stop@example.com")
    hands.press("Save")
    person.until(lambda: not person.desktop.runner.busy, "the settings to be stored")
    assert person.asked("SELECT 1 FROM meta WHERE key = 'setting.mail'")


def build(person: Person, users: list[str]) -> None:
    """From an empty canvas to a draft that can be published."""
    hands = person.hands
    hands.press("Journeys")
    person.until(person.window.journeys_page.list.empty.isVisible, "the empty page")
    hands.press("New journey")
    hands.write("Name", "Follow up", QLineEdit)
    hands.press("Create journey")
    person.until(lambda: person.editor.journey_id is not None, "the new journey")
    person.until(lambda: person.editor.isVisible() and not person.desktop.runner.busy, "it")
    for _ in range(4):
        hands.press("Zoom out")

    person.add(TRIGGER)
    hands.take("Campaigns", "Spring fair (Planned)")
    hands.tick("Responded")

    person.add(Kind.CHECK_FIELDS)
    person.connect(TRIGGER, Port.OUT, Kind.CHECK_FIELDS)
    person.choose(Kind.CHECK_FIELDS)
    hands.write("Field 1", "Status", QLineEdit)
    hands.key(Qt.Key.Key_Return)
    hands.pick("Condition 1", "is")
    hands.write("Value 1 of Status", "Open - Not Contacted", QLineEdit)

    person.add(Kind.ASSIGN_GROUP)
    person.connect(Kind.CHECK_FIELDS, Port.YES, Kind.ASSIGN_GROUP)
    person.choose(Kind.ASSIGN_GROUP)
    hands.press("Add a user")
    for each in users:
        hands.take("Users", each)
    hands.press("Done")

    person.add(Kind.TASK)
    person.connect(Kind.ASSIGN_GROUP, Port.OUT, Kind.TASK)
    person.choose(Kind.TASK)
    hands.write("Subject", "Call {{last_name}}", QLineEdit)

    person.add(Kind.DELAY)
    person.connect(Kind.CHECK_FIELDS, Port.NO, Kind.DELAY)
    person.choose(Kind.DELAY)
    hands.write("Wait for", "2", QAbstractSpinBox)
    hands.pick("Unit", "days")
    for day in days_around_now():
        hands.press(day)

    person.add(Kind.EMAIL)
    person.connect(Kind.DELAY, Port.OUT, Kind.EMAIL)
    person.choose(Kind.EMAIL)
    hands.press("Edit templates…")
    hands.press("New template")
    hands.write("Name", "Thanks", QLineEdit)
    hands.write("Subject", "Thanks, {{first_name|friend}}", QLineEdit)
    hands.write("Text", "We will be in touch.", QPlainTextEdit)
    hands.press("Save")
    person.until(lambda: not person.desktop.runner.busy, "the template to be stored")
    hands.press("Close")
    hands.pick("Template", "Thanks")


def publish(person: Person) -> None:
    hands = person.hands
    hands.press("Publish…")
    hands.press("Publish")
    person.until(lambda: person.editor.row and person.editor.row.state == "live", "publishing")
    bar = hands.find(QTabBar, "View")
    hands.click(bar, bar.tabRect(1).center())
    person.until(person.editor.live.canvas.isVisible, "the live view")
    assert set(person.numbers().values()) == {(0, 0)}
    person.until(lambda: person.asked("SELECT 1 FROM campaign_watch WHERE cursor > ''"), "a look")


def test_a_new_user_builds_a_follow_up_by_mouse_and_each_thing_is_done_once(
    org: OrgProcess, mails: MailDrop, person: Person
) -> None:
    campaign = org.call(
        "create", sobject="Campaign", values={"Name": "Spring fair", "IsActive": True}
    )
    leads = {
        name: new_lead(org, name, status)
        for name, status in (
            ("Ana", "Open - Not Contacted"),
            ("Ben", "Working - Contacted"),
            ("Cleo", "Open - Not Contacted"),
            ("Dan", "Open - Not Contacted"),
        )
    }

    def respond(name: str) -> None:
        org.call("set_member_status", campaign=campaign, person=leads[name], status="Responded")

    respond("Dan")  # before the journey is there
    found = org.query(
        "SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id"
    )
    group = {each["Id"]: each["Name"] for each in found[:3]}
    before = {name: owner(org, leads[name]) for name in leads}

    person.open()
    set_up_mail(person, mails)
    build(person, list(group.values()))
    publish(person)
    respond("Ana")
    respond("Ben")
    org.call("set_member_status", campaign=campaign, person=leads["Cleo"], status="Sent")
    person.sync()
    on_the_way = {
        TRIGGER: (2, 0),
        Kind.CHECK_FIELDS: (2, 0),
        Kind.ASSIGN_GROUP: (1, 0),
        Kind.TASK: (1, 0),
        Kind.DELAY: (1, 1),
        Kind.EMAIL: (0, 0),
    }
    person.until(lambda: person.numbers() == on_the_way, "the numbers on the shapes")
    assert person.people(TRIGGER, "entered") == ["Ana Doe", "Ben Doe"]
    assert person.people(Kind.DELAY, "here") == ["Ben Doe"]
    assert mails.received == []

    respond("Cleo")
    person.sync()
    person.until(lambda: person.numbers()[Kind.TASK] == (2, 0), "the numbers on the shapes")
    end_delays(person)
    person.sync()
    person.until(lambda: person.numbers()[Kind.EMAIL] == (1, 0), "the e-mail")
    person.sync()

    assert person.numbers() == {
        TRIGGER: (3, 0),
        Kind.CHECK_FIELDS: (3, 0),
        Kind.ASSIGN_GROUP: (2, 0),
        Kind.TASK: (2, 0),
        Kind.DELAY: (1, 0),
        Kind.EMAIL: (1, 0),
    }
    owners = {name: owner(org, leads[name]) for name in leads}
    assert {owners["Ana"], owners["Cleo"]} <= group.keys()
    assert owners["Ana"] != owners["Cleo"]
    assert [owners[name] for name in ("Ben", "Dan")] == [before[name] for name in ("Ben", "Dan")]
    tasks = org.query("SELECT Id, WhoId, Subject, OwnerId FROM Task WHERE Subject = 'Call Doe'")
    assert sorted((each["WhoId"], each["OwnerId"]) for each in tasks) == sorted(
        (leads[name], owners[name]) for name in ("Ana", "Cleo")
    )
    (mail,) = mails.received
    assert mail.recipient == "ben@example.com"
    assert mail.message["Subject"] == "Thanks, Ben"
    told = timeline_of_ben(person)
    said = [WAITED if each.startswith(WAITED) else each for each in told]
    happened = [each for each in said if each in HAPPENED]
    assert happened == list(HAPPENED), told


def owner(org: OrgProcess, lead: str) -> str:
    return str(org.call("retrieve", sobject="Lead", record_id=lead)["OwnerId"])


def days_around_now() -> list[str]:
    """Days on which it is now, wherever the org is, and whenever the delay is over meanwhile."""
    now = datetime.now(UTC)
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return [names[(now + timedelta(days=by)).weekday()] for by in (-1, 0, 1)]


def end_delays(person: Person) -> None:
    """The clock is a real one: two days pass in the database."""
    with closing(sqlite3.connect(person.data_dir.database)) as connection:
        moved = connection.execute(
            "UPDATE passage SET due_at = '2020-01-01T00:00:00Z' WHERE due_at > ''"
        )
        connection.commit()
    assert moved.rowcount == 1


def timeline_of_ben(person: Person) -> list[str]:
    """Opens the record from the people of a step, and reads its timeline."""
    hands = person.hands
    assert person.people(Kind.EMAIL, "entered") == ["Ben Doe"]
    hands.take("People of the step", "Ben Doe")
    hands.press("Open record")
    pane = person.window.pane
    person.until(lambda: pane.isVisible() and pane.detail is not None, "the record")
    bar = pane.tabs.tabBar()
    hands.click(bar, bar.tabRect(1).center())
    person.until(pane.journeys.isVisible, "the timeline")
    return [each.text() for each in pane.journeys.findChildren(QLabel) if each.isVisible()]
