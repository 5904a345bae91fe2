"""The 场记牌 and the QR clock over the whole window: to be photographed, not to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QWidget

from models.clock import Clock
from models.evidence.slate import BEIJING, clock_text, slate_text
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.qr import QrCode

HUGE, LARGE = 44, 26
PAPER = "background: #ffffff; color: #000000;"
"""The same in every theme: a camera has to tell black from white."""


@dataclass(frozen=True)
class Said:
    """What a slate says."""

    visit: str
    facility: str
    room: str
    """Empty where one is in no room."""
    pack: str
    clause: str
    words: str
    """The clause's own text."""


class SlateDialog(QDialog):
    """Shows a slate, or the clock with another second every second; C changes, Escape closes."""

    def __init__(self, said: Said, clock: Clock, cameras: str, keep: QCheckBox, over: QWidget):
        super().__init__(over)
        self.setObjectName("slateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._said, self._clock, self._since = said, clock, seconds(clock)
        self.is_clock = False
        self.code = QrCode("slateCode")
        self._where = _words("slateRoom", HUGE)
        self._clause = _words("slateClause", HUGE)
        self._text = _words("slateWords", LARGE)
        self._time = _words("slateTime", LARGE)
        self._about = label("", "", "slateAbout", wrap=True)
        self._cameras = label(cameras, "", "slateCameras", wrap=True)
        self._turn = button("", "slateTurn", icon="clock")
        self._turn.clicked.connect(self.turn)
        self._lay_out(keep)
        self.resize(over.window().size())
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_time)
        self._show()

    def _lay_out(self, keep: QCheckBox) -> None:
        self.setStyleSheet(f"QDialog, QLabel, QCheckBox {{ {PAPER} }}")
        shut = button(self.tr("Close"), "slateClose", icon="cross")
        shut.clicked.connect(self.close)
        said = column(
            self._where, self._clause, self._text, self._time, 1, self._about, self._cameras, gap=14
        )
        body = row(said, self.code, gap=24)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        layout = column(body, row(keep, 1, self._turn, shut), gap=10, margin=20)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def turn(self) -> None:
        """Show the clock instead of the slate, or the slate again."""
        self.is_clock = not self.is_clock
        self._show()

    def _show(self) -> None:
        title = self.tr("QR clock") if self.is_clock else self.tr("Slate")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._turn.setText(self.tr("Slate (C)") if self.is_clock else self.tr("QR clock (C)"))
        self._turn.setAccessibleName(self._turn.text())
        self._cameras.setVisible(self.is_clock and bool(self._cameras.text()))
        for part in (self._clause, self._text):
            part.setVisible(not self.is_clock)
        if self.is_clock:
            self._show_clock()
        else:
            self._show_slate()

    def _show_slate(self) -> None:
        said = self._said
        self._tick.stop()
        self._where.setText(said.room or said.facility)
        self._clause.setText(said.clause)
        self._text.setText(said.words)
        self._time.setText(wall(self._since))
        self._about.setText(
            self.tr(
                "Photograph this screen first, then what there is to see. On import the photos "
                "of this camera go to this clause, until the next slate or the end of the day."
            )
        )
        text = slate_text(said.visit, said.room, said.pack, said.clause, self._since)
        self.code.show_text(text)
        self.code.setAccessibleName(self.tr("QR code of the slate"))

    def _show_clock(self) -> None:
        self._where.setText(self.tr("QR clock"))
        self._about.setText(
            self.tr(
                "Photograph this clock once with each camera. On import it shows how far the "
                "camera's clock is from this laptop's; the times remain what the camera claims."
            )
        )
        self.code.setAccessibleName(self.tr("QR code of the clock"))
        self._show_time()
        self._tick.start(200)  # five looks a second: the second that is shown is the true one

    def _show_time(self) -> None:
        now = seconds(self._clock)
        self._time.setText(wall(now))
        self.code.show_text(clock_text(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C changes between slate and clock."""
        if event.key() == Qt.Key.Key_C and not event.modifiers():
            self.turn()
            return
        super().keyPressEvent(event)


def _words(name: str, pixels: int) -> QLabel:
    made = label("", "", name, wrap=True)
    made.setFont(theme.font(pixels, bold=pixels == HUGE))
    # The style sheet of the window names sizes of its own, so it has to be told here too.
    weight = "bold" if pixels == HUGE else "normal"
    made.setStyleSheet(f"{PAPER} font-size: {theme.px(pixels)}px; font-weight: {weight};")
    return made


def seconds(clock: Clock) -> int:
    """The laptop's clock in seconds since 1970."""
    return int(datetime.fromisoformat(clock.now().utc).timestamp())


def wall(utc: int) -> str:
    """As a clock on a wall in Beijing shows it."""
    return datetime.fromtimestamp(utc, BEIJING).strftime("%Y-%m-%d %H:%M:%S")
