"""What goes wrong between journeys and Salesforce, in words."""

from __future__ import annotations

from apdesk.domain.run import Problem
from apdesk.language import marked, tr, translated
from apdesk.salesforce.cases import with_words
from apdesk.salesforce.errors import SalesforceError
from apdesk.store.journeys.effects import Trouble

#: What the cases of Salesforce's errors say of edits, which journeys have none of.
_OF_EDITS = marked("The record and your edit are kept here.")


def trouble_of(error: SalesforceError) -> Trouble:
    """Why Salesforce didn't do what a journey asked for; its own words stand apart."""
    message = error.message
    if error.said:  # as `Case` says it, but behind nothing
        said = with_words("", error.said)
        message = message.removesuffix(said)
    message = message.removesuffix(translated(_OF_EDITS)).rstrip()
    return Trouble(error.code, error.title, message, error.next_step, error.said)


def campaign_gone(name: str) -> Problem:
    """A campaign that a journey needs isn't in the org any more; `name` may be ''."""
    trouble = gone_trouble(name)
    return Problem("Campaign", trouble.code, trouble.title, trouble.message, trouble.next_step)


def gone_trouble(name: str) -> Trouble:
    """The same, for people who wait for it."""
    message = (
        tr(
            "The campaign “{name}” was deleted there, or your Salesforce user may not see it any "
            "more. Who was in it stays known here; nobody's status in it changes.",
            name=name,
        )
        if name
        else tr(
            "A campaign that a journey works with was deleted there, or your Salesforce user may "
            "not see it any more. Who was in it stays known here; nobody's status in it changes."
        )
    )
    return Trouble(
        "journey.campaign_gone",
        tr("A campaign can't be found in Salesforce"),
        message,
        tr(
            "Restore the campaign or its sharing in Salesforce, or choose another one in the "
            "journey."
        ),
    )


def status_gone(campaign: str, status: str) -> Trouble:
    """Salesforce would take another status in its place, so it isn't asked."""
    return Trouble(
        "journey.status_gone",
        tr("The campaign doesn't have this status"),
        tr(
            "Members of the campaign “{campaign}” can't have the status “{status}” (any more).",
            campaign=campaign,
            status=status,
        ),
        tr(
            "Choose another status in the journey and publish it again, or add it to the "
            "campaign in "
            "Salesforce. Then try again."
        ),
    )


def unreadable(what: str, error: SalesforceError) -> Problem:
    """The org refuses a question that journeys ask: what is here of it stays as it is."""
    message = tr(
        "What is here of them stays as it is; journeys go on by it. {title}.", title=error.title
    )
    if error.said:
        message = with_words(message, error.said)
    return Problem(
        None,
        "journey.unreadable",
        tr("{things} can't be read from Salesforce at present", things=what),
        message,
        error.next_step or tr("Ask your Salesforce administrator for Read permission on them."),
    )
