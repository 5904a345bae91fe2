"""The words about discipline: the office's own to change, a document's as issued beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPlainTextEdit

from models.base import LONGEST_TEXT
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from models.standards.types import Pack
    from ui.session import FieldSession
    from ui.widgets.message import Message

LINES = 7
"""Lines in sight."""


class DisciplineCard(QFrame):
    """What is read out. Only what was changed, or read out already, belongs into the record."""

    def __init__(self, session: FieldSession, message: Message) -> None:
        super().__init__()
        self.setObjectName("meetingDiscipline")
        self.setProperty("role", "panel")
        self._session, self._message = session, message
        said = self.tr("Discipline, to be read out")
        told = self.tr(
            "The office's own wording, to be changed as you like. No document prescribes a text."
        )
        self._quotes = label("", "second", "disciplineQuotes", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("disciplineText")
        self._text.setAccessibleName(said)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(theme.px(22) * LINES)
        self._text.textChanged.connect(self._fit)
        self._keep = button(self.tr("Use for every visit"), "disciplineKeep", "link", "saved")
        self._keep.clicked.connect(self._keep_wording)
        own = label(told, "second", "disciplineOwn", wrap=True)
        head = label(said, "heading")
        parts = (head, own, self._text, row(self._keep, 1), self._quotes)
        self.setLayout(column(*parts, gap=8, margin=14))

    def put(self, spoken: str | None, packs: Sequence[Pack]) -> None:
        """Show what was read out, or the office's wording."""
        from models.visits import discipline

        self._text.setPlainText(spoken or discipline.wording(self._session.book.workspace))
        titles = {pack.id: pack.title for pack in packs}
        said = self.tr("Document {document}: “{text}”")
        found = [
            said.format(document=titles.get(one.of, one.document), text=one.text)
            for one in discipline.quotes(packs)
        ]
        self._quotes.setText("\n".join(found))
        self._quotes.setVisible(bool(found))

    def spoken(self) -> str:
        """What stands there."""
        return self._text.toPlainText().strip()[:LONGEST_TEXT]

    def _fit(self) -> None:
        """Let the words be read without scrolling as far as they are usual."""
        line = self._text.fontMetrics().lineSpacing()
        count = min(max(int(self._text.document().size().height()), LINES), 16)
        self._text.setMinimumHeight(line * count + theme.px(20))

    def _keep_wording(self) -> None:
        from models.visits import discipline

        workspace, text = self._session.book.workspace, self.spoken()
        task = self._session.worker.write(lambda: discipline.keep_wording(workspace, text))
        answer = while_there(self, lambda _done: self._message.say(self._kept_words(), "ok"))
        task.done.connect(answer)
        task.failed.connect(self._message.refuse)

    def _kept_words(self) -> str:
        return self.tr("These words are the office's own now and come up at every first meeting.")
