"""What the figures of a clause come to while one types, and how many people turn it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from models.standards import judgement
from models.standards.distance import distance
from models.standards.judgement import Computed, TestOutcome, TestResult, Values
from models.standards.types import Clause, Test, Verdict
from models.standards.working import rounded, whole
from models.visits.slips import slip_keys
from ui.style import icons, theme
from ui.widgets.basics import column, label, row
from ui.working import working

COMES_TO = {Computed.MET: Verdict.MET, Computed.NOT_MET: Verdict.NOT_MET}
TONES = {
    TestOutcome.HOLDS: ("check", "ok"),
    TestOutcome.FAILS: ("cross", "bad"),
    TestOutcome.CANNOT_COMPUTE: ("question", "warn"),
}


class VerdictLines(QWidget):
    """One line for every comparison; a share without a threshold is shown and not judged."""

    def __init__(self, clause: Clause, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._clause = clause
        self.comes_to: Verdict | None = None
        """What the figures come to now; None while they cannot be computed."""
        self._units = {entered.key: entered.unit for entered in clause.inputs}
        self._labels = {entered.key: entered.label for entered in clause.inputs}
        self._lines = [self._line(f"verdict_{name}_{test.code}") for test in clause.tests]
        self._share = None if clause.tests else slip_keys(clause)
        if self._share is not None:
            self._lines.append(self._line(f"verdict_{name}_share"))
        self.setLayout(column(*(line[2] for line in self._lines), gap=4))

    def _line(self, name: str) -> tuple[QLabel, QLabel, QWidget]:
        icon, said = QLabel(), label("", "small", name, wrap=True)
        icon.setFixedWidth(theme.px(18))
        holder = QWidget()
        layout = row(icon, said, gap=4)
        layout.setStretch(1, 1)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(layout)
        return icon, said, holder

    def work_out(self, values: Values) -> None:
        """Say what the figures come to."""
        if self._share is not None:
            self._say_share(values)
        computed, results = judgement.compute(self._clause, values)
        self.comes_to = COMES_TO.get(computed)
        for line, result, test in zip(self._lines, results, self._clause.tests, strict=False):
            line[2].setVisible(result.outcome is not TestOutcome.LEFT_OUT)
            shape, tone = TONES.get(result.outcome, ("question", "warn"))
            self._say(line, shape, f"{tone}_text", self._sentence(result, test))

    def _say(self, line: tuple[QLabel, QLabel, QWidget], shape: str, tint: str, words: str) -> None:
        line[0].setPixmap(icons.pixmap(shape, 16, tint))
        line[1].setText(words)
        line[1].setAccessibleName(words)

    def _say_share(self, values: Values) -> None:
        """A value without pass or fail: no threshold is printed (rules §7, 1)."""
        keys = self._share
        assert keys is not None
        above, below = values.get(keys.satisfied), values.get(keys.valid)
        words = self.tr("no value yet; the document prints no threshold")
        if isinstance(above, int) and isinstance(below, int) and below > 0:
            share = rounded(Fraction(100 * above, below))
            words = self.tr("{above} of {below} = {share}%; no threshold is printed: not judged")
            words = words.format(above=whole(above), below=whole(below), share=share)
        self._say(self._lines[-1], "report", "text2", words)

    def _sentence(self, result: TestResult, test: Test) -> str:
        if result.outcome is TestOutcome.CANNOT_COMPUTE:
            words = self.tr("{what}: cannot be computed yet, figures are missing")
            if result.denominator == 0:
                words = self.tr("{what}: cannot be computed, the denominator is 0")
            return words.format(what=result.label)
        said = f"{result.label}：{working(result, self._clause)}".rstrip("：")
        far = " ".join(self._how_far(result, test))
        return (
            self.tr("{comparison}; {distance}").format(comparison=said, distance=far)
            if far
            else said
        )

    def _how_far(self, result: TestResult, test: Test) -> Iterator[str]:
        gap = distance(result)
        if gap is None:
            return
        held = result.outcome is TestOutcome.HOLDS
        if gap.numerator is not None:
            yield self._turn(gap.numerator, held, self._units.get(test.numerator, ""))
        if gap.denominator is not None and test.denominator is not None:
            said = self._turn(gap.denominator, held, self._units.get(test.denominator, ""))
            yield self.tr("(or {what}: {change})").format(
                what=self._labels.get(test.denominator, ""), change=said
            )

    def _turn(self, by: int, held: bool, unit: str) -> str:
        """``by`` more or fewer turn it, and no smaller number does."""
        if held:
            words = self.tr("{gap}{unit} more and it is not met")
            words = words if by > 0 else self.tr("{gap}{unit} fewer and it is not met")
        else:
            words = self.tr("{gap}{unit} short of met")
            words = words if by > 0 else self.tr("met with {gap}{unit} fewer")
        return words.format(gap=whole(abs(by)), unit=f" {unit}" if unit else "")
