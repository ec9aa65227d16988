"""Which sections the preferences have, in their order."""

from __future__ import annotations

from typing import NamedTuple

from apdesk.language import marked, translated


class Section(NamedTuple):
    """One section.

    Attributes:
        key: By which it is asked for.
        title: What the user reads.
        words: What else it may be looked for by.
        icon: The name of its picture.
    """

    key: str
    title: str
    words: str
    icon: str


_SECTIONS = (
    Section(
        "synced",
        marked("What is synced"),
        marked("criteria objects leads contacts companies field mappings leave remove keep"),
        "filter",
    ),
    Section(
        "account",
        marked("Salesforce account"),
        marked("connect log in again disconnect org user"),
        "cloud",
    ),
    Section(
        "schedule",
        marked("Schedule and safety"),
        marked("interval minutes safety stop removals daily budget API calls"),
        "clock",
    ),
    Section(
        "network",
        marked("Network"),
        marked("proxy certificate authority connection test TLS"),
        "shield",
    ),
    Section(
        "mail",
        marked("E-mail"),
        marked("mail server SMTP sender unsubscribe password"),
        "mail",
    ),
    Section(
        "backups",
        marked("Backups"),
        marked("restore copy database"),
        "database",
    ),
    Section(
        "look",
        marked("Look and language"),
        marked("light dark theme appearance animations English German"),
        "eye",
    ),
    Section(
        "desktop",
        marked("Desktop"),
        marked("start at login tray close notifications background"),
        "desktop",
    ),
    Section(
        "practice",
        marked("Practice org"),
        marked("busy sales team try demonstration"),
        "practice",
    ),
    Section(
        "support",
        marked("Support"),
        marked("diagnostics logs data folder about version licences help"),
        "info",
    ),
)


def sections() -> tuple[Section, ...]:
    """All sections, in the user's language."""
    return tuple(
        each._replace(title=translated(each.title), words=translated(each.words))
        for each in _SECTIONS
    )
