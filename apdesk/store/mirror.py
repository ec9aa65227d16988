"""The mirror: what the org's records look like here, and the only way in which runs change it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from apdesk.domain.mapping import FieldMapping, entity_of
from apdesk.domain.records import Row
from apdesk.store import apply as applying
from apdesk.store import columns, removal, rows
from apdesk.store.changes import (
    Applied,
    HeldRemoval,
    Known,
    PageChanges,
    Reason,
    Removed,
    State,
)
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.load import indexes

__all__ = [
    "Applied",
    "HeldRemoval",
    "Known",
    "Mirror",
    "PageChanges",
    "Reason",
    "Removed",
    "State",
]


class Mirror:
    """The records of one store. Call `prepare` before the first `apply`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue: Catalogue | None = None

    # -- columns ------------------------------------------------------------------------------

    def prepare(self, mappings: Mapping[str, Sequence[FieldMapping]]) -> None:
        """Makes the columns for these mappings (object -> its fields); objects that aren't named
        keep theirs. Cheap and without a write when nothing is new."""
        with self._store.reading() as connection:
            self._catalogue = Catalogue.read(connection)
        if columns.same(self._catalogue, mappings):
            return
        with self._store.transaction() as connection:
            columns.prepare(connection, mappings)
        with self._store.reading() as connection:
            self._catalogue = Catalogue.read(connection)

    def catalogue(self) -> Catalogue:
        """The apdesk fields and where they come from."""
        if self._catalogue is None:
            with self._store.reading() as connection:
                self._catalogue = Catalogue.read(connection)
        return self._catalogue

    # -- pages --------------------------------------------------------------------------------

    def apply(self, page: PageChanges, run_id: int, at: str) -> Applied:
        """Applies one page and its position in one transaction; applying it again changes nothing.

        `at` (ISO 8601 UTC) stamps history and entries. Fields of the page that aren't mapped are
        ignored. Raises KnownError (disk.full …); then nothing of the page is stored.
        """
        catalogue = self.catalogue()
        try:
            with self._store.transaction() as connection:
                return applying.apply_page(connection, catalogue, page, run_id, at)
        except UnicodeEncodeError:
            # half a surrogate pair, which JSON can carry and UTF-8 can't: cut text in an org
            whole = replace(page, rows=tuple(_whole(row) for row in page.rows))
            with self._store.transaction() as connection:
                return applying.apply_page(connection, catalogue, whole, run_id, at)

    def put_back_indexes(self) -> None:
        """Makes the indexes that a large pull which didn't end had set aside."""
        with self._store.reading() as connection:
            if not indexes.waiting(connection):
                return
        indexes.put_back(self._store.transaction)

    # -- what is here -------------------------------------------------------------------------

    def known(self, sobject: str, ids: Sequence[str]) -> dict[str, Known]:
        """Those of the Salesforce ids that are here (members and kept ones)."""
        entity = str(entity_of(sobject))
        found: dict[str, Known] = {}
        # The `+` keeps SQLite from the index by object, which would read every member of it.
        with self._store.reading() as connection:
            for some in rows.slices(ids):
                found_rows = connection.execute(
                    "SELECT r.salesforce_id, r.id, r.state, r.modstamp, x.reason "
                    f"FROM {entity} r LEFT JOIN removal x "
                    "ON x.entity = ? AND x.record_id = r.id "
                    f"WHERE r.salesforce_id IN ({rows.marks(len(some))}) AND +r.sobject = ?",
                    (entity, *some, sobject),
                )
                for salesforce_id, record_id, state, modstamp, reason in found_rows:
                    found[salesforce_id] = Known(record_id, State(state), modstamp, reason)
        return found

    def member_ids(self, sobject: str) -> Iterator[str]:
        """The Salesforce ids of all members, in ascending order, read in slices: pages may be
        applied while it goes on."""
        entity = str(entity_of(sobject))
        after = ""
        while True:
            with self._store.reading() as connection:
                found = connection.execute(
                    f"SELECT salesforce_id FROM {entity} "
                    "WHERE sobject = ? AND state = 'member' AND salesforce_id > ? AND id NOT IN "
                    "(SELECT record_id FROM removal WHERE entity = ? AND keep) "
                    "ORDER BY salesforce_id LIMIT 10000",
                    (sobject, after, entity),
                ).fetchall()
            if not found:
                return
            for (salesforce_id,) in found:
                yield salesforce_id
            after = found[-1][0]

    def member_count(self, sobject: str) -> int:
        """How many members an object has; staged and held removals are members still. A converted
        lead that waits to be kept or taken over is none any more (nor in `member_ids`)."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT (SELECT records FROM tally "
                "WHERE entity = ? AND sobject = ? AND state = 'member') "
                "- (SELECT count(*) FROM removal WHERE sobject = ? AND keep)",
                (str(entity_of(sobject)), sobject, sobject),
            ).fetchone()
        return int(row[0])

    def unsent_edits(self) -> int:
        """How many values differ from what the org has, and wait to be sent to it."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT count(*) FROM pending_edit").fetchone()
        return int(row[0])

    # -- removals -----------------------------------------------------------------------------

    def staged(self, sobject: str) -> dict[str, str]:
        """Salesforce id -> reason of the removals that wait, held ones too."""
        with self._store.reading() as connection:
            return removal.staged(connection, sobject)

    def staged_ids(self, sobject: str, reasons: Collection[str]) -> set[int]:
        """The apdesk ids of those that wait for one of those reasons, to be removed or kept."""
        with self._store.reading() as connection:
            return removal.staged_ids(connection, sobject, reasons)

    def staged_count(self, sobject: str, reasons: Collection[str] | None = None) -> int:
        """Removals that wait, held ones too; conversions that end in 'kept' aren't removals.

        Here and below, `reasons` leaves out the removals for other reasons; None leaves out none.
        """
        with self._store.reading() as connection:
            return removal.staged_count(connection, sobject, reasons)

    def stage(self, sobject: str, leaves: Sequence[tuple[str, str]], run_id: int) -> int:
        """Notes (Salesforce id, reason) for removal without a page; how many are newly noted."""
        with self._store.transaction() as connection:
            return removal.stage(connection, sobject, leaves, run_id)

    def unstage(self, sobject: str, ids: Sequence[str]) -> int:
        """Takes removals back; how many there were."""
        with self._store.transaction() as connection:
            return removal.unstage(connection, sobject, ids)

    def hold(self, sobject: str, reasons: Collection[str] | None = None) -> int:
        """The safety stop: the staged removals wait for approval. How many there are now."""
        with self._store.transaction() as connection:
            return removal.hold(connection, sobject, reasons)

    def held(self, sobject: str | None = None) -> tuple[HeldRemoval, ...]:
        """Who waits for approval, and why."""
        with self._store.reading() as connection:
            return removal.held(connection, self.catalogue(), sobject)

    def held_count(self, sobject: str | None = None, reasons: Collection[str] | None = None) -> int:
        """How many removals wait for approval."""
        with self._store.reading() as connection:
            return removal.held_count(connection, sobject, reasons)

    def approve(
        self,
        sobject: str | None = None,
        reasons: Collection[str] | None = None,
        *,
        hold_others: bool = False,
    ) -> int:
        """Lets held removals go on; `remove_staged` then takes them. How many they were.

        With `hold_others`, those that weren't held wait for approval from now on.
        """
        with self._store.transaction() as connection:
            return removal.approve(connection, sobject, reasons, hold_others=hold_others)

    def remove_staged(
        self,
        sobject: str,
        limit: int = 200,
        reasons: Collection[str] | None = None,
        *,
        except_ids: Collection[int] = (),
    ) -> Removed:
        """Removes at most `limit` staged records that aren't held, with everything of theirs, in
        one transaction; call until nothing was removed or kept, then `Store.purge` at the end.

        Leads converted to a contact that a later page may bring take its row over if they are
        still here then: so apply the Contacts before the Leads' removals. `except_ids` (apdesk
        ids) are left for a later run; unsent edits of a removed record are kept as lost values.
        """
        with self._store.transaction() as connection:
            return removal.remove_staged(connection, sobject, limit, reasons, except_ids)

    def discard(self, entity: str, record_ids: Sequence[int]) -> Removed:
        """Removes records that aren't members (kept or made here), with everything of theirs."""
        with self._store.transaction() as connection:
            return removal.discard(connection, entity, record_ids)

    def remove_everything_from_salesforce(self) -> Removed:
        """Removes every record that came from an org, members and kept, and the positions and
        describes; records made here stay. For "disconnect and remove"; then `Store.purge`."""
        with self._store.transaction() as connection:
            return removal.remove_all(connection)


def _whole(row: Row) -> Row:
    return tuple(
        each.encode("utf-8", "replace").decode("utf-8") if isinstance(each, str) else each
        for each in row
    )
