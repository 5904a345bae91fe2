"""The words of the buttons for photos are whole at every size, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.marking import HOSPITAL
from tests.ui.shown_rooms import dress, show, under_way
from ui import language
from ui.screens.visit.screen import VisitScreen
from ui.style.theme import Theme

SIZES = (((1280, 720), 100), ((1366, 768), 100), ((1366, 768), 150))


@pytest.mark.parametrize("words", [language.CHINESE, language.ENGLISH])
def test_import_and_paste_are_not_cut(qtbot: QtBot, tmp_path: Path, words: str) -> None:
    with under_way(qtbot, tmp_path) as made:
        for size, percent in SIZES:
            dress(made, Theme.LIGHT, percent, size, words)
            screen = show(made, "visit")
            assert isinstance(screen, VisitScreen)
            screen.show_clause(HOSPITAL, "4")
            made.settle()
            pane = screen.evidence
            for each in (pane._import, pane._paste, pane.bar.more):
                assert each.width() >= each.sizeHint().width(), (size, percent, each.text())
            assert not pane.bar.more.icon().isNull()
