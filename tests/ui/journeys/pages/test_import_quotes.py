"""Names in what the list of journeys says, in the quotation marks of the language."""

from __future__ import annotations

from collections.abc import Mapping

from apdesk.ui.journeys.page import JourneysPage
from apdesk.worker.journeys import Imported
from tests.ui.journeys.other_language import shouting
from tests.ui.journeys.pages.user import User


def test_templates_that_stayed_as_they_were(
    journeys: Mapping[str, int], user: User, page: JourneysPage
) -> None:
    with shouting():
        page.list._imported(Imported(user.row(journeys["win"]), kept=("Welcome", "Offer")))
        user.rest()
        assert "„Welcome“ and „Offer“" in page.list.banner.text()
