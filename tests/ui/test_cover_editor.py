"""The editor on a real window: what is drawn over the preview is burned into the copy."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.evidence import copies, shelf
from models.evidence.cover import Arrow, Box, Mosaic, Stroke, Words
from models.evidence.intake import prepare
from models.facts.bodies import ClauseRef, EvidenceAdded
from tests.ui.marking import QUALITY
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import LEADER, Field
from ui.dialogs.cover import CoverDialog
from ui.dialogs.photo import PhotoDialog
from ui.screens.visit.actions import Actions

REF = ClauseRef(pack=QUALITY, clause="1.2.4/4")
WIDTH, HEIGHT = 2400, 1600


def photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((WIDTH, HEIGHT), 80).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def with_photo(field: Field) -> None:
    field.state = shelf.add(field.book, field.state, LEADER, prepare(photo()), REF, "候诊区")


class Editor:
    """Hands for the editor."""

    def __init__(self, made: Room) -> None:
        self.room = made
        self.open()

    def open(self) -> None:
        state = self.room.session.state
        assert state is not None
        base = copies.base_of(state, next(iter(state.evidence)))
        self.dialog = CoverDialog(self.room.session, base, self.room.window)
        self.canvas = self.dialog.canvas
        self.dialog.open()
        self.room.qtbot.waitUntil(lambda: self.canvas.ready)
        self.room.settle()

    def gone(self) -> bool:
        return not isValid(self.dialog) or not self.dialog.isVisible()

    def view(self, x: float, y: float) -> QPoint:
        return self.canvas.to_view((x, y)).toPoint()

    def drag(self, *points: tuple[float, float]) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.canvas, left, pos=self.view(*points[0]))
        for point in points[1:]:
            QTest.mouseMove(self.canvas, self.view(*point))
        QTest.mouseRelease(self.canvas, left, pos=self.view(*points[-1]))

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        assert self.button(name).isEnabled(), name
        self.button(name).click()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.canvas, key, modifier)

    def keep(self) -> EvidenceAdded:
        before = set(self.reloaded())
        with self.room.qtbot.waitSignal(self.dialog.kept, timeout=20_000):
            self.click("coverKeep")
        self.room.settle()
        (new,) = [e for sha, e in self.reloaded().items() if sha not in before]
        return new

    def reloaded(self) -> dict[str, EvidenceAdded]:
        field = self.room.field
        return dict(field.book.load(field.visit).evidence)

    def pixels(self, item: EvidenceAdded) -> Image.Image:
        data = shelf.EvidenceReader(self.room.field.workspace).read(item.sha256)
        return Image.open(io.BytesIO(data)).convert("L")


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[Editor]:
    with room(qtbot, tmp_path, with_photo) as made:
        hands = Editor(made)
        yield hands
        if not hands.gone():
            hands.dialog.done(0)


def test_a_box_drawn_over_the_preview_is_burned_into_the_full_size(editor: Editor) -> None:
    editor.drag((300, 200), (700, 500), (1200, 900))
    (box,) = editor.canvas.sketch.shapes
    assert isinstance(box, Box)
    copy = editor.keep()
    assert (copy.width, copy.height, copy.treatment) == (WIDTH, HEIGHT, "redacted")
    image = editor.pixels(copy)
    assert image.crop((320, 220, 1180, 880)).getextrema()[1] < 12
    assert image.crop((1300, 1000, 2300, 1500)).getextrema()[1] > 150
    original = editor.reloaded()[copy.of or ""]
    assert editor.pixels(original).crop((320, 220, 1180, 880)).getextrema()[1] > 150
    assert editor.gone()


def test_every_tool_draws_and_what_is_drawn_comes_and_goes(editor: Editor) -> None:
    kinds = []
    for tool in ("box", "stroke", "mosaic", "arrow"):
        editor.click(f"coverTool_{tool}")
        editor.drag((300, 200), (700, 500), (1200, 900))
        kinds.append(type(editor.canvas.sketch.shapes[-1]))
    editor.click("coverTool_words")
    line = editor.dialog.findChild(QLineEdit, "coverWords")
    assert line is not None
    editor.drag((100, 100))
    assert len(editor.canvas.sketch.shapes) == 4, "no words, no shape"
    line.setText("过期药品")
    editor.drag((100, 100))
    kinds.append(type(editor.canvas.sketch.shapes[-1]))
    assert kinds == [Box, Stroke, Mosaic, Arrow, Words]
    count = editor.dialog.findChild(QLabel, "coverCount")
    assert count is not None
    assert count.text() == "5 shapes"
    for _ in range(5):
        editor.click("coverUndo")
    assert not editor.canvas.sketch.shapes
    assert not editor.button("coverKeep").isEnabled()
    assert not editor.button("coverUndo").isEnabled()
    editor.click("coverRedo")
    assert [type(s) for s in editor.canvas.sketch.shapes] == [Box]
    editor.canvas.grab()  # paints without a word


def test_keys_alone_cover_a_face(editor: Editor) -> None:
    editor.canvas.setFocus()
    editor.key(Qt.Key.Key_M)
    assert editor.canvas.tool == "mosaic"
    editor.key(Qt.Key.Key_Return)
    (placed,) = editor.canvas.sketch.shapes
    assert isinstance(placed, Mosaic)
    editor.key(Qt.Key.Key_Right)
    editor.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    (after,) = editor.canvas.sketch.shapes
    assert isinstance(after, Mosaic)
    assert after.left > placed.left
    assert after.top == placed.top
    assert after.bottom > placed.bottom
    editor.key(Qt.Key.Key_Delete)
    assert not editor.canvas.sketch.shapes
    editor.canvas.undo()
    assert editor.keep().treatment == "redacted"


def test_nearer_and_further_leave_shapes_where_they_are(editor: Editor) -> None:
    canvas = editor.canvas
    about = QPointF(canvas.rect().center()) + QPointF(40, 25)
    held = canvas.to_photo(about)
    wheel = QWheelEvent(
        about,
        canvas.mapToGlobal(about),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _ in range(4):
        QApplication.sendEvent(canvas, wheel)
    now = canvas.to_photo(about)
    assert abs(now[0] - held[0]) + abs(now[1] - held[1]) < 4
    assert canvas.place().width() > 2 * canvas.width()
    inside = canvas.to_photo(QPointF(30, 30)), canvas.to_photo(QPointF(200, 160))
    editor.drag(*inside)
    (box,) = canvas.sketch.shapes
    assert isinstance(box, Box)
    assert abs(box.left - inside[0][0]) < 4
    assert abs(box.bottom - inside[1][1]) < 4
    editor.click("coverTool_hand")
    editor.drag(canvas.to_photo(QPointF(100, 100)), canvas.to_photo(QPointF(160, 130)))
    assert len(canvas.sketch.shapes) == 1
    editor.click("coverWhole")
    assert canvas.place().width() <= canvas.width() + 1


def test_covering_again_goes_on_from_the_copy_or_begins_again(editor: Editor) -> None:
    editor.drag((300, 200), (1200, 900))
    first = editor.keep()
    editor.open()
    assert editor.button("coverOriginal").isVisible()
    editor.drag((1300, 200), (2200, 900))
    second = editor.keep()
    assert second.of == first.of
    for left in (320, 1320):
        assert editor.pixels(second).crop((left, 220, left + 800, 880)).getextrema()[1] < 12
    editor.open()
    editor.click("coverOriginal")
    editor.room.settle()
    editor.drag((1300, 200), (2200, 900))
    third = editor.keep()
    assert editor.pixels(third).crop((320, 220, 1100, 880)).getextrema()[1] > 150
    assert editor.pixels(third).crop((1320, 220, 2180, 880)).getextrema()[1] < 12


def test_leaving_with_something_drawn_asks_once_more(editor: Editor) -> None:
    editor.drag((300, 200), (1200, 900))
    editor.click("coverCancel")
    assert editor.dialog.isVisible()
    assert "not kept yet" in editor.dialog.message.text()
    editor.click("coverCancel")
    assert editor.gone()
    assert len(editor.reloaded()) == 1


def test_a_refusal_keeps_what_was_drawn(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    from models.errors import EvidenceError

    def refuse(*_all: object) -> None:
        raise EvidenceError("evidence-unreadable")

    monkeypatch.setattr(copies, "make", refuse)
    editor.drag((300, 200), (1200, 900))
    editor.click("coverKeep")
    editor.room.settle()
    assert editor.dialog.isVisible()
    assert editor.dialog.message.text()
    assert len(editor.canvas.sketch.shapes) == 1
    assert editor.button("coverKeep").isEnabled()


def test_the_original_is_looked_at_on_this_laptop_only(editor: Editor) -> None:
    editor.drag((0, 0), (WIDTH, HEIGHT))
    copy = editor.keep()
    session = editor.room.session
    dialog = PhotoDialog(session, copy, Actions(session), editor.room.window)
    dialog.open()
    editor.room.settle()
    about = dialog.findChild(QLabel, "photoCopy")
    turn = dialog.findChild(QPushButton, "photoOriginal")
    assert about is not None
    assert turn is not None
    assert "Covered copy" in about.text()
    assert bright(dialog) < 40
    turn.click()
    editor.room.settle()
    assert "on this laptop only" in about.text()
    assert bright(dialog) > 80
    wanted: list[str] = []
    dialog.cover_wanted.connect(wanted.append)
    cover = dialog.findChild(QPushButton, "photoCover")
    assert cover is not None
    cover.click()
    assert wanted == [copy.of]


def bright(dialog: PhotoDialog) -> int:
    """The middle of what is shown, averaged."""
    shown: QImage = dialog._picture._pixmap.toImage()
    return (
        shown.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).pixelColor(0, 0).red()
    )
