"""The signature pad: what a mouse, a pen and a finger leave behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.facts.signing import Strokes
from models.limits import MAX_STROKE_POINTS
from ui.widgets.signature_pad import SignaturePad

PEN = QPointingDevice.PointerType.Pen
BUTTON = Qt.MouseButton


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    widget = SignaturePad()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def draw(pad: SignaturePad, *points: tuple[int, int]) -> None:
    first, *rest = (QPoint(x, y) for x, y in points)
    QTest.mousePress(pad, BUTTON.LeftButton, pos=first)
    for point in rest:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, BUTTON.LeftButton, pos=rest[-1] if rest else first)


def pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float, pressure: float) -> None:
    at = QPointF(x, y)
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        at,
        QPointF(pad.mapToGlobal(at)),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        BUTTON.LeftButton,
        BUTTON.LeftButton,
    )
    QApplication.sendEvent(pad, event)


def test_an_empty_pad_hands_out_nothing(pad: SignaturePad) -> None:
    assert pad.is_empty()
    assert pad.strokes() is None


def test_a_mouse_leaves_whole_numbers_in_hundredths_of_a_pixel(pad: SignaturePad) -> None:
    draw(pad, (10, 20), (30, 40), (50, 60))

    strokes = pad.strokes()

    assert strokes is not None
    assert (strokes.width, strokes.height) == (62_000, 21_000)
    assert [(x, y, p) for x, y, p, _ in strokes.lines[0]] == [
        (1000, 2000, 500),
        (3000, 4000, 500),
        (5000, 6000, 500),
    ]
    assert Strokes.model_validate(strokes.plain(), strict=False) == strokes


def test_times_never_run_backwards_over_all_strokes(pad: SignaturePad) -> None:
    draw(pad, (10, 20), (30, 40))
    QTest.qWait(5)
    draw(pad, (60, 20), (70, 40))

    strokes = pad.strokes()

    assert strokes is not None
    times = [t for line in strokes.lines for _, _, _, t in line]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[2] >= 5


def test_a_pen_leaves_its_pressure(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, 10, 10, 0.2)
    pen(pad, QEvent.Type.TabletMove, 20.25, 12.5, 0.9)
    pen(pad, QEvent.Type.TabletRelease, 20.25, 12.5, 0.0)

    strokes = pad.strokes()

    assert strokes is not None
    assert [point[:3] for point in strokes.lines[0]] == [(1000, 1000, 200), (2025, 1250, 900)]


def test_a_finger_draws_one_stroke_and_a_second_finger_none(
    pad: SignaturePad, qtbot: QtBot
) -> None:
    screen = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    QTest.touchEvent(pad, screen).press(0, QPoint(10, 10)).press(1, QPoint(300, 150)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(40, 40)).stationary(1).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(40, 40)).release(1, QPoint(300, 150)).commit()

    strokes = pad.strokes()

    assert strokes is not None
    assert len(strokes.lines) == 1
    assert (
        len(strokes.lines[0]) >= 2
    )  # QTest shifts touch points by the frame; the place is not ours


def test_the_last_stroke_is_taken_back_and_then_all(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(pad, (10, 20), (30, 40))
    draw(pad, (60, 20), (70, 40))

    with qtbot.waitSignal(pad.changed):
        QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    strokes = pad.strokes()
    assert strokes is not None
    assert len(strokes.lines) == 1

    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.is_empty()


def test_what_leaves_the_pad_stays_at_its_edge(pad: SignaturePad) -> None:
    draw(pad, (10, 20), (5000, -300))

    strokes = pad.strokes()

    assert strokes is not None
    assert strokes.lines[0][-1][:2] == (62_000, 0)


def test_a_stroke_stops_at_the_limit_of_points(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, 1, 1, 0.5)
    pad._lines[-1] *= MAX_STROKE_POINTS
    pen(pad, QEvent.Type.TabletMove, 2, 2, 0.5)
    pen(pad, QEvent.Type.TabletRelease, 2, 2, 0.5)

    strokes = pad.strokes()

    assert strokes is not None
    assert len(strokes.lines[0]) == MAX_STROKE_POINTS


def test_a_disabled_pad_takes_nothing(pad: SignaturePad) -> None:
    pad.setEnabled(False)
    pen(pad, QEvent.Type.TabletPress, 10, 10, 0.5)
    pen(pad, QEvent.Type.TabletRelease, 10, 10, 0.5)
    assert pad.is_empty()


def test_the_ink_is_seen(pad: SignaturePad) -> None:
    before = pad.grab().toImage()
    draw(pad, (100, 80), (200, 90), (300, 100))
    assert pad.grab().toImage() != before
