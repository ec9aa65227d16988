"""The first day, from outside: what a screen reader is told, and the keys of a keyboard.

The app runs as a process of its own on a screen of its own, on the practice org. Nothing of it is
imported: controls are found by role and name over AT-SPI, and text is typed as a keyboard does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.processes import BROWSER, ROOT, Apdesk, OrgProcess
from tests.outside.atspi import Accessibility, Node, until
from tests.outside.session import Session, missing

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]

WHO = "Annelie Schäfer"
PATIENCE = 90.0


class Desk:
    """Somebody at the window who doesn't see it."""

    def __init__(self, session: Session, desktop: Accessibility, data: Path) -> None:
        self._session = session
        self._desktop = desktop
        self.data = data
        self.verbs = Apdesk(data)

    @property
    def window(self) -> Node:
        """The window itself, not what lies over it."""
        return self._desktop.window("apdesk", "apdesk", PATIENCE)

    def dialog(self, title: str) -> Node:
        return self._desktop.window("apdesk", f"{title} — apdesk", PATIENCE)

    @cached_property
    def org(self) -> OrgProcess:
        """The practice org that the app has started; one login of our own is enough."""
        url = json.loads((self.data / "practice-org.json").read_text("utf-8"))["url"]
        client_id = OrgProcess(url, "").control("state")["client_id"]
        return OrgProcess(url, client_id)

    def find(self, role: str, name: str, within: Node | None = None) -> Node:
        return (within or self.window).find(role, name, PATIENCE)

    def says(self, text: str, within: Node | None = None) -> None:
        """Waits until a label says it."""
        self.find("label", text, within)

    def press(self, name: str, role: str = "push button", within: Node | None = None) -> None:
        """Presses a control by its name, as soon as it can be."""
        made = self.find(role, name, within)
        until(lambda: "enabled" in made.states, f"“{name}” to be enabled", PATIENCE)
        made.do()

    def type_into(self, name: str, text: str, *keys: str, within: Node | None = None) -> None:
        """Goes to a field by its name, replaces what stands in it, and presses keys."""
        self.go_to("text", name, within)
        self._session.press("ctrl+a")
        self.type(text)
        if keys:
            self._session.press(*keys)

    def go_to(self, role: str, name: str, within: Node | None = None) -> Node:
        """Gives the keyboard to a control; the window first, as a window manager would."""
        made = self.find(role, name, within)
        self._session.give_keyboard("^apdesk$")
        made.focus()
        until(lambda: "focused" in made.states, f"“{name}” to have the keyboard", PATIENCE)
        return made

    def type(self, text: str) -> None:
        self._session.xdotool("type", "--delay", "15", text)

    def keys(self, *keys: str) -> None:
        self._session.press(*keys)

    def at(self, role: str, name: str) -> None:
        """Waits until the keyboard is there."""
        until(
            lambda: any("focused" in each.states for each in self.window.all(role, name)),
            f"the keyboard at {role} “{name}”\n",
            PATIENCE,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    lacking = missing()
    assert not lacking, f"install {' '.join(lacking)}"
    with (
        Session(
            tmp_path / "home",
            BROWSER=BROWSER,
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
            PYTHONPATH=str(ROOT),
        ) as session,
        running(session, tmp_path / "data"),
        Accessibility(session.bus) as desktop,
    ):
        yield Desk(session, desktop, tmp_path / "data")


@contextmanager
def running(session: Session, data: Path) -> Iterator[None]:
    """apdesk on the practice org; it must end by itself when it is asked to."""
    command = [sys.executable, "-m", "apdesk", "--practice", "--data-dir", str(data)]
    app = subprocess.Popen(command, cwd=ROOT, env=session.environment)
    try:
        yield
        assert app.poll() is None, f"apdesk ended with {app.returncode}"
        app.terminate()
        assert app.wait(timeout=60) == 0
    finally:
        if app.poll() is None:
            app.kill()
            app.wait()


def test_the_whole_first_day(desk: Desk) -> None:
    set_up(desk)
    lead_id = find_somebody(desk)
    edit(desk, lead_id)
    conflict(desk, lead_id)
    journey(desk, lead_id)
    preferences(desk)


def set_up(desk: Desk) -> None:
    desk.press("Log in")
    desk.press("Keep the login for this session only")
    desk.press("Next")
    desk.says("Step 2 of 4: Configure")
    desk.press("Selectively sync", "radio button")
    desk.press("Only leads that meet your criteria", "radio button")
    desk.type_into("Field 1", "Status", "Return")
    desk.find("text", "Value 1 of Status")
    desk.keys("Tab")
    desk.at("combo box", "Condition 1")
    desk.keys("Down")
    until(
        lambda: desk.window.find("combo box", "Condition 1").description == "is not",
        "the condition",
        PATIENCE,
    )
    desk.type_into("Value 1 of Status", "junk", "Tab")
    said = until(
        lambda: next((x.name for x in desk.window.all("label") if " of 578 leads" in x.name), ""),
        "how many leads match",
        PATIENCE,
    )
    desk.press("Next")
    desk.says("Step 3 of 4: Mappings")
    desk.press("Next")
    desk.says("Step 4 of 4: Preview")
    desk.says("Leads whose Status is not Junk.")
    expected = said.partition(" ")[0]
    desk.says(f"Enter: {expected}")
    desk.press("Sync with Salesforce")
    until(
        lambda: [each for each in desk.window.all("cell") if each.name == "Aarav Chakraborty"],
        "the list of leads",
        PATIENCE,
    )
    desk.press("Skip", within=desk.find("dialog", "Your lists"))
    members = desk.verbs.json("status")["members"]
    assert members["Lead"] == int(expected)
    assert members["Contact"] == 400


def find_somebody(desk: Desk) -> str:
    desk.type_into("Search leads", "schafer 394")
    desk.find("cell", WHO)
    until(
        lambda: len([each for each in desk.window.all("cell") if each.name == WHO]) == 1,
        "one of that name alone",
        PATIENCE,
    )
    desk.go_to("table", "Salesforce Leads")
    desk.keys("Down", "Return")
    desk.says("City: Köln")
    found = [each for each in desk.verbs.records("leads") if each["fields"]["City"] == "Köln"]
    return str(next(x["salesforce_id"] for x in found if x["fields"]["LastName"] == "Schäfer"))


def city_in_salesforce(desk: Desk, lead_id: str) -> Any:
    return desk.org.query(f"SELECT City FROM Lead WHERE Id = '{lead_id}'")[0]["City"]


def edit(desk: Desk, lead_id: str) -> None:
    desk.press("City")
    desk.type_into("City", "Bonn", "Return")
    desk.says("Waiting to be sent")
    desk.says("City: Bonn")
    desk.press("Sync now")
    until(lambda: city_in_salesforce(desk, lead_id) == "Bonn", "Bonn in Salesforce", PATIENCE)


def conflict(desk: Desk, lead_id: str) -> None:
    desk.press("City")
    desk.type_into("City", "Kiel", "Return")
    desk.says("City: Kiel")
    desk.org.call("update", sobject="Lead", record_id=lead_id, values={"City": "Mainz"})
    desk.press("Sync now")
    desk.says("City: Mainz")
    desk.press("Sync")
    desk.press("Conflicts (1)", "page tab")
    for each in (WHO, "City", "Bonn", "Kiel", "Mainz"):
        desk.find("cell", each)
    desk.press("Use the other value")
    desk.find("page tab", "Conflicts")
    desk.press("Sync now", within=desk.find("panel", "Navigation"))
    until(lambda: city_in_salesforce(desk, lead_id) == "Kiel", "Kiel in Salesforce", PATIENCE)


def journey(desk: Desk, lead_id: str) -> None:
    desk.press("Journeys")
    desk.press("New journey")
    dialog = desk.dialog("New journey")
    desk.find("radio button", "Start from empty", dialog)
    desk.press("Create journey", within=dialog)
    desk.type_into("Search steps", "by hand", "Return")
    desk.type_into("Search steps", "salesforce task", "Return")
    desk.type_into("Subject", "Call within a day", "Tab")
    canvas = desk.find("canvas", "Canvas")
    canvas.find("push button", "Create Salesforce task: “Call within a day”", PATIENCE)
    trigger = canvas.find("push button", "Added by hand: By you or by a script", PATIENCE)
    trigger.do("SetFocus")
    until(lambda: "focused" in trigger.states, "the keyboard at the trigger", PATIENCE)
    desk.keys("c")
    desk.press("Connect", within=desk.dialog("Connect to…"))
    until(
        lambda: trigger.description == "It leads to Create Salesforce task: “Call within a day”.",
        "an arrow",
        PATIENCE,
    )
    desk.press("Publish…")
    desk.press("Publish", within=desk.dialog("Publish “New journey”"))
    desk.says("Version 1 is live")
    desk.press("Salesforce Leads")
    desk.go_to("table", "Salesforce Leads")
    desk.keys("Home")
    desk.press("Start journey…")
    desk.press("Start journey", within=desk.dialog("Start a journey for 1 contact"))
    desk.says("1 contact came into “New journey”")
    until(
        lambda: (
            [
                each["Subject"]
                for each in desk.org.query(f"SELECT Subject FROM Task WHERE WhoId = '{lead_id}'")
            ]
            == ["Call within a day"]
        ),
        "the task in Salesforce",
        PATIENCE,
    )


def preferences(desk: Desk) -> None:
    desk.press("Preferences")
    desk.go_to("list", "Sections")
    desk.keys("Home", "Down", "Down")
    desk.go_to("spin box", "More than this many records")
    desk.keys("ctrl+a")
    desk.type("77")
    desk.keys("Tab")
    desk.go_to("list", "Sections")
    desk.keys("Home")
    desk.says("Leads whose Status is not Junk.")
    desk.keys("Down", "Down")
    again = desk.find("spin box", "More than this many records")
    until(lambda: again.text == "77", "what was stored", PATIENCE)
