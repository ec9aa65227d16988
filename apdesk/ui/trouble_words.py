"""What is said of changes that Salesforce refused, wherever they are shown."""

from __future__ import annotations

from apdesk.domain.causes import DUPLICATES
from apdesk.language import tr
from apdesk.store.lists import Failure


def again_words(failure: Failure) -> str:
    """The label of the button that sends a change once more: where a duplicate rule stopped an
    update, that saves it all the same."""
    if failure.operation == "update" and failure.error_code == DUPLICATES:
        return tr("Save anyway")
    return tr("Try again")
