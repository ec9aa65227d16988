"""Sends the e-mails of journeys, each at most once, over whatever happens to the program.

Everything of an e-mail but the dot that ends it is sent first: until then the server throws it away
when the connection ends. Then the effect is marked and the e-mail noted as 'sending', durably; then
the dot goes out. So what was marked and has no note was never sent, and is done anew. What has a
note and no answer can't be asked about: no mail server tells whether it took an e-mail. It counts
as sent, 'unconfirmed': between the note and the dot lie microseconds, and between the dot and the
answer the seconds in which the server looks through the e-mail. To send it again would, nearly
always, be to send it twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.journeys.mail import outcomes, problems
from apdesk.journeys.mail.addresses import usable
from apdesk.journeys.mail.forms import ValueForm
from apdesk.journeys.mail.pace import Pace
from apdesk.journeys.mail.passwords import MailPasswords
from apdesk.journeys.mail.patience import Patience
from apdesk.journeys.mail.sending import Ready, Sending
from apdesk.journeys.mail.settings import MailSettings, wrong
from apdesk.journeys.mail.wire import TIMEOUT, Context, MailServer, trusted
from apdesk.journeys.performer import Mark
from apdesk.store.database import Store
from apdesk.store.journeys.effects import Effect, Fate, Outcome
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.journeys.mails import Mails, MailState, Why
from apdesk.store.settings import Settings

log = logging.getLogger("apdesk.mail")

#: E-mails over one connection; many servers end one that carries more than a hundred.
MOST = 50


class MailPerformer:
    """Performs effects of the kind "mail" (see `journeys.performer.Performer`).

    One is to be kept for as long as its store: it remembers whose turn comes when.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        passwords: MailPasswords,
        *,
        context: Context = trusted,
        timeout: float = TIMEOUT,
    ) -> None:
        """`context` says which certificates are trusted; `timeout`: seconds for each answer."""
        self._store = store
        self._settings = Settings(store)
        self._clock = clock
        self._passwords = passwords
        self._context = context
        self._timeout = timeout
        self._mails = Mails(store)
        self._patience = Patience()
        self._booked: list[datetime] = []

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({"mail"})

    @property
    def most(self) -> int:
        return MOST

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """What has no note was not sent: UNDONE. What has one counts as its note says, and one
        without an answer as sent (see the module)."""
        found = self._mails.of_effects({each.id: each.person_id for each in doubtful})
        settled = []
        for effect in doubtful:
            mail = found.get(effect.id)
            if mail is None:
                settled.append(Outcome(effect.id, Fate.UNDONE))
            elif mail.state is MailState.REFUSED:
                of_this_try = effect.asked_at is None or mail.at >= effect.asked_at
                settled.append(
                    outcomes.refused_before(effect, mail)
                    if of_this_try
                    else Outcome(effect.id, Fate.UNDONE)
                )
            elif mail.state is MailState.SENT:
                settled.append(outcomes.done(effect, mail.template, mail.message_id))
            else:
                self._mails.sent(
                    mail.message_id,
                    to_iso(self._clock.now()),
                    log=bool(effect.payload.get("log")),
                    state=MailState.UNCONFIRMED,
                )
                settled.append(outcomes.unconfirmed(effect, mail.message_id))
        yield settled

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """Sends as many as the minute allows; the others come AGAIN when they have their turn.

        Raises KnownError for what concerns all: "mail.not_set_up", "mail.password_missing",
        "keyring.…", and what `problems.told` says of the server.
        """
        settings = MailSettings.stored(self._settings)
        if settings is None or wrong(settings):
            raise problems.not_set_up()
        decided, ready = self._decide(effects)
        if decided:
            yield decided
        if ready:
            yield from self._send(ready, settings, mark)

    # -- within ---------------------------------------------------------------------------------

    def _decide(self, effects: Sequence[Effect]) -> tuple[list[Outcome], list[Ready]]:
        """What becomes of those that aren't sent, and those that are; read for all at once."""
        known = {each.name.casefold(): each for each in MailTemplates(self._store).all()}
        groups: dict[tuple[str, bool], list[Effect]] = {}
        decided: list[Outcome] = []
        ready: list[Ready] = []
        for each in effects:
            name = " ".join(str(each.payload.get("template", "")).split())
            if name.casefold() in known:
                key = (name.casefold(), bool(each.payload.get("again")))
                groups.setdefault(key, []).append(each)
            else:
                trouble = outcomes.no_template(name)
                decided.append(Outcome(each.id, Fate.FAILED, trouble=trouble))
        now = self._clock.now()
        for (name, again), some in groups.items():
            template = known[name]
            gone = self._mails.gone(template.bare_fields)
            if gone:
                trouble = outcomes.no_field(template.name, gone[0])
                decided += [Outcome(each.id, Fate.FAILED, trouble=trouble) for each in some]
                continue
            ids = [each.person_id for each in some]
            recipients = self._mails.recipients(ids, template.name, again=again)
            values = self._mails.values(ids, template.fields)
            for each in some:
                recipient = recipients.get(each.person_id)
                why = Why.GONE if recipient is None else recipient.why
                mailbox = usable(recipient.address) if recipient is not None else None
                if why is None and mailbox is not None:
                    ready.append(Ready(each, template, mailbox, values[each.person_id]))
                else:
                    decided.append(outcomes.without(each, why or Why.NO_ADDRESS, now))
        return decided, sorted(ready, key=lambda each: each.effect.id)

    def _send(
        self, ready: Sequence[Ready], settings: MailSettings, mark: Mark
    ) -> Iterator[Sequence[Outcome]]:
        pace = self._pace(settings)
        server = self._server(settings)
        sending = Sending(self._mails, settings, server, self._form(), self._patience, mark)
        fates = dict.fromkeys(Fate, 0)
        sent: set[tuple[int, str]] = set()
        try:
            for at, each in enumerate(ready):
                now, key = self._clock.now(), (each.effect.person_id, each.template.name)
                if not pace.free(now):
                    yield [_in_turn(one.effect, pace.book(now)) for one in ready[at:]]
                    break
                if key in sent and not each.again:
                    outcome = outcomes.without(each.effect, Why.BEFORE, now)
                else:
                    outcome = sending.send(each, now)
                if outcome.fate is Fate.DONE:
                    sent.add(key)
                    pace.note(now)
                fates[outcome.fate] += 1
                yield [outcome]
        except BaseException:
            server.drop()
            raise
        finally:
            server.close()
            self._booked = pace.booked
            log.info(
                "e-mails: %d sent, %d skipped, %d put off, %d refused",
                *(fates[each] for each in (Fate.DONE, Fate.SKIPPED, Fate.AGAIN, Fate.FAILED)),
            )

    def _pace(self, settings: MailSettings) -> Pace:
        now = self._clock.now()
        times = [from_iso(each) for each in self._mails.last_times(settings.per_minute)]
        return Pace(settings.per_minute, times, (each for each in self._booked if each > now))

    def _server(self, settings: MailSettings) -> MailServer:
        password = None
        if settings.user:
            password = self._passwords.load(self._settings.installation_id())
            if password is None:
                raise problems.password_missing()
        return MailServer(settings, password, context=self._context, timeout=self._timeout)

    def _form(self) -> ValueForm:
        return ValueForm.of(self._settings.binding(), self._mails.types())


def _in_turn(effect: Effect, turn: datetime) -> Outcome:
    # Whole seconds, upwards: a second too early would be one e-mail too many.
    retry_at = to_iso(turn + timedelta(seconds=1) - timedelta(microseconds=1))
    return Outcome(effect.id, Fate.AGAIN, retry_at=retry_at)
