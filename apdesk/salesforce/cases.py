"""A trouble with Salesforce in words, before it has happened to a call."""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.language import marked, tr, translated
from apdesk.salesforce.error_kinds import Kind, SalesforceError

#: Sentences that many have in common.
BY_ITSELF = marked("apdesk tries again by itself. Nothing is lost.")
_KEPT = marked("The record and your edit are kept here.")


@dataclass(frozen=True, slots=True)
class Case:
    """One trouble in words. {object} stands for the object, {detail} for what is odd, {kept} and
    {by_itself} for sentences that many have in common."""

    code: str
    kind: Kind
    title: str
    message: str
    next_step: str = ""
    repeatable: bool | None = None
    wait: float | None = None

    def error(
        self,
        *,
        status: int | None = None,
        error_code: str = "",
        said: str = "",
        fields: tuple[str, ...] = (),
        sobject: str | None = None,
        retry_after: float | None = None,
        sent: bool = True,
        detail: str = "",
        duplicates: tuple[str, ...] = (),
    ) -> SalesforceError:
        """This trouble as it happened to one call."""
        name = sobject or tr("this object")
        message = _filled(self.message, name, detail)
        if said:
            message = with_words(message, said)
        return SalesforceError(
            _filled(self.title, sobject or tr("An object")),
            message,
            _filled(self.next_step, name),
            code=self.code,
            kind=self.kind,
            status=status,
            error_code=error_code,
            fields=fields,
            retry_after=retry_after if retry_after is not None else self.wait,
            sent=sent,
            repeatable=self.repeatable,
            said=said,
            duplicates=duplicates,
        )


def _filled(text: str, name: str, detail: str = "") -> str:
    if not text:
        return ""
    return translated(
        text, object=name, detail=detail, kept=translated(_KEPT), by_itself=translated(BY_ITSELF)
    )


def with_words(message: str, said: str) -> str:
    """A message with Salesforce's own words behind it, which end as a sentence does."""
    whole = said if said.endswith((".", "!", "?", "…")) else f"{said}."
    return tr("{message} Salesforce says: “{said}”", message=message, said=whole)
