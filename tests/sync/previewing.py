"""A preview taken to its end."""

from __future__ import annotations

from apdesk.domain.preferences import Preferences
from apdesk.sync.preview import Preview, preview
from tests.sync.bench import Bench


def looked(
    bench: Bench, wanted: Preferences, *, quick_from: int, limit: int | None = None
) -> Preview:
    """What a preview says of other preferences; it writes nothing.

    Args:
        quick_from: From how many records on counts and values here are asked instead of lists.
        limit: Of how many records the ids are listed, None: as usual.
    """
    before = bench.dump()
    steps = preview(
        bench.org,
        bench.store,
        wanted,
        bench.laptop,
        listing_limit=limit,
        quick_from=quick_from,
    )
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            assert bench.dump() == before, "a preview writes nothing"
            found: Preview = ended.value
            return found
