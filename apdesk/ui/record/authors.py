"""Who changed a record, in words. Pure."""

from __future__ import annotations

from apdesk.language import tr

#: As the store says it.
_JOURNEY, _SOMEBODY = "Journey: ", "A Salesforce user"


def author_words(author: str) -> str:
    """The name of a person of the org as it is; the rest in the user's language."""
    if author == "You":
        return tr("You", note="who changed something")
    if author.startswith(_JOURNEY):
        return tr("Journey: {name}", name=author.removeprefix(_JOURNEY))
    if author == _SOMEBODY:
        return tr("A Salesforce user")
    return author
