"""What is touched on a card is as large as a finger, whichever clause it is."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui import reach
from tests.ui.marking import QUALITY
from tests.ui.shown_rooms import dress, show, under_way
from ui import language
from ui.screens.visit.screen import VisitScreen
from ui.style.theme import Theme

SIZES = [((1366, 768), 100), ((1280, 720), 100), ((1366, 768), 150)]
CLAUSES = ("1.1.1/1", "2.3.3/2", "1.2.4/4")
"""Points, rooms, figures."""


def test_every_button_of_a_card_is_large_enough(qtbot: QtBot, tmp_path: Path) -> None:
    with under_way(qtbot, tmp_path) as made:
        wrong = []
        for size, percent in SIZES:
            dress(made, Theme.LIGHT, percent, size, language.CHINESE)
            screen = show(made, "visit")
            assert isinstance(screen, VisitScreen)
            for clause in CLAUSES:
                screen.show_clause(QUALITY, clause)
                made.settle()
                wrong += [f"{size} {percent} {clause} {one}" for one in reach.too_small(screen)]
    assert not wrong, "\n".join(wrong)
