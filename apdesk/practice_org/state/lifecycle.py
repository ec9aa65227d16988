"""Deleting, undeleting, purging, merging and converting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from apdesk.practice_org.state.database import quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import require_id, sobject_of
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.records import Records, Row
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.transactions import Transactions, from_stamp, to_stamp

RECYCLE_BIN_LIFE = timedelta(days=15)
_TO_CONTACT = [
    "FirstName",
    "LastName",
    "Salutation",
    "Title",
    "Phone",
    "MobilePhone",
    "Fax",
    "Email",
    "Description",
    "LeadSource",
    "HasOptedOutOfEmail",
    "DoNotCall",
]
_TO_ACCOUNT = [
    "Phone",
    "Fax",
    "Website",
    "Industry",
    "Rating",
    "AnnualRevenue",
    "NumberOfEmployees",
]
_ADDRESS = [
    "Street",
    "City",
    "State",
    "PostalCode",
    "Country",
    "Latitude",
    "Longitude",
    "GeocodeAccuracy",
]


@dataclass(frozen=True, slots=True)
class Conversion:
    lead_id: str
    account_id: str
    contact_id: str


class Lifecycle:
    def __init__(self, metadata: Metadata, transactions: Transactions, records: Records) -> None:
        self._metadata = metadata
        self._transactions = transactions
        self._database = transactions.database
        self._records = records
        self._next_expiry: str | None = None
        transactions.housekeeping = self._expire

    # ---------------------------------------------------------------- deleting
    def delete(self, name: str, record_id: str, user: str) -> None:
        sobject = self._records.writable(name, user, "delete")

        def operation() -> None:
            id_ = require_id(record_id)
            self._records.live_row(sobject, id_, user)
            self._records.locks.check(id_)
            if sobject.field("IsDeleted") is None:
                self._erase(sobject, id_)
            else:
                self._put_in_bin(sobject, id_, user, root=id_)

        self._transactions.run(operation)

    def _put_in_bin(self, sobject: SObject, record_id: str, user: str, *, root: str) -> None:
        stamp = self._transactions.stamp()
        self._records.set(sobject.name, record_id, {"IsDeleted": 1, **self._touched(sobject, user)})
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO delete_log VALUES (?, ?, ?, ?, 0) ON CONFLICT (record_id) DO UPDATE "
                "SET deleted_at = excluded.deleted_at, root = excluded.root, gone = 0",
                (record_id, sobject.name, stamp, root),
            )
        self._next_expiry = None
        for child, field in self._metadata.references_to(sobject.name):
            if not field.cascade_delete or child.field("IsDeleted") is None:
                continue
            for child_id in self._children(child.name, field.name, record_id, deleted=0):
                self._put_in_bin(child, child_id, user, root=root)

    def _children(self, name: str, field: str, parent: str, *, deleted: int) -> list[str]:
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT Id FROM {quoted(name)} WHERE {quoted(field)} = ? AND IsDeleted = ?",
                (parent, deleted),
            ).fetchall()
        return [row[0] for row in rows]

    def _touched(self, sobject: SObject, user: str) -> Row:
        stamp = self._transactions.stamp()
        row: Row = {"SystemModstamp": stamp}
        if sobject.field("LastModifiedDate") is not None:
            row |= {"LastModifiedDate": stamp, "LastModifiedById": user}
        return row

    def undelete(self, name: str, record_id: str, user: str) -> None:
        sobject = self._records.writable(name, user, "delete")

        def operation() -> None:
            id_ = require_id(record_id)
            with self._database.read() as connection:
                entry = connection.execute(
                    "SELECT root FROM delete_log WHERE record_id = ? AND gone = 0", (id_,)
                ).fetchone()
                rows = connection.execute(
                    "SELECT record_id, sobject FROM delete_log WHERE root = ? AND gone = 0", (id_,)
                ).fetchall()
            if entry is None or not sobject.can("undelete"):
                raise OrgError(400, "UNDELETE_FAILED", "Entity is not in the recycle bin", ())
            for one, kind in {(id_, sobject.name), *rows}:
                touched = self._touched(self._metadata.sobject(kind), user)
                if self._metadata.sobject(kind).field("MasterRecordId") is not None:
                    touched["MasterRecordId"] = None
                self._records.set(kind, one, {"IsDeleted": 0, **touched})
                with self._database.write() as connection:
                    connection.execute("DELETE FROM delete_log WHERE record_id = ?", (one,))

        self._transactions.run(operation)

    def hard_delete(self, name: str, record_id: str, user: str) -> None:
        sobject = self._records.writable(name, user, "delete")

        def operation() -> None:
            id_ = require_id(record_id)
            row = self._records.row(sobject.name, id_)
            if row is None:
                raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
            self._records.locks.check(id_)
            if not row.get("IsDeleted") and sobject.field("IsDeleted") is not None:
                self._put_in_bin(sobject, id_, user, root=id_)
            with self._database.read() as connection:
                rows = connection.execute(
                    "SELECT record_id, sobject FROM delete_log WHERE root = ? AND gone = 0", (id_,)
                ).fetchall()
            for one, kind in {(id_, sobject.name), *rows}:
                self._erase(self._metadata.sobject(kind), one)

        self._transactions.run(operation)

    def _erase(self, sobject: SObject, record_id: str) -> None:
        """The row goes, lookups to it are emptied without a stamp, the delete log stays."""
        with self._database.write() as connection:
            connection.execute(f"DELETE FROM {quoted(sobject.name)} WHERE Id = ?", (record_id,))
            connection.execute("UPDATE delete_log SET gone = 1 WHERE record_id = ?", (record_id,))
            connection.execute("DELETE FROM unshared WHERE record_id = ?", (record_id,))
            for child, field in self._metadata.references_to(sobject.name):
                if field.nillable and field.name in _LOOKUPS:
                    connection.execute(
                        f"UPDATE {quoted(child.name)} SET {quoted(field.name)} = NULL "
                        f"WHERE {quoted(field.name)} = ?",
                        (record_id,),
                    )

    def empty_recycle_bin(self) -> int:
        """Everything in the bin is gone; how many records that were."""

        def operation() -> int:
            return self._erase_before("9999")

        return self._transactions.run(operation)

    def _erase_before(self, stamp: str) -> int:
        with self._database.write() as connection:
            rows = connection.execute(
                "SELECT record_id, sobject FROM delete_log WHERE gone = 0 AND deleted_at < ?",
                (stamp,),
            ).fetchall()
            for record_id, name in rows:
                self._erase(self._metadata.sobject(name), record_id)
        return len(rows)

    def _expire(self) -> None:
        """Empties what has lain in the bin for 15 days; cheap while nothing has."""
        now = self._transactions.stamp()
        if self._next_expiry is not None and now < self._next_expiry:
            return
        limit = to_stamp(from_stamp(now) - RECYCLE_BIN_LIFE)
        with self._database.read() as connection:
            oldest = connection.execute(
                "SELECT min(deleted_at) FROM delete_log WHERE gone = 0"
            ).fetchone()[0]
        if oldest is not None and oldest < limit:
            self._erase_before(limit)
            oldest = None
        # Nothing that is put into the bin from now on expires before this.
        base = from_stamp(oldest or now) + RECYCLE_BIN_LIFE
        self._next_expiry = to_stamp(max(base, from_stamp(now) + timedelta(seconds=1)))

    # ------------------------------------------------------------------- merge
    def merge(self, name: str, winner: str, losers: Sequence[str], user: str) -> None:
        sobject = self._records.writable(name, user, "delete")
        if not sobject.can("merge"):
            raise OrgError(400, "INVALID_TYPE", f"{sobject.name} can not be merged")

        def operation() -> None:
            master = require_id(winner)
            gone = [require_id(one) for one in losers]
            if not 1 <= len(gone) <= 2 or master in gone or len(set(gone)) < len(gone):
                raise OrgError(
                    400, "INVALID_ARGUMENT_TYPE", "A merge takes a master and one or two others"
                )
            for one in (master, *gone):
                row = self._records.live_row(sobject, one, user)
                self._records.locks.check(one)
                if row.get("IsConverted"):
                    raise OrgError(
                        400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"
                    )
            for one in gone:
                self._reparent(sobject, one, master, user)
                self._put_in_bin(sobject, one, user, root=one)
                self._records.set(sobject.name, one, {"MasterRecordId": master})
            self._records.set(sobject.name, master, self._touched(sobject, user))

        self._transactions.run(operation)

    def _reparent(self, sobject: SObject, loser: str, master: str, user: str) -> None:
        for child, field in self._metadata.references_to(sobject.name):
            if field.name == "MasterRecordId":
                continue
            touched = self._touched(child, user)
            assignments = ", ".join(f"{quoted(name)} = ?" for name in touched)
            # What went with the loser keeps pointing at it.
            live = " AND IsDeleted = 0" if child.name == "CampaignMember" else ""
            if child.name == "CampaignMember":
                # Both were members: the loser's membership goes with the loser.
                self._drop_members(field.name, loser, field.name, master, user, root=loser)
            with self._database.write() as connection:
                connection.execute(
                    f"UPDATE {quoted(child.name)} SET {quoted(field.name)} = ?, {assignments} "
                    f"WHERE {quoted(field.name)} = ? AND Id <> ?{live}",
                    (master, *touched.values(), loser, master),
                )
                # Nobody reports to, or belongs under, themselves.
                connection.execute(
                    f"UPDATE {quoted(child.name)} SET {quoted(field.name)} = NULL "
                    f"WHERE {quoted(field.name)} = ? AND Id = ?",
                    (loser, master),
                )

    def _drop_members(
        self, field: str, loser: str, other_field: str, master: str, user: str, *, root: str
    ) -> None:
        """Deletes the memberships of `loser` in the campaigns where `master` is a member."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT Id FROM CampaignMember WHERE {quoted(field)} = ? AND IsDeleted = 0 "
                f"AND CampaignId IN (SELECT CampaignId FROM CampaignMember "
                f"WHERE {quoted(other_field)} = ? AND IsDeleted = 0)",
                (loser, master),
            ).fetchall()
        member = self._metadata.sobject("CampaignMember")
        for (member_id,) in rows:
            self._put_in_bin(member, member_id, user, root=root)

    # ----------------------------------------------------------------- convert
    def convert(
        self,
        lead_id: str,
        contact_id: str | None,
        account_id: str | None,
        user: str,
        status: str,
    ) -> Conversion:
        lead = self._records.writable("Lead", user, "edit")
        new_account = self._records.allocate("Account") if account_id is None else None
        new_contact = self._records.allocate("Contact") if contact_id is None else None

        def operation() -> Conversion:
            id_ = require_id(lead_id)
            row = self._records.live_row(lead, id_, user)
            self._records.locks.check(id_)
            if row["IsConverted"]:
                raise OrgError(
                    400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"
                )
            account, contact = self._partners(row, contact_id, account_id, user)
            if new_account is not None and account is None:
                account = new_account[1]
                self._new("Account", new_account[0], account, _account_of(row), user)
            assert account is not None
            if new_contact is not None and contact is None:
                contact = new_contact[1]
                self._new("Contact", new_contact[0], contact, _contact_of(row, account), user)
            assert contact is not None
            self._close(lead, id_, account, contact, status, user)
            return Conversion(id_, account, contact)

        return self._transactions.run(operation)

    def _partners(
        self, row: Row, contact_id: str | None, account_id: str | None, user: str
    ) -> tuple[str | None, str | None]:
        """The account and contact that are there already."""
        account = require_id(account_id) if account_id is not None else None
        contact = require_id(contact_id) if contact_id is not None else None
        if account is not None:
            self._records.live_row(self._metadata.sobject("Account"), account, user)
        if contact is not None:
            found = self._records.live_row(self._metadata.sobject("Contact"), contact, user)
            if account is None:
                account = found["AccountId"]
            if account is None or found["AccountId"] != account:
                raise OrgError(
                    400,
                    "INVALID_ID_FIELD",
                    "The contact belongs to another account than the one that was given",
                    ("contactId",),
                )
        return account, contact

    def _new(self, name: str, serial: int, record_id: str, values: Row, user: str) -> None:
        sobject = self._metadata.sobject(name)
        row = {**self._records.defaults(sobject, user), **values}
        self._records.side_effects.complete(name, row, None)
        self._records.insert(name, serial, record_id, row)

    def _close(
        self, lead: SObject, lead_id: str, account: str, contact: str, status: str, user: str
    ) -> None:
        stamp = self._transactions.stamp()
        self._records.set(
            "Lead",
            lead_id,
            {
                "IsConverted": 1,
                "ConvertedDate": stamp[:10],
                "ConvertedAccountId": account,
                "ConvertedContactId": contact,
                "Status": status,
                "IsUnreadByOwner": 0,
                **self._touched(lead, user),
            },
        )
        # Somebody who was a member twice, as lead and as contact, is one once.
        self._drop_members("LeadId", lead_id, "ContactId", contact, user, root=lead_id)
        with self._database.write() as connection:
            connection.execute(
                "UPDATE CampaignMember SET ContactId = ?, LastModifiedDate = ?, "
                "LastModifiedById = ?, SystemModstamp = ? WHERE LeadId = ? AND IsDeleted = 0",
                (contact, stamp, user, stamp, lead_id),
            )
            connection.execute(
                "UPDATE Task SET WhoId = ?, AccountId = ?, LastModifiedDate = ?, "
                "LastModifiedById = ?, SystemModstamp = ? WHERE WhoId = ? AND IsDeleted = 0",
                (contact, account, stamp, user, stamp, lead_id),
            )


_LOOKUPS = frozenset({"AccountId", "ParentId", "ReportsToId", "Referred_By__c", "WhatId", "WhoId"})


def _contact_of(lead: Row, account: str) -> Row:
    row: dict[str, Any] = {name: lead.get(name) for name in _TO_CONTACT}
    row.update({f"Mailing{part}": lead.get(part) for part in _ADDRESS})
    row.update({"AccountId": account, "OwnerId": _user_owner(lead)})
    return {name: value for name, value in row.items() if value is not None}


def _account_of(lead: Row) -> Row:
    row: dict[str, Any] = {name: lead.get(name) for name in _TO_ACCOUNT}
    row.update({f"Billing{part}": lead.get(part) for part in _ADDRESS})
    row.update({"Name": lead["Company"], "OwnerId": _user_owner(lead)})
    return {name: value for name, value in row.items() if value is not None}


def _user_owner(lead: Row) -> str | None:
    """A queue can own a lead, but neither a contact nor an account."""
    owner = str(lead["OwnerId"])
    return owner if sobject_of(owner) == "User" else None
