"""What the desk asked about a clause when it sent the visit back, and the answer beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from models.base import LONGEST_TEXT
from ui.widgets.basics import column, empty, label

Remark = tuple[int, str, str]
"""Number, the desk's words, the answer."""


class RemarkLines(QFrame):
    """Hidden without a remark; an answer is kept when the field is left."""

    answered = Signal(int, str)
    """Number of the remark and the answer."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"remarks_{name}")
        self.setProperty("role", "well")
        self._name = name
        self._lines: QVBoxLayout | None = None
        self._shown: tuple[tuple[Remark, ...], bool] = ((), False)
        self._fields: dict[int, tuple[QLineEdit, str]] = {}
        self.hide()

    def show_remarks(self, remarks: tuple[Remark, ...], is_open: bool) -> None:
        """Show remarks and answers; what is being typed stays as long as the remarks do."""
        before, self._shown = self._shown, (remarks, is_open)
        if before == self._shown:
            return
        self.setVisible(bool(remarks))
        same = [r[:2] for r in before[0]] == [r[:2] for r in remarks] and before[1] == is_open
        if not same:
            self._build(remarks, is_open)
        for number, _words, answer in remarks if is_open else ():
            field = self._fields[number][0]
            self._fields[number] = (field, answer)
            if not field.hasFocus():
                field.setText(answer)

    def _build(self, remarks: tuple[Remark, ...], is_open: bool) -> None:
        """Only where there is something to say: few clauses of few visits are remarked on."""
        if self._lines is None:
            self._lines = column(gap=4)
            self._lines.setContentsMargins(12, 7, 12, 9)
            self.setLayout(self._lines)
        empty(self._lines)
        self._fields = {}
        for number, words, answer in remarks:
            said = self.tr("Returned, remark {n}: {words}").format(n=number, words=words)
            self._lines.addWidget(label(said, "", f"remark_{self._name}_{number}", wrap=True))
            if is_open:
                self._lines.addWidget(self._field(number))
                continue
            told = self.tr("Answer: {words}").format(words=answer or self.tr("none in words"))
            self._lines.addWidget(label(told, "small", wrap=True))

    def _field(self, number: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"answer_{self._name}_{number}")
        hint = self.tr("Answer to remark {n}: what was put right").format(n=number)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setMaxLength(LONGEST_TEXT)
        made.editingFinished.connect(lambda: self._give(number))
        self._fields[number] = (made, "")
        return made

    def _give(self, number: int) -> None:
        field, kept = self._fields[number]
        typed = field.text().strip()
        if typed != kept:
            self._fields[number] = (field, typed)
            self.answered.emit(number, typed)

    def not_kept(self, *_why: object) -> None:
        """What was handed over did not reach the record: it is handed over again on leaving."""
        for number, _words, answer in self._shown[0] if self._fields else ():
            self._fields[number] = (self._fields[number][0], answer)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for number in tuple(self._fields):
            self._give(number)
