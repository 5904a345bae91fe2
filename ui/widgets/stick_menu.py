"""The sticks that are plugged in, as a menu: one press instead of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from ui.drives import Drive, sticks
from ui.tasks import while_there
from ui.widgets.basics import button

if TYPE_CHECKING:
    from ui.tasks import Worker
    from ui.widgets.folder_field import FolderField


def stick_button(name: str, field: FolderField, worker: Worker) -> QPushButton:
    """A button whose menu puts a stick into ``field``; what is there is asked at each press."""
    made = button(QCoreApplication.translate("StickMenu", "Sticks"), name, icon="drive")

    def show(found: tuple[Drive, ...]) -> None:
        show_sticks(made, field, found)

    def ask() -> None:
        task = worker.compute(lambda _told: sticks())
        task.done.connect(while_there(made, show))

    made.clicked.connect(ask)
    return made


def show_sticks(made: QPushButton, field: FolderField, found: tuple[Drive, ...]) -> QMenu:
    """Open the menu with these sticks."""
    translate = QCoreApplication.translate
    menu = QMenu(made)
    menu.setObjectName(f"{made.objectName()}_menu")
    menu.setAccessibleName(translate("StickMenu", "Sticks that are plugged in"))
    said = translate("StickMenu", "{label} · {free} GB free · {kind}")
    for drive in found:
        free = f"{drive.free / 1_000_000_000:.1f}"
        line = menu.addAction(said.format(label=drive.label, free=free, kind=drive.file_system))
        line.triggered.connect(lambda _on=False, folder=drive.folder: field.put(folder))
    if not found:
        none = translate("StickMenu", "No stick is plugged in. Choose a folder instead.")
        menu.addAction(none).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(made.mapToGlobal(QPoint(0, made.height())))
    return menu
