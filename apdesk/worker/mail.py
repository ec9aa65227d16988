"""What the window does about e-mail, as tasks: the mail server's settings, templates, previews.

What sends and keeps passwords is imported within the tasks: no window waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.journeys.mail.settings import MOST_PER_MINUTE, MailSettings, Security, wrong
from apdesk.journeys.mail.shown import UNSUBSCRIBE, MailState, Person, Preview, TemplateState
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.journeys.mail.desk import MailDesk
    from apdesk.store.journeys.mail_templates import TemplateRow as TemplateRow

__all__ = [
    "MOST_PER_MINUTE",
    "UNSUBSCRIBE",
    "MailSettings",
    "MailState",
    "MailTemplate",
    "Person",
    "Preview",
    "Security",
    "TemplateState",
    "wrong",
]

# -- the mail server ----------------------------------------------------------------------------


def mail_state(database: Path) -> Work:
    """A task -> MailState."""
    return _task(database, lambda desk: desk.state())


def save_mail(
    database: Path, settings: MailSettings, password: str | None, *, for_session: bool
) -> Work:
    """A task -> MailState, with those settings stored. `password` None: the one that is kept
    stays. Raises KnownError "keyring.…"; then nothing is stored."""
    return _task(database, lambda desk: desk.save(settings, password, for_session=for_session))


def try_mail(database: Path, settings: MailSettings, password: str | None) -> Work:
    """A task -> None: connects, encrypts and logs in. `password` None: the one that is kept.
    Raises KnownError."""
    return _task(database, lambda desk: desk.try_connection(settings, password))


def send_test(
    database: Path, clock: Clock, settings: MailSettings, password: str | None, to: str
) -> Work:
    """A task -> str (the address): sends an e-mail which says that e-mail works. Raises
    KnownError."""
    return _task(database, lambda desk: desk.send_test(clock, settings, password, to))


# -- templates ----------------------------------------------------------------------------------


def template_state(database: Path) -> Work:
    """A task -> TemplateState."""
    return _task(database, lambda desk: desk.templates())


def save_template(
    database: Path, clock: Clock, template_id: int | None, template: MailTemplate
) -> Work:
    """A task -> TemplateState, with a new or a changed template. Raises KnownError "template.…"."""
    return _task(database, lambda desk: desk.save_template(clock, template_id, template))


def delete_template(database: Path, template_id: int) -> Work:
    """A task -> TemplateState, without that template. Raises KnownError "template.in_use"."""
    return _task(database, lambda desk: desk.delete_template(template_id))


def preview(database: Path, template: MailTemplate, person_id: int | None) -> Work:
    """A task -> Preview for a person; for None with the names of the fields in their places."""
    return _task(database, lambda desk: desk.preview(template, person_id))


def send_template(
    database: Path, clock: Clock, template: MailTemplate, person_id: int | None, to: str
) -> Work:
    """A task -> str (the address): sends the template, as that person would get it, to an address.
    Raises KnownError."""
    return _task(database, lambda desk: desk.send_template(clock, template, person_id, to))


def find_people(database: Path, text: str) -> Work:
    """A task -> tuple[Person, ...]: the first that a search finds; '' for the first of all."""

    def work(_progress: Progress, cancel: CancelToken) -> tuple[Person, ...]:
        from apdesk.journeys.mail import desk
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            return desk.find_people(views, text)

    return work


def _task(database: Path, ask: Callable[[MailDesk], object]) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> object:
        from apdesk.journeys.mail.desk import MailDesk
        from apdesk.journeys.mail.passwords import passwords_of
        from apdesk.paths import DataDir
        from apdesk.store.database import Store
        from apdesk.sync.networking import use_stored

        data_dir = DataDir(database.parent)
        with Store(database, check=False) as store:
            use_stored(store, data_dir)
            return ask(MailDesk(store, passwords_of(data_dir)))

    return work
