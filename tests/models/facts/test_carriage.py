"""What leaves of a photo that was covered: the newest covered copy, and nothing it covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FactsError
from models.facts.bodies import CarriageSet, EvidenceAdded
from models.facts.carriage import carried, shown_for, shown_of, with_carriage
from models.facts.events import EventType
from models.facts.state import fold
from tests.support import Chain

ORIGINAL, COVERED, BETTER, DRAWN, OTHER = (letter * 64 for letter in "abcde")


def piece(sha256: str, **more: str) -> EvidenceAdded:
    return EvidenceAdded(sha256=sha256, size=1, mime="image/jpeg", extension="jpg", **more)


def covered(sha256: str, of: str = ORIGINAL) -> EvidenceAdded:
    return piece(sha256, of=of, treatment="redacted")


ALL = (
    piece(ORIGINAL, caption="治疗室"),
    covered(COVERED),
    piece(OTHER),
    covered(BETTER),
    piece(DRAWN, of=ORIGINAL, treatment="annotated"),
)


def going(carry: str | None) -> list[str]:
    carriage = CarriageSet(carry=carry) if carry else None
    return [e.sha256 for e in carried(with_carriage(ALL, carriage))]


def test_by_default_the_newest_covered_copy_goes_and_its_original_stays() -> None:
    assert going(None) == [OTHER, BETTER]
    assert going("redacted") == [OTHER, BETTER]


def test_an_outdated_covered_copy_never_goes() -> None:
    assert going("original") == [ORIGINAL, OTHER, DRAWN]
    assert going("both") == [ORIGINAL, OTHER, BETTER, DRAWN]


def test_paper_shows_what_goes_in_place_of_what_stays() -> None:
    kept = with_carriage(ALL, None)
    stand_in = shown_for(kept, ORIGINAL)
    assert stand_in is not None
    assert (stand_in.sha256, stand_in.caption) == (BETTER, "治疗室")
    assert [e.sha256 for e in shown_of(kept, [ORIGINAL, COVERED, DRAWN, OTHER])] == [BETTER, OTHER]
    open_ones = with_carriage(ALL, CarriageSet(carry="original"))
    assert [e.sha256 for e in shown_of(open_ones, [COVERED, ORIGINAL])] == [ORIGINAL]


@given(st.lists(st.sampled_from(ALL), unique_by=lambda e: e.sha256))
def test_nothing_covered_ever_goes_by_default(some: list[EvidenceAdded]) -> None:
    whole = [e for e in some if e.of is None or any(o.sha256 == e.of for o in some)]
    kept = with_carriage(whole, None)
    hidden = {e.of for e in whole if e.treatment == "redacted"}
    assert not hidden & {e.sha256 for e in carried(kept)}
    for item in whole:
        shown = shown_for(kept, item.sha256)
        assert shown is None or shown.withheld is None


def recorded(*bodies: EvidenceAdded) -> dict[str, EvidenceAdded]:
    chain = Chain()
    for body in bodies:
        chain.add(EventType.EVIDENCE_ADDED, body)
    return dict(fold(chain.events).evidence)


@pytest.mark.parametrize(
    "wrong",
    [
        piece(COVERED, of=ORIGINAL),
        piece(COVERED, treatment="redacted"),
        piece(COVERED, withheld="yes"),
        covered(COVERED, of=OTHER),
    ],
)
def test_a_copy_says_of_what_and_how_and_no_event_says_what_stays(wrong: EvidenceAdded) -> None:
    with pytest.raises(FactsError):
        recorded(piece(ORIGINAL), wrong)


def test_a_copy_of_a_copy_is_refused() -> None:
    assert set(recorded(piece(ORIGINAL), covered(COVERED))) == {ORIGINAL, COVERED}
    with pytest.raises(FactsError):
        recorded(piece(ORIGINAL), covered(COVERED), covered(BETTER, of=COVERED))
