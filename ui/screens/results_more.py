"""What stands below a result: points not met, suggestions, and the way into every derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from models.standards.compound import part_texts
from models.standards.grading import State
from models.standards.judgement import ClauseJudgement, PackJudgement, judge_clause
from models.standards.tiers import Share, Standing, TierResult
from models.standards.tiers_types import Scope
from models.standards.types import Clause, Pack, Verdict
from ui.derivation import Block, Given
from ui.derivation_blocks import compound, of_clause
from ui.widgets.basics import button, chip, column, frame, label, row
from ui.widgets.blocks import clear_widget

translate = QCoreApplication.translate
STATES = {
    State.HOLDS: "ok",
    State.FAILS: "bad",
    State.OPEN: "warn",
    State.CANNOT_COMPUTE: "warn",
    State.CLOSED: "",
}
Blocks = Callable[[], Sequence[Block]]


def opener(title: str, blocks: Blocks, name: str) -> QPushButton:
    """A button that opens a derivation; what it shows is worked out when it is pressed."""
    made = button(translate("Results", "Derivation"), f"derive_{name}", "link", "list")
    made.setAccessibleName(title)

    def show() -> None:
        from ui.dialogs.derivation import DerivationDialog

        DerivationDialog(title, blocks(), made.window()).open()

    made.clicked.connect(show)
    return made


def clause_opener(clause: Clause, judged: ClauseJudgement, given: Given, name: str) -> QPushButton:
    """The derivation of one clause."""
    title = translate("Derivation", "How clause {code} came about").format(code=clause.code)
    return opener(title, lambda: of_clause(clause, judged, given), name)


def judged_now(clause: Clause, given: Given) -> ClauseJudgement:
    """The result of a clause that the judgement of its standard does not list."""
    verdict = given.marks.get(clause.code, Verdict.UNCHECKED)
    values = {} if clause.code in given.reported else given.values.get(clause.code, {})
    said = given.parts.get(clause.code)
    return judge_clause(clause, verdict, values, compound(clause, given) if said else None)


def details(pack: Pack, judgement: PackJudgement, given: Given) -> Iterator[QWidget]:
    """Yield points not met, suggestions and computed clauses, each under its heading."""
    listed = {one.clause: one for one in judgement.clauses}
    clauses = {clause.code: clause for clause in pack.clauses()}
    failing = [clauses[code] for code, one in listed.items() if one.failing]
    soft = [c for c in clauses.values() if c.soft and given.marks.get(c.code) is Verdict.NOT_MET]
    computed = [clauses[code] for code, one in listed.items() if one.tests]
    groups = (
        ("failing_points", translate("Results", "Clauses with points not met"), failing),
        ("suggestions", translate("Results", "Suggestions (soft wording, no failure)"), soft),
        ("computed", translate("Results", "Computed clauses"), computed),
    )
    for name, title, found in groups:
        if found:
            lines = [_line(c, listed.get(c.code) or judged_now(c, given), given) for c in found]
            yield clear_widget(
                column(label(title, "heading", f"{name}_{pack.id}"), *lines, gap=6), name
            )


def _line(clause: Clause, judged: ClauseJudgement, given: Given) -> QFrame:
    made = frame("card", f"detail_{clause.code}")
    body = column(label(f"{clause.code}  {clause.text}", wrap=True), gap=3)
    if judged.failing:
        named = label(_failing(clause, judged), "small", wrap=True)
        named.setProperty("tone", "bad")
        body.addWidget(named)
    way = clause_opener(clause, judged, given, f"detail_{clause.code}")
    layout = row(body, way, gap=10, margin=10)
    layout.setStretch(0, 1)
    layout.setAlignment(way, Qt.AlignmentFlag.AlignTop)
    made.setLayout(layout)
    return made


def _failing(clause: Clause, judged: ClauseJudgement) -> str:
    texts = dict(part_texts(clause))
    named = (f"【{c}】{texts[c]}" if clause.grades else texts[c] for c in judged.failing or ())
    said = translate("Results", "Not met: {points}")
    return said.format(points=translate("Results", ", ").join(named))


def tier_row(result: TierResult) -> QFrame:
    """One tier: whether it is reached, and its proportions as exact counts."""
    made = frame("card", f"tier_{result.tier}")
    head = row(label(result.tier, "heading", wrap=True), gap=10)
    head.setStretch(0, 1)
    words = tier_words(result.state)
    head.addWidget(chip(words, STATES[result.state], f"tierState_{result.tier}"))
    lines = [label(_share(share), "small", wrap=True) for share in result.shares]
    for line, share in zip(lines, result.shares, strict=True):
        line.setProperty("tone", STATES[share.state])
    made.setLayout(column(head, *lines, gap=4, margin=10))
    made.setAccessibleName(f"{result.tier}: {words}")
    return made


def tier_words(state: State) -> str:
    """What a tier, a grade or a proportion comes to."""
    return {
        State.HOLDS: translate("Results", "reached"),
        State.FAILS: translate("Results", "not reached"),
        State.OPEN: translate("Results", "still open"),
        State.CANNOT_COMPUTE: translate("Results", "cannot be computed"),
        State.CLOSED: translate("Results", "not for this facility"),
    }[state]


def _share(share: Share) -> str:
    """全部条款 C 及以上：3 / 4 条，要求 ≥ 4/5."""
    said = translate(
        "Results",
        "{scope}, {letter} or more: {reached} of {total}, {open} open; asked ≥ {value}/{per}",
    )
    found = share.standing
    return said.format(
        scope=scope_words(found),
        letter=found.letter.value,
        reached=found.reached,
        total=found.total,
        open=found.open,
        value=share.value,
        per=share.per,
    )


def scope_words(found: Standing) -> str:
    """Which clauses a proportion is taken over."""
    if found.scope is Scope.BASIC:
        return translate("Results", "Basic clauses")
    return translate("Results", "All clauses")
