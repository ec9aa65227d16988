"""All lists by their places, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from apdesk.store.list_keys import Among, ListKey
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell.later import Later


class ListPages(Mapping[ListKey | Among, ListPage]):
    """Looking at a list makes it; `made` only looks at those that are there. Own lists and segments
    are there from the time that they are first looked at."""

    def __init__(self, make: Callable[[ListKey | Among], ListPage]) -> None:
        self._make = make
        self._pages: dict[ListKey | Among, Later[ListPage]] = {
            key: Later(partial(make, key)) for key in ListKey
        }
        self._hearing: list[Callable[[ListPage], object]] = []

    def __getitem__(self, key: ListKey | Among) -> ListPage:
        if key not in self._pages:
            later = Later(partial(self._make, key))
            for hear in self._hearing:
                later.when_made(hear)
            self._pages[key] = later
        return self._pages[key]()

    def drop(self, key: Among) -> ListPage | None:
        """Forgets an own list or a segment; its page, if it was looked at."""
        later = self._pages.pop(key, None)
        return None if later is None else later.made

    def __iter__(self) -> Iterator[ListKey | Among]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def made(self) -> tuple[ListPage, ...]:
        """The lists that were looked at before."""
        return tuple(page.made for page in self._pages.values() if page.made is not None)

    def when_made(self, hear: Callable[[ListPage], object]) -> None:
        """Calls `hear` with each list once it is made; at once with those that are."""
        self._hearing.append(hear)
        for page in self._pages.values():
            page.when_made(hear)
