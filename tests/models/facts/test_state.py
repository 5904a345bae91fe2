"""The view that follows from the events."""

import pytest

from models.errors import FactsError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.state import apply, fold
from models.standards.types import Verdict
from tests.support import EVALUATOR, PHOTO, Chain

REF = {"pack": "test-pack", "clause": "1"}
FINDING = "55555555-5555-4555-8555-555555555555"


def photo() -> bodies.EvidenceAdded:
    return bodies.EvidenceAdded(sha256=PHOTO, size=10, mime="image/jpeg", extension="jpg")


def test_the_last_mark_counts_and_unchecked_clears() -> None:
    chain = Chain()
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.MET))
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.NOT_MET, note="无记录"))
    state = fold(chain.events)
    assert state.verdict("test-pack", "1") is Verdict.NOT_MET
    assert state.marks[("test-pack", "1")].mark.note == "无记录"
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.UNCHECKED))
    assert fold(chain.events).verdict("test-pack", "1") is Verdict.UNCHECKED


def test_a_remark_without_a_verdict_is_kept() -> None:
    chain = Chain()
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.UNCHECKED, note="门锁着"))
    state = fold(chain.events)
    assert state.marks[("test-pack", "1")].mark.note == "门锁着"
    assert state.verdict("test-pack", "1") is Verdict.UNCHECKED


def test_values_are_replaced_as_a_whole_and_cleared_by_an_empty_object() -> None:
    chain = Chain()
    chain.add(EventType.MEASURED, bodies.Measured(**REF, values={"part": 3}, origin="verified"))
    chain.add(EventType.MEASURED, bodies.Measured(**REF, values={"whole": 9}, origin="verified"))
    assert fold(chain.events).values[("test-pack", "1")].measured.values == {"whole": 9}
    chain.add(EventType.MEASURED, bodies.Measured(**REF, values={}, origin="verified"))
    assert not fold(chain.events).values


def test_evidence_is_linked_once_unlinked_and_captioned() -> None:
    chain = Chain()
    chain.add(EventType.EVIDENCE_ADDED, photo())
    chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**REF, sha256=PHOTO))
    chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**REF, sha256=PHOTO))
    chain.add(
        EventType.EVIDENCE_CAPTIONED, bodies.EvidenceCaption(sha256=PHOTO, caption="冷链冰箱")
    )
    state = fold(chain.events)
    assert state.links == {("test-pack", "1"): (PHOTO,)}
    assert state.evidence[PHOTO].caption == "冷链冰箱"
    chain.add(EventType.EVIDENCE_UNLINKED, bodies.EvidenceLink(**REF, sha256=PHOTO))
    assert fold(chain.events).links == {}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**REF, sha256=PHOTO)),
        (EventType.EVIDENCE_CAPTIONED, bodies.EvidenceCaption(sha256=PHOTO, caption="x")),
        (
            EventType.FINDING_RECORDED,
            bodies.Finding(**REF, id=FINDING, fact="x", evidence=(PHOTO,)),
        ),
        (EventType.FINDING_WITHDRAWN, bodies.FindingWithdrawn(id=FINDING)),
        (EventType.MARK, bodies.Mark(pack="other-pack", clause="1", verdict=Verdict.MET)),
        (EventType.VISIT_REOPENED, bodies.VisitReopened(reason="x", base_digest=PHOTO)),
    ],
)
def test_events_about_things_that_are_not_there_are_refused(
    kind: EventType, body: bodies.Body
) -> None:
    chain = Chain()
    chain.add(kind, body)
    with pytest.raises(FactsError):
        fold(chain.events)


def test_nothing_is_written_after_the_closing_until_it_is_reopened() -> None:
    chain = Chain()
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.MET))
    with pytest.raises(FactsError, match="检查结束之后"):
        fold(chain.events)
    reopened = Chain()
    reopened.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    reopened.add(
        EventType.VISIT_REOPENED, bodies.VisitReopened(reason="更正", base_digest="c" * 64)
    )
    reopened.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    assert fold(reopened.events).revision == 2


def test_a_form_keeps_other_fields_and_an_empty_text_clears_one() -> None:
    chain = Chain()
    for values in ({"name": "甲", "boxes": ("内科",)}, {"name": "", "beds": 49}):
        chain.add(
            EventType.FORM_FILLED,
            bodies.FormFilled(pack="test-pack", form="annex-2", values=values),
        )
    assert fold(chain.events).forms[("test-pack", "annex-2")] == {"boxes": ("内科",), "beds": 49}


def test_an_event_of_another_place_in_the_chain_is_refused() -> None:
    chain = Chain()
    state = fold(chain.events)
    chain.add(EventType.TEAM_SET, bodies.TeamSet(members=()))
    chain.add(EventType.TEAM_SET, bodies.TeamSet(members=()))
    with pytest.raises(FactsError):
        apply(state, chain.events[2])


def test_a_log_must_begin_with_the_opening() -> None:
    chain = Chain()
    with pytest.raises(FactsError):
        fold([])
    chain.add(EventType.VISIT_OPENED, chain.events[0].typed_body())  # type: ignore[arg-type]
    with pytest.raises(FactsError):
        fold(chain.events)


def test_members_are_found_by_identity() -> None:
    state = fold(Chain().events)
    member = state.member(EVALUATOR)
    assert member is not None
    assert member.name == "评价员甲"
    assert state.member("nobody") is None
