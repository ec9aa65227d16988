"""What the platform itself does beside a save: computed columns, activities, answers."""

from __future__ import annotations

from typing import Any

from apdesk.practice_org.state.database import Database, quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import PREFIXES, make_id, sobject_of
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.sqlfunctions import person_name

Row = dict[str, Any]


class SideEffects:
    def __init__(self, metadata: Metadata, database: Database) -> None:
        self._metadata = metadata
        self._database = database

    def complete(self, sobject: str, row: Row, before: Row | None) -> None:
        """Fills in what follows from the other fields, and checks what only the object knows."""
        match sobject:
            case "Lead" | "Contact" | "User":
                row["Name"] = person_name(row.get("FirstName"), row.get("LastName"))
                if sobject == "Contact":
                    row["IsEmailBounced"] = int(row.get("EmailBouncedReason") is not None)
            case "CampaignMember":
                self._complete_member(row, before)
            case "Task":
                self._complete_task(row)

    def _complete_member(self, row: Row, before: Row | None) -> None:
        if row.get("LeadId") is None and row.get("ContactId") is None:
            raise OrgError(
                400,
                "REQUIRED_FIELD_MISSING",
                "Required fields are missing: [LeadId or ContactId]",
                ("LeadId", "ContactId"),
            )
        with self._database.read() as connection:
            statuses = connection.execute(
                "SELECT Label, HasResponded, IsDefault FROM CampaignMemberStatus "
                "WHERE CampaignId = ? AND IsDeleted = 0 ORDER BY IsDefault DESC, SortOrder",
                (row["CampaignId"],),
            ).fetchall()
            if before is None:
                # a person is in few campaigns, a campaign has many people
                person = "LeadId" if row.get("ContactId") is None else "ContactId"
                twin = connection.execute(
                    "SELECT Id FROM CampaignMember WHERE +CampaignId = ? AND IsDeleted = 0 "
                    f"AND {person} = ?",
                    (row["CampaignId"], row[person]),
                ).fetchone()
                if twin is not None:
                    raise OrgError(
                        400,
                        "DUPLICATE_VALUE",
                        "Already a campaign member.",
                    )
        known = {label.casefold(): (label, responded) for label, responded, _ in statuses}
        wanted = str(row.get("Status") or "").casefold()
        if wanted not in known:
            # A status that the campaign doesn't have falls back to its default one.
            first = statuses[0] if statuses else ("Sent", 0, 1)
            known[wanted] = (first[0], first[1])
        row["Status"], row["HasResponded"] = known[wanted]

    def _complete_task(self, row: Row) -> None:
        row["IsClosed"] = int(row.get("Status") == "Completed")
        row["IsHighPriority"] = int(row.get("Priority") == "High")
        if row["IsClosed"]:
            row["CompletedDateTime"] = row.get("CompletedDateTime") or row["SystemModstamp"]
        else:
            row["CompletedDateTime"] = None

    def after_save(self, sobject: str, record_id: str, row: Row, stamp: str) -> None:
        """Effects on other records."""
        if sobject == "Campaign":
            self._add_statuses(record_id, row, stamp)
        elif sobject == "Task" and row.get("IsClosed"):
            self._touch_activity(row, stamp)
        elif sobject == "CampaignMember" and row.get("HasResponded"):
            with self._database.write() as connection:
                connection.execute(
                    "UPDATE CampaignMember SET FirstRespondedDate = ? "
                    "WHERE Id = ? AND FirstRespondedDate IS NULL",
                    (stamp[:10], record_id),
                )

    def _touch_activity(self, row: Row, stamp: str) -> None:
        """LastActivityDate moves SystemModstamp, but not LastModifiedDate."""
        day = row.get("ActivityDate") or stamp[:10]
        for target in (row.get("WhoId"), row.get("WhatId"), row.get("AccountId")):
            name = sobject_of(target) if target else None
            if name is None or self._metadata.sobject(name).field("LastActivityDate") is None:
                continue
            with self._database.write() as connection:
                connection.execute(
                    f"UPDATE {quoted(name)} SET LastActivityDate = ?, SystemModstamp = ? "
                    "WHERE Id = ? AND IsDeleted = 0 "
                    "AND (LastActivityDate IS NULL OR LastActivityDate < ?)",
                    (day, stamp, target, day),
                )

    def _add_statuses(self, campaign_id: str, row: Row, stamp: str) -> None:
        """A new campaign has the two statuses of the platform."""
        with self._database.write() as connection:
            if connection.execute(
                "SELECT 1 FROM CampaignMemberStatus WHERE CampaignId = ?", (campaign_id,)
            ).fetchone():
                return
            last = self._database.last_serial("CampaignMemberStatus")
            for place, (label, responded) in enumerate((("Sent", 0), ("Responded", 1)), 1):
                serial = last + place
                connection.execute(
                    "INSERT INTO CampaignMemberStatus (serial, Id, Label, CampaignId, SortOrder, "
                    "IsDefault, HasResponded, CreatedDate, CreatedById, LastModifiedDate, "
                    "LastModifiedById, SystemModstamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        serial,
                        make_id(PREFIXES["CampaignMemberStatus"], serial),
                        label,
                        campaign_id,
                        place + 2,
                        int(place == 1),
                        responded,
                        stamp,
                        row["CreatedById"],
                        stamp,
                        row["CreatedById"],
                        stamp,
                    ),
                )
