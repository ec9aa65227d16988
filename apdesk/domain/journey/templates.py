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
from apdesk.language import tr

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
    return Start(
        "empty", tr("Start from empty"), tr("A blank canvas for a journey of your own."), Graph()
    )


def _welcome() -> Start:
    draft, greeting, offering = _Draft(), _welcome_mail(), _offer_mail()
    joined = draft.add(0, 0, Kind.JOINED_LIST, ListTrigger("leads"))
    hello = draft.add(1, 0, Kind.EMAIL, Email(greeting.name))
    pause = draft.add(2, 0, Kind.DELAY, _in_office_hours(3))
    reachable = draft.add(
        3, 0, Kind.CHECK_FIELDS, CheckFields((Criterion("phone", Operator.NOT_BLANK),))
    )
    call = draft.add(
        4,
        0,
        Kind.TASK,
        Task(
            subject=tr("Call {{name}} to say hello"),
            description=tr("{{company|No company}} · {{phone}} · {{email|no e-mail address}}"),
            due_days=1,
        ),
    )
    offer = draft.add(4, 1, Kind.EMAIL, Email(offering.name))
    draft.lead(joined, hello, pause, reachable)
    draft.join(reachable, Port.YES, call)
    draft.join(reachable, Port.NO, offer)
    return Start(
        "welcome",
        tr("Welcome new leads"),
        tr("Greets every new lead by e-mail, then has the owner call those with a phone number."),
        draft.graph,
        (greeting, offering),
    )


def _win_back() -> Start:
    draft, asking, ending = _Draft(), _win_back_mail(), _last_mail()
    silent = draft.add(
        0,
        0,
        Kind.FIELD_MATCH,
        FieldMatch((Criterion("last_activity_date", Operator.LESS, "N_DAYS_AGO:180"),)),
    )
    note = draft.add(1, 0, Kind.EMAIL, Email(asking.name))
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
            subject=tr("{{name}} is in touch again: follow up"),
            description=tr("There was no activity for half a year, and now there is."),
            due_days=2,
        ),
    )
    last = draft.add(4, 1, Kind.EMAIL, Email(ending.name))
    draft.lead(silent, note, pause, moved)
    draft.join(moved, Port.YES, call)
    draft.join(moved, Port.NO, last)
    return Start(
        "win_back",
        tr("Win back"),
        tr(
            "Writes to people without any activity for half a year, and once more if nothing "
            "happens."
        ),
        draft.graph,
        (asking, ending),
    )


def _campaign_follow_up() -> Start:
    draft, thanking = _Draft(), _thanks_mail()
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
            subject=tr("Call {{name}}, who responded to the campaign"),
            description=tr(
                "{{title|No title}}, {{company|no company}} · {{phone|no phone number}}"
            ),
            due_days=1,
        ),
    )
    pause = draft.add(2, 1, Kind.DELAY, _in_office_hours(2))
    thanks = draft.add(3, 1, Kind.EMAIL, Email(thanking.name))
    draft.lead(responded, new)
    draft.join(new, Port.YES, assign)
    draft.lead(assign, call)
    draft.join(new, Port.NO, pause)
    draft.lead(pause, thanks)
    return Start(
        "campaign_follow_up",
        tr("Campaign follow-up"),
        tr(
            "Shares out the new leads among those who respond to a campaign, and thanks the others."
        ),
        draft.graph,
        (thanking,),
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
            subject=tr("Hot lead: call {{name}}"),
            description=tr(
                "{{title|No title}}, {{company|no company}} · {{phone|no phone number}}"
            ),
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
            subject=tr("{{name}} is still waiting for a call"),
            description=tr("Rated hot two days ago, and the status is {{status|blank}}."),
            due_days=0,
            priority="High",
        ),
    )
    draft.lead(hot, save, assign, call, pause, waiting)
    draft.join(waiting, Port.YES, again)
    return Start(
        "hand_over",
        tr("Hand over to sales"),
        tr(
            "Gives each lead that is rated hot to somebody of sales, and reminds of those left "
            "alone."
        ),
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


def _welcome_mail() -> MailTemplate:
    return _mail(
        tr("Welcome"),
        tr("Welcome, {{first_name|and thank you}}"),
        tr("Hello {{first_name|there}},"),
        tr(
            "thank you for getting in touch. We have received your details, and somebody who "
            "knows what they are talking about will answer your questions."
        ),
        tr("Is there anything that you would like to know right away? Just reply to this message."),
    )


def _offer_mail() -> MailTemplate:
    return _mail(
        tr("Welcome: how to reach you"),
        tr("When may we call you, {{first_name|please}}?"),
        tr("Hello {{first_name|there}},"),
        tr(
            "we would like to hear what you have in mind. Reply with a phone number and a time "
            "that suits you, and we will call you then."
        ),
        tr("If you would rather write, that is just as welcome."),
    )


def _win_back_mail() -> MailTemplate:
    return _mail(
        tr("Win back: how are you?"),
        tr("How are things at {{company|your end}}?"),
        tr("Hello {{first_name|there}},"),
        tr(
            "it has been a while since we last spoke, and a few things have changed here in the "
            "meantime."
        ),
        tr("Would you like to know what is new? Reply with one word, and we will be in touch."),
    )


def _last_mail() -> MailTemplate:
    return _mail(
        tr("Win back: one last note"),
        tr("Shall we stay in touch, {{first_name|or not}}?"),
        tr("Hello {{first_name|there}},"),
        tr(
            "we don't want to write to you for nothing. If you would like to hear from us, reply "
            "to this message; otherwise we won't ask again."
        ),
        tr("All the best!"),
    )


def _thanks_mail() -> MailTemplate:
    return _mail(
        tr("Campaign follow-up: thank you"),
        tr("Thank you for your response, {{first_name|dear reader}}"),
        tr("Hello {{first_name|there}},"),
        tr("thank you for your response. It was good to hear from you."),
        tr(
            "Is there anything that we can do for you next? Reply to this message: it reaches a "
            "person."
        ),
    )
