"""The form of a decision by itself: what fits into its fields."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui import language
from ui.screens.desk_decision import DecisionForm


@pytest.fixture
def form(qtbot: QtBot) -> DecisionForm:
    language.use(language.ENGLISH)
    made = DecisionForm("Health Bureau")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("decision_by", 200),
        ("decision_office", 200),
        ("decision_number", 200),
        ("decision_reason", 4000),
    ],
)
def test_what_goes_beyond_a_field_is_told(form: DecisionForm, name: str, most: int) -> None:
    line = form.findChild(QLineEdit, name)
    assert line is not None
    line.insert("w" * (most + 1))

    assert len(line.text()) == most
    assert str(most) in form.message.text()
