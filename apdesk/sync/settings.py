"""The numbers that a sync runs by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from apdesk.store.settings import Settings

#: The keys of `store.settings` under which the user's own numbers lie.
REMOVAL_LIMIT = "sync.removal_limit"
REMOVAL_SHARE = "sync.removal_share"
DAILY_BUDGET = "sync.daily_budget"


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How far back, how much at once, how careful.

    Attributes:
        overlap: How much of the past each delta reads again. A slow transaction of the org becomes
            visible with a stamp from before it was visible; reading again finds it.
        page_size: Rows of one query; 2,000 is the most that the platform sends at once.
        bulk_from: A pull of at least so many rows goes by Bulk API, and so do the edits of so many
            records; below it, the job would take longer than the calls by REST.
        bulk_wait: Seconds before the first look at a job; they grow with each look.
        bulk_page: Rows of one page of a Bulk result: one API call and one transaction.
        bulk_job: The most records that one job writes: all of them are held in memory.
        chunk: Rows applied in one transaction, and so between two steps of a run: the thread of
            the window gets air after each.
        removal_limit: A run that removes more records of an object than this, and more than
            `removal_share` of them, asks first.
        removal_share: The share of an object's members, 0 to 1.
        sweep_every: After how long the ids are compared with the org's though the counts agree.
        describe_every: After how long the fields of an object are looked at again.
        daily_budget: The most API calls that this app may make in 24 hours; None: no bound of ours.
        look_again_after: Records are read once more before they are written when what this run
            knows of them is older than this. Who saves within that time is overwritten unseen.
    """

    overlap: timedelta = timedelta(minutes=10)
    page_size: int = 2000
    bulk_from: int = 10_000
    bulk_wait: float = 0.5
    bulk_page: int = 50_000
    bulk_job: int = 50_000
    chunk: int = 200
    removal_limit: int = 100
    removal_share: float = 0.10
    sweep_every: timedelta = timedelta(days=1)
    describe_every: timedelta = timedelta(days=1)
    daily_budget: int | None = None
    look_again_after: timedelta = timedelta(seconds=3)

    def __post_init__(self) -> None:
        if not 1 <= self.chunk <= 200:
            raise ValueError("chunk must be between 1 and 200")
        if not 1 <= self.page_size <= 2000:
            raise ValueError("page_size must be between 1 and 2000")

    @classmethod
    def stored(cls, settings: Settings) -> Self:
        """The numbers with what the user changed of them."""
        given = cls()
        budget = settings.setting(DAILY_BUDGET)
        return cls(
            removal_limit=int(settings.setting(REMOVAL_LIMIT, given.removal_limit)),
            removal_share=float(settings.setting(REMOVAL_SHARE, given.removal_share)),
            daily_budget=None if budget is None else int(budget),
        )
