"""Application, key indicators, editions and team of a visit by a tiered standard (R4.1-R4.9)."""

from __future__ import annotations

import pytest

from models.errors import StandardError, VisitError
from models.facts import bodies
from models.facts.bodies import ApplicationSet, GuidanceSet, VisitKind
from models.facts.state import VisitState
from models.visits import closing, findings
from models.visits.application import barred, key_indicators, set_application
from models.visits.beginning import begin
from models.visits.book import VisitBook
from models.visits.closing import Severity
from models.visits.team import gaps, recused, specialties
from tests.laptop import OPENED, PACKS
from tests.support import EVALUATOR, LEADER
from tests.tiered import BOTH, LISTS, TIERED, TIERED_OPENED

AGAIN = TIERED_OPENED.model_copy(update={"kind": VisitKind.RE_EVALUATION})
NEVER_CLOSE = ("clause-unchecked", "team-gap", "first-meeting-missing", "last-meeting-missing")


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    return book.start(AGAIN, LEADER)


def told(state: VisitState, packs: object = BOTH) -> dict[str, str]:
    """What closing says beside clauses: code and sentence."""
    found = [b for b in closing.blockers(state, packs) if b.code not in NEVER_CLOSE]  # type: ignore[arg-type]
    assert all(b.sentence("en") and "{" not in b.sentence("zh") for b in found)
    return {b.code: b.sentence("zh") for b in found}


def given(book: VisitBook, state: VisitState, **values: object) -> VisitState:
    answers = dict.fromkeys(key_indicators(), "已核实")
    facts = ApplicationSet(**{"key_answers": answers, **values})  # type: ignore[arg-type]
    return set_application(book, state, LEADER, facts)


def test_r4_1_six_months_of_self_assessment_end_on_the_same_day(
    book: VisitBook, state: VisitState
) -> None:
    begun = "2020-08-31"
    state = given(book, state, self_assessment_from=begun, applied_on="2021-02-28")
    assert "application-too-early" not in told(state)
    state = given(book, state, self_assessment_from=begun, applied_on="2021-02-27")
    assert "最早可于 2021-02-28 申报" in told(state)["application-too-early"]
    assert book.load(state.visit_id) == state


def test_r4_2_the_deadlines_of_the_programme_include_their_day(
    book: VisitBook, state: VisitState
) -> None:
    state = given(book, state, self_assessment_from="2020-10-31", applied_on="2021-04-30")
    assert set(told(state)) == {"review-after-city"}  # the visit is in September
    state = given(book, state, self_assessment_from="2020-11-01", applied_on="2021-05-01")
    said = told(state)
    assert set(said) == {"review-after-city", "application-after-county", "self-assessment-late"}
    assert "2020-10-31" in said["self-assessment-late"]
    assert "2021-04-30" in said["application-after-county"]
    in_time = AGAIN.model_copy(update={"visit_on": "2021-05-20"})
    state = given(book, book.start(in_time, LEADER), applied_on="2021-04-30")
    assert told(state) == {}


def test_r4_4_a_severe_violation_bars_its_year_alone_and_the_outcome_stands(
    book: VisitBook, state: VisitState
) -> None:
    state = given(book, state, applied_on="2021-03-01", severe_violation_on="2021-12-31")
    said = {b.code: b.severity for b in closing.blockers(state, BOTH)}
    assert said["application-barred"] is Severity.WARNS
    assert "2022-01-01 起可再申报" in told(state)["application-barred"]
    found = barred(state)
    assert found is not None
    assert found.until == "2021-12-31"
    state = given(book, state, applied_on="2022-01-01", severe_violation_on="2021-12-31")
    assert barred(state) is None
    state = given(book, state, severe_violation_on="2021-01-01")
    assert barred(state) is not None, "without an application, the year of the visit counts"


def test_r4_5_a_re_check_without_both_key_indicators_does_not_close(
    book: VisitBook, state: VisitState
) -> None:
    first, second = key_indicators()
    assert (first, second) == ("行风建设", "医保基金使用内部管理")
    for answers, missing in (
        ({}, [first, second]),
        ({first: "制度落实"}, [second]),
        ({first: "制度落实", second: "   "}, [second]),
        ({first: "制度落实", second: "有台账"}, []),
    ):
        state = given(book, state, key_answers=answers)
        found = [b for b in closing.blockers(state, BOTH) if b.code == "key-indicator-open"]
        assert [dict(b.said)["name"] for b in found] == missing
        assert all(b.severity is Severity.BLOCKS for b in found)
    on_site = book.start(TIERED_OPENED, LEADER)
    assert "key-indicator-open" not in told(on_site)


def test_r4_6_another_edition_on_the_shelf_is_told(book: VisitBook, state: VisitState) -> None:
    state = given(book, state)
    newer = {**BOTH, "e" * 64: TIERED.model_copy(update={"edition": "2"})}
    assert "结果只对 1 版有效" in told(state, newer)["edition-not-only"]
    assert told(state) == {}


def test_other_standards_ask_for_none_of_it(book: VisitBook) -> None:
    state = book.start(OPENED.model_copy(update={"kind": VisitKind.RE_EVALUATION}), LEADER)
    said = {b.code for b in closing.blockers(state, PACKS)}
    assert not said & {"key-indicator-open", "team-gap", "application-barred"}


@pytest.mark.parametrize("field", ["applied_on", "self_assessment_from", "severe_violation_on"])
def test_a_day_that_does_not_exist_is_refused(
    book: VisitBook, state: VisitState, field: str
) -> None:
    with pytest.raises(StandardError):
        given(book, state, **{field: "2021-02-30"})
    with pytest.raises(StandardError):
        begin(book, AGAIN, LEADER, application=ApplicationSet(**{field: "2021-02-30"}))
    assert book.load(state.visit_id) == state


def test_the_same_application_is_nothing_new_and_a_closed_visit_takes_none(
    book: VisitBook, state: VisitState
) -> None:
    assert set_application(book, state, LEADER, ApplicationSet()) is state
    state = given(book, state, applied_on="2021-03-01")
    assert given(book, state, applied_on="2021-03-01") is state
    with pytest.raises(VisitError):
        set_application(book, state, "9" * 8, ApplicationSet())


def test_a_visit_begins_with_the_reading_of_its_own_standards(book: VisitBook) -> None:
    reading = GuidanceSet(pack=LISTS.id, issuer="示例区卫生健康委员会", notes={"1": "按季度抽查。"})
    other = GuidanceSet(pack="other", issuer="示例", notes={"1": "x"})
    empty = GuidanceSet(pack=TIERED.id, issuer="示例", notes={})
    known = {LISTS.id: reading, "other": other, TIERED.id: empty}
    applied = ApplicationSet(applied_on="2021-03-01")
    state = begin(book, TIERED_OPENED, LEADER, known, applied)
    assert (state.guidance, state.application, state.count) == ({LISTS.id: reading}, applied, 3)
    assert book.load(state.visit_id) == state
    assert book.summary(state.visit_id).total == 0, "this book knows no such standard"
    plain = begin(book, TIERED_OPENED, LEADER, {}, ApplicationSet())
    assert plain.count == 1
    assert plain.guidance == {}


def member(which: str, **more: object) -> bodies.Member:
    base = next(m for m in TIERED_OPENED.members if m.id == which)
    return base.model_copy(update=more)


def test_r4_9_gaps_of_the_team_are_told_and_block_nothing(
    book: VisitBook, state: VisitState
) -> None:
    names = specialties()
    assert len(names) == 9
    team = (member(LEADER, covers=names[:4]), member(EVALUATOR, covers=names[3:7]))
    assert gaps(team) == ("财务管理", "信息管理")
    state = findings.set_team(book, state, LEADER, team)
    found = [b for b in closing.blockers(state, BOTH) if b.code == "team-gap"]
    assert [b.severity for b in found] == [Severity.WARNS]
    assert "尚无人覆盖：财务管理、信息管理" in found[0].sentence("zh")
    whole = (member(LEADER, covers=names), member(EVALUATOR))
    state = findings.set_team(book, state, LEADER, whole)
    assert not [b for b in closing.blockers(state, BOTH) if b.code == "team-gap"]


def test_r4_9_who_works_there_or_says_so_should_keep_out(
    book: VisitBook, state: VisitState
) -> None:
    team = (
        member(LEADER, organisation=state.facility.name),
        member(EVALUATOR, recusal="分管该机构日常工作"),
    )
    assert [one.reason for one in recused(team, state.facility)] == ["", "分管该机构日常工作"]
    state = given(book, findings.set_team(book, state, LEADER, team))
    assert set(told(state)) == {"member-employed-here", "member-recused"}
    assert all(
        b.severity is Severity.WARNS
        for b in closing.blockers(state, BOTH)
        if b.code.startswith("member-")
    )
    alone = TIERED_OPENED.model_copy(update={"kind": VisitKind.SELF_ASSESSMENT, "members": team})
    assert told(book.start(alone, LEADER)) == {}, "its own people assess themselves"
