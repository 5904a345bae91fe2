"""The district's own reading of a clause, beside the issued words and never in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QLabel

from ui.widgets.basics import column, label


class GuidanceLine(QFrame):
    """Hidden without a reading; built with the first one, as few clauses have one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"guidance_{name}")
        self.setProperty("role", "well")
        self._name = name
        self._words: QLabel | None = None
        self._by: QLabel | None = None
        self.hide()

    def show_reading(self, reading: str, by: str) -> None:
        """Show how the district reads the clause, and who said so when; empty: nothing."""
        if reading:
            if self._words is None or self._by is None:
                self._words, self._by = self._build()
            said = QCoreApplication.translate("ClauseCard", "District's reading: {words}")
            self._words.setText(said.format(words=reading))
            self._by.setText(by)
            self._by.setVisible(bool(by))
        self.setVisible(bool(reading))

    def _build(self) -> tuple[QLabel, QLabel]:
        words = label("", "", f"guidanceText_{self._name}", wrap=True)
        by = label("", "small", f"guidanceBy_{self._name}", wrap=True)
        layout = column(words, by, gap=2)
        layout.setContentsMargins(12, 7, 12, 7)
        self.setLayout(layout)
        return words, by
