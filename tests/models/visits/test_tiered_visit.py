"""A visit by a tiered standard from the first point to the frozen facts (R2.9, R4.3)."""

from __future__ import annotations

import random

import pytest

from models.errors import FactsError, VisitError
from models.facts.canonical import canonical_bytes, parse_canonical
from models.facts.events import read_log
from models.facts.snapshot import check_follows, facts_bytes, freeze, judge, read_facts
from models.facts.state import VisitState
from models.facts.types import Facts
from models.standards.grading import State
from models.standards.judgement import PackOutcome
from models.standards.tiers import consequences
from models.standards.types import Verdict
from models.visits import closing, findings, marking, papers
from models.visits.book import VisitBook
from models.visits.closing import Severity
from models.visits.parts import mark_part
from tests.support import LEADER
from tests.tiered import (
    BOTH,
    FACILITY,
    TIER_NAMES,
    TIERED,
    TIERED_OPENED,
    TIERED_SHA,
    point,
    reference,
)

BELOW, SMALL, BASIC, BEST = TIER_NAMES
ALONE = TIERED_OPENED.model_copy(update={"packs": (reference(TIERED_SHA),)})
LARGE = FACILITY.model_copy(update={"staff": 30, "served": 60100})
CODES = tuple(clause.code for clause in TIERED.clauses())


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    return book.start(ALONE.model_copy(update={"facility": LARGE}), LEADER)


def graded(book: VisitBook, state: VisitState, grades: str) -> VisitState:
    """Give the clauses their grades in an arbitrary order, as a walk through the house does."""
    order = list(zip(CODES, grades, strict=True))
    random.Random(grades).shuffle(order)
    for code, grade in order:
        state = one(book, state, code, grade)
    return state


def one(book: VisitBook, state: VisitState, code: str, grade: str) -> VisitState:
    ref = point(code)
    if grade == "E":
        absent = Verdict.NOT_APPLICABLE
        return marking.mark(book, state, BOTH, LEADER, ref, absent, reason="组长同意")
    reached = "CBA".find(grade)
    for item in ("C", "B-1", "B-2", "A"):
        verdict = Verdict.MET if "CBA".index(item[0]) <= reached else Verdict.NOT_MET
        if "CBA".index(item[0]) <= reached + 1:
            state = mark_part(book, state, BOTH, LEADER, ref, item, verdict)
    if grade == "D":
        said = {"fact": "没有制度。", "place": "药房", "rectification": "建立制度。"}
        fact = said.pop("fact")
        state = findings.record_finding(book, state, BOTH, LEADER, ref, fact, **said)
    return state


def frozen(book: VisitBook, state: VisitState) -> Facts:
    closed = closing.close(book, state, BOTH, LEADER)
    snapshot = papers.snapshot_of(book, closed.visit_id)
    check_follows(snapshot.data, list(read_log(book.events(closed.visit_id))), BOTH)
    facts, newer = read_facts(snapshot.data)
    assert not newer
    assert facts_bytes(facts) == snapshot.data == facts_bytes(freeze(closed, BOTH))
    return facts


@pytest.mark.parametrize(
    ("grades", "facility", "tier"),
    [
        ("AABBC", LARGE, BEST),
        ("ABCCD", LARGE, BASIC),
        ("ABCDD", LARGE, BELOW),
        ("BCDDD", FACILITY, SMALL),
        ("BCDDD", LARGE, BELOW),
        ("BCDDD", FACILITY.model_copy(update={"staff": 10}), BELOW),
        ("DDDDD", FACILITY, BELOW),
        ("ABCCE", LARGE, BASIC),
        ("AEEEE", LARGE, BEST),
    ],
)
def test_r4_3_the_tier_of_a_closed_visit_stands_in_its_facts(
    book: VisitBook, state: VisitState, grades: str, facility: object, tier: str
) -> None:
    state = findings.set_facility(book, state, LEADER, facility)  # type: ignore[arg-type]
    facts = frozen(book, graded(book, state, grades))
    (found,) = facts.judgements
    assert found.outcome is PackOutcome.TIERED
    assert found.tiers is not None
    assert found.tiers.tier == tier
    assert [str(c.grade) for c in facts.clauses] == list(grades)
    counted = len(grades) - grades.count("E")
    assert {s.total for s in found.tiers.standings if s.scope == "all"} == {counted}
    assert consequences(TIERED, tier)


def test_r2_9_an_a_counts_as_b_and_as_c(book: VisitBook, state: VisitState) -> None:
    found = judge(graded(book, state, "AABBC"), TIERED).tiers
    assert found is not None
    reached = {s.letter: s.reached for s in found.standings if s.scope == "all"}
    assert reached == {"C": 5, "B": 4, "A": 2}


def test_r2_9_open_points_block_closing_until_the_leader_lists_the_clause(
    book: VisitBook, state: VisitState
) -> None:
    state = graded(book, state, "AABBC")
    state = mark_part(book, state, BOTH, LEADER, point("1.1/1"), "A", Verdict.TO_VERIFY)
    blocking = [b for b in closing.blockers(state, BOTH) if b.severity is Severity.BLOCKS]
    assert [(b.code, b.clause) for b in blocking] == [("clause-unchecked", "1.1/1")]
    with pytest.raises(VisitError) as refused:
        closing.close(book, state, BOTH, LEADER)
    assert refused.value.code == "closing-blocked"
    key = (TIERED.id, "1.1/1")
    state = findings.list_unchecked(book, state, BOTH, LEADER, {key: "库房上锁，未能查看。"})
    facts = frozen(book, state)
    tiers = facts.judgements[0].tiers
    assert tiers is not None
    assert (tiers.tier, tiers.at_least) == (None, BASIC), "推荐 hangs on the missing point"
    assert facts.judgements[0].outcome is PackOutcome.UNDETERMINED


def test_a_figure_nobody_entered_leaves_the_tier_open(book: VisitBook, state: VisitState) -> None:
    unknown = FACILITY.model_copy(update={"staff": None})
    state = findings.set_facility(book, state, LEADER, unknown)
    found = judge(graded(book, state, "BCDDD"), TIERED).tiers
    assert found is not None
    assert found.tier is None
    assert found.tiers[1].state is State.CANNOT_COMPUTE


def test_facts_with_another_tier_than_the_points_say_do_not_follow(
    book: VisitBook, state: VisitState
) -> None:
    state = closing.close(book, graded(book, state, "ABCCD"), BOTH, LEADER)
    data = papers.snapshot_of(book, state.visit_id).data
    assert BASIC in data.decode()
    log = list(read_log(book.events(state.visit_id)))
    changed = parse_canonical(data)
    changed["judgements"][0]["tiers"]["tier"] = BEST
    with pytest.raises(FactsError):
        check_follows(canonical_bytes(changed), log, BOTH)
    changed = parse_canonical(data)
    changed["clauses"][0]["grade"] = "C"
    with pytest.raises(FactsError):
        check_follows(canonical_bytes(changed), log, BOTH)
