"""When a meeting began, and the button that says: now."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from models.clock import Now
from models.facts.bodies import Begun, Meeting
from ui.widgets.basics import button, column, label, row


class MeetingClock(QFrame):
    """The beginning of the first meeting starts the clock of the visit."""

    begin = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("meetingClock")
        self.setProperty("role", "panel")
        self._time = label("", "title", "meetingBegun", wrap=True)
        self._about = label("", "second", "meetingRunning", wrap=True)
        self._begin = button(self.tr("The meeting begins now"), "meetingBegin", "primary", "clock")
        self._again = button(self.tr("Begin anew"), "meetingAgain", "link", "clock")
        for one in (self._begin, self._again):
            one.clicked.connect(self.begin)
        words = column(self._time, self._about, gap=2)
        layout = column(words, row(self._begin, self._again, 1), gap=10, margin=14)
        self.setLayout(layout)

    def show_begun(self, begun: Begun | None, now: Now, which: Meeting) -> None:
        """Say when it began by the clock on the wall, and how long ago."""
        self._begin.setVisible(begun is None)
        self._again.setVisible(begun is not None)
        if begun is None:
            self._time.setText(self.tr("Not begun yet"))
            first = self.tr("One touch records the time; the clock of the visit starts.")
            last = self.tr(
                "One touch records the time. Record it before the visit is finished; afterwards "
                "the sheet can only be printed."
            )
            self._about.setText(first if which is Meeting.FIRST else last)
            return
        self._time.setText(self.tr("Begun {time}").format(time=wall(begun)))
        minutes = int((_utc(now.utc) - _utc(begun.utc)).total_seconds()) // 60
        said = self.tr("{hours} h {minutes} min ago")
        ago = said.format(hours=minutes // 60, minutes=minutes % 60) if minutes >= 0 else ""
        doubt = self.tr("The clock of the computer now shows an earlier time.")
        self._about.setText(ago or doubt)


def wall(begun: Begun) -> str:
    """``2026-09-22 09:05 (UTC+8)``: the time where it was."""
    there = _utc(begun.utc) + timedelta(minutes=begun.offset)
    hours, minutes = divmod(abs(begun.offset), 60)
    sign = "-" if begun.offset < 0 else "+"
    zone = f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    return f"{there:%Y-%m-%d %H:%M} ({zone})"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
