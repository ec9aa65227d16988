"""How far a run is with each object: records, rate, time left."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from apdesk.domain.run import Phase
from apdesk.language import plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.words import PHASES
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label, named, row
from apdesk.ui.widgets.layouts import remove
from apdesk.worker.messages import RunProgress


def progress_words(progress: RunProgress) -> str:
    """'1,200 of 5,000 records · 230 a second · 16 s left'."""
    if progress.total:
        text = tr(
            "{done} of {total} records",
            done=words.number(progress.done),
            total=words.number(progress.total),
        )
    elif progress.done:
        text = plural("{n} record", "{n} records", progress.done)
    else:
        text = translated(PHASES[progress.phase])
    if progress.rate >= 1:
        rate = tr("{number} a second", number=words.number(round(progress.rate)))
        text = f"{text} · {rate}"
    if progress.seconds_left is not None and progress.seconds_left >= 1:
        left = tr("{time} left", time=words.duration(progress.seconds_left))
        text = f"{text} · {left}"
    return text


class _Line(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._title = label(name, "strong")
        self._phase = label("", "small")
        self._text = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        named(self._bar, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(row(self._title, self._phase, None, self._text))
        layout.addWidget(self._bar)

    def show_progress(self, progress: RunProgress) -> None:
        phase, text = translated(PHASES[progress.phase]), progress_words(progress)
        self._phase.setText(phase if text != phase else "")
        self._text.setText(text)
        if progress.total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(1000, progress.done * 1000 // progress.total))
        elif progress.phase is not Phase.FINISH:
            self._bar.setRange(0, 0)
        self.setAccessibleName(f"{self._name}: {self._text.text()}")


class ProgressView(QWidget):
    """A line for each object that the run has come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str | None, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)

    def start(self) -> None:
        """Forgets the run before."""
        for line in self._lines.values():
            remove(self._column, line)
        self._lines.clear()

    def show_progress(self, progress: RunProgress) -> None:
        """Moves the line of the object; a finished object stays full."""
        if progress.sobject is None and progress.phase is Phase.CHECK and self._lines:
            return
        for key, line in list(self._lines.items()):
            if key is None and progress.sobject is not None:
                remove(self._column, line)
                del self._lines[key]
        if progress.sobject not in self._lines:
            name = words.OBJECTS.get(progress.sobject or "", progress.sobject or tr("All objects"))
            line = _Line(name)
            self._lines[progress.sobject] = line
            self._column.addWidget(line)
        self._lines[progress.sobject].show_progress(progress)
