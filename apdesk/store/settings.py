"""What isn't records: the org that this data came from, preferences, describe cache, settings."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from apdesk.domain.clock import to_iso
from apdesk.domain.preferences import Preferences
from apdesk.domain.schema import SObjectSchema
from apdesk.store import models
from apdesk.store.database import Store

#: Days of the API ledger that are kept (the overview of the Sync page shows up to 90).
LEDGER_DAYS = 92


@dataclass(frozen=True, slots=True)
class Binding:
    """The org and user that the data of this file belongs to. Holds no secret.

    `timezone` is an IANA name, `locale` like 'en_US': the user's, for criteria and for display.
    """

    org_id: str
    org_name: str
    user_id: str
    username: str
    instance_url: str
    login_url: str
    client_id: str
    display_name: str = ""
    email: str = ""
    sandbox: bool = False
    timezone: str = "UTC"
    locale: str = "en_US"
    fiscal_year_start_month: int = 1
    api_version: str = "62.0"


@dataclass(frozen=True, slots=True)
class CachedDescribe:
    """A describe answer as it was fetched; unpacks as (raw, last_modified, fetched_at)."""

    body: str
    last_modified: str | None
    fetched_at: str

    @property
    def raw(self) -> dict[str, Any]:
        """The answer itself, half a megabyte of JSON in a large org."""
        read: dict[str, Any] = json.loads(self.body)
        return read

    def __iter__(self) -> Any:
        return iter((self.raw, self.last_modified, self.fetched_at))


# Describes change a few times a year, and each run and page asks for them.
@lru_cache(maxsize=4)
def schema_of(body: str) -> SObjectSchema:
    """What a stored describe says."""
    return SObjectSchema.from_describe(json.loads(body))


@dataclass(frozen=True, slots=True)
class CallCount:
    """Calls of one cause in one hour ('YYYY-MM-DDTHH', UTC)."""

    hour: str
    cause: str
    calls: int


class Settings:
    """Typed access to the tables meta, describe and api_call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- any setting ----------------------------------------------------------------------------

    def setting(self, key: str, default: Any = None) -> Any:
        """A stored JSON value, or `default`."""
        return self._get(f"setting.{key}", default)

    def set_setting(self, key: str, value: Any) -> None:
        """Stores any JSON value; None removes the setting."""
        self._put(f"setting.{key}", value)

    def settings(self) -> dict[str, Any]:
        """All settings that were ever changed."""
        with self._store.reading():
            rows = (
                models.Meta.select()
                .where(models.Meta.key.startswith("setting."))
                .tuples()
                .execute(self._store.database)
            )
            return {key.removeprefix("setting."): json.loads(value) for key, value in rows}

    def installation_id(self) -> str:
        """A random name of this data directory, made once."""
        known = self._get("installation_id")
        if known is None:
            known = secrets.token_hex(16)
            self._put("installation_id", known)
        return str(known)

    # -- the org --------------------------------------------------------------------------------

    def binding(self) -> Binding | None:
        """The org that the data came from, or None before the first login."""
        document = self._get("binding")
        if document is None:
            return None
        names = {each.name for each in fields(Binding)}
        return Binding(**{key: value for key, value in document.items() if key in names})

    def bind(self, binding: Binding) -> None:
        self._put("binding", asdict(binding))

    def unbind(self) -> None:
        """Forgets who is logged in; records stay. `data_org_id` still names their org."""
        self._put("binding", None)

    def data_org_id(self) -> str | None:
        """The org that the records here came from, signed in or not; None when there are none."""
        known = self._get("data_org_id")
        return None if known is None else str(known)

    def set_data_org_id(self, org_id: str | None) -> None:
        self._put("data_org_id", org_id)

    # -- preferences ----------------------------------------------------------------------------

    def preferences(self) -> Preferences | None:
        """The wizard's answers, or None before they were given. Raises PreferencesError."""
        document = self._get("preferences")
        return None if document is None else Preferences.from_json(document)

    def save_preferences(self, preferences: Preferences) -> None:
        self._put("preferences", preferences.to_json())

    def clear_preferences(self) -> None:
        self._put("preferences", None)

    # -- describe -------------------------------------------------------------------------------

    def describe(self, sobject: str) -> CachedDescribe | None:
        """The last describe of an object, or None."""
        with self._store.reading():
            rows = list(
                models.Describe.select(
                    models.Describe.body, models.Describe.last_modified, models.Describe.fetched_at
                )
                .where(models.Describe.sobject == sobject)
                .tuples()
                .execute(self._store.database)
            )
        if not rows:
            return None
        raw, last_modified, fetched_at = rows[0]
        return CachedDescribe(raw, last_modified, fetched_at)

    def save_describe(
        self, sobject: str, raw: Mapping[str, Any], last_modified: str | None, fetched_at: str
    ) -> None:
        with self._store.transaction():
            models.Describe.insert(
                sobject=sobject,
                body=json.dumps(raw, separators=(",", ":")),
                last_modified=last_modified,
                fetched_at=fetched_at,
            ).on_conflict_replace().execute(self._store.database)

    def touch_describe(self, sobject: str, fetched_at: str) -> None:
        """The org answered that nothing changed: only the time of asking is new."""
        with self._store.transaction():
            models.Describe.update(fetched_at=fetched_at).where(
                models.Describe.sobject == sobject
            ).execute(self._store.database)

    def forget_describe(self, sobject: str) -> None:
        """The object can't be read any more."""
        with self._store.transaction():
            models.Describe.delete().where(models.Describe.sobject == sobject).execute(
                self._store.database
            )

    def schema(self, sobject: str) -> SObjectSchema | None:
        """The object's fields as of the last describe, or None."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT raw FROM describe WHERE sobject = ?", (sobject,)
            ).fetchone()
        return None if row is None else schema_of(row[0])

    def schemas(self) -> dict[str, SObjectSchema]:
        """All described objects by name."""
        with self._store.reading() as connection:
            names = [row[0] for row in connection.execute("SELECT sobject FROM describe")]
        found = {name: self.schema(name) for name in names}
        return {name: schema for name, schema in found.items() if schema is not None}

    # -- the API ledger -------------------------------------------------------------------------

    def count_call(self, cause: str, calls: int, at: str) -> None:
        """Adds calls made at that moment (ISO 8601 UTC); old hours are dropped by the way."""
        oldest = datetime.fromisoformat(at).astimezone(UTC) - timedelta(days=LEDGER_DAYS)
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO api_call (hour, cause, calls) VALUES (?, ?, ?) "
                "ON CONFLICT (hour, cause) DO UPDATE SET calls = calls + excluded.calls",
                (_hour(datetime.fromisoformat(at)), cause, calls),
            )
            connection.execute("DELETE FROM api_call WHERE hour < ?", (_hour(oldest),))

    def own_calls_24h(self, now: datetime) -> int:
        """Calls in the 24 hours before `now`, by whole hours (the oldest hour counts in full)."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT coalesce(sum(calls), 0) FROM api_call WHERE hour > ? AND hour <= ?",
                (_hour(now - timedelta(hours=24)), _hour(now)),
            ).fetchone()
        return int(row[0])

    def calls_since(self, moment: datetime) -> tuple[CallCount, ...]:
        """The ledger from that hour on, oldest first."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT hour, cause, calls FROM api_call WHERE hour >= ? ORDER BY hour, cause",
                (_hour(moment),),
            ).fetchall()
        return tuple(CallCount(*row) for row in rows)

    # -- within ---------------------------------------------------------------------------------

    def _get(self, key: str, default: Any = None) -> Any:
        with self._store.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if row is None else json.loads(row[0])

    def _put(self, key: str, value: Any) -> None:
        database = self._store.database
        with self._store.transaction():
            if value is None:
                models.Meta.delete().where(models.Meta.key == key).execute(database)
            else:
                models.Meta.insert(key=key, value=json.dumps(value)).on_conflict_replace().execute(
                    database
                )


def _hour(moment: datetime) -> str:
    return to_iso(moment)[:13]
