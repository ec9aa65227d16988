"""What becomes of the effect of an e-mail, in the words of timelines and troubles."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from apdesk.domain.clock import to_iso
from apdesk.errors import KnownError
from apdesk.journeys.mail import problems
from apdesk.journeys.mail.settings import MailSettings
from apdesk.journeys.mail.wire import Refused, Reply, Stage
from apdesk.language import marked, tr, translated
from apdesk.store.journeys.effects import Effect, Fate, Outcome, Trouble
from apdesk.store.journeys.mails import MailRow, Why

#: When somebody is looked at again whose opt-out can't be seen.
LOOK_AGAIN = timedelta(hours=1)

UNCONFIRMED_NOTE = marked("Sent; the mail server's answer was lost")
NOTES = {
    Why.GONE: marked("No e-mail: the person is gone"),
    Why.NO_ADDRESS: marked("No e-mail: there is no usable address"),
    Why.OPTED_OUT: marked("No e-mail: opted out"),
    Why.TWIN_OPTED_OUT: marked("No e-mail: somebody with the same address opted out"),
    Why.BEFORE: marked("No e-mail: it was sent this one before"),
    Why.UNKNOWN: marked("No e-mail yet: apdesk can't see whether the person opted out"),
}


def without(effect: Effect, why: Why, now: datetime) -> Outcome:
    """Nothing is sent to that person, or nothing yet."""
    if why is Why.UNKNOWN:
        retry_at = to_iso(now + LOOK_AGAIN)
        return Outcome(
            effect.id, Fate.AGAIN, retry_at=retry_at, trouble=_unseen(effect.sobject or "")
        )
    return Outcome(effect.id, Fate.SKIPPED, translated(NOTES[why]))


def refused_before(effect: Effect, mail: MailRow) -> Outcome:
    """What was made of a refusal, or would have been, when it was noted."""
    return refused(effect, _reply(mail.said or ""))


def done(effect: Effect, template: str, message_id: str) -> Outcome:
    return Outcome(
        effect.id, Fate.DONE, tr("E-mail “{template}” sent", template=template), result=message_id
    )


def unconfirmed(effect: Effect, message_id: str) -> Outcome:
    return Outcome(effect.id, Fate.DONE, translated(UNCONFIRMED_NOTE), result=message_id)


def bounced(effect: Effect, reply: Reply) -> Outcome:
    """The address takes no e-mail: noted, and the person goes on."""
    return Outcome(
        effect.id,
        Fate.SKIPPED,
        tr("E-mail refused by the mail server: {reply}", reply=problems.quoted(reply)),
    )


def refused(effect: Effect, reply: Reply) -> Outcome:
    """A whole e-mail was refused: because of the mailbox, or of what is in it."""
    if reply.status.startswith(("5.1.", "5.2.")):
        return bounced(effect, reply)
    told = problems.told(Refused(Stage.CONTENT, reply), MailSettings())
    return Outcome(effect.id, Fate.FAILED, trouble=trouble_of(told, reply))


def _reply(said: str) -> Reply:
    """What `problems.quoted` wrote."""
    found = re.match(r"(\d{3}) ?(.*)", said)
    return Reply(554, said) if found is None else Reply(int(found[1]), found[2])


def trouble_of(told: KnownError, reply: Reply | None = None) -> Trouble:
    said = "" if reply is None else problems.quoted(reply)
    return Trouble(told.code, told.title, told.message, told.next_step, said)


def no_template(name: str) -> Trouble:
    return Trouble(
        "mail.template_gone",
        tr("The e-mail template isn’t there"),
        tr("There is no template “{name}”. Nothing was sent to this person.", name=name),
        tr("Make a template of that name, or choose another one in the journey. Then try again."),
    )


def no_field(template: str, field: str) -> Trouble:
    return Trouble(
        "mail.field_gone",
        tr("A field of the e-mail isn’t there"),
        tr(
            "The template “{template}” uses the field “{field}”, which isn’t there (any more), and "
            "has no words for when it is blank. Nothing was sent to this person.",
            template=template,
            field=field,
        ),
        tr(
            "Correct the template, or map the field in Preferences, Field mappings. Then try again."
        ),
    )


def _unseen(sobject: str) -> Trouble:
    return Trouble(
        "mail.opt_out_unknown",
        tr("apdesk can’t see who opted out of e-mail"),
        tr(
            "The field Email Opt Out (HasOptedOutOfEmail) of {object} isn’t synced, so this person "
            "might want no e-mail. Nothing was sent.",
            object=sobject,
        ),
        tr(
            "Map the field in Preferences, Field mappings; if it isn’t offered there, ask your "
            "Salesforce administrator to let you read it. Then it goes on by itself."
        ),
    )
