"""The parts of the window that aren't in sight at first; each is imported with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.criteria.references import References
    from apdesk.ui.desk import Desk
    from apdesk.ui.importing.flow import ImportFlow
    from apdesk.ui.journeys.page import JourneysPage
    from apdesk.ui.record.pane import RecordPane
    from apdesk.ui.settings.page import PreferencesPage
    from apdesk.ui.shell.own_lists import OwnListKeeper
    from apdesk.ui.shell.record_space import RecordSpace
    from apdesk.ui.sidebar import Sidebar
    from apdesk.worker.journey_choices import Choices


def load_sync_page() -> None:
    """Imports what `sync_page` needs, in whatever thread: the window isn't kept waiting by that."""
    import apdesk.ui.activity.page  # noqa: F401


def load_palette() -> None:
    """The same for the palette, which is to be there at once when it is asked for."""
    import apdesk.ui.settings.page
    import apdesk.ui.shell.commands
    import apdesk.ui.shell.deeds  # noqa: F401


def record_pane(desk: Desk, references: References, instance_url: str) -> RecordPane:
    """The pane beside the lists; its width is the one that it is designed for."""
    from apdesk.ui.record.pane import WIDTH, RecordPane
    from apdesk.ui.theme import theme

    made = RecordPane(desk, instance_url)
    made.set_references(references)
    made.resize(theme().size(WIDTH), made.height())
    return made


def own_list_keeper(
    desk: Desk, sidebar: Sidebar, records: RecordSpace, window: QWidget
) -> OwnListKeeper:
    from apdesk.ui.shell.own_lists import OwnListKeeper

    return OwnListKeeper(desk, sidebar, records, window)


def sync_page(desk: Desk) -> SyncPage:
    from apdesk.ui.activity.page import SyncPage

    return SyncPage(desk)


def journeys_page(desk: Desk, references: References) -> JourneysPage:
    from apdesk.ui.journeys.page import JourneysPage

    return JourneysPage(desk, _choices(desk), references)


def _choices(desk: Desk) -> Choices:
    if desk.choices is not None:
        return desk.choices()
    from apdesk.paths import DataDir
    from apdesk.worker.journey_choices import JourneyChoices
    from apdesk.worker.vault import SessionVault

    data_dir = DataDir(desk.database.parent)
    return JourneyChoices(data_dir, SessionVault(data_dir), clock=desk.clock)


def preferences_page(desk: Desk, references: References) -> PreferencesPage:
    from apdesk.ui.settings.page import PreferencesPage

    return PreferencesPage(desk, references)


def import_flow(desk: Desk, window: QWidget) -> ImportFlow:
    from apdesk.ui.importing.flow import ImportFlow

    return ImportFlow(desk, window)
