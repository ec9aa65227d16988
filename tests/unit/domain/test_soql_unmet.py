"""What criteria leave out, as SOQL: with what they select it is all, and nothing is in both."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain import soql
from apdesk.domain.criteria import CriteriaError, Criterion, EvaluationContext, Operator
from apdesk.domain.soql_unmet import unmet
from tests.property.criteria_strategies import criteria_for
from tests.property.test_criteria_agreement import MOMENTS, NAMES, World


@pytest.fixture(scope="module")
def world():
    found = World()
    yield found
    found.org.close()


def ids(world, user, clause):
    return {each["Id"] for each in world.org.query(soql.select("Lead", ("Id",), clause), user.id)
            .records()}  # fmt: skip


def assert_opposite(world, user, criteria):
    context = EvaluationContext(world.org.now(), user.timezone, user.locale)
    met = ids(world, user, soql.where(criteria, world.schema, context))
    missed = ids(world, user, unmet(criteria, world.schema, context))
    assert not met & missed
    assert met | missed == ids(world, user, "")


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_each_record_meets_criteria_or_misses_them(world, name, data):
    world.now = data.draw(st.sampled_from(MOMENTS))
    user = data.draw(st.sampled_from(world.users))
    first = data.draw(criteria_for(world.schema.field(name), world.now, world.held[name]))
    other = data.draw(st.sampled_from(NAMES))
    second = data.draw(criteria_for(world.schema.field(other), world.now, world.held[other]))
    assert_opposite(world, user, (first,))
    assert_opposite(world, user, (first, second))


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        (Criterion("Status", Operator.IS, "Open"), "(Status != 'Open' OR Status = null)"),
        (Criterion("Title", Operator.IS_NOT, "a,b"), "Title IN ('a','b')"),
        (
            Criterion("Title", Operator.STARTS_WITH, "a,b"),
            "(((NOT Title LIKE 'a%') AND (NOT Title LIKE 'b%')) OR Title = null)",
        ),
        (Criterion("Title", Operator.BLANK), "Title != null"),
        (Criterion("HasOptedOutOfEmail", Operator.IS, "true"), "HasOptedOutOfEmail = false"),
        (
            Criterion("NumberOfEmployees", Operator.BETWEEN, "1,5"),
            "(NumberOfEmployees < 1 OR NumberOfEmployees > 5 OR NumberOfEmployees = null)",
        ),
        (
            Criterion("NumberOfEmployees", Operator.LESS, "5"),
            "(NumberOfEmployees >= 5 OR NumberOfEmployees = null)",
        ),
        (Criterion("Interests__c", Operator.EXCLUDES, "Red"), "Interests__c INCLUDES ('Red')"),
    ],
)
def test_opposites_say_where_blanks_are(world, criterion, expected):
    context = EvaluationContext(MOMENTS[0], "UTC", "en_US")
    if criterion.field == "Status":  # never blank in this org
        expected = "Status != 'Open'" if not world.schema.field("Status").nillable else expected
    assert unmet((criterion,), world.schema, context) == expected


def test_several_criteria_are_missed_by_one(world):
    context = EvaluationContext(MOMENTS[0], "UTC", "en_US")
    criteria = (Criterion("Title", Operator.BLANK), Criterion("Email", Operator.NOT_BLANK))
    assert unmet(criteria, world.schema, context) == "(Title != null OR Email = null)"


def test_what_means_nothing_is_refused(world):
    context = EvaluationContext(MOMENTS[0], "UTC", "en_US")
    with pytest.raises(CriteriaError):
        unmet((Criterion("NumberOfEmployees", Operator.IS, "many"),), world.schema, context)
    with pytest.raises(CriteriaError):
        unmet((Criterion("Nothing__c", Operator.IS, "a"),), world.schema, context)
    with pytest.raises(ValueError, match="nothing"):
        unmet((), world.schema, context)
