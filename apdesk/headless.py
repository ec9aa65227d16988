"""What the verbs do, as methods over one data directory. `verbs` decides how it is printed.

Answers are JSON-able documents with the keys of the product's description of each verb.

A verb that only reads the database doesn't wait for what talks to Salesforce: each method imports
what it alone needs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TextIO

from apdesk.deployment import deployment
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock, from_iso, to_iso
from apdesk.domain.preferences import DEFAULT_PREFERENCES, Preferences, check_preferences
from apdesk.domain.run import Cause, ChangeSet, Problem, Progress, RunReport
from apdesk.domain.schema import SOBJECTS
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.store.backups import Backup, Backups
from apdesk.store.database import Store
from apdesk.store.lists import Among, OwnList, Segment
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox
from apdesk.store.recovery import Recovery
from apdesk.store.settings import Settings
from apdesk.store.troubles import Troubles
from apdesk.store.views import Found, ListKey, ListQuery, RecordDetail, RunSummary, Views
from apdesk.sync import login_state, preference_files, problems
from apdesk.sync.budget import USAGE
from apdesk.sync.schedule import Due, due
from apdesk.sync.settings import SyncSettings
from apdesk.worker.sync_backend import interval

if TYPE_CHECKING:
    from apdesk.journeys.engine import JourneyReport
    from apdesk.journeys.running import Journeying
    from apdesk.salesforce.rest import RestOrg
    from apdesk.sync.account import Account
    from apdesk.sync.editing import Editing
    from apdesk.sync.explain import Explanation
    from apdesk.sync.preview import Preview

Step = Progress | ChangeSet

#: Days of the API ledger that `usage` tells of, today among them.
USAGE_DAYS = 14

#: The lists by their keys, and by the names that the window gives them.
_LIST_NAMES = {str(key): key for key in ListKey} | {
    "all contacts": ListKey.ALL,
    "salesforce leads": ListKey.LEADS,
    "salesforce contacts": ListKey.CONTACTS,
}


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the database that was there before a backup: it was backed up, or, where it
    was damaged, moved aside."""

    before: Backup | None = None
    aside: Path | None = None


class Headless:
    """The engine over one data directory; use as a context manager."""

    def __init__(self, home: DataDir, cancel: CancelToken, *, opened: bool = True) -> None:
        """`opened`: the database is wanted open; what is done to backups must go where it can't be.
        Raises KnownError where the configuration file can't be used."""
        self.home = home
        self._opened = opened
        self.deployed = deployment(home)
        self.cancel = cancel
        self.clock = SystemClock()
        self.store = Store(home.database)
        self.settings = Settings(self.store)

    def __enter__(self) -> Self:
        self.home.prepare()
        if self._opened:
            self.store.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.store.close()

    # -- the account ----------------------------------------------------------------------------

    def connect(
        self,
        login_url: str,
        client_id: str,
        *,
        port: int | None,
        timeout: float,
        insecure: bool,
        open_browser: Callable[[str], bool],
    ) -> Account:
        """Logs in through the browser and stores the tokens. Raises KnownError in words."""
        from apdesk.salesforce.oauth import CALLBACK_PORTS, Login
        from apdesk.salesforce.vaults import open_vault
        from apdesk.sync.account import sign_in
        from apdesk.sync.networking import use_stored

        vault = open_vault(self.home, insecure, new_login=True)
        port = port or self.deployed.connect.port
        ports = (port,) if port else CALLBACK_PORTS
        use_stored(self.store, self.home)
        login = Login(login_url, client_id, ports=ports, timeout=timeout, open_browser=open_browser)
        return sign_in(self.store, vault, login.run(self.cancel), self.home)

    def disconnect(self, *, remove_data: bool) -> None:
        from apdesk.salesforce.vaults import open_vault
        from apdesk.sync.account import sign_out

        sign_out(self.store, open_vault(self.home), self.home, remove_data=remove_data)

    def org(self) -> RestOrg:
        """The connected org. Raises KnownError "login.needed" when there is none."""
        from apdesk.salesforce.vaults import open_vault
        from apdesk.sync.account import org_for

        return org_for(self.store, open_vault(self.home), self.home, cancel=self.cancel)

    # -- preferences ----------------------------------------------------------------------------

    def preferences(self) -> Preferences:
        """What was chosen; before that, what was decided beforehand, else the default."""
        chosen = self.settings.preferences() or preference_files.deployed_preferences(self.home)
        return chosen or DEFAULT_PREFERENCES

    @staticmethod
    def read_preferences(name: str) -> Preferences:
        """A preferences file, - for standard input. Raises KnownError in words."""
        if name != "-":
            return preference_files.read(Path(name))
        try:
            # JSON is UTF-8 (RFC 8259), whatever the encoding of the terminal is.
            content = sys.stdin.buffer.read()
        except OSError as error:
            raise preference_files.unreadable(name, error.strerror or str(error)) from error
        return preference_files.parsed(content, name)

    def checked(self, preferences: Preferences) -> Preferences:
        """The same preferences, held against the org's fields.

        Raises KnownError "preferences.impossible" naming everything that can't be.
        """
        schemas = self.settings.schemas()
        if self.settings.binding() is not None:
            from apdesk.sync.schemas import read_schemas

            schemas = read_schemas(self.org(), self.settings, self.clock, self.cancel)
        if not schemas:
            raise KnownError(
                "Not connected yet",
                "The fields in the preferences can't be checked before apdesk knows the org. "
                "Nothing was applied.",
                "Run apdesk connect first.",
                code="login.needed",
            )
        fatal = [each for each in check_preferences(preferences, schemas) if each.fatal]
        if fatal:
            raise KnownError(
                "These preferences can't be applied to this org",
                " ".join(f"{each.sobject}: {each.message}" for each in fatal)
                + " Nothing was applied.",
                "Correct the file and apply it again.",
                code="preferences.impossible",
            )
        return preferences

    def apply_preferences(self, preferences: Preferences) -> None:
        self.settings.save_preferences(self.checked(preferences))

    def preview(self, preferences: Preferences | None) -> Generator[Progress, None, Preview]:
        """The effect of preferences (the stored ones when None), before anything is applied."""
        from apdesk.sync.preview import preview

        chosen = self.preferences() if preferences is None else self.checked(preferences)
        return preview(self.org(), self.store, chosen, self.clock, self.cancel)

    # -- runs -----------------------------------------------------------------------------------

    def sync(
        self,
        *,
        cause: Cause | None = None,
        approve_removals: bool = False,
        on_schedule: bool = False,
    ) -> Generator[Step, None, RunReport]:
        """One run, as a generator of its steps. `on_schedule`: one of many, with the backups that
        belong to a schedule; who runs it by hand keeps no copies that they didn't ask for."""
        from apdesk.sync.backing_up import backed_up
        from apdesk.sync.engine import Engine

        org = self.org()
        if self.settings.preferences() is None:
            self.settings.save_preferences(self.checked(self.preferences()))
        engine = Engine(
            org,
            self.store,
            self.clock,
            SyncSettings.stored(self.settings),
            lock_path=self.home.lock("run"),
        )
        with Views(self.home.database) as views:
            first = not views.runs(1)
        run = engine.run(
            cause or (Cause.FIRST if first else Cause.MANUAL),
            unguarded=approve_removals,  # a script has seen what is held, or doesn't mind
            cancel=self.cancel,
        )
        run = login_state.noted(run, self.settings)
        held = approve_removals and Mirror(self.store).held_count() > 0
        return backed_up(
            run, self.store, self.home.backups, self.clock, before=held, after=on_schedule
        )

    def journeys(self, *, after_sync: bool) -> Generator[ChangeSet, None, JourneyReport]:
        """A turn of the journeys, as a generator of what it changes."""
        return self._journeying.run(self.cancel, after_sync=after_sync)

    def look_at_org_for_journeys(self) -> list[Problem]:
        """Reads what the journeys need of the org; a sync that is under way elsewhere does so."""
        try:
            return self._journeying.look_at_org(self.cancel)
        except KnownError as error:
            if error.code == "journeys.busy":
                return []
            raise

    def journeys_due(self) -> float | None:
        """Seconds until the journeys have something to do by themselves; None: they haven't."""
        if self._journeying.work_waits():
            return 0.0
        due = self._journeying.next_due()
        if due is None:
            return None
        return max(0.0, (from_iso(due) - self.clock.now()).total_seconds())

    @cached_property
    def _journeying(self) -> Journeying:
        from apdesk.journeys.mail.passwords import passwords_of
        from apdesk.worker.journeying import journeying

        return journeying(
            self.store,
            self.clock,
            self.home,
            org=lambda _cancel: self.org(),
            passwords=passwords_of(self.home),
        )

    # -- reading --------------------------------------------------------------------------------

    def status(self) -> dict[str, Any]:
        binding = self.settings.binding()
        with Views(self.home.database) as views:
            members = {name: views.member_counts().get(name, 0) for name in SOBJECTS}
            last = _last_ended(views)
        now = self.clock.now()
        connected = binding is not None and not login_state.is_lost(self.settings)
        usage = self.settings.setting(USAGE) or {}
        unsent, creations = Outbox(self.store).waiting_counts()
        return {
            "connected": connected,
            "org": {
                "id": binding.org_id,
                "name": binding.org_name,
                "instance_url": binding.instance_url,
                "user": binding.username,
            }
            if binding
            else None,
            "members": members,
            "last_run": last.report().to_json() | {"started_at": last.started_at} if last else None,
            "next_run": to_iso(self._due_after(last).at) if connected else None,
            "waiting": {
                "errors": self.troubles.failure_count(),
                "conflicts": self.troubles.conflict_count(),
                "held_removals": Mirror(self.store).held_count(),
                "unsent_edits": unsent,
            },
            "unsent_creates": creations,
            "api": {
                "org_used": usage.get("used"),
                "org_max": usage.get("maximum"),
                "own_24h": self.settings.own_calls_24h(now),
            },
        }

    def interval(self) -> timedelta:
        """The time between the end of a run and the next one, as the settings have it."""
        return interval(self.settings)

    def due(self, usual: timedelta | None = None) -> Due:
        """When a timer starts the next run: at once when one was missed, or none ever was; later
        while calls are scarce, and not before there are any. `usual`: instead of the interval."""
        with Views(self.home.database) as views:
            return self._due_after(_last_ended(views), usual)

    def _due_after(self, last: RunSummary | None, usual: timedelta | None = None) -> Due:
        return due(self.settings, last, usual or self.interval(), self.clock.now())

    def export(self, list_name: str, form: str, out: TextIO, *, api_names: bool) -> int:
        """Writes a list; how many records. Raises KnownError as `list_called`."""
        from apdesk.sync.export import export

        key, own = self.list_called(list_name)
        with Views(self.home.database) as views:
            ids = None if own is None else views.answer(ListQuery(key, among=own))
            return export(views, key, out, form=form, api_names=api_names, ids=ids)

    def list_called(self, name: str) -> tuple[ListKey, Among | None]:
        """The list of that name, without regard to case: built-in, the user's own, or a segment.
        Raises KnownError "list.unknown"."""
        wanted = " ".join(name.split()).casefold()
        built_in = _LIST_NAMES.get(wanted)
        if built_in is not None:
            return built_in, None
        with Views(self.home.database) as views:
            lists, segments = views.own_lists(), views.segments()
        own: dict[str, Among] = {each.name: OwnList(each.id) for each in lists}
        own |= {each.name: Segment(each.id) for each in segments}
        for each, key in own.items():
            if each.casefold() == wanted:
                return ListKey.ALL, key
        raise KnownError(
            f"There is no list “{name}”",
            f"The lists are: {', '.join([*ListKey, *own])}. Nothing was written.",
            "Name one of them.",
            code="list.unknown",
        )

    def explain(self, record: str) -> Explanation:
        """Why a record is here, or isn't; asks the org where one is connected."""
        from apdesk.sync.explain import explain

        org = self.org() if self.settings.binding() is not None else None
        return explain(org, self.store, record)

    def history(self, text: str) -> list[dict[str, Any]]:
        with Views(self.home.database) as views:
            found = self._one(views.find(text), text)
            record = views.record(found.entity, found.id)
            names = {each.name: each.salesforce for each in record.fields} if record else {}
            return [
                {
                    "at": each.at,
                    # The API name, as in all these documents; apdesk's own where it has none.
                    "field": names.get(each.field) or each.field if each.field else None,
                    "old": each.old,
                    "new": each.new,
                    "author": each.author,
                    "run": each.run_id,
                    "kind": each.kind,
                    "label": each.label,
                }
                for each in views.history(found.entity, found.id)
            ]

    # -- changes --------------------------------------------------------------------------------

    @property
    def editing(self) -> Editing:
        """What a person changes here."""
        from apdesk.sync.editing import Editing

        return Editing(self.store, self.clock)

    @property
    def troubles(self) -> Troubles:
        """What needs a person: failed writes and conflicts."""
        return Troubles(self.store)

    def one(self, text: str) -> Found:
        """The one record that a person names. Raises KnownError "record.unknown", "…ambiguous"."""
        with Views(self.home.database) as views:
            return self._one(views.find(text), text)

    def record(self, found: Found) -> RecordDetail:
        """A record with its fields. Raises KnownError "record.unknown" when it is gone."""
        with Views(self.home.database) as views:
            detail = views.record(found.entity, found.id)
        return detail if detail is not None else self._gone(str(found.id))

    # -- upkeep ---------------------------------------------------------------------------------

    @property
    def backups(self) -> Backups:
        return Backups(self.store, self.home.backups)

    def back_up(self) -> Backup:
        return self.backups.create("manual", to_iso(self.clock.now()))

    def restore(self, name: str) -> Restored:
        """Puts a backup in place while no run goes on, also where the database is damaged.

        Raises KnownError "run.busy", "backup.unknown", "backup.corrupt", "backup.newer",
        "database.in_use".
        """
        import filelock

        paths = {each.path.name: each.path for each in self.backups.all()}
        lock = filelock.FileLock(self.home.lock("run"), timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise problems.busy() from error
        try:
            return self._restore(paths.get(name, Path(name)), to_iso(self.clock.now()))
        finally:
            lock.release()

    def _restore(self, backup: Path, at: str) -> Restored:
        try:
            self.store.open()
        except KnownError as error:
            if error.code != "database.corrupt":
                raise
            return Restored(
                aside=Recovery(self.home.database, self.home.backups).restore(backup, at)
            )
        return Restored(before=self.backups.restore(backup, at))

    def usage(self) -> dict[str, Any]:
        """Calls of the API: what the org used of its limit, and this app's own by day and cause."""
        now = self.clock.now()
        known = self.settings.setting(USAGE) or {}
        days: dict[str, Counter[str]] = {
            (now - timedelta(days=age)).strftime("%Y-%m-%d"): Counter()
            for age in reversed(range(USAGE_DAYS))
        }
        for each in self.settings.calls_since(now - timedelta(days=USAGE_DAYS - 1)):
            days.setdefault(each.hour[:10], Counter())[each.cause] += each.calls
        return {
            "org_used": known.get("used"),
            "org_max": known.get("maximum"),
            "own_24h": self.settings.own_calls_24h(now),
            "budget": SyncSettings.stored(self.settings).daily_budget,
            "days": [
                {"day": day, "calls": causes.total(), "causes": dict(sorted(causes.items()))}
                for day, causes in sorted(days.items())
            ],
        }

    # -- within ---------------------------------------------------------------------------------

    def _one(self, found: Sequence[Found], text: str) -> Found:
        if len(found) == 1:
            return found[0]
        if not found:
            self._gone(text)
        names = ", ".join(f"{each.id} ({each.name}, {each.sobject})" for each in found[:10])
        raise KnownError(
            "Several records have this e-mail address",
            f"They are: {names}.",
            "Name one by its apdesk ID.",
            code="record.ambiguous",
        )

    def _gone(self, text: str) -> NoReturn:
        raise KnownError(
            "There is no such record here",
            f"“{text}” is no apdesk ID, Salesforce ID or e-mail address of a record here.",
            "Look it up with apdesk export, or ask apdesk explain why it isn't here.",
            code="record.unknown",
        )


def _last_ended(views: Views) -> RunSummary | None:
    """The newest run with a result: one that goes on at this moment, or was cut off, has nothing to
    tell yet."""
    return next((each for each in views.runs(20) if each.result), None)
