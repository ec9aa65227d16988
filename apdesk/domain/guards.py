"""The safety stop: how many removals in one run are taken for a mistake until a person agrees."""

from __future__ import annotations


def held(count: int, members: int, limit: int = 100, share: float = 0.10) -> bool:
    """Whether `count` removals out of `members` (as before the run) wait for approval.

    Both bounds must be passed: more records than `limit`, and more than `share` of the object.
    """
    return count > limit and count > members * share
