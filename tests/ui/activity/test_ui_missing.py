"""Is a record missing?"""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.activity.by_name import Hands


def test_there_is_nothing_to_explain_until_something_is_typed(hands: Hands) -> None:
    hands.open_tab("Is a record missing?")
    field = hands.find(QLineEdit, "Name, e-mail address or Salesforce ID")
    explain = hands.find(QAbstractButton, "Explain")
    assert not explain.isEnabled()
    field.setText("  ")
    assert not explain.isEnabled()
    field.setText("Weber")
    assert explain.isEnabled()
