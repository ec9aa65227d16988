"""Explains why a record is here, or isn't; a task for a `TaskRunner`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.cancel import CancelToken
from apdesk.domain.matcher import Explained
from apdesk.domain.operators import operator_words
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.sentence import predicate
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir
from apdesk.salesforce.tokens import TokenVault
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync import account as accounts
from apdesk.sync.explain import KEY_PREFIXES, Explanation, Undecided, explain, unknown
from apdesk.sync.finding import Candidate as Candidate
from apdesk.sync.finding import Candidates as Candidates
from apdesk.sync.finding import candidates
from apdesk.worker.tasks import Progress, Work


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """One criterion, in words, with what the record has; `kind` says how that is written.
    "undecided": its field is gone or changed, and what the record had last is told."""

    sentence: str
    record_value: FieldValue
    kind: ApdeskType
    result: Literal["true", "false", "blank", "undecided"]


@dataclass(frozen=True, slots=True)
class ExplainedRecord:
    """Why a record is a member, or isn't. `reasons` is what decides besides the criteria;
    `sobject` is None for a record that was made here, `apdesk_id` for one that isn't here."""

    name: str
    member: bool
    title: str
    reasons: tuple[str, ...]
    criteria: tuple[ExplainedRow, ...]
    sobject: str | None = None
    apdesk_id: int | None = None


def explain_record(data_dir: DataDir, vault: TokenVault, text: str) -> Work:
    """A task -> ExplainedRecord, for an apdesk id, a Salesforce id, an e-mail address or a name;
    or -> Candidates, when several records are meant by it.

    Asks the org where one is connected; without a login says what is known here.
    """

    def work(_progress: Progress, cancel: CancelToken) -> ExplainedRecord | Candidates:
        with Store(data_dir.database, check=False) as store:
            org = None
            settings = Settings(store)
            if settings.binding() is not None:
                try:
                    org = accounts.org_for(store, vault, data_dir, cancel=cancel)
                except KnownError:
                    org = None
            meant = text.strip()
            if not _is_id(meant):
                with Views(data_dir.database) as views:
                    some = candidates(org, store, views, meant)
                if not some.found:
                    raise unknown(meant, asked=some.asked)
                if len(some.found) > 1:
                    return some
                meant = some.found[0].key
            found = explain(org, store, meant, cancel=cancel)
            schema = settings.schema(found.sobject) if found.sobject else None
            return in_words(found, schema)

    return work


def _is_id(text: str) -> bool:
    """Whether a text names one record at most, and in Salesforce."""
    return len(text) in (15, 18) and text[:3] in KEY_PREFIXES and text.isalnum()


def in_words(found: Explanation, schema: SObjectSchema | None) -> ExplainedRecord:
    """An explanation as the window shows it."""
    reasons = found.reasons
    if found.member and not found.criteria and not reasons:
        reasons = (tr("All records of this object are synced."),)
    return ExplainedRecord(
        found.name,
        found.member,
        found.in_words()[0],
        reasons,
        tuple(_row(each, schema) for each in found.criteria),
        found.sobject,
        found.apdesk_id,
    )


def _row(each: Explained, schema: SObjectSchema | None) -> ExplainedRow:
    made = each.criterion
    result = "undecided" if isinstance(each, Undecided) else each.result
    field = schema.field(made.field) if schema is not None else None
    if schema is None or field is None:
        sentence = f"{each.label} {operator_words(made.operator)} {made.value}".rstrip()
        return ExplainedRow(sentence, each.record_value, ApdeskType.TEXT, result)
    kinds = apdesk_types_for(field) or (ApdeskType.TEXT,)
    return ExplainedRow(predicate(made, schema), each.record_value, kinds[0], result)
