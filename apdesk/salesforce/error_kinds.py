"""The error that every call to Salesforce may end in, and the ways of treating it."""

from __future__ import annotations

from enum import Enum, auto

from apdesk.errors import KnownError

#: Refusals that need no code to be sure of: they are of the address, the size, or the login.
_BEFORE_THE_ORG = frozenset({401, 404, 405, 407, 413, 414, 431})


class Kind(Enum):
    """How an error is treated by whoever made the call."""

    RETRY = auto()  # the world's hiccup: the same thing again, later
    REFRESH = auto()  # the access token is dead: renew it, then again
    SKIP = auto()  # this record only: keep its edit, show it, go on
    CONFLICT = auto()  # the record changed, moved or went meanwhile
    PAUSE_OBJECT = auto()  # this object can't be synced at present, the others can
    LIMIT = auto()  # the whole org is out of API calls: pause everything, go on by itself
    STOP = auto()  # needs a person
    FIX = auto()  # our request doesn't fit the org (any more): describe again, rebuild it


class SalesforceError(KnownError):
    """A call that failed, in words, and how to treat it.

    Attributes:
        kind: The treatment.
        status: The HTTP status, None when no answer came.
        error_code: Salesforce's own code ("INVALID_FIELD"), '' when there was none.
        fields: The API names of the fields that the error speaks of.
        retry_after: Seconds that the server asked to wait, None when it didn't say.
        sent: Whether the request may have reached Salesforce (and so counts as an API call).
        in_doubt: Whether the request may have been carried out all the same: no answer came, or
            none that settles it. A refusal of the request as a whole leaves no doubt.
        repeatable: Whether sending the very same request again at once may help.
        said: Salesforce's own words, '' when there were none that a person could read.
        duplicates: Ids of the records that a duplicate rule found, where the answer names them
            (single calls do, collections don't).
    """

    def __init__(
        self,
        title: str,
        message: str,
        next_step: str = "",
        *,
        code: str,
        kind: Kind,
        status: int | None = None,
        error_code: str = "",
        fields: tuple[str, ...] = (),
        retry_after: float | None = None,
        sent: bool = True,
        repeatable: bool | None = None,
        said: str = "",
        duplicates: tuple[str, ...] = (),
    ) -> None:
        super().__init__(title, message, next_step, code=code)
        self.kind = kind
        self.status = status
        self.error_code = error_code
        self.fields = fields
        self.retry_after = retry_after
        self.sent = sent
        self.repeatable = (kind is Kind.RETRY) if repeatable is None else repeatable
        self.said = said
        self.duplicates = duplicates
        self.in_doubt = sent and not _refused(status, error_code)


def _refused(status: int | None, error_code: str) -> bool:
    """Whether an answer says that nothing was done. What failed inside Salesforce (5xx) doesn't,
    and a refusal without a code may be of somebody on the way who has passed the request on."""
    if status is None or not 400 <= status < 500:
        return False
    return bool(error_code) or status in _BEFORE_THE_ORG
