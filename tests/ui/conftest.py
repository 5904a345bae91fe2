"""What tests of the window begin with: a visit, a desk, and the marking screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from tests.ui import stages
from tests.ui.look import look_like_the_program
from tests.ui.marking import Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import Field, close, fill, new_desk
from tests.ui.walking import three_rooms
from ui.tasks import Worker


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """Wait a minute for what comes at once on a quiet machine, where a test names no time of its
    own: five seconds are pytest-qt's, and too few where three workers share two cores."""
    with pytest.MonkeyPatch.context() as patch:
        for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
            defaults = wait.__kwdefaults__
            assert defaults is not None
            patch.setitem(defaults, "timeout", 60_000)
        yield


@pytest.fixture(autouse=True)
def _the_look_of_the_program(qapp: QApplication) -> None:
    """Every test sees what a person sees, whichever test ran before it."""
    look_like_the_program(qapp)


@pytest.fixture(autouse=True)
def _preferences_of_its_own(home: Path) -> None:
    """What a test chose is remembered for no other: Qt asks only once where the home is."""
    kept, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(kept, user, str(home / ".config"))


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path) as made:
        hands = Marking(made)
        yield hands
        hands.room.go("visits")  # hands over what is still in a field


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path, three_rooms) as made:
        hands = Marking(made)
        hands.all_cards()
        yield hands
        made.go("visits")


@pytest.fixture(scope="session", autouse=True)
def _kept_stages() -> Iterator[None]:
    yield
    stages.forget()


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Field]:
    """A laptop whose visit is closed and waits for its signatures."""
    made = stages.laptop(tmp_path, fill, close)
    yield made
    made.workspace.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that has its keys and nothing else."""
    with new_desk(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder to carry things in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def worker() -> Iterator[Worker]:
    """The threads beside the window, ended afterwards."""
    made = Worker()
    yield made
    made.shutdown()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """An empty window for a dialog to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture(autouse=True)
def _garbage_stays_in_this_thread() -> Iterator[None]:
    """As the program does (``ui/garbage.py``): a worker that collects would destroy widgets."""
    was = gc.isenabled()
    gc.disable()
    yield
    if was:
        gc.enable()
