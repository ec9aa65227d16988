"""What each kind of shape does, in a sentence."""

from __future__ import annotations

from apdesk.domain.journey.kinds import Kind
from apdesk.language import marked

EXPLANATIONS = {
    Kind.CAMPAIGN_STATUS_CHANGED: (
        marked(
            "People enter when their member status in a campaign changes, or when they become a "
            "member."
        )
    ),
    Kind.JOINED_LIST: marked("People enter when they come onto a list."),
    Kind.LEFT_LIST: marked("People enter when they are no longer on a list."),
    Kind.FIELD_MATCH: marked("People enter when their fields come to meet all of these criteria."),
    Kind.JOINED_SEGMENT: marked("People enter when they come into a segment."),
    Kind.LEFT_SEGMENT: marked("People enter when they are no longer in a segment."),
    Kind.BY_HAND: marked("People enter when you, or a script, put them in."),
    Kind.ASSIGN_LEAD: marked("Makes a user the owner of the lead. Contacts just go on."),
    Kind.ASSIGN_GROUP: (
        marked(
            "Makes a user of the group the owner of the lead, each in turn. Contacts just go on."
        )
    ),
    Kind.SET_CAMPAIGN_STATUS: (
        marked("Gives the person a member status in a campaign; who isn't a member becomes one.")
    ),
    Kind.SAVE: (
        marked(
            "Sees to it that the person is in Salesforce, with all edits, before the journey goes "
            "on."
        )
    ),
    Kind.TASK: marked("Creates a task in Salesforce for the lead or contact."),
    Kind.UPDATE_FIELD: marked("Gives a field of the person a value, here and in Salesforce."),
    Kind.ADD_TO_LIST: marked("Puts the person on a list."),
    Kind.REMOVE_FROM_LIST: marked("Takes the person off a list."),
    Kind.EMAIL: (
        marked(
            "Sends an e-mail from a template. People who opted out, or whose address did, get none."
        )
    ),
    Kind.DELAY: marked("Lets people wait before they go on."),
    Kind.EJECT: marked("Ends this journey for the person, wherever else in it they are."),
    Kind.CHECK_CAMPAIGN_STATUS: (
        marked("Goes on by Yes for members of a campaign with one of these statuses, else by No.")
    ),
    Kind.CHECK_FIELDS: marked(
        "Goes on by Yes for people who meet all of these criteria, else by No."
    ),
    Kind.CHECK_LIST: marked("Goes on by Yes for people who are on a list, else by No."),
}

NOTHING = marked("Choose a step to see its settings")
#: What the keys of the canvas do.
KEYS = marked(
    "Click one on the canvas. By keyboard: the arrow keys and Tab go from step to step, Enter "
    "opens a step's settings here, C draws an arrow from it, Delete removes it."
)
