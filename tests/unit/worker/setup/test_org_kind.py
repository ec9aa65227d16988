"""An org is called by where it is."""

from __future__ import annotations

import pytest

from apdesk.store.settings import Binding
from apdesk.worker.org_kind import OrgKind, on_this_computer, org_kind


def binding(login_url: str, *, sandbox: bool = False) -> Binding:
    return Binding(
        org_id="00D000000000001EAA",
        org_name="Riverside",
        user_id="005000000000001AAA",
        username="maria@riverside.example",
        instance_url=login_url,
        login_url=login_url,
        client_id="key",
        sandbox=sandbox,
    )


@pytest.mark.parametrize(
    ("login_url", "sandbox", "kind"),
    [
        ("https://login.salesforce.com", False, OrgKind.PRODUCTION),
        ("https://test.salesforce.com", True, OrgKind.SANDBOX),
        ("http://127.0.0.1:8123", False, OrgKind.LOCAL),
        ("http://localhost:8123", True, OrgKind.LOCAL),
        ("http://[::1]:8123", False, OrgKind.LOCAL),
        ("https://localhost.example.com", False, OrgKind.PRODUCTION),
    ],
)
def test_an_org_is_called_by_its_address(login_url: str, sandbox: bool, kind: OrgKind) -> None:
    assert org_kind(binding(login_url, sandbox=sandbox)) is kind
    assert on_this_computer(login_url) is (kind is OrgKind.LOCAL)
