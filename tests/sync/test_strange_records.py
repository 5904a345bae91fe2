"""An enrolled laptop may sign anything: what no form can print, the desk refuses in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.base import Record
from models.errors import FactsError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import check_follows, facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.standards.types import Choice, Clause, Input, Operator, Test, Verdict
from sync import inbox
from sync.package import contents as names
from sync.package.writer import build
from tests.support import EVALUATOR, PACK_SHA, SOURCE, Chain, opening, pack
from tests.sync import desk_kit
from tests.sync.package import forge, kit

AT_MOST = Clause(
    code="2",
    number=1,
    text="等候不超过5分钟。",
    source=SOURCE,
    inputs=(
        Input(key="minutes", label="分钟", kind="integer"),
        Input(key="kind", label="类别", kind="choice", choices=(Choice(value="a", label="甲"),)),
    ),
    tests=(
        Test(code="wait", label="等候", numerator="minutes", operator=Operator.AT_MOST, value=5),
        Test(code="kind", label="类别", numerator="kind", one_of=("a",)),
    ),
)
PACKS = {PACK_SHA: pack(AT_MOST)}
REF = {"pack": "test-pack", "clause": "2"}


def closed(kind: str, body: Record, first: bodies.VisitOpened | None = None) -> Chain:
    chain = Chain(first)
    chain.add(kind, body)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def refusal(chain: Chain) -> str:
    """What is said of a record whose log this is."""
    met = closed(EventType.MARK, bodies.Mark(**REF, verdict=Verdict.MET))
    fine = facts_bytes(freeze(fold(met.events), PACKS))
    with pytest.raises(FactsError) as caught:
        check_follows(fine, chain.events, PACKS)
    assert caught.value.sentence("en")
    return caught.value.code


def test_an_answer_too_long_for_the_facts() -> None:
    said = bodies.Measured(**REF, values={"kind": "长" * 4000}, origin="verified")
    assert refusal(closed(EventType.MEASURED, said)) == "facts-not-from-events"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (EventType.MARK, bodies.Mark(pack="test-pack", clause="99", verdict=Verdict.MET)),
        (
            EventType.FINDING_RECORDED,
            bodies.Finding(pack="test-pack", clause="99", id=EVALUATOR, fact="x"),
        ),
        (
            EventType.UNCHECKED_LISTED,
            bodies.UncheckedListed(
                items=(bodies.Unchecked(pack="other", clause="1", state="unchecked", reason="x"),)
            ),
        ),
    ],
)
def test_a_clause_the_standard_does_not_have(kind: str, body: Record) -> None:
    assert refusal(closed(kind, body)) == "events-unknown-clause"


def test_one_standard_twice() -> None:
    twice = opening().model_copy(update={"packs": opening().packs * 2})
    body = bodies.Mark(**REF, verdict=Verdict.MET)
    assert refusal(closed(EventType.MARK, body, twice)) == "events-pack-twice"


@pytest.mark.parametrize("minutes", [-1, -(2**53) + 1])
def test_a_count_below_nought_passes_nothing(minutes: int) -> None:
    said = bodies.Measured(**REF, values={"minutes": minutes, "kind": "a"}, origin="verified")
    facts = freeze(fold(closed(EventType.MEASURED, said).events), PACKS)
    assert facts.judgements[0].clauses[0].computed == "cannot_compute"


@pytest.mark.parametrize(
    "moment", ["2021-99-99T99:99:99.999Z", "2021-02-30T00:00:00.000Z", "9999-12-31T23:59:59.999Z"]
)
def test_a_signature_at_a_moment_that_never_was(tmp_path: Path, moment: str) -> None:
    made = kit.contents()
    path = build(tmp_path, made, kit.shelf(), kit.district().signer).path
    top, members = forge.members_of(path)
    members[names.SIGNATURES] = members[names.SIGNATURES].replace(kit.NOW.encode(), moment.encode())
    bad = forge.saved(tmp_path, forge.zip_bytes(top, forge.signed(members)))
    with desk_kit.desk_in(tmp_path / "desk") as desk:
        assert inbox.receive(bad, desk, kit.PACKS).code == "signatures-shape"


def test_the_desk_goes_on_after_a_record_it_cannot_freeze(tmp_path: Path) -> None:
    """The first package ended the whole command, and the good one after it was not taken in."""
    said = bodies.Measured(
        pack="test-pack", clause="1", values={"part": 1, "whole": 1}, origin="verified"
    )
    twice = opening().model_copy(update={"packs": opening().packs * 2})
    chain = closed(EventType.MEASURED, said, twice)
    facts = facts_bytes(freeze(fold(chain.events), kit.PACKS))
    bad = kit.contents(
        facts=facts,
        events=chain.log(),
        signatures=kit.signed_by(facts_digest(facts)).to_bytes(),
        page=b"<p></p>",
        forms=(),
    )
    (tmp_path / "bad").mkdir()
    first = build(tmp_path / "bad", bad, kit.shelf(), kit.district().signer).path
    with desk_kit.desk_in(tmp_path / "desk") as desk:
        assert inbox.receive(first, desk, kit.PACKS).code == "events-pack-twice"
        good = desk_kit.packed(tmp_path / "stick")
        assert inbox.receive(good, desk, kit.PACKS).accepted


def test_a_desk_whose_clock_was_ahead_for_a_day_works_again(tmp_path: Path) -> None:
    clock = desk_kit.Clock()
    with desk_kit.desk_in(tmp_path / "desk", clock) as desk:
        package = desk_kit.packed(tmp_path / "stick")
        clock.utc = "2036-01-01T00:00:00.000Z"
        assert inbox.receive(package, desk, kit.PACKS).code == "signer-expired"
        clock.utc = kit.LATER
        assert inbox.receive(package, desk, kit.PACKS).accepted
