"""A sentence becomes a stock phrase of the office: only its abbreviation is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from models.standards.phrase_types import Phrase, PhraseKind
from models.visits import phrases
from ui.session import FieldSession
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import line_field
from ui.widgets.message import Message

WIDTH, LONGEST = 460, 12


class PhraseDialog(QDialog):
    """Keeps a phrase in the workspace; Enter keeps, Escape leaves."""

    kept = Signal()
    """The office's list has changed."""

    def __init__(self, session: FieldSession, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("phraseDialog")
        self.setWindowTitle(self.tr("Stock phrase"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, 0)
        self._session = session
        self._words = QPlainTextEdit(words)
        self._words.setObjectName("phraseWords")
        self._words.setAccessibleName(self.tr("Words of the phrase"))
        self._words.setTabChangesFocus(True)
        self._short = line_field(
            "phraseAbbreviation",
            self.tr("Abbreviation: lower-case letters and digits, e.g. gl"),
            most=LONGEST,
        )
        self._short.returnPressed.connect(self._keep)
        self.message = Message("phraseMessage")
        keep = button(self.tr("Keep phrase"), "phraseKeep", "primary")
        keep.clicked.connect(self._keep)
        leave = button(self.tr("Cancel"), "phraseCancel")
        leave.clicked.connect(self.close)
        said = self.tr("An existing phrase with the same abbreviation is replaced.")
        foot = row(1, leave, keep)
        about = label(said, "small", wrap=True)
        self.setLayout(
            column(self._words, self._short, about, self.message, foot, gap=10, margin=14)
        )
        self._short.setFocus()

    def _keep(self) -> None:
        short, words, book = self._short.text(), self._words.toPlainText(), self._session.book

        def work() -> Phrase:
            return phrases.keep(book, short, PhraseKind.FACT, words)

        task = self._session.worker.write(work)
        task.failed.connect(self.message.refuse)
        task.done.connect(self._done)

    def _done(self, _phrase: Phrase) -> None:
        self.kept.emit()
        self.close()
