"""The fields of a record, grouped; rows are kept and filled again, so that browsing is quick."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import DetailField
from apdesk.ui import words
from apdesk.ui.icons import set_icon
from apdesk.ui.record.groups import Group
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets import HeightForWidthLabel, label

LABEL_WIDTH = SPACE * 15


class ValueLabel(HeightForWidthLabel):
    """A value that wraps; a word that is wider than the pane is shortened in its middle.

    The whole value is in the tooltip, and in "Copy value" of the context menu.
    """

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self._address = ""
        self._shown: tuple[str, str] = ("", "")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        copy = QAction("Copy value", self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def value(self) -> str:
        """The whole value."""
        return self._full

    def show_value(self, text: str, address: str = "") -> None:
        """Shows a value, as a link where there is an address."""
        self._full, self._address = text, address
        self._shown = ("", "")
        self._fit()

    def copy(self) -> None:
        """Puts the whole value on the clipboard."""
        QGuiApplication.clipboard().setText(self._full)

    def minimumSizeHint(self) -> QSize:
        return QSize(SPACE * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), max(SPACE * 6, self.width() - 2)
        parts = re.split(r"(\s+)", self._full)
        shown = "".join(
            metrics.elidedText(each, Qt.TextElideMode.ElideMiddle, room)
            if each.strip() and metrics.horizontalAdvance(each) > room
            else each
            for each in parts
        )
        if (shown, self._address) == self._shown:
            return
        self._shown = (shown, self._address)
        if self._address:
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(
                f'<a href="{escape(self._address, quote=True)}" '
                f'style="color:{tokens().accent_text};text-decoration:none">{escape(shown)}</a>'
            )
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(shown or "–")


class _Row:
    """One field: its label, its value, and a padlock where Salesforce takes no new value."""

    def __init__(self, clicked: Callable[[str], None]) -> None:
        self.name = HeightForWidthLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.name, "muted")
        self.name.setFixedWidth(LABEL_WIDTH)
        self.name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.value = ValueLabel()
        self.value.linkActivated.connect(clicked)
        self.lock = QLabel()
        self.lock.setFixedWidth(16)
        set_icon(self.lock, "lock", "disabled", 14)
        self.lock.setAccessibleName("Read-only in Salesforce")
        self.lock.setToolTip("Salesforce doesn’t let you change this field: it comes one way.")

    def fill(self, field: DetailField) -> None:
        self.name.setText(field.label)
        text = words.value(field.value, field.type)
        self.value.show_value(text, address_of(field.type, text))
        set_role(self.value, "" if text else "muted")
        self.value.setAccessibleName(f"{field.label}: {text or 'blank'}")
        source = f"{field.salesforce} in Salesforce" if field.salesforce else "Only in apdesk"
        self.name.setToolTip(source)
        self.value.setToolTip(text)
        self.lock.setVisible(not field.writable)

    def widgets(self) -> tuple[QWidget, QWidget, QWidget]:
        return self.name, self.value, self.lock

    def hide(self) -> None:
        for each in self.widgets():
            each.hide()


class FieldsView(QWidget):
    """Groups of fields, one under the other."""

    def __init__(self, open_url: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_url = open_url
        self._rows: list[_Row] = []
        self._titles: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE * 3 // 4)
        self._grid.setColumnStretch(1, 1)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Shows these and nothing else."""
        self.setUpdatesEnabled(False)
        try:
            for widget in [w for each in self._rows for w in each.widgets()] + self._titles:
                self._grid.removeWidget(widget)
            line = used = 0
            for at, group in enumerate(groups):
                if at >= len(self._titles):
                    self._titles.append(label("", "overline"))
                title = self._titles[at]
                title.setText(group.title)
                title.setContentsMargins(0, SPACE if at else 0, 0, SPACE // 2)
                self._grid.addWidget(title, line, 0, 1, 3)
                title.show()
                line += 1
                for field in group.fields:
                    if used >= len(self._rows):
                        self._rows.append(_Row(self._clicked))
                    each = self._rows[used]
                    for column, widget in enumerate(each.widgets()):
                        self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignTop)
                        widget.show()
                    # A wrapping value takes the whole column, or it would be as narrow as it can.
                    self._grid.setAlignment(each.value, Qt.AlignmentFlag(0))
                    each.fill(field)
                    used += 1
                    line += 1
            for row in self._rows[used:]:
                row.hide()
            for title in self._titles[len(groups) :]:
                title.hide()
        finally:
            self.setUpdatesEnabled(True)

    def _clicked(self, address: str) -> None:
        self._open_url(address)


def web_address(text: str) -> str:
    """The address to open for a website field; '' for anything but http and https."""
    if text.lower().startswith(("http://", "https://")):
        return text
    return "" if ":" in text or "/" in text.partition(".")[0] else f"https://{text}"


def address_of(kind: str, text: str) -> str:
    """What a click on a value opens; '' for nothing."""
    if kind == ApdeskType.EMAIL and "@" in text:
        return f"mailto:{text}"
    if kind == ApdeskType.PHONE and text:
        return f"tel:{text}"
    return web_address(text) if kind == ApdeskType.URL and text else ""
