"""No secret survives the formatter, whatever the library called it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from apdesk.logs import RedactingFormatter, redact, start_logging

SECRET = "00D5g000004abcd!AQ4AQFsecret.Value_1"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"Authorization: OAuth {SECRET}",
        f'{{"access_token": "{SECRET}", "x": 1}}',
        f"refresh_token={SECRET}&grant_type=refresh_token",
        f"code_verifier: {SECRET}",
        f"callback?code={SECRET}&state=1",
        f"the session {SECRET} was refused",
    ],
)
def test_redact_removes_the_secret_and_keeps_the_rest(text: str) -> None:
    cleaned = redact(text)
    assert "secret.Value" not in cleaned
    assert "<redacted>" in cleaned


def test_redact_leaves_other_text_alone() -> None:
    text = "run 7: 12 entered, 3 left; error code REQUEST_LIMIT_EXCEEDED"
    assert redact(text) == text


def test_a_traceback_is_redacted_too() -> None:
    formatter = RedactingFormatter("%(message)s")
    try:
        raise ValueError(f"access_token={SECRET}")
    except ValueError:
        import sys

        record = logging.LogRecord("apdesk", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    assert "secret.Value" not in formatter.format(record)


def test_the_log_file_is_made_at_the_first_line(tmp_path: Path) -> None:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        start_logging(tmp_path / "logs")
        logging.getLogger("apdesk.test").info("token=%s", SECRET)
        written = (tmp_path / "logs" / "apdesk.log").read_text(encoding="utf-8")
    finally:
        for handler in root.handlers[:]:
            if handler not in before:
                root.removeHandler(handler)
                handler.close()
        root.setLevel(level)
    assert "<redacted>" in written
    assert "secret.Value" not in written
