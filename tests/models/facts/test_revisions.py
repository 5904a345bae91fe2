"""What changed between two revisions: nothing that people wrote or showed is passed over."""

from __future__ import annotations

from typing import Any

import pytest

from models.facts import bodies
from models.facts.events import EventType
from models.facts.returning import AnsweredRemark
from models.facts.revisions import Change, what_changed
from models.facts.snapshot import freeze
from models.facts.state import fold
from models.facts.types import (
    ClauseFacts,
    Entry,
    Facts,
    Guided,
    PartFacts,
    RoomFacts,
    SlipFacts,
)
from models.standards.grading import Outcome
from models.standards.types import Verdict
from tests.support import EVALUATOR, PACK_SHA, Chain, pack, ratio_clause

FIRST, OTHER = "b" * 64, "c" * 64
FINDING = bodies.Finding(
    pack="test-pack",
    clause="1",
    id="66666666-6666-4666-8666-666666666666",
    fact="门牌缺失",
    evidence=(FIRST,),
)
OF_THE_STANDARD = {
    "pack", "indicator", "indicator_name", "clause", "text", "method_text", "core", "soft",
}  # fmt: skip
WHO_AND_WHEN = {"by", "at"}
"""The same result marked again is no difference."""


@pytest.fixture
def before() -> Facts:
    chain = Chain()
    chain.add(EventType.MARK, bodies.Mark(pack="test-pack", clause="1", verdict=Verdict.MET))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return freeze(fold(chain.events), {PACK_SHA: pack()})


def with_clause(facts: Facts, **changes: Any) -> Facts:
    (clause,) = facts.clauses
    return facts.model_copy(update={"clauses": (clause.model_copy(update=changes),)})


def piece(sha256: str, caption: str = "") -> bodies.EvidenceAdded:
    return bodies.EvidenceAdded.model_construct(sha256=sha256, caption=caption)


CLAUSE: dict[str, Any] = {
    "verdict": Verdict.NOT_MET,
    "note": "补记",
    "reason": "无此项服务",
    "place": "药房",
    "values": (Entry(key="part", label="人数", value=4),),
    "values_origin": "verified",
    "values_source": "排班表",
    "values_evidence": FIRST,
    "evidence": (FIRST,),
    "findings": (FINDING.id,),
    "parts": (PartFacts(code="1", text="一", verdict=Verdict.MET),),
    "grade": Outcome.A,
    "guidance": "以当年为准",
    "rooms": (
        RoomFacts.model_construct(room="药房", verdict=Verdict.MET, note="", by=EVALUATOR, at=None),
    ),
    "samples": (bodies.SampleDrawn.model_construct(pack="test-pack", clause="1"),),
    "slips": SlipFacts(satisfied=1, not_satisfied=0, invalid=0),
    "reported": "九成",
}


def test_the_table_below_has_every_member_of_a_clause() -> None:
    assert set(CLAUSE) == set(ClauseFacts.model_fields) - OF_THE_STANDARD - WHO_AND_WHEN


@pytest.mark.parametrize("name", sorted(CLAUSE))
def test_every_member_of_a_clause_is_told(before: Facts, name: str) -> None:
    known = before.model_copy(update={"findings": (FINDING,)})
    (told,) = what_changed(known, with_clause(known, **{name: CLAUSE[name]}))
    assert (told.pack, told.clause) == ("test-pack", "1")
    assert told.changes, name


VISIT: dict[str, Any] = {
    "facility": bodies.Facility(code="X", name="x", kind=bodies.FacilityKind.COMMUNITY_CENTRE),
    "team": (),
    "vetoes": (bodies.VetoAnswered.model_construct(pack="test-pack", veto="1"),),
    "unchecked": (bodies.Unchecked.model_construct(pack="test-pack", clause="1"),),
    "forms": (object(),),
    "meetings": (object(),),
    "rooms": (object(),),
    "application": object(),
    "evidence": (piece(OTHER),),
}
ASIDE = {
    "format", "visit", "logs",  # what the opening said, and how it is kept
    "clauses", "findings", "packs", "judgements",  # told by tests of their own
    "returned",  # shown as remarks with their answers
}  # fmt: skip


def test_the_table_below_has_every_member_of_a_visit() -> None:
    assert set(VISIT) == set(Facts.model_fields) - ASIDE


@pytest.mark.parametrize("name", sorted(VISIT))
def test_every_member_of_a_visit_is_told(before: Facts, name: str) -> None:
    (told,) = what_changed(before, before.model_copy(update={name: VISIT[name]}))
    assert (told.pack, [change.what for change in told.changes]) == ("", [name])


def test_who_reads_a_standard_is_told(before: Facts) -> None:
    (own,) = before.packs
    read = own.model_copy(update={"guidance": Guided(issuer="示例区")})
    (told,) = what_changed(before, before.model_copy(update={"packs": (read,)}))
    assert told.changes == (Change("guidance", "测试标准", "", "示例区"),)


def test_another_photo_in_the_place_of_one_is_told(before: Facts) -> None:
    then = with_clause(before, findings=(FINDING.id,)).model_copy(update={"findings": (FINDING,)})
    swapped = FINDING.model_copy(update={"evidence": (OTHER,)})
    (told,) = what_changed(then, then.model_copy(update={"findings": (swapped,)}))
    (change,) = told.changes
    assert (change.what, change.before, change.after) == (
        "finding",
        f"门牌缺失 · [{FIRST[:8]}]",
        f"门牌缺失 · [{OTHER[:8]}]",
    )


def test_another_caption_of_a_photo_in_no_clause_is_told(before: Facts) -> None:
    then = before.model_copy(update={"evidence": (piece(FIRST, "门牌"),)})
    now = before.model_copy(update={"evidence": (piece(FIRST, "门牌与时钟"),)})
    (told,) = what_changed(then, now)
    assert told.changes == (Change("evidence", FIRST[:8], "门牌", "门牌与时钟"),)
    assert what_changed(then, then) == ()


def test_clauses_that_went_come_in_printed_order() -> None:
    chain = Chain()
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    clauses = (ratio_clause().model_copy(update={"code": str(n)}) for n in range(1, 30))
    many = freeze(fold(chain.events), {PACK_SHA: pack(*clauses)})
    told = what_changed(many, many.model_copy(update={"clauses": ()}), ())
    assert [one.clause for one in told] == [str(n) for n in range(1, 30)]


def test_a_remark_is_shown_where_nothing_changed(before: Facts) -> None:
    remark = AnsweredRemark(pack="test-pack", clause="1", text="请补")
    (told,) = what_changed(before, before, (remark,))
    assert (told.changes, told.remarks) == ((), ((1, remark),))
