"""Who is meant by a name in the filters of a list: users, queues and records that are known here.

The names are read from the database, so that filters cost the org no call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from apdesk.domain.cancel import CancelToken
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.domain.value_list import join_values, split_values
from apdesk.domain.values import id18
from apdesk.errors import KnownError
from apdesk.language import marked, translated
from apdesk.store.list_keys import ListKey
from apdesk.store.views import Called, Views
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.worker.tasks import Progress, Work

#: So many are offered at once; whoever looks for another one types more of the name.
OFFERED = 200

_OWNERS = {"User": marked("User"), "Group": marked("Queue")}


class NamesHere:
    """The names behind the lookups of a list, in this database; a `Lookup` for criteria."""

    def __init__(self, desk: Desk, key: ListKey) -> None:
        self.desk = desk
        self._key = key

    def lookups(self) -> Mapping[str, tuple[str, ...]]:
        """The fields whose values have names here: the objects that each of them may mean."""
        try:
            return self.desk.views.lookups(self._key)
        except KnownError as error:
            self.desk.met(error)
            return {}

    def names(self, ids: Sequence[str]) -> Mapping[str, str]:
        """What those with these 18-character ids are called, as far as it is known."""
        try:
            return self.desk.views.names(ids) if ids else {}
        except KnownError as error:
            self.desk.met(error)
            return {}

    def meant(self, objects: Sequence[str], name: str) -> tuple[Called, ...]:
        """All who are called so."""
        try:
            return self.desk.views.called(objects, name, exactly=True) if name.strip() else ()
        except KnownError as error:
            self.desk.met(error)
            return ()

    def find_by_name(self, sobjects: Sequence[str], text: str) -> Work:
        """A task -> tuple[Called, ...]: who has the text in the name."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[Called, ...]:
            with Views(self.desk.database) as views:
                views.watch(lambda: cancel.cancelled)
                return views.called(sobjects, text, OFFERED)

        return work

    def names_of(self, sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        """A task -> tuple[Called, ...]: those with these ids."""

        def work(_progress: Progress, _cancel: CancelToken) -> tuple[Called, ...]:
            with Views(self.desk.database) as views:
                return tuple(Called(key, name, "") for key, name in views.names(ids).items())

        return work


class OncePerName:
    """The same where a name is what is chosen: whoever has it is offered once, and is known by
    it."""

    def __init__(self, names: NamesHere, objects: Sequence[str]) -> None:
        self._names = names
        self._objects = tuple(objects)

    def find_by_name(self, _sobjects: Sequence[str], text: str) -> Work:
        """A task -> tuple[Called, ...]: a name for each, in the place of its id."""
        read = self._names.find_by_name(self._objects, text)

        def work(progress: Progress, cancel: CancelToken) -> tuple[Called, ...]:
            found = read(progress, cancel)
            assert isinstance(found, tuple)
            kinds: dict[str, list[str]] = {}
            for each in found:
                kinds.setdefault(each.name, []).append(each.sobject)
            return tuple(Called(name, name, kinds_words(all_)) for name, all_ in kinds.items())

        return work

    def names_of(self, _sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        """A task -> tuple[Called, ...]: names are called what they are."""
        return lambda _progress, _cancel: tuple(Called(each, each, "") for each in ids)


def kinds_words(objects: Iterable[str]) -> str:
    """'User', 'Queue, User': what objects are called here."""
    said = (
        translated(_OWNERS[each]) if each in _OWNERS else words.ONE_OBJECT[each] for each in objects
    )
    return ", ".join(dict.fromkeys(said))


def is_lookup(field: FieldSchema | None) -> bool:
    """Whether the values of a list's field are those of others; the record's own id is an id."""
    return (
        field is not None and field.type is FieldType.REFERENCE and not field.name.startswith("@")
    )


def looks_like_id(text: str) -> bool:
    """Whether a text is meant as an id: a name of as many letters has no digit."""
    try:
        return any(each.isdigit() for each in id18(text))
    except ValueError:
        return False


def full_id(item: str) -> str:
    """An id with its 18 characters; anything else as it is."""
    try:
        return id18(item)
    except ValueError:
        return item


def each_name_once(value: str, names: Mapping[str, str]) -> str:
    """A value list of ids without those whose name another one before them has."""
    kept: dict[str, str] = {}
    for item in split_values(value):
        key = full_id(item)
        kept.setdefault(names.get(key, key), item)
    return join_values(kept.values())
