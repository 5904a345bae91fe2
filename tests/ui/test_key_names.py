"""Keys and standards are called as people call them in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.standards.loading import available
from ui import language, program_keys, words
from ui.dialogs.key_list import key_words


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    language.use(language.CHINESE)
    yield
    language.use(language.ENGLISH)


@pytest.mark.usefixtures("chinese")
def test_a_chinese_window_names_its_keys_in_chinese(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    program_keys.tell(page)
    shown = page.findChild(QDialog, "keyListDialog")
    assert shown is not None
    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    for word in ("回车", "空格", "上翻页", "下翻页"):
        assert word in said
    for word in ("Return", "PgDown", "PgUp", "Space", "Enter"):
        assert word not in said
    assert key_words("Ctrl+Return") == "Ctrl+回车"
    assert key_words("Alt+Left") == "Alt+←"
    assert key_words("1 2 3 0 ↑ ↓ Esc") == "1 2 3 0 ↑ ↓ Esc"
    shown.close()


def test_an_english_window_keeps_the_words_on_its_keyboard(qtbot: QtBot) -> None:
    assert key_words("Return") == "Enter"
    assert key_words("PgDown") == "PgDn"


def test_a_standard_says_nothing_twice() -> None:
    said = [words.titled(one.pack.title, one.pack.edition) for one in available()]
    for one in said:
        parts = [part.strip() for part in one.replace("·", " ").split()]
        assert len(parts) == len(set(parts)), one
    assert words.titled("推荐标准·建设内容", "2021年·建设内容") == "推荐标准·建设内容 · 2021年"
    assert words.titled("指标（2015年版）", "2015年版") == "指标（2015年版）"
    assert words.titled("指标", "2015年版") == "指标 · 2015年版"
