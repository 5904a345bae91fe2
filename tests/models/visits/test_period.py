"""The one period of all figures (R1.8), and what proves a number (R2.8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import VisitError
from models.facts.bodies import Period
from models.facts.snapshot import freeze
from models.standards.types import Method, Verdict
from models.visits import closing, findings, marking
from models.visits.book import VisitBook
from models.visits.closing import Severity
from models.visits.period import (
    checked,
    last_calendar_year,
    twelve_months_before,
)
from tests.laptop import OPENED, PACK, PACKS, plain_clause, ref
from tests.support import LEADER, PACK_SHA, pack, ratio_clause

DOCUMENTS = ratio_clause("1").model_copy(update={"methods": (Method.DOCUMENTS,)})
BY_DOCUMENTS = {PACK_SHA: pack(DOCUMENTS, plain_clause("2"))}


def test_r1_8_the_period_proposed_is_the_last_full_calendar_year() -> None:
    assert last_calendar_year("2021-09-15") == Period(first="2020-01-01", last="2020-12-31")
    assert last_calendar_year("2021-01-01") == Period(first="2020-01-01", last="2020-12-31")


@given(st.dates(date(2002, 1, 1), date(2100, 1, 1)))
def test_r1_8_twelve_months_before_an_application_end_the_day_before(applied: date) -> None:
    period = twelve_months_before(applied.isoformat())
    assert date.fromisoformat(period.last) == applied - timedelta(days=1)
    first, last = date.fromisoformat(period.first), date.fromisoformat(period.last)
    assert (last - first).days + 1 in (365, 366)


def test_r1_8_one_visit_has_one_period_and_every_figure_is_of_it(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 3, "whole": 10})
    for code in ("1", "2", "3", "4"):
        state = marking.mark(book, state, PACKS, LEADER, ref(code), Verdict.TO_VERIFY)
    reasons = {(PACK.id, code): "待查" for code in "1234"}
    state = findings.list_unchecked(book, state, PACKS, LEADER, reasons)
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "复函"
        )
    facts = freeze(closing.close(book, state, PACKS, LEADER), PACKS)
    assert facts.visit.period == OPENED.period
    assert "period" not in type(facts.clauses[0]).model_fields


def test_a_period_that_ends_before_it_begins() -> None:
    assert checked("2021-01-01", "2021-01-01").first == "2021-01-01"
    with pytest.raises(VisitError) as told:
        checked("2021-01-02", "2021-01-01")
    assert told.value.code == "period-reversed"


def warned(book: VisitBook, verdict: Verdict, source: str = "", clause: str = "1") -> set[str]:
    state = book.start(OPENED, LEADER)
    state = marking.measure(
        book, state, BY_DOCUMENTS, LEADER, ref("1"), {"part": 3, "whole": 10}, source=source
    )
    state = marking.mark(book, state, BY_DOCUMENTS, LEADER, ref(clause), verdict)
    found = closing.blockers(state, BY_DOCUMENTS)
    return {b.code for b in found if b.severity is Severity.WARNS and b.clause == clause}


def test_r2_8_a_met_number_from_documents_names_or_shows_its_document(book: VisitBook) -> None:
    assert "figures-no-source" in warned(book, Verdict.MET)
    assert "figures-no-source" not in warned(book, Verdict.MET, source="2020年报表第3页")
    assert "figures-no-source" not in warned(book, Verdict.MET, clause="2")


def test_r2_8_a_clause_not_met_wants_fact_place_evidence_and_rectification(
    book: VisitBook,
) -> None:
    state = book.start(OPENED, LEADER)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET)
    blocked = {b.code for b in closing.blockers(state, PACKS) if b.clause == "2"}
    assert blocked == {"finding-missing"}
    state = findings.record_finding(book, state, PACKS, LEADER, ref("2"), "药柜未上锁。")
    left = {b.code for b in closing.blockers(state, PACKS) if b.clause == "2"}
    assert left == {"finding-no-evidence", "finding-no-place", "finding-no-rectification"}
