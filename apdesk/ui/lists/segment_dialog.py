"""A segment, made or edited: its name, and the criteria that people meet to be in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criteria
from apdesk.language import tr
from apdesk.store.lists import ListKey, Segment
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.lists.names_here import NamesHere
from apdesk.ui.lists.naming import LONGEST
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.people.form import FormRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    SCROLL_BAR_WIDTH,
    LineEdit,
    button,
    column,
    label,
    named,
    order_focus,
    scroll_in_line,
    scroll_page,
)
from apdesk.worker import own_lists
from apdesk.worker.own_lists import Kept, SegmentForm

#: What a small screen has room for.
_WIDEST = SPACE * 140


class SegmentDialog(EditDialog):
    """Asks for the name and the criteria, and says who meets them now.

    Signals:
        kept: (Kept) It is stored.
    """

    kept = Signal(object)
    help_topic = "segments"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        segment: Segment | None = None,
        criteria: Criteria = (),
    ) -> None:
        """`segment`: the one that is edited; `criteria`: what a new one begins with."""
        title = tr("New segment") if segment is None else tr("Edit segment")
        super().__init__(desk, title, parent)
        self.resize(SPACE * 108, SPACE * 68)
        self._segment = segment
        self._criteria = criteria
        self.name = named(LineEdit(), tr("Name"))
        self.name.setMaxLength(LONGEST)
        self._name_row = FormRow(tr("Name"), self.name, required=True)
        self.body.addWidget(
            label(
                tr(
                    "Who meets these criteria is in the segment; it follows every change by itself."
                ),
                "muted",
                wrap=True,
            )
        )
        self.body.addWidget(self._name_row)
        self.editor: CriteriaEditor | None = None
        self._place = column(None)
        inside = QWidget()
        inside.setLayout(self._place)
        self._area = scroll_page(inside)
        self.body.addLayout(scroll_in_line(self._area), 1)
        self.save_button = button(tr("Save segment"), "primary", clicked=self._save)
        self.save_button.setEnabled(False)
        self.buttons.addWidget(self.save_button)
        self.name.textChanged.connect(self._changed)
        self.finished.connect(self._closed)
        number = None if segment is None else segment.id
        self.start(own_lists.segment_form(desk.database, number), self._form_read, "")
        self.name.setFocus()

    @Slot(object)
    def _form_read(self, form: SegmentForm) -> None:
        names = NamesHere(self.desk, ListKey.ALL)
        lookups = names.lookups()
        schema = local_schema(
            tr("Contact"),
            tr("Contacts"),
            [
                replace(
                    local_field(
                        each.name, each.label, each.type, form.picklists.get(each.name, ())
                    ),
                    reference_to=lookups.get(each.name, ()),
                )
                for each in form.fields
            ],
        )
        self.editor = CriteriaEditor(
            schema,
            runner=self.desk.runner,
            live=own_lists.live_counts(self.desk.database),
            references=References(names, self.desk.runner, self),
        )
        criteria = self._criteria
        if form.segment is not None:
            self.name.show_text(form.segment.name)
            criteria = form.segment.criteria
        self.editor.set_criteria(criteria)
        self._place.insertWidget(0, self.editor)
        self.editor.changed.connect(self._changed)
        self.editor.set_live(True)
        if not criteria:
            self.editor.add_row()
        order_focus(self)
        self.name.setFocus()
        self._changed()

    @Slot()
    def _take_room(self) -> None:
        """As wide as the rows of the criteria need, once they are laid out; never narrower."""
        inside = self._area.widget()
        if inside is not None:
            needed = inside.minimumSizeHint().width() + SCROLL_BAR_WIDTH
            self._area.setMinimumWidth(min(max(needed, self._area.minimumWidth()), _WIDEST))

    @Slot()
    def _changed(self) -> None:
        QTimer.singleShot(0, self, self._take_room)
        ready = self.editor is not None and bool(self.editor.rows)
        self.save_button.setEnabled(ready and bool(self.name.text().strip()) and not self.busy)

    def _save(self) -> None:
        editor = self.editor
        if editor is None:
            return
        if not editor.is_valid():
            editor.show_all_problems()
            return
        self.save_button.setEnabled(False)
        number = None if self._segment is None else self._segment.id
        self.start(
            own_lists.save_segment(
                self.desk.database, self.desk.clock, number, self.name.text(), editor.criteria()
            ),
            self._saved,
            tr("Saving…"),
            storing=True,
        )

    def failed(self) -> None:
        self._changed()

    @Slot(object)
    def _saved(self, kept: Kept) -> None:
        self.kept.emit(kept)
        self.accept()

    @Slot()
    def _closed(self) -> None:
        if self.editor is not None:
            self.editor.set_live(False)
