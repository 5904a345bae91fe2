"""Journey J1, step 5: photos by phone, sorted by a slate; a face is covered before it leaves."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from models.evidence import shelf
from models.evidence.sorting import tray
from tests import slates
from tests.end2end.j1_person import CURTAIN, QUALITY, Person
from ui.dialogs.cover import CoverDialog
from ui.dialogs.slate import SlateDialog

SLATED = "1.2.4/4"
PHONE, DAY = "HUAWEI NOH-AN00", "2026:09:22"


def step_5_photos(person: Person, tmp_path: Path) -> None:
    """A photo for the failed clause, a card sorted by its slate, and a face that is covered."""
    a_photo_is_dropped_on_the_failed_clause(person, tmp_path)
    photos_after_a_slate_find_their_clause(person, tmp_path)
    a_child_in_the_frame_is_covered_on_a_copy(person)


def a_photo_is_dropped_on_the_failed_clause(person: Person, tmp_path: Path) -> None:
    """It belongs to the failed clause; a file that is no photo loses nothing."""
    photo, fake = tmp_path / "IMG_0001.jpg", tmp_path / "IMG_0002.jpg"
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(out, "JPEG")
    photo.write_bytes(out.getvalue())
    fake.write_text("这不是照片", encoding="utf-8")
    person.at(CURTAIN)
    pane = person.screen.evidence
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in (photo, fake)])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    pane.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, buttons, modifiers))
    pane.dropEvent(QDropEvent(QPointF(9, 9), copy, data, buttons, modifiers))
    asked = pane.findChild(QAbstractButton, "privacyNobody")
    if asked is not None and asked.isVisible():  # a clause where patients are
        asked.click()
    person.wait_for_photos()
    assert len(person.state.links[(QUALITY, CURTAIN)]) == 1
    assert "IMG_0002.jpg" in person.text("evidenceMessageText")


def photos_after_a_slate_find_their_clause(person: Person, tmp_path: Path) -> None:
    """F9 shows the slate; what was photographed after it is of its clause, the rest waits.

    Patients are where the clause is looked at: the answer that there is something to cover opens
    the editor.
    """
    person.at(SLATED)
    person.key(Qt.Key.Key_F9)
    slate = person.find("slateDialog", SlateDialog)
    assert isinstance(slate, SlateDialog)
    shown = slates.photographed(slate.code.text, tilt=0.1, blur=1.0, turn=4.0)
    slate.close()
    person.settle()
    card = [
        taken(tmp_path, "IMG_0011.jpg", 2, Image.new("RGB", (640, 480), "grey")),
        taken(tmp_path, "IMG_0014.jpg", 12, Image.new("RGB", (640, 480), "teal")),
        taken(tmp_path, "IMG_0012.jpg", 10, shown),
        taken(tmp_path, "IMG_0013.jpg", 11, Image.new("RGB", (640, 480), "white")),
    ]
    before = len(person.state.evidence)
    person.choose_files(card)
    person.focus()
    person.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    person.wait_for_photos()
    assert (QUALITY, SLATED) not in person.state.links, "where patients are, it asks first"
    person.click("sortPeople")
    state = person.state
    links = state.links[(QUALITY, SLATED)]
    assert [state.evidence[sha].taken_at[11:16] for sha in links] == ["09:11", "09:12"]
    assert [one.taken_at[11:16] for one in tray(state)] == ["09:02"]
    assert len(state.evidence) == before + 3, "the slate itself is no evidence"


def taken(folder: Path, name: str, minute: int, picture: Image.Image) -> Path:
    """A photo as the phone wrote it."""
    made = slates.jpeg(picture, f"{DAY} 09:{minute:02}:00", PHONE)
    (folder / name).write_bytes(made)
    return folder / name


def a_child_in_the_frame_is_covered_on_a_copy(person: Person) -> None:
    """One stroke over the face; the copy is shown and goes along, the original stays here."""
    original = person.state.links[(QUALITY, SLATED)][0]
    editor = person.find("coverDialog", CoverDialog)
    assert isinstance(editor, CoverDialog)
    canvas = editor.canvas
    person.qtbot.waitUntil(lambda: canvas.ready, timeout=10_000)
    corners = [canvas.to_view(point).toPoint() for point in ((200.0, 100.0), (400.0, 300.0))]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corners[0])
    QTest.mouseMove(canvas, corners[1])
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corners[1])
    with person.qtbot.waitSignal(editor.kept, timeout=20_000):
        person.find("coverKeep", QAbstractButton).click()  # type: ignore[attr-defined]
    person.settle()
    (copy,) = [one for one in person.state.evidence.values() if one.of == original]
    assert copy.treatment == "redacted"
    face, whole = pixel(person, copy.sha256), pixel(person, original)
    assert max(face) < 60 < min(whole), "burned into the copy, untouched in the original"


def pixel(person: Person, sha256: str) -> tuple[int, ...]:
    """What the middle of the face is, in a piece of evidence."""
    workspace = person.window.session.workspace
    assert workspace is not None
    data = shelf.EvidenceReader(workspace).read(sha256)
    found = Image.open(io.BytesIO(data)).convert("RGB").getpixel((300, 200))
    assert isinstance(found, tuple)
    return found
