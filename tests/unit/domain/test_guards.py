from __future__ import annotations

import pytest

from apdesk.domain.guards import held


@pytest.mark.parametrize(
    ("count", "members", "expected"),
    [
        (101, 1000, True),
        (100, 500, False),  # not more than the limit
        (101, 1010, False),  # exactly a tenth
        (102, 1010, True),
        (5000, 100_000, False),
        (100, 100, False),
        (101, 101, True),
        (0, 0, False),
        (101, 0, True),
    ],
)
def test_held_needs_both_bounds_passed(count, members, expected):
    assert held(count, members) is expected


def test_bounds_are_settings():
    assert held(3, 10, limit=2, share=0.2)
    assert not held(3, 10, limit=3, share=0.2)
    assert not held(3, 10, limit=2, share=0.3)
