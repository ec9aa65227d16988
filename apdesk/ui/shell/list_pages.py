"""All lists by their keys, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from apdesk.store.lists import ListKey
from apdesk.ui.lists.page import ListPage
from apdesk.ui.shell.later import Later


class ListPages(Mapping[ListKey, ListPage]):
    """Looking at a list makes it; `made` only looks at those that are there."""

    def __init__(self, make: Callable[[ListKey], ListPage]) -> None:
        self._pages = {key: Later(partial(make, key)) for key in ListKey}

    def __getitem__(self, key: ListKey) -> ListPage:
        return self._pages[key]()

    def __iter__(self) -> Iterator[ListKey]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def made(self) -> tuple[ListPage, ...]:
        """The lists that were looked at before."""
        return tuple(page.made for page in self._pages.values() if page.made is not None)

    def when_made(self, hear: Callable[[ListPage], object]) -> None:
        """Calls `hear` with each list once it is made; at once with those that are."""
        for page in self._pages.values():
            page.when_made(hear)
