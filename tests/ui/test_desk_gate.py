"""The door of the desk: what is told once at making one is told of this one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.sync import desk_kit
from tests.ui.rooms import room
from tests.ui.shown_rooms import dress, under_way
from tests.ui.test_desk_screen import PASS
from tests.ui.test_pictures import problems
from ui import language
from ui.desk_session import Created, DeskSession
from ui.style.theme import Theme


def test_each_desk_that_is_made_shows_its_own_recovery_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real desks, with keys one can tell apart."""
    keys = iter(("AAAA-0001", "BBBB-0002"))
    monkeypatch.setattr(
        "ui.desk_session._create",
        lambda folder, *_rest: Created(
            desk_kit.desk_in(folder), next(keys), tmp_path / "root.json"
        ),
    )
    with room(qtbot, tmp_path) as made:
        shown = []
        for name in ("first", "second"):
            made.go("desk")
            made.put_folder("desk_new_folder", tmp_path / name)
            made.type("desk_new_office", "示例区卫生健康委员会")
            for line in ("desk_new_passphrase", "desk_new_again", "desk_root_passphrase"):
                made.type(line, PASS)
            made.put_folder("desk_root_folder", tmp_path)
            made.click("desk_create")
            shown.append(made.find("desk_recovery_key", QLabel).text())
            made.click("desk_recovery_done")
            left = made.window.findChildren(QLabel, "desk_recovery_key")
            assert left == [], "it is told once"
            made.click("desk_leave")
        assert shown == ["AAAA-0001", "BBBB-0002"]


def test_another_language_or_size_leaves_a_recovery_key_on_the_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once, and every page is built again: until it is written down, it stands."""
    monkeypatch.setattr(
        "ui.desk_session._create",
        lambda folder, *_rest: Created(
            desk_kit.desk_in(folder), "AAAA-0001", tmp_path / "root.json"
        ),
    )
    with room(qtbot, tmp_path) as made:
        made.go("desk")
        DeskSession.of(made.window).create(tmp_path / "new", "示例区", PASS, tmp_path, PASS)
        made.window.rebuild()  # while it is being made
        made.settle()
        for _ in range(2):
            assert made.find("desk_recovery_key", QLabel).text() == "AAAA-0001"
            made.window.rebuild()
        made.click("desk_recovery_done")
        assert made.find("desk_leave", QPushButton).isVisible()
        made.window.rebuild()
        assert made.find("desk_leave", QPushButton).isVisible()
        assert made.window.findChildren(QLabel, "desk_recovery_key") == []
        made.click("desk_leave")


@pytest.mark.parametrize("percent", [150, 200])
def test_both_doors_stand_beside_each_other_on_a_small_screen_with_large_words(
    qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    """They lay one over the other, and what chooses a folder was cut off."""
    with under_way(qtbot, tmp_path) as made:
        dress(made, Theme.LIGHT, percent, (1280, 720), language.CHINESE)
        page = made.go("desk")
        made.settle()
        assert not problems(made.window, page)
