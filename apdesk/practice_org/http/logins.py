"""Grants, refresh tokens and sessions of the practice org, kept in a SQLite file of their own.

Facts (salesforce.md 1.2, 1.3): an authorization code is single use; refresh tokens rotate, and
presenting an old one revokes the grant; at most five live grants a user, the oldest goes; a session
slides with use; a refresh ends the session before it. Tokens are stored as digests only.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from apdesk.practice_org.http.messages import Session

CODE_LIFE = timedelta(minutes=15)
LIVE_GRANTS = 5
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS grants (
    grant_id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT NOT NULL, scope TEXT NOT NULL,
    live INTEGER NOT NULL DEFAULT 1);
CREATE TABLE IF NOT EXISTS refresh_token (
    digest TEXT PRIMARY KEY, grant_id INTEGER NOT NULL REFERENCES grants, live INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS session (
    session_id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT UNIQUE NOT NULL,
    grant_id INTEGER NOT NULL REFERENCES grants, expires REAL NOT NULL, issued REAL NOT NULL);
"""


class OAuthRefusal(Exception):
    """An OAuth error: `error` and `error_description` as the endpoint answers them."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(error, description)
        self.error = error
        self.description = description
        self.status = status


@dataclass(frozen=True, slots=True)
class Issued:
    """What a token response needs. `refresh_token` None: the scope did not ask for one."""

    access_token: str
    refresh_token: str | None
    user_id: str
    scope: str
    issued_at: datetime

    def __repr__(self) -> str:
        return f"Issued(user_id={self.user_id!r}, scope={self.scope!r})"


@dataclass(frozen=True, slots=True)
class _Code:
    user_id: str
    scope: str
    redirect_uri: str
    challenge: str
    expires: datetime


def challenge_of(verifier: str) -> str:
    """RFC 7636 S256: the code challenge of a verifier."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


class Logins:
    """Safe from any thread. `path` ":memory:" forgets everything at the end."""

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Callable[[], datetime],
        organization_id: str,
        access_token_seconds: float = 7200,
    ) -> None:
        self._clock = clock
        self._organization_id = organization_id
        self.access_token_seconds = access_token_seconds
        self._lock = threading.RLock()
        self._codes: dict[str, _Code] = {}
        self._spent_codes: dict[str, int] = {}
        self._database = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def setting(self, name: str, default: Callable[[], str]) -> str:
        """A value that outlives the process with the file; made by `default` at first."""
        with self._lock:
            row = self._database.execute(
                "SELECT value FROM setting WHERE name = ?", (name,)
            ).fetchone()
            if row is not None:
                return str(row[0])
            value = default()
            self.set_setting(name, value)
            return value

    def set_setting(self, name: str, value: str) -> None:
        with self._lock:
            self._database.execute(
                "INSERT INTO setting VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    # -- authorization code ------------------------------------------------------------------

    def authorize(self, user_id: str, scope: str, redirect_uri: str, challenge: str) -> str:
        """A new authorization code for a user who pressed Allow."""
        code = "aPrx" + secrets.token_urlsafe(48)
        with self._lock:
            self._codes[_digest(code)] = _Code(
                user_id, scope, redirect_uri, challenge, self._clock() + CODE_LIFE
            )
        return code

    def exchange(self, code: str, redirect_uri: str, verifier: str) -> Issued:
        """The first tokens of a new grant. OAuthRefusal as in salesforce.md 1.4."""
        digest = _digest(code)
        with self._lock:
            known = self._codes.pop(digest, None)
            if known is None:
                # RFC 6749 4.1.2: a code presented twice was stolen by one of the two.
                if (grant_id := self._spent_codes.get(digest)) is not None:
                    self._revoke_grant(grant_id)
                raise OAuthRefusal("invalid_grant", "expired authorization code")
            if known.expires <= self._clock():
                raise OAuthRefusal("invalid_grant", "expired authorization code")
            if redirect_uri != known.redirect_uri:
                raise OAuthRefusal("redirect_uri_mismatch", "redirect_uri must match configuration")
            if not _VERIFIER.fullmatch(verifier) or not secrets.compare_digest(
                challenge_of(verifier), known.challenge
            ):
                raise OAuthRefusal("invalid_grant", "invalid code verifier")
            cursor = self._database.execute(
                "INSERT INTO grants (user_id, scope) VALUES (?, ?)", (known.user_id, known.scope)
            )
            grant_id = int(cursor.lastrowid or 0)
            self._spent_codes[digest] = grant_id
            self._end_oldest_grants(known.user_id)
            return self._issue(grant_id, known.user_id, known.scope)

    def _end_oldest_grants(self, user_id: str) -> None:
        rows = self._database.execute(
            "SELECT grant_id FROM grants WHERE user_id = ? AND live = 1 ORDER BY grant_id DESC",
            (user_id,),
        ).fetchall()
        for (grant_id,) in rows[LIVE_GRANTS:]:
            self._revoke_grant(grant_id)

    def _issue(self, grant_id: int, user_id: str, scope: str) -> Issued:
        now = self._clock()
        access_token = f"{self._organization_id[:15]}!AQ{secrets.token_urlsafe(60)}"
        self._database.execute(
            "INSERT INTO session (digest, grant_id, expires, issued) VALUES (?, ?, ?, ?)",
            (
                _digest(access_token),
                grant_id,
                now.timestamp() + self.access_token_seconds,
                now.timestamp(),
            ),
        )
        refresh_token: str | None = None
        if {"refresh_token", "offline_access", "full"} & set(scope.split()):
            refresh_token = "5Aep861" + secrets.token_urlsafe(60)
            self._database.execute(
                "INSERT INTO refresh_token VALUES (?, ?, 1)", (_digest(refresh_token), grant_id)
            )
        return Issued(access_token, refresh_token, user_id, scope, now)

    # -- refresh -----------------------------------------------------------------------------

    def refresh(self, token: str) -> Issued:
        """New tokens for a live refresh token, which dies with its session.

        An old one ends the whole grant. OAuthRefusal invalid_grant for every dead token.
        """
        with self._lock:
            row = self._database.execute(
                "SELECT r.grant_id, r.live, g.live, g.user_id, g.scope FROM refresh_token r"
                " JOIN grants g USING (grant_id) WHERE r.digest = ?",
                (_digest(token),),
            ).fetchone()
            if row is None or not row[2]:
                raise OAuthRefusal("invalid_grant", "expired access/refresh token")
            grant_id, live, _, user_id, scope = row
            if not live:
                self._revoke_grant(grant_id)
                raise OAuthRefusal("invalid_grant", "expired access/refresh token")
            self._database.execute(
                "UPDATE refresh_token SET live = 0 WHERE grant_id = ?", (grant_id,)
            )
            self._database.execute("DELETE FROM session WHERE grant_id = ?", (grant_id,))
            return self._issue(grant_id, user_id, scope)

    # -- sessions ----------------------------------------------------------------------------

    def session(self, access_token: str) -> Session | None:
        """The live session of a token, its life renewed (sessions slide with use)."""
        now = self._clock().timestamp()
        with self._lock:
            row = self._database.execute(
                "SELECT s.session_id, s.grant_id, g.user_id, s.expires FROM session s"
                " JOIN grants g USING (grant_id) WHERE s.digest = ? AND g.live = 1",
                (_digest(access_token),),
            ).fetchone()
            if row is None or row[3] <= now:
                return None
            renewed = now + self.access_token_seconds
            # Written only when it moved by a noticeable part: a write for every call is slow.
            if renewed - row[3] > self.access_token_seconds / 20:
                self._database.execute(
                    "UPDATE session SET expires = ? WHERE session_id = ?", (renewed, row[0])
                )
            return Session(str(row[0]), str(row[1]), str(row[2]))

    def introspect(self, token: str) -> dict[str, object]:
        """The answer of /introspect for an access or refresh token; {"active": False} else."""
        with self._lock:
            row = self._database.execute(
                "SELECT g.user_id, g.scope, s.expires, s.issued FROM session s"
                " JOIN grants g USING (grant_id) WHERE s.digest = ? AND g.live = 1",
                (_digest(token),),
            ).fetchone()
            if row is not None and row[2] > self._clock().timestamp():
                return {
                    "active": True,
                    "scope": row[1],
                    "sub": row[0],
                    "token_type": "access_token",
                    "exp": int(row[2]),
                    "iat": int(row[3]),
                    "nbf": int(row[3]),
                }
            row = self._database.execute(
                "SELECT g.user_id, g.scope FROM refresh_token r JOIN grants g USING (grant_id)"
                " WHERE r.digest = ? AND r.live = 1 AND g.live = 1",
                (_digest(token),),
            ).fetchone()
            if row is not None:
                return {
                    "active": True,
                    "scope": row[1],
                    "sub": row[0],
                    "token_type": "refresh_token",
                }
            return {"active": False}

    def revoke(self, token: str) -> bool:
        """Ends the session of an access token, or the grant of a refresh token; False: unknown."""
        digest = _digest(token)
        with self._lock:
            if self._database.execute("DELETE FROM session WHERE digest = ?", (digest,)).rowcount:
                return True
            row = self._database.execute(
                "SELECT r.grant_id FROM refresh_token r JOIN grants g USING (grant_id)"
                " WHERE r.digest = ? AND r.live = 1 AND g.live = 1",
                (digest,),
            ).fetchone()
            if row is None:
                return False
            self._revoke_grant(row[0])
            return True

    def _revoke_grant(self, grant_id: int) -> None:
        self._database.execute("UPDATE grants SET live = 0 WHERE grant_id = ?", (grant_id,))
        self._database.execute("UPDATE refresh_token SET live = 0 WHERE grant_id = ?", (grant_id,))
        self._database.execute("DELETE FROM session WHERE grant_id = ?", (grant_id,))

    # -- what an administrator can do, and time ----------------------------------------------

    def expire_sessions(self) -> int:
        """Ends every access token now, as the session timeout would; grants live on."""
        with self._lock:
            return self._database.execute("DELETE FROM session").rowcount

    def revoke_grants(self, user_id: str | None = None) -> int:
        """Ends every login (of one user): access and refresh tokens are dead."""
        with self._lock:
            rows = self._database.execute(
                "SELECT grant_id FROM grants WHERE live = 1 AND (?1 IS NULL OR user_id = ?1)",
                (user_id,),
            ).fetchall()
            for (grant_id,) in rows:
                self._revoke_grant(grant_id)
            return len(rows)

    def live_grants(self, user_id: str) -> int:
        with self._lock:
            row = self._database.execute(
                "SELECT COUNT(*) FROM grants WHERE user_id = ? AND live = 1", (user_id,)
            ).fetchone()
            return int(row[0])
