"""No secret survives the formatter, whatever the library called it."""

from __future__ import annotations

import base64
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from apdesk.errors import KnownError
from apdesk.logs import FILES, PrivateLog, RedactingFormatter, redact, start_logging

SECRET = "00D5g000004abcd!AQ4AQFsecret.Value_1"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"Authorization: OAuth {SECRET}",
        f'{{"access_token": "{SECRET}", "x": 1}}',
        f"refresh_token={SECRET}&grant_type=refresh_token",
        f"code_verifier: {SECRET}",
        f"Proxy-Authorization: Basic {base64.b64encode(b'me:secret.Value').decode()}",
        '{"password": "secret.Value_1"}',
        f"callback?code={SECRET}&state=1",
        f"the session {SECRET} was refused",
    ],
)
def test_redact_removes_the_secret_and_keeps_the_rest(text: str) -> None:
    cleaned = redact(text)
    assert "secret.Value" not in cleaned
    assert base64.b64encode(b"me:secret.Value").decode() not in cleaned
    assert "<redacted>" in cleaned


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("sent to ana.b+x@mail.example.com now", "sent to <e-mail> now"),
        ("?user=ana%40example.com&x=1", "?user=<e-mail>&x=1"),
        ("<Ana> <ana@exämple.de>", "<Ana> <<e-mail>>"),
        ("proxy http://me:p4ss@proxy:3128/ refused", "proxy http://<redacted>@proxy:3128/ refused"),
        ("http://me:p@ss@proxy.example.com:1", "http://<redacted>@proxy.example.com:1"),
        ("http://me:p%40ss%2F1@10.0.0.1:1", "http://<redacted>@10.0.0.1:1"),
        ("http://me@proxy:1", "http://<redacted>@proxy:1"),
    ],
)
def test_redact_removes_people_and_logins_of_proxies(text: str, left: str) -> None:
    assert redact(text) == left


@pytest.mark.parametrize(
    "text", ["@Slot in /a/b.py", "5 @ 3", "https://example.com/a?b=c", "user@ and @host"]
)
def test_redact_keeps_what_only_looks_so(text: str) -> None:
    assert redact(text) == text


def test_redact_leaves_other_text_alone() -> None:
    text = "run 7: 12 entered, 3 left; error code REQUEST_LIMIT_EXCEEDED"
    assert redact(text) == text


def test_a_traceback_is_redacted_too() -> None:
    formatter = RedactingFormatter("%(message)s")
    try:
        raise ValueError(f"access_token={SECRET}")
    except ValueError:
        record = logging.LogRecord("apdesk", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    assert "secret.Value" not in formatter.format(record)


def failed(name: str) -> None:
    """Ends in a row of errors, whose texts hold what a record says."""
    try:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise ValueError(f"no number: {name}\n{name} & Co") from error
    except ValueError:
        raise KnownError(name, name, code="record.odd")  # noqa: B904


@pytest.mark.usefixtures("own_handlers")
@pytest.mark.parametrize("debug", [False, True])
def test_what_an_error_says_of_a_record_is_logged_by_debug_alone(
    tmp_path: Path, debug: bool
) -> None:
    start_logging(tmp_path / "logs", debug=debug)
    try:
        failed("Quill" + "feather")
    except KnownError:
        record = logging.LogRecord("a", logging.ERROR, "", 0, "it broke", (), sys.exc_info())
    handler_of(tmp_path).handle(record)
    written = (tmp_path / "logs" / "apdesk.log").read_text(encoding="utf-8")
    assert ("Quillfeather" in written) is debug
    assert "raise KeyError(name)" in written, "the lines of the program stay"
    assert written.index("KeyError:") < written.index("ValueError:") < written.index("KnownError:")
    assert ("KnownError: record.odd" in written) is not debug


@pytest.fixture
def own_handlers() -> Iterator[None]:
    """What a test adds to the root logger goes afterwards."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)


def handler_of(home: Path) -> PrivateLog:
    """The one that writes below a directory; what other tests started may be there beside it."""
    return next(
        each
        for each in logging.getLogger().handlers
        if isinstance(each, PrivateLog) and home in Path(each.baseFilename).parents
    )


@pytest.mark.usefixtures("own_handlers")
def test_the_log_is_written_without_secrets_for_the_user_alone(tmp_path: Path) -> None:
    start_logging(tmp_path / "logs")
    logging.getLogger("apdesk.test").info("token=%s", SECRET)
    file = tmp_path / "logs" / "apdesk.log"
    written = file.read_text(encoding="utf-8")
    assert "<redacted>" in written
    assert "secret.Value" not in written
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.logs("apdesk.test")
@pytest.mark.usefixtures("own_handlers")
def test_a_log_that_cannot_be_made_is_told_once_and_hinders_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_bytes(b"a file where a folder is wanted")
    start_logging(tmp_path / "logs")
    said = capsys.readouterr().err
    assert said.startswith("apdesk: The log can't be written.")
    assert said.count("\n") == 1
    logging.getLogger("apdesk.test").warning("this line has no place")
    assert "no place" not in capsys.readouterr().err


@pytest.mark.logs("apdesk.test")
@pytest.mark.usefixtures("own_handlers")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_makes_the_log_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "logs")
    handler = handler_of(tmp_path)
    whole = handler.stream
    with suppress(OSError), open("/dev/full", "w", encoding="utf-8") as full:
        handler.stream = full
        logging.getLogger("apdesk.test").warning("lost")
        handler.stream = whole
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("own_handlers")
def test_a_name_that_could_not_be_decoded_is_logged(tmp_path: Path) -> None:
    start_logging(tmp_path / "logs")
    handler = handler_of(tmp_path)
    # Not through a logger: what pytest captures has to be sent between processes, in UTF-8.
    handler.handle(logging.LogRecord("apdesk", logging.INFO, "", 0, "caf\udce9", (), None))
    assert "caf\\udce9" in (tmp_path / "logs" / "apdesk.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("own_handlers")
def test_a_long_file_is_put_aside_and_the_oldest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apdesk.logs.LARGEST", 1)
    start_logging(tmp_path / "logs")
    handler = handler_of(tmp_path)
    for number in range(FILES + 2):
        handler.handle(logging.LogRecord("apdesk", logging.INFO, "", 0, f"{number}.", (), None))
    files = sorted(each.name for each in (tmp_path / "logs").iterdir())
    assert files == ["apdesk.log", *(f"apdesk.log.{at}" for at in range(1, FILES))]
    written = [(tmp_path / "logs" / name).read_text(encoding="utf-8") for name in files]
    assert [each.split()[-1] for each in written] == ["6.", "5.", "4.", "3.", "2."]
    if os.name == "posix":
        modes = {(tmp_path / "logs" / name).stat().st_mode & 0o777 for name in files}
        assert modes == {0o600}


@pytest.mark.usefixtures("own_handlers")
def test_a_log_goes_on_where_it_was_when_it_is_not_long(tmp_path: Path) -> None:
    start_logging(tmp_path / "logs")
    handler = handler_of(tmp_path)
    for text in ("before", "after"):
        handler.handle(logging.LogRecord("apdesk", logging.INFO, "", 0, text, (), None))
        handler.close()
    assert [each.name for each in (tmp_path / "logs").iterdir()] == ["apdesk.log"]
    assert "before" in (tmp_path / "logs" / "apdesk.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("own_handlers")
@pytest.mark.skipif(os.name != "posix", reason="an open file can't be removed")
def test_a_folder_that_was_taken_away_makes_the_log_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apdesk.logs.LARGEST", 1)
    start_logging(tmp_path / "logs")
    handler = handler_of(tmp_path)
    record = logging.LogRecord("apdesk", logging.INFO, "", 0, "a line", (), None)
    handler.handle(record)
    shutil.rmtree(tmp_path / "logs")
    handler.handle(record)  # a long file is put aside, and there is no place for a new one
    assert capsys.readouterr().err == ""
