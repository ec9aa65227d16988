"""How the org refuses: one exception with the platform's error code and message."""

from __future__ import annotations

from typing import Any


class OrgError(Exception):
    """A refusal, as REST tells it.

    `status` is the HTTP status of a single call; inside a collection or composite answer the same
    refusal travels with `error_code` as its statusCode.
    """

    def __init__(
        self, status: int, error_code: str, message: str, fields: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{error_code}: {message}")
        self.status = status
        self.error_code = error_code
        self.message = message
        self.fields = fields

    def as_error(self) -> dict[str, Any]:
        """The element of a REST error array; query errors have no `fields` key."""
        error: dict[str, Any] = {"message": self.message, "errorCode": self.error_code}
        if self.error_code not in _WITHOUT_FIELDS:
            error["fields"] = list(self.fields)
        return error

    def as_item(self) -> dict[str, Any]:
        """The element of `errors` in a collection result."""
        return {
            "statusCode": self.error_code,
            "message": self.message,
            "fields": list(self.fields),
        }


# Errors of queries, paths and parsing carry message and errorCode only.
_WITHOUT_FIELDS = frozenset(
    {
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
