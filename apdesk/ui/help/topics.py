"""All pages of the help, by key and in the order of the contents."""

from __future__ import annotations

from functools import cache

from apdesk.language import marked
from apdesk.ui.help.glossary import TERMS
from apdesk.ui.help.texts import beginning, computer, journeys, records, settings, syncing
from apdesk.ui.help.topic import Chapter, Term, Topic

CHAPTERS = (
    Chapter(marked("First steps"), beginning.TOPICS),
    Chapter(marked("Lists and records"), records.TOPICS),
    Chapter(marked("Sync"), syncing.TOPICS),
    Chapter(marked("Journeys"), journeys.TOPICS),
    Chapter(marked("Preferences"), (*settings.TOPICS, *computer.TOPICS)),
)
#: The page of all terms; it has no paragraphs of its own.
GLOSSARY = Topic("glossary", marked("Glossary"), (marked("The words that apdesk uses."),))


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its key."""
    every = [each for chapter in CHAPTERS for each in chapter.topics]
    return {each.key: each for each in (*every, GLOSSARY)}


@cache
def terms() -> dict[str, Term]:
    """Every term of the glossary by its key."""
    return {each.key: each for each in TERMS}


def topic(key: str) -> Topic:
    """Raises KeyError for a topic that there isn't."""
    return topics()[key]


def term(key: str) -> Term:
    """Raises KeyError for a term that there isn't."""
    return terms()[key]
