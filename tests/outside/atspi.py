"""A window as a screen reader sees it: names, roles, states and actions, over AT-SPI's own D-Bus.

    with Accessibility(address_of_the_session_bus) as desktop:
        window = desktop.window("apdesk")
        window.find("push button", "Next").do()

Nothing of the program under test is imported. The protocol is AT-SPI2's: the registry knows the
programs, each object answers `org.a11y.atspi.Accessible`, and some Action, Component or Text.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
#: Positions of AT-SPI's states in its set of bits.
STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "expanded": 10, "focusable": 11,
    "focused": 12, "modal": 16, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}  # fmt: skip
#: How long a program gets to answer one question.
_ANSWER_SECONDS = 20.0
_AGAIN_SECONDS = 0.1


class Gone(LookupError):
    """The object isn't there any more, or its program isn't."""


def until(ask: Callable[[], T | None], what: str, seconds: float = 30.0) -> T:
    """What `ask` answers once it is true; AssertionError with `what` when the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            answer = ask()
        except Gone:
            answer = None
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds:g} s still not: {what}")
        time.sleep(_AGAIN_SECONDS)


@dataclass(frozen=True, slots=True)
class Node:
    """One object of a program's window: a button, a label, a table …"""

    bus: DBusConnection = field(compare=False, repr=False)
    owner: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *arguments: Any) -> Any:
        """One call; what it answered (None, a value, or a tuple). Raises Gone."""
        message = new_method_call(
            DBusAddress(self.path, self.owner, interface), method, signature or None, arguments
        )
        return self._answer(message)

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.owner, interface)
        return self._answer(Properties(address).get(name))[1]

    def _answer(self, message: Any) -> Any:
        try:
            reply = self.bus.send_and_get_reply(message, timeout=_ANSWER_SECONDS)
        except TimeoutError:
            raise Gone(f"{self.path}: no answer") from None
        if reply.header.message_type is MessageType.error:
            raise Gone(f"{self.path}: {DBusErrorResponse(reply)}")
        body = reply.body
        return None if not body else body[0] if len(body) == 1 else body

    @property
    def name(self) -> str:
        return str(self._property(_ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self._property(_ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        """As AT-SPI names it: "push button", "label", "table" …"""
        return str(self.call(_ACCESSIBLE, "GetRoleName"))

    @property
    def states(self) -> frozenset[str]:
        """Those of STATES that are set."""
        low, high = self.call(_ACCESSIBLE, "GetState")
        bits = low | high << 32
        return frozenset(name for name, position in STATES.items() if bits >> position & 1)

    @property
    def children(self) -> list[Node]:
        found = self.call(_ACCESSIBLE, "GetChildren")
        return [Node(self.bus, owner, path) for owner, path in found]

    @property
    def parent(self) -> Node:
        owner, path = self._property(_ACCESSIBLE, "Parent")
        return Node(self.bus, owner, path)

    @property
    def text(self) -> str:
        """The text in it, of an editor or a label."""
        return str(self.call("org.a11y.atspi.Text", "GetText", "ii", 0, -1))

    @property
    def actions(self) -> list[str]:
        """What can be done to it ("Press", "SetFocus", "Toggle" …), as the program names it."""
        return [each[0] for each in self.call("org.a11y.atspi.Action", "GetActions")]

    def do(self, action: str = "") -> None:
        """Does one of its actions: the first, or the one of that name (letter case aside)."""
        at = 0
        if action:
            at = [each.casefold() for each in self.actions].index(action.casefold())
        self.call("org.a11y.atspi.Action", "DoAction", "i", at)

    def focus(self) -> None:
        """Asks for the keyboard."""
        self.call("org.a11y.atspi.Component", "GrabFocus")

    def walk(self, *, everything: bool = False) -> Iterator[Node]:
        """Itself and all within, in the order of reading; only what shows, unless `everything`."""
        yield self
        try:
            within = self.children
        except Gone:
            return
        for each in within:
            try:
                shown = everything or "showing" in each.states
            except Gone:
                continue
            if shown:
                yield from each.walk(everything=everything)

    def all(self, role: str = "", name: str = "") -> list[Node]:
        """Those that show, by role and name."""
        found = []
        for each in self.walk():
            try:
                if (not role or each.role == role) and (not name or each.name == name):
                    found.append(each)
            except Gone:
                continue
        return found

    def find(self, role: str = "", name: str = "", seconds: float = 30.0) -> Node:
        """The first that shows, waited for. Raises AssertionError with what does show."""
        try:
            return until(lambda: next(iter(self.all(role, name)), None), f"{role} {name}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.outline()}") from None

    def focused(self) -> Node | None:
        """What has the keyboard."""
        for each in self.walk():
            try:
                if "focused" in each.states:
                    return each
            except Gone:
                continue
        return None

    def outline(self, depth: int = 0) -> str:
        """What shows, a line each, for messages."""
        try:
            line = f"{'  ' * depth}{self.role} “{self.name}”"
            if "focused" in self.states:
                line += " (focused)"
            within = [each for each in self.children if "showing" in each.states]
        except Gone:
            return ""
        return "\n".join(each for each in (line, *(n.outline(depth + 1) for n in within)) if each)


class Accessibility:
    """The programs that can be looked at, on the accessibility bus of one session."""

    def __init__(self, session_address: str) -> None:
        """`session_address`: of the session's bus (DBUS_SESSION_BUS_ADDRESS)."""
        with open_dbus_connection(session_address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(
                new_method_call(bus, "GetAddress"), timeout=_ANSWER_SECONDS
            )
        if reply.header.message_type is MessageType.error:
            raise AssertionError(f"the session has no accessibility bus: {reply.body}")
        self._bus = open_dbus_connection(reply.body[0])
        self._root = Node(self._bus, "org.a11y.atspi.Registry", _ROOT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._bus.close()

    def programs(self) -> list[Node]:
        return self._root.children

    def program(self, name: str, seconds: float = 60.0) -> Node:
        """A program by its name, waited for."""

        def ask() -> Node | None:
            return next((each for each in self.programs() if each.name == name), None)

        return until(ask, f"a program {name!r}", seconds)

    def window(self, program: str, title: str = "", seconds: float = 60.0) -> Node:
        """The first window of a program that shows (with that title), waited for."""

        def ask() -> Node | None:
            for each in self.program(program, seconds).children:
                if "showing" in each.states and (not title or each.name == title):
                    return each
            return None

        return until(ask, f"a window {title!r} of {program!r}", seconds)
