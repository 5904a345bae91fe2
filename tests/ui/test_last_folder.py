"""File dialogs speak Chinese and open where files were last chosen, never in the program's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.store import last_folder as store
from tests.ui.marking import Marking
from tests.ui.test_visit_evidence import picture
from ui import language, last_folder


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    language.use(language.CHINESE)
    yield
    language.use(language.ENGLISH)


@pytest.fixture(autouse=True)
def _nothing_chosen() -> Iterator[None]:
    last_folder.forget()
    yield
    last_folder.forget()


@pytest.mark.usefixtures("chinese")
def test_qts_own_words_are_chinese_in_a_chinese_window(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "照片", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    said += [one.text() for one in dialog.findChildren(QPushButton)]
    shown = [words for words in said if words.strip() and words != str(tmp_path)]
    assert len(shown) >= 4
    assert all(any("一" <= sign <= "鿿" for sign in words) for words in shown), shown
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(box)
    assert {one.text().split("(")[0].strip() for one in box.buttons() if one} == {"取消", "保存"}


def test_an_english_window_keeps_qts_english(qtbot: QtBot) -> None:
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"
    language.use(language.CHINESE)
    assert QCoreApplication.translate("QFileDialog", "Look in:") != "Look in:"
    language.use(language.ENGLISH)
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"


def test_without_qts_file_the_program_still_speaks_chinese(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    language.use(language.CHINESE)
    assert language.current() == language.CHINESE
    assert QCoreApplication.translate("Navigation", "Visits") != "Visits"
    language.use(language.ENGLISH)


def test_a_dialog_first_opens_where_people_keep_things(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(last_folder.start()) != Path.cwd()
    assert Path(last_folder.start()).is_dir()
    assert Path(last_folder.start("a.pdf")).name == "a.pdf"


def test_a_folder_that_has_gone_is_not_opened(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    last_folder.chosen(stick)
    assert last_folder.start() == str(stick)
    stick.rmdir()
    assert last_folder.start() != str(stick)


def test_photos_are_asked_for_where_the_last_ones_were(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "DCIM"
    card.mkdir()
    photo = card / "a.jpg"
    photo.write_bytes(picture("navy"))
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _filter: str) -> tuple[list[str], str]:
        asked.append(start)
        return [str(photo)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    pane = marking.screen.evidence
    pane.choose_files()
    pane.choose_files()
    assert Path(asked[0]) not in (Path.cwd(), card)
    assert asked[1] == str(card)
    marking.room.settle()
    workspace = marking.room.session.workspace
    assert workspace is not None
    assert store.kept(workspace) == str(card), "the next sitting begins there too"
    last_folder.forget()
    last_folder.attend(marking.room.session, workspace)
    marking.room.qtbot.waitUntil(lambda: last_folder.start() == str(card))
