"""The line of progress on a terminal."""

from __future__ import annotations

import io

import pytest

from apdesk.domain.run import Phase, Progress
from apdesk.progress import ProgressLine, describe


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(Phase.CHECK, "Lead"), "Checking leads"),
        (Progress(Phase.PULL, "Contact", 1500, None), "Fetching contacts 1,500"),
        (
            Progress(Phase.PULL, "Account", 500, 1000),
            f"Fetching companies [{'█' * 12}{'·' * 12}] 500 of 1,000",
        ),
        (
            Progress(Phase.PULL, "Lead", 1100, 1000),
            f"Fetching leads [{'█' * 24}] 1,100 of 1,000",
        ),
        (Progress(Phase.FINISH), "Finishing"),
    ],
)
def test_a_progress_in_words(progress: Progress, said: str) -> None:
    assert describe(progress) == said


def test_nothing_is_written_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    line = ProgressLine(out)
    line.show(Progress(Phase.PULL, "Lead", 5))
    line.clear()
    assert out.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_line_is_wiped_before_other_output() -> None:
    out = Terminal()
    line = ProgressLine(out)
    line.show(Progress(Phase.PULL, "Lead", 5))
    assert out.getvalue() == "\rFetching leads 5"
    line.clear()
    assert out.getvalue().endswith("\r" + " " * len("Fetching leads 5") + "\r")
