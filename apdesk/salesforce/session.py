"""The one wrapper around a call: retries by error class, one renewal of the login, the ledger.

One object belongs to one thread, as does the simple-salesforce object in it.
"""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from simple_salesforce import Salesforce
from simple_salesforce.exceptions import SalesforceError as LibraryError

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled
from apdesk.salesforce import errors, transport
from apdesk.salesforce.address import may_hold_the_login
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import ApiUsage
from apdesk.salesforce.tokens import TokenKeeper, Tokens

_log = logging.getLogger("apdesk.salesforce")

_USAGE = re.compile(r"(?<![\w-])api-usage=(\d+)/(\d+)")
_MOST_REDIRECTS = 3
#: Who is asked to stay away for longer than this doesn't come back within the same run.
_AWAY = 600.0
_REDIRECTED = "salesforce.redirected"

OnCall = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Backoff:
    """How a failed call is repeated: `attempts` in all, the waits doubling from `first` seconds.

    A call that timed out has taken minutes already, so `attempts_in_silence` are enough for it; an
    unexpected error inside Salesforce is mostly of what was sent, so `attempts_at_defects` are.
    """

    attempts: int = 5
    attempts_in_silence: int = 2
    attempts_at_defects: int = 2
    first: float = 1.0
    longest: float = 60.0
    longest_asked: float = 120.0

    def most(self, failure: SalesforceError) -> int:
        """How many attempts there are where the last one ended so."""
        if failure.code == "network.timeout":
            return self.attempts_in_silence
        if failure.code == "salesforce.unknown":
            return min(self.attempts, self.attempts_at_defects)
        return self.attempts

    def delay(self, failures: int, asked: float | None) -> float:
        """Seconds to wait after that many failures; `asked` is what the server wants at least."""
        ceiling = min(self.longest, self.first * 2.0 ** (failures - 1))
        jittered = ceiling * random.uniform(0.5, 1.0)
        return max(jittered, min(asked or 0.0, self.longest_asked))


#: Of a call that only tidies up.
_HASTY = Backoff(attempts=1, attempts_in_silence=1)


@dataclass(frozen=True, slots=True)
class Reply:
    """A call that worked. `server_time` is the org's clock when it answered."""

    body: Any
    headers: Mapping[str, str]

    @property
    def server_time(self) -> datetime:
        """The Date header, aware UTC. Raises SalesforceError when there is none."""
        try:
            moment = parsedate_to_datetime(self.headers["Date"])
        except (KeyError, ValueError, TypeError):
            raise errors.malformed("it doesn't say its time") from None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class CallSession:
    """Sends calls to the org of one login.

    Args:
        keeper: The login.
        cancel: Looked at before each call and during each wait.
        on_call: Told (cause, 1) for each call that the org may have counted.
        api_version: As in addresses, "62.0".
        backoff: The waits between attempts.
    """

    def __init__(
        self,
        keeper: TokenKeeper,
        *,
        cancel: CancelToken | None = None,
        on_call: OnCall | None = None,
        api_version: str = "62.0",
        backoff: Backoff | None = None,
    ) -> None:
        transport.hush_libraries()
        self._keeper = keeper
        self._cancel = cancel or CancelToken()
        self._on_call = on_call
        self._api_version = api_version
        self._backoff = backoff or Backoff()
        self._session = transport.OrgSession()
        self._session.hooks["response"].append(self._saw)
        self._tokens: Tokens | None = None
        self._salesforce: Salesforce | None = None
        self._headers: Mapping[str, str] = {}
        self._usage = ApiUsage(None, None)
        self._calls = 0
        self._in_doubt = False

    @property
    def tokens(self) -> Tokens:
        """The login as it is now. Raises KnownError "login.needed"."""
        return self._tokens or self._keeper.current()

    @property
    def usage(self) -> ApiUsage:
        return self._usage

    @property
    def calls(self) -> int:
        return self._calls

    def last_reply(self) -> Reply:
        """The headers of the last answer, whatever became of it."""
        return Reply(None, self._headers)

    def speak(self, api_version: str) -> None:
        """Another version of the API from the next call on."""
        self._api_version = api_version
        self._salesforce = None

    @property
    def api_version(self) -> str:
        return self._api_version

    @property
    def cancel(self) -> CancelToken:
        return self._cancel

    @property
    def backoff(self) -> Backoff:
        return self._backoff

    def close(self) -> None:
        self._session.close()

    def beside(self, cancel: CancelToken, backoff: Backoff | None = None) -> CallSession:
        """A session of the same login for another thread, or with another patience, with
        connections of its own.

        It tells no ledger of its calls; this one does, in its own thread, by `tally`.
        """
        return CallSession(
            self._keeper,
            cancel=cancel,
            api_version=self._api_version,
            backoff=backoff or self._backoff,
        )

    def call_hastily(self, cause: str, send: Callable[[Salesforce], Any]) -> Reply:
        """One call that tidies up: made once, even when the work was cancelled. Raises as `call`,
        but for Cancelled."""
        hasty = self.beside(CancelToken(), _HASTY)
        try:
            return hasty.call(cause, send)
        finally:
            hasty.close()
            self.tally(cause, hasty.calls, hasty.usage)

    def tally(self, cause: str, calls: int, usage: ApiUsage) -> None:
        """Counts calls that a session `beside` this one has made, and what it was told of usage."""
        if usage.maximum is not None:
            self._usage = usage
        self._calls += calls
        if calls and self._on_call is not None:
            self._on_call(cause, calls)

    def call(
        self,
        cause: str,
        send: Callable[[Salesforce], Any],
        *,
        counted: bool = True,
        dated: bool = False,
        survives_renewal: bool = True,
        once: bool = False,
    ) -> Reply:
        """One call, repeated as its errors ask for.

        Args:
            cause: The name of the calls in the ledger.
            send: Makes the call with simple-salesforce's object and returns the parsed body.
            counted: Whether the org counts it.
            dated: Whether an answer without the org's time is no use.
            survives_renewal: Whether it may be sent again under a new session. A query locator
                belongs to its session: such a call fails with the locator error instead, after the
                login was renewed (airbytehq/airbyte#84302).
            once: Whether it must not be carried out twice: it is repeated only when it surely was
                not carried out.

        Raises SalesforceError, Cancelled, and KnownError "login.needed". The error is `in_doubt`
        when any of the attempts was, whatever the last one ended in.
        """
        self._in_doubt = False
        try:
            return self._persist(
                cause, send, counted=counted, dated=dated, lasts=survives_renewal, once=once
            )
        except SalesforceError as error:
            error.in_doubt = self._in_doubt
            error.sent |= self._in_doubt
            raise

    def _persist(
        self,
        cause: str,
        send: Callable[[Salesforce], Any],
        *,
        counted: bool,
        dated: bool,
        lasts: bool,
        once: bool,
    ) -> Reply:
        """The attempts of one call."""
        failures = 0
        renewed = False
        while True:
            self._cancel.check()
            try:
                reply = Reply(self._once(cause, send, counted), self._headers)
                if dated:
                    _ = reply.server_time
                return reply
            except SalesforceError as error:
                failure = error
            self._in_doubt |= failure.in_doubt
            if once and failure.in_doubt:
                raise failure
            if failure.kind is Kind.REFRESH:
                newer = self._keeper.newer_than(self.tokens)
                if newer is None and renewed:
                    newer = self._keeper.newer_in_the_end(self.tokens, self._cancel)
                if newer is None:
                    # A session that is refused although it was renewed just now stays refused;
                    # one that another process has replaced meanwhile only has to be taken over.
                    if renewed:
                        raise errors.login_expired(failure.said, failure.status)
                    renewed = True
                    # The renewal has a connection of its own, and a small server may serve only
                    # one at a time.
                    self._session.close()
                    newer = self._keeper.refresh(self.tokens, self._cancel)
                self._take(newer)
                if not lasts:
                    raise errors.from_response(400, [{"errorCode": "INVALID_QUERY_LOCATOR"}])
                continue
            if failure.code == _REDIRECTED and not renewed and self._sent_elsewhere():
                renewed = True
                if not self._found_elsewhere():
                    raise failure
                if not lasts:
                    raise errors.from_response(400, [{"errorCode": "INVALID_QUERY_LOCATOR"}])
                continue
            failures += 1
            if not failure.repeatable or failures >= self._backoff.most(failure):
                raise failure
            if (failure.retry_after or 0) > _AWAY:
                raise failure
            delay = self._backoff.delay(failures, failure.retry_after)
            _log.info("Call for %s failed (%s); again in %.1f s", cause, failure.code, delay)
            if self._cancel.wait(delay):
                raise Cancelled

    def _sent_elsewhere(self) -> bool:
        """Whether the last answer was a redirection to another host of the org's."""
        here = self.tokens.instance_url
        target = urljoin(here, self._headers.get("Location") or "")
        return urlsplit(target).netloc != urlsplit(here).netloc and _same_family(
            target, self.tokens
        )

    def _found_elsewhere(self) -> bool:
        """Whether the org has another address now: a renewed login names it, and nothing else does
        (a redirection is nobody to be told the login)."""
        before = self.tokens
        self._session.close()
        newer = self._keeper.newer_than(before) or self._keeper.refresh(before, self._cancel)
        self._take(newer)
        return newer.instance_url != before.instance_url

    def fetch(self, url: str, cause: str, *, counted: bool = True) -> Reply:
        """GET of an address outside the versioned API, with the login. Raises as `call`.

        Redirections are followed by hand, since the login has to go along: the identity address may
        answer with one to the org's instance (Salesforce Help, "Identity URLs").
        """
        return self.call(cause, lambda _: self._get(url), counted=counted)

    def _get(self, url: str) -> Any:
        tokens = self.tokens
        for _ in range(_MOST_REDIRECTS):
            if not may_hold_the_login(url, tokens.login_url):
                raise errors.malformed("it names an address that isn't safe")
            response = self._session.get(
                transport.reach(self._session, url),
                headers={"Authorization": f"Bearer {tokens.access_token}"},
            )
            target = response.headers.get("Location")
            if response.status_code in (301, 302, 303, 307, 308) and target:
                target = urljoin(url, target)
                if not _same_family(target, tokens):
                    raise errors.from_response(response.status_code, b"", response.headers)
                url = target
                continue
            if response.status_code >= 300:
                raise errors.from_response(response.status_code, response.content, response.headers)
            return response.json()
        raise errors.from_response(302, b"")

    def _once(self, cause: str, send: Callable[[Salesforce], Any], counted: bool) -> Any:
        """One attempt. Errors are raised outside of `except`, so that none carries a request."""
        self._headers = {}
        failure: SalesforceError
        try:
            body = send(self._library())
        except SalesforceError as error:
            failure = error
        except LibraryError as error:
            failure = errors.from_response(error.status, error.content, self._headers)
        except requests.RequestException as error:
            failure = errors.from_exception(error)
        except (TypeError, ValueError):
            # simple-salesforce takes the length of whatever JSON came, and decodes what it is told.
            failure = errors.malformed("what came isn't a JSON document")
        else:
            self._count(cause, counted)
            return body
        if failure.sent:
            self._count(cause, counted)
        raise failure

    def _library(self) -> Salesforce:
        """simple-salesforce's object for the login; made anew when the login was renewed.

        Only a new object takes over everything of a renewed login: the session, the header, and
        the address, which is in half a dozen of its attributes.
        """
        if self._salesforce is None:
            self._take(self._keeper.current())
        assert self._salesforce is not None
        return self._salesforce

    def _take(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._salesforce = Salesforce(
            session_id=tokens.access_token,
            # Not `instance_url`, of which it would lose the brackets of an IPv6 address.
            instance=urlsplit(transport.reach(self._session, tokens.instance_url)).netloc,
            version=self._api_version,
            session=self._session,
            object_pairs_hook=None,
        )
        # It asks for indented bodies, which only make answers bigger.
        self._salesforce.headers.pop("X-PrettyPrint", None)

    def _saw(self, response: requests.Response, **_: Any) -> None:
        """Every answer's headers, errors included, which the library drops."""
        self._headers = response.headers
        found = _USAGE.search(response.headers.get("Sforce-Limit-Info", ""))
        if found:
            self._usage = ApiUsage(int(found.group(1)), int(found.group(2)))

    def _count(self, cause: str, counted: bool) -> None:
        if not counted:
            return
        self._calls += 1
        if self._on_call is not None:
            self._on_call(cause, 1)


def _same_family(url: str, tokens: Tokens) -> bool:
    """Whether a redirection stays with the org: its instance, its login host, or Salesforce."""
    host = urlsplit(url).hostname or ""
    own = {urlsplit(each).hostname for each in (tokens.instance_url, tokens.login_url)}
    return host in own or host.endswith((".salesforce.com", ".force.com", ".salesforce.mil"))
