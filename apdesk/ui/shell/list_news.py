"""What the lists show of a run once it has ended: marks, a failure, the sum of the first sync."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from apdesk.language import tr
from apdesk.store.list_keys import ListKey
from apdesk.ui.lists.page import MARKED_MS, ListPage
from apdesk.ui.shell.list_pages import ListPages
from apdesk.worker.messages import ErrorInfo, Treatment

if TYPE_CHECKING:
    from apdesk.domain.run import RunReport


class ListNews:
    """Keeps all lists up with the runs; one that is made later is told what the others were."""

    def __init__(self, lists: ListPages, log_in: Callable[[], Any]) -> None:
        """`log_in` is called where the failure needs it and the user asks for it."""
        self._lists = lists
        self._log_in = log_in
        self._first_sync = False
        self._summed_up: ListPage | None = None
        self._failure: ErrorInfo | None = None
        self._marked: tuple[int, float] | None = None
        lists.when_made(self._catch_up)

    def _catch_up(self, page: ListPage) -> None:
        page.notice.add_action(tr("Log in again"), self._log_in, "primary")
        page.notice.show_actions(False)
        if self._failure is not None:
            _say_failure(page, self._failure)
        if self._marked is not None and time.monotonic() - self._marked[1] < MARKED_MS / 1000:
            page.mark_run(self._marked[0])

    def expect_first_sync(self) -> None:
        """No run has ended well yet: the next one that does is summed up."""
        self._first_sync = True

    def run_failed(self, error: ErrorInfo) -> None:
        """Each list says so until a run comes to its end."""
        self._failure = error
        self._summed_up = None
        for each in self._lists.made:
            _say_failure(each, error)

    def run_finished(
        self, report: RunReport, front: ListPage | None, interval_minutes: int
    ) -> ListKey | None:
        """Reads the list in front anew and marks what changed.

        After the first sync: the list that its summary stands in, where it leads.
        """
        from apdesk.domain.run import Result

        for each in self._lists.made:
            each.expire()
        if report.error is None:
            self._take_failure_back()
        if self._summed_up is not None:
            self._summed_up.notice.clear()
            self._summed_up = None
        # A list is read also where none is in front: with it come the counts of all.
        (front or self._lists[ListKey.ALL]).reload()
        if self._first_sync and report.result in (Result.DONE, Result.HELD):
            self._first_sync = False
            return self._sum_up(report, interval_minutes)
        if any(
            each.entered or each.changed or each.left or each.deleted or each.sent_created
            for each in report.objects.values()
        ):
            self._marked = (report.run_id, time.monotonic())
            for page in self._lists.made:
                page.mark_run(report.run_id)
        return None

    def _sum_up(self, report: RunReport, interval_minutes: int) -> ListKey:
        from apdesk.ui.activity.first_sync import first_list, first_sync_words

        members = {name: each.members for name, each in report.objects.items() if each.members}
        first = first_list(members)
        kind, title, text = first_sync_words(members, report, interval_minutes)
        self._summed_up = self._lists[first]
        notice = self._summed_up.notice
        notice.show_actions(False)
        notice.show_message(kind, title, text)
        return first

    def _take_failure_back(self) -> None:
        if self._failure is not None:
            self._failure = None
            for each in self._lists.made:
                each.notice.clear()


def _say_failure(page: ListPage, error: ErrorInfo) -> None:
    page.notice.show_message("warning", error.title, error.text)
    page.notice.show_actions(error.treatment is Treatment.LOGIN)
