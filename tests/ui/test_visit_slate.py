"""Slates through the window: shown, photographed, imported; the rest waits in the tray."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QFileDialog, QLabel, QWidget

from models.evidence.slate import BEIJING, ClockShown, Slate, clock_text, parse, slate_text
from models.evidence.sorting import tray
from tests import slates
from tests.ui.marking import QUALITY, Marking
from tests.ui.sample_visit import TickingClock
from ui.dialogs.slate import SlateDialog
from ui.screens.visit.tray import PhotoModel

PHONE, CAMERA = "HUAWEI NOH-AN00", "Canon EOS-M50"
NINE = datetime(2026, 9, 22, 9, 0, tzinfo=BEIJING)


def taken(minute: int) -> str:
    return f"2026:09:22 09:{minute:02}:00"


def photo(folder: Path, name: str, minute: int | None, camera: str = PHONE) -> Path:
    """An ordinary photo; each of another colour, so of other bytes."""
    colour = (hash(name) % 200, (minute or 0) * 4, 90)
    data = slates.jpeg(
        Image.new("RGB", (640, 480), colour), taken(minute) if minute is not None else "", camera
    )
    (folder / name).write_bytes(data)
    return folder / name


def of_screen(folder: Path, name: str, minute: int, text: str, camera: str = PHONE) -> Path:
    """A photo of a screen that shows `text`, held askew."""
    image = slates.photographed(text, tilt=0.1, blur=1.0, turn=4.0)
    (folder / name).write_bytes(slates.jpeg(image, taken(minute), camera))
    return folder / name


def dialog(marking: Marking) -> SlateDialog:
    return marking.room.find("slateDialog", SlateDialog)


def shut(marking: Marking) -> None:
    dialog(marking).close()
    marking.room.settle()
    marking.room.window.activateWindow()
    marking.room.qtbot.waitUntil(marking.room.window.isActiveWindow)


def shown_slate(marking: Marking, clause: str) -> str:
    """Open the slate of a clause by its key, read its code, and close it."""
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_F9)
    text = dialog(marking).code.text
    shut(marking)
    return text


def import_(marking: Marking, files: Sequence[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    names = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))
    marking.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    wait(marking)


def answer(marking: Marking, name: str) -> None:
    """Answer what the photos show that slates send to clauses where patients are."""
    marking.room.click(name)
    wait(marking)


def wait(marking: Marking) -> None:
    intake = marking.screen.evidence.intake
    marking.room.qtbot.waitUntil(lambda: not intake.busy, timeout=30_000)
    marking.room.settle()


def waiting(marking: Marking) -> list[str]:
    return [each.taken_at[14:16] for each in tray(marking.reloaded())]


def say_nobody(marking: Marking) -> None:
    """Answer what the photos show, where the clause asks before it takes any."""
    marking.room.settle()
    asked = marking.screen.evidence.findChild(QAbstractButton, "privacyNobody")
    if asked is not None and asked.isVisible():
        asked.click()
        marking.room.settle()


def linked(marking: Marking, clause: str) -> list[str]:
    state = marking.reloaded()
    return [state.evidence[sha].taken_at[14:16] for sha in state.links.get((QUALITY, clause), ())]


def test_the_slate_says_clause_room_and_time_and_fills_the_window(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/4")
    marking.key(Qt.Key.Key_F9)
    opened = dialog(marking)
    read = parse(opened.code.text)
    assert isinstance(read, Slate)
    assert (read.pack, read.clause) == (QUALITY, "1.2.4/4")
    assert opened.size() == marking.room.window.size()
    assert marking.room.find("slateClause", QLabel).text() == "1.2.4/4"
    assert marking.room.find("slateWords", QLabel).text()
    said = datetime.fromtimestamp(read.utc, BEIJING).strftime("%Y-%m-%d %H:%M:%S")
    assert marking.room.find("slateTime", QLabel).text() == said
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    marking.room.settle()
    assert not marking.room.window.findChildren(SlateDialog)


def test_what_the_window_paints_is_read_by_a_camera(marking: Marking) -> None:
    import zxingcpp

    marking.at(QUALITY, "1.2.4/4")
    marking.room.act("showSlate")
    opened = dialog(marking)
    marking.room.qtbot.waitUntil(lambda: opened.code.width() > 200)
    (found,) = zxingcpp.read_barcodes(opened.grab().toImage())
    assert found.text == opened.code.text
    shut(marking)


def test_photos_after_a_slate_find_their_clause_and_the_rest_waits(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = shown_slate(marking, "1.2.4/4"), shown_slate(marking, "1.1.1/1")
    files = [
        photo(tmp_path, "IMG_07.jpg", 31),  # handed in in any order
        of_screen(tmp_path, "IMG_05.jpg", 20, second),
        photo(tmp_path, "IMG_01.jpg", 1),
        of_screen(tmp_path, "IMG_02.jpg", 10, first),
        photo(tmp_path, "IMG_04.jpg", 12),
        photo(tmp_path, "IMG_03.jpg", 11),
        photo(tmp_path, "other.jpg", 13, CAMERA),
        photo(tmp_path, "wechat.jpg", None),
    ]
    import_(marking, files, monkeypatch)
    assert linked(marking, "1.2.4/4") == []
    assert linked(marking, "1.1.1/1") == ["31"]
    assert marking.said("evidenceMessage") == (
        "1 photos went to 1 clauses, 5 wait in the tray. Slates read: 2."
    )
    answer(marking, "sortNobody")
    assert linked(marking, "1.2.4/4") == ["11", "12"]
    assert linked(marking, "1.1.1/1") == ["31"]
    assert sorted(waiting(marking)) == ["", "01", "13"]
    assert len(marking.reloaded().evidence) == 6  # the slates are not kept


def test_the_same_card_again_changes_nothing(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown_slate(marking, "1.2.4/4")
    files = [of_screen(tmp_path, "1.jpg", 1, text), photo(tmp_path, "2.jpg", 2)]
    import_(marking, files, monkeypatch)
    answer(marking, "sortNobody")
    head = marking.reloaded().head
    import_(marking, files, monkeypatch)
    assert marking.reloaded().head == head
    assert linked(marking, "1.2.4/4") == ["02"]


def test_slates_are_kept_when_asked(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marking.at(QUALITY, "1.2.4/4")
    marking.key(Qt.Key.Key_F9)
    opened = dialog(marking)
    text = opened.code.text
    marking.room.find("slateKeep", QCheckBox).setChecked(True)
    shut(marking)
    import_(marking, [of_screen(tmp_path, "1.jpg", 1, text)], monkeypatch)
    assert len(marking.reloaded().evidence) == 1


def test_a_slate_of_another_visit_is_told_and_never_used(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = slate_text("another visit", "", QUALITY, "1.2.4/4", int(NINE.timestamp()))
    marking.at(QUALITY, "1.2.4/4")
    files = [of_screen(tmp_path, "1.jpg", 1, foreign), photo(tmp_path, "2.jpg", 2)]
    import_(marking, files, monkeypatch)
    assert linked(marking, "1.2.4/4") == []
    assert waiting(marking) == ["02"]
    assert "Slates of another visit, not used: 1" in marking.said("evidenceMessage")


def test_the_clock_shows_the_true_second_and_calibrates_a_camera(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marking.at(QUALITY, "1.2.4/4")
    marking.key(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    opened = dialog(marking)
    before = opened.code.text
    read = parse(before)
    assert isinstance(read, ClockShown)
    clock = marking.room.field.book.clock
    assert isinstance(clock, TickingClock)
    assert 0 <= int(clock._moment.timestamp()) - read.utc <= 1
    clock._moment += timedelta(seconds=2)
    marking.room.qtbot.waitUntil(lambda: opened.code.text != before)
    QTest.keyClick(opened, Qt.Key.Key_C)
    assert isinstance(parse(opened.code.text), Slate)
    shut(marking)
    text = clock_text(int(NINE.timestamp()))
    import_(marking, [of_screen(tmp_path, "1.jpg", 9, text)], monkeypatch)
    assert marking.reloaded().cameras == {PHONE: 540}
    assert f"{PHONE}: clock 9 min 0 s ahead." in marking.said("evidenceMessage")
    marking.key(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert "9 min 0 s ahead" in marking.room.find("slateCameras", QLabel).text()
    shut(marking)
    import_(marking, [photo(tmp_path, "2.jpg", 20)], monkeypatch)
    (waits,) = tray(marking.reloaded())
    marking.screen.evidence.look.emit(waits.sha256)
    marking.room.settle()
    opened_photo = marking.room.find("photoDialog")
    told = " ".join(line.text() for line in opened_photo.findChildren(QLabel))
    assert "2026-09-22 09:11:00 by this laptop's clock" in told
    assert PHONE in told
    opened_photo.close()


def test_photos_go_from_the_tray_to_the_clause_by_keys(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marking.at(QUALITY, "1.2.4/4")
    import_(marking, [photo(tmp_path, f"{n}.jpg", n) for n in (1, 2, 3)], monkeypatch)
    assert waiting(marking) == ["01", "02", "03"]
    marking.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    marking.key(Qt.Key.Key_Delete)  # takes nothing off here
    assert waiting(marking) == ["01", "02", "03"]
    marking.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    grid = QApplication.focusWidget()
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Return)
    say_nobody(marking)
    assert linked(marking, "1.2.4/4") == ["01", "02", "03"]
    assert waiting(marking) == []


def drop_on(marking: Marking, photos: QMimeData, target: QWidget, at: QPoint) -> None:
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, photos, buttons, modifiers)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, photos, buttons, modifiers))
    say_nobody(marking)


def test_a_photo_is_dragged_from_the_tray_onto_another_clause(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marking.at(QUALITY, "1.2.4/4")
    import_(marking, [photo(tmp_path, f"{n}.jpg", n) for n in (1, 2)], monkeypatch)
    marking.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    pane, model = marking.screen.clauses, marking.screen.evidence.model
    assert isinstance(model, PhotoModel)
    indexes: list[QModelIndex] = [model.index(0)]
    assert model.flags(indexes[0]) & Qt.ItemFlag.ItemIsDragEnabled
    shown = ((card, card.visibleRegion().boundingRect()) for card in pane.cards)
    middles = (card.mapTo(pane, area.center()) for card, area in shown if area.height() > 20)
    found = ((at, pane.ref_at(pane.childAt(at))) for at in middles)
    over, onto = next((at, ref) for at, ref in found if ref not in (None, marking.screen.ref))
    assert onto is not None
    drop_on(marking, model.mimeData(indexes), pane, over)
    assert marking.screen.ref == onto
    assert linked(marking, onto.clause) == ["01"]
    evidence = marking.screen.evidence
    drop_on(marking, model.mimeData([model.index(0)]), evidence, QPoint(9, 9))
    assert linked(marking, onto.clause) == ["01", "02"]


def test_anything_else_is_not_dropped_on_a_clause(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/4")
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(marking.screen.clauses, enter)
    assert not enter.isAccepted()
