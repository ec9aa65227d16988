"""What the first window doesn't need is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Later(Generic[T_co]):
    """Makes one thing, at the first call, and keeps it."""

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: T_co | None = None
        self._waiting: list[Callable[[T_co], object]] = []

    def __call__(self) -> T_co:
        if self._made is None:
            self._made = made = self._make()
            waiting, self._waiting = self._waiting, []
            for each in waiting:
                each(made)
        return self._made

    @property
    def made(self) -> T_co | None:
        """It, where it has been asked for before; else None, and nothing is made."""
        return self._made

    def when_made(self, hear: Callable[[T_co], object]) -> None:
        """Calls `hear` with it once it is made; at once where it is."""
        if self._made is None:
            self._waiting.append(hear)
        else:
            hear(self._made)
