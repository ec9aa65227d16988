"""What becomes of one field when what is here and what Salesforce has are brought together.

`plan` is a pure function, specified row by row by the table in docs/decision-table.md; each
decision names its row. `base` is the last value that both sides agreed on. In Salesforce's terms:
base, local and remote are the three sides of a three-way merge.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apdesk.domain.preference_parts import FirstSync, Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same

#: The field by which a person forbids mail; an opt-out on either side wins.
OPT_OUT = "HasOptedOutOfEmail"


class Side(StrEnum):
    """Whose value it is."""

    SALESFORCE = "salesforce"
    APDESK = "apdesk"


@dataclass(frozen=True, slots=True)
class Sides:
    """One field of one record, seen from all sides; values are canonical.

    Attributes:
        base: The last value that both sides agreed on; of no meaning unless `base_known`.
        local: The value here.
        remote: The value in Salesforce, as just read.
        base_known: False when the two were never compared: the field is mapped for the first
            time, or the record was linked by hand.
        in_flight: `sent` was sent, and the answer never came: it may have arrived.
        sent: The value of that write.
        local_at, remote_at: When each side was last changed, both by the org's clock (ISO 8601
            UTC); '' where that isn't known.
    """

    base: FieldValue
    local: FieldValue
    remote: FieldValue
    base_known: bool = True
    in_flight: bool = False
    sent: FieldValue = None
    local_at: str = ""
    remote_at: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with one field.

    Attributes:
        row: The row of the decision table.
        local: The value here afterwards.
        send: Whether that value is (still) to be sent to Salesforce: a pending edit with the
            remote value as its base. It waits unsent while the field can't be written. The base is
            the remote value from then on, whatever was decided.
        conflict: Who won where both sides had changed to different values; None: no conflict. The
            value of the other side goes to the list of conflicts.
        unsettled: The write in flight may still arrive, so that the pending edit stays marked as
            in flight, with what was sent, until the next write of the field.
    """

    row: str
    local: FieldValue
    send: bool = False
    conflict: Side | None = None
    unsettled: bool = False


def plan(
    sides: Sides,
    rule: Rule,
    *,
    writable: bool = True,
    first_sync: FirstSync = FirstSync.SALESFORCE,
    opt_out: bool = False,
) -> Decision:
    """Decides one field.

    Args:
        sides: The values.
        rule: The field's rule.
        writable: Whether Salesforce lets us write the field at all (else: one way, whatever the
            rule says).
        first_sync: Whose existing value wins where no base is known.
        opt_out: The field is an opt-out from mail: a yes on either side wins.
    """
    if rule is Rule.OFF:
        return Decision("D01", sides.local)
    if rule is Rule.SALESFORCE_ONLY or not writable:
        return _one_way(sides, opt_out=opt_out)
    if sides.in_flight:
        return _answer_lost(sides, rule, opt_out=opt_out)
    if same(sides.local, sides.remote):
        return Decision("D10", sides.remote)
    if not sides.base_known:
        return _first_time(sides, rule, first_sync, opt_out=opt_out)
    return _two_way(sides, rule, opt_out=opt_out)


def _one_way(sides: Sides, *, opt_out: bool) -> Decision:
    local, remote = sides.local, sides.remote
    if same(local, remote):
        return Decision("D02", remote)
    agreed = sides.base_known and same(local, sides.base)
    if opt_out and local is True and not agreed:
        # It can't be sent, and it must not be forgotten: nobody who opted out here gets mail.
        return Decision("D03", local, send=True)
    if sides.base_known and not agreed:
        return Decision("D04", remote, conflict=Side.SALESFORCE)
    return Decision("D05", remote)


def _answer_lost(sides: Sides, rule: Rule, *, opt_out: bool) -> Decision:
    """Our own write may have arrived: what came back says so, or it is sent again."""
    if same(sides.remote, sides.sent):
        if same(sides.local, sides.remote):
            return Decision("D06", sides.remote)
        return Decision("D07", sides.local, send=True)  # changed here since it was sent
    if sides.base_known and same(sides.remote, sides.base):
        # Not there, or not there yet: a write of the present value settles it either way.
        return Decision("D08", sides.local, send=True, unsettled=True)
    if same(sides.local, sides.remote):
        return Decision("D09", sides.remote)
    return _both(sides, rule, opt_out=opt_out)


def _first_time(sides: Sides, rule: Rule, first_sync: FirstSync, *, opt_out: bool) -> Decision:
    local, remote = sides.local, sides.remote
    if opt_out:
        return Decision("D20", True, send=local is True)
    if _blank(local):
        return Decision("D21", remote)  # nothing here that could win
    if first_sync is FirstSync.APDESK:
        return Decision("D22", local, send=True)
    if rule is Rule.SALESFORCE_UNLESS_BLANK and _fills(local, remote):
        return Decision("D23", local, send=True)
    return Decision("D24", remote)


def _two_way(sides: Sides, rule: Rule, *, opt_out: bool) -> Decision:
    base, local, remote = sides.base, sides.local, sides.remote
    if same(local, base):
        if rule is Rule.SALESFORCE_UNLESS_BLANK and _fills(local, remote):
            return Decision("D12", local, send=True)  # the blank there is filled from here
        return Decision("D11", remote)
    if same(remote, base):
        return Decision("D13", local, send=True)
    return _both(sides, rule, opt_out=opt_out)


def _both(sides: Sides, rule: Rule, *, opt_out: bool) -> Decision:
    """Changed on both sides, to different values."""
    local, remote = sides.local, sides.remote
    if opt_out:
        return Decision("D30", True, send=local is True)
    if rule is Rule.APDESK_WINS:
        return Decision("D32", local, send=True, conflict=Side.APDESK)
    if rule is Rule.MOST_RECENT_WINS:
        if sides.remote_at and sides.local_at > sides.remote_at:
            return Decision("D33", local, send=True, conflict=Side.APDESK)
        return Decision("D34", remote, conflict=Side.SALESFORCE)
    if rule is Rule.SALESFORCE_UNLESS_BLANK and _fills(local, remote):
        return Decision("D35", local, send=True, conflict=Side.APDESK)
    return Decision("D31", remote, conflict=Side.SALESFORCE)


def _fills(local: FieldValue, remote: FieldValue) -> bool:
    """Whether there is something here for a blank there."""
    return _blank(remote) and not _blank(local)


def _blank(value: FieldValue) -> bool:
    """Spaces alone are blank to the org: filling with them would have no end."""
    return value is None or (isinstance(value, str) and not value.strip())
