"""About apdesk: what it is, its version, its parts, and the text of each licence."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QTableView, QWidget

from apdesk import __version__
from apdesk.language import tr
from apdesk.ui.activity.tables import RowsModel, table
from apdesk.ui.icons import set_icon
from apdesk.ui.support.parts import Part, all_terms, parts, terms
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, column, label, named, row
from apdesk.worker.tasks import Runner


class AboutDialog(QDialog):
    """The version to copy, and a table of parts; the licence of the chosen one stands below it."""

    def __init__(self, runner: Runner | None = None, parent: QWidget | None = None) -> None:
        """`runner`: reads the parts beside the window; None: they are read at once."""
        super().__init__(parent)
        self.setWindowTitle(tr("About apdesk"))
        self.setMinimumSize(SPACE * 82, SPACE * 70)
        mark = QLabel()
        set_icon(mark, "app", "text", 48)
        version = label(tr("Version {version}", version=__version__), "muted", selectable=True)
        head = row(
            mark,
            column(label("apdesk", "title"), version, spacing=0),
            None,
            spacing=SPACE * 2,
        )
        self.model: RowsModel[Part] = RowsModel(
            (
                (tr("Part"), lambda each: each.name),
                (tr("Version"), lambda each: each.version),
                (tr("Licence"), lambda each: each.licence),
            ),
            self,
        )
        self.table: QTableView = table(self.model, tr("Parts"), (SPACE * 28, SPACE * 14))
        self.terms = named(QPlainTextEdit(), tr("Licence text"))
        self.terms.setReadOnly(True)
        self.terms.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.copy_button = button(tr("Copy versions"), clicked=self.copy)
        self.all_button = button(tr("Open all licences"), clicked=self._open_all)
        self.all_button.setVisible(all_terms() is not None)
        self.close_button = button(tr("Close"), "primary", clicked=self.accept)
        whole = column(
            head,
            label(
                tr(
                    "apdesk keeps your Salesforce leads, contacts and companies in step with this "
                    "computer, and takes people through journeys. It is free software under the "
                    "MIT licence, and stands on the work of many others:"
                ),
                wrap=True,
            ),
            self.table,
            label(tr("Licence text"), "strong"),
            self.terms,
            row(self.copy_button, self.all_button, None, self.close_button),
            margins=SPACE * 3,
            spacing=SPACE * 3 // 2,
        )
        whole.setStretch(2, 3)
        whole.setStretch(4, 2)
        self.setLayout(whole)
        self.close_button.setFocus()
        if runner is None:
            self.show_parts(tuple(parts()))
        else:
            runner.start(lambda _progress, _cancel: tuple(parts()), on_done=self.show_parts)

    @Slot(object)
    def show_parts(self, found: tuple[Part, ...]) -> None:
        """Shows what apdesk is made of."""
        self.model.set_items(found)
        self.table.selectRow(0)

    @Slot()
    def _chosen(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.items):
            self.terms.setPlainText(terms(self.model.items[at]))

    def copy(self) -> None:
        """Puts all versions on the clipboard, for a report."""
        lines = (f"{each.name} {each.version}" for each in self.model.items)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open_all(self) -> None:
        path = all_terms()
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
