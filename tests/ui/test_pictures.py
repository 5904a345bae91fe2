"""Every page in every look and at every size, as pictures; nothing on them is cut off.

The pictures go to the folder ``CHAYAN_PICTURES`` names, else to ``build/pictures``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import reach
from tests.ui.marking import HOSPITAL
from tests.ui.rooms import Room
from tests.ui.shown_rooms import afterwards, dress, pages, show, under_way
from ui import language
from ui.screens.visit.screen import VisitScreen
from ui.style.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("CHAYAN_PICTURES", ROOT / "build" / "pictures"))
SIZES = (((1366, 768), 100), ((1280, 720), 100), ((1366, 768), 150))
LOOKS = [(look, size, percent) for look in (Theme.LIGHT, Theme.DARK) for size, percent in SIZES]
LOOKS += [(Theme.CONTRAST, (1280, 720), 100)]  # other colours, the same places as in light
QUALITY = 85
"""Of a PNG it is the haste: packed lightly; above 89 it is not packed at all."""
NAMES = [f"{look.value}-{size[0]}x{size[1]}-{percent}" for look, size, percent in LOOKS]


@pytest.fixture(autouse=True)
def _the_look_of_the_program() -> None:
    """Each picture dresses the window itself; all its pages need not be dressed twice."""


@pytest.fixture(scope="module", params=[False, True], ids=["under-way", "afterwards"])
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, bool]]:
    """One visit for all pictures: it is only looked at."""
    opened = afterwards if request.param else under_way
    with opened(QtBot(request), tmp_path_factory.mktemp("pictures")) as made:
        yield made, request.param


@pytest.mark.parametrize(("look", "size", "percent"), LOOKS, ids=NAMES)
def test_every_page_shows_all_it_says(
    stage: tuple[Room, bool], look: Theme, size: tuple[int, int], percent: int
) -> None:
    made, after = stage
    dress(made, look, percent, size, language.CHINESE)
    wrong = []
    for page in pages(made, after):
        widget = show(made, page)
        keep(made.window, f"{page}-{look.value}-{size[0]}x{size[1]}-{percent}")
        wrong += [f"{page}: {said}" for said in problems(made.window, widget)]
        if page == "visit":
            wrong += [f"{page}: small {said}" for said in reach.too_small(widget)]
    assert made.window.size().toTuple() == size
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("stage", [False], ids=["under-way"], indirect=True)
@pytest.mark.parametrize(("look", "size", "percent"), LOOKS[:4], ids=NAMES[:4])  # a dark one too
def test_every_dialog_of_a_visit_fits_into_its_window(
    stage: tuple[Room, bool], look: Theme, size: tuple[int, int], percent: int
) -> None:
    made, _after = stage
    dress(made, look, percent, size, language.CHINESE)
    screen = show(made, "visit")
    assert isinstance(screen, VisitScreen)
    wrong = []
    for name, opened in dialogs(made, screen).items():
        opened()
        made.settle()
        dialog = next(d for d in made.window.findChildren(QDialog) if d.isVisible())
        keep(dialog, f"dialog_{name}-{look.value}-{size[0]}x{size[1]}-{percent}")
        wrong += [f"{name}: {said}" for said in problems(dialog, dialog)]
        if dialog.width() > size[0] or dialog.height() > size[1]:
            wrong.append(f"{name}: {dialog.size().toTuple()}")
        dialog.close()
        dialog.deleteLater()
        made.settle()
    assert not wrong, "\n".join(wrong)


def dialogs(made: Room, screen: VisitScreen) -> dict[str, Callable[[], object]]:
    """What a visit opens over its window."""
    state = made.session.state
    assert state is not None
    photo = next(iter(state.evidence))
    screen.show_clause(HOSPITAL, "4")
    made.settle()
    return {
        "keys": screen.tell_keys,
        "history": screen.tell_history,
        "derivation": lambda: screen._derive(),
        "photo": lambda: screen._look(photo),
        "rooms": screen.edit_rooms,
        "program_keys": made.window._tell_keys,
    }


def problems(window: QWidget, page: QWidget) -> list[str]:
    """What is cut off, scrolls sideways or sticks out."""
    return [
        *(f"cut {said}" for said in reach.cut_off(window)),
        *(f"sideways {said}" for said in reach.sideways(page)),
        *(f"outside {said}" for said in reach.outside(window)),
    ]


def keep(widget: QWidget, name: str) -> None:
    """Write what is seen into the folder of pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    assert widget.grab().save(str(FOLDER / f"{name}.png"), quality=QUALITY)
