"""Which state follows which (rules §5)."""

from __future__ import annotations

import pytest

from models.district.states import NEXT, CaseState, arrival, decided
from models.errors import DistrictError
from models.facts.bodies import VisitKind
from models.facts.decision import DecisionOutcome

S = CaseState


def test_every_state_has_a_way_on() -> None:
    assert set(NEXT) == set(CaseState)


@pytest.mark.parametrize(
    ("kind", "current", "after"),
    [
        (VisitKind.SELF_ASSESSMENT, None, S.APPLIED),
        (VisitKind.SELF_ASSESSMENT, S.RETURNED, S.APPLIED),
        (VisitKind.SELF_ASSESSMENT, S.REPORTED, None),
        (VisitKind.ON_SITE, None, S.REPORTED),
        (VisitKind.ON_SITE, S.APPLIED, S.REPORTED),
        (VisitKind.ON_SITE, S.REPORTED, None),
        (VisitKind.ON_SITE, S.PASSED, None),
        (VisitKind.SPOT_CHECK, S.FILED, None),
    ],
)
def test_a_received_visit_moves_a_case(
    kind: VisitKind, current: CaseState | None, after: CaseState | None
) -> None:
    assert arrival(kind, current) == after


def test_a_decision_waits_for_the_signed_record() -> None:
    with pytest.raises(DistrictError) as refused:
        decided(DecisionOutcome.PASSED, S.APPLIED, "")
    assert refused.value.code == "case-not-decidable"
    assert "S4" in refused.value.sentence("en")


def test_a_second_decision_says_why() -> None:
    assert decided(DecisionOutcome.PASSED, S.REPORTED, "") is S.PASSED
    with pytest.raises(DistrictError) as refused:
        decided(DecisionOutcome.FAILED, S.PASSED, "")
    assert refused.value.code == "decision-correction-needs-reason"
    assert decided(DecisionOutcome.FAILED, S.PASSED, "否决事项查实") is S.FAILED
