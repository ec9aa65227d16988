"""Explains why a record is here, or isn't; a task for a `TaskRunner`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from apdesk.domain.apdesk_types import ApdeskType, apdesk_types_for
from apdesk.domain.cancel import CancelToken
from apdesk.domain.matcher import Explained
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.sentence import predicate
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.salesforce.tokens import TokenVault
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync import account as accounts
from apdesk.sync.explain import Explanation, explain
from apdesk.worker.tasks import Progress, Work


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """One criterion, in words, with what the record has; `kind` says how that is written."""

    sentence: str
    record_value: FieldValue
    kind: ApdeskType
    result: Literal["true", "false", "blank"]


@dataclass(frozen=True, slots=True)
class ExplainedRecord:
    """Why a record is a member, or isn't. `reasons` is what decides besides the criteria."""

    name: str
    member: bool
    title: str
    reasons: tuple[str, ...]
    criteria: tuple[ExplainedRow, ...]


def explain_record(data_dir: DataDir, vault: TokenVault, text: str) -> Work:
    """A task -> ExplainedRecord, for an apdesk id, a Salesforce id or an e-mail address.

    Asks the org where one is connected; without a login says what is known here.
    """

    def work(_progress: Progress, cancel: CancelToken) -> ExplainedRecord:
        with Store(data_dir.database, check=False) as store:
            org = None
            settings = Settings(store)
            if settings.binding() is not None:
                try:
                    org = accounts.org_for(store, vault, data_dir, cancel=cancel)
                except KnownError:
                    org = None
            found = explain(org, store, text, cancel=cancel)
            schema = settings.schema(found.sobject) if found.sobject else None
            return in_words(found, schema)

    return work


def in_words(found: Explanation, schema: SObjectSchema | None) -> ExplainedRecord:
    """An explanation as the window shows it."""
    reasons = found.reasons
    if found.member and not found.criteria and not reasons:
        reasons = ("All records of this object are synced.",)
    return ExplainedRecord(
        found.name,
        found.member,
        found.in_words()[0],
        reasons,
        tuple(_row(each, schema) for each in found.criteria),
    )


def _row(each: Explained, schema: SObjectSchema | None) -> ExplainedRow:
    made = each.criterion
    field = schema.field(made.field) if schema is not None else None
    if schema is None or field is None:
        sentence = f"{each.label} {made.operator} {made.value}".rstrip()
        return ExplainedRow(sentence, each.record_value, ApdeskType.TEXT, each.result)
    kinds = apdesk_types_for(field) or (ApdeskType.TEXT,)
    return ExplainedRow(predicate(made, schema), each.record_value, kinds[0], each.result)
