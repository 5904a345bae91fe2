"""Enrolling a laptop: its request is read, its number compared aloud, its bundle written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import theme
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import clear_widget, page_head, panel, state_line
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message

if TYPE_CHECKING:
    from sync.office import Enrolled
    from ui.desk_session import DeskSession

WIDTH = 620


class DeskEnrol(QWidget):
    """One request at a time, from the stick and back onto it."""

    back = Signal()

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._request: Path | None = None
        self.message = Message("deskEnrolMessage")
        self.folder = FolderField("desk_enrol_folder", self.tr("Folder or stick with the request"))
        self._rows = QVBoxLayout()
        back = button(self.tr("Back to cases"), "desk_enrol_back", icon="back")
        read = button(self.tr("Read request"), "desk_enrol_read", "primary", "search")
        back.clicked.connect(self.back)
        read.clicked.connect(self._read)
        head = page_head(self.tr("Enrol a laptop"), 1, back)
        body = panel(self.tr("Request"), self.folder, row(read, 1), self._rows)
        body.setFixedWidth(theme.px(WIDTH))
        below = clear_widget(row(column(body, 1), 1))
        self.setLayout(column(head, self.message, below, gap=12))

    def entered(self) -> None:
        """Say the office's own number, which the other side will ask for."""
        empty(self._rows)
        self.message.clear()
        task = self._desk.compute(_own_number)
        task.done.connect(self._show_own)

    def _show_own(self, number: str) -> None:
        words = self.tr("Number of this office, for the laptop's side:")
        self._rows.addWidget(label(words, "second", wrap=True))
        self._rows.addWidget(_number(number, "desk_own_number"))

    def _read(self) -> None:
        from ui.desk_session import REQUESTS

        folder = self.folder.require()
        found = sorted(folder.glob(REQUESTS)) if folder else []
        if not found:
            self.message.say(self.tr("There is no request (.csr) in this folder."), "warn")
            return
        self._request = found[-1]
        request = self._request
        task = self._desk.compute(lambda _desk: _read_request(request))
        task.done.connect(self._show_request)

    def _show_request(self, found: tuple[str, str]) -> None:
        name, number = found
        empty(self._rows)
        words = self.tr("{name} asks for a certificate. Have the number read aloud and compare:")
        self._rows.addWidget(state_line(words.format(name=name), "warn", "key"))
        self._rows.addWidget(_number(number, "desk_request_number"))
        issue = button(
            self.tr("The numbers are the same: issue"), "desk_enrol_issue", "primary", "check"
        )
        issue.clicked.connect(self._issue)
        self._rows.addLayout(row(issue, 1))
        issue.setFocus()

    def _issue(self) -> None:
        folder = self.folder.require()
        if folder is None or self._request is None:
            return
        task = self._desk.enrol(self._request, folder)
        task.done.connect(self._issued)

    def _issued(self, enrolled: Enrolled) -> None:
        self.entered()
        words = self.tr("{file} is on the stick; carry it back to {name}.")
        self.message.say(words.format(file=enrolled.file_name, name=enrolled.name), "ok")


def _number(digits: str, name: str) -> QWidget:
    made = frame("well")
    shown = label(digits, "code", name, wrap=True)
    shown.setAccessibleName(" ".join(digits))
    made.setLayout(column(shown, margin=10))
    return made


def _own_number(desk: object) -> str:
    from models.district.desk import Desk
    from sync.office import authority

    assert isinstance(desk, Desk)
    return authority(desk).trust().fingerprint()


def _read_request(file: Path) -> tuple[str, str]:
    from models.errors import PackageError
    from sync.keys.laptop import fingerprint, read_request

    try:
        data = file.read_bytes()
    except OSError as error:
        raise PackageError("request-unreadable") from error
    _device, name, key = read_request(data)
    return name, fingerprint(key)
