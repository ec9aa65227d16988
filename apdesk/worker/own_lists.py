"""Own lists and segments for the window, as tasks for a `TaskRunner`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.operators import Criteria, CriteriaError, Criterion, Operator
from apdesk.domain.schema import PicklistValue
from apdesk.store.database import Store
from apdesk.store.journeys import references
from apdesk.store.lists import (
    Among,
    ListField,
    ListKey,
    ListQuery,
    OwnList,
    OwnListRow,
    Records,
    Segment,
    SegmentRow,
)
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from apdesk.store.views import Views
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Progress, Work

#: Any list may have other people now.
CHANGED = RowsChanged(frozenset(), frozenset(), True)
#: Names that are shown of those who meet criteria.
_SAMPLE = 3
#: Where blanks are kept unless they are excluded on purpose.
_KEEPS_BLANKS = frozenset({Operator.IS_NOT, Operator.NOT_CONTAINS, Operator.EXCLUDES})


class Gathered(NamedTuple):
    """The own lists, counted, the segments, not counted yet, and the sizes of the other lists."""

    lists: tuple[OwnListRow, ...] = ()
    segments: tuple[SegmentRow, ...] = ()
    counts: Mapping[ListKey, int] = MappingProxyType({})


class Kept(NamedTuple):
    """What was stored: the list or the segment, its name, and how many people were added to or
    taken out of it."""

    key: Among
    name: str
    people: int = 0


class Counted(NamedTuple):
    """How many are in a segment; None: its criteria can't be used any more."""

    id: int
    people: int | None


class SegmentForm(NamedTuple):
    """What a segment can be made of, and what it is made of now (None: it is a new one)."""

    fields: tuple[ListField, ...]
    picklists: Mapping[str, Sequence[PicklistValue]]
    segment: SegmentRow | None = None


class LocalAnswer(NamedTuple):
    """Who meets criteria here: how many out of how many, how many of those are blank in the field
    of each criterion (None: not asked), and the names of some."""

    matching: int
    total: int
    blanks: tuple[int | None, ...]
    sample: tuple[str, ...]


# -- reading --------------------------------------------------------------------------------------


def gathered(database: Path) -> Work:
    """A task -> Gathered."""

    def work(_progress: Progress, _cancel: CancelToken) -> Gathered:
        with Views(database) as views:
            return Gathered(views.own_lists(), views.segments(), views.counts())

    return work


def count_segments(database: Path, segment_ids: Sequence[int]) -> Work:
    """A task -> float: the seconds that it took. Progress: a Counted for each of them. Breaks off
    at once when it is cancelled."""

    def work(progress: Progress, cancel: CancelToken) -> float:
        began = time.monotonic()
        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            there = {each.id for each in views.segments()}
            for each in segment_ids:
                if each not in there:
                    continue
                try:
                    count = views.total(ListQuery(ListKey.ALL, among=Segment(each)))
                except CriteriaError:
                    progress(Counted(each, None))
                else:
                    progress(Counted(each, count))
        return time.monotonic() - began

    return work


def used_in(database: Path, key: Among, name: str) -> Work:
    """A task -> tuple[str, ...]: the journeys that name it."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[str, ...]:
        with Store(database, check=False) as store, store.reading() as connection:
            return references.journeys_naming(connection, _kind(key), name)

    return work


def segment_form(database: Path, segment_id: int | None = None) -> Work:
    """A task -> SegmentForm."""

    def work(progress: Progress, cancel: CancelToken) -> SegmentForm:
        with Views(database) as views:
            fields = views.fields(ListKey.ALL)
            found = [each for each in views.segments() if each.id == segment_id]
        picklists = readers.picklists(database, fields)(progress, cancel)
        assert isinstance(picklists, dict)
        return SegmentForm(fields, picklists, found[0] if found else None)

    return work


def live_counts(database: Path) -> Callable[[str, Criteria], Work]:
    """The question of a criteria editor over apdesk fields: a task -> LocalAnswer."""

    def question(_object: str, criteria: Criteria) -> Work:
        def work(_progress: Progress, cancel: CancelToken) -> LocalAnswer:
            with Views(database) as views:
                views.watch(lambda: cancel.cancelled)
                return _answer(views, criteria)

        return work

    return question


def _answer(views: Views, criteria: Criteria) -> LocalAnswer:
    query = ListQuery(ListKey.ALL, None, criteria)
    matching = views.total(query)
    blanks = [
        views.total(
            ListQuery(ListKey.ALL, None, (*criteria, Criterion(each.field, Operator.BLANK)))
        )
        if each.operator in _KEEPS_BLANKS
        else None
        for each in criteria
    ]
    some = next(views.slices(query, _SAMPLE), ())
    names = views.rows(ListKey.ALL, some, ["name"])
    sample = tuple(str(names[each][0] or "") for each in some if each in names)
    return LocalAnswer(matching, views.counts()[ListKey.ALL], tuple(blanks), sample)


# -- writing --------------------------------------------------------------------------------------


def create_list(database: Path, clock: Clock, name: str, records: Records = ()) -> Work:
    """A task -> Kept: a new list with those people in it."""

    def work(_progress: Progress, _cancel: CancelToken) -> Kept:
        with Store(database, check=False) as store:
            lists = OwnLists(store)
            at = to_iso(clock.now())
            made = lists.create(name, at)
            return Kept(OwnList(made), _name(lists, made), lists.add(made, records, at))

    return work


def add_people(database: Path, clock: Clock, list_id: int, records: Records) -> Work:
    """A task -> Kept: adds people to a list."""

    def work(_progress: Progress, _cancel: CancelToken) -> Kept:
        with Store(database, check=False) as store:
            lists = OwnLists(store)
            added = lists.add(list_id, records, to_iso(clock.now()))
            return Kept(OwnList(list_id), _name(lists, list_id), added)

    return work


def remove_people(database: Path, list_id: int, records: Records) -> Work:
    """A task -> Kept: takes people out of a list."""

    def work(_progress: Progress, _cancel: CancelToken) -> Kept:
        with Store(database, check=False) as store:
            lists = OwnLists(store)
            removed = lists.remove(list_id, records)
            return Kept(OwnList(list_id), _name(lists, list_id), removed)

    return work


def _name(lists: OwnLists, list_id: int) -> str:
    return next((each.name for each in lists.rows() if each.id == list_id), "")


def save_segment(
    database: Path, clock: Clock, segment_id: int | None, name: str, criteria: Criteria
) -> Work:
    """A task -> Kept: makes a segment, or gives one another name and other criteria."""

    def work(_progress: Progress, _cancel: CancelToken) -> Kept:
        with Store(database, check=False) as store:
            segments = Segments(store)
            made = segment_id
            if made is None:
                made = segments.create(name, criteria, to_iso(clock.now()))
            else:
                segments.rename(made, name)
                segments.change(made, criteria)
            found = next((each.name for each in segments.rows() if each.id == made), name)
            return Kept(Segment(made), found)

    return work


def rename(database: Path, key: Among, name: str) -> Work:
    """A task: renames a list or a segment, in journeys too."""

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        with Store(database, check=False) as store:
            if isinstance(key, OwnList):
                OwnLists(store).rename(key.id, name)
            else:
                Segments(store).rename(key.id, name)

    return work


def delete(database: Path, key: Among) -> Work:
    """A task: deletes a list or a segment; its people stay."""

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        with Store(database, check=False) as store:
            if isinstance(key, OwnList):
                OwnLists(store).delete(key.id)
            else:
                Segments(store).delete(key.id)

    return work


def _kind(key: Among) -> references.ReferenceKind:
    return "list" if isinstance(key, OwnList) else "segment"
