"""How the org refuses: one exception with the platform's error code and message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class OrgError(Exception):
    """A refusal, as REST tells it.

    `status` is the HTTP status of a single call; inside a collection or composite answer the same
    refusal travels with `error_code` as its statusCode. `extra` is what the error of a single call
    holds beside its text.
    """

    def __init__(
        self,
        status: int,
        error_code: str,
        message: str,
        fields: tuple[str, ...] = (),
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{error_code}: {message}")
        self.status = status
        self.error_code = error_code
        self.message = message
        self.fields = fields
        self.extra = dict(extra or {})

    def as_error(self) -> dict[str, Any]:
        """The element of a REST error array; query errors have no `fields` key."""
        error = {**self.extra, "message": self.message, "errorCode": self.error_code}
        if self.error_code not in _WITHOUT_FIELDS:
            error["fields"] = list(self.fields)
        return error

    def as_item(self) -> dict[str, Any]:
        """The element of `errors` in a collection result.

        A row that is not there is an invalid reference here, as recorded, where single calls say
        NOT_FOUND.
        """
        missing = self.error_code == "NOT_FOUND"
        return {
            "statusCode": "INVALID_CROSS_REFERENCE_KEY" if missing else self.error_code,
            "message": "invalid cross reference id" if missing else self.message,
            "fields": list(self.fields),
        }


# Errors of queries, paths and parsing carry message and errorCode only.
_WITHOUT_FIELDS = frozenset(
    {
        "DUPLICATES_DETECTED",
        "EXCEEDED_ID_LIMIT",
        "INVALID_FIELD",
        "INVALID_QUERY_FILTER_OPERATOR",
        "INVALID_REPLICATION_DATE",
        "INVALID_TYPE",
        "JSON_PARSER_ERROR",
        "MALFORMED_ID",
        "MALFORMED_QUERY",
        "NOT_FOUND",
    }
)
