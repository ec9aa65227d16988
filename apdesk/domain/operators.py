"""The vocabulary of criteria: operators, what they apply to, and what can't be filtered at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from apdesk.domain.schema import (
    NUMBER_TYPES,
    TEXT_TYPES,
    UNSTORED_TYPES,
    FieldSchema,
    FieldType,
    SObjectSchema,
)
from apdesk.errors import KnownError
from apdesk.language import marked, order, tr, translated


class Operator(StrEnum):
    """Named as preferences files hold them (for people: `operator_words`)."""

    IS = "is"
    IS_NOT = "is not"
    CONTAINS = "contains"
    NOT_CONTAINS = "does not contain"
    STARTS_WITH = "starts with"
    BLANK = "is blank"
    NOT_BLANK = "is not blank"
    INCLUDES = "includes"
    EXCLUDES = "excludes"
    LESS = "less than"
    AT_MOST = "at most"
    GREATER = "greater than"
    AT_LEAST = "at least"
    BETWEEN = "between"


_WORDS = {
    Operator.IS: marked("is", note="operator"),
    Operator.IS_NOT: marked("is not", note="operator"),
    Operator.CONTAINS: marked("contains", note="operator"),
    Operator.NOT_CONTAINS: marked("does not contain", note="operator"),
    Operator.STARTS_WITH: marked("starts with", note="operator"),
    Operator.BLANK: marked("is blank", note="operator"),
    Operator.NOT_BLANK: marked("is not blank", note="operator"),
    Operator.INCLUDES: marked("includes", note="operator"),
    Operator.EXCLUDES: marked("excludes", note="operator"),
    Operator.LESS: marked("less than", note="operator"),
    Operator.AT_MOST: marked("at most", note="operator"),
    Operator.GREATER: marked("greater than", note="operator"),
    Operator.AT_LEAST: marked("at least", note="operator"),
    Operator.BETWEEN: marked("between", note="operator"),
}


def operator_words(operator: Operator) -> str:
    """What stands between a field and its value: 'is not'."""
    return translated(_WORDS[operator], note="operator")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the editor: `value` is a comma list (see `value_list`), '' for blank tests."""

    field: str
    operator: Operator
    value: str = ""


#: Rows joined by AND.
Criteria = tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class EvaluationContext:
    """What relative dates and day bounds depend on: the connected user and the org."""

    now: datetime  # aware
    timezone: str
    locale: str
    fiscal_year_start_month: int = 1


class CriteriaError(KnownError):
    """Criteria that mean nothing for this object; `check` tells the same row by row."""

    def __init__(self, message: str, code: str = "criteria.invalid") -> None:
        super().__init__(
            tr("The criteria can't be used"),
            message,
            tr("Correct the criteria in Settings."),
            code=code,
        )


class Family(StrEnum):
    """Field types that are compared alike."""

    TEXT = "text"
    MULTI = "multi"
    FLAG = "flag"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    REFERENCE = "reference"
    ID = "id"


_BLANKS = (Operator.BLANK, Operator.NOT_BLANK)
_ORDERED = (
    Operator.IS,
    Operator.IS_NOT,
    Operator.LESS,
    Operator.AT_MOST,
    Operator.GREATER,
    Operator.AT_LEAST,
    Operator.BETWEEN,
    *_BLANKS,
)
_OPERATORS: dict[Family, tuple[Operator, ...]] = {
    Family.TEXT: (
        Operator.IS,
        Operator.IS_NOT,
        Operator.CONTAINS,
        Operator.NOT_CONTAINS,
        Operator.STARTS_WITH,
        *_BLANKS,
    ),
    Family.MULTI: (
        Operator.IS,
        Operator.IS_NOT,
        Operator.INCLUDES,
        Operator.EXCLUDES,
        *_BLANKS,
    ),
    Family.FLAG: (Operator.IS,),
    Family.NUMBER: _ORDERED,
    Family.DATE: _ORDERED,
    Family.MOMENT: _ORDERED,
    # Which literals SOQL takes for time fields is not settled by any source; blankness is.
    Family.TIME: _BLANKS,
    Family.REFERENCE: (Operator.IS, Operator.IS_NOT, *_BLANKS),
    Family.ID: (Operator.IS, Operator.IS_NOT),
}


def family_of(field: FieldSchema) -> Family:
    """How the field's values are compared (compound and binary fields count as text)."""
    kind = field.type
    if kind in NUMBER_TYPES:
        return Family.NUMBER
    return {
        FieldType.MULTIPICKLIST: Family.MULTI,
        FieldType.BOOLEAN: Family.FLAG,
        FieldType.DATE: Family.DATE,
        FieldType.DATETIME: Family.MOMENT,
        FieldType.TIME: Family.TIME,
        FieldType.REFERENCE: Family.REFERENCE,
        FieldType.ID: Family.ID,
    }.get(kind, Family.TEXT)


def operators_for(field: FieldSchema) -> tuple[Operator, ...]:
    """The operators that the editor offers for a field; none when it can't be filtered."""
    if why_not_filterable(field) is not None:
        return ()
    return _OPERATORS[family_of(field)]


def why_not_filterable(field: FieldSchema) -> str | None:
    """The sentence shown beside a field that Salesforce can't filter by; None when it can."""
    if field.long_text:
        return tr("Salesforce can't filter by long text fields.")
    if field.type is FieldType.ENCRYPTED:
        return tr("Salesforce can't filter by encrypted fields.")
    if field.type is FieldType.BASE64:
        return tr("Salesforce can't filter by files.")
    if field.type in UNSTORED_TYPES:
        return tr("This field is made of several others: filter by one of those.")
    if not field.filterable:
        return tr("Salesforce doesn't allow filtering by this field.")
    if field.type not in TEXT_TYPES and family_of(field) is Family.TEXT and not _picklist(field):
        return tr("Salesforce doesn't allow filtering by this field.")
    return None


def shown_in_editor(schema: SObjectSchema) -> tuple[FieldSchema, ...]:
    """The fields that the editor lists, by label: all but compound ones.

    Those which `why_not_filterable` has a sentence for are shown disabled.
    """
    hidden = UNSTORED_TYPES - {FieldType.BASE64}
    shown = (each for each in schema.fields if each.type not in hidden)
    return tuple(sorted(shown, key=lambda each: (order(each.label), each.name)))


def field_of(criterion: Criterion, schema: SObjectSchema) -> FieldSchema:
    """The criterion's field. Raises CriteriaError when this user can't see such a field."""
    field = schema.field(criterion.field)
    if field is None:
        raise CriteriaError(
            tr(
                "{label} has no field “{field}” that you can see.",
                label=schema.label,
                field=criterion.field,
            ),
            code="criteria.field_missing",
        )
    return field


def missing_fields(criteria: Criteria, schema: SObjectSchema) -> tuple[str, ...]:
    """The criteria's fields that the describe no longer has: membership must be frozen then."""
    names = dict.fromkeys(each.field for each in criteria if schema.field(each.field) is None)
    return tuple(names)


def _picklist(field: FieldSchema) -> bool:
    return field.type is FieldType.PICKLIST
