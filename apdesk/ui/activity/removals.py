"""The safety stop: who would be removed and why, and the approval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from apdesk.store.views import HeldRemoval
from apdesk.ui import words
from apdesk.ui.activity.tables import held_model, table
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, row


def held_words(held: Sequence[HeldRemoval]) -> str:
    """'144 Leads and 3 Contacts'."""
    counts = Counter(each.sobject for each in held)
    parts = []
    for name, count in counts.items():
        noun = (words.ONE_OBJECT if count == 1 else words.OBJECTS).get(name, name)
        parts.append(f"{words.number(count)} {noun}")
    return words.series(parts)


class RemovalsDialog(QDialog):
    """Shows every held removal; accepted means approved."""

    def __init__(self, held: Sequence[HeldRemoval], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Removals that wait for your approval")
        self.resize(SPACE * 90, SPACE * 64)
        model = held_model(self)
        model.set_items(held)
        view = table(model, "Held removals", (SPACE * 28, SPACE * 12))
        what = held_words(held)
        self.approve_button = button(f"Remove {what}", "danger", clicked=self.accept)
        self.keep_button = button("Keep waiting", clicked=self.reject)
        self.setLayout(
            column(
                label(f"Remove {what} from apdesk?", "title"),
                Banner(
                    "warning",
                    "Nothing has been removed yet",
                    "A removal deletes the record here for good, with its history. Salesforce is "
                    "not changed. If something looks wrong, for example a criterion or a "
                    "permission that was changed by mistake, put that right: records that match "
                    "again are taken off this list.",
                ),
                view,
                row(None, self.keep_button, self.approve_button),
                margins=SPACE * 3,
                spacing=SPACE * 2,
            )
        )
        self.keep_button.setFocus()
