"""What keeps from going on is said of the first row that is wrong, whatever is wrong with it."""

from __future__ import annotations

import pytest

from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.domain.preferences import ObjectChoice, SyncMode
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.setup_flow import Answers, Page, SetupFlow

SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema("City", "City", FieldType.STRING),
        FieldSchema("AnnualRevenue", "Annual Revenue", FieldType.CURRENCY),
    ),
)
FINE = Criterion("City", Operator.IS, "Ulm")
NO_NUMBER = Criterion("AnnualRevenue", Operator.IS, "12abc")
UNCHOSEN = Criterion("", Operator.IS)
#: As many rows as it takes for a query that is too long, none of them wrong by itself.
TOO_LONG = (Criterion("City", Operator.IS, ",".join(f"{n:0>3000}" for n in range(12))),) * 3


def said(criteria: Criteria) -> str:
    flow = SetupFlow(Answers(selective=True, schemas={"Lead": SCHEMA}), start=Page.CONFIGURE)
    flow.choose_object("Lead", ObjectChoice(SyncMode.CRITERIA, criteria))
    (blocker,) = flow.blockers
    assert blocker.sobject == "Lead"
    return blocker.message


@pytest.mark.parametrize(
    ("criteria", "begins"),
    [
        ((FINE, NO_NUMBER, UNCHOSEN), "Leads, row 2: “12abc” is not a number."),
        ((FINE, UNCHOSEN, NO_NUMBER), "Leads, row 2: choose a field."),
        ((UNCHOSEN, FINE, UNCHOSEN, NO_NUMBER), "Leads, row 1: choose a field."),
        ((FINE, FINE, UNCHOSEN), "Leads, row 3: choose a field."),
        ((FINE, FINE, NO_NUMBER), "Leads, row 3: “12abc” is not a number."),
        ((*TOO_LONG, UNCHOSEN), "Leads, row 1: The criteria together are too long"),
        ((UNCHOSEN, *TOO_LONG), "Leads, row 1: choose a field."),
    ],
)
def test_the_first_wrong_row_is_named(criteria: Criteria, begins: str) -> None:
    assert said(criteria).startswith(begins), said(criteria)
