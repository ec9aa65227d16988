"""E-mail templates: kept by name, which journeys refer to, whatever its case."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from apdesk.domain.journey.document import graph_from_text
from apdesk.domain.journey.kinds import Email
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.wording import some_of
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.database import Store
from apdesk.store.journeys import references

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template as it is kept. `journeys`: the names of those that send it."""

    id: int
    template: MailTemplate
    changed_at: str
    journeys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.template.name


class MailTemplates:
    """The templates of one store. Each change is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[TemplateRow, ...]:
        """All templates, by name."""
        with self._store.reading() as connection:
            return read_templates(connection)

    def all(self) -> tuple[MailTemplate, ...]:
        """The templates alone, for whoever doesn't ask for the journeys."""
        with self._store.reading() as connection:
            return tuple(
                MailTemplate(*row)
                for row in connection.execute("SELECT name, subject, text, html FROM mail_template")
            )

    def find(self, name: str) -> TemplateRow | None:
        """The template of that name, without regard to case; None: there is none."""
        wanted = _spelled(name).casefold()
        return next((each for each in self.rows() if each.name.casefold() == wanted), None)

    def create(self, template: MailTemplate, *, at: str) -> int:
        """Adds a template; its id. Raises KnownError "template.name_empty",
        "template.name_long" and "template.name_taken"."""
        with self._store.transaction() as connection:
            name = _checked(connection, template.name)
            cursor = connection.execute(
                "INSERT INTO mail_template (name, subject, text, html, changed_at) "
                "VALUES (?, ?, ?, ?, ?)",
                (name, template.subject, template.text, template.html, at),
            )
            return int(cursor.lastrowid or 0)

    def change(self, template_id: int, template: MailTemplate, *, at: str) -> None:
        """Gives a template other words; another name, too. Raises KnownError as `create` does,
        and "template.gone"."""
        with self._store.transaction() as connection:
            _rename(connection, template_id, template.name)
            connection.execute(
                "UPDATE mail_template SET subject = ?, text = ?, html = ?, changed_at = ? "
                "WHERE id = ?",
                (template.subject, template.text, template.html, at, template_id),
            )

    def rename(self, template_id: int, name: str, *, at: str) -> None:
        """Gives a template another name, in the journeys that send it as well. Whoever was sent it
        under the old name was sent it under the new one. Raises KnownError as `change` does."""
        with self._store.transaction() as connection:
            _rename(connection, template_id, name)
            connection.execute(
                "UPDATE mail_template SET changed_at = ? WHERE id = ?", (at, template_id)
            )

    def delete(self, template_id: int) -> None:
        """Deletes a template; one that is gone already is no error. Raises KnownError
        "template.in_use" while a journey sends it."""
        with self._store.transaction() as connection:
            name = _name(connection, template_id)
            if name is None:
                return
            using = _users(connection).get(name.casefold(), ())
            if using:
                raise _in_use(name, using)
            connection.execute("DELETE FROM mail_template WHERE id = ?", (template_id,))


def read_templates(connection: sqlite3.Connection) -> tuple[TemplateRow, ...]:
    """All templates by name, over any connection that reads."""
    users = _users(connection)
    return tuple(
        TemplateRow(row[0], MailTemplate(*row[1:5]), row[5], users.get(row[1].casefold(), ()))
        for row in sorted(
            connection.execute(
                "SELECT id, name, subject, text, html, changed_at FROM mail_template"
            ),
            key=lambda row: row[1].casefold(),
        )
    )


# -- within -------------------------------------------------------------------------------------


def _spelled(name: str) -> str:
    return " ".join(name.split())


def _name(connection: sqlite3.Connection, template_id: int) -> str | None:
    row = connection.execute(
        "SELECT name FROM mail_template WHERE id = ?", (template_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def _rename(connection: sqlite3.Connection, template_id: int, name: str) -> None:
    old = _name(connection, template_id)
    if old is None:
        raise KnownError(
            tr("The template is gone"),
            tr("It was deleted in the meantime. Nothing was stored."),
            tr("Make a new template of it."),
            code="template.gone",
        )
    new = _checked(connection, name, but=template_id)
    if new == old:
        return
    connection.execute("UPDATE mail_template SET name = ? WHERE id = ?", (new, template_id))
    # the journeys name it as they name lists
    references.rename(connection, "template", old, new)
    connection.execute("UPDATE mail SET template = ? WHERE template = ?", (new, old))
    waiting = connection.execute(
        "SELECT id, json_extract(payload, '$.template') FROM effect "
        "WHERE kind = 'mail' AND state <> 'done'"
    ).fetchall()
    connection.executemany(
        "UPDATE effect SET payload = json_set(payload, '$.template', ?) WHERE id = ?",
        [(new, row_id) for row_id, theirs in waiting if theirs.casefold() == old.casefold()],
    )


def _checked(connection: sqlite3.Connection, name: str, *, but: int = 0) -> str:
    """The name as it is stored: without spaces around it, and single ones within."""
    stored = _spelled(name)
    if not stored:
        raise KnownError(
            tr("The template has no name"),
            tr("Journeys find a template by its name. Nothing was stored."),
            tr("Type a name."),
            code="template.name_empty",
        )
    if len(stored) > LONGEST_NAME:
        raise KnownError(
            tr("The name is too long"),
            tr(
                "It has {length} characters; {most} are possible. Nothing was stored.",
                length=len(stored),
                most=LONGEST_NAME,
            ),
            tr("Choose a shorter name."),
            code="template.name_long",
        )
    for found, theirs in connection.execute("SELECT id, name FROM mail_template"):
        if found != but and theirs.casefold() == stored.casefold():
            raise KnownError(
                tr("The name is taken"),
                tr("There is a template called “{name}” already. Nothing was stored.", name=theirs),
                tr("Choose another name."),
                code="template.name_taken",
            )
    return stored


def _in_use(name: str, journeys: tuple[str, ...]) -> KnownError:
    named = some_of([tr("“{text}”", text=each) for each in journeys])
    return KnownError(
        tr("The template is in use"),
        tr("“{name}” is sent by {journeys}. Nothing was deleted.", name=name, journeys=named),
        tr("Choose another template there first, and publish the journey."),
        code="template.in_use",
    )


def _users(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Templates (folded) -> the journeys that send them: by their drafts, by what is published,
    or by an older version that people are still inside of."""
    found: dict[str, dict[str, None]] = {}
    for journey, text in connection.execute(
        "SELECT name, draft FROM journey UNION ALL "
        "SELECT j.name, v.graph FROM journey j JOIN journey_version v ON v.journey_id = j.id "
        "WHERE v.version = j.version OR EXISTS (SELECT 1 FROM passage p "
        "WHERE p.journey_id = j.id AND p.version = v.version AND p.state <> 'ended') "
        "ORDER BY 1"
    ):
        for shape in graph_from_text(text).shapes:
            if isinstance(shape.settings, Email) and shape.settings.template:
                name = _spelled(shape.settings.template).casefold()
                found.setdefault(name, {})[journey] = None
    return {name: tuple(journeys) for name, journeys in found.items()}
