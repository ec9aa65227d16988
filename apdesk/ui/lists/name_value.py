"""The value editor of lookups in a list's filter: names, typed or chosen, in the place of ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from apdesk.domain.schema import FieldSchema
from apdesk.domain.value_list import join_values, split_values
from apdesk.domain.wording import one_of
from apdesk.language import tr
from apdesk.store.views import Called
from apdesk.ui.criteria.reference import NamePicker
from apdesk.ui.criteria.references import References, ids_in
from apdesk.ui.criteria.values import ValueEditor, plain_line
from apdesk.ui.lists.names_here import NamesHere, OncePerName, full_id, kinds_words, looks_like_id
from apdesk.ui.widgets import button, host_popups


def _typed(items: Iterable[str]) -> str:
    """Names as a person would type them."""
    return ", ".join(join_values([each]) for each in dict.fromkeys(items))


class NamesValue(ValueEditor):
    """A comma list of names; its value is that of the ids of all who have them."""

    def __init__(
        self,
        field: FieldSchema,
        objects: tuple[str, ...],
        names: NamesHere,
        parent: QWidget | None = None,
    ) -> None:
        """`objects`: what the field may lead to."""
        super().__init__(parent)
        self._objects = objects
        self._names = names
        self._kinds = tuple(kinds_words([each]) for each in objects)
        #: Whom the shown value means by a name, where others may have it as well.
        self._given: dict[str, list[str]] = {}
        self.line = plain_line(tr("Names, with commas"), self)
        self.line.edited.connect(self._edited)
        self.button = button(tr("Choose…"), icon="search", clicked=self.open_list)
        self.row.addWidget(self.line, 1)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self._references = References(OncePerName(names, objects), names.desk.runner, self)
        self.picker = NamePicker(replace(field, reference_to=self._kinds), self._references, self)
        self.picker.toggled.connect(self._toggled)
        host_popups(self, self.picker)

    def value(self) -> str:
        found: list[str] = []
        for item in self._items():
            found += self._ids(item) or [item]
        return join_values(dict.fromkeys(found))

    def set_value(self, text: str) -> None:
        names = self._names.names(ids_in(text))
        self._given = {}
        shown: list[str] = []
        for item in split_values(text):
            key = full_id(item)
            if key in names:
                self._given.setdefault(names[key].casefold(), []).append(key)
            shown.append(names.get(key, item))
        self.line.show_text(_typed(shown))

    def problem(self) -> str:
        """What is wrong with a name, '' when each of them means somebody."""
        for item in self._items():
            if item and not self._ids(item):
                return tr(
                    "No {what} called “{name}” is known here. “Choose…” shows those who are.",
                    what=one_of(self._kinds),
                    name=item,
                )
        return ""

    def name_controls(self, name: str) -> None:
        self.line.setAccessibleName(name)
        self.button.setAccessibleDescription(name)

    @Slot()
    def open_list(self) -> None:
        """Shows the search by name below what is typed."""
        chosen = [
            known.name for item in self._items() for known in self._names.meant(self._objects, item)
        ]
        self._references.learn([Called(each, each, "") for each in chosen])
        corner = self.line.mapToGlobal(QPoint(0, self.line.height() + 2))
        self.picker.open_at(corner, self.width(), tuple(dict.fromkeys(chosen)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        else:
            super().keyPressEvent(event)

    # -- within ---------------------------------------------------------------------------------

    def _items(self) -> tuple[str, ...]:
        """What is typed: one name with a comma in it, or several."""
        text = self.line.text().strip()
        if "," in text and self._ids(text):
            return (text,)
        return split_values(text)

    def _ids(self, item: str) -> list[str]:
        """Who is meant by it: all of that name, else the one with that id."""
        given = self._given.get(item.casefold())
        if given is not None:
            return given
        known = [each.salesforce_id for each in self._names.meant(self._objects, item)]
        return known or ([full_id(item)] if looks_like_id(item) else [])

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self.changed.emit()

    @Slot(str, bool)
    def _toggled(self, name: str, on: bool) -> None:
        self._given.pop(name.casefold(), None)
        items = [each for each in self._items() if each.casefold() != name.casefold()]
        if on:
            items.append(name)
        self.line.show_text(_typed(items))
        self.changed.emit()
