"""What a page of the help consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do, one after the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help; all texts are English ones that are translated where they are shown.

    Attributes:
        key: By which the window and other pages name it.
        body: Paragraphs and steps. The first paragraph is what "What is this?" answers.
        see_also: Keys of other topics.
        terms: Keys of the glossary.
    """

    key: str
    title: str
    body: tuple[str | Steps, ...]
    see_also: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def gist(self) -> str:
        """The first paragraph."""
        first = self.body[0]
        if isinstance(first, Steps):
            raise TypeError(f"the topic {self.key} begins with steps")
        return first

    @property
    def words(self) -> tuple[str, ...]:
        """Title, paragraphs and steps, each by itself."""
        said = [self.title]
        for each in self.body:
            said += each.items if isinstance(each, Steps) else (each,)
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary, and what it means here."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Topics that stand under one heading in the contents."""

    title: str
    topics: tuple[Topic, ...]
