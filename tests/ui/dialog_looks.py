"""A dialog in three looks: light, dark and small, high contrast with large words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from tests.ui.rooms import Room
from tests.ui.shown_rooms import dress
from tests.ui.test_pictures import keep, problems
from ui import language
from ui.style.theme import Theme

LOOKS = [
    (Theme.LIGHT, (1366, 768), 100),
    (Theme.DARK, (1280, 720), 100),
    (Theme.CONTRAST, (1280, 720), 150),
]


def fits(made: Room, over: str, make: Callable[[QWidget], QDialog], name: str) -> None:
    """Open the dialog over a page in each look, keep its picture, and fail where it does not fit.

    ``make`` returns it over that page.
    """
    wrong: list[str] = []
    for look, size, percent in LOOKS:
        dress(made, look, percent, size, language.CHINESE)
        dialog = make(made.go(over))
        dialog.open()
        made.settle()
        keep(dialog, f"{name}-{look.value}-{size[0]}x{size[1]}-{percent}")
        wrong += problems(dialog, dialog)
        dialog.close()
    assert not wrong, "\n".join(wrong)
