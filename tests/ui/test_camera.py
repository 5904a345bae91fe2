"""The laptop's own camera: live, taken, taken again, taken over; a camera is played by a mock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from models.evidence.moments import moment_of
from models.evidence.shelf import EvidenceReader
from tests.ui.marking import QUALITY, Marking
from tests.ui.sample_visit import PASSPHRASE
from ui import camera
from ui.dialogs.camera import CameraDialog
from ui.locking import IdleLock

CLAUSE = "1.2.4/4"
NAME = "Integrated Camera"


class FakeCamera(QObject):
    frame = Signal(QImage)
    failed = Signal()

    def __init__(self, name: str = NAME) -> None:
        super().__init__()
        self.name, self.on = name, False

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False

    def see(self, colour: str) -> None:
        image = QImage(1281, 720, QImage.Format.Format_RGB888)  # rows with gaps between them
        image.fill(QColor(colour))
        self.frame.emit(image)


@pytest.fixture
def cameras(monkeypatch: pytest.MonkeyPatch) -> list[FakeCamera]:
    made = [FakeCamera()]
    monkeypatch.setattr(camera, "load", lambda: True)
    monkeypatch.setattr(camera, "found", lambda: made)
    return made


def opened(marking: Marking) -> CameraDialog:
    marking.at(QUALITY, CLAUSE)
    marking.room.act("photograph")
    marking.room.settle()
    return next(d for d in marking.screen.findChildren(CameraDialog) if d.isVisible())


def seen(dialog: CameraDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def told(marking: Marking) -> str:
    found = marking.screen.findChild(QLabel, "evidenceMessageText")
    return found.text() if found is not None else ""


def test_a_photo_is_taken_taken_again_and_taken_over(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    before = set(marking.reloaded().evidence)
    dialog = opened(marking)
    fake, live = cameras[0], dialog.live
    assert fake.on
    assert not seen(dialog, "cameraTake").isEnabled(), "there is nothing to take yet"
    fake.see("red")
    seen(dialog, "cameraTake").click()
    fake.see("blue")
    assert live.image.pixelColor(5, 5) == QColor("red"), "what was taken stands still"
    seen(dialog, "cameraAgain").click()
    fake.see("lime")
    seen(dialog, "cameraTake").click()
    assert set(marking.reloaded().evidence) == before, "nothing is kept before it is taken over"
    now = marking.room.session.book.clock.now()
    seen(dialog, "cameraOver").click()
    assert not fake.on, "its light is off"
    pane = marking.screen.evidence
    asked = pane.covering.ask.findChild(QPushButton, "privacyNobody")
    if asked is not None and asked.isVisible():
        asked.click()
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()
    state = marking.reloaded()
    (new,) = (each for sha, each in state.evidence.items() if sha not in before)
    assert new.sha256 in state.links[(QUALITY, CLAUSE)]
    assert (new.mime, new.width, new.height) == ("image/jpeg", 1281, 720)
    assert new.camera == NAME
    taken, offset = now.as_cameras_write()
    assert new.taken_at[:16] == taken[:16]
    assert new.taken_offset == offset
    assert moment_of(new, state.cameras, None) is not None
    assert marking.room.session.workspace is not None
    data = EvidenceReader(marking.room.session.workspace).read(new.sha256)
    middle = QImage.fromData(data).pixelColor(640, 360)
    assert middle.green() > 240
    assert middle.red() < 15


def test_leaving_keeps_nothing_and_lets_the_camera_go(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    before = marking.reloaded()
    dialog = opened(marking)
    cameras[0].see("red")
    seen(dialog, "cameraTake").click()
    seen(dialog, "cameraClose").click()
    marking.room.settle()
    assert not cameras[0].on
    assert marking.reloaded() == before


def test_one_of_several_is_chosen_and_one_that_fails_is_told(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    cameras.append(FakeCamera("USB Camera"))
    dialog = opened(marking)
    dialog._choice.setCurrentIndex(1)
    assert [each.on for each in cameras] == [False, True]
    cameras[0].see("red")
    assert dialog.live.image.isNull()
    cameras[1].failed.emit()
    assert "no picture" in dialog.message.text()
    cameras[1].see("red")
    assert not dialog.message.text(), "it has come after all"
    seen(dialog, "cameraClose").click()


def test_without_the_extra_or_a_camera_one_sentence_says_so(
    marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "LIBRARY", "PySide6.QtNowhere")
    marking.at(QUALITY, CLAUSE)
    marking.room.act("photograph")
    marking.room.settle()
    assert "without its part for cameras" in told(marking)
    monkeypatch.setattr(camera, "load", lambda: True)
    monkeypatch.setattr(camera, "found", list)
    marking.room.act("photograph")
    marking.room.settle()
    assert "No camera was found" in told(marking)
    assert not [d for d in marking.screen.findChildren(CameraDialog) if d.isVisible()]


def test_what_a_camera_that_went_had_shown_is_not_taken_for_now(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    dialog = opened(marking)
    cameras[0].see("red")
    assert seen(dialog, "cameraTake").isEnabled()
    cameras[0].failed.emit()
    assert dialog.live.image.isNull()
    assert not seen(dialog, "cameraTake").isEnabled()
    seen(dialog, "cameraClose").click()


def test_its_light_goes_off_while_the_window_is_locked(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    lock = IdleLock.of(marking.room.window)
    dialog = opened(marking)
    cameras[0].see("red")
    lock.lock()
    marking.room.settle()
    assert not cameras[0].on
    assert dialog.live.image.isNull(), "and nothing of what it saw stays below the cover"
    marking.room.find("lockPassphrase", QLineEdit).setText(PASSPHRASE)
    marking.room.find("lockOpen", QPushButton).click()
    marking.room.settle()
    assert cameras[0].on
    cameras[0].see("blue")
    seen(dialog, "cameraTake").click()
    lock.lock()
    marking.room.settle()
    assert not cameras[0].on
    assert dialog.live.image.pixelColor(5, 5) == QColor("blue"), "what was taken is still there"
    marking.room.find("lockPassphrase", QLineEdit).setText(PASSPHRASE)
    marking.room.find("lockOpen", QPushButton).click()
    marking.room.settle()
    assert dialog.live.image.pixelColor(5, 5) == QColor("blue")
    seen(dialog, "cameraClose").click()
    assert not cameras[0].on


def test_it_is_opened_once_however_often_it_is_asked_for(
    marking: Marking, cameras: list[FakeCamera]
) -> None:
    marking.at(QUALITY, CLAUSE)
    marking.screen.evidence.photograph()
    marking.screen.evidence.photograph()  # the library was still being loaded
    marking.room.settle()
    (dialog,) = (d for d in marking.screen.findChildren(CameraDialog) if d.isVisible())
    seen(dialog, "cameraClose").click()
