"""Own lists and segments in the window: read and counted beside it, made, renamed, deleted."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.store.lists import Among, ListKey, OwnList, Segment, SegmentRow
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.shell.own_section import UNKNOWN, Entry, OwnSection
from apdesk.ui.shell.record_space import RecordSpace
from apdesk.ui.sidebar import Sidebar
from apdesk.ui.widgets import order_focus
from apdesk.worker import own_lists
from apdesk.worker.own_lists import Counted, Gathered, Kept

#: Counting the segments may take a tenth of the time.
_SHARE = 10
#: Who is in a built-in list, as criteria of a segment.
_IN_LIST: Mapping[ListKey, Criteria] = {
    key: (
        Criterion("@sobject", Operator.IS, sobject),
        Criterion("@state", Operator.IS, "member"),
    )
    for key, sobject in ((ListKey.LEADS, "Lead"), (ListKey.CONTACTS, "Contact"))
}


class OwnListKeeper(QObject):
    """Keeps the sidebar's own lists and segments as they are in the database.

    Signals:
        asked: (Among) One is to be shown: it was just made.
        gone: (Among) One was deleted, here or elsewhere.
    """

    asked = Signal(object)
    gone = Signal(object)

    def __init__(self, desk: Desk, sidebar: Sidebar, records: RecordSpace, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._sidebar = sidebar
        self._records = records
        self._window = window
        self._names: dict[Among, str] = {}
        self._segments: dict[int, SegmentRow] = {}
        self._counts: dict[int, int | None] = {}
        self._reading = self._again = False
        self._counting = self._stale = False
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.timeout.connect(self._count)
        self._count_from = 0.0
        self.lists = OwnSection(
            sidebar,
            tr("My lists"),
            "list",
            tr("New list"),
            tr("None yet. Select people and choose “Add to list…”, or press +."),
        )
        self.segments = OwnSection(
            sidebar,
            tr("Segments"),
            "filter",
            tr("New segment"),
            tr("None yet. Press + and say who belongs to it: it fills itself."),
        )
        self.lists.new_asked.connect(self.new_list)
        self.segments.new_asked.connect(self.new_segment)
        for each in (self.lists, self.segments):
            each.rename_asked.connect(self.rename)
            each.delete_asked.connect(self.delete)
        self.segments.criteria_asked.connect(self.edit_criteria)

    @property
    def names(self) -> Mapping[Among, str]:
        """What own lists and segments are called, as they were read last."""
        return self._names

    # -- reading --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads what there is, and counts anew."""
        self._again = True
        if not self._reading:
            self._again, self._reading = False, True
            self._desk.runner.start(
                own_lists.gathered(self._desk.database),
                on_done=self._read,
                on_failed=self._not_read,
                on_cancelled=self._not_read,
            )

    @Slot(object)
    def _read(self, found: Gathered) -> None:
        first = self.lists.parent() is None
        self._names = {OwnList(each.id): each.name for each in found.lists}
        self._names |= {Segment(each.id): each.name for each in found.segments}
        self._segments = {each.id: each for each in found.segments}
        self._records.call(self._names)
        self._sidebar.set_counts(found.counts)
        sizes: dict[Among, int] = {OwnList(each.id): each.count for each in found.lists}
        self.lists.show_entries(
            [Entry(OwnList(each.id), each.name, words.number(each.count)) for each in found.lists]
        )
        self.segments.show_entries(
            [Entry(Segment(each.id), each.name, self._number(each.id)) for each in found.segments]
        )
        if first:
            for section in (self.lists, self.segments):
                self._sidebar.add_section(section)
        order_focus(self._sidebar)
        for page in self._records.lists.made:
            if not isinstance(page.place, ListKey):
                page.set_size(sizes.get(page.place))
                if page.place not in self._names:
                    self.gone.emit(page.place)
        self._stale = bool(self._segments)
        self._count()
        self._read_again()

    @Slot()
    def _not_read(self, _error: ApdeskError | None = None) -> None:
        """The list in front says what is wrong with the database."""
        self._read_again()

    def _read_again(self) -> None:
        self._reading = False
        if self._again:
            self.refresh()

    def _number(self, segment_id: int) -> str:
        if segment_id not in self._counts:
            return ""
        count = self._counts[segment_id]
        return UNKNOWN if count is None else words.number(count)

    @Slot()
    def _count(self) -> None:
        if self._counting or not self._stale:
            return
        wait = self._count_from - time.monotonic()
        if wait > 0:
            self._count_soon.start(round(wait * 1000) + 1)
            return
        self._counting, self._stale = True, False
        self._desk.runner.start(
            own_lists.count_segments(self._desk.database, tuple(self._segments)),
            on_progress=self._counted,
            on_done=self._all_counted,
            on_failed=self._not_counted,
            on_cancelled=self._not_counted,
        )

    @Slot(object)
    def _counted(self, counted: Counted) -> None:
        self._counts[counted.id] = counted.people
        self.segments.set_number(Segment(counted.id), counted.people)
        for page in self._records.lists.made:
            if page.place == Segment(counted.id):
                page.set_size(counted.people)

    @Slot(object)
    def _all_counted(self, seconds: float) -> None:
        self._counting = False
        self._count_from = time.monotonic() + seconds * _SHARE
        self._count()

    @Slot()
    def _not_counted(self, _error: ApdeskError | None = None) -> None:
        self._counting = False

    # -- making and changing --------------------------------------------------------------------

    @Slot()
    def new_list(self) -> None:
        """Asks for the name of a new list."""
        from apdesk.ui.lists.naming import NameDialog

        dialog = NameDialog(self._desk, self._window.window())
        dialog.kept.connect(self._made)
        dialog.open()

    @Slot()
    def new_segment(self) -> None:
        """Asks for the name and the criteria of a new segment."""
        self._ask_for_segment()

    def save_segment(self, place: ListKey | Among, filters: Criteria) -> None:
        """Asks for the name of a segment of what a list shows: who is in it, and the filters."""
        if isinstance(place, Segment):
            own = self._segments.get(place.id)
            self._ask_for_segment(criteria=(*(own.criteria if own else ()), *filters))
        elif isinstance(place, ListKey):
            self._ask_for_segment(criteria=(*_IN_LIST.get(place, ()), *filters))

    @Slot(object)
    def edit_criteria(self, key: ListKey | Among) -> None:
        """Shows the criteria of a segment, to be changed."""
        if isinstance(key, Segment):
            self._ask_for_segment(key)

    def _ask_for_segment(self, key: Segment | None = None, criteria: Criteria = ()) -> None:
        from apdesk.ui.lists.segment_dialog import SegmentDialog

        dialog = SegmentDialog(self._desk, self._window.window(), segment=key, criteria=criteria)
        dialog.kept.connect(self._made if key is None else self._changed)
        dialog.open()

    @Slot(object)
    def rename(self, key: Among) -> None:
        """Asks for another name."""
        from apdesk.ui.lists.naming import NameDialog

        dialog = NameDialog(self._desk, self._window.window(), key, self._names.get(key, ""))
        dialog.kept.connect(self.refresh)
        dialog.open()

    @Slot(object)
    def delete(self, key: Among) -> None:
        """Asks whether it is to be deleted."""
        from apdesk.ui.lists.naming import DeleteListDialog

        dialog = DeleteListDialog(self._desk, key, self._names.get(key, ""), self._window.window())
        dialog.kept.connect(self.refresh)
        dialog.open()

    @Slot(object)
    def _made(self, kept: Kept) -> None:
        self._names[kept.key] = kept.name
        self._records.call(self._names)
        self.asked.emit(kept.key)
        self.refresh()

    @Slot(object)
    def _changed(self, kept: Kept) -> None:
        """Another segment from now on: its count and its rows are old."""
        self._counts.pop(kept.key.id, None)
        self._count_from = 0.0
        for page in self._records.lists.made:
            if page.place == kept.key:
                page.expire()
                if page.isVisible():
                    page.reload()
        self.refresh()
