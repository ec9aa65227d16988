"""The setup wizard without its windows: pages, order, answers, and why Next waits.

The screens show what `SetupFlow` holds and tell it what the user answered; every decision about
where to go and what is still missing is made here, so that it can be walked without a window.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlsplit

from apdesk.domain import criteria as criteria_rules
from apdesk.domain.operators import Criteria
from apdesk.domain.preferences import (
    DEFAULT_PREFERENCES,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    SyncMode,
    check_preferences,
)
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.language import marked, tr, translated

PRODUCTION_URL = "https://login.salesforce.com"
SANDBOX_URL = "https://test.salesforce.com"

#: Hosts of an org's own pages, as copied from an address bar; the login lives on its My Domain.
_PAGES_OF_AN_ORG = (".lightning.force.com", ".my.salesforce-setup.com")

#: What people call the objects where the org's own plural isn't known (yet).
OBJECT_WORDS = {
    "Lead": marked("Leads"),
    "Contact": marked("Contacts"),
    "Account": marked("Accounts"),
}


@dataclass(frozen=True, slots=True)
class ConnectTarget:
    """Where to log in, and as which app: a login host and the consumer key registered there."""

    login_url: str
    client_id: str


class Page(StrEnum):
    """The wizard's pages, in their order."""

    WELCOME = "welcome"
    CONNECT = "connect"
    CONFIGURE = "configure"
    MAPPINGS = "mappings"
    PREVIEW = "preview"


PAGES = tuple(Page)
#: The steps of the header; the welcome page comes before the first.
STEPS = (Page.CONNECT, Page.CONFIGURE, Page.MAPPINGS, Page.PREVIEW)
STEP_TITLES = {
    Page.CONNECT: marked("Connect"),
    Page.CONFIGURE: marked("Configure"),
    Page.MAPPINGS: marked("Mappings"),
    Page.PREVIEW: marked("Preview"),
}


class Place(StrEnum):
    """Where the org's login page is."""

    PRODUCTION = "production"
    SANDBOX = "sandbox"
    MY_DOMAIN = "my_domain"


@dataclass(frozen=True, slots=True)
class CheckedHost:
    """A login address as it will be used, or what is wrong with what was typed."""

    url: str = ""
    problem: str = ""


def place_of(login_url: str) -> Place:
    """The choice on the Connect page that stands for a login address."""
    match login_url.rstrip("/").lower():
        case "https://login.salesforce.com":
            return Place.PRODUCTION
        case "https://test.salesforce.com":
            return Place.SANDBOX
        case _:
            return Place.MY_DOMAIN


def check_host(place: Place, typed: str = "") -> CheckedHost:
    """The login address for a choice.

    A My Domain may be typed with or without `https://`; a path, such as one copied from the
    browser's address bar, is dropped, and a Lightning address becomes the host that logs in.
    Plain http is accepted for this machine only.
    """
    if place is Place.PRODUCTION:
        return CheckedHost(PRODUCTION_URL)
    if place is Place.SANDBOX:
        return CheckedHost(SANDBOX_URL)
    text = typed.strip()
    if not text:
        return CheckedHost(
            problem=tr("Type your org’s address, such as mycompany.my.salesforce.com.")
        )
    if any(char.isspace() for char in text):
        return CheckedHost(problem=tr("An address has no spaces."))
    try:
        if "://" not in text:
            bare = urlsplit(f"//{text}").hostname or ""
            text = f"{'http' if _is_loopback(bare) else 'https'}://{text}"
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return CheckedHost(problem=tr("This isn’t an address that a browser could open."))
    if parts.username is not None or parts.password is not None:
        return CheckedHost(
            problem=tr("Leave the user name out; you log in with it in the browser.")
        )
    if parts.scheme not in {"http", "https"} or not host:
        return CheckedHost(problem=tr("The address must begin with https://."))
    if parts.scheme == "http" and not _is_loopback(host):
        return CheckedHost(
            problem=tr("Use https://. Plain http would show your login to everyone on the way.")
        )
    if parts.scheme == "https" and "." not in host and not _is_loopback(host):
        return CheckedHost(
            problem=tr(
                "“{host}” is not a full address. Type all of it, such as {host}.my.salesforce.com.",
                host=host,
            )
        )
    for suffix in _PAGES_OF_AN_ORG:
        if host.endswith(suffix):
            host = f"{host.removesuffix(suffix)}.my.salesforce.com"
    shown = f"[{host}]" if ":" in host else host
    return CheckedHost(f"{parts.scheme}://{shown}" + (f":{port}" if port is not None else ""))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_client_id(typed: str) -> str:
    """What is wrong with a consumer key; '' when it may be tried.

    Salesforce documents no form for the key, so only what can't be one is refused.
    """
    text = typed.strip()
    if not text:
        return tr("Paste the consumer key of your org’s External Client App.")
    if any(char.isspace() for char in text):
        return tr("A consumer key has no spaces. Copy it again, by itself.")
    if "@" in text:
        return tr(
            "This looks like a user name. The consumer key is a long row of letters and digits."
        )
    if text.startswith(("http://", "https://")):
        return tr("This is an address. The consumer key is a long row of letters and digits.")
    return ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was answered so far; a later page never loses what an earlier one holds.

    Attributes:
        target: Where to log in; None while not chosen.
        practice: The practice org was chosen on the welcome page.
        signed_in: A login succeeded and stands.
        schemas: The objects that this login can read, by API name.
        selective: *Selectively sync* rather than *Sync all*.
        objects: The choices of selective sync, kept while *Sync all* is chosen.
        custom: *Custom field mappings* rather than the standard ones.
        mappings: The custom mappings, kept while the standard ones are chosen.
        applied: The preferences that the data here came from; None before the first sync.
    """

    target: ConnectTarget | None = None
    practice: bool = False
    signed_in: bool = False
    schemas: Mapping[str, SObjectSchema] = field(default_factory=dict)
    selective: bool = False
    objects: Mapping[str, ObjectChoice] = field(
        default_factory=lambda: {name: ObjectChoice() for name in SOBJECTS}
    )
    on_leave: OnLeave = OnLeave.REMOVE
    custom: bool = False
    mappings: Mapping[str, ObjectMapping] = field(
        default_factory=lambda: {name: ObjectMapping(mode="standard") for name in SOBJECTS}
    )
    applied: Preferences | None = None

    def with_preferences(self, preferences: Preferences) -> Answers:
        """The same, with the choices of saved preferences (to change them later)."""
        objects = {name: preferences.objects.get(name, ObjectChoice()) for name in SOBJECTS}
        mappings = {
            name: preferences.mappings.get(name, ObjectMapping(mode="standard"))
            for name in SOBJECTS
        }
        return replace(
            self,
            selective=any(each.sync is not SyncMode.ALL for each in objects.values()),
            objects=objects,
            on_leave=preferences.on_leave,
            custom=any(each.mode == "custom" for each in mappings.values()),
            mappings=mappings,
        )

    def bound_to(self, login_url: str, client_id: str, *, signed_in: bool = True) -> Answers:
        """The same, with the org of an earlier login; `signed_in`: that login is taken to stand."""
        return replace(self, target=ConnectTarget(login_url, client_id), signed_in=signed_in)

    def choice(self, sobject: str) -> ObjectChoice:
        """What is synced of an object, as chosen now."""
        return self.objects[sobject] if self.selective else ObjectChoice()

    def preferences(self) -> Preferences:
        """The answers as the preferences that a sync follows."""
        objects: dict[str, ObjectChoice] = {}
        for name in SOBJECTS:
            choice = self.choice(name)
            # Rows that wait behind "all records" or "none" are no part of what is synced.
            rows = choice.criteria if choice.sync is SyncMode.CRITERIA else ()
            objects[name] = ObjectChoice(sync=choice.sync, criteria=rows)
        mappings = {}
        for name in SOBJECTS:
            mapping = self.mappings[name]
            custom = self.custom and mapping.mode == "custom" and bool(mapping.fields)
            mappings[name] = mapping if custom else ObjectMapping(mode="standard")
        return replace(
            DEFAULT_PREFERENCES, objects=objects, on_leave=self.on_leave, mappings=mappings
        )

    def label_plural(self, sobject: str) -> str:
        """What the org calls the records of an object."""
        schema = self.schemas.get(sobject)
        return schema.label_plural if schema else translated(OBJECT_WORDS[sobject])


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why Next waits, and where to put it right.

    Attributes:
        message: A sentence for beside the Next button.
        sobject: The object whose section holds the trouble, if one does.
    """

    message: str
    sobject: str | None = None


def blockers(page: Page, answers: Answers) -> tuple[Blocker, ...]:
    """What keeps a page from being left forwards, most important first; () when nothing does."""
    match page:
        case Page.WELCOME:
            if answers.target is None and not answers.practice:
                return (Blocker(tr("Choose how to begin.")),)
        case Page.CONNECT:
            return _connect_blockers(answers)
        case Page.CONFIGURE:
            return _configure_blockers(answers)
        case Page.MAPPINGS:
            return _mapping_blockers(answers)
        case Page.PREVIEW:
            pass
    return ()


def _connect_blockers(answers: Answers) -> tuple[Blocker, ...]:
    if not answers.signed_in:
        return (Blocker(tr("Log in to go on.")),)
    if not answers.schemas:
        return (
            Blocker(
                tr(
                    "This user can read none of Leads, Contacts and Accounts, so there is "
                    "nothing to "
                    "sync. Ask an administrator for access, or log in as another user."
                )
            ),
        )
    return ()


def _configure_blockers(answers: Answers) -> tuple[Blocker, ...]:
    if not answers.selective:
        return ()
    found: list[Blocker] = []
    if all(answers.objects[name].sync is SyncMode.NONE for name in SOBJECTS):
        found.append(Blocker(tr("Nothing is chosen. Sync at least one of the objects.")))
    for name in SOBJECTS:
        choice = answers.objects[name]
        if choice.sync is not SyncMode.CRITERIA:
            continue
        label = answers.label_plural(name)
        if not choice.criteria:
            found.append(
                Blocker(
                    tr("{label}: add at least one criterion, or choose all records.", label=label),
                    name,
                )
            )
            continue
        schema = answers.schemas.get(name)
        if schema is None:
            found.append(
                Blocker(
                    tr(
                        "{label} can’t be read, so no criteria can be checked. Choose none.",
                        label=label,
                    ),
                    name,
                )
            )
            continue
        wrong = _first_wrong_row(choice.criteria, schema, label)
        if wrong:
            found.append(Blocker(wrong, name))
    return tuple(found)


def _first_wrong_row(criteria: Criteria, schema: SObjectSchema, label: str) -> str:
    """What is wrong with the first row that can't be used, where the editor puts the focus."""
    unchosen = [row for row, each in enumerate(criteria) if not each.field]
    chosen = [row for row, each in enumerate(criteria) if each.field]
    problems = criteria_rules.check(tuple(criteria[row] for row in chosen), schema)
    fatal = next((each for each in problems if each.fatal), None)
    if fatal is not None and (not unchosen or chosen[fatal.row] < unchosen[0]):
        return tr(
            "{label}, row {row}: {message}",
            label=label,
            row=chosen[fatal.row] + 1,
            message=fatal.message,
        )
    if unchosen:
        return tr("{label}, row {row}: choose a field.", label=label, row=unchosen[0] + 1)
    return ""


def _mapping_blockers(answers: Answers) -> tuple[Blocker, ...]:
    if not answers.custom or not answers.schemas:
        return ()
    problems = check_preferences(answers.preferences(), answers.schemas)
    return tuple(
        Blocker(f"{answers.label_plural(each.sobject)}: {each.message}", each.sobject)
        for each in problems
        if each.fatal and each.row is None
    )


class SetupFlow:
    """Where the user is in the wizard, and what was answered.

    Attributes:
        answers: Replaced as a whole by `answer`; never changed in place.
        page: The page to show.
    """

    def __init__(self, answers: Answers | None = None, *, start: Page = Page.WELCOME) -> None:
        """Begins at `start`; Back never leads to a page before it."""
        self.answers = answers if answers is not None else Answers()
        self._first = start
        self.page = start

    def restart(self, answers: Answers, start: Page) -> None:
        """A new walk with other answers; the screens keep this object."""
        self.answers = answers
        self._first = start
        self.page = start

    @property
    def first(self) -> Page:
        """The page where this walk began."""
        return self._first

    @property
    def can_go_back(self) -> bool:
        return self.page is not self._first

    @property
    def is_last(self) -> bool:
        """On the page whose button is **Sync with Salesforce**."""
        return self.page is PAGES[-1]

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        return blockers(self.page, self.answers)

    @property
    def can_go_next(self) -> bool:
        return not self.is_last and not self.blockers

    def answer(self, **changes: object) -> Answers:
        """Replaces answers by name. A new target undoes the login that belonged to the old one.

        Raises TypeError for an answer that doesn't exist.
        """
        if "target" in changes and changes["target"] != self.answers.target:
            changes.setdefault("signed_in", False)
            changes.setdefault("schemas", {})
        self.answers = replace(self.answers, **changes)  # type: ignore[arg-type]
        return self.answers

    def choose_object(self, sobject: str, choice: ObjectChoice) -> None:
        """What is synced of one object, under *Selectively sync*."""
        self.answer(objects={**self.answers.objects, sobject: choice})

    def choose_mapping(self, sobject: str, mapping: ObjectMapping) -> None:
        """The custom mapping of one object."""
        self.answer(mappings={**self.answers.mappings, sobject: mapping})

    def next(self) -> Page:
        """The following page. Raises ValueError while something blocks, or on the last page."""
        if not self.can_go_next:
            raise ValueError(f"{self.page} can't be left forwards")
        self.page = PAGES[PAGES.index(self.page) + 1]
        return self.page

    def back(self) -> Page:
        """The page before. Raises ValueError on the first."""
        if not self.can_go_back:
            raise ValueError(f"{self.page} is where this walk began")
        self.page = PAGES[PAGES.index(self.page) - 1]
        return self.page

    def reach(self, page: Page) -> bool:
        """Goes to a page of the header: backwards freely, forwards as far as nothing blocks.

        True when it got there.
        """
        if PAGES.index(page) < PAGES.index(self._first):
            return False
        if PAGES.index(page) <= PAGES.index(self.page):
            self.page = page
            return True
        while self.page is not page:
            if not self.can_go_next:
                return False
            self.next()
        return True
