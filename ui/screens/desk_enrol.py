"""登记: requests are read from the stick, numbers compared aloud, bundles written back onto it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import language
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, frame, label, once, row
from ui.widgets.blocks import clear_widget, panel, scrolling_layout, state_line
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message

if TYPE_CHECKING:
    from sync.office import Enrolled, Requested
    from ui.desk_keys import Found, Read
    from ui.desk_session import DeskSession

WIDTH = 620
LONGEST_NAME = 200


class DeskEnrol(QWidget):
    """Every request on the stick, one card each; what was issued leaves the list."""

    changed = Signal()
    """A certificate was given."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._open: list[Found] = []
        self.message = Message("deskEnrolMessage")
        self.folder = FolderField("desk_enrol_folder", self.tr("Folder or stick with the request"))
        self._rows = QVBoxLayout()
        self._own = QVBoxLayout()
        read = button(self.tr("Read request"), "desk_enrol_read", "primary", "search")
        read.clicked.connect(self._read)
        steps = self.tr(
            "The laptop makes a request and copies it to a stick; read it here, compare the "
            "number on the telephone, and send the stick back with the trust file."
        )
        said = label(steps, "small", "desk_enrol_steps", wrap=True)
        title = self.tr("First certificate, or renewal")
        body = panel(title, said, self.folder, row(read, 1), self._rows, self._own)
        body.setFixedWidth(theme.px(WIDTH))
        below = clear_widget(row(column(body, 1), 1))
        area = scrolling_layout(column(below, 1), "desk_enrol_area")
        layout = column(self.message, area, gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def entered(self) -> None:
        """Say the office's own number, which the other side will ask for."""
        empty(self._rows)
        empty(self._own)
        self._open = []
        self.message.clear()
        self._ask_own()

    def _ask_own(self) -> None:
        task = self._desk.compute(_own_number)
        task.done.connect(self._show_own)

    def _show_own(self, digits: str) -> None:
        empty(self._own)
        words = self.tr("Number of this office, for the laptop's side:")
        self._own.addWidget(label(words, "second", wrap=True))
        self._own.addWidget(number(digits, "desk_own_number"))

    def _read(self) -> None:
        from ui.desk_keys import read_requests

        folder = self.folder.require()
        if folder is None:
            return
        task = self._desk.write(lambda desk: read_requests(desk, folder))
        task.done.connect(self._show_requests)

    def _show_requests(self, read: Read) -> None:
        self.message.clear()
        if read.caught_up:
            words = self.tr(
                "A laptop's list was newer than the desk's; its numbers are taken over."
            )
            self.message.say(words, "warn")
            self.changed.emit()
        if not read.found:
            self.message.say(self.tr("There is no request (.csr) in this folder."), "warn")
        self._open = list(read.found)
        self._show_open()

    def _show_open(self) -> None:
        empty(self._rows)
        for place, found in enumerate(self._open):
            self._rows.addWidget(self._card(found, place))

    def _card(self, found: Found, place: int) -> QWidget:
        made = frame("card", f"desk_request_{place}")
        if found.requested is None:
            told = language.told(found.error) if found.error else ""
            line = state_line(f"{found.file.name}: {told}", "bad", "cross")
            made.setLayout(column(line, margin=10))
            return made
        asked = found.requested
        said = state_line(self._said(asked), "" if asked.same_key else "warn", "key")
        holder = QLineEdit(asked.known.holder if asked.known and asked.known.holder else "")
        holder.setObjectName("desk_request_holder")
        holder.setPlaceholderText(self.tr("Who has this laptop (for the ledger)"))
        holder.setAccessibleName(holder.placeholderText())
        holder.setMaxLength(LONGEST_NAME)
        same = self.tr("Renew")
        compared = self.tr("The numbers are the same: issue")
        words = same if asked.same_key else compared
        issue = button(words, "desk_enrol_issue", "primary", "check")
        issue.clicked.connect(lambda: self._issue(found.file, holder.text(), issue))
        digits = number(asked.fingerprint, "desk_request_number")
        made.setLayout(column(said, digits, holder, row(issue, 1), gap=8, margin=10))
        return made

    def _said(self, asked: Requested) -> str:
        if asked.known is None:
            words = self.tr(
                "{name} asks for a certificate. Have the number read aloud and compare:"
            )
        elif asked.same_key:
            words = self.tr("{name} asks for renewal with the key that was compared before:")
        else:
            words = self.tr(
                "{name} asks for a certificate for a new key. Have the number read aloud:"
            )
        return words.format(name=asked.name)

    def _issue(self, request: Path, holder: str, pressed: QWidget) -> None:
        folder = self.folder.require()
        if folder is None:
            return
        task = self._desk.enrol(request, folder, holder)
        answer = while_there(self, lambda enrolled: self._issued(request, enrolled))
        task.done.connect(answer)
        once(pressed, task)

    def _issued(self, request: Path, enrolled: Enrolled) -> None:
        self._open = [found for found in self._open if found.file != request]
        self._show_open()
        words = self.tr("{file} is on the stick; carry it back to {name}.")
        self.message.say(words.format(file=enrolled.file_name, name=enrolled.name), "ok")
        self.changed.emit()


def number(digits: str, name: str) -> QWidget:
    """A number to be read aloud, in its groups."""
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
