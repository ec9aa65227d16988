"""The administrator's desk: what changes the org itself rather than its records."""

from __future__ import annotations

from collections.abc import Sequence

from apdesk.practice_org.state.customfields import custom_field
from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.ids import require_id
from apdesk.practice_org.state.metadata import EVERYBODY, Metadata
from apdesk.practice_org.state.picklists import Picklists
from apdesk.practice_org.state.records import Records
from apdesk.practice_org.state.rules import Automation, DuplicateRule, ValidationRule
from apdesk.practice_org.state.soql.parser import parse_condition
from apdesk.practice_org.state.users import Users


class Desk:
    """The part of `PracticeOrg` that an administrator uses. `user` None is everybody here."""

    _database: Database
    _metadata: Metadata
    _users: Users
    _records: Records
    _picklists: Picklists

    def hide_field(self, sobject: str, field: str, user: str | None = None) -> None:
        """Field-level security: from everybody, or from one user."""
        self._metadata.set_visibility(sobject, field, self._whose(user), visible=False)

    def show_field(self, sobject: str, field: str, user: str | None = None) -> None:
        """Takes `hide_field` back; for everybody: from every user."""
        self._metadata.set_visibility(sobject, field, self._whose(user), visible=True)

    def make_read_only(self, sobject: str, field: str, user: str | None = None) -> None:
        """Seen, but neither createable nor updateable."""
        self._metadata.set_editable(sobject, field, self._whose(user), editable=False)

    def make_editable(self, sobject: str, field: str, user: str | None = None) -> None:
        """Takes `make_read_only` back."""
        self._metadata.set_editable(sobject, field, self._whose(user), editable=True)

    def revoke_object(self, sobject: str, user: str | None = None, rights: str = "read") -> None:
        """`rights`: words of read, create, edit, delete; without read there is nothing."""
        self._metadata.set_rights(sobject, self._whose(user), without=rights.split())

    def grant_object(self, sobject: str, user: str | None = None) -> None:
        """All rights again."""
        self._metadata.set_rights(sobject, self._whose(user), without=())

    def hide_record(self, record_id: str, user: str | None = None) -> None:
        """Sharing: the record is there, but not for this user (None: nobody)."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO unshared VALUES (?, ?)",
                (require_id(record_id), self._whose(user)),
            )

    def share_record(self, record_id: str, user: str | None = None) -> None:
        """Takes `hide_record` back; for everybody: from every user."""
        whose = self._whose(user)
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM unshared WHERE record_id = ? AND ? IN (user_id, '*')",
                (require_id(record_id), whose),
            )

    def protect_record(self, record_id: str, user: str | None = None) -> None:
        """Sharing: the record may be read, but not written, by this user (None: by anybody)."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO protected VALUES (?, ?)",
                (require_id(record_id), self._whose(user)),
            )

    def release_record(self, record_id: str, user: str | None = None) -> None:
        """Takes `protect_record` back; for everybody: from every user."""
        whose = self._whose(user)
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM protected WHERE record_id = ? AND ? IN (user_id, '*')",
                (require_id(record_id), whose),
            )

    def add_validation_rule(self, rule: ValidationRule) -> None:
        """ValidationRule(name, sobject, condition (a SOQL WHERE that finds the bad), message,
        field=None). A save whose record matches is refused."""
        parse_condition(rule.condition)
        self._metadata.add_rule(rule)

    def remove_validation_rule(self, name: str) -> None:
        """No error when there is none."""
        self._metadata.remove_rule(name)

    def add_automation(self, automation: Automation) -> None:
        """Automation(name, sobject, condition, assign={field: value}, transform={field: "upper" |
        "lower" | "title" | "trim"}): rewrites fields in the save's own transaction."""
        if automation.condition:
            parse_condition(automation.condition)
        self._metadata.add_automation(automation)

    def remove_automation(self, name: str) -> None:
        """No error when there is none."""
        self._metadata.remove_automation(name)

    def add_duplicate_rule(self, rule: DuplicateRule) -> None:
        """DuplicateRule(name, sobject, action="alert" | "block", field="Email", against=(objects)):
        a save that makes a duplicate is refused; an alert passes with allowSave."""
        self._metadata.add_duplicate_rule(rule)

    def remove_duplicate_rule(self, name: str) -> None:
        """No error when there is none."""
        self._metadata.remove_duplicate_rule(name)

    def assign_records(self, sobject: str, user: str | None) -> None:
        """The active assignment rule: saves that ask for it give the record to this user."""
        self._metadata.set_assignee(sobject, None if user is None else self._whose(user))

    def lock_record(self, record_id: str, times: int | None = None) -> None:
        """The next `times` writes to the record (None: all) end in UNABLE_TO_LOCK_ROW."""
        self._records.locks.lock(record_id, times)

    def unlock_record(self, record_id: str) -> None:
        """No error when it is not locked."""
        self._records.locks.unlock(record_id)

    def start_approval(self, record_id: str) -> None:
        """Writes to the record end in ENTITY_IS_LOCKED, whoever makes them."""
        self._records.locks.submit(record_id)

    def end_approval(self, record_id: str) -> None:
        """No error when none holds it."""
        self._records.locks.settle(record_id)

    def add_picklist_value(self, sobject: str, field: str, value: str) -> None:
        """At the end of the list; a retired one is offered again."""
        self._picklists.add(sobject, field, value)

    def retire_picklist_value(self, sobject: str, field: str, value: str) -> None:
        """No longer offered; records keep it."""
        self._picklists.retire(sobject, field, value)

    def rename_picklist_value(self, sobject: str, field: str, old: str, new: str) -> None:
        """Records follow; their SystemModstamp moves, LastModifiedDate does not."""
        self._picklists.rename(sobject, field, old, new)

    def add_field(self, sobject: str, field: Field) -> None:
        """A new custom field (built with `apdesk.practice_org.state.fields`), for everybody."""
        self._metadata.add_field(sobject, field)

    def add_custom_field(
        self,
        sobject: str,
        name: str,
        *,
        label: str | None = None,
        type: str = "text",
        length: int = 255,
        external_id: bool = False,
        unique: bool = False,
        case_sensitive: bool = False,
        required: bool = False,
        values: Sequence[str] = (),
        restricted: bool = False,
    ) -> None:
        """A new custom field for everybody, as `customfields.custom_field` makes it."""
        self.add_field(
            sobject,
            custom_field(
                name,
                label=label,
                type=type,
                length=length,
                external_id=external_id,
                unique=unique,
                case_sensitive=case_sensitive,
                required=required,
                values=values,
                restricted=restricted,
            ),
        )

    def remove_field(self, sobject: str, field: str) -> None:
        """A custom field is deleted; describe and SOQL know it no longer."""
        self._metadata.remove_field(sobject, field)

    def _whose(self, user: str | None) -> str:
        return EVERYBODY if user is None else self._users.get(user).id
