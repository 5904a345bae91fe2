"""An answer that drops remarks, rewords them or answers nothing is shown beside what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.returning import Remark, ReturnTaken, VisitReturn, taken
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from sync.inbox import receive
from sync.returning import content_digest
from sync.sending import Compared, compared, send_back, take_back
from tests.sync.desk_kit import Clock, desk_in, packed
from tests.sync.package import kit
from tests.sync.package.kit import PACKS
from tests.sync.test_returning import GIVEN

ASKED = ["请补拍门牌", "请补签字"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk", Clock()) as made:
        yield made


def told(found: Compared) -> dict[int, tuple[str, str | None]]:
    return {n: (r.text, r.answer) for one in found.changes for n, r in one.remarks}


def answering(desk: Desk, stick: Path, body: ReturnTaken | None, first: str) -> Compared:
    chain = kit.visit_events()
    base = facts_digest(facts_bytes(freeze(fold(chain.events), PACKS)))
    chain.add(EventType.VISIT_REOPENED, bodies.VisitReopened(reason="补正", base_digest=base))
    if body:
        chain.add(EventType.RETURN_TAKEN, body)
        chain.add(EventType.REMARK_ANSWERED, bodies.RemarkAnswered(remark=1, text="已补"))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    result = receive(packed(stick, kit.contents(chain, prev_package_digest=first)), desk, PACKS)
    assert result.accepted, result.sentence()
    found = compared(desk, result.cases[0])
    assert found is not None
    if found.doubt:
        assert PackageError(found.doubt).sentence("zh")
        assert PackageError(found.doubt).sentence("en")
    return found


def begun(desk: Desk, stick: Path) -> tuple[str, str, VisitReturn]:
    first = receive(packed(stick), desk, PACKS)
    (case,) = first.cases
    return case, first.package_digest, send_back(desk, case, GIVEN).content


def test_an_honest_answer(desk: Desk, tmp_path: Path) -> None:
    _, first, sent = begun(desk, tmp_path / "s")
    found = answering(desk, tmp_path / "s", taken(sent, content_digest(sent)), first)
    assert found.doubt == ""
    assert told(found) == {1: (ASKED[0], "已补"), 2: (ASKED[1], None)}


@pytest.mark.parametrize(
    "remarks",
    [
        (Remark(text="请补签字"),),
        (Remark(pack="test-pack", clause="1", text="无"), Remark(text="请补签字")),
        (Remark(text="请补拍门牌"), Remark(text="请补签字")),
    ],
    ids=["dropped", "reworded", "of another clause"],
)
def test_remarks_told_otherwise(desk: Desk, tmp_path: Path, remarks: tuple[Remark, ...]) -> None:
    _, first, sent = begun(desk, tmp_path / "s")
    made = taken(sent, content_digest(sent)).model_copy(update={"remarks": remarks})
    found = answering(desk, tmp_path / "s", made, first)
    assert found.doubt == "return-told-otherwise"
    assert [text for text, _ in map(told(found).get, (1, 2))] == ASKED  # type: ignore[misc]
    assert told(found)[1][1] is None, "no answer to another remark is shown beside this one"


def test_an_amendment_that_answers_nothing(desk: Desk, tmp_path: Path) -> None:
    _, first, _ = begun(desk, tmp_path / "s")
    found = answering(desk, tmp_path / "s", None, first)
    assert found.doubt == "return-not-taken"
    assert told(found) == {1: (ASKED[0], None), 2: (ASKED[1], None)}


def test_a_return_this_office_never_signed(desk: Desk, tmp_path: Path) -> None:
    _, first, sent = begun(desk, tmp_path / "s")
    found = answering(desk, tmp_path / "s", taken(sent, "e" * 64), first)
    assert found.doubt == "return-not-ours"


def test_a_return_that_was_taken_back_is_not_missed(desk: Desk, tmp_path: Path) -> None:
    case, first, _sent = begun(desk, tmp_path / "s")
    take_back(desk, case, GIVEN)
    silent = answering(desk, tmp_path / "s", None, first)
    assert (silent.doubt, told(silent)) == ("", {})


def test_the_older_of_two_returns_answered(desk: Desk, tmp_path: Path) -> None:
    case, first, sent = begun(desk, tmp_path / "s")
    take_back(desk, case, GIVEN)
    last = sent_otherwise(desk, case)
    found = answering(desk, tmp_path / "s", taken(sent, content_digest(sent)), first)
    assert found.doubt == "return-not-taken"
    assert told(found) == {1: (last, None)}


def sent_otherwise(desk: Desk, case: str) -> str:
    send_back(desk, case, replace(GIVEN, remarks=(Remark(text="另请补培训记录"),)))
    return "另请补培训记录"
