"""Near by one sees the original's own pixels, read beside the window and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from models.errors import StoreError
from models.evidence import shelf
from models.facts.bodies import EvidenceAdded
from tests.models.evidence.hostile import encoded
from tests.ui.marking import QUALITY, Marking
from ui.dialogs.photo import PhotoDialog
from ui.dialogs.photo_view import PhotoView

CLAUSE = "1.2.4/4"
SIZE = (2400, 1600)


def striped() -> Image.Image:
    """Black and white columns, a pixel each: grey in the preview, seen only in the original."""
    row = bytes(255 if at % 2 else 0 for at in range(SIZE[0]))
    return Image.frombytes("L", SIZE, row * SIZE[1]).convert("RGB")


@pytest.fixture
def photo(marking: Marking, tmp_path: Path) -> EvidenceAdded:
    marking.at(QUALITY, CLAUSE)
    return taken_in(marking, tmp_path / "stripes.jpg", encoded(striped(), "JPEG", quality=95))


def taken_in(marking: Marking, file: Path, picture: bytes) -> EvidenceAdded:
    file.write_bytes(picture)
    before = set(marking.reloaded().evidence)
    pane = marking.screen.evidence
    pane.take((file,))
    asked = pane.covering.ask.findChild(QPushButton, "privacyNobody")
    if asked is not None and asked.isVisible():
        asked.click()
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()
    (new,) = (e for sha, e in marking.reloaded().evidence.items() if sha not in before)
    return new


@pytest.fixture
def dialog(marking: Marking, photo: EvidenceAdded) -> PhotoDialog:
    made = PhotoDialog(marking.room.session, photo, marking.screen.actions_, marking.room.window)
    made.open()
    marking.room.settle()
    return made


def view_of(dialog: PhotoDialog) -> PhotoView:
    found = dialog.findChild(PhotoView, "photoPicture")
    assert found is not None
    return found


def contrast(view: PhotoView) -> int:
    """Between neighbours in the middle of what is painted."""
    shown = view.grab().toImage()
    middle, line = shown.width() // 2, shown.height() // 2
    greys = [shown.pixelColor(x, line).red() for x in range(middle - 40, middle + 40)]
    return max(greys) - min(greys)


def test_the_preview_is_enough_until_one_comes_near(marking: Marking, dialog: PhotoDialog) -> None:
    view = view_of(dialog)
    asked: list[int] = []
    view.more_wanted.connect(lambda: asked.append(1))
    assert view.ready
    assert view._fine.isNull()
    assert contrast(view) < 60
    nearer = dialog.findChild(QPushButton, "photoNearer")
    whole = dialog.findChild(QPushButton, "photoWhole")
    assert nearer is not None
    assert whole is not None
    for _ in range(10):
        nearer.click()
    marking.room.settle()
    assert asked == [1]
    assert (view._fine.width(), view._fine.height()) == SIZE
    assert contrast(view) > 150, "the stripes are seen"
    whole.click()
    assert contrast(view) < 60


def test_everything_is_reached_by_keys(marking: Marking, dialog: PhotoDialog) -> None:
    view = view_of(dialog)
    view.setFocus()
    assert view.accessibleName()
    before = view.place()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.place().width() > before.width()
    left = view.place().left()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.place().left() > left
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.place() == before


def test_one_that_went_before_its_pixels_came_harms_nothing(
    marking: Marking, dialog: PhotoDialog
) -> None:
    view = view_of(dialog)
    for _ in range(10):
        view.zoom(1.25)
    dialog.close()
    marking.room.settle()


def test_a_photo_whose_bytes_are_gone_keeps_its_preview(
    marking: Marking, dialog: PhotoDialog, photo: EvidenceAdded
) -> None:
    workspace = marking.room.session.workspace
    assert workspace is not None
    with workspace.write() as connection:
        connection.exec_driver_sql("DELETE FROM derived WHERE original = ?", (photo.sha256,))
        connection.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", (photo.sha256,))
    view = view_of(dialog)
    for _ in range(10):
        view.zoom(1.25)
    marking.room.settle()
    assert view.ready
    assert view._fine.isNull()


def test_a_preview_that_cannot_be_read_is_told(
    marking: Marking, photo: EvidenceAdded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_given: object) -> bytes:
        raise StoreError("disk-full")

    monkeypatch.setattr(shelf, "preview", lost)
    marking.screen._look(photo.sha256)
    marking.room.settle()
    assert marking.room.find("photoMessageText", QLabel).text()
    marking.room.click("photoClose")


@pytest.mark.parametrize("way", ["photoCover", "photoClose", "escape"])
def test_typed_words_are_kept_however_one_leaves(
    marking: Marking, photo: EvidenceAdded, dialog: PhotoDialog, way: str
) -> None:
    words = dialog.findChild(QLineEdit, "photoCaption")
    assert words is not None
    words.setText("登记册第23页")
    if way == "escape":
        dialog.reject()
    else:
        button = dialog.findChild(QPushButton, way)
        assert button is not None
        button.click()
    marking.room.settle()
    assert marking.reloaded().evidence[photo.sha256].caption == "登记册第23页"


def test_words_that_are_kept_by_their_button_are_kept_once(
    marking: Marking, photo: EvidenceAdded, dialog: PhotoDialog
) -> None:
    words = dialog.findChild(QLineEdit, "photoCaption")
    keep = dialog.findChild(QPushButton, "photoKeep")
    assert words is not None
    assert keep is not None
    words.setText("登记册")
    before = marking.reloaded().count
    keep.click()
    marking.room.settle()
    assert marking.reloaded().count == before + 1


def test_the_photo_after_is_shown_at_once_and_typed_words_are_kept(
    marking: Marking, photo: EvidenceAdded, tmp_path: Path
) -> None:
    plain = encoded(Image.new("RGB", (40, 30)), "JPEG")
    other, screen = taken_in(marking, tmp_path / "plain.jpg", plain), marking.screen
    assert [one.sha256 for one in screen.evidence.model.rows] == [photo.sha256, other.sha256]
    first = screen._look(photo.sha256)
    assert first is not None
    assert not marking.room.find("photoBefore").isEnabled(), "there is none before the first"
    marking.room.find("photoCaption", QLineEdit).setText("登记册第24页")
    first.activateWindow()
    marking.room.qtbot.waitUntil(first.isActiveWindow)
    QTest.keyClick(first, Qt.Key.Key_PageDown)
    marking.room.settle()
    assert marking.reloaded().evidence[photo.sha256].caption == "登记册第24页"
    assert marking.room.find("photoCaption", QLineEdit).text() == (other.caption or "")
    assert marking.room.find("photoWhere", QLabel).text() == "2 / 2"
    marking.room.click("photoBefore")
    assert marking.room.find("photoCaption", QLineEdit).text() == "登记册第24页"
    marking.room.click("photoClose")
