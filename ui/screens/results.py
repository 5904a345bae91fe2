"""What a standard's marks come to: criteria with their working, or counts and no score."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from models.standards.judgement import (
    ClauseJudgement,
    ClauseOutcome,
    PackJudgement,
    PackOutcome,
    Tally,
    TestOutcome,
    TestResult,
)
from models.standards.types import Clause, Pack, Verdict
from ui import words
from ui.derivation import Given
from ui.derivation_blocks import CLAUSE_TONES, of_pack, outcome_words
from ui.screens.results_more import clause_opener, details, opener, tier_row
from ui.style import theme
from ui.widgets.basics import chip, column, frame, label, row
from ui.widgets.blocks import clear_widget, scrolling_column
from ui.working import working

translate = QCoreApplication.translate
PACK_TONES = {
    PackOutcome.PASSED: "ok",
    PackOutcome.FAILED: "bad",
    PackOutcome.UNDETERMINED: "warn",
    PackOutcome.TIERED: "ok",
}


def pack_outcome_words(outcome: PackOutcome) -> str:
    return {
        PackOutcome.PASSED: translate("Results", "All met: passed"),
        PackOutcome.FAILED: translate("Results", "Not passed"),
        PackOutcome.UNDETERMINED: translate("Results", "Not yet determined"),
        PackOutcome.NO_RULE: translate("Results", "Counts only"),
        PackOutcome.TIERED: translate("Results", "Tier reached"),
    }[outcome]


def result_view(pack: Pack, judgement: PackJudgement, given: Given | None = None) -> QWidget:
    """Return the view that fits the standard's rule; ``given`` is what it was judged from."""
    known = given or Given()
    if judgement.tiers is not None:
        return tiers_view(pack, judgement, known)
    if judgement.outcome is PackOutcome.NO_RULE:
        return counts_view(pack, judgement, known)
    return criteria_view(pack, judgement, known)


def _pack_opener(pack: Pack, judgement: PackJudgement) -> QWidget:
    title = translate("Derivation", "How the result of {title} came about").format(title=pack.title)
    outcome = pack_outcome_words(judgement.outcome)
    return opener(title, lambda: of_pack(pack, judgement, outcome), f"result_{pack.id}")


def criteria_view(pack: Pack, judgement: PackJudgement, given: Given) -> QWidget:
    """Every criterion with its result and how it came about."""
    area, rows = scrolling_column(f"criteria_{pack.id}")
    met = sum(c.outcome is ClauseOutcome.MET for c in judgement.clauses)
    total = len(judgement.clauses)
    said = f"{met} / {total} · {pack_outcome_words(judgement.outcome)}"
    tone = PACK_TONES.get(judgement.outcome, "")
    summary = row(
        label(translate("Results", "Criteria met"), "second"),
        chip(said, tone, "criteria_summary"),
        _pack_opener(pack, judgement),
        1,
    )
    for judged in judgement.clauses:
        rows.addWidget(criterion_row(pack.clause(judged.clause), judged, given))
    made = clear_widget(column(summary, area, gap=8))
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard can scroll it
    return made


def tiers_view(pack: Pack, judgement: PackJudgement, given: Given) -> QWidget:
    """The tier reached, every tier with its proportions, and what stands against it."""
    area, rows = scrolling_column(f"tiers_{pack.id}")
    tiers = judgement.tiers
    assert tiers is not None
    if tiers.tier is not None:
        said = translate("Results", "Tier reached: {tier}").format(tier=tiers.tier)
    else:
        known = translate("Results", "Tier still open; at least {tier}")
        said = known.format(tier=tiers.at_least or "—")
    tone = PACK_TONES.get(judgement.outcome, "")
    summary = row(chip(said, tone, "tier_summary"), _pack_opener(pack, judgement), 1)
    for result in reversed(tiers.tiers):
        rows.addWidget(tier_row(result))
    for found in details(pack, judgement, given):
        rows.addWidget(found)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return clear_widget(column(summary, area, gap=8))


def criterion_row(clause: Clause, judged: ClauseJudgement, given: Given) -> QFrame:
    made = frame("card", f"criterion_{clause.code}")
    number = label(clause.code, "number")
    number.setAlignment(Qt.AlignmentFlag.AlignCenter)
    body = column(label(clause.text, wrap=True), gap=3)
    for result in judged.tests:
        if result.outcome is not TestOutcome.LEFT_OUT:
            body.addWidget(_working_line(clause, result))
    if judged.conflict:
        conflict = label(
            translate("Results", "The mark and the figures disagree."), "small", wrap=True
        )
        conflict.setProperty("tone", "warn")
        body.addWidget(conflict)
    verdict = chip(outcome_words(judged.outcome), CLAUSE_TONES[judged.outcome])
    way = clause_opener(clause, judged, given, f"criterion_{clause.code}")
    layout = row(number, body, way, verdict, gap=10, margin=10)
    layout.setStretch(1, 1)
    for part in (number, way, verdict):
        layout.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
    made.setLayout(layout)
    made.setAccessibleName(f"{clause.code} {clause.text}: {outcome_words(judged.outcome)}")
    return made


def _working_line(clause: Clause, result: TestResult) -> QWidget:
    shown = working(result, clause) or translate("Results", "figures missing")
    made = label(f"{result.label}：{shown}", "small", wrap=True)
    made.setProperty("tone", "bad" if result.outcome is TestOutcome.FAILS else "")
    return made


def counts_view(pack: Pack, judgement: PackJudgement, given: Given) -> QWidget:
    """Counts of the whole and below each heading of the first two levels (R2.4)."""
    area, rows = scrolling_column(f"counts_{pack.id}")
    total = judgement.tallies[0]
    rows.addWidget(_silence(total))
    rows.addLayout(row(_pack_opener(pack, judgement), 1))
    rows.addWidget(_counts_table(pack, judgement))
    for found in details(pack, judgement, given):
        rows.addWidget(found)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area


def _silence(total: Tally) -> QWidget:
    judged = total.met + total.not_met
    share = f"{100 * total.met / judged:.1f}%" if judged else "–"
    silent = label(
        translate("Results", "The document sets no total score and no pass line."), "", "no_rule"
    )
    silent.setProperty("tone", "warn")
    rate = translate(
        "Results", "Rate of met = met ÷ (met + not met) = {share}; not a score of the document."
    )
    return clear_widget(column(silent, label(rate.format(share=share), "small", wrap=True), gap=4))


def _counts_table(pack: Pack, judgement: PackJudgement) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    heads = [Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE]
    heads += [Verdict.TO_VERIFY, Verdict.UNCHECKED]
    for place, verdict in enumerate(heads, start=1):
        grid.addWidget(_cell(words.verdict(verdict), "small"), 0, place)
    by_node = {tally.node: tally for tally in judgement.tallies}
    lines = [("", translate("Results", "All clauses"), 0)]
    for section in pack.sections:
        lines.append((section.code, f"{section.code} {section.name}", 0))
        lines += [(s.code, f"{s.code} {s.name}", 1) for s in section.sections]
    for line, (node, name, depth) in enumerate(lines, start=1):
        _counts_line(grid, line, by_node[node], name, depth)
    made = frame("well", "counts_table")
    made.setLayout(grid)
    return made


def _counts_line(grid: QGridLayout, line: int, tally: Tally, name: str, depth: int) -> None:
    said = label(name, "heading" if depth == 0 else "second")
    said.setContentsMargins(18 * depth, 0, 0, 0)
    said.setMinimumHeight(theme.px(28))
    grid.addWidget(said, line, 0)
    numbers = (tally.met, tally.not_met, tally.not_applicable, tally.to_verify, tally.unchecked)
    tones = ("ok", "bad", "", "warn", "")
    for place, (number, tone) in enumerate(zip(numbers, tones, strict=True), start=1):
        role = "second" if not number else "heading" if depth == 0 else ""
        cell = _cell(str(number), role)
        cell.setProperty("tone", tone if number else "")
        grid.addWidget(cell, line, place)


def _cell(words: str, role: str) -> QWidget:
    made = label(words, role)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setMinimumWidth(theme.px(64))
    return made
