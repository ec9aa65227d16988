"""The journey file and the text of a graph in the database: writing them, and reading them without
forgiveness.

    {"version": 1, "name": "Welcome",
     "shapes": [{"id": "s1", "kind": "joined_list", "x": 0, "y": 0, "settings": {"list": "leads"}}],
     "arrows": [{"from": "s1", "port": "out", "to": "s2"}],
     "templates": [{"name": "Welcome", "subject": "Hello", "text": "…", "html": "…"}]}

Settings that are left out are those that a new shape has. What isn't chosen yet may be empty: that
is for `check` to say.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from apdesk.domain.journey.graph import Arrow, Graph, Shape
from apdesk.domain.journey.kinds import Form, Kind, Port
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.journey.reading import MalformedJourney, Reading
from apdesk.domain.journey.settings_document import read_settings, write_settings

__all__ = [
    "VERSION",
    "JourneyFile",
    "MalformedJourney",
    "from_json",
    "graph_from_text",
    "graph_to_text",
    "to_json",
]

VERSION = 1

H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True)
class JourneyFile:
    """A journey as it travels between people: with the e-mail templates that it sends."""

    name: str
    graph: Graph
    templates: tuple[MailTemplate, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document; `from_json` reads the same journey from it."""
        return to_json(self.name, self.graph, self.templates)

    @classmethod
    def from_json(cls, document: object) -> JourneyFile:
        """What a document says. Raises MalformedJourney with every fault that it has."""
        reader = _Reader()
        read = reader.file(document)
        reader.finish()
        return read


def to_json(name: str, graph: Graph, templates: Sequence[MailTemplate] = ()) -> dict[str, Any]:
    """The document, ready for `json.dumps`; `from_json` reads the same journey from it."""
    document = {"version": VERSION, "name": name, **_graph_document(graph)}
    if templates:
        document["templates"] = [
            {key: getattr(each, key) for key in _TEMPLATE_KEYS} for each in templates
        ]
    return document


def from_json(document: object) -> tuple[str, Graph]:
    """The name and the graph of a document; `JourneyFile` has its templates, too.

    Raises MalformedJourney (code "journey.malformed") with every fault that it has.
    """
    read = JourneyFile.from_json(document)
    return read.name, read.graph


def graph_to_text(graph: Graph) -> str:
    """The graph alone, as the database keeps it: compact JSON."""
    document = {"version": VERSION, **_graph_document(graph)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def graph_from_text(text: str) -> Graph:
    """Reads what `graph_to_text` wrote. Raises MalformedJourney."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedJourney(("It is no JSON.",)) from None
    reader = _Reader()
    graph = reader.alone(document)
    reader.finish()
    return graph


_GRAPH_KEYS = ("version", "shapes", "arrows")
_TEMPLATE_KEYS = ("name", "subject", "text", "html")


def _graph_document(graph: Graph) -> dict[str, Any]:
    return {
        "shapes": [
            {
                "id": each.id,
                "kind": str(each.kind),
                "x": each.x,
                "y": each.y,
                "settings": write_settings(each.settings),
            }
            for each in graph.shapes
        ],
        "arrows": [
            {"from": each.source, "port": str(each.port), "to": each.target}
            for each in graph.arrows
        ],
    }


class _Reader(Reading):
    """Reads on after a fault, so that all of them are told at once."""

    def file(self, document: object) -> JourneyFile:
        top = self.keys(document, "the file", (*_GRAPH_KEYS, "name", "templates"))
        if top is None:
            return JourneyFile("", Graph())
        self._version(top)
        name = self.name(top, "name", "the file")
        templates = tuple(
            read
            for at, each in enumerate(self.entries(top, "templates", "the file"), 1)
            if (read := self._template(each, f"template {at}")) is not None
        )
        for twice in _twice(each.name.casefold() for each in templates):
            self.fault(f"Two e-mail templates are called “{twice}”.")
        return JourneyFile(name, self._graph(top), templates)

    def alone(self, document: object) -> Graph:
        top = self.keys(document, "the file", _GRAPH_KEYS)
        if top is None:
            return Graph()
        self._version(top)
        return self._graph(top)

    def _version(self, top: dict[str, Any]) -> None:
        version = top.get("version")
        if version is None:
            self.fault("“version” is missing from the file; it must be 1.")
        elif version != VERSION or isinstance(version, bool):
            self.fault(f"Version {version!r} of journeys is unknown; it must be 1.")

    def _template(self, document: object, where: str) -> MailTemplate | None:
        entry = self.keys(document, where, _TEMPLATE_KEYS)
        if entry is None:
            return None
        name = self.name(entry, "name", where)
        subject, text, html = (
            self.text(entry, key, where, "") for key in ("subject", "text", "html")
        )
        return MailTemplate(name, subject, text, html)

    def _graph(self, top: dict[str, Any]) -> Graph:
        for key in ("shapes", "arrows"):
            if key not in top:
                self.fault(f"“{key}” is missing from the file.")
        shapes = [
            self._shape(each, f"shape {at}")
            for at, each in enumerate(self.entries(top, "shapes", "the file"), 1)
        ]
        kinds = {each.id: each.kind for each in shapes if each is not None and each.id}
        for twice in _twice(each.id for each in shapes if each is not None and each.id):
            self.fault(f"Two shapes have the id “{twice}”.")
        whole = all(each is not None and each.id for each in shapes)
        arrows = [
            self._arrow(each, f"arrow {at}", kinds, whole=whole)
            for at, each in enumerate(self.entries(top, "arrows", "the file"), 1)
        ]
        for source, port in _twice((each.source, each.port) for each in arrows if each is not None):
            self.fault(f"Two arrows leave “{source}” by its port “{port}”.")
        return Graph(
            tuple(each for each in shapes if each is not None),
            tuple(each for each in arrows if each is not None),
        )

    def _shape(self, document: object, where: str) -> Shape | None:
        entry = self.keys(document, where, ("id", "kind", "x", "y", "settings"))
        if entry is None:
            return None
        id_ = self.name(entry, "id", where)
        where = f"shape “{id_}”" if id_ else where
        kind = self.choose(Kind, entry, "kind", where)
        x, y = (self.number(entry, key, where, 0.0) for key in ("x", "y"))
        if kind is None:
            return None
        settings = read_settings(self, kind, entry.get("settings", {}), f"the settings of {where}")
        return Shape(id_, kind, settings, x, y)

    def _arrow(
        self, document: object, where: str, kinds: dict[str, Kind], *, whole: bool
    ) -> Arrow | None:
        """`whole`: `kinds` has every shape, so that an id that isn't there leads nowhere."""
        entry = self.keys(document, where, ("from", "port", "to"))
        if entry is None:
            return None
        source, target = (self.name(entry, key, where) for key in ("from", "to"))
        port = self.choose(Port, entry, "port", where)
        for end in (source, target):
            if whole and end and end not in kinds:
                self.fault(f"There is no shape “{end}”, which {where} names.")
        if port is None:
            return None
        start, end_kind = kinds.get(source), kinds.get(target)
        if start is not None and port not in start.ports:
            self.fault(f"“{source}” ({start.label}) has no port “{port}”, which {where} leaves.")
        if end_kind is not None and end_kind.form is Form.TRIGGER:
            self.fault(f"Nothing can lead into the trigger “{target}”, as {where} does.")
        if source and source == target:
            self.fault(f"Shape “{source}” can't lead to itself, as {where} does.")
        return Arrow(source, port, target)


def _twice(values: Iterable[H]) -> list[H]:
    """Those that come more than once, each once."""
    seen: set[H] = set()
    again: dict[H, None] = {}
    for each in values:
        if each in seen:
            again[each] = None
        seen.add(each)
    return list(again)
