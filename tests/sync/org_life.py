"""What happens to the records of an org while nobody looks, for the state machines.

`made` holds the ids of all records that there ever were, by object. What the org refuses (a record
is deleted or converted by then) doesn't happen.
"""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st

from apdesk.practice_org.state.org import OrgError, PracticeOrg


def merge_into(
    data: st.DataObject, org: PracticeOrg, sobject: str, winner: str | None, made: list[str]
) -> None:
    """Merges one of the records that were made into the winner."""
    loser = data.draw(st.sampled_from(made)) if winner else None
    if winner is not None and loser is not None and loser != winner:
        with suppress(OrgError):
            org.merge(sobject, winner, [loser])


def convert_a_lead(
    data: st.DataObject, org: PracticeOrg, made: dict[str, list[str]], *, to_existing: bool
) -> None:
    """Converts a lead to a new contact, or to one that was made; notes what comes of it."""
    if not made["Lead"]:
        return
    lead = data.draw(st.sampled_from(made["Lead"]))
    contact = account = None
    if to_existing and made["Contact"]:
        contact = data.draw(st.sampled_from(made["Contact"]))
        with suppress(OrgError):
            account = org.retrieve("Contact", contact)["AccountId"]
    with suppress(OrgError):
        done = org.convert(lead, contact_id=contact, account_id=account)
        made["Contact"].append(done.contact_id)
        made["Account"].append(done.account_id)
