"""What the window asks and does about e-mail, over a store: settings, templates, previews."""

from __future__ import annotations

from collections.abc import Mapping

from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.journey import merge_text
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.records import FieldValue
from apdesk.journeys.mail import problems, trying
from apdesk.journeys.mail.compose import bodies, one_line, unsubscribe_address
from apdesk.journeys.mail.forms import ValueForm
from apdesk.journeys.mail.outcomes import NOTES
from apdesk.journeys.mail.passwords import MailPasswords
from apdesk.journeys.mail.settings import MailSettings, wrong
from apdesk.journeys.mail.shown import UNSUBSCRIBE, MailState, Person, Preview, TemplateState
from apdesk.journeys.mail.wire import Context, trusted
from apdesk.language import tr, translated
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.journeys.mails import Mails, Why
from apdesk.store.lists import ListField, ListKey, ListQuery
from apdesk.store.settings import Settings
from apdesk.store.views import Views

#: People that a search offers for a preview.
OFFERED = 8
#: Stands for the token in a preview.
_TOKEN = "0123456789abcdef"


class MailDesk:
    """The e-mail side of one store."""

    def __init__(
        self, store: Store, passwords: MailPasswords, *, context: Context = trusted
    ) -> None:
        """`context` says which certificates are trusted."""
        self._store = store
        self._passwords = passwords
        self._context = context
        self._settings = Settings(store)
        self._mails = Mails(store)

    # -- the mail server ------------------------------------------------------------------------

    def state(self) -> MailState:
        """What is stored, and whether a password is kept."""
        found = MailSettings.stored(self._settings) or MailSettings()
        known = bool(found.user) and self._password(found, None) is not None
        return MailState(found, known, self._own_address(), self._mails.unknown_opt_outs())

    def save(self, settings: MailSettings, password: str | None, *, for_session: bool) -> MailState:
        """Stores settings; `password` None: the one that is kept stays. Raises KnownError
        "keyring.…"; then nothing is stored."""
        key = self._settings.installation_id()
        if not settings.user:
            self._passwords.forget(key)
        elif password is not None:
            self._passwords.save(key, password, for_session=for_session)
        settings.store(self._settings)
        return self.state()

    def try_connection(self, settings: MailSettings, password: str | None) -> None:
        """Connects, encrypts and logs in. `password` None: the one that is kept. Raises
        KnownError."""
        known = self._password(settings, password)
        trying.try_connection(settings, known, context=self._context)

    def send_test(self, clock: Clock, settings: MailSettings, password: str | None, to: str) -> str:
        """Sends an e-mail that says that e-mail works; the address. Raises KnownError."""
        known = self._password(settings, password)
        form = ValueForm.of(self._settings.binding(), {})
        trying.send_trial(
            settings, known, trying.trial(), {}, form, to, clock.now(), context=self._context
        )
        return to

    # -- templates ------------------------------------------------------------------------------

    def templates(self, chosen: int | None = None) -> TemplateState:
        """All templates, and what can be put into them."""
        settings = MailSettings.stored(self._settings)
        return TemplateState(
            MailTemplates(self._store).rows(),
            self._fields(),
            settings is not None and not wrong(settings),
            self._own_address(),
            chosen,
        )

    def save_template(
        self, clock: Clock, template_id: int | None, template: MailTemplate
    ) -> TemplateState:
        """Stores a new template, or another wording of one. Raises KnownError "template.…"."""
        at = to_iso(clock.now())
        if template_id is None:
            return self.templates(MailTemplates(self._store).create(template, at=at))
        MailTemplates(self._store).change(template_id, template, at=at)
        return self.templates(template_id)

    def delete_template(self, template_id: int) -> TemplateState:
        """Raises KnownError "template.in_use"."""
        MailTemplates(self._store).delete(template_id)
        return self.templates()

    def preview(self, template: MailTemplate, person_id: int | None) -> Preview:
        """The e-mail for a person; for None with the names of the fields in their places."""
        settings = MailSettings.stored(self._settings) or MailSettings()
        values, form, note = self._values(template, person_id)
        subject = one_line(merge_text.render_line(template.subject, values, form))
        text, html = bodies(template, values, form, unsubscribe_address(settings, _TOKEN))
        return Preview(subject, text, html, self._warnings(template, settings), note)

    def send_template(
        self, clock: Clock, template: MailTemplate, person_id: int | None, to: str
    ) -> str:
        """Sends a template, as that person would get it, to an address; the address. Raises
        KnownError."""
        settings = MailSettings.stored(self._settings)
        if settings is None or wrong(settings):
            raise problems.not_set_up()
        known = self._password(settings, None)
        values, form, _ = self._values(template, person_id)
        trying.send_trial(
            settings, known, template, values, form, to, clock.now(), context=self._context
        )
        return to

    # -- within ---------------------------------------------------------------------------------

    def _password(self, settings: MailSettings, password: str | None) -> str | None:
        if password is not None or not settings.user:
            return password
        return self._passwords.load(self._settings.installation_id())

    def _own_address(self) -> str:
        binding = self._settings.binding()
        return "" if binding is None else binding.email

    def _fields(self) -> tuple[ListField, ...]:
        with Views(self._store.path) as views:
            found = views.fields(ListKey.ALL)
        return tuple(each for each in found if not each.name.startswith("@"))

    def _values(
        self, template: MailTemplate, person_id: int | None
    ) -> tuple[Mapping[str, FieldValue], merge_text.Form, str]:
        """Values, how they are written, and why a journey would send that person nothing."""
        if person_id is None:
            labels = {each.name: f"[{each.label}]" for each in self._fields()}
            return labels, lambda _name, value: str(value), ""
        form = ValueForm.of(self._settings.binding(), self._mails.types())
        values = self._mails.values([person_id], template.fields).get(person_id, {})
        found = self._mails.recipients([person_id], template.name, again=False).get(person_id)
        why = Why.GONE if found is None else found.why
        return values, form, "" if why is None else translated(NOTES[why])

    def _warnings(self, template: MailTemplate, settings: MailSettings) -> tuple[str, ...]:
        found = []
        if not template.subject.strip():
            found.append(tr("The subject is empty."))
        if not (template.text.strip() or template.html.strip()):
            found.append(tr("There is no text."))
        known = {UNSUBSCRIBE, *self._mails.types()}
        for each in template.fields:
            if not each:
                found.append(
                    tr("A field has no name: {{}}. Its fallback, or nothing, stands there.")
                )
            elif each not in known:
                found.append(
                    tr(
                        "There is no field “{field}”. Its fallback, or nothing, stands there.",
                        field=each,
                    )
                )
        if any(map(merge_text.unclosed, (template.subject, template.text, template.html))):
            found.append(
                tr("Two braces {{ are opened and not closed: they are sent as they stand.")
            )
        if not settings.can_unsubscribe:
            found.append(
                tr(
                    "Nobody can unsubscribe: enter an address for that in Preferences, E-mail. "
                    "Many "
                    "countries require one in marketing e-mails."
                )
            )
        return tuple(found)


def find_people(views: Views, text: str) -> tuple[Person, ...]:
    """The first people that a search finds; '' for the first of all."""
    names = {each.name for each in views.fields(ListKey.ALL)}
    shown = [each if each in names else "@salesforce_id" for each in ("name", "email")]
    order = ("name", False) if "name" in names else None
    ids = views.answer(ListQuery(ListKey.ALL, order, (), text))[:OFFERED]
    rows = views.rows(ListKey.ALL, ids, shown)
    return tuple(
        Person(each, str(rows[each][0] or rows[each][1] or ""), str(rows[each][1] or ""))
        for each in ids
        if each in rows
    )
