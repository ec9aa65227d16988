"""The keys of the window and of its places, for the sheet: which key does what where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence

from apdesk.language import marked, tr, translated

if TYPE_CHECKING:
    from apdesk.ui.shell.commands import Command


class Shortcut(NamedTuple):
    """What some keys do; `keys` in Qt's spelling, each of them does it."""

    title: str
    keys: tuple[str, ...]


class Section(NamedTuple):
    """The keys of one place."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def shown_keys(keys: str) -> str:
    """A key as it is called on this system and in its language."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


#: What has no command of its own, by place. A test compares it with what the places listen to.
PLACES: tuple[Section, ...] = (
    Section(
        marked("In a list"),
        (
            Shortcut(marked("Open the record"), ("Return",)),
            Shortcut(marked("Select all"), ("Ctrl+A",)),
            Shortcut(marked("Select nothing"), ("Esc",)),
            Shortcut(marked("Edit the selected records…"), ("Ctrl+E",)),
            Shortcut(marked("Add the selected to a list…"), ("Ctrl+L",)),
            Shortcut(marked("Start a journey for the selected…"), ("Ctrl+J",)),
            Shortcut(marked("Delete the selected…"), ("Del",)),
            Shortcut(marked("Undo the last change"), ("Ctrl+Z",)),
            Shortcut(marked("Copy the selected rows"), ("Ctrl+C",)),
            Shortcut(marked("Copy their e-mail addresses"), ("Ctrl+Shift+C",)),
            Shortcut(marked("Open in Salesforce"), ("Ctrl+O",)),
        ),
    ),
    Section(
        marked("In a record"),
        (
            Shortcut(marked("Edit the field"), ("Return", "F2", "Space")),
            Shortcut(marked("Next or previous field"), ("Down", "Up")),
            Shortcut(marked("Give up the edit"), ("Esc",)),
            Shortcut(marked("Open in Salesforce"), ("Ctrl+O",)),
        ),
    ),
    Section(
        marked("On an own list, a segment or a journey"),
        (
            Shortcut(marked("Rename…"), ("F2",)),
            Shortcut(marked("Delete…"), ("Del",)),
        ),
    ),
    Section(
        marked("On a journey’s canvas"),
        (
            Shortcut(marked("From shape to shape"), ("Tab", "Left", "Right", "Up", "Down")),
            Shortcut(marked("Edit the shape"), ("Return",)),
            Shortcut(marked("Connect the shape"), ("C",)),
            Shortcut(marked("First or last shape"), ("Home", "End")),
            Shortcut(marked("Select one more"), ("Ctrl+Space",)),
            Shortcut(marked("Undo"), ("Ctrl+Z",)),
            Shortcut(marked("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
            Shortcut(marked("Cut"), ("Ctrl+X",)),
            Shortcut(marked("Copy"), ("Ctrl+C",)),
            Shortcut(marked("Paste"), ("Ctrl+V",)),
            Shortcut(marked("Duplicate"), ("Ctrl+D",)),
            Shortcut(marked("Select all"), ("Ctrl+A",)),
            Shortcut(marked("Delete"), ("Del", "Backspace")),
            Shortcut(marked("Tidy up"), ("Ctrl+Shift+T",)),
            Shortcut(marked("Zoom in or out"), ("Ctrl++", "Ctrl+-")),
            Shortcut(marked("Full size"), ("Ctrl+0",)),
            Shortcut(marked("Show all"), ("Shift+1",)),
            Shortcut(marked("Show the selection"), ("Shift+2",)),
            Shortcut(marked("Back to all journeys"), ("Alt+Left",)),
        ),
    ),
    Section(
        marked("In the setup wizard"),
        (Shortcut(marked("Back to the page before"), ("Alt+Left",)),),
    ),
    Section(
        marked("In a chart"),
        (
            Shortcut(marked("Next or previous value"), ("Right", "Left")),
            Shortcut(marked("First or last value"), ("Home", "End")),
        ),
    ),
)


def sections(commands: Sequence[Command]) -> tuple[Section, ...]:
    """Everything of the sheet: first what works everywhere, then by place."""
    everywhere = tuple(Shortcut(each.title, (each.shortcut,)) for each in commands if each.shortcut)
    palette = Shortcut(tr("Find people, lists and actions"), ("Ctrl+K",))
    return (
        Section(tr("Everywhere in the window"), (palette, *everywhere)),
        *(
            Section(
                translated(place.title),
                tuple(each._replace(title=translated(each.title)) for each in place.shortcuts),
            )
            for place in PLACES
        ),
    )
