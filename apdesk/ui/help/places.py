"""Where one is in the window, and the topic of the help that tells about it: what F1 opens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from apdesk.store.list_keys import OwnList, Segment

#: Modules of widgets (with all below them) and what is told about them; the longest name counts.
TOPICS = {
    "apdesk.ui.activity": "sync",
    "apdesk.ui.activity.batches": "undo",
    "apdesk.ui.activity.conflicts": "conflicts",
    "apdesk.ui.activity.errors": "errors",
    "apdesk.ui.activity.fixing": "errors",
    "apdesk.ui.activity.missing": "sync.missing",
    "apdesk.ui.activity.removals": "sync.removals",
    "apdesk.ui.activity.undo": "undo",
    "apdesk.ui.activity.usage": "sync.usage",
    "apdesk.ui.criteria": "wizard.criteria",
    "apdesk.ui.editors": "record.edit",
    "apdesk.ui.importing": "import",
    "apdesk.ui.journeys": "journeys",
    "apdesk.ui.journeys.canvas": "journeys.canvas",
    "apdesk.ui.journeys.dry_run": "journeys.dry_run",
    "apdesk.ui.journeys.editor": "journeys.canvas",
    "apdesk.ui.journeys.mail": "journeys.templates",
    "apdesk.ui.journeys.people": "journeys.stuck",
    "apdesk.ui.journeys.publish": "journeys.publish",
    "apdesk.ui.journeys.settings": "journeys.canvas",
    "apdesk.ui.journeys.settings.again": "journeys.again",
    "apdesk.ui.journeys.settings.delay_form": "journeys.delay",
    "apdesk.ui.journeys.settings.email_form": "journeys.email",
    "apdesk.ui.journeys.start": "journeys.triggers",
    "apdesk.ui.lists": "lists",
    "apdesk.ui.lists.column_chooser": "lists.search",
    "apdesk.ui.lists.filter_editor": "lists.search",
    "apdesk.ui.lists.filters": "lists.search",
    "apdesk.ui.lists.segment_dialog": "segments",
    "apdesk.ui.mapping": "wizard.mappings",
    "apdesk.ui.palette": "keyboard",
    "apdesk.ui.people": "record",
    "apdesk.ui.people.add_to_list": "own_lists",
    "apdesk.ui.people.add_to_salesforce": "new_contact",
    "apdesk.ui.people.bulk_edit": "record.edit",
    "apdesk.ui.people.delete": "delete",
    "apdesk.ui.people.new_contact": "new_contact",
    "apdesk.ui.record": "record",
    "apdesk.ui.record.explain": "record.explain",
    "apdesk.ui.record.history": "record.history",
    "apdesk.ui.record.journeys": "record.history",
    "apdesk.ui.settings": "preferences",
    "apdesk.ui.settings.account": "settings.account",
    "apdesk.ui.settings.backups": "settings.backups",
    "apdesk.ui.settings.budget": "settings.budget",
    "apdesk.ui.settings.desktop": "settings.start_at_login",
    "apdesk.ui.settings.disconnect": "settings.disconnect",
    "apdesk.ui.settings.look": "settings.appearance",
    "apdesk.ui.settings.mail": "settings.mail",
    "apdesk.ui.settings.network": "settings.proxy",
    "apdesk.ui.settings.practice": "settings.practice_busy",
    "apdesk.ui.settings.schedule": "settings.interval",
    "apdesk.ui.settings.support": "support",
    "apdesk.ui.settings.synced": "settings.what_is_synced",
    "apdesk.ui.shell.own_section": "own_lists",
    "apdesk.ui.shell.record_space": "lists",
    "apdesk.ui.support": "support",
    "apdesk.ui.wizard.account_card": "wizard.connect",
    "apdesk.ui.wizard.app_help": "wizard.connect",
    "apdesk.ui.wizard.configure": "wizard.configure",
    "apdesk.ui.wizard.connect": "wizard.connect",
    "apdesk.ui.wizard.connect_form": "wizard.connect",
    "apdesk.ui.wizard.mappings": "wizard.mappings",
    "apdesk.ui.wizard.preview": "wizard.preview",
    "apdesk.ui.wizard.preview_tables": "wizard.preview",
    "apdesk.ui.wizard.welcome": "start",
    "apdesk.ui.wizard.window": "start",
}
#: What stands in several places, where the place around it counts; and the topic that its own
#: topic refines.
PARTS = {
    "apdesk.ui.criteria": "wizard.configure",
    "apdesk.ui.editors": "record",
    "apdesk.ui.people.dialog": "",
    "apdesk.ui.people.form": "",
}
#: It is beside every page.
_BESIDE = "apdesk.ui.sidebar"
#: Where nothing more is known.
FIRST = "start"
_LISTS = "lists"


def topic_of(window: QWidget) -> str:
    """The topic about the place of a window that has the focus; where the focus is beside the
    pages, as on the way to them, about the page that is shown."""
    focused = QApplication.focusWidget()
    if focused is None or focused.window() is not window:
        focused = window.focusWidget()
    return _around(focused) or _first(_inwards(window)) or FIRST


def topic_about(page: QWidget) -> str:
    """The topic about a page itself."""
    return _topic(page) or FIRST


def _around(widget: QWidget | None) -> str:
    part = ""
    for each in _outwards(widget):
        name = type(each).__module__
        inside = next((known for known in PARTS if f"{name}.".startswith(f"{known}.")), "")
        part = part or inside
        found = "" if inside else _topic(each)
        if found:
            return TOPICS[part] if part and found == PARTS[part] else found
    return TOPICS.get(part, "")


def _first(widgets: Iterator[QWidget]) -> str:
    return next((found for each in widgets if (found := _topic(each))), "")


def _topic(widget: QWidget) -> str:
    of_place = _of_place(widget)
    if of_place:
        return of_place
    told = getattr(widget, "help_topic", "")  # where it depends on what a page shows
    if told:
        return str(told)
    name = type(widget).__module__
    while name.startswith("apdesk.ui."):
        if name in TOPICS:
            found = TOPICS[name]
            return _of_list(widget) if found == _LISTS else found
        name = name.rpartition(".")[0]
    return ""


def _of_place(widget: QWidget) -> str:
    place = getattr(widget, "place", None)
    if isinstance(place, OwnList | Segment):
        return "own_lists" if isinstance(place, OwnList) else "segments"
    return ""


def _of_list(part: QWidget) -> str:
    """The topic of a part of a list: which list it is, the page around it knows."""
    return next((found for each in _outwards(part) if (found := _of_place(each))), _LISTS)


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        if widget.isWindow():
            return
        widget = widget.parentWidget()


def _inwards(window: QWidget) -> Iterator[QWidget]:
    """What is shown in a window, the outer before the inner."""
    waiting = deque([window])
    while waiting:
        widget = waiting.popleft()
        yield widget
        inner = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        waiting.extend(
            each
            for each in inner
            if each.isVisible() and not each.isWindow() and type(each).__module__ != _BESIDE
        )
