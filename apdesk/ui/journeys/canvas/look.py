"""Sizes, outlines and colours of what is drawn on the canvas.

Lengths are scene units: pixels at 100 %. The colours of the three forms are those of charts, which
keep three to one on the page in light and dark.
"""

from __future__ import annotations

from math import pi, tan

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from apdesk.domain.journey.kinds import Form, Kind, Port
from apdesk.language import marked, translated
from apdesk.ui.activity.chart import part_colours
from apdesk.ui.theme import tokens

#: Shapes snap to it.
GRID = 16
#: From the centre of a shape to its edge.
RADIUS = 36.0
#: How far a diagonal port of a condition is from both middle lines.
_DIAGONAL = RADIUS * 0.7071
#: The width of what is written under a shape.
TEXT_WIDTH = 184.0
#: Distances between the centres of shapes that are laid out automatically.
COLUMN, ROW = 16 * GRID, 13 * GRID

_PART = {Form.ACTION: 0, Form.TRIGGER: 1, Form.CONDITION: 3}
_SOFT = 0.10
_SOFT_DARK = 0.20

ICONS = {
    Kind.CAMPAIGN_STATUS_CHANGED: "campaign",
    Kind.JOINED_LIST: "list-in",
    Kind.LEFT_LIST: "list-out",
    Kind.FIELD_MATCH: "filter",
    Kind.JOINED_SEGMENT: "segment-in",
    Kind.LEFT_SEGMENT: "segment-out",
    Kind.BY_HAND: "hand",
    Kind.ASSIGN_LEAD: "assign",
    Kind.ASSIGN_GROUP: "assign-group",
    Kind.SET_CAMPAIGN_STATUS: "campaign-set",
    Kind.SAVE: "cloud-up",
    Kind.TASK: "task",
    Kind.UPDATE_FIELD: "field",
    Kind.ADD_TO_LIST: "list-add",
    Kind.REMOVE_FROM_LIST: "list-remove",
    Kind.EMAIL: "mail",
    Kind.DELAY: "delay",
    Kind.EJECT: "eject",
    Kind.CHECK_CAMPAIGN_STATUS: "campaign-check",
    Kind.CHECK_FIELDS: "field-check",
    Kind.CHECK_LIST: "list-check",
}
_FORM_NAMES = {
    Form.TRIGGER: marked("Triggers"),
    Form.ACTION: marked("Actions"),
    Form.CONDITION: marked("Conditions"),
}


def form_name(form: Form) -> str:
    """'Triggers', 'Actions', 'Conditions'."""
    return translated(_FORM_NAMES[form])


def snapped(value: float) -> float:
    """The nearest line of the grid."""
    return float(round(value / GRID) * GRID)


def outline(form: Form, radius: float = RADIUS) -> QPainterPath:
    """Circle, square or octagon around the origin."""
    path = QPainterPath()
    around = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    if form is Form.TRIGGER:
        path.addEllipse(around)
    elif form is Form.ACTION:
        path.addRoundedRect(around, 8, 8)
    else:
        cut = radius * tan(pi / 8)
        corners = [(cut, -radius), (radius, -cut), (radius, cut), (cut, radius)]
        corners += [(-x, -y) for x, y in corners]
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    return path


def port_place(port: Port) -> QPointF:
    """Where an arrow leaves, from the centre of its shape."""
    if port is Port.OUT:
        return QPointF(RADIUS, 0)
    return QPointF(_DIAGONAL, -_DIAGONAL if port is Port.YES else _DIAGONAL)


def colour(form: Form) -> QColor:
    """The line of a form in the scheme in force."""
    return QColor(part_colours()[_PART[form]])


def soft_colour(form: Form) -> QColor:
    """The fill of a form: a breath of its colour on the page."""
    line, page = colour(form), QColor(tokens().base)
    share = _SOFT_DARK if tokens().dark else _SOFT
    return QColor.fromRgbF(
        line.redF() * share + page.redF() * (1 - share),
        line.greenF() * share + page.greenF() * (1 - share),
        line.blueF() * share + page.blueF() * (1 - share),
    )
