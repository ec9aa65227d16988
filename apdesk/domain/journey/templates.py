"""Journeys to start from, with the e-mails that they send.

They use standard fields only. What only the user can know (a campaign, users) is left open, and
`check` asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Email,
    FieldMatch,
    Kind,
    ListTrigger,
    Port,
    Save,
    Settings,
    Task,
    Unit,
)
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator

#: Between the centres of neighbouring shapes, in scene units.
ACROSS, DOWN = 220.0, 170.0


@dataclass(frozen=True)
class Start:
    """A journey to start from.

    Attributes:
        key: Names it in scripts.
        description: One sentence: what it does.
        templates: The e-mails that its graph sends.
    """

    key: str
    title: str
    description: str
    graph: Graph
    templates: tuple[MailTemplate, ...] = ()


def starts() -> tuple[Start, ...]:
    """All of them, in the order in which they are offered; the first one is empty."""
    return (_empty(), _welcome(), _win_back(), _campaign_follow_up(), _hand_over())


def start(key: str) -> Start | None:
    """The one of that key; None: there is none."""
    return next((each for each in starts() if each.key == key), None)


_STILL_OPEN = (Criterion("status", Operator.STARTS_WITH, "Open"),)


def _empty() -> Start:
    return Start("empty", "Start from empty", "A blank canvas for a journey of your own.", Graph())


def _welcome() -> Start:
    draft = _Draft()
    joined = draft.add(0, 0, Kind.JOINED_LIST, ListTrigger("leads"))
    hello = draft.add(1, 0, Kind.EMAIL, Email(_WELCOME.name))
    pause = draft.add(2, 0, Kind.DELAY, _in_office_hours(3))
    reachable = draft.add(
        3, 0, Kind.CHECK_FIELDS, CheckFields((Criterion("phone", Operator.NOT_BLANK),))
    )
    call = draft.add(
        4,
        0,
        Kind.TASK,
        Task(
            subject="Call {{name}} to say hello",
            description="{{company|No company}} · {{phone}} · {{email|no e-mail address}}",
            due_days=1,
        ),
    )
    offer = draft.add(4, 1, Kind.EMAIL, Email(_WELCOME_OFFER.name))
    draft.lead(joined, hello, pause, reachable)
    draft.join(reachable, Port.YES, call)
    draft.join(reachable, Port.NO, offer)
    return Start(
        "welcome",
        "Welcome new leads",
        "Greets every new lead by e-mail, then has the owner call those with a phone number.",
        draft.graph,
        (_WELCOME, _WELCOME_OFFER),
    )


def _win_back() -> Start:
    draft = _Draft()
    silent = draft.add(
        0,
        0,
        Kind.FIELD_MATCH,
        FieldMatch((Criterion("last_activity_date", Operator.LESS, "N_DAYS_AGO:180"),)),
    )
    note = draft.add(1, 0, Kind.EMAIL, Email(_WIN_BACK.name))
    pause = draft.add(2, 0, Kind.DELAY, _in_office_hours(2, Unit.WEEKS))
    moved = draft.add(
        3,
        0,
        Kind.CHECK_FIELDS,
        CheckFields((Criterion("last_activity_date", Operator.AT_LEAST, "N_DAYS_AGO:14"),)),
    )
    call = draft.add(
        4,
        0,
        Kind.TASK,
        Task(
            subject="{{name}} is in touch again: follow up",
            description="There was no activity for half a year, and now there is.",
            due_days=2,
        ),
    )
    last = draft.add(4, 1, Kind.EMAIL, Email(_WIN_BACK_LAST.name))
    draft.lead(silent, note, pause, moved)
    draft.join(moved, Port.YES, call)
    draft.join(moved, Port.NO, last)
    return Start(
        "win_back",
        "Win back",
        "Writes to people without any activity for half a year, and once more if nothing happens.",
        draft.graph,
        (_WIN_BACK, _WIN_BACK_LAST),
    )


def _campaign_follow_up() -> Start:
    draft = _Draft()
    responded = draft.add(
        0, 0, Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(statuses=("Responded",))
    )
    new = draft.add(1, 0, Kind.CHECK_FIELDS, CheckFields(_STILL_OPEN))
    assign = draft.add(2, 0, Kind.ASSIGN_GROUP, AssignGroup())
    call = draft.add(
        3,
        0,
        Kind.TASK,
        Task(
            subject="Call {{name}}, who responded to the campaign",
            description="{{title|No title}}, {{company|no company}} · {{phone|no phone number}}",
            due_days=1,
        ),
    )
    pause = draft.add(2, 1, Kind.DELAY, _in_office_hours(2))
    thanks = draft.add(3, 1, Kind.EMAIL, Email(_THANKS.name))
    draft.lead(responded, new)
    draft.join(new, Port.YES, assign)
    draft.lead(assign, call)
    draft.join(new, Port.NO, pause)
    draft.lead(pause, thanks)
    return Start(
        "campaign_follow_up",
        "Campaign follow-up",
        "Shares out the new leads among those who respond to a campaign, and thanks the others.",
        draft.graph,
        (_THANKS,),
    )


def _hand_over() -> Start:
    draft = _Draft()
    hot = draft.add(0, 0, Kind.FIELD_MATCH, FieldMatch((Criterion("rating", Operator.IS, "Hot"),)))
    save = draft.add(1, 0, Kind.SAVE, Save("Lead"))
    assign = draft.add(2, 0, Kind.ASSIGN_GROUP, AssignGroup())
    call = draft.add(
        3,
        0,
        Kind.TASK,
        Task(
            subject="Hot lead: call {{name}}",
            description="{{title|No title}}, {{company|no company}} · {{phone|no phone number}}",
            due_days=0,
            priority="High",
        ),
    )
    pause = draft.add(4, 0, Kind.DELAY, _in_office_hours(2))
    waiting = draft.add(5, 0, Kind.CHECK_FIELDS, CheckFields(_STILL_OPEN))
    again = draft.add(
        6,
        0,
        Kind.TASK,
        Task(
            subject="{{name}} is still waiting for a call",
            description="Rated hot two days ago, and the status is {{status|blank}}.",
            due_days=0,
            priority="High",
        ),
    )
    draft.lead(hot, save, assign, call, pause, waiting)
    draft.join(waiting, Port.YES, again)
    return Start(
        "hand_over",
        "Hand over to sales",
        "Gives each lead that is rated hot to somebody of sales, and reminds of those left alone.",
        draft.graph,
    )


def _in_office_hours(amount: int, unit: Unit = Unit.DAYS) -> Delay:
    return Delay(amount, unit, start=9 * 60, end=17 * 60, weekdays=(1, 2, 3, 4, 5))


class _Draft:
    """A graph in the making; shapes are named by their ids."""

    def __init__(self) -> None:
        self.graph = Graph()

    def add(self, column: int, row: int, kind: Kind, settings: Settings) -> str:
        id_ = self.graph.new_id()
        shape = Shape(id_, kind, settings, column * ACROSS, row * DOWN)
        self.graph = self.graph.with_shape(shape)
        return id_

    def join(self, source: str, port: Port, target: str) -> None:
        self.graph = self.graph.connected(source, port, target)

    def lead(self, *ids: str) -> None:
        """Each to the next one."""
        for source, target in pairwise(ids):
            self.join(source, Port.OUT, target)


def _mail(name: str, subject: str, *paragraphs: str) -> MailTemplate:
    """An e-mail whose HTML says the same as its text."""
    text = "\n\n".join(paragraphs) + "\n"
    html = "\n".join(f"<p>{each}</p>" for each in paragraphs) + "\n"
    return MailTemplate(name, subject, text, html)


_WELCOME = _mail(
    "Welcome",
    "Welcome, {{first_name|and thank you}}",
    "Hello {{first_name|there}},",
    "thank you for getting in touch. We have received your details, and somebody who knows what "
    "they are talking about will answer your questions.",
    "Is there anything that you would like to know right away? Just reply to this message.",
)
_WELCOME_OFFER = _mail(
    "Welcome: how to reach you",
    "When may we call you, {{first_name|please}}?",
    "Hello {{first_name|there}},",
    "we would like to hear what you have in mind. Reply with a phone number and a time that suits "
    "you, and we will call you then.",
    "If you would rather write, that is just as welcome.",
)
_WIN_BACK = _mail(
    "Win back: how are you?",
    "How are things at {{company|your end}}?",
    "Hello {{first_name|there}},",
    "it has been a while since we last spoke, and a few things have changed here in the meantime.",
    "Would you like to know what is new? Reply with one word, and we will be in touch.",
)
_WIN_BACK_LAST = _mail(
    "Win back: one last note",
    "Shall we stay in touch, {{first_name|or not}}?",
    "Hello {{first_name|there}},",
    "we don't want to write to you for nothing. If you would like to hear from us, reply to this "
    "message; otherwise we won't ask again.",
    "All the best!",
)
_THANKS = _mail(
    "Campaign follow-up: thank you",
    "Thank you for your response, {{first_name|dear reader}}",
    "Hello {{first_name|there}},",
    "thank you for your response. It was good to hear from you.",
    "Is there anything that we can do for you next? Reply to this message: it reaches a person.",
)
