"""The last visit of the same facility: by code, else by name; the latest closed one before."""

from __future__ import annotations

from collections.abc import Mapping

from models.facts.bodies import Facility
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import closing, findings, marking, previous
from models.visits.book import VisitBook
from tests.laptop import FACILITY, OPENED, PACK, PACKS, ref
from tests.support import LEADER

TEXTS = {(PACK.id, c.code): c.text for c in PACK.clauses()}


def visit(book: VisitBook, on: str, facility: Facility = FACILITY) -> VisitState:
    opened = OPENED.model_copy(update={"visit_on": on, "facility": facility})
    return book.start(opened, LEADER)


def failed(book: VisitBook, on: str, facility: Facility = FACILITY) -> VisitState:
    """A closed visit in which clause 2 failed with a finding."""
    state = visit(book, on, facility)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET, note="门口")
    state = findings.record_finding(
        book, state, PACKS, LEADER, ref("2"), "隔帘缺失", rectification="补装"
    )
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "复函"
        )
    reasons: Mapping[tuple[str, str], str] = {(PACK.id, code): "未查" for code in ("1", "3", "4")}
    state = findings.list_unchecked(book, state, PACKS, LEADER, dict(reasons))
    return closing.close(book, state, PACKS, LEADER)


def test_the_latest_visit_before_counts_with_its_finding(book: VisitBook) -> None:
    failed(book, "2020-03-01")
    second = failed(book, "2021-03-01")
    failed(book, "2023-03-01")
    here = visit(book, "2022-01-01")
    found = previous.last_visit(book, here, TEXTS)
    assert found is not None
    assert found.visit == second.visit_id
    mark = found.marks[PACK.id, "2"]
    assert (mark.verdict, mark.note, mark.findings) == (Verdict.NOT_MET, "门口", ("隔帘缺失",))
    assert mark.same_text
    assert here.marks == {}, "nothing is copied"


def test_a_reworded_clause_is_told(book: VisitBook) -> None:
    failed(book, "2021-03-01")
    found = previous.last_visit(book, visit(book, "2022-01-01"), {(PACK.id, "2"): "新条文"})
    assert found is not None
    assert not found.marks[PACK.id, "2"].same_text


def test_r3_11_a_renamed_facility_is_the_same_and_a_namesake_is_not(book: VisitBook) -> None:
    failed(book, "2021-03-01")
    renamed = FACILITY.model_copy(update={"name": "改名后的中心"})
    namesake = FACILITY.model_copy(update={"code": "OTHER"})
    assert previous.last_visit(book, visit(book, "2022-01-01", renamed), TEXTS) is not None
    assert previous.last_visit(book, visit(book, "2022-01-01", namesake), TEXTS) is None


def test_two_without_a_code_are_the_same_only_by_name(book: VisitBook) -> None:
    one = FACILITY.model_copy(update={"code": ""})
    other = one.model_copy(update={"name": "另一中心"})
    failed(book, "2021-03-01", one)
    assert previous.last_visit(book, visit(book, "2022-01-01", one), TEXTS) is not None
    assert previous.last_visit(book, visit(book, "2022-01-01", other), TEXTS) is None


def test_an_open_visit_is_no_last_visit(book: VisitBook) -> None:
    visit(book, "2021-03-01")
    assert previous.last_visit(book, visit(book, "2022-01-01"), TEXTS) is None


def test_a_code_that_came_later_finds_the_visit_by_its_name(book: VisitBook) -> None:
    uncoded = FACILITY.model_copy(update={"code": ""})
    failed(book, "2021-03-01", uncoded)
    assert previous.last_visit(book, visit(book, "2022-01-01"), TEXTS) is not None
    other = FACILITY.model_copy(update={"code": "OTHER"})
    here = visit(book, "2022-02-01", other)  # now the name is that of two codes: nobody can tell
    assert previous.last_visit(book, here, TEXTS) is None
