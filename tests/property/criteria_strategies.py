"""Schemas, records and criteria for property tests: close together, so that they meet often."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from apdesk.domain.criteria import Criterion, Operator, join_values, operators_for
from apdesk.domain.schema import FieldSchema, FieldType

TEXTS = (
    "Open",
    "open",
    "Open - Not Contacted",
    "Working",
    "100%",
    "100",
    "a_b",
    "axb",
    "O'Brien",
    'the "Best", Inc',
    "Smith, Inc",
    "Straße",
    "STRASSE",
    "ÉCLAIR",
    "éclair",
    "ΣΊΣΥΦΟΣ",
    "back\\slash",
    "tab\tand\nline",
    "日本",
    "🙂 smile",
    "İstanbul",
    "null",
    "%",
    "_",
    "\\%",
)
ENTRIES = ("Red", "red", "Green", "Blue", "Bleu Ciel", "O'Grün")
IDS = ("003000000000001AAA", "00300000000000aAAA", "00300000000000AAAQ", "005000000000001AAA")
#: One working day in a zone, and the days on which its clock is changed.
MOMENTS = {
    "America/Los_Angeles": ("2026-11-01T12:00:00Z", "2026-03-08T09:30:00Z", "2026-01-01T03:00:00Z"),
    "Europe/Berlin": ("2026-10-25T00:30:00Z", "2026-03-29T22:15:00Z", "2026-12-31T23:30:00Z"),
    "Asia/Tokyo": ("2026-11-23T15:00:00Z", "2026-11-23T14:59:59Z", "2026-05-31T20:00:00Z"),
    "Australia/Sydney": ("2026-10-03T16:30:00Z", "2026-04-04T15:30:00Z", "2026-06-30T14:00:00Z"),
    "Africa/Cairo": ("2026-04-23T22:30:00Z", "2026-04-24T00:00:00Z", "2026-10-29T21:30:00Z"),
}
LITERALS = tuple(
    [f"{side}_{unit}" for side in ("LAST", "THIS", "NEXT") for unit in
     ("WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR")]
    + ["TODAY", "YESTERDAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS"]
    + [form.format(unit, n) for form in ("LAST_N_{}S:{}", "NEXT_N_{}S:{}", "N_{}S_AGO:{}")
       for unit in ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR")
       for n in (1, 2, 5)]
)  # fmt: skip
NUMBERS = ("0", "1", "-1", "1.5", "0.1", "0.30", "1000000", "12.34", "99.99", "-0.05", "5")
SEARCHES = (*TEXTS, "op", "stra", "ß", "ss", "s", "%", "_b", "é", "É", "i", '"', ",", " ")


def moments_near(moment: datetime) -> list[str]:
    """Canonical moments at and around the bounds of days, weeks and months of `moment`."""
    seconds = (0, 1, -1, 3599, 3600, 7200, 23 * 3600, 25 * 3600)
    days = (0, 1, -1, 2, 6, 7, -7, 30, -31, 89, 90, 91, -90, -91, 365, -366)
    base = int(moment.replace(second=0, minute=0).timestamp())
    return [
        datetime.fromtimestamp(base + day * 86400 + second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for day in days
        for second in seconds
    ]


def operand_items(
    field: FieldSchema, operator: Operator, moment: datetime, held: tuple
) -> st.SearchStrategy:
    """The items that a value list for the field and operator is made of; some of those `held`."""
    kind = field.type
    texts = tuple(each for each in held if isinstance(each, str))
    if kind is FieldType.MULTIPICKLIST:
        sets = st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=3, unique=True)
        return (
            st.one_of(sets.map(";".join), st.sampled_from(texts)) if texts else sets.map(";".join)
        )
    if kind in (FieldType.INT, FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT):
        whole = tuple(each for each in NUMBERS if "." not in each)
        return st.sampled_from(whole if kind is FieldType.INT else NUMBERS)
    if kind in (FieldType.DATE, FieldType.DATETIME):
        near = [*moments_near(moment), *(each for each in texts if "T" in each)]
        days = st.sampled_from(sorted({each[:10] for each in near}))
        options = [days, st.sampled_from(LITERALS)]
        if kind is FieldType.DATETIME:
            options.append(st.sampled_from(near))
            options.append(st.sampled_from(near).map(lambda text: text[:19] + "+02:00"))
        return st.one_of(options)
    if kind in (FieldType.REFERENCE, FieldType.ID):
        known = (*IDS, *texts)
        return st.sampled_from((*known, *(each[:15] for each in known)))
    known = (*TEXTS, *texts)
    if operator in (Operator.IS, Operator.IS_NOT):
        return st.sampled_from((*known, *(each.upper() for each in known)))
    return st.sampled_from(
        (*SEARCHES, *texts, *(each[:3].upper().strip() or "x" for each in texts))
    )


@st.composite
def criteria_for(draw, field: FieldSchema, moment: datetime, held: tuple = ()) -> Criterion:
    """A criterion on the field that can be decided; `held` are values that records have."""
    operator = draw(st.sampled_from(operators_for(field)))
    if operator in (Operator.BLANK, Operator.NOT_BLANK):
        return Criterion(field.name, operator)
    if field.type is FieldType.BOOLEAN:
        return Criterion(field.name, operator, draw(st.sampled_from(("true", "false", "True"))))
    items = operand_items(field, operator, moment, held)
    if operator is Operator.BETWEEN:
        pair = draw(st.tuples(items, items))
        if not (pair[0] + pair[1]).isupper() and field.type not in (
            FieldType.DATE,
            FieldType.DATETIME,
        ):
            pair = tuple(sorted(pair, key=float))
        elif all(len(each) == 10 and each[0].isdigit() for each in pair):
            pair = tuple(sorted(pair))
        return Criterion(field.name, operator, join_values(pair))
    if operator in (Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST):
        return Criterion(field.name, operator, join_values([draw(items)]))
    listed = draw(st.lists(items, min_size=1, max_size=3))
    may_be_blank = operator in (Operator.IS, Operator.IS_NOT) and field.type is not FieldType.ID
    if may_be_blank and draw(st.integers(0, 3)) == 0:
        listed.insert(draw(st.integers(0, len(listed))), "")
        if draw(st.booleans()):
            listed = [""]
    return Criterion(field.name, operator, join_values(listed))


def values_for(field: FieldSchema, moment: datetime) -> list:
    """Canonical values for a record's field, blank among them."""
    kind = field.type
    if kind is FieldType.BOOLEAN:
        return [True, False]
    if kind is FieldType.INT:
        return [None, 0, 1, -1, 5, 1000000]
    if kind in (FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT):
        shown = [round(float(each), field.scale) or 0.0 for each in NUMBERS]
        top = 10 ** (field.precision - field.scale)
        return [None, *dict.fromkeys(each for each in shown if abs(each) < top)]
    if kind is FieldType.DATE:
        return [None, *sorted({each[:10] for each in moments_near(moment)})]
    if kind is FieldType.DATETIME:
        return [None, *moments_near(moment)]
    if kind in (FieldType.REFERENCE, FieldType.ID):
        return [None, *IDS]
    if kind is FieldType.MULTIPICKLIST:
        return [None, "Red", "Green", "Red;Green", "Red;Green;Blue", "Bleu Ciel;Blue", "O'Grün"]
    return [None, *TEXTS]
