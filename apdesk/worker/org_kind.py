"""What kind of org a login belongs to, by its addresses."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from apdesk.language import marked, translated

if TYPE_CHECKING:
    from apdesk.store.settings import Binding


class OrgKind(StrEnum):
    """What the window calls them is in `words`."""

    PRODUCTION = marked("Production")
    SANDBOX = marked("Sandbox")
    LOCAL = marked("On this computer")

    @property
    def words(self) -> str:
        """'Sandbox'."""
        return translated(self.value)


def on_this_computer(url: str) -> bool:
    """Whether an address is a loopback address."""
    from apdesk.salesforce.address import is_loopback

    return is_loopback(urlsplit(url).hostname or "")


def org_kind(binding: Binding) -> OrgKind:
    """An org at a loopback address is nobody's production, whatever it says of itself."""
    if on_this_computer(binding.login_url):
        return OrgKind.LOCAL
    return OrgKind.SANDBOX if binding.sandbox else OrgKind.PRODUCTION
