"""What the commands of the window do, where that is more than one call of a page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from apdesk.language import tr
from apdesk.store.list_keys import ListKey
from apdesk.ui.palette.entries import Entry
from apdesk.ui.palette.finding import Found
from apdesk.ui.palette.palette import CommandPalette
from apdesk.ui.sidebar import Place
from apdesk.worker import journeys

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow
    from apdesk.worker.journeys import JourneyRow

#: Whether the tour was begun once (`Desk.memory`).
TOUR_SEEN = "help/tour_seen"
_ICONS = {"Lead": "lead", "Contact": "contact", "Account": "company", "": "people"}


class WindowDeeds:
    """Does things with the window as a person at its controls would."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    # -- going places -----------------------------------------------------------------------------

    def sync_tab(self, name: str) -> None:
        """Shows a tab of the Sync page, by the name that the page has for it."""
        page = self._window.sync_page
        self._window.go(Place.SYNC)
        page.tabs.show_page(getattr(page, name))
        page.tabs.bar.setFocus()

    def journey(self, row: JourneyRow) -> None:
        """Opens a journey as its list would: as it runs, unless it is a draft."""
        self._window.go(Place.JOURNEYS)
        live = row.state != "draft" and not row.draft_differs
        self._window.journeys_page.open(row.id, live)

    def preferences(self, section: str) -> None:
        """Shows a section of the preferences."""
        self._window.go(Place.PREFERENCES)
        self._window.preferences_page.show_section(section)

    # -- lists ------------------------------------------------------------------------------------

    def new_contact(self) -> None:
        """Asks for a new contact, in the list in front if people are made there."""
        page = self._window.current_list
        if page is None or page.place is ListKey.COMPANIES or not isinstance(page.place, ListKey):
            self._window.go(ListKey.ALL)
            page = self._window.lists[ListKey.ALL]
        page.commands.new_contact()

    def export_list(self) -> None:
        """Asks where to write what the list in front shows."""
        page = self._window.current_list
        if page is not None:
            page.export_button.click()

    def import_file(self) -> None:
        """Asks for a CSV file."""
        self._window.imports.choose()

    def new_list(self) -> None:
        """Asks for the name of a new list."""
        self._window.desk_view.own_lists.new_list()

    def new_segment(self) -> None:
        """Asks for the name and the criteria of a new segment."""
        self._window.desk_view.own_lists.new_segment()

    def new_journey(self) -> None:
        """Asks what a new journey starts from."""
        self._window.go(Place.JOURNEYS)
        self._window.journeys_page.show_list()
        self._window.journeys_page.list.new()

    # -- help and support -------------------------------------------------------------------------

    def help(self) -> None:
        """Opens the help where one is."""
        from apdesk.ui.help import show_help
        from apdesk.ui.help.places import topic_of

        show_help(self._window, topic_of(self._window))

    def shortcuts(self) -> None:
        """Shows which key does what."""
        from apdesk.ui.palette.sheet import ShortcutSheet
        from apdesk.ui.palette.shortcuts import sections

        sheet = ShortcutSheet(sections(self._window.commands()), self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def tour(self) -> None:
        """Shows the way round the window, from the lists on."""
        from apdesk.ui.help.tour import Tour

        self._window.desk.memory.setValue(TOUR_SEEN, True)
        Tour(self._window).begin()

    def diagnostics(self) -> None:
        """Asks where to write what support needs."""
        from apdesk.ui.support import save_diagnostics

        save_diagnostics(self._window, self._window.desk)

    def about(self) -> None:
        """Shows the version, and what apdesk is made of."""
        from apdesk.ui.support import show_about

        show_about(self._window)

    def folder(self) -> None:
        """Opens the folder with everything of apdesk's."""
        folder: Path = self._window.database.parent
        self._window.desk.open_url(folder.as_uri())


def make_palette(window: MainWindow) -> CommandPalette:
    """The palette over the window's commands, lists, settings and records."""

    def entries() -> list[Entry]:
        return [
            Entry(
                each.key,
                each.title,
                each.group,
                each.run,
                shortcut=each.shortcut,
                icon=each.icon,
                words=each.words,
            )
            for each in window.commands()
        ]

    def from_found(found: Found) -> Entry:
        group = tr("Companies") if found.sobject == "Account" else tr("People")
        return Entry(
            "",
            found.name,
            group,
            lambda: window.show_record(found.entity, found.id),
            detail=" · ".join(found.details),
            icon=_ICONS.get(found.sobject, "people"),
        )

    def from_journeys(rows: tuple[JourneyRow, ...]) -> list[Entry]:
        return [
            Entry(
                f"journey.{each.id}",
                each.name,
                tr("Journeys"),
                partial(window.deeds.journey, each),
                icon="journey",
            )
            for each in rows
        ]

    return CommandPalette(
        window,
        window.desk,
        entries=entries,
        from_found=from_found,
        more=lambda: journeys.rows(window.database),
        from_more=from_journeys,
    )
