"""How the verbs speak: one JSON document or lines for people, and complaints on standard error."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

from apdesk.domain.run import ChangeSet, Progress
from apdesk.errors import ApdeskError, KnownError
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
    with printed() as out:
        out.write("\n".join(lines) + "\n")


def show_json(document: Any, *, indent: int | None = None) -> None:
    in_utf8()
    with printed() as out:
        out.write(json.dumps(document, indent=indent, ensure_ascii=False) + "\n")


@contextmanager
def printed() -> Iterator[TextIO]:
    """Standard output, for what a verb prints; it has arrived at the end of the block.

    Raises KnownError "output.unwritable", and BrokenPipeError where nobody reads it any more.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KnownError(
            "The output can't be written",
            f"Standard output: {error.strerror or error}. What it was to hold is lost; what was "
            "changed before stays so.",
            "Free some space, or send the output elsewhere, and ask again.",
            code="output.unwritable",
        ) from error


def give_up_output() -> None:
    """What is still to be printed goes nowhere: else the interpreter would try it once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def in_utf8(newline: str | None = None) -> None:
    """Makes standard output UTF-8, as JSON is (RFC 8259), whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Of an argument in another encoding there is half a character: an escape of JSON's own.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)


def say(text: str) -> None:
    """Something for people, beside what the verb prints."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def complain(error: ApdeskError, parsed: argparse.Namespace) -> int:
    """Says why the verb failed, with --json as the `error` of a document as well: of the one that
    its parser has for that (`no_answer`), else of an empty one."""
    say(f"apdesk: {error}")
    if parsed.json:
        document = dict(getattr(parsed, "no_answer", {}))
        if "result" in document and error.code == "stopped":
            document["result"] = "stopped"
        said = {
            "code": error.code,
            "title": error.title,
            "message": error.message,
            "next_step": error.next_step,
        }
        try:
            show_json({**document, "error": said})
        except (KnownError, OSError):
            give_up_output()
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


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file, which is there once all of it is: where the block is left by an error, what was
    there before stays as it was. A device or a pipe is written to as it is. Raises OSError."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    target = path.resolve()  # of a link, what it leads to
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            yield out
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def in_words(value: object) -> str:
    """A value as people read it in a line."""
    if value is None or value == "":
        return "(blank)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
