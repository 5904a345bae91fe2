"""The derivation of a clause and of a whole standard, as blocks that a dialog shows."""

from __future__ import annotations

from collections.abc import Iterator

from models.standards.compound import Compound, graded, judge_parts
from models.standards.grading import GradeState, Outcome, State
from models.standards.judgement import ClauseJudgement, ClauseOutcome, PackJudgement, PackOutcome
from models.standards.parts_types import Part
from models.standards.tiers import working
from models.standards.types import Clause, DecisionRule, Pack, Verdict
from reports.cited import document
from ui import language, words
from ui.derivation import Block, Given, Line, conclusion, of_test, translate

CLAUSE_TONES = {
    ClauseOutcome.MET: "ok",
    ClauseOutcome.NOT_MET: "bad",
    ClauseOutcome.NOT_APPLICABLE: "",
    ClauseOutcome.UNDETERMINED: "warn",
}
PART_TONES = {Verdict.MET: "ok", Verdict.NOT_MET: "bad", Verdict.TO_VERIFY: "warn"}
STATE_TONES = {State.HOLDS: "ok", State.FAILS: "bad", State.OPEN: "warn"}


def outcome_words(outcome: ClauseOutcome) -> str:
    """What a clause came to."""
    return {
        ClauseOutcome.MET: translate("Results", "Met"),
        ClauseOutcome.NOT_MET: translate("Results", "Not met"),
        ClauseOutcome.NOT_APPLICABLE: translate("Results", "Not applicable"),
        ClauseOutcome.UNDETERMINED: translate("Results", "Undetermined"),
    }[outcome]


def of_clause(clause: Clause, judged: ClauseJudgement, given: Given) -> tuple[Block, ...]:
    """Everything from the issued words to the outcome."""
    blocks = [_issued(clause, given)]
    blocks += [of_test(clause, result, given) for result in judged.tests]
    if clause.grades:
        blocks += grade_blocks(clause, given)
    elif clause.parts:
        blocks.append(_list(clause, given))
    end = (*_grade(clause, given), *conclusion(clause, judged))
    title = translate("Derivation", "Outcome")
    blocks.append(Block(title, end, CLAUSE_TONES[judged.outcome], outcome_words(judged.outcome)))
    return tuple(blocks)


def _grade(clause: Clause, given: Given) -> Iterator[Line]:
    found = compound(clause, given).grade if clause.grades else None
    if found is not None:
        open_ = translate("Derivation", "open")
        yield Line(
            translate("Derivation", "Grade"), open_ if found is Outcome.OPEN else found.value
        )


def _issued(clause: Clause, given: Given) -> Block:
    place = translate("Derivation", "{document}, line {line}")
    lines = [
        Line(translate("Derivation", "Words"), clause.text),
        Line(
            translate("Derivation", "Stands in"),
            place.format(document=document(clause.source.document), line=clause.source.line),
        ),
    ]
    if clause.method_text:
        lines.append(Line(translate("Derivation", "Method"), clause.method_text))
    if clause.code in given.guidance:
        lines.append(Line(translate("Derivation", "District"), given.guidance[clause.code]))
    if clause.remark:
        lines.append(Line(translate("Derivation", "Remark"), clause.remark))
    return Block(translate("Derivation", "Clause {code}").format(code=clause.code), tuple(lines))


def compound(clause: Clause, given: Given) -> Compound:
    """What the parts of a clause come to."""
    whole = given.marks.get(clause.code, Verdict.UNCHECKED)
    return judge_parts(clause, given.parts.get(clause.code, {}), given.lacking, whole)


def _list(clause: Clause, given: Given) -> Block:
    said, found = given.parts.get(clause.code, {}), compound(clause, given)
    lines = [
        _part(part, said.get(part.code, Verdict.UNCHECKED), found) for part in clause.parts or ()
    ]
    tone = PART_TONES.get(found.verdict, "warn")
    title = translate("Derivation", "Parts: {rule}").format(rule=parts_rule(clause))
    return Block(title, tuple(lines), tone, words.verdict(found.verdict), wide=True)


def _part(part: Part, verdict: Verdict, found: Compound) -> Line:
    said = words.verdict(verdict)
    if part.code in found.left_out:
        said = translate("Derivation", "left out: not at this facility")
    return Line(f"{part.code}  {part.text}", said, PART_TONES.get(verdict, ""))


def parts_rule(clause: Clause) -> str:
    """How many parts the clause asks for."""
    if clause.parts_needed:
        rule = translate("Derivation", "at least {needed} of {total} must be met")
        return rule.format(needed=clause.parts_needed, total=len(clause.parts or ()))
    return translate("Derivation", "every part must be met; what is left out does not count")


def grade_blocks(clause: Clause, given: Given) -> Iterator[Block]:
    """Each grade with its points."""
    said = given.parts.get(clause.code, {})
    whole = given.marks.get(clause.code, Verdict.UNCHECKED)
    states = {s.letter: s for s in graded(clause, said, whole).grades}
    for grade in clause.grades or ():
        lines = tuple(
            Line(
                f"【{item.code}】 {item.text}",
                words.verdict(said.get(item.code, Verdict.UNCHECKED)),
                PART_TONES.get(said.get(item.code, Verdict.UNCHECKED), ""),
            )
            for item in grade.items
        )
        state = states[grade.letter]
        title = translate("Derivation", "Grade {letter}").format(letter=grade.letter.value)
        tone = STATE_TONES.get(state.state, "warn")
        yield Block(title, lines, tone, state_words(state), wide=True)


def state_words(state: GradeState) -> str:
    """Whether a grade holds."""
    return {
        State.HOLDS: translate("Derivation", "holds"),
        State.FAILS: translate("Derivation", "does not hold"),
    }.get(state.state, translate("Derivation", "open"))


def of_pack(pack: Pack, judgement: PackJudgement, outcome: str) -> tuple[Block, ...]:
    """How the result of a standard came about; its criteria have derivations of their own."""
    result = translate("Derivation", "Result")
    lines = [Line(translate("Derivation", "Rule"), pack.decision_text)]
    blocks = []
    if judgement.tiers is not None:
        blocks.append(_tiers(judgement))
    elif pack.decision is DecisionRule.ALL_CLAUSES_MET:
        blocks.append(_criteria(pack, judgement))
    else:
        blocks.append(_counts(judgement))
    tone = {PackOutcome.PASSED: "ok", PackOutcome.FAILED: "bad", PackOutcome.TIERED: "ok"}
    shown = tone.get(judgement.outcome, "" if judgement.outcome is PackOutcome.NO_RULE else "warn")
    return (*blocks, Block(result, tuple(lines), shown, outcome))


def _tiers(judgement: PackJudgement) -> Block:
    assert judgement.tiers is not None
    said = [sentence.text(language.current()) for sentence in working(judgement.tiers)]
    lines = tuple(Line(str(number), text) for number, text in enumerate(said, start=1))
    return Block(translate("Derivation", "Tiers, step by step"), lines)


def _criteria(pack: Pack, judgement: PackJudgement) -> Block:
    texts = {clause.code: clause.text for clause in pack.clauses()}
    lines = tuple(
        Line(
            f"{one.clause}  {texts[one.clause]}",
            outcome_words(one.outcome),
            CLAUSE_TONES[one.outcome],
        )
        for one in judgement.clauses
    )
    return Block(translate("Derivation", "All criteria must be met"), lines, wide=True)


def _counts(judgement: PackJudgement) -> Block:
    total = judgement.tallies[0]
    pairs = (
        (Verdict.MET, total.met),
        (Verdict.NOT_MET, total.not_met),
        (Verdict.NOT_APPLICABLE, total.not_applicable),
        (Verdict.TO_VERIFY, total.to_verify),
        (Verdict.UNCHECKED, total.unchecked),
    )
    lines = tuple(Line(words.verdict(verdict), str(number)) for verdict, number in pairs)
    return Block(translate("Derivation", "Counts"), lines)
