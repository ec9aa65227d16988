"""The wire: keep-alive, bodies, compression, and what spoils an answer, over real sockets."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

from apdesk.practice_org.http.application import Application
from apdesk.practice_org.http.faults import Fault, FaultKind, Faults
from apdesk.practice_org.http.logins import Logins
from apdesk.practice_org.http.messages import Answer, Ask, Route
from apdesk.practice_org.http.orgclock import OrgClock
from apdesk.practice_org.http.transport import PracticeHTTPServer
from apdesk.practice_org.http.usage import Usage


class Served:
    def __init__(self) -> None:
        self.clock = OrgClock()
        self.faults = Faults()
        self.usage = Usage(self.clock)
        self.logins = Logins(":memory:", clock=self.clock, organization_id="00Dak000001AAAA")
        self.effects: list[bytes] = []
        application = Application(self.clock, self.logins, self.usage, self.faults)
        application.add(
            [
                Route("/echo", ("GET", "POST"), "echo", self.echo, False),
                Route("/empty", ("GET",), "empty", lambda ask: Answer(204), False),
                Route("/broken", ("GET",), "broken", self.broken, False),
            ]
        )
        self.server = PracticeHTTPServer(0, application.respond)
        self.port = self.server.server_port
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self.thread.start()

    def echo(self, ask: Ask) -> Answer:
        self.effects.append(ask.content)
        return Answer(200, {"method": ask.method, "text": ask.content.decode(), "pad": "x" * 400})

    def broken(self, ask: Ask) -> Answer:
        raise KeyError("a defect")

    def connect(self) -> closing[http.client.HTTPConnection]:
        return closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10))

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.close_connections()
        self.server.server_close()
        self.logins.close()


@pytest.fixture
def served() -> Iterator[Served]:
    served = Served()
    yield served
    served.stop()


def test_one_connection_carries_many_requests(served: Served) -> None:
    with served.connect() as connection:
        connection.connect()
        local = connection.sock.getsockname()
        for number in range(5):
            connection.request("POST", "/echo", body=f"body {number}")
            answer = connection.getresponse()
            assert json.loads(answer.read())["text"] == f"body {number}"
            connection.request("GET", "/empty")
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (204, b"")
        assert connection.sock.getsockname() == local


def test_small_answers_are_not_held_back(served: Served) -> None:
    with served.connect() as connection:
        started = time.monotonic()
        for _ in range(20):
            connection.request("POST", "/echo", body=b"x")
            connection.getresponse().read()
        assert time.monotonic() - started < 0.6


def test_a_chunked_body_is_read(served: Served) -> None:
    with served.connect() as connection:
        connection.request("POST", "/echo", body=iter([b"one ", b"two"]), encode_chunked=True)
        assert json.loads(connection.getresponse().read())["text"] == "one two"
        connection.request("GET", "/empty")
        assert connection.getresponse().status == 204


@pytest.mark.parametrize("length", ["-1", "many"])
def test_a_senseless_length_is_refused(served: Served, length: str) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as raw:
        raw.sendall(f"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 400")
    assert served.effects == []


def test_head_has_the_headers_of_get_and_no_body(served: Served) -> None:
    with served.connect() as connection:
        connection.request("HEAD", "/echo")
        answer = connection.getresponse()
        assert int(answer.headers["Content-Length"]) > 400
        assert answer.read() == b""
        connection.request("GET", "/empty")
        assert connection.getresponse().status == 204


def test_the_date_is_the_orgs_clock(served: Served) -> None:
    served.clock.freeze()
    served.clock.advance(timedelta(days=3))
    with served.connect() as connection:
        connection.request("GET", "/empty")
        answer = connection.getresponse()
        answer.read()
    assert parsedate_to_datetime(answer.headers["Date"]) == served.clock().replace(microsecond=0)


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip, deflate", True), ("*", True), ("gzip;q=0", False), ("identity", False), ("", False)],
)
def test_gzip_when_asked(served: Served, accepts: str, packed: bool) -> None:
    with served.connect() as connection:
        connection.request("GET", "/echo", headers={"Accept-Encoding": accepts})
        answer = connection.getresponse()
        content = answer.read()
    assert (answer.headers.get("Content-Encoding") == "gzip") is packed
    assert answer.headers["Vary"] == "Accept-Encoding"
    document = json.loads(gzip.decompress(content) if packed else content)
    assert document["method"] == "GET"


def test_pretty_printing_when_asked(served: Served) -> None:
    with served.connect() as connection:
        connection.request("GET", "/echo", headers={"X-PrettyPrint": "1"})
        assert connection.getresponse().read().startswith(b'{\n  "method": "GET"')


def test_unknown_paths_and_methods(served: Served) -> None:
    with served.connect() as connection:
        connection.request("GET", "/nowhere")
        answer = connection.getresponse()
        assert answer.status == 404
        assert json.loads(answer.read()) == [
            {"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}
        ]
        connection.request("DELETE", "/echo")
        answer = connection.getresponse()
        assert answer.status == 405
        [error] = json.loads(answer.read())
        assert error["errorCode"] == "METHOD_NOT_ALLOWED"
        assert "'DELETE' not allowed. Allowed are GET,HEAD,POST" in error["message"]


@pytest.mark.logs("apdesk.practice_org")
def test_a_defect_answers_500_and_the_server_lives(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with served.connect() as connection:
        connection.request("GET", "/broken")
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())[0]["errorCode"]) == (
            500,
            "UNKNOWN_EXCEPTION",
        )
        connection.request("GET", "/empty")
        assert connection.getresponse().status == 204
    assert "a defect" in caplog.text


@pytest.mark.parametrize("length", [16_385, 40_000])
def test_a_long_uri_is_414(served: Served, length: int) -> None:
    with served.connect() as connection:
        connection.request("GET", "/echo?".ljust(length, "x"))
        answer = connection.getresponse()
        assert answer.status == 414
        assert json.loads(answer.read())[0]["errorCode"] == "URI_TOO_LONG"


def test_a_uri_of_the_limit_passes_and_headers_count_beside_it(served: Served) -> None:
    with served.connect() as connection:
        connection.request("GET", "/echo?".ljust(16_000, "x"))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        connection.request("GET", "/echo?".ljust(16_000, "x"), headers={"X-Long": "y" * 500})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 431


@pytest.mark.parametrize(
    ("kind", "effect"), [(FaultKind.DROP_BEFORE, False), (FaultKind.DROP_AFTER, True)]
)
def test_a_dropped_connection(served: Served, kind: FaultKind, effect: bool) -> None:
    served.faults.add(Fault(kind, operation="echo"))
    with served.connect() as connection:
        connection.request("POST", "/echo", body=b"save me")
        with pytest.raises(http.client.RemoteDisconnected):
            connection.getresponse()
    assert served.effects == ([b"save me"] if effect else [])
    assert served.usage.calls()[-1].status is None


def test_a_truncated_answer(served: Served) -> None:
    served.faults.add(Fault(FaultKind.TRUNCATE))
    with served.connect() as connection:
        connection.request("POST", "/echo", body=b"done")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(http.client.IncompleteRead):
            answer.read()
    assert served.effects == [b"done"]


@pytest.mark.parametrize("headers", [{}, {"Accept-Encoding": "gzip"}])
def test_a_malformed_answer_arrives_whole(served: Served, headers: dict[str, str]) -> None:
    served.faults.add(Fault(FaultKind.MALFORMED))
    with served.connect() as connection:
        connection.request("GET", "/echo", headers=headers)
        answer = connection.getresponse()
        content = answer.read()
    if answer.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    with pytest.raises(ValueError, match=r"JSON|Unterminated|Expecting"):
        json.loads(content)


def test_a_maintenance_page(served: Served) -> None:
    served.faults.add(Fault(FaultKind.HTML, status=503))
    with served.connect() as connection:
        connection.request("POST", "/echo", body=b"x")
        answer = connection.getresponse()
        assert answer.status == 503
        assert answer.headers["Content-Type"].startswith("text/html")
        assert b"<html>" in answer.read()
    assert served.effects == []


def test_a_slow_answer(served: Served) -> None:
    served.faults.add(Fault(FaultKind.SLOW, seconds=0.3))
    with served.connect() as connection:
        started = time.monotonic()
        connection.request("GET", "/empty")
        assert connection.getresponse().status == 204
    assert time.monotonic() - started >= 0.3


def test_a_hanging_request_ends_with_its_client(served: Served) -> None:
    served.faults.add(Fault(FaultKind.HANG))
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=0.2)
    with closing(connection):
        connection.request("POST", "/echo", body=b"x")
        with pytest.raises(TimeoutError):
            connection.getresponse()
    assert served.effects == []


def test_stopping_ends_hanging_and_idle_connections() -> None:
    served = Served()
    served.faults.add(Fault(FaultKind.HANG, path="/echo"))
    with served.connect() as idle, served.connect() as hanging:
        idle.request("GET", "/empty")
        idle.getresponse().read()
        hanging.request("GET", "/echo")
        started = time.monotonic()
        served.stop()
        assert time.monotonic() - started < 5
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            hanging.getresponse()


def test_refusals_as_ordered(served: Served) -> None:
    served.faults.status(503, "SERVER_UNAVAILABLE", "try later", operation="echo")
    with served.connect() as connection:
        connection.request("POST", "/echo", body=b"x")
        answer = connection.getresponse()
        assert answer.status == 503
        assert json.loads(answer.read()) == [
            {"message": "try later", "errorCode": "SERVER_UNAVAILABLE"}
        ]
        connection.request("POST", "/echo", body=b"y")
        assert connection.getresponse().status == 200
    assert served.effects == [b"y"]
