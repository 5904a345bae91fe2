"""What closing warns of beside marks and figures; nothing of it blocks or corrects."""

from __future__ import annotations

import pytest

from models.errors import VisitError
from models.facts import bodies
from models.facts.assessment import Incident
from models.facts.bodies import Facility, FacilityKind
from models.facts.eligibility import Applicant, Track, eligibility
from models.facts.snapshot import judge, veto_answers
from models.facts.state import VisitState
from models.standards.judgement import PackOutcome
from models.standards.loading import load
from models.visits import closing, findings, marking
from models.visits.book import VisitBook
from models.visits.closing import Blocker, Severity
from models.visits.meetings import FIRST_MISSING, LAST_MISSING
from resources import path
from tests.laptop import OPENED
from tests.support import LEADER

LOADED = load(path("standards", "community-hospital-cq-2020"))
HOSPITAL = LOADED.pack
PACKS = {LOADED.sha256: HOSPITAL}
REF = bodies.PackRef(id=HOSPITAL.id, edition=HOSPITAL.edition, sha256=LOADED.sha256)


@pytest.fixture
def visit(book: VisitBook) -> VisitState:
    return book.start(OPENED.model_copy(update={"packs": (REF,)}), LEADER)


def warned(state: VisitState) -> list[Blocker]:
    """What is warned of, beside the meeting that nobody holds here."""
    found = [b for b in closing.blockers(state, PACKS) if b.severity is Severity.WARNS]
    assert all(b.sentence("zh") and b.sentence("en") for b in found)
    return [b for b in found if b.code not in (FIRST_MISSING, LAST_MISSING)]


def codes(state: VisitState) -> list[str]:
    return [b.code for b in warned(state)]


def answer(book: VisitBook, state: VisitState, said: str, *incidents: Incident) -> VisitState:
    return findings.answer_veto(
        book, state, PACKS, LEADER, HOSPITAL.id, "V1", "office", said, "医疗事故鉴定书", incidents
    )


def accident(on: str = "2021-06-01", grade: int = 2, share: str = "main") -> Incident:
    return Incident(on=on, grade=grade, share=share, what="示例事故")


def test_r3_6_a_veto_found_is_said_to_stop_the_flow(book: VisitBook, visit: VisitState) -> None:
    found = answer(book, visit, "found", accident())
    (one,) = [b for b in warned(found) if b.code == "veto-found"]
    assert one.veto == "V1"
    assert "流程到此为止" in one.sentence("zh")
    assert judge(found, HOSPITAL).outcome is PackOutcome.FAILED


def test_r3_6_incidents_that_do_not_count_are_kept_and_said(
    book: VisitBook, visit: VisitState
) -> None:
    state = answer(book, visit, "found", accident(grade=3))
    assert veto_answers(state, HOSPITAL)["V1"] != "found"
    assert codes(state) == ["veto-none-counts"]
    assert book.load(state.visit_id).vetoes == state.vetoes
    state = answer(book, state, "none", accident())
    assert codes(state) == ["veto-found", "veto-incident-counts"]


def test_r3_6_a_found_that_does_not_count_still_asks_for_the_other_answer(
    book: VisitBook, visit: VisitState
) -> None:
    """R3.3, R3.6: only what forbids passing makes the second answer needless."""
    asked = "veto-unanswered-declaration"
    blocked = [(b.code, b.veto) for b in closing.blockers(visit, PACKS)]
    assert (asked, "V1") in blocked
    light = answer(book, visit, "found", accident(grade=3))
    assert (asked, "V1") in [(b.code, b.veto) for b in closing.blockers(light, PACKS)]
    grave = answer(book, light, "none", accident())
    assert (asked, "V1") not in [(b.code, b.veto) for b in closing.blockers(grave, PACKS)]


@pytest.mark.parametrize(
    ("veto", "incident", "code"),
    [
        ("V1", accident("2021-02-31"), "incident-date-unreal"),
        ("V1", accident().model_copy(update={"what": " "}), "incident-needs-words"),
        ("V2", accident(), "incident-outside"),
    ],
)
def test_what_no_window_can_be_held_against_is_refused(
    book: VisitBook, visit: VisitState, veto: str, incident: Incident, code: str
) -> None:
    with pytest.raises(VisitError) as caught:
        findings.answer_veto(
            book, visit, PACKS, LEADER, HOSPITAL.id, veto, "office", "found", "函", (incident,)
        )
    assert caught.value.code == code
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    assert not book.load(visit.visit_id).vetoes


def test_r3_9_and_r3_10_are_warnings_that_block_nothing(book: VisitBook, visit: VisitState) -> None:
    ref = bodies.ClauseRef(pack=HOSPITAL.id, clause="6")
    figures = {"general_practitioners": 12, "resident_population": 60_100}
    state = marking.measure(book, visit, PACKS, LEADER, ref, figures)
    blocking = sum(b.severity is Severity.BLOCKS for b in closing.blockers(state, PACKS))
    for form, values in (
        ("annex-4", {"gp_ratio": "2.00", "resident_population": "7"}),
        ("annex-2", {"open_beds": 29}),
    ):
        state = findings.fill_form(book, state, PACKS, LEADER, HOSPITAL.id, form, dict(values))
    assert codes(state) == ["stated-differs", "stated-other-side", "cross-not-below"]
    assert [b.form for b in warned(state)] == ["annex-4", "annex-4", "annex-2"]
    assert sum(b.severity is Severity.BLOCKS for b in closing.blockers(state, PACKS)) == blocking
    assert state.forms[HOSPITAL.id, "annex-4"]["gp_ratio"] == "2.00"


def facility(**known: str) -> Facility:
    return Facility(
        code="TEST0001", name="示例街道社区卫生服务中心", kind=FacilityKind.COMMUNITY_CENTRE
    ).model_copy(update=known)


@pytest.mark.parametrize(
    ("ownership", "applicant"),
    [
        ("government", Applicant.ADDRESSED),
        ("other", Applicant.ENCOURAGED),
        (None, Applicant.UNKNOWN),
    ],
)
def test_r3_1_the_applicant_s_class(ownership: str | None, applicant: Applicant) -> None:
    known = {"ownership": ownership} if ownership else {}
    assert eligibility(facility(**known)).applicant is applicant


@pytest.mark.parametrize(
    ("kind", "grade", "track"),
    [
        (FacilityKind.COMMUNITY_CENTRE, "a", Track.OPEN),
        (FacilityKind.COMMUNITY_CENTRE, "b", Track.GRADE_FIRST),
        (FacilityKind.TOWNSHIP_HOSPITAL, "b", Track.OPEN),
        (FacilityKind.TOWNSHIP_HOSPITAL, "a", Track.OPEN),
        (FacilityKind.TOWNSHIP_HOSPITAL, "other", Track.GRADE_FIRST),
        (FacilityKind.COMMUNITY_CENTRE, None, Track.UNKNOWN),
    ],
)
def test_r3_2_the_grade_comes_before_the_track(
    kind: FacilityKind, grade: str | None, track: Track
) -> None:
    known = {"kind": kind, **({"grade": grade} if grade else {})}
    assert eligibility(facility(**known)).track is track


def test_r3_2_an_acceptance_without_the_grade_warns(book: VisitBook, visit: VisitState) -> None:
    assert codes(visit) == []
    lower = visit.facility.model_copy(update={"grade": "b"})
    assert codes(findings.set_facility(book, visit, LEADER, lower)) == ["grade-first"]


@pytest.mark.parametrize(
    ("on", "names"),
    [("2021-10-31", 1), ("2021-11-01", 2), ("2023-05-31", 2), ("2023-06-01", 1)],
)
def test_r3_11_the_second_name_is_valid_from_the_plate_to_its_last_day(on: str, names: int) -> None:
    plated = facility(
        second_name="示例社区医院",
        second_name_from="2021-11-01",
        second_name_until="2023-05-31",
    )
    assert plated.names_on(on) == (plated.name, plated.second_name)[:names]
    assert plated.code == facility().code
    assert facility().names_on(on) == (plated.name,)
