"""The road by network from both windows: served, uploaded, stopped, gone on with, refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from models.district.returning import SendingBack
from models.errors import StoreError
from models.facts.returning import Remark
from models.visits.records import VisitStatus
from sync.sending import send_back, take_back
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room
from tests.ui.sample_visit import close, enrol, fill, new_desk, sign
from tests.ui.shown_rooms import dress, room
from tests.ui.test_pictures import keep, problems
from ui import delivery, language, uploading
from ui.desk_session import DeskSession
from ui.screens.upload_panel import UploadPanel
from ui.style.theme import Theme

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.DARK, (1280, 720), 100),
    (Theme.LIGHT, (1366, 768), 150),
]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def both(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    """A packed visit, and the desk that enrolled the laptop open in the same window."""
    folder = tmp_path_factory.mktemp("network")
    (folder / "stick").mkdir()
    look_like_the_program(qapp)
    with room(QtBot(request), folder, fill, close, sign) as made:
        desk = new_desk(folder / "desk")
        enrol(made.field, desk, folder / "stick")
        field = made.field
        delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        yield made
        made.settle()
        DeskSession.of(made.window).road.end()
        DeskSession.of(made.window).leave()


def panel(made: Room) -> UploadPanel:
    page = made.go("delivery")
    made.settle()
    found = page.findChild(UploadPanel)
    assert found is not None
    return found


def typed(found: UploadPanel, words: str) -> None:
    line = found.findChild(QLineEdit, "upload_server")
    assert line is not None
    line.setText(words)


def test_what_is_wrong_is_said_where_one_looks(both: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    found = panel(both)
    typed(found, "")
    both.click("upload_send")
    both.settle()
    assert found.message.text()
    typed(found, f"127.0.0.1:{free_port()}")
    both.click("upload_fetch")
    both.settle()
    assert "收件台" in found.message.text() or "desk" in found.message.text()
    asked: list[str] = []
    monkeypatch.setattr(uploading, "fetch", lambda *_: asked.append("fetch"))
    monkeypatch.setattr(uploading, "upload", lambda *_: asked.append("upload"))
    both.click("uploadMessageOffer")
    both.settle()
    assert asked == ["fetch"], "what failed is tried again, and nothing else"


def test_the_address_the_trust_file_names_is_said_in_words(both: Room) -> None:
    """Nobody finds what is said only below a pointer that rests."""
    found = panel(both)
    named = found.findChild(QLabel, "upload_named")
    assert named is not None
    assert not named.isVisible(), "none is named"
    found._show_server(("10.0.0.9:8443", "10.0.0.7:8443"))
    assert named.isVisible()
    assert "10.0.0.7:8443" in named.text()
    found._show_server(("", ""))
    assert not named.isVisible()


def test_an_upload_is_stopped_while_it_waits_for_the_desk(both: Room, qtbot: QtBot) -> None:
    """Nobody listens there: it would try for a while, and a person need not wait for that."""
    found = panel(both)
    typed(found, f"127.0.0.1:{free_port()}")
    both.find("upload_send", QPushButton).click()
    stop = both.find("upload_cancel", QPushButton)
    qtbot.waitUntil(stop.isVisible)
    assert not both.find("upload_send", QPushButton).isEnabled(), "one at a time"
    stop.click()
    both.settle()
    assert "goes on from there" in found.message.text()
    assert stop.isHidden()
    assert both.find("upload_send", QPushButton).isEnabled()
    assert delivery.status(both.field.book, both.field.visit) is VisitStatus.PACKED


def test_a_visit_is_delivered_over_the_network(both: Room, qtbot: QtBot) -> None:
    session, port = DeskSession.of(both.window), free_port()
    page = both.go("desk")
    spin = page.findChild(QSpinBox, "desk_road_port")
    assert spin is not None
    assert spin.buttonSymbols() is QSpinBox.ButtonSymbols.NoButtons, "they were drawn as dashes"
    spin.setValue(port)
    both.click("desk_road_start")
    both.settle()
    assert session.road.serving
    chip = both.find("statusOffline", QLabel)
    assert chip.text() == "Receives by network", "what listens is not offline"
    both.window.rebuild()
    both.open()
    assert both.find("statusOffline", QLabel).text() == "Receives by network"
    keep(both.window, "desk_serving")
    found = panel(both)
    typed(found, f"127.0.0.1:{port}")
    both.click("upload_send")
    both.settle()
    assert found.message.property("tone") == "ok", found.message.text()
    bar = found.findChild(QProgressBar)
    assert bar is not None
    assert bar.isHidden()
    qtbot.waitUntil(lambda: bool(session.results))
    assert session.results[0].accepted
    keep(both.window, "delivery_uploaded")
    both.click("upload_fetch")
    both.settle()
    assert found.message.property("tone") == "ok"
    status = session.road.status()
    assert status is not None
    assert status.received == 1
    sent_back_and_taken_back(both, session)
    both.go("desk")
    both.click("desk_road_stop")
    both.settle()
    assert not session.road.serving
    assert both.find("statusOffline", QLabel).text() == "Offline"
    at_desk = both.find("statusDesk", QLabel)
    assert session.desk is not None
    assert at_desk.isVisible()
    assert str(session.desk.folder) in at_desk.text()
    saved = [w for w in both.window.findChildren(QLabel, "statusSaved") if w.isVisible()]
    assert not saved, "nothing of the visit is told at the desk"
    both.window.tell_desk(None)  # the desk itself is needed by the tests that follow
    assert "not open" in at_desk.text()
    both.window.tell_desk(session.desk.workspace)
    both.go("visits")
    assert not at_desk.isVisible()
    assert both.find("statusSaved").isVisible()


def sent_back_and_taken_back(both: Room, session: DeskSession) -> None:
    """Both come home by the line, and the visit is where it was."""
    desk, found = session.desk, both.window.findChild(UploadPanel)
    assert desk is not None
    assert found is not None
    case = desk.list_cases()[0].id
    given = SendingBack((Remark(text="请补机构盖章页"),), "缺盖章页", "受理员丁", desk.office)
    for act, said, status in (
        (send_back, "sent the record back", VisitStatus.RETURNED),
        (take_back, "took its return back", VisitStatus.DELIVERED),
    ):
        act(desk, case, given)
        both.click("upload_fetch")
        both.settle()
        assert said in found.message.text()
        assert delivery.status(both.field.book, both.field.visit) is status


def test_a_taken_port_is_told_on_the_desks_page(both: Room) -> None:
    page = both.go("desk")
    with socket.create_server(("", 0)) as taken:
        spin = page.findChild(QSpinBox, "desk_road_port")
        assert spin is not None
        spin.setValue(taken.getsockname()[1])
        both.click("desk_road_start")
        both.settle()
    assert str(spin.value()) in page.message.text()  # type: ignore[attr-defined]
    assert not DeskSession.of(both.window).road.serving


def test_a_desk_that_cannot_note_its_address_does_not_go_on_listening(
    both: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could stop it, and it would stay when the desk is locked."""

    def full(*_: object) -> str:
        raise StoreError("disk-full")

    session, port = DeskSession.of(both.window), free_port()
    monkeypatch.setattr("sync.road.named.heard_at", full)
    session.road.start(port, "127.0.0.1")
    both.settle()
    assert not session.road.serving
    with socket.create_server(("127.0.0.1", port)):
        pass


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS)
def test_both_ends_show_all_they_say(
    both: Room,
    look: Theme,
    size: tuple[int, int],
    percent: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.road.server.RoadStatus.own", False)  # the longer of its sentences
    dress(both, look, percent, size, language.CHINESE)
    session, wrong = DeskSession.of(both.window), []
    session.road.start(free_port(), "127.0.0.1")
    both.settle()
    for name in ("desk", "delivery"):
        page = both.go(name)
        both.settle()
        QApplication.sendPostedEvents()
        keep(both.window, f"network_{name}-{look.value}-{size[0]}x{size[1]}-{percent}")
        wrong += [f"{name}: {said}" for said in problems(both.window, page)]
    session.road.end()
    session.road.changed.emit()
    assert not wrong, "\n".join(wrong)


def test_locking_the_desk_ends_the_road_first(both: Room, qtbot: QtBot) -> None:
    session = DeskSession.of(both.window)
    session.road.start(free_port(), "127.0.0.1")
    both.settle()
    session.leave()
    qtbot.waitUntil(lambda: session.desk is None)
    assert not session.road.serving
