"""A mail server and a post room for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.unit.journeys.mail.mail_servers import HOST, MailDrop, mail_drop
from tests.unit.journeys.mail.postroom import PostRoom, post_room


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA) -> trustme.LeafCert:
    return authority.issue_cert(HOST, "localhost")


@pytest.fixture
def server() -> Iterator[MailDrop]:
    with mail_drop() as found:
        yield found


@pytest.fixture
def room(tmp_path: Path, server: MailDrop) -> Iterator[PostRoom]:
    with post_room(tmp_path / "data", server.port) as found:
        yield found
