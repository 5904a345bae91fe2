"""Rooms for tests that walk every page: a visit under way, and a signed one with its desk."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync.inbox import receive
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import close, enrol, fill, new_desk, sign
from ui import delivery, language
from ui.desk_session import DeskSession
from ui.screens.desk import DeskScreen
from ui.style import theme

AFTER = ("form_fields", "signing", "delivery", "custody", "desk", "ledgers")
"""Pages with more to show when the visit is closed, signed or carried to the desk."""


def pages(made: Room, after: bool) -> tuple[str, ...]:
    """Every page of the window that belongs to this stage of the visit."""
    return tuple(name for name in made.window._specs if (name in AFTER) is after)


@contextmanager
def under_way(qtbot: QtBot, folder: Path) -> Iterator[Room]:
    """The sample visit, marked and open."""
    with _dressed(), room(qtbot, folder, fill) as made:
        yield made


@contextmanager
def afterwards(qtbot: QtBot, folder: Path) -> Iterator[Room]:
    """The sample visit signed; a desk that has received it is open in the same window."""
    with _dressed(), room(qtbot, folder, fill, close, sign) as made:
        desk = _desk_with_case(made, folder)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        yield made
        made.settle()
        DeskSession.of(made.window).leave()


def _desk_with_case(made: Room, folder: Path) -> Desk:
    stick = folder / "stick"
    stick.mkdir()
    desk, field = new_desk(folder / "desk"), made.field
    enrol(field, desk, stick)
    built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
    assert receive(built.path, desk, field.packs).accepted
    return desk


@contextmanager
def _dressed() -> Iterator[None]:
    """The look of the program before and after; no garbage in a worker."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    gc.disable()
    look_like_the_program(app)
    try:
        yield
    finally:
        look_like_the_program(app)


def dress(made: Room, look: theme.Theme, percent: int, size: tuple[int, int], words: str) -> None:
    """Show the window in a look, a size of the words, a size of the screen and a language."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    language.use(words)
    theme.dress(app, look, percent)
    made.window.rebuild()
    made.settle()
    made.window.resize(*size)


def show(made: Room, page: str) -> QWidget:
    """Go to a page and let it settle; of the desk, a case is opened."""
    if made.session.state is None and page not in ("unlock", "visits", "new_visit"):
        made.open()
    widget = made.go(page)
    if isinstance(widget, DeskScreen) and widget.list is not None and page == "desk":
        rows = [widget.list.model.row(i) for i in range(widget.list.model.rowCount())]
        case = next((row for row in rows if row.decidable), None)
        if case is not None:
            widget.open_case(case.id)
            made.settle()
    QApplication.sendPostedEvents()
    return widget
