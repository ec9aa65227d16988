"""How the verbs speak: one JSON document or lines for people, and complaints on standard error."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from apdesk.domain.run import ChangeSet, Progress
from apdesk.errors import ApdeskError
from apdesk.progress import ProgressLine

#: The exit codes.
DONE, FAILED, USAGE, HELD = 0, 1, 2, 3

Answer = TypeVar("Answer")


def show(parsed: argparse.Namespace, document: Any, lines: Iterable[str]) -> None:
    """The document with --json, else the lines."""
    if parsed.json:
        show_json(document)
    else:
        show_lines(lines)


def show_lines(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def show_json(document: Any, *, indent: int | None = None) -> None:
    in_utf8()
    sys.stdout.write(json.dumps(document, indent=indent, ensure_ascii=False) + "\n")


def in_utf8(newline: str | None = None) -> None:
    """Makes standard output UTF-8, as JSON is (RFC 8259), whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline=newline)


def say(text: str) -> None:
    """Something for people, beside what the verb prints."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def complain(
    error: ApdeskError, parsed: argparse.Namespace, document: dict[str, Any] | None = None
) -> int:
    """Says why the verb failed, with --json as the `error` of a document as well."""
    say(f"apdesk: {error}")
    if parsed.json:
        said = {
            "code": error.code,
            "title": error.title,
            "message": error.message,
            "next_step": error.next_step,
        }
        show_json({**(document or {}), "error": said})
    return FAILED


def watched(steps: Generator[Any, None, Answer]) -> Answer:
    """Takes the generator to its end, with progress on a terminal; what it returned."""
    line = ProgressLine(sys.stderr)
    try:
        while True:
            step: Progress | ChangeSet = next(steps)
            if isinstance(step, Progress):
                line.show(step)
    except StopIteration as ended:
        result: Answer = ended.value
        return result
    finally:
        line.clear()


@contextmanager
def standard_output_to_error() -> Iterator[None]:
    """What programs started meanwhile print goes to standard error: a browser may talk."""
    try:
        ours = os.dup(1)
    except OSError:  # there is no standard output at all
        yield
        return
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(ours, 1)
        os.close(ours)


def in_words(value: object) -> str:
    """A value as people read it in a line."""
    if value is None or value == "":
        return "(blank)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
