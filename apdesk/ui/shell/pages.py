"""The parts of the window that aren't in sight at first; each is imported with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.criteria.references import References
    from apdesk.ui.desk import Desk
    from apdesk.ui.importing.flow import ImportFlow
    from apdesk.ui.record.pane import RecordPane
    from apdesk.ui.settings.page import PreferencesPage


def load_sync_page() -> None:
    """Imports what `sync_page` needs, in whatever thread: the window isn't kept waiting by that."""
    import apdesk.ui.activity.page  # noqa: F401


def record_pane(desk: Desk, references: References, instance_url: str) -> RecordPane:
    """The pane beside the lists; its width is the one that it is designed for."""
    from apdesk.ui.record.pane import WIDTH, RecordPane

    made = RecordPane(desk, instance_url)
    made.set_references(references)
    made.resize(WIDTH, made.height())
    return made


def sync_page(desk: Desk) -> SyncPage:
    from apdesk.ui.activity.page import SyncPage

    return SyncPage(desk)


def preferences_page(desk: Desk, references: References) -> PreferencesPage:
    from apdesk.ui.settings.page import PreferencesPage

    return PreferencesPage(desk, references)


def import_flow(desk: Desk, window: QWidget) -> ImportFlow:
    from apdesk.ui.importing.flow import ImportFlow

    return ImportFlow(desk, window)
