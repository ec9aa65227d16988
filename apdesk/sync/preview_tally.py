"""All members here against criteria, by their values here: how many stay, who leaves."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from apdesk.domain.criteria import Criteria, EvaluationContext
from apdesk.domain.matcher import Test, compile_test
from apdesk.domain.operators import field_of
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import Cancelled
from apdesk.store.fieldtext import decoded
from apdesk.store.scanning import SLICE, MemberScan

#: Values of one field whose answer is remembered; a new one takes a few times as long.
_REMEMBERED = 20_000
#: Values of one field that the database is told of, so that it leaves out whom they keep here.
_TOLD = 100


class _Answers(dict[FieldValue, bool]):
    """A test's answers by the value as it lies in the column: most values come again and again."""

    def __init__(self, test: Test, convert: Callable[[FieldValue], FieldValue]) -> None:
        super().__init__()
        self._test = test
        self._convert = convert

        self.met: set[FieldValue] = set()

    def __missing__(self, value: FieldValue) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        answer = self[value] = bool(self._test(self._convert(value)))
        if answer and len(self.met) < _TOLD:
            self.met.add(value)
        return answer


class Sieve:
    """Decides rows of `MemberScan` by criteria: (Salesforce id, a value for each criterion)."""

    def __init__(
        self,
        criteria: Criteria,
        moving: Criteria,
        schema: SObjectSchema,
        context: EvaluationContext,
        scan: MemberScan,
    ) -> None:
        """`criteria` decide who stays, `moving` who of those is selected as before."""
        wanted = (*criteria, *moving)
        self.fields = tuple(field_of(each, schema).name for each in wanted)
        answers: list[tuple[int, _Answers]] = []
        self._converters = [_converter(scan, name) for name in self.fields]
        for index, each in enumerate(wanted):
            test = compile_test(each, field_of(each, schema), context)
            answers.append((index + 1, _Answers(test, self._converters[index])))
        self._stays = answers[: len(criteria)]
        self._as_before = answers[len(criteria) :]

    def met(self) -> Sequence[Collection[FieldValue]]:
        """Of each field, values as they lie in its column that are known to meet its criterion: who
        has such a value in each field stays, and is selected as before."""
        return [answer.met for _, answer in (*self._stays, *self._as_before)]

    def split(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """Those who stay and those who leave."""
        return _split(rows, self._stays)

    def crossed(self, staying: list[Row]) -> list[Row]:
        """Of those who stay, who is no longer selected as before."""
        return _split(staying, self._as_before)[1]

    def values(self, row: Row) -> Row:
        """The values of the fields as the org's rows have them."""
        return tuple(
            convert(value) for convert, value in zip(self._converters, row[1:], strict=True)
        )


def _split(rows: list[Row], answers: Sequence[tuple[int, _Answers]]) -> tuple[list[Row], list[Row]]:
    missed: list[Row] = []
    for at, answer in answers:
        met = [row for row in rows if answer[row[at]]]
        if len(met) < len(rows):
            missed += [row for row in rows if not answer[row[at]]]
        rows = met
    return rows, missed


def _converter(scan: MemberScan, name: str) -> Callable[[FieldValue], FieldValue]:
    column = scan.column(name)
    assert column is not None
    kind = column.type
    return lambda value: decoded(kind, value)


@dataclass(slots=True)
class Tally:
    """What was found.

    Attributes:
        members: All members.
        left: Who leaves, by window of ids (see `window_of`).
        crossed: Who stays and is no longer selected as before, by window.
        first: The first of those who leave, in the order of ids, as rows of the scan.
        whole: `first` are all of them.
    """

    members: int = 0
    left: list[int] = field(default_factory=list)
    crossed: list[int] = field(default_factory=list)
    first: list[Row] = field(default_factory=list)
    whole: bool = True


def window_of(salesforce_id: str, bounds: Sequence[str]) -> int:
    """The number of the window: from one bound (excluded) to the next."""
    return bisect_left(bounds, salesforce_id)


def tally(
    scan: MemberScan,
    sieve: Sieve,
    bounds: Sequence[str],
    most: int,
    stopped: Callable[[], bool],
    told: Callable[[int], None],
) -> Tally:
    """Looks at all members; `most` are listed. `told` hears about how many were looked at so far.

    Raises Cancelled soon after `stopped` says so.
    """
    found = Tally(left=[0] * (len(bounds) + 1), crossed=[0] * (len(bounds) + 1))
    for number, rows in enumerate(scan.slices(sieve.fields, sieve.met)):
        if stopped():
            raise Cancelled
        told(number * SLICE)
        staying, leaving = sieve.split(rows)
        for row in leaving:
            found.left[bisect_left(bounds, str(row[0]))] += 1
        for row in sieve.crossed(staying):
            found.crossed[bisect_left(bounds, str(row[0]))] += 1
        _keep_first(found, leaving, most)
    _cut(found, most)
    found.members = scan.count()
    return found


def _keep_first(found: Tally, leaving: list[Row], most: int) -> None:
    if not found.whole:
        last = str(found.first[most - 1][0])  # as many come before it
        leaving = [row for row in leaving if str(row[0]) < last]
    found.first += leaving
    if len(found.first) > 2 * most:
        _cut(found, most)


def _cut(found: Tally, most: int) -> None:
    found.first.sort(key=lambda row: str(row[0]))
    if len(found.first) > most:
        del found.first[most:]
        found.whole = False


class Tallying:
    """A tally on a thread of its own, while the org is asked. Use it as a context manager: at its
    end the thread has ended, too, done or not."""

    def __init__(self, scan: MemberScan, sieve: Sieve, bounds: Sequence[str], most: int) -> None:
        self.done = 0
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="apdesk-tally")
        self._future: Future[Tally] = self._pool.submit(
            tally, scan, sieve, bounds, most, self._stop.is_set, self._told
        )

    def wait(self, seconds: float) -> bool:
        """Waits for at most so long; whether it has ended."""
        return bool(wait([self._future], seconds).done)

    def result(self) -> Tally:
        """Raises what the tally raised."""
        return self._future.result()

    def _told(self, done: int) -> None:
        self.done = done

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._pool.shutdown(wait=True)
