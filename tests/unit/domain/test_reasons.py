"""No code of the journal reaches a person."""

from __future__ import annotations

from apdesk.domain.reasons import reason_in_words
from apdesk.store.changes import Reason


def test_every_code_has_words_and_words_stay() -> None:
    said = {reason_in_words(str(each)) for each in Reason}
    assert len(said) == len(Reason)
    assert not said & {str(each) for each in Reason}
    own = "No longer meets your criteria: Status is “Junk”"
    assert reason_in_words(own) == own
