"""Criteria: one meaning, everywhere. This module gathers the names that the other rooms use."""

from __future__ import annotations

from apdesk.domain.check import CriterionProblem, check
from apdesk.domain.matcher import Explained, Matcher
from apdesk.domain.operators import (
    Criteria,
    CriteriaError,
    Criterion,
    EvaluationContext,
    Operator,
    missing_fields,
    operators_for,
    shown_in_editor,
    why_not_filterable,
)
from apdesk.domain.sentence import sentence
from apdesk.domain.value_list import join_values, split_values

__all__ = [
    "Criteria",
    "CriteriaError",
    "Criterion",
    "CriterionProblem",
    "EvaluationContext",
    "Explained",
    "Matcher",
    "Operator",
    "check",
    "join_values",
    "missing_fields",
    "operators_for",
    "sentence",
    "shown_in_editor",
    "split_values",
    "why_not_filterable",
]
