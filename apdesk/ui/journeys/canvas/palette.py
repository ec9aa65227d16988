"""The kinds of shapes to choose from, at the left of the canvas."""

from __future__ import annotations

import re

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.journey.kinds import Form, Kind
from apdesk.language import marked, tr, translated
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.canvas.look import form_name
from apdesk.ui.journeys.canvas.portrait_icon import kind_icon
from apdesk.ui.theme import SPACE, set_role, theme, tokens
from apdesk.ui.widgets import SearchField, icon_button, named, row

_KIND = Qt.ItemDataRole.UserRole
_HINT = marked("Drag it onto the canvas, or press Enter to add it")
#: With names, and with icons alone.
WIDTH, FOLDED_WIDTH = SPACE * 25, SPACE * 7
_ICON = 24
#: What stands beside the words, and what is above and below them.
_BESIDE, _PADDING = SPACE * 10, 10
#: Where a name may go on in the next line.
_BREAKS = re.compile(r"(?<=[ -])")
_WRAPPED = Qt.TextFlag.TextWordWrap


class KindList(QListWidget):
    """The kinds with their headings.

    Signals:
        taken: (Kind, QPoint) The mouse began to pull a kind away; the place on the screen.
        pulled: (QPoint) It pulls on, there on the screen.
        dropped: (QPoint) It let go there.
        put_back: Esc, while it pulls.
    """

    taken = Signal(object, QPoint)
    pulled = Signal(QPoint)
    dropped = Signal(QPoint)
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[Kind, QPoint] | None = None
        self._pulling = False
        set_role(self, "kinds")
        named(self, tr("Steps to add"))
        self.setAccessibleDescription(tr("Enter adds the step to the canvas"))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        kind = None if item is None else item.data(_KIND)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and isinstance(kind, str):
            self._pressed = (Kind(kind), event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # The list's own idea of a drag would be to select what the pointer passes.
        if self._pressed is None:
            return
        kind, start = self._pressed
        away = event.position().toPoint() - start
        place = event.globalPosition().toPoint()
        if self._pulling:
            self.pulled.emit(place)
        elif away.manhattanLength() >= QApplication.startDragDistance():
            self._pulling = True
            self.taken.emit(kind, place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulling, self._pulling, self._pressed = self._pulling, False, None
        if pulling:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pulling:
            if event.key() == Qt.Key.Key_Escape:
                self._pulling, self._pressed = False, None
                self.put_back.emit()
            return
        super().keyPressEvent(event)


class Palette(QWidget):
    """A search field and the list of kinds, which can be folded to their icons.

    Signals:
        add_asked: (Kind) A kind was chosen by Enter or a double click.
    """

    add_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Palette"))
        self._folded = False
        self.search = SearchField(tr("Search steps"), delay_ms=0)
        self.search.setPlaceholderText(tr("Search"))  # as much as there is room for
        self.search.searched.connect(self._filter)
        self.search.returnPressed.connect(self._add_found)
        self.fold_button = icon_button("chevron-left", "", clicked=self._turn)
        self.list = KindList()
        self._items: dict[Kind, QListWidgetItem] = {}
        self._headings: dict[Form, QListWidgetItem] = {}
        for form in Form:
            self._headings[form] = self._heading(form)
            for kind in Kind:
                if kind.form is form:
                    self._items[kind] = self._entry(kind)
        self.list.itemActivated.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE // 2, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(row(self.search, self.fold_button, spacing=SPACE // 2))
        layout.addWidget(self.list, 1)
        self._tint()
        self.fold(False)
        self._begin_at(next(iter(self._items.values())))
        theme().changed.connect(self._tint)

    def item(self, kind: Kind) -> QListWidgetItem:
        """The entry of a kind."""
        return self._items[kind]

    @property
    def folded(self) -> bool:
        """Whether the kinds are shown by their icons alone."""
        return self._folded

    def fold(self, on: bool) -> None:
        """Shows the icons alone, and leaves the room to the canvas; or the names, too."""
        self._folded = on
        if on:
            self.search.clear()
            self._filter("")
        self.search.setVisible(not on)
        for form, heading in self._headings.items():
            heading.setText("" if on else form_name(form))
        for kind, item in self._items.items():
            item.setText("" if on else kind.label)
            hint = translated(_HINT)
            item.setToolTip(f"{kind.label}\n{hint}" if on else hint)
        set_icon(self.fold_button, "chevron-right" if on else "chevron-left")
        text = tr("Show the names of the steps") if on else tr("Show icons only")
        self.fold_button.setToolTip(text)
        named(self.fold_button, text)
        self.setFixedWidth(FOLDED_WIDTH if on else self._width())
        self._measure()

    @Slot()
    def _turn(self) -> None:
        self.fold(not self._folded)

    def _heading(self, form: Form) -> QListWidgetItem:
        item = QListWidgetItem(form_name(form))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        self.list.addItem(item)
        return item

    def _entry(self, kind: Kind) -> QListWidgetItem:
        item = QListWidgetItem(kind.label)
        item.setData(_KIND, str(kind))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, kind.label)
        self.list.addItem(item)
        return item

    def _tint(self) -> None:
        for heading in self._headings.values():
            heading.setForeground(QColor(tokens().muted))
        for kind, item in self._items.items():
            item.setIcon(kind_icon(kind, _ICON))
        self._measure()

    def _width(self) -> int:
        """Wide enough for the longest word of the names."""
        metrics = self.list.fontMetrics()
        words = (word for kind in self._items for word in _BREAKS.split(kind.label))
        return max(WIDTH, max(map(metrics.horizontalAdvance, words)) + _BESIDE + SPACE // 2)

    def _measure(self) -> None:
        """As high as each name needs; Qt forgets the padding, and would cut some short."""
        self.list.ensurePolished()
        room = QRect(0, 0, self._width() - _BESIDE, 0)
        for kind, item in self._items.items():
            words = self.list.fontMetrics().boundingRect(room, int(_WRAPPED), kind.label)
            high = _ICON if self._folded else max(_ICON, words.height())
            item.setSizeHint(QSize(0, high + _PADDING))

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        shown: set[Form] = set()
        first: QListWidgetItem | None = None
        for kind, item in self._items.items():
            fits = wanted in kind.label.casefold()
            item.setHidden(not fits)
            if fits:
                shown.add(kind.form)
                first = first or item
        for form, heading in self._headings.items():
            heading.setHidden(form not in shown)
        if first is not None and text:
            self.list.setCurrentItem(first)
        elif first is not None:
            self._begin_at(first)

    def _begin_at(self, item: QListWidgetItem) -> None:
        """The keys begin there; nothing is marked before they are used."""
        self.list.clearSelection()
        self.list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)

    @Slot()
    def _add_found(self) -> None:
        """Enter in the search field adds what is marked, the first that fits."""
        item = self.list.currentItem()
        if self.search.text().strip() and item is not None and not item.isHidden():
            self._activated(item)

    def _activated(self, item: QListWidgetItem) -> None:
        kind = item.data(_KIND)
        if isinstance(kind, str):
            self.add_asked.emit(Kind(kind))
