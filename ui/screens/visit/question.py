"""One plain question in place, with its answers as buttons; never a box in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.basics import button, column, empty, frame, label
from ui.widgets.flow import FlowLayout

Answer = tuple[str, str, Callable[[], None]]
"""Object name, words, and what follows."""


class Question(QWidget):
    """Hidden until something is asked; an answer puts it away first."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._name = name
        self._words: QLabel = label("", "heading", f"{name}Words", wrap=True)
        self._flow = FlowLayout(6)
        box = frame("card", name)
        box.setLayout(column(self._words, self._flow, gap=6, margin=8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box)
        self.hide()

    @property
    def asked(self) -> bool:
        """Whether an answer is waited for."""
        return not self.isHidden()

    def ask(self, words: str, *answers: Answer) -> None:
        """Ask; what was asked here before is forgotten."""
        empty(self._flow)
        self._words.setText(words)
        self.setAccessibleName(words)
        for number, (name, said, follows) in enumerate(answers):
            last = number == len(answers) - 1
            made = button(said, name, "link" if last and number else "")
            made.clicked.connect(lambda _=False, follows=follows: self._answer(follows))
            self._flow.addWidget(made)
        self.show()

    def _answer(self, follows: Callable[[], None]) -> None:
        self.hide()
        follows()
