"""What is known of the application: days, a severe violation, key indicators (R4.1-R4.5)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.base import LONGEST_TEXT
from models.facts.bodies import ApplicationSet
from models.visits import application as rules
from ui.days import is_day
from ui.widgets.grid_form import add_field, field_grid


class ApplicationForm(QWidget):
    """Days are typed as 2026-04-30; an empty line says nothing."""

    def __init__(self, name: str = "application") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "clear")
        self._answers: dict[str, QLineEdit] = {}
        self._dates = {
            "applied_on": self.tr("Application dated"),
            "self_assessment_from": self.tr("Self-assessment since"),
            "severe_violation_on": self.tr("Severe violation of the nine rules on"),
        }
        day = self.tr("yyyy-mm-dd")
        self._fields = {key: self._line(f"{name}_{key}", day) for key in self._dates}
        self._basis = self._line(f"{name}_basis", self.tr("Document that says so"), LONGEST_TEXT)
        self._grid = field_grid()
        self._rows: dict[str, int] = {}
        for key, said in self._dates.items():
            self._add(key, said, self._fields[key])
        self._add("basis", self.tr("Established by"), self._basis)
        for number, indicator in enumerate(rules.key_indicators()):
            hint = self.tr("What was found")
            self._answers[indicator] = self._line(f"{name}_key_{number}", hint, LONGEST_TEXT)
            self._add(indicator, indicator, self._answers[indicator])
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)

    def _line(self, name: str, hint: str, most: int = 10) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.setMaxLength(most)
        return made

    def _add(self, key: str, said: str, field: QLineEdit) -> None:
        self._rows[key] = self._grid.rowCount()
        add_field(self._grid, said, field)

    def ask(self, tiered: bool, key_indicators: bool) -> None:
        """Show what the chosen standards ask for; what is hidden keeps what it says."""
        for key in ("self_assessment_from", "severe_violation_on", "basis"):
            _show(self._grid, self._rows[key], tiered)
        for indicator in self._answers:
            _show(self._grid, self._rows[indicator], tiered and key_indicators)

    def put(self, given: ApplicationSet | None) -> None:
        """Show what the record says."""
        shown = given or ApplicationSet()
        for key, field in self._fields.items():
            field.setText(getattr(shown, key) or "")
        self._basis.setText(shown.severe_violation_basis)
        for indicator, line in self._answers.items():
            line.setText((shown.key_answers or {}).get(indicator, ""))

    def fault(self) -> str:
        """Say which day does not exist; empty when all do."""
        for key, field in self._fields.items():
            text = field.text().strip()
            if text and not is_day(text):
                words = self.tr("“{name}”: {text} is not a day; write it as 2026-04-30.")
                return words.format(name=self._dates[key], text=text)
        return ""

    def application(self) -> ApplicationSet:
        """What is typed; ask ``fault`` first."""
        days = {key: field.text().strip() or None for key, field in self._fields.items()}
        answers = {name: line.text().strip() for name, line in self._answers.items()}
        told = {name: words for name, words in answers.items() if words}
        basis = self._basis.text().strip()
        return ApplicationSet(**days, severe_violation_basis=basis, key_answers=told or None)


def _show(grid: QGridLayout, line: int, on: bool) -> None:
    parts: Sequence[QWidget | None] = [
        item.widget() for column in (0, 1) if (item := grid.itemAtPosition(line, column))
    ]
    for part in parts:
        if part is not None:
            part.setVisible(on)
