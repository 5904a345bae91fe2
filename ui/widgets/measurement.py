"""The figures of a clause and, while one types, what they come to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from models.standards import judgement
from models.standards.distance import distance
from models.standards.judgement import TestOutcome, TestResult, Values
from models.standards.types import Clause, Input, Operator
from ui.style import icons, theme
from ui.widgets.basics import column, label, row
from ui.widgets.blocks import clear_widget
from ui.working import working

COLUMNS = 3
DIGITS = QRegularExpression(r"[0-9]{0,16}")
DATE = QRegularExpression(r"[0-9]{0,4}(-[0-9]{0,2}(-[0-9]{0,2})?)?")
TONES = {
    TestOutcome.HOLDS: ("check", "ok"),
    TestOutcome.FAILS: ("cross", "bad"),
    TestOutcome.CANNOT_COMPUTE: ("question", "warn"),
}


class Measurement(QFrame):
    """Fields for the inputs of a clause, a line for the source, and the working."""

    changed = Signal(object, str)
    """Values by key and the source, when the person is done with a field."""

    def __init__(self, clause: Clause, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "well")
        self.setObjectName(f"measurement_{name}")
        self._clause, self._name = clause, name
        self._shown: tuple[Values, str] = ({}, "")
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._cells: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1)
        for entered in clause.inputs:
            self._add(entered)
        self._source = self._add_source()
        self._lines = [self._line() for _ in clause.tests]
        below = column(*(pair[2] for pair in self._lines), gap=4)
        layout = column(self._grid, below, gap=8)
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)
        self._work_out()

    def _add(self, entered: Input) -> None:
        field = self._choice(entered) if entered.kind == "choice" else self._text(entered)
        field.setObjectName(f"value_{self._name}_{entered.key}")
        field.setAccessibleName(entered.label)
        field.setProperty("compact", True)
        field.setToolTip(entered.hint)
        self._fields[entered.key] = field
        self._place(entered.label, field, entered.unit, entered.hint)

    def _place(self, words: str, field: QWidget, unit: str, hint: str) -> None:
        said = label(words, "small", wrap=True)
        said.setToolTip(hint)
        said.setBuddy(field)
        beside = row(field, label(unit, "small"), gap=6)
        beside.setStretch(0, 1)
        self._cells.append(clear_widget(column(1, said, beside, gap=3)))
        self._grid.addWidget(self._cells[-1], *divmod(len(self._cells) - 1, COLUMNS))

    def set_narrow(self, narrow: bool) -> None:
        """Put the fields into two columns where three would be cut off."""
        columns = COLUMNS - 1 if narrow else COLUMNS
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, *divmod(number, columns))
        self._grid.setColumnStretch(COLUMNS - 1, 0 if narrow else 1)

    def _text(self, entered: Input) -> QLineEdit:
        field = QLineEdit()
        if entered.kind == "integer":
            field.setValidator(QRegularExpressionValidator(DIGITS, field))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        elif entered.kind == "date":
            field.setValidator(QRegularExpressionValidator(DATE, field))
            field.setPlaceholderText(self.tr("YYYY-MM-DD"))
        field.textChanged.connect(self._work_out)
        field.editingFinished.connect(self._tell)
        return field

    def _choice(self, entered: Input) -> QComboBox:
        field = QComboBox()
        field.setMinimumWidth(theme.px(60))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.addItem("—", "")
        for choice in entered.choices:
            field.addItem(choice.label, choice.value)
        field.activated.connect(self._chosen)
        return field

    def _add_source(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"source_{self._name}")
        field.setAccessibleName(self.tr("Source of the figures"))
        field.setProperty("compact", True)
        field.setPlaceholderText(self.tr("document, system, page…"))
        field.editingFinished.connect(self._tell)
        self._place(self.tr("Source of the figures"), field, "", "")
        return field

    def _line(self) -> tuple[QLabel, QLabel, QWidget]:
        icon, said = QLabel(), label("", "small", wrap=True)
        icon.setFixedWidth(theme.px(18))
        holder = QWidget()
        layout = row(icon, said, gap=4)
        layout.setStretch(1, 1)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(layout)
        return icon, said, holder

    def show_values(self, values: Values, source: str) -> None:
        """Show what is kept; a field that is being typed in is left alone."""
        if (values, source) == self._shown:
            return
        self._shown = (dict(values), source)
        for key, field in self._fields.items():
            if not field.hasFocus():
                _fill(field, values.get(key, ""))
        if not self._source.hasFocus():
            self._source.setText(source)
        self._work_out()

    def set_open(self, is_open: bool) -> None:
        """A closed visit is looked at, not changed."""
        for field in (*self._fields.values(), self._source):
            field.setEnabled(is_open)

    def values(self) -> dict[str, int | str]:
        """What is in the fields; empty ones are left out."""
        kinds = {entered.key: entered.kind for entered in self._clause.inputs}
        typed = {key: _read(field) for key, field in self._fields.items()}
        return {
            key: int(text) if kinds[key] == "integer" else text
            for key, text in typed.items()
            if text
        }

    def _chosen(self) -> None:
        self._work_out()
        self._tell()

    def _tell(self) -> None:
        now = (self.values(), self._source.text().strip())
        if now != self._shown:
            self._shown = now
            self.changed.emit(*now)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self._tell()

    def _work_out(self) -> None:
        _, results = judgement.compute(self._clause, self.values())
        for (icon, said, holder), result in zip(self._lines, results, strict=True):
            holder.setVisible(result.outcome is not TestOutcome.LEFT_OUT)
            shape, tone = TONES.get(result.outcome, ("question", "warn"))
            icon.setPixmap(icons.pixmap(shape, 16, f"{tone}_text"))
            said.setText(self._sentence(result))
            said.setAccessibleName(said.text())

    def _sentence(self, result: TestResult) -> str:
        if result.outcome is TestOutcome.CANNOT_COMPUTE:
            words = self.tr("{what}: cannot be computed yet, figures are missing")
            if result.denominator == 0:
                words = self.tr("{what}: cannot be computed, the denominator is 0")
            return words.format(what=result.label)
        said = f"{result.label}：{working(result, self._clause)}".rstrip("：")
        return f"{said}  {self._how_far(result)}".rstrip()

    def _how_far(self, result: TestResult) -> str:
        gap = distance(result)
        if gap is None:
            return ""
        unit = self._units().get(self._numerator(result), "")
        lower = result.operator in (Operator.AT_LEAST, Operator.ABOVE)
        if result.outcome is TestOutcome.FAILS:
            words = self.tr("{gap}{unit} short") if lower else self.tr("{gap}{unit} too many")
        elif gap == 0:
            return self.tr("just at the limit")
        else:
            words = self.tr("{gap}{unit} to spare")
        return words.format(gap=f"{gap:,}", unit=f" {unit}" if unit else "")

    def _numerator(self, result: TestResult) -> str:
        return next((t.numerator for t in self._clause.tests if t.code == result.test), "")

    def _units(self) -> Mapping[str, str]:
        return {entered.key: entered.unit for entered in self._clause.inputs}


def _fill(field: QLineEdit | QComboBox, value: int | str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(value), 0))
    else:
        field.setText(str(value))


def _read(field: QLineEdit | QComboBox) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    return field.text().strip()
