"""What holds for every quiet page: names, room, languages, themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, fill
from ui import language, words
from ui.dialogs.key_list import KeyList
from ui.style import theme

PAGES = (
    "unlock",
    "visits",
    "new_visit",
    "visit",
    "particulars",
    "closing",
    "form_fields",
    "signing",
    "delivery",
    "desk",
    "ledgers",
    "standards",
    "settings",
)
TOUCHED = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@pytest.fixture
def frozen(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, fill, close) as made:
        made.window.resize(1280, 720)
        yield made


def touchable(page: QWidget) -> list[QWidget]:
    found = [w for kind in TOUCHED for w in page.findChildren(kind) if w.isVisible()]
    return [w for w in found if not _of_qt(w)]


def _of_qt(widget: QWidget) -> bool:
    """Headers, corners and icons in a line that Qt makes itself, and that nobody types into."""
    own = isinstance(widget, QHeaderView) or type(widget) is QAbstractButton
    own = own or isinstance(widget.parentWidget(), QLineEdit)
    return own or widget.objectName().startswith("qt_")


def _walked_by_arrows(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches one; the arrows reach the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


@pytest.mark.parametrize("page", PAGES)
def test_everything_one_can_touch_has_a_name_for_hands_and_ears(frozen: Room, page: str) -> None:
    shown = frozen.go(page)

    nameless = [type(w).__name__ for w in touchable(shown) if not w.objectName()]
    silent = [w.objectName() for w in touchable(shown) if not w.accessibleName()]

    assert touchable(shown)
    assert nameless == []
    assert silent == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways_on_a_small_screen(frozen: Room, page: str) -> None:
    shown = frozen.go(page)

    wide = [
        area.objectName()
        for area in shown.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]

    assert frozen.window.size().toTuple() == (1280, 720)
    assert wide == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_walked_through_with_the_tab_key(frozen: Room, page: str) -> None:
    shown = frozen.go(page)

    unreachable = [
        w.objectName()
        for w in touchable(shown)
        if isinstance(w, QAbstractButton | QLineEdit | QPlainTextEdit)
        and w.isEnabled()
        and not _walked_by_arrows(w)
        and not (w.focusPolicy().value & 1)  # Qt.FocusPolicy.TabFocus
    ]

    assert unreachable == []


def test_language_and_look_change_in_place(frozen: Room) -> None:
    frozen.go("settings")
    assert frozen.find("settings_version", QLabel).text().startswith("chayan ")
    folder = frozen.find("settings_folder", QLineEdit)
    folder.selectAll()
    assert folder.selectedText() == str(frozen.session.folder), "what is copied can be opened"
    frozen.click("settings_keys")
    keys = frozen.window.findChild(KeyList)
    assert keys is not None
    keys.close()
    frozen.click("settings_language_zh")
    frozen.settle()
    assert frozen.window.page == "settings"
    assert any(w.text() == "设置" for w in frozen.window.findChildren(QLabel) if w.isVisible())

    frozen.click("settings_theme_dark")
    frozen.settle()
    assert theme.current() is theme.Theme.DARK

    frozen.click("settings_theme_light")
    frozen.click("settings_language_en")
    frozen.settle()
    assert language.current() == language.ENGLISH


def test_the_tab_key_walks_a_page_from_left_to_right_and_down(frozen: Room) -> None:
    """Where one goes next is never far above: left column first, then the right one."""
    frozen.go("particulars")
    wanted = ["memberName_0", "memberName_1", "addMember", "facilityName", "facilityHead"]

    order: list[str] = []
    at = frozen.find("particularsBack").nextInFocusChain()
    for _ in range(400):
        if at.objectName() in wanted and at.objectName() not in order:
            order.append(at.objectName())
        at = at.nextInFocusChain()

    assert order == wanted


def test_a_camera_time_reads_as_people_write_it() -> None:
    assert words.camera_time("2026:03:12 09:45:26+08:00") == "2026-03-12 09:45:26+08:00"
    assert words.camera_time("yesterday") == "yesterday"
    assert words.camera_time("") == ""


def test_a_digest_in_a_sentence_may_break_over_lines() -> None:
    digest = "0123456789abcdef" * 4
    shown = words.breakable(f"data/evidence/{digest}.jpg")
    assert shown.replace("\u200b", "") == f"data/evidence/{digest}.jpg"
    assert shown.count("\u200b") == 63
    name = "visit-346e73cd-504e-4280-87fb-4e3c650c8721-24634e80-r0001.zip.age"
    assert words.breakable(name).count("-\u200b") == 6, "it stood cut off at the desk"
    assert words.breakable("2026-11-23") == "2026-11-23"
