"""The result of a query job, page after page, the next ones fetched in the background."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import requests

from apdesk.domain.cancel import CancelToken
from apdesk.salesforce import errors
from apdesk.salesforce.bulk_page_calls import (
    LISTED_SINCE,
    Place,
    Result,
    fetch_list,
    fetch_page,
    query,
)
from apdesk.salesforce.org import ResultPage
from apdesk.salesforce.session import CallSession

#: Pages that are there or under way beyond the one that was given last.
AHEAD = 2
#: Seconds between two looks at whether the consumer's work was cancelled.
_LOOK = 0.1
#: Seconds that leaving waits for the threads; one that still waits for an answer to begin is left
#: behind: it has no file, and makes none any more.
_PATIENCE = 1.0


@contextmanager
def pages(
    session: CallSession,
    job_id: str,
    *,
    after: str | None,
    folder: Path,
    rows_a_page: int,
    cause: str,
    ahead: int = AHEAD,
) -> Iterator[Iterator[ResultPage]]:
    """See `Org.bulk_pages`. The session's ledger and usage are told in the consumer's thread."""
    result = Result(job_id, folder, rows_a_page, cause)
    iterator = _in_order(session, result, after, ahead)
    try:
        yield iterator
    finally:
        iterator.close()


def _in_order(
    session: CallSession, result: Result, after: str | None, ahead: int
) -> Generator[ResultPage, None, None]:
    """The pages, by the org's list of them as long as it has one that fits.

    Each page says where the next one begins, and that is what counts: where the list says something
    else, or ends early, it goes on page by page.
    """
    listed = float(session.api_version) >= LISTED_SINCE
    expected = after
    seen = {after}
    while True:
        with _Downloads(session, result, expected, ahead, listed=listed) as downloads:
            for page in downloads:
                if page.locator != expected:
                    page.path.unlink(missing_ok=True)
                    break
                yield page
                expected = page.next
                if expected is None:
                    return
                if expected in seen:
                    raise errors.malformed("the pages of a result go round in a circle")
                seen.add(expected)
        listed = False


class _Downloads:
    """The pages from a place on, in order, as an iterator; closed by leaving its context."""

    def __init__(
        self,
        session: CallSession,
        result: Result,
        after: str | None,
        ahead: int,
        *,
        listed: bool,
    ) -> None:
        self._session = session
        self._result = result
        self._ahead = ahead
        self._stop = CancelToken()
        self._changed = threading.Condition()
        self._after = after
        #: Known and not begun; the next list of places to ask for; whether more may become known.
        self._places: deque[Place] = deque()
        self._list: str | None = None
        self._growing = False
        self._begun = self._given = 0
        self._arrived: dict[int, ResultPage | BaseException] = {}
        self._failed = False
        if listed:
            self._list = query(result.rows_a_page, after)
        else:
            self._places.append(Place(query(result.rows_a_page, after), after))
        self._one_by_one = not listed
        many = ahead if listed else 1
        self._workers = [_Worker(self, session.beside(self._stop)) for _ in range(many)]

    def __enter__(self) -> _Downloads:
        for each in self._workers:
            each.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.cancel()
        with self._changed:
            self._changed.notify_all()
        for each in self._workers:
            each.break_off()
        deadline = monotonic() + _PATIENCE
        for each in self._workers:
            each.thread.join(max(0.0, deadline - monotonic()))
        with self._changed:
            for arrived in self._arrived.values():
                if isinstance(arrived, ResultPage):
                    arrived.path.unlink(missing_ok=True)
            self._arrived.clear()
        self._tally()

    def __iter__(self) -> _Downloads:
        return self

    def __next__(self) -> ResultPage:
        while True:
            self._session.cancel.check()
            with self._changed:
                arrived = self._arrived.pop(self._given, None)
                over = arrived is None and self._over()
                if arrived is None and not over:
                    self._changed.wait(_LOOK)
                elif isinstance(arrived, ResultPage):
                    self._given += 1
                    self._changed.notify_all()
            self._tally()
            if isinstance(arrived, BaseException):
                raise arrived
            if arrived is not None:
                return arrived
            if over:
                raise StopIteration

    # What the workers call:

    def next_task(self) -> Callable[[CallSession, _Worker], None] | None:
        """What to do next, waited for; None: there is nothing left to do."""
        with self._changed:
            while not self._stop.cancelled and not self._failed:
                if self._begun - self._given < self._ahead:
                    if self._places:
                        place, index = self._places.popleft(), self._begun
                        self._begun += 1
                        self._growing |= self._one_by_one
                        return lambda session, worker: self._fetch(session, worker, place, index)
                    if self._list is not None:
                        listed, self._list, self._growing = self._list, None, True
                        return lambda session, _: self._read_list(session, listed)
                if self._over():
                    break
                self._changed.wait()
        return None

    def _over(self) -> bool:
        return not (
            self._places or self._list is not None or self._growing or self._begun > self._given
        )

    def _fetch(self, session: CallSession, worker: _Worker, place: Place, index: int) -> None:
        try:
            page: ResultPage | BaseException = fetch_page(
                session, self._result, place, worker.reading
            )
        except Exception as error:
            page = error
        with self._changed:
            if isinstance(page, ResultPage) and self._stop.cancelled:
                page.path.unlink(missing_ok=True)
                return
            self._arrived[index] = page
            if isinstance(page, BaseException):
                self._failed = True
            if self._one_by_one:
                self._growing = False
                if isinstance(page, ResultPage) and page.next is not None:
                    following = query(self._result.rows_a_page, page.next)
                    self._places.append(Place(following, page.next))
            self._changed.notify_all()

    def _read_list(self, session: CallSession, listed: str) -> None:
        failure: Exception | None = None
        places: list[Place] = []
        following = None
        try:
            places, following = fetch_list(session, self._result, listed)
        except Exception as error:
            failure = error
        with self._changed:
            self._growing = False
            if failure is not None:
                self._arrived[self._begun] = failure
                self._begun += 1
                self._failed = True
            else:
                if self._begun == 0 and places:
                    if self._after is None:
                        # The org may have a name even for the beginning.
                        places[0] = Place(places[0].query, None)
                    elif places[0].locator != self._after:
                        places, following = [], None
                self._places.extend(places)
                self._list = following
            self._changed.notify_all()

    def _tally(self) -> None:
        for each in self._workers:
            each.tally(self._session, self._result.cause)


class _Worker:
    """A thread that fetches pages by a session of its own."""

    def __init__(self, downloads: _Downloads, session: CallSession) -> None:
        self._downloads = downloads
        self._session = session
        self._lock = threading.Lock()
        self._response: requests.Response | None = None
        self._told = 0
        self.thread = threading.Thread(target=self._work, name="apdesk-bulk", daemon=True)

    def _work(self) -> None:
        try:
            while (task := self._downloads.next_task()) is not None:
                task(self._session, self)
        finally:
            self._session.close()

    @contextmanager
    def reading(self, response: requests.Response) -> Iterator[None]:
        """While a body is read: `break_off` ends that from another thread."""
        with self._lock:
            self._response = response
        try:
            yield
        finally:
            with self._lock:
                self._response = None

    def break_off(self) -> None:
        """Wakes the thread if it waits for more of a body."""
        with self._lock:
            if self._response is not None:
                # Closing would wait for the read to end; what has ended by itself can't be ended.
                with contextlib.suppress(OSError, ValueError, RuntimeError):
                    self._response.raw.shutdown()

    def tally(self, session: CallSession, cause: str) -> None:
        """Tells the consumer's session, in its thread, what this one's calls were."""
        made = self._session.calls - self._told
        if made:
            self._told += made
            session.tally(cause, made, self._session.usage)
