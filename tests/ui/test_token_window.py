"""A key on a token in the window: the PIN is asked for, told when wrong, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.visits import papers
from sync import office
from tests.softhsm import PIN, needs_softhsm, plugged_in
from tests.ui.dialog_looks import fits
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, fill, new_desk, sign
from tests.ui.shown_rooms import dress
from ui import language, laptop_keys
from ui.dialogs.token_pin import TokenPinDialog
from ui.dialogs.token_request import TokenRequestDialog
from ui.screens import keys_panel
from ui.style.theme import Theme
from ui.token_signing import Wanted, place_of, write_token_request
from ui.widgets.folder_field import FolderField

LABEL = "现场令牌"


@pytest.fixture
def made(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:
    """A signed visit on a laptop whose key was enrolled on a token."""
    tokens, stick = plugged_in(tmp_path, monkeypatch), tmp_path / "stick"
    tokens.add(LABEL)
    stick.mkdir()
    look_like_the_program(qapp)
    with room(QtBot(request), tmp_path, fill, close, sign) as opened:
        workspace = opened.field.workspace
        wanted = Wanted(tokens.module, LABEL)
        asked = write_token_request(workspace, "现场第1组", stick, wanted, lambda: PIN)
        with new_desk(tmp_path / "desk") as desk:
            office.hand_out(office.enrol(desk, asked.read_bytes()), stick)
        bundle = laptop_keys.bundle_in(stick, workspace.device_id)
        assert bundle is not None
        laptop_keys.accept(workspace, laptop_keys.read_offer(workspace, bundle))
        yield opened
        opened.settle()


def asked(made: Room) -> TokenPinDialog:
    made.click("delivery_build")
    made.settle()
    return next(d for d in made.window.findChildren(TokenPinDialog) if d.isVisible())


def give(made: Room, pin: str) -> None:
    field = asked(made).findChild(QLineEdit, "tokenPin_field")
    assert field is not None
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(field, pin)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
    made.settle()


@needs_softhsm
def test_the_pin_is_asked_for_before_a_package_is_made(made: Room) -> None:
    dress(made, Theme.LIGHT, 100, (1366, 768), language.ENGLISH)
    made.open()
    made.go("delivery")
    made.settle()
    empty = asked(made)
    sign_ = empty.findChild(QPushButton, "tokenPin_give")
    assert sign_ is not None
    assert not sign_.isEnabled()
    empty.close()
    made.settle()
    give(made, "000000")
    said = made.find("deliveryMessageText", QLabel).text()
    assert "PIN is wrong" in said
    assert not papers.packages(made.field.book, made.field.visit)
    give(made, PIN)
    said = made.find("deliveryMessageText", QLabel).text()
    assert "is made" in said
    assert len(papers.packages(made.field.book, made.field.visit)) == 1
    fits(made, "delivery", lambda page: TokenPinDialog(page, LABEL), "token_pin")


def request_dialog(opened: Room) -> TokenRequestDialog:
    opened.click("keys_token")
    opened.settle()
    found = opened.window.findChildren(TokenRequestDialog)
    return next(dialog for dialog in found if dialog.isVisible())


def fill_in(dialog: TokenRequestDialog, **said: str) -> None:
    for name, words in said.items():
        line = dialog.findChild(QLineEdit, f"tokenRequest_{name}")
        assert line is not None
        line.setText(words)
    give_ = dialog.findChild(QPushButton, "tokenRequest_give")
    assert give_ is not None
    assert give_.isEnabled()
    give_.click()


@needs_softhsm
def test_a_request_for_a_key_on_a_token_is_made_in_the_window(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it is for a key in the workspace; a wrong PIN is told, and nothing is kept of it."""
    tokens, stick = plugged_in(tmp_path, monkeypatch), tmp_path / "stick"
    tokens.add(LABEL)
    stick.mkdir()
    look_like_the_program(qapp)
    with room(QtBot(request), tmp_path, fill, close) as opened:
        dress(opened, Theme.LIGHT, 100, (1366, 768), language.ENGLISH)
        opened.open()
        page = opened.go("delivery")
        opened.settle()
        opened.find("delivery_folder", QLineEdit).setText(str(stick))
        opened.click("keys_token")
        opened.settle()
        assert not page.findChildren(TokenRequestDialog), "the laptop has no name yet"
        opened.find("keys_name", QLineEdit).setText("现场第1组")
        opened.click("keys_token")
        dialog = request_dialog(opened)  # asked for a second time
        shown = [d for d in page.findChildren(TokenRequestDialog) if d.isVisible()]
        assert shown == [dialog]
        fill_in(dialog, module=str(tmp_path / "no.so"), pin=PIN)
        opened.settle()
        assert dialog.message.text()
        fill_in(dialog, module=tokens.module, label=LABEL, pin="000000")
        opened.settle()
        assert "PIN is wrong" in dialog.message.text()
        assert not list(stick.iterdir())
        fill_in(dialog, pin=PIN)  # what else was typed is still there
        assert "being made" in dialog.message.text()
        opened.settle()
        assert not page.findChildren(TokenRequestDialog)
        assert "request is in" in opened.find("deliveryMessageText", QLabel).text()
        (file,) = stick.glob("request-*.csr")
        place = place_of(opened.field.workspace)
        assert place is not None
        assert place.label == LABEL
        state = laptop_keys.key_state(opened.field.workspace)
        assert opened.find("keys_fingerprint", QLabel).text() == state.fingerprint
        with new_desk(tmp_path / "desk") as desk:
            office.hand_out(office.enrol(desk, file.read_bytes()), stick)
        fits(opened, "delivery", lambda page: TokenRequestDialog(page, ""), "token_request")


def test_nothing_is_offered_without_the_library(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for there in (True, False):
        monkeypatch.setattr(keys_panel, "token_library", lambda there=there: there)
        panel = keys_panel.KeysPanel(FolderField("stick", "stick"))
        qtbot.addWidget(panel)
        panel.show_state(laptop_keys.KeyState())
        assert (panel.findChild(QPushButton, "keys_token") is not None) is there
