"""The canvas on which a journey is drawn: document ← scene ← gestures, in one widget."""

from apdesk.ui.journeys.canvas.canvas import JourneyCanvas
from apdesk.ui.journeys.canvas.document import Align, Axis, JourneyDocument
from apdesk.ui.journeys.canvas.portrait import Numbers
from apdesk.ui.journeys.canvas.sentences import Sentences

__all__ = ["Align", "Axis", "JourneyCanvas", "JourneyDocument", "Numbers", "Sentences"]
