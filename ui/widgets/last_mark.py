"""What the last visit said of a clause: one quiet line beside this visit's mark, never copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from ui import words
from ui.style import icons
from ui.widgets.basics import label, row

if TYPE_CHECKING:
    from models.visits.previous import LastMark


class LastMarkLine(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"lastMark_{name}")
        self.setProperty("role", "clear")
        self._name = name
        self._said: QLabel | None = None
        self.hide()

    def _build(self) -> QLabel:
        """Only where there is something to say: most cards of a first visit have nothing."""
        picture = label()
        picture.setPixmap(icons.pixmap("clock", 14, "text3"))
        self._said = label("", "small", f"lastMarkText_{self._name}", wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = row(picture, self._said, gap=6)
        layout.setStretch(1, 1)
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        return self._said

    def show_mark(self, mark: LastMark | None, visit_on: str) -> None:
        """Say verdict, remark and findings; that the clause was reworded since is said too."""
        self.setVisible(mark is not None)
        if mark is None:
            return
        begun = self.tr("Last time ({day}) {verdict}")
        head = begun.format(day=words.day(visit_on), verdict=words.verdict(mark.verdict))
        told = self.tr("; ").join(part for part in (*mark.findings, mark.note) if part)
        said = self.tr("{head}: {what}").format(head=head, what=told) if told else head
        if not mark.same_text:
            said += self.tr(" (the clause has been reworded since)")
        line = self._said or self._build()
        line.setText(said)
        self.setAccessibleName(said)
