"""Journeys to draw."""

from __future__ import annotations

from apdesk.domain.journey.graph import Arrow, Graph, Shape
from apdesk.domain.journey.kinds import SETTINGS, Form, Kind, Port

_KINDS = [each for each in Kind if each.form is not Form.TRIGGER and each.ports]


def shape(shape_id: str, kind: Kind, x: float = 0.0, y: float = 0.0) -> Shape:
    """With the settings of a new one."""
    return Shape(shape_id, kind, SETTINGS[kind](), x, y)


def small_journey() -> Graph:
    """A trigger, a delay, a condition, and an action for each answer."""
    return Graph(
        (
            shape("s1", Kind.JOINED_LIST, 0, 0),
            shape("s2", Kind.DELAY, 256, 0),
            shape("s3", Kind.CHECK_FIELDS, 512, 0),
            shape("s4", Kind.EMAIL, 768, -96),
            shape("s5", Kind.EJECT, 768, 128),
        ),
        (
            Arrow("s1", Port.OUT, "s2"),
            Arrow("s2", Port.OUT, "s3"),
            Arrow("s3", Port.YES, "s4"),
            Arrow("s3", Port.NO, "s5"),
        ),
    )


def wide_journey(shapes: int) -> Graph:
    """Rows of ten: each begins with a trigger; every fourth arrow goes a row down, too."""
    made, arrows = [], []
    for at in range(shapes):
        row, column = divmod(at, 10)
        kind = _KINDS[at % len(_KINDS)] if column else Kind.JOINED_LIST
        made.append(shape(f"s{at + 1}", kind, column * 256.0, row * 208.0))
        if column:
            before = made[at - 1]
            arrows.append(Arrow(before.id, before.kind.ports[0], made[at].id))
        if column and row and len(made[at - 10].kind.ports) > 1:
            arrows.append(Arrow(made[at - 10].id, Port.NO, made[at].id))
    return Graph(tuple(made), tuple(arrows))
