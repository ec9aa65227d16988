"""The practice org as a server: in a process of its own, or inside a test."""

from __future__ import annotations

import contextlib
import secrets
import ssl
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

from apdesk.practice_org.http.application import Application
from apdesk.practice_org.http.bulk_ingest import BulkIngest
from apdesk.practice_org.http.bulk_jobs import Pace
from apdesk.practice_org.http.bulk_query import BulkQueries
from apdesk.practice_org.http.busy import BusySwitch
from apdesk.practice_org.http.collection import Collections
from apdesk.practice_org.http.composite import Composite
from apdesk.practice_org.http.control import Control, Controlled
from apdesk.practice_org.http.faults import Faults
from apdesk.practice_org.http.login_page import home_page
from apdesk.practice_org.http.logins import Logins, challenge_of
from apdesk.practice_org.http.messages import HTML_TYPE, Answer, Ask, Route
from apdesk.practice_org.http.oauth import DEFAULT_CALLBACKS, OAuth
from apdesk.practice_org.http.orgclock import OrgClock
from apdesk.practice_org.http.queries import Queries
from apdesk.practice_org.http.resources import Resources
from apdesk.practice_org.http.sobjects import SObjects
from apdesk.practice_org.http.transport import PracticeHTTPServer
from apdesk.practice_org.http.usage import DEFAULT_DAILY_CALLS, ReceivedCall, Usage
from apdesk.practice_org.people.seed import Progress
from apdesk.practice_org.people.seed import seed as seed_org
from apdesk.practice_org.state.org import PracticeOrg

_CLOCK_OFFSET = "clock_offset"


class PracticeServer:
    """An org and its HTTP server, on loopback.

    `data` names the org's file; one that exists is opened as it is, tokens and all, and not seeded.
    Without it everything is in memory. `leads`, `contacts`, `accounts` seed a new org;
    `progress` is called while they do.

    Attributes:
        org: The state, for tests that change it past HTTP.
        clock: The org's clock, which tests move.
        faults: What goes wrong on the wire.
        pace: How fast bulk jobs get on.
        oauth: Its `policy` says what the administrator thinks of the app.
        logins: Expires sessions, revokes grants.
        usage: The daily limit (`usage.set_limit`) and the log of calls.
        busy: The busy sales team.
        commit_delay: Holds back what is written through REST: a long transaction.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        data: Path | None = None,
        leads: int = 0,
        contacts: int = 0,
        accounts: int = 0,
        seed: int = 1,
        callbacks: Iterable[str] = (),
        access_token_seconds: float = 7200,
        daily_calls: int = DEFAULT_DAILY_CALLS,
        tls: ssl.SSLContext | None = None,
        progress: Progress = lambda sobject, made: None,
    ) -> None:
        self._port = port
        self._tls = tls
        if data is not None:
            _drop_half_seeded(data)
        new = data is None or not data.exists()
        self.clock = OrgClock()
        path: Path | str = ":memory:" if data is None else data
        self.org = PracticeOrg(path, clock=self.clock)
        self.logins = Logins(
            ":memory:" if data is None else data.with_name(f"{data.name}-logins"),
            clock=self.clock,
            organization_id=self.org.organization_id,
            access_token_seconds=access_token_seconds,
        )
        self.clock.advance(
            timedelta(seconds=max(0.0, float(self.logins.setting(_CLOCK_OFFSET, lambda: "0"))))
        )
        if new and (leads or contacts or accounts):
            if data is not None:
                _seeding_mark(data).touch()
            try:
                seed_org(self.org, leads, contacts, accounts, seed, progress)
            except BaseException:
                self.org.close()
                self.logins.close()
                raise
            if data is not None:
                _seeding_mark(data).unlink()
        self.client_id = self.logins.setting(
            "client_id", lambda: "3MVG9" + secrets.token_urlsafe(60).replace("-", ".")
        )
        self.faults = Faults()
        self.usage = Usage(self.clock, daily_calls)
        self.pace = Pace()
        self.busy = BusySwitch(self.org, seed)
        self.commit_delay = timedelta(0)
        self.oauth = OAuth(
            self.org,
            self.logins,
            client_id=self.client_id,
            base=lambda: self.url,
            callbacks=(*DEFAULT_CALLBACKS, *callbacks),
        )
        self._bulk = BulkQueries(self.org, self.clock, self.pace)
        self._application = self._assemble()
        self._server: PracticeHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def _assemble(self) -> Application:
        application = Application(
            self.clock,
            self.logins,
            self.usage,
            self.faults,
            active=lambda user_id: self.org.user(user_id).active,
            around_write=self._held_back,
        )
        control = Control(
            Controlled(
                org=self.org,
                clock=self.clock,
                faults=self.faults,
                usage=self.usage,
                logins=self.logins,
                oauth=self.oauth,
                pace=self.pace,
                busy=self.busy,
                url=lambda: self.url,
                client_id=self.client_id,
                clock_moved=self._keep_clock,
                delay_commits=self._delay_commits,
            )
        )
        application.add([Route("/", ("GET",), "home", self._home, False)])
        for part in (
            self.oauth,
            Resources(self.org, self.usage, lambda: len(self._bulk.jobs.all())),
            SObjects(self.org),
            Queries(self.org, self.clock),
            Composite(application, self.org_transaction),
            Collections(self.org),
            self._bulk,
            BulkIngest(self.org, self.clock, self.pace),
            control,
        ):
            application.add(part.routes())
        return application

    def org_transaction(self, work: Callable[[], None]) -> None:
        """Runs `work` in one transaction of the org; what it raises undoes everything."""
        # The org offers `save` for many writes, but nothing for a chain of calls in which one
        # feeds the next; its database nests transactions per thread, which is what that takes.
        with self.org._database.write():
            work()

    def _held_back(self) -> AbstractContextManager[None]:
        if not self.commit_delay:
            return contextlib.nullcontext()
        return self.org.commit_delay(self.commit_delay)

    def _delay_commits(self, delay: timedelta) -> None:
        self.commit_delay = delay

    def _home(self, ask: Ask) -> Answer:
        page = home_page(self.org.organization_name, self.url, self.client_id)
        return Answer(200, page, {}, HTML_TYPE)

    def _keep_clock(self) -> None:
        self.logins.set_setting(_CLOCK_OFFSET, str(self.clock.offset.total_seconds()))

    # -- life --------------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """Where it serves, and every instance_url. RuntimeError before `start`."""
        if self._server is None:
            raise RuntimeError("the practice org has not been started")
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://127.0.0.1:{self._server.server_port}"

    def start(self) -> None:
        """Binds and serves on a thread. OSError when the port is taken."""
        server = PracticeHTTPServer(self._port, self._application.respond, self._tls)
        self._server = server
        self.org.instance_url = self.url
        self._thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="practice-org"
        )
        self._thread.start()

    def stop(self) -> None:
        """Ends every connection, waits for their threads, closes the files. Safe to repeat."""
        self.busy.stop()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
            self._server.close_connections()
            self._bulk.close()  # nobody waits for a result any more
            self._server.server_close()
        if not self._closed:
            self._closed = True
            self._keep_clock()
            self._bulk.close()
            self.org.close()
            self.logins.close()

    def __enter__(self) -> PracticeServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # -- for tests ---------------------------------------------------------------------------

    def calls(self) -> tuple[ReceivedCall, ...]:
        """Every request received (control surface apart) since the start or `forget_calls`."""
        return self.usage.calls()

    def forget_calls(self) -> None:
        self.usage.forget()

    def api_calls(self) -> int:
        """How many of `calls` the org counts as API calls; a composite request is one."""
        return sum(call.counted for call in self.usage.calls())

    def log_in(
        self, user_id: str | None = None, scope: str = "api refresh_token id"
    ) -> dict[str, Any]:
        """A token response for a user (None: the administrator), without a browser."""
        verifier = secrets.token_urlsafe(48)
        callback = self.oauth.callbacks[0]
        code = self.logins.authorize(
            user_id or self.org.administrator_id, scope, callback, challenge_of(verifier)
        )
        return self.oauth.token_body(self.logins.exchange(code, callback, verifier))


def _seeding_mark(data: Path) -> Path:
    """Stands beside the file for as long as its people are being made."""
    return data.with_name(f"{data.name}-seeding")


def _drop_half_seeded(data: Path) -> None:
    """An org whose making was broken off is made anew."""
    if not _seeding_mark(data).exists():
        return
    for name in (data.name, f"{data.name}-logins"):
        for ending in ("", "-wal", "-shm"):
            data.with_name(name + ending).unlink(missing_ok=True)
    _seeding_mark(data).unlink()
