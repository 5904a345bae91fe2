"""Facts follow from events and packs, byte for byte, and say so when they do not."""

import json

import pytest

from models.errors import FactsError
from models.facts import bodies
from models.facts.canonical import canonical_bytes
from models.facts.events import EventType
from models.facts.snapshot import check_follows, facts_bytes, facts_digest, freeze, read_facts
from models.facts.state import fold
from models.standards.judgement import PackOutcome
from models.standards.types import Choice, Input, Verdict
from tests.support import LEADER, PACK_SHA, PHOTO, Chain, pack, ratio_clause

REF = {"pack": "test-pack", "clause": "1"}
PACKS = {PACK_SHA: pack()}
DIGEST = "2a88d6337222842a0493c063a6d1294003af0dd024b03fb7dd470f4617bd8ca4"
"""Published in docs/facts-format.md."""


def closed_visit() -> Chain:
    chain = Chain()
    chain.add(
        EventType.EVIDENCE_ADDED,
        bodies.EvidenceAdded(sha256=PHOTO, size=10, mime="image/jpeg", extension="jpg"),
    )
    chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**REF, sha256=PHOTO))
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.MET))
    chain.add(
        EventType.MEASURED,
        bodies.Measured(**REF, values={"part": 30, "whole": 100}, origin="verified"),
    )
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def frozen() -> bytes:
    return facts_bytes(freeze(fold(closed_visit().events), PACKS))


def test_facts_read_back_equal_and_follow_from_their_events() -> None:
    facts, newer = read_facts(frozen())
    assert facts == freeze(fold(closed_visit().events), PACKS)
    assert not newer
    check_follows(frozen(), closed_visit().events, PACKS)


def test_the_digest_of_the_published_sample_never_changes() -> None:
    assert facts_digest(frozen()) == DIGEST


def test_facts_hold_the_issued_text_the_mark_the_figures_and_the_result() -> None:
    facts, _ = read_facts(frozen())
    clause = facts.clause("test-pack", "1")
    assert (clause.text, clause.verdict, clause.by) == ("占比不低于30%。", "met", LEADER)
    part, whole = clause.values
    assert (part.label, part.shown, whole.label, whole.shown) == ("分子", "30", "分母", "100")
    assert (clause.value("part"), clause.value("whole"), clause.value("other")) == (30, 100, None)
    assert clause.evidence == (PHOTO,)
    judgement = facts.judgement("test-pack")
    assert judgement is not None
    assert judgement.outcome is PackOutcome.PASSED
    (working,) = judgement.clauses[0].tests
    assert (working.numerator, working.denominator, working.unit) == (30, 100, "%")
    assert facts.logs[0].count == 6


def test_entered_values_stand_in_the_order_of_the_standard_with_its_words() -> None:
    kind = Input(
        key="kind",
        label="类别",
        kind="choice",
        choices=(Choice(value="a", label="甲级"), Choice(value="b", label="乙级")),
    )
    beds = Input(key="beds", label="床位", kind="integer", unit="张")
    asked = ratio_clause().model_copy(update={"inputs": (kind, beds), "tests": ()})
    chain = Chain()
    values = {"zebra": 7, "beds": 1200, "ant": "x", "kind": "b"}
    chain.add(EventType.MEASURED, bodies.Measured(**REF, values=values, origin="verified"))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    (clause,) = freeze(fold(chain.events), {PACK_SHA: pack(asked)}).clauses
    assert [(entry.label, entry.shown) for entry in clause.values] == [
        ("类别", "乙级"),
        ("床位", "1,200张"),
        ("ant", "x"),
        ("zebra", "7"),
    ]
    assert clause.value("kind") == "b"


def test_an_open_visit_cannot_be_frozen() -> None:
    with pytest.raises(FactsError, match="尚未结束"):
        freeze(fold(closed_visit().events[:-1]), PACKS)


def test_a_missing_standard_is_named() -> None:
    with pytest.raises(FactsError, match="test-pack"):
        freeze(fold(closed_visit().events), {})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("clauses", 0, "verdict"), "not_met"),
        (("clauses", 0, "values", 0, "value"), 31),
        (("facility", "name"), "另一家"),
        (("judgements", 0, "outcome"), "failed"),
        (("logs", 0, "head"), "0" * 64),
        (("visit", "revision"), 2),
    ],
)
def test_facts_that_say_anything_else_do_not_follow(
    path: tuple[str | int, ...], value: object
) -> None:
    changed = json.loads(frozen())
    target = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(FactsError, match="不一致"):
        check_follows(canonical_bytes(changed), closed_visit().events, PACKS)


def test_a_newer_minor_is_read_with_what_we_know_and_still_checked() -> None:
    grown = json.loads(frozen()) | {"format": "visit-facts/1.3", "weather": "雨"}
    grown["clauses"][0]["mood"] = "calm"
    facts, newer = read_facts(canonical_bytes(grown))
    assert newer
    assert facts.clause("test-pack", "1").verdict is Verdict.MET
    check_follows(canonical_bytes(grown), closed_visit().events, PACKS)
    grown["clauses"][0]["verdict"] = "not_met"
    with pytest.raises(FactsError, match="不一致"):
        check_follows(canonical_bytes(grown), closed_visit().events, PACKS)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "visit-facts/2"}, "升级程序"),
        ({"format": "something"}, "格式说明不符"),
        ({"weather": "雨"}, "格式说明不符"),
        ({"team": "nobody"}, "格式说明不符"),
    ],
)
def test_other_formats_and_unknown_members_are_refused(
    change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(FactsError, match=sentence):
        read_facts(canonical_bytes(json.loads(frozen()) | change))


def test_self_reported_figures_do_not_decide() -> None:
    chain = Chain()
    chain.add(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.MET))
    chain.add(
        EventType.MEASURED,
        bodies.Measured(**REF, values={"part": 30, "whole": 100}, origin="self_reported"),
    )
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    judgement = freeze(fold(chain.events), PACKS).judgements[0]
    assert judgement.outcome is PackOutcome.UNDETERMINED
