"""Whatever the window can be told to do, each once: for the palette and the sheet of shortcuts.

Made anew whenever they are asked for, so that they are those that make sense at the moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from apdesk.language import marked, tr, translated
from apdesk.store.list_keys import ListKey, Segment
from apdesk.ui.shell.keys import KEYS
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import SyncState

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow


class Command(NamedTuple):
    """Something that the window can do.

    Attributes:
        key: What it is remembered by; the same in every language.
        title: What it does, as people read it.
        group: The heading that it stands under.
        run: Does it.
        shortcut: Its key in Qt's spelling ("Ctrl+K"); '' for none.
        words: Other words that people may look for it by.
        icon: Of `resources/icons`.
    """

    key: str
    title: str
    group: str
    run: Callable[[], object]
    shortcut: str = ""
    words: str = ""
    icon: str = ""


#: The headings, in their order.
GO, LISTS, DO, PREFERENCES, LOOK, HELP = (
    marked("Go to"),
    marked("My lists and segments"),
    marked("Actions"),
    marked("Preferences"),
    marked("Appearance"),
    marked("Help"),
)

_LISTS = {
    ListKey.ALL: (marked("All contacts"), marked("people everybody"), "people"),
    ListKey.LEADS: (marked("Salesforce Leads"), marked("list"), "lead"),
    ListKey.CONTACTS: (marked("Salesforce Contacts"), marked("list"), "contact"),
    ListKey.COMPANIES: (marked("Companies"), marked("accounts list"), "company"),
}
_PLACES = {
    Place.JOURNEYS: (marked("Journeys"), marked("campaigns automation e-mail"), "journey"),
    Place.SYNC: (marked("Sync"), marked("status runs overview dashboard"), "sync"),
    Place.PREFERENCES: (marked("Preferences"), marked("settings options"), "preferences"),
}
#: Pages of the Sync page by the names that it has for them.
_TABS = {
    "errors": (marked("Errors of the sync"), marked("failed refused problems"), "error"),
    "conflicts": (marked("Conflicts"), marked("both sides changed"), "two-way"),
    "changes": (marked("Changes made here"), marked("undo edits batches"), "undo"),
    "usage": (marked("API usage"), marked("calls budget limit"), "database"),
    "missing": (
        marked("Is a record missing?"),
        marked("why not here explain lead find"),
        "question",
    ),
}
_SCHEMES = {
    "light": (marked("Light appearance"), "sun"),
    "dark": (marked("Dark appearance"), "moon"),
    "system": (marked("Appearance as the system has it"), "preferences"),
}


def window_commands(window: MainWindow) -> list[Command]:
    """All of them that can be done now."""
    found = [
        *_going(window),
        *_own_lists(window),
        *_syncing(window),
        *_doing(window),
        *_setting_up(window),
        *_sections(window),
        *_looking(window),
        *_helping(window),
    ]
    return [each._replace(shortcut=KEYS.get(each.key, "")) for each in found]


def _going(window: MainWindow) -> Iterator[Command]:
    group = translated(GO)
    for key, (title, words, icon) in _LISTS.items():
        run = partial(window.go, key)
        yield Command(f"go.{key}", translated(title), group, run, "", translated(words), icon)
    for place, (title, words, icon) in _PLACES.items():
        run = partial(window.go, place)
        yield Command(f"go.{place}", translated(title), group, run, "", translated(words), icon)
    for tab, (title, words, icon) in _TABS.items():
        run = partial(window.deeds.sync_tab, tab)
        yield Command(f"go.sync.{tab}", translated(title), group, run, "", translated(words), icon)


def _own_lists(window: MainWindow) -> Iterator[Command]:
    group = translated(LISTS)
    for key, name in window.desk_view.own_lists.names.items():
        icon = "filter" if isinstance(key, Segment) else "list"
        yield Command(f"go.{key}", name, group, partial(window.go, key), "", "", icon)


def _syncing(window: MainWindow) -> Iterator[Command]:
    state = window.next_run.state
    group = translated(DO)
    if state in (SyncState.IDLE, SyncState.RETRYING, SyncState.LIMITED):
        yield Command(
            "sync.now",
            tr("Sync now"),
            group,
            window.sync_now,
            "",
            tr("refresh update Salesforce"),
            "sync",
        )
    if state is SyncState.PAUSED:
        yield Command(
            "sync.resume", tr("Resume syncing"), group, window.resume_asked.emit, "", "", "play"
        )
    elif state is not SyncState.UNSET:
        yield Command(
            "sync.pause",
            tr("Pause syncing"),
            group,
            window.pause_asked.emit,
            "",
            tr("stop hold"),
            "pause",
        )


def _doing(window: MainWindow) -> Iterator[Command]:
    group = translated(DO)
    yield Command(
        "list.search", tr("Search in the list"), group, window.search_list, "", tr("find"), "search"
    )
    yield Command(
        "list.new_contact",
        tr("New contact…"),
        group,
        window.deeds.new_contact,
        "",
        tr("add create person"),
        "plus",
    )
    yield Command(
        "list.import",
        tr("Import a CSV file…"),
        group,
        window.deeds.import_file,
        "",
        tr("load spreadsheet"),
        "list-in",
    )
    if window.current_list is not None:
        yield Command(
            "list.export",
            tr("Export what is shown…"),
            group,
            window.deeds.export_list,
            "",
            tr("CSV save spreadsheet"),
            "export",
        )
    yield Command("list.new", tr("New list…"), group, window.deeds.new_list, "", "", "list-add")
    yield Command(
        "segment.new",
        tr("New segment…"),
        group,
        window.deeds.new_segment,
        "",
        tr("criteria filter"),
        "filter",
    )
    yield Command(
        "journey.new",
        tr("New journey…"),
        group,
        window.deeds.new_journey,
        "",
        tr("campaign automation"),
        "journey",
    )
    yield Command("app.quit", tr("Quit apdesk"), group, window.quit, "", tr("exit end"))


def _setting_up(window: MainWindow) -> Iterator[Command]:
    from apdesk.domain.setup_flow import Page

    group = translated(DO)
    if window.state.binding is None:
        run = partial(window.open_wizard, Page.WELCOME)
        yield Command(
            "setup.connect", tr("Connect to Salesforce…"), group, run, "", tr("log in"), "cloud"
        )
        return
    for key, title, words, icon, page in (
        (
            "setup.configure",
            tr("Change what is synced…"),
            tr("criteria objects leads contacts companies"),
            "filter",
            Page.CONFIGURE,
        ),
        (
            "setup.mappings",
            tr("Change field mappings…"),
            tr("fields rules"),
            "mapping",
            Page.MAPPINGS,
        ),
        (
            "setup.login",
            tr("Log in again…"),
            tr("Salesforce account password"),
            "key",
            Page.CONNECT,
        ),
    ):
        yield Command(key, title, group, partial(window.open_wizard, page), "", words, icon)


def _sections(window: MainWindow) -> Iterator[Command]:
    from apdesk.ui.settings.page import PreferencesPage

    group = translated(PREFERENCES)
    for each in PreferencesPage.sections():
        run = partial(window.deeds.preferences, each.key)
        yield Command(f"preferences.{each.key}", each.title, group, run, "", each.words, each.icon)


def _looking(window: MainWindow) -> Iterator[Command]:
    group = translated(LOOK)
    for scheme, (title, icon) in _SCHEMES.items():
        run = partial(window.choose_scheme, scheme)
        words = tr("theme colours mode")
        yield Command(f"look.{scheme}", translated(title), group, run, "", words, icon)


def _helping(window: MainWindow) -> Iterator[Command]:
    group = translated(HELP)
    yield Command(
        "help.open", tr("Help"), group, window.show_help, "", tr("manual glossary"), "question"
    )
    yield Command(
        "help.shortcuts",
        tr("Keyboard shortcuts"),
        group,
        window.show_shortcuts,
        "",
        tr("keys cheat sheet"),
        "key",
    )
    yield Command(
        "help.tour", tr("Take the tour"), group, window.deeds.tour, "", tr("introduction"), "eye"
    )
    yield Command(
        "help.diagnostics",
        tr("Save diagnostics…"),
        group,
        window.deeds.diagnostics,
        "",
        tr("support logs report"),
        "shield",
    )
    yield Command(
        "help.folder",
        tr("Open the data folder"),
        group,
        window.deeds.folder,
        "",
        tr("files database backups logs"),
        "database",
    )
    yield Command(
        "help.about",
        tr("About apdesk"),
        group,
        window.deeds.about,
        "",
        tr("version licences"),
        "info",
    )
