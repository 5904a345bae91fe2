"""The rooms of the facility in the order of the walk: add, name, order, take out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from models.errors import ExpectedError
from models.facts.bodies import Room
from ui.dialogs.fitting import fit
from ui.style import theme
from ui.tasks import Task
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.blocks import clear_widget, scrolling_column
from ui.widgets.message import Message, limit

WIDTH, HEIGHT, LONGEST = 620, 640, 60
Keep = Callable[[Iterable[Room], Callable[[ExpectedError], None]], Task]


class RoomsDialog(QDialog):
    """Edits a list of rooms; `keep` writes it down."""

    def __init__(
        self,
        rooms: Iterable[Room],
        kinds: tuple[str, ...],
        seen: frozenset[str],
        keep: Keep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("roomsDialog")
        self.setWindowTitle(self.tr("Rooms in the order of the walk"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._rooms, self._seen, self._keep = list(rooms), seen, keep
        self._refused = False
        self.message = Message("roomsMessage")
        area, self._lines = scrolling_column("roomsArea")
        self._kind = QComboBox()
        self._kind.setObjectName("roomKind")
        self._kind.setAccessibleName(self.tr("Kind of room"))
        self._kind.addItems(list(kinds))
        self._lay_out(area)
        self._show()

    def _lay_out(self, area: QWidget) -> None:
        about = label(
            self.tr(
                "Several rooms of one kind are recorded one by one and counted; one that fails "
                "fails the clause. A room in which something was seen stays."
            ),
            "second",
            wrap=True,
        )
        add = button(self.tr("Add a room"), "roomAdd", icon="plus")
        add.clicked.connect(self._add)
        more = row(self._kind, add, gap=8)
        more.setStretch(0, 1)
        cancel = button(self.tr("Cancel"), "roomsCancel")
        cancel.clicked.connect(self.close)
        keep = button(self.tr("Keep"), "roomsKeep", "primary", "check")
        keep.clicked.connect(self._confirm)
        title = label(self.windowTitle(), "title")
        foot = row(1, cancel, keep)
        layout = column(title, about, self.message, area, more, foot, gap=10, margin=14)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _show(self, at: str = "") -> None:
        empty(self._lines)
        for number, room in enumerate(self._rooms):
            self._lines.addWidget(clear_widget(self._line(number, room)))
        if at:
            QTimer.singleShot(0, lambda: self._focus(at))

    def _focus(self, name: str) -> None:
        found = self.findChild(QWidget, name)
        if found is not None:
            found.setFocus()

    def _line(self, number: int, room: Room) -> QHBoxLayout:
        name = QLineEdit(room.name)
        name.setObjectName(f"roomName_{number}")
        name.setAccessibleName(self.tr("Name of room {n}").format(n=number + 1))
        limit(name, LONGEST, self.message)
        was_seen = room.name in self._seen
        name.setReadOnly(was_seen)
        name.textEdited.connect(lambda text: self._rename(number, text))
        kind = label("" if room.kind == room.name else room.kind, "small", wrap=True)
        up = button("", f"roomUp_{number}", "square", "up", self.tr("Earlier"))
        up.setEnabled(number > 0)
        up.clicked.connect(lambda: self._swap(number, -1, "roomUp"))
        down = button("", f"roomDown_{number}", "square", "down", self.tr("Later"))
        down.setEnabled(number + 1 < len(self._rooms))
        down.clicked.connect(lambda: self._swap(number, 1, "roomDown"))
        tip = self.tr("Something was seen here: it stays") if was_seen else self.tr("Take out")
        drop = button("", f"roomDrop_{number}", "square", "trash", tip)
        drop.setEnabled(not was_seen and len(self._rooms) > 1)
        drop.clicked.connect(lambda: self._drop(number))
        kind.setVisible(any(one.kind != one.name for one in self._rooms))
        line = row(_number(number + 1), name, kind, up, down, drop, gap=6)
        line.setStretch(1, 3)
        line.setStretch(2, 2)
        return line

    def _rename(self, number: int, text: str) -> None:
        self._rooms[number] = Room.model_construct(kind=self._rooms[number].kind, name=text)

    def _swap(self, number: int, by: int, who: str) -> None:
        here, there = number, number + by
        self._rooms[here], self._rooms[there] = self._rooms[there], self._rooms[here]
        self._show(f"{who}_{there}")

    def _drop(self, number: int) -> None:
        del self._rooms[number]
        self._show(f"roomName_{min(number, len(self._rooms) - 1)}")

    def _add(self) -> None:
        """Put another room of the kind behind the last one, and number them where they were not."""
        kind = self._kind.currentText()
        numbers = [n for n, room in enumerate(self._rooms) if room.kind == kind]
        at = numbers[-1] + 1 if numbers else len(self._rooms)
        only = self._rooms[numbers[0]] if len(numbers) == 1 else None
        if only is not None and only.name == kind and kind not in self._seen:
            self._rooms[numbers[0]] = Room(kind=kind, name=f"{kind} 1")
        name = next_name(kind, [room.name for room in self._rooms])
        self._rooms.insert(at, Room(kind=kind, name=name))
        self._show(f"roomName_{at}")

    def _confirm(self) -> None:
        """Write the rooms down; a refusal is told here and nothing is lost."""
        self.message.clear()
        self._refused = False
        task = self._keep([_tidy(room) for room in self._rooms], self._refuse)
        task.done.connect(self._kept)

    def _kept(self) -> None:
        if not self._refused:
            self.close()

    def _refuse(self, error: ExpectedError) -> None:
        self._refused = True
        self.message.refuse(error)


def _number(number: int) -> QLabel:
    made = label(str(number), "second")
    made.setFixedWidth(theme.px(26))
    return made


def _tidy(room: Room) -> Room:
    return Room.model_construct(kind=room.kind, name=room.name.strip())


def next_name(kind: str, names: Iterable[str]) -> str:
    """``全科诊室 2`` after ``全科诊室 1``; the kind itself where none has its name yet."""
    taken = set(names)
    pattern = re.compile(re.escape(kind) + r" ([0-9]{1,4})")
    numbers = [int(found.group(1)) for name in taken if (found := pattern.fullmatch(name))]
    if not numbers and kind not in taken:
        return kind
    return f"{kind} {max([*numbers, 1]) + 1}"
