"""只有比例: a ratio somebody said, without numerator and denominator (R1.3)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from models.errors import VisitError
from models.standards.judgement import TestOutcome, Values
from models.standards.types import Clause
from models.visits import said_ratio
from ui import language
from ui.widgets.basics import label, tell
from ui.widgets.figure_field import Cell

translate = QCoreApplication.translate


class SaidRatio(Cell):
    """Takes the ratio; says what it is worth and what is missing."""

    def __init__(self, clause: Clause, name: str) -> None:
        editor = QLineEdit()
        super().__init__(translate("SaidRatio", "Only a ratio"), editor, f"ratio_{name}")
        editor.setPlaceholderText(self.tr("e.g. 18%"))
        editor.setToolTip(self.tr("For a ratio that was only said; it never decides"))
        editor.setMaxLength(20)
        self._clause = clause
        self.worth: QLabel = label("", "small", f"ratioWorth_{name}", wrap=True)
        self.worth.hide()

    def ratio(self, before: str) -> str:
        """The ratio as it is kept; ``before`` while none can be read, as the line below says."""
        try:
            return said_ratio.typed(self.text())
        except VisitError:
            return before

    def work_out(self, values: Values) -> None:
        """Say what a ratio without its parts is worth."""
        try:
            said, refused = self._worth(said_ratio.typed(self.text()), values), False
        except VisitError as error:
            said, refused = language.told(error), True
        self.worth.setText(said)
        self.worth.setAccessibleName(said)
        tell(self.worth, "tone", "bad" if refused else "")
        self.worth.setVisible(bool(said))

    def _worth(self, said: str, values: Values) -> str:
        if not said:
            return ""
        words = self.tr("Said ratio {ratio}, without its parts: it never makes the clause met.")
        found = words.format(ratio=said)
        outcome = said_ratio.said_outcome(said, self._clause)
        if outcome is TestOutcome.HOLDS:
            found += " " + self.tr("For the self-check: reaches the limit.")
        elif outcome is TestOutcome.FAILS:
            found += " " + self.tr("For the self-check: does not reach the limit.")
        missing = self._missing(values)
        if missing:
            found += " " + self.tr("Still missing: {what}").format(what=missing)
        return found

    def _missing(self, values: Values) -> str:
        tests = said_ratio.ratios(self._clause)
        wanted = {key for test in tests for key in (test.numerator, test.denominator)}
        asked = [i.label for i in self._clause.inputs if i.key in wanted and i.key not in values]
        return self.tr(", ").join(asked)
