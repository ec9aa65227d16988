"""Who changed a record, in words. Pure."""

from __future__ import annotations

from apdesk.language import tr

_JOURNEY = "Journey: "


def author_words(author: str) -> str:
    """The name of a person of the org as it is; the user and journeys in the user's language."""
    if author == "You":
        return tr("You", note="who changed something")
    if author.startswith(_JOURNEY):
        return tr("Journey: {name}", name=author.removeprefix(_JOURNEY))
    return author
