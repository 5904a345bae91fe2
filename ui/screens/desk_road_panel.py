"""网络接收: one line above the cases that starts and stops the road by line, and says how it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from ui.style import icons, theme
from ui.tasks import while_there
from ui.widgets.basics import button, frame, label, row, tell

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from sync.road.server import RoadStatus
    from ui.desk_session import DeskSession
    from ui.widgets.message import Message

LOOK_EVERY_MS = 1000


class DeskRoadPanel(QWidget):
    """Address and number are what an evaluator asks for on the telephone."""

    def __init__(self, desk: DeskSession, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk, self._message = desk, message
        self._picture = QLabel()
        self._words = label("", "", "desk_road_state", wrap=True)
        self._port_label = label(self.tr("Port"), "second")
        self._port = QSpinBox()
        self._port.setObjectName("desk_road_port")
        self._port.setAccessibleName(self.tr("Port to listen on"))
        self._port.setRange(1024, 65535)
        self._port.setValue(8443)
        self._port.setButtonSymbols(
            QSpinBox.ButtonSymbols.NoButtons
        )  # the arrows come out as dashes
        self._start = button(self.tr("Receive by network"), "desk_road_start", icon="inbox")
        self._stop = button(self.tr("Stop receiving"), "desk_road_stop", icon="stop")
        self._start.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        desk.road.changed.connect(self.look)
        desk.road.arrived.connect(self.look)
        self.look()

    def _lay_out(self) -> None:
        line = row(
            self._picture, self._words, self._port_label, self._port, self._start, self._stop, gap=8
        )
        line.setContentsMargins(12, 0, 0, 0)
        line.setStretch(1, 1)
        ground = frame("panel", "desk_road")
        ground.setLayout(line)
        outer = row(ground, gap=0)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def start(self) -> None:
        """Listen on the port that is entered."""
        self._message.clear()
        self._start.setEnabled(False)
        task = self._desk.road.start(self._port.value())
        task.failed.connect(while_there(self, self._refuse))
        task.finished.connect(while_there(self, self.look))

    def stop(self) -> None:
        """Stop; what is being taken in is finished first."""
        self._stop.setEnabled(False)
        self._desk.road.stop()
        self.look()

    def look(self, *_: object) -> None:
        """Show how it stands."""
        found = self._desk.road.status()
        for widget in (self._port_label, self._port, self._start):
            widget.setVisible(found is None)
        self._stop.setEnabled(True)
        self._stop.setVisible(found is not None)
        ends = self._desk.road.stopping
        self._start.setEnabled(not ends)
        said = self.tr("Packages come on sticks only.")
        if found or ends:
            said = self._said(found) if found else self.tr("What is being taken in is finished …")
        self._words.setText(said)
        self._words.setAccessibleName(said)
        tell(self._words, "tone", "ok" if found else "")
        tint = "ok_text" if found else "text2"
        self._picture.setPixmap(icons.pixmap("send" if found else "offline", 18, tint))
        self._picture.setFixedWidth(theme.px(22))
        if found and not self._timer.isActive():
            self._timer.start()
        if not found:
            self._timer.stop()

    def _said(self, found: RoadStatus) -> str:
        parts = [
            self.tr("Receiving on {address}").format(address=f"{found.host}:{found.port}"),
            self.tr("number of the office {number}").format(number=found.number),
            self.tr("{n} laptops connected").format(n=len(found.laptops)),
        ]
        if not found.own:
            parts.append(self.tr("trust files name this address"))
        if found.last is not None:
            parts.append(self.tr("{n} received").format(n=found.received))
        return " · ".join(parts)

    def _refuse(self, error: ExpectedError) -> None:
        self._message.refuse(error)
