"""Old refused originals in the window: asked first, removed by name, never by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync.clearing import clearings
from sync.inbox import receive
from tests.sync.desk_kit import Clock, desk_in
from tests.sync.package import kit
from tests.sync.test_clearing import EARLY, LATER
from tests.ui.dialog_looks import fits
from tests.ui.rooms import Room, room
from tests.ui.shown_rooms import dress
from ui import language
from ui.desk_session import DeskSession
from ui.dialogs.clear_quarantine import ClearQuarantineDialog
from ui.style.theme import Theme


@pytest.fixture
def clock() -> Clock:
    made = Clock()
    made.utc = EARLY
    return made


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    """A desk that refused a file ninety days ago, and another one just now."""
    made = desk_in(tmp_path / "desk", clock)
    for at, name in ((EARLY, "旧包.zip"), (LATER, "新包.zip")):
        clock.utc = at
        (tmp_path / name).write_bytes(name.encode())
        assert receive(tmp_path / name, made, kit.PACKS).quarantine
    return made


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        session = DeskSession.of(opened.window)
        session._adopt(desk)
        opened.settle()
        yield opened
        session.leave()


def test_the_clerk_is_asked_and_answers_for_it_by_name(
    made: Room, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.clearing.KEEP_DAYS", 60)  # the words follow the rule
    dress(made, Theme.LIGHT, 100, (1366, 768), language.CHINESE)
    page = made.go("desk")
    made.settle()
    assert "满 60 天的 1 个文件" in made.find("desk_clear", QPushButton).text()
    made.click("desk_clear")
    assert "满 60 天的 1 个文件" in made.find("clear_what", QLabel).text()
    give = made.find("clear_give", QPushButton)
    assert not give.isEnabled(), "not without a name"
    made.click("clear_cancel")
    made.settle()
    assert clearings(desk) == ()
    made.click("desk_clear")
    made.type("clear_by", "受理员丁")
    made.click("clear_give")
    made.settle()
    assert [said.by for _at, said in clearings(desk)] == ["受理员丁"]
    assert "1 个隔离的原件" in made.find("deskMessageText", QLabel).text()
    left = [w.objectName() for w in page.findChildren(QWidget)]
    assert "desk_clear" not in left
    assert sum(name.startswith("quarantine_") for name in left) == 1, "the new one stays"
    assert len(list(desk.quarantine.glob("*/refused.zip"))) == 1
    assert len(list(desk.quarantine.glob("*/reason.txt"))) == 2


def test_the_question_goes_when_the_desk_is_locked_behind_it(made: Room, desk: Desk) -> None:
    made.go("desk")
    made.settle()
    made.click("desk_clear")
    made.type("clear_by", "受理员丁")
    DeskSession.of(made.window).leave()  # it had been asked for while something was under way
    made.settle()
    assert made.window.findChildren(ClearQuarantineDialog) == []


def test_the_question_fits_and_looks_right(made: Room, desk: Desk) -> None:
    from sync.clearing import old

    fits(made, "desk", lambda page: ClearQuarantineDialog(old(desk), page), "clear_quarantine")
