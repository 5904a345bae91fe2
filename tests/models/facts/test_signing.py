"""Who has signed which facts, and who has not yet."""

import pytest

from models.errors import FactsError
from models.facts.canonical import canonical_bytes
from models.facts.signing import (
    SIGNATURES_FORMAT,
    Point,
    Signature,
    SignatureKind,
    Signatures,
    SignerRole,
    Strokes,
    drawn,
    missing_signatures,
    read_signatures,
)
from models.facts.snapshot import freeze
from models.facts.state import fold
from models.facts.types import Moment
from tests.models.facts.test_snapshot import PACKS, closed_visit

DIGEST = "d" * 64
INK = Strokes(width=60000, height=20000, lines=(((100, 100, 500, 0), (200, 150, 600, 8)),))
ORDER = ["评价员甲", "组长乙", "示例街道社区卫生服务中心"]


def signature(role: SignerRole, name: str, kind: SignatureKind = SignatureKind.SIGNED) -> Signature:
    return Signature(
        role=role,
        kind=kind,
        name=name,
        strokes=None if kind is SignatureKind.REFUSED else INK,
        facts_digest=DIGEST,
        at=Moment(utc="2021-09-15T08:00:00.000Z", offset=480, seq=7),
    )


EVALUATOR = signature(SignerRole.EVALUATOR, ORDER[0])
LEADER = signature(SignerRole.LEADER, ORDER[1])
RECEIVED = signature(SignerRole.FACILITY, "机构负责人", SignatureKind.RECEIVED)
REFUSED = signature(SignerRole.FACILITY, "机构负责人", SignatureKind.REFUSED)
WITNESS = signature(SignerRole.WITNESS, "见证人")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ((), ORDER),
        ((EVALUATOR,), ORDER[1:]),
        ((EVALUATOR, LEADER), ORDER[2:]),
        ((EVALUATOR, LEADER, RECEIVED), []),
        ((EVALUATOR, LEADER, REFUSED), ORDER[2:]),
        ((EVALUATOR, LEADER, REFUSED, WITNESS), []),
    ],
)
def test_evaluators_then_leader_then_facility(
    given: tuple[Signature, ...], missing: list[str]
) -> None:
    facts = freeze(fold(closed_visit().events), PACKS)
    assert missing_signatures(facts, given, DIGEST) == missing


def test_a_signature_of_other_facts_counts_for_nothing() -> None:
    facts = freeze(fold(closed_visit().events), PACKS)
    assert missing_signatures(facts, (EVALUATOR, LEADER, RECEIVED), "e" * 64) == ORDER


@pytest.mark.parametrize("lines", [(), ((),), ((), ())], ids=["none", "empty", "two empty"])
def test_strokes_without_a_point_are_no_signature(lines: tuple[tuple[Point, ...], ...]) -> None:
    nothing = Strokes(width=60000, height=20000, lines=lines)
    blank = tuple(
        s.model_copy(update={"strokes": nothing}) for s in (EVALUATOR, LEADER, RECEIVED, WITNESS)
    )
    facts = freeze(fold(closed_visit().events), PACKS)
    assert not any(map(drawn, blank))
    assert all(map(drawn, (EVALUATOR, LEADER, RECEIVED, WITNESS)))
    assert missing_signatures(facts, (*blank, REFUSED), DIGEST) == ORDER


def test_signatures_read_back_and_malformed_ones_are_refused() -> None:
    whole = Signatures(
        format=SIGNATURES_FORMAT,
        facts_digest=DIGEST,
        expected=tuple(ORDER),
        signatures=(EVALUATOR, LEADER, RECEIVED),
    )
    assert read_signatures(whole.to_bytes()) == whole
    grown = whole.plain() | {"format": "visit-signatures/1.1", "seal": "x"}
    assert read_signatures(canonical_bytes(grown)).facts_digest == DIGEST
    with pytest.raises(FactsError):
        read_signatures(canonical_bytes(whole.plain() | {"seal": "x"}))
