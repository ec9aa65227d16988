"""Choosing where an arrow leads without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from apdesk.domain.journey.kinds import Port
from apdesk.language import tr
from apdesk.ui.journeys.canvas.document import JourneyDocument
from apdesk.ui.journeys.canvas.order import reading_order
from apdesk.ui.journeys.canvas.portrait_icon import kind_icon
from apdesk.ui.journeys.canvas.sentences import Sentences, port_name
from apdesk.ui.journeys.canvas.sentences import named as name_of
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import RadioButton, SearchField, button, column, label, named, row

_ID = Qt.ItemDataRole.UserRole


class ConnectDialog(QDialog):
    """ "Connect to…": the shapes that an arrow may lead to, found by typing.

    Signals:
        chosen: (Port, str) The port that the arrow leaves, and the id of the shape it leads to.
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        document: JourneyDocument,
        source: str,
        sentences: Sentences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        graph = document.graph
        shape = graph.by_id[source]
        self.setWindowTitle(tr("Connect to…"))
        set_role(self, "page")
        self.search = SearchField(tr("Search steps"), delay_ms=0)
        self.search.searched.connect(self._filter)
        self.targets = named(QListWidget(), tr("Steps"))
        set_role(self.targets, "boxed")
        self.targets.setIconSize(QSize(20, 20))
        for each in reading_order(graph):
            if document.refusal(source, each):
                continue
            entry = QListWidgetItem(
                kind_icon(graph.by_id[each].kind), name_of(graph.by_id[each], sentences)
            )
            entry.setData(_ID, each)
            self.targets.addItem(entry)
        self.targets.setCurrentRow(0)
        self.targets.itemActivated.connect(self._accept)
        self.ports = {
            port: RadioButton(port_name(port)) for port in shape.kind.ports if port_name(port)
        }
        free = document.free_port(source) or shape.kind.ports[0]
        self._only = shape.kind.ports[0]
        if free in self.ports:
            self.ports[free].show_checked()
        self._connect = button(tr("Connect"), "primary", clicked=self._accept)
        self._connect.setEnabled(self.targets.count() > 0)
        self._connect.setDefault(True)
        parts = [label(tr("From {step}", step=name_of(shape, sentences)), "muted", wrap=True)]
        layout = column(*parts, spacing=SPACE, margins=SPACE * 2)
        if self.ports:
            layout.addLayout(row(label(tr("When the answer is")), *self.ports.values(), None))
        layout.addWidget(self.search)
        layout.addWidget(self.targets, 1)
        layout.addLayout(row(None, button(tr("Cancel"), clicked=self.reject), self._connect))
        self.setLayout(layout)
        self.resize(SPACE * 48, SPACE * 48)
        self.search.setFocus()

    @property
    def port(self) -> Port:
        """The port that the arrow will leave."""
        return next((port for port, each in self.ports.items() if each.isChecked()), self._only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
            return
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        at = self.targets.currentRow() + by
        while 0 <= at < self.targets.count():
            if not self.targets.item(at).isHidden():
                self.targets.setCurrentRow(at)
                return
            at += by

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        first = -1
        for at in range(self.targets.count()):
            item = self.targets.item(at)
            fits = wanted in item.text().casefold()
            item.setHidden(not fits)
            first = at if fits and first < 0 else first
        self.targets.setCurrentRow(first)
        self._connect.setEnabled(first >= 0)

    def _accept(self, *_: object) -> None:
        item = self.targets.currentItem()
        if item is None or item.isHidden():
            return
        self.accept()
        self.chosen.emit(self.port, item.data(_ID))
