"""The answer of /composite, taken apart: each subrequest's own, whatever order they came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apdesk.salesforce import errors


@dataclass(frozen=True, slots=True)
class SubAnswer:
    """One subrequest's answer."""

    status: int
    body: Any


def sub_answers(body: object, references: list[str]) -> list[SubAnswer]:
    """The answers of a composite call by the reference ids of its subrequests, in their order.

    Raises SalesforceError (malformed) where one is missing.
    """
    listed = body.get("compositeResponse") if isinstance(body, dict) else None
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise errors.malformed("a composite answer isn't one")
    named = {each.get("referenceId"): each for each in listed}
    answers = []
    for reference in references:
        answer = named.get(reference)
        status = answer.get("httpStatusCode") if answer else None
        if answer is None or not isinstance(status, int):
            raise errors.malformed("a composite answer leaves a question out")
        answers.append(SubAnswer(status, answer.get("body")))
    return answers
