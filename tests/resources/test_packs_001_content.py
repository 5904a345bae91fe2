"""建设内容 of 001 against its source, in both directions, with its counts (rules §7, 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.standards.judgement import Assessed, Computed, PackOutcome, judge_assessed
from models.standards.loading import load
from models.standards.types import Clause, DecisionRule, Indicator, NotApplicable, Verdict
from resources import path

SOURCE = Path(__file__).parents[1] / "sources" / "001.txt"
LINES = SOURCE.read_text(encoding="utf-8").split("\n")
PACK = load(path("standards", "community-hospital-cq-2020-content")).pack
CRITERIA = load(path("standards", "community-hospital-cq-2020")).pack
CONTENT = range(29, 48)
"""Lines of 四、建设内容."""


def line(number: int) -> str:
    return LINES[number - 1].strip()


def rebuilt(indicator: Indicator) -> str:
    """The paragraph from the pack alone; a text cut at a comma gets it back."""
    pieces = [c.text if c.text.endswith("。") else c.text + "，" for c in indicator.clauses]
    return f"{indicator.code}. {indicator.name}。{''.join(pieces)}"


def lines_of_the_pack() -> Iterator[tuple[int, str]]:
    for place, section in enumerate(PACK.sections):
        yield section.source.line, f"（{'一二三四五六'[place]}）{section.name}。"
        for indicator in section.indicators:
            yield indicator.source.line, rebuilt(indicator)


def test_every_line_of_the_source_is_in_the_pack_and_back() -> None:
    assert dict(lines_of_the_pack()) == {n: line(n) for n in CONTENT if n != 29}
    assert line(29) == "四、建设内容"
    assert PACK.title == f"{line(13)}{line(14)}·{line(29).removeprefix('四、')}"


def test_every_clause_stands_at_its_line_to_the_character() -> None:
    for indicator in PACK.indicators():
        for clause in indicator.clauses:
            assert clause.source.line == indicator.source.line
            assert clause.text in line(clause.source.line)


def test_counts() -> None:
    clauses = list(PACK.clauses())
    assert (len(PACK.sections), len(list(PACK.indicators())), len(clauses)) == (6, 12, 29)
    assert [len(i.clauses) for i in PACK.indicators()] == [3, 3, 2, 3, 8, 1, 3, 1, 2, 1, 1, 1]
    assert sum(len(c.parts or ()) for c in clauses) == 78
    assert [c.code for c in clauses if c.soft] == ["1/3", "5/4", "5/5", "8/1"]
    assert [c.code for c in clauses if c.tests] == ["1/2", "5/1", "7/2", "10/1"]


def test_one_clause_for_a_sentence_and_a_cut_only_where_wording_turns_soft() -> None:
    sentences = sum(len(re.findall("。", rebuilt(i))) - 1 for i in PACK.indicators())
    cut = [c.code for c in PACK.clauses() if not c.text.endswith("。")]
    assert cut == ["5/3", "5/4", "5/5"]
    assert sentences + len(cut) == 29


def test_encouraged_and_soft_wording_is_flagged_with_its_remark() -> None:
    for clause in PACK.clauses():
        if "鼓励" in clause.text:
            assert clause.soft
        assert bool(clause.soft) <= bool(clause.remark)
        if set(clause.flags) & {"U", "X", "Ci", "O", "S"}:
            assert clause.remark


def test_parts_are_pieces_of_their_text_and_every_clause_has_its_tags() -> None:
    for clause in PACK.clauses():
        assert clause.tags is not None
        for part in clause.parts or ():
            assert part.text in clause.text
    assert [p.needs for c in PACK.clauses() for p in c.parts or () if p.needs] == [
        "shared_wards",
        "beds",
        "imaging",
    ]


@pytest.mark.parametrize(
    ("code", "said"), [("5/1", "66个病种"), ("5/2", "24小时接诊"), ("2/3", "私密性保护")]
)
def test_what_the_eleven_criteria_leave_out_is_here(code: str, said: str) -> None:
    assert said in PACK.clause(code).text
    assert not any(said in clause.text for clause in CRITERIA.clauses())


def test_it_counts_has_no_veto_and_no_effect_on_acceptance() -> None:
    assert (PACK.decision, PACK.vetoes, PACK.optional) == (DecisionRule.COUNTS_ONLY, (), True)
    assert "不影响" in PACK.decision_text
    assert CRITERIA.optional is None
    marks = {clause.code: Verdict.NOT_MET for clause in PACK.clauses()}
    assert judge_assessed(PACK, Assessed(marks)).outcome is PackOutcome.NO_RULE
    assert {c.not_applicable for c in PACK.clauses()} == {NotApplicable.NEVER}


def shared(clause: Clause) -> dict[str, tuple[str, str, str]]:
    return {entry.key: (entry.label, entry.kind, entry.unit) for entry in clause.inputs}


def test_thresholds_that_annex_1_prints_too_are_the_same() -> None:
    for ours, theirs in (("1/2", "3"), ("7/2", "6"), ("10/1", "8")):
        known = shared(CRITERIA.clause(theirs))
        assert all(known[key][1:] == entry[1:] for key, entry in shared(PACK.clause(ours)).items())
        (test,) = PACK.clause(ours).tests
        figures = [
            (t.numerator, t.denominator, t.value, t.per) for t in CRITERIA.clause(theirs).tests
        ]
        assert (test.numerator, test.denominator, test.value, test.per) in figures


@pytest.mark.parametrize(
    ("kinds", "computed"), [(65, Computed.NOT_MET), (66, Computed.MET), (0, Computed.NOT_MET)]
)
def test_at_least_66_diseases(kinds: int, computed: Computed) -> None:
    judged = judge_assessed(PACK, Assessed(values={"5/1": {"disease_kinds": kinds}}))
    (one,) = judged.clauses
    assert (one.clause, one.computed) == ("5/1", computed)
