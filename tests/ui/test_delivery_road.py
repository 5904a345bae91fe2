"""The stick's road in the window: stopped, tried again, compared, answered; and its pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.errors import PackageError
from models.visits import outbox as ways
from models.visits.outbox import CopyState
from sync.homing import Found
from sync.inbox import receive
from sync.outbox import Stage
from tests.ui import sample_visit
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, enrol, fill, new_desk, sign
from tests.ui.shown_rooms import dress
from tests.ui.test_pictures import keep, problems
from ui import carrying, delivery, drives, language, receiving
from ui.desk_session import DeskSession
from ui.screens import delivery_road
from ui.style.theme import Theme
from ui.tasks import Cancelled
from ui.widgets.stick_menu import show_sticks

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.CONTRAST, (1280, 720), 100),
    (Theme.LIGHT, (1280, 720), 150),
]


@pytest.fixture(scope="module")
def made(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, Desk, Path]]:
    """A signed visit with its package, a desk, and a stick."""
    folder = tmp_path_factory.mktemp("road")
    stick = folder / "stick"
    stick.mkdir()
    look_like_the_program(qapp)
    with room(QtBot(request), folder, fill, close, sign) as opened:
        desk, field = new_desk(folder / "desk"), opened.field
        enrol(field, desk, stick)
        delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
        yield opened, desk, stick
        opened.settle()
        DeskSession.of(opened.window).leave()


def item(made: Room) -> carrying.OutboxItem:
    return carrying.outbox(made.field.book, made.field.visit)[0]


def said(made: Room) -> str:
    return made.find("deliveryMessageText", QLabel).text()


def on_the_page(made: Room, stick: Path) -> None:
    if language.current() != language.ENGLISH:
        dress(made, Theme.LIGHT, 100, (1366, 768), language.ENGLISH)
        made.open()
    made.go("delivery")
    made.put_folder("delivery_folder", stick)


def test_a_package_waits_is_stopped_tried_again_and_compared(
    made: tuple[Room, Desk, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _desk, stick = made
    on_the_page(window, stick)
    assert window.find("outbox_state", QLabel).text() == "Waiting"
    assert not window.find("delivery_compare", QAbstractButton).isEnabled()  # type: ignore[type-abstract]

    real, reached, go = carrying.copy_to, threading.Event(), threading.Event()

    def slow(folder: Path, package: Path, told: object, written: object) -> object:
        def telling(stage: Stage, done: int, total: int) -> None:
            assert callable(told)
            told(stage, done, total)
            reached.set()
            assert go.wait(30)

        return real(folder, package, telling, written)  # type: ignore[arg-type]

    monkeypatch.setattr(carrying, "copy_to", slow)
    window.find("delivery_copy", QAbstractButton).click()  # type: ignore[type-abstract]
    window.qtbot.waitUntil(lambda: reached.is_set() and bool(_said_of(window)))
    assert "Do not pull the stick out" in _said_of(window)
    assert not window.find("delivery_copy", QAbstractButton).isEnabled()  # type: ignore[type-abstract]
    window.find("road_stop", QAbstractButton).click()  # type: ignore[type-abstract]
    go.set()
    window.settle()
    assert said(window).startswith("Stopped")
    assert list(stick.glob("visit-*")) == []
    assert window.find("outbox_state", QLabel).text() == "Waiting"

    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(carrying, "copy_to", mistaken)
    with window.qtbot.captureExceptions() as caught:
        window.click("delivery_copy")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert "nothing half" not in _messages(window), "nobody knows that after our own mistake"

    def pulled(*_: object) -> None:
        raise PackageError("courier-gone")

    monkeypatch.setattr(carrying, "copy_to", pulled)
    window.click("delivery_copy")
    assert "does not answer" in said(window)
    monkeypatch.setattr(carrying, "copy_to", real)
    window.click("road_retry")
    assert "can be pulled out" in said(window)
    assert window.find("outbox_state", QLabel).text() == "Copied and compared"
    window.click("delivery_copy")
    assert "was there already" in said(window)
    window.click("delivery_compare")
    assert "once more" in said(window)


def _said_of(made: Room) -> str:
    return "".join(w.text() for w in made.window.findChildren(QLabel, "road_said") if w.isVisible())


def test_what_a_crash_left_uncompared_is_shown_and_compared(
    made: tuple[Room, Desk, Path],
) -> None:
    window, _desk, stick = made
    carrying.carry(window.field.book, item(window), stick, lambda *_: None)
    (copy,) = item(window).copies
    with window.field.workspace.write() as connection:
        uncompared = copy.model_copy(update={"state": CopyState.WRITTEN})
        ways.remember(connection, item(window).package_digest, uncompared)
    on_the_page(window, stick)
    assert window.find("outbox_state", QLabel).text() == "Copied, not compared"
    window.click("delivery_compare")
    assert item(window).state == "verified"
    kept = (stick / copy.file_name).read_bytes()
    (stick / copy.file_name).unlink()
    window.click("delivery_compare")
    assert "no longer on the stick" in said(window)
    assert window.find("outbox_state", QLabel).text() == "Waiting"
    (stick / copy.file_name).write_bytes(kept)


def test_two_sticks_are_two_copies(made: tuple[Room, Desk, Path], tmp_path: Path) -> None:
    window, _desk, stick = made
    for folder in (stick, tmp_path):
        carrying.carry(window.field.book, item(window), folder, lambda *_: None)
    assert {Path(copy.folder) for copy in item(window).copies} == {stick, tmp_path}
    assert all(copy.state is CopyState.VERIFIED for copy in item(window).copies)


def test_nothing_stays_of_a_copy_that_was_stopped_while_it_was_compared(
    made: tuple[Room, Desk, Path], tmp_path: Path
) -> None:
    window, _desk, _stick = made
    before = item(window).copies

    def stop(_share: float, words: str) -> None:
        if words.startswith(Stage.CHECKING):
            raise Cancelled

    with pytest.raises(Cancelled):
        carrying.carry(window.field.book, item(window), tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
    assert item(window).copies == before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_sticks_that_are_plugged_in_are_offered(
    made: tuple[Room, Desk, Path], tmp_path: Path
) -> None:
    window, _desk, stick = made
    on_the_page(window, stick)
    page = window.window.findChild(delivery_road.DeliveryRoad)
    asked = window.find("delivery_sticks", QAbstractButton)  # type: ignore[type-abstract]
    drive = drives.Drive(tmp_path, "EVIDENCE", 3_200_000_000, "vfat")
    menu = show_sticks(asked, page._stick, (drive,))  # type: ignore[arg-type, union-attr]
    (line,) = menu.actions()
    assert line.text() == "EVIDENCE · 3.2 GB free · vfat"
    line.trigger()
    assert page._stick.folder() == tmp_path  # type: ignore[union-attr]
    menu.close()
    (line,) = show_sticks(asked, page._stick, ()).actions()  # type: ignore[arg-type, union-attr]
    assert not line.isEnabled()
    for opened in asked.findChildren(QMenu):
        opened.close()
    assert all(not QStorageInfo(str(found.folder)).isRoot() for found in drives.sticks())
    assert drives.removable("/media/someone/STICK", "/dev/sdz1")
    assert not drives.removable("/home", "/dev/nowhere")


def test_a_name_of_digits_breaks_over_lines(made: tuple[Room, Desk, Path]) -> None:
    """Which digits it has is chance: large words cut one name off and not the next."""
    window, *_ = made
    page = window.go("delivery")
    name = "visit-2d117904-4950-4420-9734-39146137e0ba-251df9aa-r0001.zip.age"
    line = page.road.outbox._line(replace(item(window), file_name=name))  # type: ignore[attr-defined]
    window.qtbot.addWidget(line)
    shown = next(one for one in line.findChildren(QLabel) if one.text().startswith("visit-"))
    whole = shown.fontMetrics().horizontalAdvance(name)
    assert shown.minimumSizeHint().width() < whole / 2


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS)
def test_the_road_shows_all_it_says(
    made: tuple[Room, Desk, Path], look: Theme, size: tuple[int, int], percent: int
) -> None:
    window, _desk, stick = made
    carrying.carry(window.field.book, item(window), stick, lambda *_: None)
    dress(window, look, percent, size, language.CHINESE)
    window.open()
    page = window.go("delivery")
    window.put_folder("delivery_folder", stick)
    window.click("delivery_compare")
    road = page.road  # type: ignore[attr-defined]
    road._under_way.show()
    road._retry.show()
    road._moved(0.4, "writing 812000000 2031000000")
    window.settle()
    road.outbox._compare.setFocus()
    QApplication.sendPostedEvents()
    page._steps.ensureWidgetVisible(road._retry, 0, 14)  # type: ignore[attr-defined]
    QApplication.sendPostedEvents()
    keep(window.window, f"delivery_road-{look.value}-{size[0]}x{size[1]}-{percent}")
    wrong = problems(window.window, page)
    road._under_way.hide()
    road._retry.hide()
    assert not wrong, "\n".join(wrong)


def test_the_desk_waits_for_a_copy_tells_what_broke_off_and_answers_on_the_stick(
    made: tuple[Room, Desk, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, desk, stick = made
    monkeypatch.setattr(receiving.copying, "QUIET", 0.2)
    package = carrying.carry(window.field.book, item(window), stick, lambda *_: None)
    (tmp_path / "SHARE").mkdir()
    part = tmp_path / "SHARE" / f"{package.name}.part"
    part.write_bytes(b"half")
    (tmp_path / "SHARE" / "visit-old.zip.part").write_bytes(b"half")
    told: list[str] = []

    def finish(_share: float, words: str) -> None:
        told.append(words)
        if part.exists() and len(told) > 1:
            part.write_bytes(package.read_bytes())
            part.rename(part.with_suffix(""))

    found = receiving.take_in((tmp_path / "SHARE",), desk, window.field.packs, finish)

    assert [result.accepted for result in found.results] == [True]
    assert found.unfinished == ("visit-old.zip.part",)
    assert f"0 0 {part.name}" in told
    assert len(list((tmp_path / "SHARE").glob("receipt-*.p7m"))) == 1


def test_the_desk_stops_between_two_packages(made: tuple[Room, Desk, Path], tmp_path: Path) -> None:
    window, desk, stick = made
    package = carrying.carry(window.field.book, item(window), stick, lambda *_: None)
    for name in ("A.ZIP.AGE", "b.zip.age", "c.zip"):
        (tmp_path / name).write_bytes(package.read_bytes())
    (tmp_path / "notes.txt").write_bytes(b"x")

    def stop(_share: float, words: str) -> None:
        if words.startswith("2 "):
            raise Cancelled

    found = receiving.take_in((tmp_path,), desk, window.field.packs, stop)
    assert (len(found.results), found.stopped, found.left) == (1, True, 2)
    none = receiving.take_in((tmp_path / "gone",), desk, window.field.packs, lambda *_: None)
    assert [result.accepted for result in none.results] == [False]


def test_looking_for_answers_is_stopped_and_holds_up_no_mark(
    made: tuple[Room, Desk, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _desk, stick = made
    reached, go = threading.Event(), threading.Event()

    def slowly(folder: Path, more: object = ()) -> Found:
        reached.set()
        assert go.wait(30)
        return Found((folder / "receipt-0.p7m",), (), ())

    monkeypatch.setattr(carrying, "find_answers", slowly)
    on_the_page(window, stick)
    window.find("delivery_receipts", QAbstractButton).click()  # type: ignore[type-abstract]
    window.qtbot.waitUntil(reached.is_set)
    marked: list[bool] = []
    window.session.worker.write(lambda: True).done.connect(marked.append)
    window.qtbot.waitUntil(lambda: bool(marked))
    window.find("road_stop", QAbstractButton).click()  # type: ignore[type-abstract]
    go.set()
    window.settle()
    assert said(window).startswith("Stopped")


def test_receipts_come_home_once_and_those_of_others_are_passed_over(
    made: tuple[Room, Desk, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, desk, stick = made
    book = window.field.book
    (stick / "visits").mkdir()
    package = carrying.carry(book, item(window), stick / "visits", lambda *_: None)

    with monkeypatch.context() as pulling:  # the stick goes while the desk writes its receipt
        real = __import__("sync.inbox", fromlist=["write_whole"]).write_whole

        def pulled(path: Path, data: bytes, *mode: int) -> None:
            if path.parent == stick / "visits":
                raise PackageError("courier-gone")
            real(path, data, *mode)

        pulling.setattr("sync.inbox.write_whole", pulled)
        first = receive(package, desk, window.field.packs)
    assert "receipt-not-beside" in first.notes
    assert first.receipt is not None
    kept = first.receipt.read_bytes()
    again = receive(package, desk, window.field.packs)
    assert again.receipt_beside is not None
    assert again.receipt_beside.read_bytes() == kept, "the same bytes"

    other = sample_visit.new_field(tmp_path / "other")
    (stick / "receipt-0123456789abcdef.p7m").write_bytes(b"nothing that can be read")
    with other.workspace:
        sample_visit.enrol(other, desk, tmp_path)
        (seen,) = carrying.bring_home(other.book, stick / "visits")
    assert (seen.status, seen.problem) == ("", None), "of another laptop"

    on_the_page(window, stick)
    assert item(window).state == "verified"
    window.click("delivery_receipts")
    assert item(window).state == "imported"
    assert "Delivered" in said(window)
    assert "1 files do not count" in said(window)
    seen_again = [s for s in carrying.bring_home(book, stick) if s.status]
    assert [s.again for s in seen_again] == [True]
    assert window.find("outbox_state", QLabel).text() == "Delivered"


def _messages(window: Room) -> str:
    found = window.window.findChildren(QLabel, "deliveryMessageText")
    return " ".join(one.text() for one in found if one.isVisible())
