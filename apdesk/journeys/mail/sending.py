"""One connection to the mail server, and the e-mails of journeys that go over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from apdesk.domain.clock import to_iso
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.journey.merge_text import Form
from apdesk.domain.records import FieldValue
from apdesk.journeys.mail import outcomes, problems
from apdesk.journeys.mail.addresses import Mailbox
from apdesk.journeys.mail.compose import Composed, compose
from apdesk.journeys.mail.patience import Patience
from apdesk.journeys.mail.settings import MailSettings
from apdesk.journeys.mail.wire import Lost, MailServer, NotOffered, Refused, Stage
from apdesk.journeys.performer import Mark
from apdesk.language import tr
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.mails import Mails, MailState, NewMail


@dataclass(frozen=True, slots=True)
class Ready:
    """An effect with what its e-mail is made of. `template` has its name as it is kept."""

    effect: Effect
    template: MailTemplate
    recipient: Mailbox
    values: Mapping[str, FieldValue]

    @property
    def again(self) -> bool:
        """Whether it goes also to whoever was sent it before."""
        return bool(self.effect.payload.get("again"))

    @property
    def logged(self) -> bool:
        """Whether a task in Salesforce tells of it."""
        return bool(self.effect.payload.get("log"))


class Sending:
    """Sends e-mails one after the other, each marked and noted right before its last byte."""

    def __init__(
        self,
        mails: Mails,
        settings: MailSettings,
        server: MailServer,
        form: Form,
        patience: Patience,
        mark: Mark,
    ) -> None:
        self._mails = mails
        self._settings = settings
        self._server = server
        self._form = form
        self._patience = patience
        self._mark = mark
        self._losses = 0

    def send(self, ready: Ready, now: datetime) -> Outcome:
        """Sends one. Raises KnownError for what concerns all."""
        effect = ready.effect
        composed = compose(
            ready.template,
            ready.values,
            self._form,
            self._settings,
            ready.recipient,
            token=effect.token,
            at=now,
        )
        mail = NewMail(
            effect.id,
            effect.person_id,
            effect.journey_id,
            effect.shape,
            ready.template.name,
            ready.recipient.spec,
            composed.subject,
            composed.message_id,
        )
        try:
            self._hand_over(composed)
        except Lost as error:
            return self._lost(effect, error, now)
        except Refused as error:
            return self._not_taken(effect, mail, error, now)
        except NotOffered as error:
            told = problems.told(error, self._settings)
            if not ready.recipient.international:
                raise told from None
            self._mails.refused(mail, told.message, to_iso(now))
            return Outcome(
                effect.id, Fate.SKIPPED, tr("No e-mail: the mail server can't send there")
            )
        self._losses = 0
        return self._end(ready, mail, now)

    # -- within ---------------------------------------------------------------------------------

    def _hand_over(self, composed: Composed) -> None:
        """All but the dot. A connection that carried others may have been ended since: once more
        over a new one."""
        try:
            self._hand_over_now(composed)
        except (Lost, Refused) as error:
            ended = isinstance(error, Lost) or error.reply.code == 421
            if not (ended and self._server.taken):
                raise
            self._server.drop()
            self._hand_over_now(composed)

    def _hand_over_now(self, composed: Composed) -> None:
        try:
            self._server.open()
        except problems.TROUBLES as error:
            raise problems.told(error, self._settings) from None
        data = composed.data()
        self._server.address(
            composed.sender.spec,
            composed.recipient.spec,
            len(data),
            international=composed.international,
        )
        self._server.transmit(data)

    def _end(self, ready: Ready, mail: NewMail, now: datetime) -> Outcome:
        """Marks, notes, and sends the dot."""
        effect, at = ready.effect, to_iso(now)
        self._mark([effect.id])
        why = self._mails.begin(mail, at, again=ready.again)
        if why is not None:
            self._server.drop()
            return outcomes.without(effect, why, now)
        try:
            self._server.finish()
        except Lost:
            self._mails.sent(mail.message_id, at, log=ready.logged, state=MailState.UNCONFIRMED)
            return outcomes.unconfirmed(effect, mail.message_id)
        except Refused as error:
            self._mails.not_sent(mail.message_id)
            return self._not_taken(effect, mail, error, now)
        self._mails.sent(mail.message_id, at, log=ready.logged)
        return outcomes.done(effect, mail.template, mail.message_id)

    def _lost(self, effect: Effect, error: Lost, now: datetime) -> Outcome:
        """The connection broke before the dot: that one is not sent."""
        self._losses += 1
        told = problems.told(error, self._settings)
        if self._losses > 1:
            raise told from None
        return self._patience.again(effect, now, outcomes.trouble_of(told))

    def _not_taken(self, effect: Effect, mail: NewMail, error: Refused, now: datetime) -> Outcome:
        """The server said no: to this one, or to all."""
        reply = error.reply
        told = problems.told(error, self._settings)
        too_large = error.stage is Stage.SENDER and reply.code == 552
        if told.code == "mail.login_needed" or (error.stage is Stage.SENDER and not too_large):
            raise told from None
        self._start_over()
        if reply.passing and not self._patience.over(effect, now):
            return self._patience.again(effect, now, outcomes.trouble_of(told, reply))
        self._mails.refused(mail, problems.quoted(reply), to_iso(now))
        if reply.passing or error.stage is Stage.RECIPIENT:
            return outcomes.bounced(effect, reply)
        return outcomes.refused(effect, reply)

    def _start_over(self) -> None:
        if self._server.is_open:
            try:
                self._server.reset()
            except (Lost, Refused):
                self._server.drop()
