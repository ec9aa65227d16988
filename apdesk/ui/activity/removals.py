"""The safety stop: who would be removed and why, and the approval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from apdesk.language import plural, tr
from apdesk.store.views import HeldRemoval
from apdesk.ui import words
from apdesk.ui.activity.tables import held_model, table
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, row


def held_words(held: Sequence[HeldRemoval]) -> str:
    """'144 Leads and 3 Contacts'."""
    counts = Counter(each.sobject for each in held)
    return words.series([_records(name, count) for name, count in counts.items()])


def _records(sobject: str, count: int) -> str:
    if sobject == "Lead":
        return plural("{n} Lead", "{n} Leads", count)
    if sobject == "Contact":
        return plural("{n} Contact", "{n} Contacts", count)
    return plural("{n} Company", "{n} Companies", count)


class RemovalsDialog(QDialog):
    """Shows every held removal; accepted means approved."""

    def __init__(self, held: Sequence[HeldRemoval], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Removals that wait for your approval"))
        self.resize(SPACE * 90, SPACE * 64)
        model = held_model(self)
        model.set_items(held)
        view = table(model, tr("Held removals"), (SPACE * 28, SPACE * 12))
        what = held_words(held)
        self.approve_button = button(
            tr("Remove {records}", records=what), "danger", clicked=self.accept
        )
        self.keep_button = button(tr("Keep waiting"), clicked=self.reject)
        self.setLayout(
            column(
                label(tr("Remove {records} from apdesk?", records=what), "title"),
                Banner(
                    "warning",
                    tr("Nothing has been removed yet"),
                    tr(
                        "A removal deletes the record here for good, with its history. Salesforce "
                        "is not changed. If something looks wrong, for example a criterion or a "
                        "permission that was changed by mistake, put that right: records that "
                        "match again are taken off this list."
                    ),
                ),
                view,
                row(None, self.keep_button, self.approve_button),
                margins=SPACE * 3,
                spacing=SPACE * 2,
            )
        )
        self.keep_button.setFocus()
