"""Who signs after whom, and what an act lacks; nothing of Qt."""

from __future__ import annotations

from pathlib import Path

from models.facts.signing import SignatureKind, SignerRole, missing_signatures
from models.facts.types import Moment
from models.visits import papers
from tests.ui import stages
from tests.ui.sample_visit import STROKES, close, fill, sample
from ui.signing_steps import Act, missing, next_step, signatures_of, steps

DIGEST = "a" * 64
AT = Moment(utc="2021-09-15T08:00:00.000Z", offset=480, seq=9)


def act(kind: SignatureKind = SignatureKind.SIGNED, **more: str) -> Act:
    return Act(SignerRole.FACILITY, kind, "somebody", strokes=STROKES, **more)


def test_what_an_act_lacks_is_asked_one_by_one() -> None:
    assert missing(Act(SignerRole.LEADER, SignatureKind.SIGNED, " ")) == "name"
    assert missing(Act(SignerRole.LEADER, SignatureKind.SIGNED, "x")) == "strokes"
    assert missing(act(SignatureKind.OBJECTED)) == "statement"
    assert missing(act(SignatureKind.REFUSED, statement="no")) == "witness"
    assert missing(act(SignatureKind.REFUSED, statement="no", witness="w")) == ""
    assert missing(act(SignatureKind.RECEIVED)) == ""


def test_a_refusal_is_two_signatures() -> None:
    refused, witness = signatures_of(
        act(SignatureKind.REFUSED, statement="no", witness="w"), DIGEST, AT
    )

    assert (refused.strokes, witness.strokes) == (None, STROKES)
    assert (refused.role, witness.role) == (SignerRole.FACILITY, SignerRole.WITNESS)


def test_the_order_agrees_with_what_the_record_still_misses(tmp_path: Path) -> None:
    field = stages.laptop(tmp_path, fill, close)
    snapshot = papers.snapshot_of(field.book, field.visit)
    facts, digest = snapshot.facts(), snapshot.facts_digest

    for expected in (sample.EVALUATOR, sample.LEADER, sample.FACILITY["name"]):
        given = papers.signatures(field.book, field.visit, digest)
        order = steps(facts, given, digest)
        turn = next_step(order)
        assert turn is not None
        assert turn.name == expected == missing_signatures(facts, given, digest)[0]
        facility = turn.role is SignerRole.FACILITY
        kind = SignatureKind.RECEIVED if facility else SignatureKind.SIGNED
        signature = Act(turn.role, kind, turn.name, strokes=STROKES)
        for one in signatures_of(signature, digest, AT):
            papers.add_signature(field.book, field.visit, one)

    given = papers.signatures(field.book, field.visit, digest)
    assert next_step(steps(facts, given, digest)) is None
    assert missing_signatures(facts, given, digest) == []
    field.workspace.close()
