"""Save diagnostics: says what would be in the file, and saves it where the user wants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QLocale, QStandardPaths, Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.help import what_is_this
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import Banner, button, column, label, row
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker import diagnostics

if TYPE_CHECKING:
    from collections.abc import Callable

    from apdesk.domain.clock import Clock
    from apdesk.worker.tasks import Runner


class Diagnosed(Protocol):
    """What the dialog works with: a Desk, or what is there where the database can't be read."""

    @property
    def database(self) -> Path: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def runner(self) -> Runner: ...
    @property
    def open_url(self) -> Callable[[str], object]: ...


class DiagnosticsDialog(QDialog):
    """What is in it, what isn't, and *Save…*."""

    def __init__(self, desk: Diagnosed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saved: Path | None = None
        self.setWindowTitle(tr("Save diagnostics"))
        self.setMinimumSize(SPACE * 72, SPACE * 62)
        self.banner = Banner()
        self.spinner = Spinner(16)
        self.spinner.hide()
        self.folder_button = self.banner.add_action(tr("Show it in its folder"), self._show_folder)
        self.banner.show_actions(False)
        self.close_button = button(tr("Close"), clicked=self.reject)
        self.save_button = button(tr("Save…"), "primary", clicked=self.save)
        inside = (
            tr("Versions, the operating system, the screens"),
            tr("Settings; of the criteria only fields and operators"),
            tr("How many records, changes, errors and journeys there are, and a check of the file"),
            tr("The last syncs: when, how long, error codes; calls by hour"),
            tr("The logs, with names, addresses and numbers of people taken out"),
        )
        self.setLayout(
            column(
                label(tr("A file for whoever helps you"), "title"),
                label(
                    tr(
                        "apdesk sends nothing by itself. You save one file, look into it if you "
                        "like, and hand it on. In it are:"
                    ),
                    wrap=True,
                ),
                *(_point(each) for each in inside),
                label(
                    tr(
                        "Not in it: your records, names, e-mail addresses, passwords, and the "
                        "login to Salesforce."
                    ),
                    "strong",
                    wrap=True,
                ),
                SPACE,
                self.banner,
                None,
                row(
                    what_is_this("settings.diagnostics"),
                    self.spinner,
                    None,
                    self.close_button,
                    self.save_button,
                ),
                margins=SPACE * 3,
                spacing=SPACE,
            )
        )
        self.save_button.setFocus()

    def save(self) -> None:
        """Asks where, and saves."""
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DownloadLocation
        ) or str(Path.home())
        day = self._desk.clock.now().astimezone().strftime("%Y-%m-%d")
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save diagnostics"),
            str(Path(folder) / f"apdesk-diagnostics-{day}.zip"),
            tr("Zip files ({pattern})", pattern="*.zip"),
        )
        if name:
            self.save_to(Path(name if name.lower().endswith(".zip") else f"{name}.zip"))

    def save_to(self, target: Path) -> None:
        """Saves it as that file."""
        self._busy(True)
        self.banner.show_actions(False)
        self.banner.show_message("info", tr("Saving…"))
        self._desk.runner.start(
            diagnostics.save_diagnostics(
                self._desk.database, self._desk.clock, target, window_facts()
            ),
            on_done=self._done,
            on_failed=self._failed,
        )

    @Slot(object)
    def _done(self, target: Path) -> None:
        self._busy(False)
        self._saved = target
        self.banner.show_message("success", tr("Saved"), str(target))
        self.banner.show_actions(True)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._busy(False)
        self.banner.show_error(error)

    def _busy(self, on: bool) -> None:
        self.spinner.setVisible(on)
        self.save_button.setEnabled(not on)

    def _show_folder(self) -> None:
        if self._saved is not None:
            self._desk.open_url(QUrl.fromLocalFile(str(self._saved.parent)).toString())


def window_facts() -> dict[str, Any]:
    """What only the window knows: screens, scheme, language. For the GUI thread."""
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "scheme": theme().scheme,
        "dark": theme().tokens.dark,
        "language": QLocale().name(),
        "system_language": QLocale.system().name(),
        "screens": [
            {
                "size": [each.size().width(), each.size().height()],
                "scale": each.devicePixelRatio(),
                "dots_per_inch": round(each.logicalDotsPerInch()),
            }
            for each in QGuiApplication.screens()
        ],
    }


def _point(text: str) -> QHBoxLayout:
    """An entry of a list: further lines begin where the first one does."""
    dot = label("•")
    line = row(dot, label(text, wrap=True))
    line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    line.setContentsMargins(SPACE * 2, 0, 0, 0)
    return line
