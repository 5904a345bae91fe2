"""Who can open packages, in the window: added, removed; the key on paper is read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync import escrow
from sync.sealing import new_identity, recipient_of
from tests.ui import sample_visit
from tests.ui.rooms import Room, room
from tests.ui.test_recovery_key import least_height
from ui.desk_session import DeskSession
from ui.dialogs.escrow_sheet import EscrowSheetDialog


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        DeskSession.of(opened.window)._adopt(sample_visit.new_desk(tmp_path / "desk"))
        opened.go("desk")
        opened.click("desk_keys")
        opened.click("desk_keys_tabs_office")
        opened.settle()
        yield opened
        DeskSession.of(opened.window).leave()


def desk_of(made: Room) -> Desk:
    found = DeskSession.of(made.window).desk
    assert found is not None
    return found


def test_the_escrow_key_is_added_and_removed(made: Room) -> None:
    key = recipient_of(new_identity())
    made.type("desk_recipient_key", "age1wrong")
    made.click("desk_recipient_add")
    assert made.find("desk_recipient_key", QLineEdit).text() == "age1wrong", "to be mended"
    made.find("desk_recipient_key", QLineEdit).clear()
    made.type("desk_recipient_key", key)
    made.click("desk_recipient_add")
    made.settle()
    assert [str(one.kind) for one in escrow.holders(desk_of(made))] == ["office", "escrow"]
    shown = " ".join(w.text() for w in made.find("desk_recipient_1").findChildren(QLabel))
    assert "escrow" in shown
    assert key in shown.replace("\N{ZERO WIDTH SPACE}", "")
    missing = made.window.findChild(QWidget, "desk_recipient_remove_0")
    assert missing is None, "the office cannot lock itself out"
    made.click("desk_recipient_remove_1")
    made.settle()
    assert len(escrow.holders(desk_of(made))) == 1
    assert "no more" in made.find("deskKeysMessageText", QLabel).text()


def test_the_sheet_is_read_back_by_eye_and_by_camera(made: Room, tmp_path: Path) -> None:
    made.click("desk_paper_write")
    made.settle()
    dialog = made.window.findChild(EscrowSheetDialog)
    assert dialog is not None
    target = tmp_path / "sheet.pdf"
    dialog.sheet.save(target)
    made.settle()
    assert target.stat().st_mode & 0o077 == 0
    assert "Saved" in made.find("escrowSheetMessageText", QLabel).text()
    dialog.sheet.save(tmp_path / "gone" / "sheet.pdf")
    assert dialog.message.text() == "", "nobody knows yet"
    made.settle()
    assert made.find("escrowSheetMessageText", QLabel).text()
    assert "Saved" not in made.find("escrowSheetMessageText", QLabel).text()
    secret = escrow.on_paper(desk_of(made))
    document = pypdfium2.PdfDocument(target)
    assert len(document) == 1
    text = "".join(document[0].get_textpage().get_text_bounded().split())
    assert secret in text
    assert least_height(target) > 6, "readable without a lens"
    image = document[0].render(scale=3).to_pil()
    (code,) = zxingcpp.read_barcodes(image)
    assert code.text == secret
    other = sample_visit.new_desk(tmp_path / "anew")
    with other:
        assert escrow.take_over(other, code.text) == escrow.holders(desk_of(made))[0].key
    dialog.close()


def test_a_sheet_is_taken_over_in_the_window(made: Room) -> None:
    secret = new_identity()
    made.type("desk_paper_key", secret[:-1])
    made.click("desk_paper_take")
    made.settle()
    assert made.find("deskMessageText", QLabel).text() != ""
    made.find("desk_paper_key", QLineEdit).clear()
    made.type("desk_paper_key", " ".join(escrow.in_groups(secret)))
    made.click("desk_paper_take")
    made.settle()
    assert made.find("desk_paper_key", QLineEdit).text() == ""
    assert "can be received here" in made.find("deskKeysMessageText", QLabel).text()
