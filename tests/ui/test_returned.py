"""A return all the way: laptop, desk, laptop, desk; and returns that do not count."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from models.clock import Clock, Now, SystemClock, instant
from models.district.states import CaseState
from models.errors import VisitError
from models.facts.bodies import ClauseRef
from models.facts.returning import Remark
from models.facts.revisions import what_changed
from models.visits import closing, marking, papers, returns
from models.visits.records import VisitStatus
from sync.keys.moments import to_datetime
from sync.office import authority
from sync.returning import return_name
from sync.sending import compared, revisions, send_back, take_back
from sync.withdrawing import notice_name, write_notice
from tests.ui.return_road import (
    GIVEN,
    MARKED,
    Delivered,
    Road,
    case_of,
    made_in,
    opened,
    receive_returns,
)
from tests.ui.sample_visit import LEADER, close, enrol, new_field
from ui import delivery, uploading
from ui.returning import (
    Standing,
    pending,
    receive_notice,
    receive_return,
    standing,
    take_up,
)


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    return made_in(tmp_path_factory.mktemp("delivered"))


@pytest.fixture
def road(tmp_path: Path, delivered: Delivered) -> Iterator[Road]:
    with opened(delivered, tmp_path) as made:
        yield made


def refusal(road: Road) -> str:
    (seen,) = receive_returns(road.field.book, road.stick)
    assert seen.content is None
    assert seen.problem is not None
    assert seen.problem.sentence("zh")
    return seen.problem.code


def taken(road: Road) -> None:
    receive_returns(road.field.book, road.stick)
    road.field.state = take_up(road.field.book, road.field.state, LEADER)


def test_a_return_is_answered_and_the_desk_sees_what_changed(road: Road) -> None:
    field, book = road.field, road.field.book
    delivery.bring_home(book, road.stick)
    assert book.summary(field.visit).status is VisitStatus.RETURNED, "not delivered any more"
    waiting = pending(book, field.state)
    assert waiting is not None
    assert waiting.content == road.sent.content

    taken(road)
    state = field.state
    assert state.closed is None
    assert state.returned is not None
    assert [r.text for r in state.returned.remarks] == [r.text for r in GIVEN.remarks]
    assert book.summary(field.visit).status is VisitStatus.OPEN
    assert book.load(field.visit).returned == state.returned, "the log keeps it"
    named = [b for b in closing.blockers(state, field.packs) if b.code.startswith("remark")]
    assert [(b.code, b.clause) for b in named] == [
        ("remark-unanswered", MARKED[1]),
        ("remark-unanswered-whole", None),
    ]
    assert all(b.sentence("zh") and b.sentence("en") for b in named)

    ref = ClauseRef(pack=MARKED[0], clause=MARKED[1])
    before = state.verdict(*MARKED)
    state = marking.mark(book, state, field.packs, LEADER, ref, before, note="核对了排班表")
    state = returns.answer(book, state, LEADER, 1, " 已写明排班表 ")
    assert state.answers == {1: "已写明排班表"}
    field.state = state
    close(field)
    second = road.deliver()

    assert second.code == "intake-imported", second.sentence()
    case = case_of(road.desk, second)
    file = road.desk.case(case)
    assert file.summary.state is CaseState.REPORTED
    assert file.returns[0].answer == second.package_digest
    arrived = road.desk.arrival(second.package_digest)
    assert arrived.prev_digest == road.first.package_digest
    pair = revisions(road.desk, case)
    assert pair is not None
    assert [p.revision for p in pair] == [1, 2]
    found = what_changed(*(road.desk.facts(p.digest) for p in pair))
    assert [(c.pack, c.clause) for c in found] == [("", ""), MARKED]
    (change,) = found[1].changes
    assert (change.what, change.after) == ("note", "核对了排班表")
    assert [(n, r.answer) for n, r in found[1].remarks] == [(1, "已写明排班表")]
    assert [(n, r.answer) for n, r in found[0].remarks] == [(2, None)]


def test_the_same_return_again_changes_nothing(road: Road) -> None:
    book = road.field.book
    for _ in range(2):
        (seen,) = receive_returns(book, road.stick)
        assert seen.content == road.sent.content
    kept = [r for r in papers.receipts(book, road.field.visit) if r.status == papers.RETURNED]
    assert len(kept) == 1
    taken(road)
    count = road.field.state.count
    taken(road)
    assert road.field.state.count == count
    assert pending(book, road.field.state) is None


def test_a_receipt_that_comes_after_the_return_does_not_deliver(road: Road) -> None:
    receive_returns(road.field.book, road.stick)
    data = road.desk.receipt(road.first.package_digest)
    papers.record_receipt(road.field.book, road.first.package_digest, "imported", data)
    assert road.field.book.summary(road.field.visit).status is VisitStatus.RETURNED


def test_a_visit_that_was_reopened_already_goes_on_with_the_remarks(road: Road) -> None:
    field = road.field
    field.state = closing.reopen(field.book, field.state, LEADER, "自己发现一处")
    count = field.state.count
    taken(road)
    assert field.state.returned is not None
    assert field.state.count == count + 1


def test_a_return_of_a_revision_that_was_overtaken(road: Road) -> None:
    field = road.field
    field.state = closing.reopen(field.book, field.state, LEADER, "自己发现一处")
    close(field)
    assert refusal(road) == "return-overtaken"
    assert pending(field.book, field.state) is None


def test_a_return_of_another_laptop(road: Road, tmp_path: Path) -> None:
    other = new_field(tmp_path / "other")
    enrol(other, road.desk, road.stick)
    (seen,) = receive_returns(other.book, road.stick)
    assert seen.problem is not None
    assert seen.problem.code == "return-not-here"
    other.workspace.close()


OTHER = "77777777-7777-4777-8777-777777777777"
WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"visit": OTHER}, "return-other-visit"),
    ({"device": OTHER}, "return-other-visit"),
    ({"revision": 9}, "return-other-visit"),
    ({"facts_digest": "0" * 64}, "return-other-visit"),
    ({"package_digest": "0" * 64}, "return-not-here"),
    ({"remarks": (Remark(pack="other-pack", clause="1", text="?"),)}, "return-unknown-clause"),
)


def test_a_return_that_names_its_package_wrongly(road: Road) -> None:
    for changes, code in WRONG:
        content = road.sent.content.model_copy(update=changes)
        with pytest.raises(VisitError) as error:
            returns.keep(road.field.book, content, b"", lambda *_: False)
        assert error.value.code == code
        assert error.value.sentence("zh")


def test_a_changed_or_renamed_return_does_not_count(road: Road) -> None:
    data = road.file.read_bytes()
    renamed = road.stick / return_name("0" * 64)
    renamed.write_bytes(data)
    seen = receive_return(road.field.book, renamed)
    assert seen.problem is not None
    assert seen.problem.code == "return-misnamed"
    renamed.unlink()
    road.file.write_bytes(
        data.replace("排班".encode(), "排版".encode()).replace(b"\x01", b"\x02", 1)
    )
    assert refusal(road).startswith("signature-")
    road.file.write_bytes(b"")
    assert refusal(road) == "signature-unreadable"
    receipt = next(road.stick.glob("receipt-*.p7m"))
    road.file.write_bytes(receipt.read_bytes())
    assert refusal(road) == "signer-role", "a receipt under the name of a return"
    assert road.field.book.summary(road.field.visit).status is VisitStatus.PACKED


def test_answers_are_words_of_the_team(road: Road) -> None:
    book = road.field.book
    with pytest.raises(VisitError) as error:
        returns.answer(book, road.field.state, LEADER, 1, "x")
    assert error.value.code == "visit-closed"
    taken(road)
    state = road.field.state
    with pytest.raises(KeyError):
        returns.answer(book, state, LEADER, 3, "x")
    with pytest.raises(VisitError):
        returns.answer(book, state, "99999999-9999-4999-8999-999999999999", 1, "x")
    with pytest.raises(VisitError) as error:
        returns.answer(book, state, LEADER, 1, "长" * 4001)
    assert error.value.code == "text-too-long"
    state = returns.answer(book, state, LEADER, 2, "已补")
    state = returns.answer(book, state, LEADER, 1, "已写明")
    state = returns.answer(book, state, LEADER, 2, " ")
    assert state.answers == {1: "已写明"}
    assert returns.unanswered(state) == (2,)


class Behind:
    """A clock that was set an hour back."""

    def now(self) -> Now:
        at = to_datetime(SystemClock().now().utc) - timedelta(hours=1)
        return Now(utc=instant(at), offset=480)


@pytest.mark.parametrize("clock", [SystemClock(), Behind()], ids=["goes-on", "set-back"])
def test_an_older_return_never_replaces_the_newer_one(
    road: Road, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office took its first return back; an old stick brings it after the second one.

    Which one was sent last its number says, not the desk's clock.
    """
    monkeypatch.setattr(road.desk, "_clock", clock)
    field, old = road.field, tmp_path / "old"
    old.mkdir()
    shutil.copy(road.file, old)
    case = case_of(road.desk, road.first)
    take_back(road.desk, case, GIVEN)
    later = replace(GIVEN, remarks=(*GIVEN.remarks, Remark(text="还缺一份培训记录")))
    second = send_back(road.desk, case, later, road.stick)

    for folder in (road.stick, old):
        receive_returns(field.book, folder)
    waiting = pending(field.book, field.state)
    assert waiting is not None
    assert waiting.content == second.content

    taken(road)
    assert field.state.returned is not None
    field.state = returns.answer(field.book, field.state, LEADER, 3, "已补")
    receive_returns(field.book, old)
    assert pending(field.book, field.state) is None, "answers would be lost"
    assert take_up(field.book, field.state, LEADER) == field.state


def home(road: Road, folder: Path) -> list[tuple[str, str]]:
    """What a stick brings: status and code of each answer that is no receipt."""
    seen = delivery.bring_home(road.field.book, folder)
    problems = [(one.status, one.problem.code if one.problem else "") for one in seen]
    return [
        said for said, one in zip(problems, seen, strict=True) if "receipt" not in one.file_name
    ]


@pytest.mark.parametrize("notice_first", [True, False])
def test_what_the_desk_took_back_is_not_asked_for(
    road: Road, tmp_path: Path, notice_first: bool
) -> None:
    field, book, old = road.field, road.field.book, tmp_path / "old"
    old.mkdir()
    shutil.move(road.file, old)
    case = case_of(road.desk, road.first)
    taken_back = take_back(road.desk, case, replace(GIVEN, reason="退错了"), road.stick)
    assert taken_back.beside is not None

    for folder in (road.stick, old) if notice_first else (old, road.stick):
        assert "" not in [status for status, _code in home(road, folder)]
    assert home(road, old) == [("withdrawn", "")], "an old stick says no more than that"
    assert book.summary(field.visit).status is VisitStatus.DELIVERED, "its receipt came along"
    found = standing(book, field.state)
    assert found.pending is None
    assert found.withdrawn == taken_back.content
    assert take_up(book, field.state, LEADER) == field.state
    (item,) = delivery.outbox(book, field.visit)
    assert str(item.state) == "imported"

    second = send_back(road.desk, case, GIVEN, road.stick)
    replayed = tmp_path / "replayed"
    replayed.mkdir()
    shutil.copy(taken_back.beside, replayed)
    home(road, road.stick)
    home(road, replayed)
    found = standing(book, field.state)
    assert found.pending is not None
    assert found.pending.content == second.content, "an old notice takes back no later return"
    assert found.withdrawn is None
    assert book.summary(field.visit).status is VisitStatus.RETURNED


def test_a_return_that_was_taken_up_is_told_to_be_taken_back(road: Road) -> None:
    field, book = road.field, road.field.book
    taken(road)
    case = case_of(road.desk, road.first)
    back = take_back(road.desk, case, GIVEN, road.stick)
    home(road, road.stick)
    assert standing(book, field.state).withdrawn == back.content
    assert field.state.returned is not None, "the log is as it was"
    close(field)
    assert home(road, road.stick) == [("", "return-overtaken"), ("", "withdrawal-overtaken")]
    assert standing(book, field.state) == Standing(None, None)
    assert road.deliver().code == "intake-imported", "what was answered all the same is taken in"
    told = compared(road.desk, case)
    assert told is not None
    assert told.doubt == ""

    send_back(road.desk, case, GIVEN, road.stick)
    home(road, road.stick)
    again = take_back(road.desk, case, GIVEN, road.stick)
    home(road, road.stick)
    found = standing(book, field.state)
    assert found == Standing(None, again.content), "what the closed revision answered asks no more"


def test_a_notice_that_does_not_count(road: Road, tmp_path: Path) -> None:
    book, case = road.field.book, case_of(road.desk, road.first)
    receive_returns(book, road.stick)
    signer = authority(road.desk).return_signer()
    content = take_back(road.desk, case, GIVEN, None).content
    name, forged = notice_name(content.package_digest), tmp_path / notice_name("0" * 64)

    def told(data: bytes, file: Path) -> str:
        file.write_bytes(data)
        seen = receive_notice(book, file)
        assert seen.problem is not None
        assert seen.problem.sentence("zh")
        return seen.problem.code

    here = tmp_path / name
    good = write_notice(content, signer)
    assert told(good, forged) == "withdrawal-misnamed"
    assert told(good.replace(b"visit-return", b"visit-retrun"), here) == "signature-other-content"
    assert told(write_notice(content, authority(road.desk).receipt_signer()), here) == "signer-role"
    assert told(road.file.read_bytes(), here) == "withdrawal-unreadable", "a return, renamed"
    wrong = (
        ({"visit": OTHER}, "withdrawal-other-visit"),
        ({"device": OTHER}, "withdrawal-other-visit"),
        ({"revision": 9}, "withdrawal-other-visit"),
        ({"facts_digest": "0" * 64}, "withdrawal-other-visit"),
    )
    for changes, code in wrong:
        assert told(write_notice(content.model_copy(update=changes), signer), here) == code
    stranger = write_notice(content.model_copy(update={"package_digest": "0" * 64}), signer)
    assert told(stranger, tmp_path / "x.p7m") == "withdrawal-not-here"
    assert pending(book, road.field.state) is not None, "none of these took anything back"
    seen = uploading.receive_notice_bytes(book, name, good)
    assert seen.content == content
    assert pending(book, road.field.state) is None


def test_a_return_that_comes_by_line_is_nowhere_in_clear(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its remarks name what is wrong at a facility: it goes from the line into the workspace."""

    def refuse(*_given: object, **_more: object) -> None:
        raise AssertionError("a file in clear")

    data, digest = road.file.read_bytes(), road.first.package_digest
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    uploading._sound(uploading.receive_bytes(road.field.book, return_name(digest), data))
    waiting = pending(road.field.book, road.field.state)
    assert waiting is not None
    assert waiting.content == road.sent.content
