"""Rooms for tests that walk every page: a visit under way, and a signed one with its desk."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync import rechecking
from tests.ui.look import look_like_the_program
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import PASSPHRASE, close, fill, sign
from tests.ui.stages import DESK, carried
from ui import desk_case, form_check, language
from ui.desk_session import DeskSession
from ui.screens.desk import DeskScreen
from ui.style import theme

Answer = TypeVar("Answer")
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
    with _dressed(), looked_up_once(), room(qtbot, folder, fill, close, sign, carried) as made:
        desk = Desk.open(folder / DESK, PASSPHRASE)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        yield made
        made.settle()
        DeskSession.of(made.window).leave()


@contextmanager
def looked_up_once() -> Iterator[None]:
    """A case that is only looked at is checked, compared and judged on its first opening.

    It takes the desk a second each time, and these tests open the same case in every look.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rechecking, "recheck", _remembered(rechecking.recheck))
        patch.setattr(form_check, "check_forms", _remembered(form_check.check_forms))
        patch.setattr(desk_case, "desk_states", _remembered(desk_case.desk_states))
        yield


def _remembered(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """``ask``, whose first answer stands; what it was asked of is always the same case."""
    found: list[Answer] = []

    def answer(*given: object) -> Answer:
        if not found:
            found.append(ask(*given))
        return found[0]

    return answer


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
    """Show the window in a look, a size of the words, a size of the screen and a language.

    The pages go first: a new look is put on every widget there is, and they are made anew anyway.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made.settle()
    made.window._take_down()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
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
