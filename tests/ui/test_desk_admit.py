"""A person lets a package in by hand: asked for in the quarantine's list, refused and let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync.admitting import admissions
from sync.inbox import receive
from tests.sync.package import kit
from tests.sync.test_late import brought
from tests.sync.test_late import desk as desk
from tests.sync.test_late import received as received
from tests.ui.rooms import Room, room
from ui.desk_session import DeskSession


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        session = DeskSession.of(opened.window)
        session._adopt(desk)
        session.packs = kit.PACKS
        opened.settle()
        yield opened
        DeskSession.of(opened.window).leave()


@pytest.fixture
def aside(received: tuple[Path, bytes], desk: Desk, tmp_path: Path) -> str:
    """Name of the quarantine folder of a package that only a person can let in."""
    path = brought(received, tmp_path / "stick", None)
    folder = receive(path, desk, kit.PACKS).quarantine
    noise = tmp_path / "stick" / "noise.zip"
    noise.write_bytes(b"no package")
    receive(noise, desk, kit.PACKS)
    assert folder
    return folder.name


def test_the_clerk_lets_it_in_by_name_and_with_a_reason(aside: str, made: Room, desk: Desk) -> None:
    made.go("desk")
    asking = [w for w in made.window.findChildren(QWidget) if w.objectName().startswith("admit_")]
    assert [w.objectName() for w in asking] == [f"admit_{aside}"], "for nothing else refused"
    made.click(f"admit_{aside}")
    made.click("admit_give")
    assert "first" in made.find("admitMessageText", QLabel).text()
    made.type("admit_by", "Director C")
    made.click("admit_give")
    assert desk.list_packages() == (), "not without a reason"
    made.find("admit_reason", QPlainTextEdit).setPlainText("telephoned, finished before the loss")
    made.click("admit_give")
    ((_at, said),) = admissions(desk)
    assert (said.by, said.reason) == ("Director C", "telephoned, finished before the loss")
    assert len(desk.list_cases()) == 1
    made.settle()
    assert not [w for w in made.window.findChildren(QWidget) if w.objectName() == "admitDialog"]
    assert made.find("deskMessageText", QLabel).text() != ""
    assert not [w for w in made.window.findChildren(QWidget) if w.objectName() == f"admit_{aside}"]
    card = made.find(f"quarantine_{aside}")
    assert "by name" in " ".join(w.text() for w in card.findChildren(QLabel))


def test_what_speaks_against_it_stands_in_the_dialog_and_nothing_typed_is_lost(
    aside: str, made: Room, desk: Desk
) -> None:
    made.go("desk")
    made.click(f"admit_{aside}")
    copy = desk.quarantine / aside / "refused.zip"
    copy.write_bytes(copy.read_bytes()[:-1])
    made.type("admit_by", "Director C")
    made.find("admit_reason", QPlainTextEdit).setPlainText("telephoned")
    made.click("admit_give")
    assert made.find("admitMessageText", QLabel).text()
    assert made.find("admit_reason", QPlainTextEdit).toPlainText() == "telephoned"
    assert made.find("admit_give").isEnabled()
    assert (desk.list_packages(), admissions(desk)) == ((), ())
