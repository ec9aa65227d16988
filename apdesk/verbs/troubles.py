"""The verbs for what needs a person: errors and conflicts."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from apdesk.errors import KnownError
from apdesk.verbs.printing import DONE, in_words, show

if TYPE_CHECKING:
    from apdesk.headless import Headless
    from apdesk.store.lists import Conflict, Failure

#: More than any database has.
_ALL = 1_000_000_000


def errors(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.troubles.failures(limit=_ALL)
    lines: list[str] = []
    for cause in dict.fromkeys(each.cause for each in found):
        alike = [each for each in found if each.cause == cause]
        lines.append(f"{alike[0].title} ({len(alike):,}). {alike[0].next_step}".rstrip())
        lines += [_error_line(each) for each in alike]
    show(parsed, [_error_json(each) for each in found], lines or ["There are no errors."])
    return DONE


def retry(work: Headless, parsed: argparse.Namespace) -> int:
    if parsed.ids:
        _require_known(parsed.ids, (each.id for each in work.troubles.failures(limit=_ALL)))
    known = {each.cause for each in work.troubles.causes()}
    if parsed.cause is not None and parsed.cause not in known:
        raise KnownError(
            "There is no such cause",
            f"“{parsed.cause}”: settled meanwhile, or never there. Nothing was changed.",
            "Look at the causes in apdesk errors --json.",
            code="trouble.unknown",
        )
    count = work.editing.retry(parsed.ids or None, cause=parsed.cause)
    lines = [f"{count:,} will be tried again by the next sync."]
    show(parsed, {"retried": count}, lines)
    return DONE


def dismiss_errors(work: Headless, parsed: argparse.Namespace) -> int:
    known = {each.id: each for each in work.troubles.failures(limit=_ALL)}
    _require_known(parsed.ids, known)
    waiting = [each for each in parsed.ids if known[each].operation != "lost"]
    if waiting:
        raise KnownError(
            "This error can't be dismissed",
            f"Values wait to be sent for it: {_listed(waiting)}. Nothing was changed.",
            "Correct the value with apdesk edit, or take the change back with apdesk undo.",
            code="error.waiting",
        )
    count = work.editing.dismiss_lost(parsed.ids)
    show(parsed, {"dismissed": count}, [f"{count:,} dismissed."])
    return DONE


def conflicts(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.troubles.conflicts(limit=_ALL)
    lines = [
        f"{each.id}  {each.at}  {each.name}, {each.label}: here {in_words(each.local)}, "
        f"Salesforce {in_words(each.remote)}; {_winner(each)} won"
        for each in found
    ]
    show(parsed, [_conflict_json(each) for each in found], lines or ["There are no conflicts."])
    return DONE


def use_other(work: Headless, parsed: argparse.Namespace) -> int:
    _require_known(parsed.ids, (each.id for each in work.troubles.conflicts(limit=_ALL)))
    batches = [work.editing.use_other(each) for each in dict.fromkeys(parsed.ids)]
    show(
        parsed,
        {"changed": len(batches), "batches": [each.id for each in batches if each is not None]},
        [f"{len(batches):,} changed to the other value; the next sync sends it where it must."],
    )
    return DONE


def dismiss_conflicts(work: Headless, parsed: argparse.Namespace) -> int:
    _require_known(parsed.ids, (each.id for each in work.troubles.conflicts(limit=_ALL)))
    count = work.editing.dismiss_conflicts(parsed.ids)
    show(parsed, {"dismissed": count}, [f"{count:,} dismissed."])
    return DONE


def _require_known(ids: Sequence[int], known: Iterable[int]) -> None:
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise KnownError(
            "There is nothing of that number",
            f"{_listed(unknown)}: settled meanwhile, or never there. Nothing was changed.",
            "Look at the list again.",
            code="trouble.unknown",
        )


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids))


def _winner(conflict: Conflict) -> str:
    return "Salesforce" if conflict.winner == "salesforce" else "apdesk"


def _error_line(failure: Failure) -> str:
    who = f"{failure.name} ({failure.sobject})" if failure.sobject else failure.name
    values = ", ".join(f"{label}: {in_words(value)}" for label, value in failure.values)
    line = f"  {failure.id}  {who}: {failure.message}"
    if failure.said:
        line += f" Salesforce said: {failure.said}"
    return f"{line} [{values}]" if values else line


def _error_json(failure: Failure) -> dict[str, Any]:
    return {
        "id": failure.id,
        "apdesk_id": failure.record_id,
        "salesforce_id": failure.salesforce_id,
        "object": failure.sobject,
        "code": failure.code,
        "message": failure.message,
        "cause": failure.cause,
        "attempts": failure.attempts,
        "name": failure.name,
        "operation": failure.operation,
        "title": failure.title,
        "next_step": failure.next_step,
        "error_code": failure.error_code,
        "salesforce_message": failure.said,
        "fields": list(failure.fields),
        "values": dict(failure.values),
        "duplicates": list(failure.duplicates),
        "first_at": failure.first_at,
        "at": failure.at,
        "retry_at": failure.retry_at,
    }


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "apdesk_id": conflict.record_id,
        "salesforce_id": conflict.salesforce_id,
        "object": conflict.sobject,
        "name": conflict.name,
        "field": conflict.salesforce or conflict.field,
        "label": conflict.label,
        "base": conflict.base,
        "local": conflict.local,
        "remote": conflict.remote,
        "winner": conflict.winner,
        "at": conflict.at,
        "run": conflict.run_id,
    }
