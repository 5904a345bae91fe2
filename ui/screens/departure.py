"""出发检查: one page that says what is better known in the office than found out on site."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui import language
from ui.screens.backup_strip import BackupStrip
from ui.screens.keys_card import KeysCard
from ui.style import icons
from ui.tasks import while_there
from ui.widgets.basics import button, column, empty, frame, label, leave_by_escape, row
from ui.widgets.blocks import page_head, panel, scrolling_layout
from ui.widgets.message import Message
from ui.window import VISIT, VISITS

if TYPE_CHECKING:
    from models.visits.departure import Line
    from ui.window import Window

TITLE_WIDTH, STATE_WIDTH, SIDE_WIDTH = 112, 108, 380
LOOKS = {
    "fine": ("check", "ok"),
    "look": ("alert", "warn"),
    "stop": ("cross", "bad"),
    "unknown": ("question", ""),
}
"""Icon and tone of each outcome; its word stands beside them."""


class DepartureScreen(QWidget):
    """Lines left, what helps right; everything is measured in the worker."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._from_visit = False
        self._asked = 0
        self.message = Message("departureMessage")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._about = label("", "second", "departureAbout", wrap=True)
        self._again = button(self.tr("Check again"), "departureAgain", icon="search")
        self._again.clicked.connect(self.check)
        self._back = button(self.tr("Back to the visits"), "departureBack", icon="back")
        self._back.clicked.connect(lambda: window.go(VISIT if self._from_visit else VISITS))
        leave_by_escape(self, self._back)
        words = self.tr("Back up to a stick")
        self.strip = BackupStrip(self._session, "departureBackup", words, "primary")
        self.keys = KeysCard(self._session, "departureKeys")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = page_head(self.tr("Before departure"), 1, self._back, self._again)
        left = column(self._about, self._lines, 1, gap=10)
        right = column(
            panel(self.tr("Backup"), self.strip),
            panel(self.tr("Certificate of this laptop"), self.keys),
            1,
            gap=12,
        )
        side = QWidget()
        side.setProperty("role", "clear")
        side.setLayout(right)
        side.setFixedWidth(SIDE_WIDTH)
        both = row(left, side, gap=14)
        both.setStretch(0, 1)
        area = scrolling_layout(both, "departureArea")
        layout = column(head, self.message, area, gap=12)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        for part in (self.strip, self.keys):
            part.told.connect(self.message.say)
            part.refused.connect(self.message.refuse)
        self.strip.told.connect(lambda _words, tone: self.check() if tone == "ok" else None)
        self.keys.changed.connect(self.check)

    def entered(self) -> None:
        """Measure anew: the machine may have been somewhere else meanwhile."""
        self._from_visit = self._session.state is not None
        to_visit, to_list = self.tr("Back to the visit"), self.tr("Back to the visits")
        self._back.setText(to_visit if self._from_visit else to_list)
        self._back.setAccessibleName(self._back.text())
        self.message.clear()
        self.keys.refresh()
        self.check()
        self._again.setFocus()

    def check(self) -> None:
        """Measure everything beside the window and show it line by line."""
        from ui.departing import check

        state = self._session.state
        book, packs = self._session.book, self._session.packs
        visit = state.visit_id if state is not None else ""
        self._about.setText(self.tr("Being checked …"))
        self._again.setEnabled(False)
        self._asked += 1
        asked = self._asked
        task = self._session.worker.compute(lambda _told: check(book, packs, visit))
        task.done.connect(while_there(self, lambda lines: self._show(asked, lines)))
        task.failed.connect(self._failed)
        task.finished.connect(while_there(self, lambda: self._again.setEnabled(True)))

    def _failed(self, error: object) -> None:
        self._about.setText("")
        self.message.refuse(error)  # type: ignore[arg-type]

    def _show(self, asked: int, lines: tuple[Line, ...]) -> None:
        if asked != self._asked:
            return  # a later look is under way
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(self._line(line))
        open_ = sum(line.outcome in ("look", "stop") for line in lines)
        done = self.tr("Everything is ready.")
        words = self.tr("{count} of {total} want a look before you go.")
        self._about.setText(words.format(count=open_, total=len(lines)) if open_ else done)

    def _line(self, line: Line) -> QFrame:
        icon, tone = LOOKS[str(line.outcome)]
        made = frame("panel", f"departure_{line.topic}")
        title = label(self._title(str(line.topic)), "heading")
        title.setFixedWidth(TITLE_WIDTH)
        picture = label()
        picture.setPixmap(icons.pixmap(icon, 18, f"{tone}_text" if tone else "text2"))
        word = label(self._word(str(line.outcome)), "", f"departureState_{line.topic}")
        word.setProperty("tone", tone)
        word.setMinimumWidth(STATE_WIDTH)
        said = line.sentence(language.current())
        words = label(said, "", f"departureText_{line.topic}", wrap=True)
        made.setAccessibleName(f"{title.text()}: {word.text()}. {said}")
        layout = row(title, picture, word, words, gap=10)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setStretch(3, 1)
        helping = self._help(str(line.help), str(line.topic))
        if helping is not None and str(line.outcome) != "fine":
            layout.addWidget(helping)
        made.setLayout(layout)
        return made

    def _help(self, wanted: str, topic: str) -> QPushButton | None:
        doing: dict[str, tuple[str, str, Callable[[], object]]] = {
            "backup": (self.tr("Back up now"), "drive", self._back_up),
            "keys": (self.tr("Certificate …"), "key", self._to_keys),
            "standards": (self.tr("Standards …"), "book", self._to_standards),
        }
        if wanted not in doing:
            return None
        words, icon, step = doing[wanted]
        made = button(words, f"departureHelp_{topic}", icon=icon)
        made.clicked.connect(lambda: step())
        return made

    def _title(self, topic: str) -> str:
        return {
            "space": self.tr("Free space"),
            "clock": self.tr("Clock"),
            "integrity": self.tr("Workspace"),
            "backup": self.tr("Backup"),
            "standards": self.tr("Standards"),
            "key": self.tr("Certificate"),
            "trust": self.tr("Trust file"),
            "printer": self.tr("Printer"),
        }[topic]

    def _word(self, outcome: str) -> str:
        return {
            "fine": self.tr("Ready"),
            "look": self.tr("Look at it"),
            "stop": self.tr("Put it right"),
            "unknown": self.tr("Not checked"),
        }[outcome]

    def _back_up(self) -> None:
        from ui.departing import back_up_beside

        book = self._session.book
        self.message.say(self.tr("The backup is being made …"))
        task = self._session.worker.compute(lambda _told: back_up_beside(book))
        task.done.connect(while_there(self, lambda _made: self._backed_up()))
        task.failed.connect(self.message.refuse)

    def _backed_up(self) -> None:
        words = self.tr("Backed up beside the workspace; make one on a stick too.")
        self.message.say(words, "ok")
        self.check()

    def _to_keys(self) -> None:
        self.keys.stick.setFocus()

    def _to_standards(self) -> None:
        self._window.go("standards")
