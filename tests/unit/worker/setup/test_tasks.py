"""Work in the pool, answers on the GUI thread; the last request wins."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.errors import BugError, KnownError
from apdesk.worker.tasks import LatestRequest, Progress, TaskRunner, Work

pytestmark = pytest.mark.ui


class Receiver(QObject):
    """Notes what arrives, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()

    def _note(self, kind: str, payload: object) -> None:
        self.heard.append((kind, payload))
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def done(self, payload: object) -> None:
        self._note("done", payload)

    @Slot(object)
    def failed(self, payload: object) -> None:
        self._note("failed", payload)

    @Slot(object)
    def progressed(self, payload: object) -> None:
        self._note("progress", payload)

    @Slot()
    def cancelled(self) -> None:
        self._note("cancelled", None)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.heard]


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.shut_down()


def start(tasks: TaskRunner, receiver: Receiver, work: Work) -> object:
    return tasks.start(
        work,
        on_done=receiver.done,
        on_failed=receiver.failed,
        on_progress=receiver.progressed,
        on_cancelled=receiver.cancelled,
    )


def test_result_and_progress_arrive_in_order_on_this_thread(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    receiver = Receiver()
    payload = {1: "an int key", "big": 2**40}
    where: list[QThread] = []

    def work(progress: Progress, _cancel: CancelToken) -> object:
        where.append(QThread.currentThread())
        progress("one")
        progress("two")
        return payload

    start(tasks, receiver, work)
    qtbot.waitUntil(lambda: "done" in receiver.kinds)
    assert receiver.heard == [("progress", "one"), ("progress", "two"), ("done", payload)]
    assert receiver.heard[-1][1] is payload
    assert receiver.threads == {receiver.thread()}
    assert where[0] is not receiver.thread()


def test_known_errors_are_passed_on(qtbot: QtBot, tasks: TaskRunner) -> None:
    receiver = Receiver()
    error = KnownError("It rains", "The picnic is off.", "Take an umbrella.", code="rain")

    def work(_progress: Progress, _cancel: CancelToken) -> object:
        raise error

    start(tasks, receiver, work)
    qtbot.waitUntil(lambda: bool(receiver.heard))
    assert receiver.heard == [("failed", error)]


@pytest.mark.logs("apdesk.tasks")
def test_other_errors_are_logged_and_told_as_ours(
    qtbot: QtBot, tasks: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = Receiver()

    def work(_progress: Progress, _cancel: CancelToken) -> object:
        raise ZeroDivisionError("access_token=abc")

    start(tasks, receiver, work)
    qtbot.waitUntil(lambda: bool(receiver.heard))
    kind, told = receiver.heard[0]
    assert kind == "failed"
    assert isinstance(told, BugError)
    assert "abc" not in str(told)
    assert any(r.name == "apdesk.tasks" and r.exc_info for r in caplog.records)
    assert not any("abc" in r.getMessage() for r in caplog.records)


def test_cancel_is_seen_and_nothing_else_is_delivered(qtbot: QtBot, tasks: TaskRunner) -> None:
    receiver = Receiver()
    begun = threading.Event()

    def work(progress: Progress, cancel: CancelToken) -> object:
        begun.set()
        assert cancel.wait(20)
        progress("too late")
        return "too late"  # a task that overlooks the token is cancelled all the same

    handle = tasks.start(
        work,
        on_done=receiver.done,
        on_progress=receiver.progressed,
        on_cancelled=receiver.cancelled,
    )
    assert begun.wait(20)
    with qtbot.waitSignal(tasks.idle):
        handle.cancel()
    assert receiver.kinds == ["cancelled"]
    assert handle.finished


def test_cancelled_by_the_work_itself(qtbot: QtBot, tasks: TaskRunner) -> None:
    receiver = Receiver()

    def work(_progress: Progress, cancel: CancelToken) -> object:
        cancel.wait(20)
        cancel.check()
        return None

    handle = tasks.start(work, on_failed=receiver.failed, on_cancelled=receiver.cancelled)
    handle.cancel()
    qtbot.waitUntil(lambda: bool(receiver.heard))
    assert receiver.kinds == ["cancelled"]


def test_a_receiver_that_is_gone_gets_nothing(qtbot: QtBot, tasks: TaskRunner) -> None:
    receiver = Receiver()
    go = threading.Event()

    def work(_progress: Progress, _cancel: CancelToken) -> object:
        go.wait(20)
        return 1

    tasks.start(work, on_done=receiver.done)
    heard = receiver.heard
    del receiver
    with qtbot.waitSignal(tasks.idle):
        go.set()
    assert heard == []


@pytest.mark.parametrize("receiver", [lambda _x: None, print, [].append])
def test_only_methods_of_qobjects_are_receivers(
    tasks: TaskRunner, receiver: Callable[[object], object]
) -> None:
    with pytest.raises(TypeError, match="QObject"):
        tasks.start(lambda _p, _c: None, on_done=receiver)
    assert not tasks.busy


def test_a_receiver_of_another_thread_is_refused(qtbot: QtBot, tasks: TaskRunner) -> None:
    thread = QThread()
    receiver = Receiver()
    receiver.moveToThread(thread)
    with pytest.raises(TypeError, match="thread"):
        tasks.start(lambda _p, _c: None, on_done=receiver.done)


def test_shutting_down_waits_and_delivers_nothing(qtbot: QtBot) -> None:
    runner = TaskRunner(threads=1)
    receiver = Receiver()
    ended = threading.Event()
    begun = threading.Event()

    def work(_progress: Progress, cancel: CancelToken) -> object:
        begun.set()
        cancel.wait(20)
        ended.set()
        return 1

    runner.start(work, on_done=receiver.done, on_cancelled=receiver.cancelled)
    runner.start(work, on_done=receiver.done)
    assert begun.wait(20)
    assert runner.shut_down()
    assert ended.is_set()
    assert not runner.busy
    assert receiver.heard == []


def test_last_request_wins(qtbot: QtBot, tasks: TaskRunner) -> None:
    request = LatestRequest(tasks, delay_ms=0)
    answers: list[object] = []
    request.answered.connect(answers.append)
    first_begun, release = threading.Event(), threading.Event()
    tokens: list[CancelToken] = []

    def slow(_progress: Progress, cancel: CancelToken) -> object:
        tokens.append(cancel)
        first_begun.set()
        release.wait(20)
        return "stale"

    request.ask(slow)
    qtbot.waitUntil(first_begun.is_set)
    with qtbot.waitSignal(request.answered) as caught:
        request.ask(lambda _p, _c: "fresh")
    assert caught.args == ["fresh"]
    assert tokens[0].cancelled
    with qtbot.waitSignal(tasks.idle):
        release.set()
    assert answers == ["fresh"]
    assert not request.pending


def test_typing_asks_once(qtbot: QtBot, tasks: TaskRunner) -> None:
    request = LatestRequest(tasks, delay_ms=50)
    asked: list[str] = []

    def question(text: str) -> Work:
        def work(_progress: Progress, _cancel: CancelToken) -> object:
            asked.append(text)
            return text

        return work

    with qtbot.waitSignal(request.answered) as caught:
        for text in ("A", "Au", "Aus"):
            request.ask(question(text))
    assert caught.args == ["Aus"]
    assert asked == ["Aus"]


def test_a_forgotten_request_is_not_asked(qtbot: QtBot, tasks: TaskRunner) -> None:
    request = LatestRequest(tasks, delay_ms=0)
    asked: list[int] = []
    request.ask(lambda _p, _c: asked.append(1))
    request.cancel()
    with qtbot.waitSignal(request.answered):
        request.ask(lambda _p, _c: "next")
    assert asked == []


def test_failed_request(qtbot: QtBot, tasks: TaskRunner) -> None:
    request = LatestRequest(tasks, delay_ms=0)

    def work(_progress: Progress, _cancel: CancelToken) -> object:
        raise KnownError("No", "answer.")

    with qtbot.waitSignal(request.failed) as caught:
        request.ask(work)
    assert isinstance(caught.args[0], KnownError)
    assert not request.pending
