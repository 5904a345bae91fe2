"""Returns for correction: who may sign one, what the desk sends back, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.base import Record
from models.clock import instant
from models.district.desk import Desk
from models.district.returning import SendingBack
from models.district.states import CaseState
from models.errors import DistrictError, PackageError
from models.facts import bodies
from models.facts.canonical import canonical_bytes
from models.facts.events import EventType
from models.facts.returning import Remark, VisitReturn, taken
from models.facts.revisions import what_changed
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.facts.types import Facts
from models.standards.types import Verdict
from sync.inbox import receive
from sync.keys.certificates import DESK_LIFE, key_bytes, leaf, new_key, subject
from sync.keys.moments import to_datetime
from sync.keys.roles import Role
from sync.keys.signing import KeySigner
from sync.receipt import read_receipt
from sync.returning import (
    content_digest,
    peek,
    read_return,
    require_named,
    return_name,
    write_return,
)
from sync.sending import bring, preview, send_back, take_back
from tests.support import Chain
from tests.sync.desk_kit import Clock, desk_in, packed
from tests.sync.package import kit
from tests.sync.package.kit import LATER, PACKS

CONTENT = VisitReturn(
    id="55555555-5555-4555-8555-555555555555",
    package_digest="c" * 64,
    visit=kit.VISIT,
    device=kit.DEVICE,
    revision=1,
    facts_digest="d" * 64,
    office="示例区卫生健康委员会",
    by="受理员丁",
    sent_at=LATER,
    reason="两处不清楚",
    remarks=(Remark(pack="test-pack", clause="1", text="请补拍门牌"), Remark(text="请补签字")),
)
WHOLE, CLAUSE = CONTENT.remarks[1], CONTENT.remarks[0]
GIVEN = SendingBack(
    remarks=CONTENT.remarks, reason="两处不清楚", by="受理员丁", organisation="示例区卫生健康委员会"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk", Clock()) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def signed(content: Record = CONTENT, signer: KeySigner | None = None) -> bytes:
    by = signer or kit.district().authority.return_signer()
    return by.sign_attached(canonical_bytes(content.plain()), LATER)


def refused(data: bytes) -> str:
    with pytest.raises(PackageError) as error:
        read_return(data, kit.district().trust, LATER)
    assert error.value.sentence("zh")
    assert error.value.sentence("en")
    return error.value.code


def amended(content: VisitReturn | None = None) -> Chain:
    """The kit's visit, sent back, put right and closed again."""
    chain = kit.visit_events()
    base = facts_digest(facts_bytes(freeze(fold(chain.events), PACKS)))
    chain.add(EventType.VISIT_REOPENED, bodies.VisitReopened(reason="补正", base_digest=base))
    if content:
        chain.add(EventType.RETURN_TAKEN, taken(content, content_digest(content)))
        chain.add(EventType.REMARK_ANSWERED, bodies.RemarkAnswered(remark=1, text="已补拍"))
    mark = bodies.Mark(pack="test-pack", clause="1", verdict=Verdict.NOT_MET, note="补记")
    chain.add(EventType.MARK, mark)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


# The file


def test_a_return_is_read_as_it_was_signed() -> None:
    data = write_return(CONTENT, kit.district().authority.return_signer())

    read, digest, verdict = read_return(data, kit.district().trust, LATER)

    assert read == CONTENT
    assert digest == content_digest(CONTENT) == peek(data)[1]
    assert verdict.signer is not None
    assert verdict.signer.role is Role.RETURN


def test_no_other_key_of_the_district_signs_a_return() -> None:
    power = kit.district().authority
    bundle = power._signer(power.state.bundle)
    for signer in (power.receipt_signer(), bundle, kit.district().signer):
        assert refused(signed(signer=signer)) == "signer-role"


def test_a_return_is_no_receipt() -> None:
    with pytest.raises(PackageError) as error:
        read_receipt(signed(), kit.district().trust, LATER)
    assert error.value.code == "signer-role"


def test_a_forged_return_is_refused() -> None:
    other = kit.district(office="另一个区").authority.return_signer()
    assert refused(signed(signer=other)) == "signer-unknown"
    data = signed()
    at = data.index("请补拍".encode())
    assert refused(data[:at] + "请撕掉".encode() + data[at + 9 :]) == "signature-other-content"
    assert refused(data[:-40]) == "signature-unreadable"
    assert refused(b"") == "signature-unreadable"


def test_a_return_of_another_version(tmp_path: Path) -> None:
    plain = CONTENT.plain()

    def of(**changes: object) -> bytes:
        signer = kit.district().authority.return_signer()
        return signer.sign_attached(canonical_bytes({**plain, **changes}), LATER)

    assert refused(of(format="visit-return/2.0")) == "return-newer"
    assert refused(of(format="visit-receipt/1")) == "return-unreadable"
    assert refused(of(more="x")) == "return-unreadable"
    assert refused(of(remarks=[])) == "return-unreadable"
    assert refused(of(remarks=[{"clause": "1", "text": "x"}])) == "return-unreadable"
    assert refused(of(revision="1")) == "return-unreadable"
    later = read_return(of(format="visit-return/1.7", more="x"), kit.district().trust, LATER)[0]
    assert later.remarks == CONTENT.remarks, "a higher minor is read"


def test_a_return_named_for_another_package_is_refused() -> None:
    require_named(CONTENT, return_name(CONTENT.package_digest))
    require_named(CONTENT, "from the district.p7m")
    with pytest.raises(PackageError) as error:
        require_named(CONTENT, return_name("e" * 64))
    assert error.value.code == "return-misnamed"


def test_a_revoked_key_sends_nothing_back() -> None:
    power = kit.district().authority
    at = to_datetime(LATER)
    key = new_key()
    name = subject("示例区卫生健康委员会", "查验退回补正")
    made = leaf(power._district(), key.public_key(), name, Role.RETURN, at, DESK_LIFE)
    data = signed(signer=KeySigner(key_bytes(key), made, (power._district().certificate,)))
    assert read_return(data, power.trust(), LATER)[0] == CONTENT

    from sync.keys.state import Voided

    gone = Voided(serial=f"{made.serial_number:x}", at=instant(at))
    after = power.changed(voided=(gone,)).refreshed(LATER)
    with pytest.raises(PackageError) as error:
        read_return(data, after.trust(), LATER)
    assert error.value.code == "signer-revoked"


# The desk


def test_the_desk_sends_a_record_back(desk: Desk, stick: Path) -> None:
    result = receive(packed(stick), desk, PACKS)
    (case,) = result.cases

    sent = send_back(desk, case, GIVEN, stick)

    assert sent.notes == ()
    assert sent.file is not None
    assert sent.beside == stick / return_name(result.package_digest)
    data = sent.file.read_bytes()
    assert sent.beside.read_bytes() == data
    read, digest, _ = read_return(data, kit.district().trust, LATER)
    assert read == sent.content
    assert (read.package_digest, read.revision) == (result.package_digest, 1)
    file = desk.case(case)
    assert file.summary.state is CaseState.RETURNED
    last = file.transitions[-1]
    assert (last.before, last.after, last.basis) == (CaseState.REPORTED, CaseState.RETURNED, digest)
    assert (last.who, last.reason) == ("受理员丁", "两处不清楚")
    assert [r.content for r in file.returns] == [read]
    assert file.returns[0].answer == ""


def test_the_stick_that_comes_again_takes_the_return_home(desk: Desk, stick: Path) -> None:
    result = receive(packed(stick), desk, PACKS)
    assert bring(desk, result.package_digest, stick) is None, "nothing was sent back"
    sent = send_back(desk, result.cases[0], GIVEN)
    assert sent.file is not None

    brought = bring(desk, result.package_digest, stick)

    assert brought is not None
    assert brought.read_bytes() == sent.file.read_bytes()
    assert bring(desk, "f" * 64, stick) is None
    brought.unlink()
    assert receive(packed(stick), desk, PACKS).again
    assert brought.read_bytes() == sent.file.read_bytes(), "and so it does at every intake"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"remarks": ()}, "return-needs-remarks"),
        ({"remarks": (CLAUSE.model_copy(update={"text": " "}),)}, "return-remark-empty"),
        ({"remarks": (Remark(pack="test-pack", clause="99", text="?"),)}, "return-clause-unknown"),
        ({"remarks": (WHOLE,) * 501}, "return-too-many"),
        ({"reason": " "}, "return-needs-reason"),
        ({"by": ""}, "return-needs-name"),
        ({"due_on": "2026-01-01"}, "return-due-past"),
        ({"package": "f" * 64}, "return-package-unknown"),
        ({"reason": "长" * 4001}, "text-too-long"),
    ],
)
def test_what_is_not_said_is_not_sent(
    desk: Desk, stick: Path, changes: dict[str, object], code: str
) -> None:
    from dataclasses import replace

    (case,) = receive(packed(stick), desk, PACKS).cases
    given = replace(GIVEN, **changes)  # type: ignore[arg-type]
    for act in (preview, send_back):
        with pytest.raises(DistrictError) as error:
            act(desk, case, given)
        assert error.value.code == code
        assert error.value.sentence("zh")
        assert error.value.sentence("en")
    assert desk.case(case).summary.state is CaseState.REPORTED
    assert not list(desk.receipts.glob("return-*"))


def test_a_case_is_sent_back_once_until_it_is_answered(desk: Desk, stick: Path) -> None:
    (case,) = receive(packed(stick), desk, PACKS).cases
    send_back(desk, case, GIVEN)
    with pytest.raises(DistrictError) as error:
        send_back(desk, case, GIVEN)
    assert error.value.code == "case-not-returnable"


def test_a_return_is_taken_back_and_nothing_erased(desk: Desk, stick: Path) -> None:
    (case,) = receive(packed(stick), desk, PACKS).cases
    with pytest.raises(DistrictError) as error:
        take_back(desk, case, GIVEN)
    assert error.value.code == "case-not-returned"
    send_back(desk, case, GIVEN)
    for lacking in ({"reason": " "}, {"by": ""}):
        with pytest.raises(DistrictError) as error:
            take_back(desk, case, replace(GIVEN, **lacking))
        assert error.value.code == f"withdrawal-needs-{'name' if 'by' in lacking else 'reason'}"
        assert "sent back" not in error.value.sentence("en"), "it was, and stays so"

    assert take_back(desk, case, GIVEN).cases == (case,)

    file = desk.case(case)
    assert file.summary.state is CaseState.REPORTED
    assert [t.after for t in file.transitions] == [
        CaseState.REPORTED,
        CaseState.RETURNED,
        CaseState.REPORTED,
    ]
    assert len(file.returns) == 1
    send_back(desk, case, GIVEN)
    assert desk.case(case).summary.state is CaseState.RETURNED, "and it may go back once more"


def test_the_answer_comes_back_with_what_changed(desk: Desk, stick: Path) -> None:
    first = receive(packed(stick), desk, PACKS)
    (case,) = first.cases
    sent = send_back(desk, case, GIVEN)
    contents = kit.contents(amended(sent.content), prev_package_digest=first.package_digest)

    second = receive(packed(stick, contents), desk, PACKS)

    assert second.cases == (case,)
    file = desk.case(case)
    assert file.summary.state is CaseState.REPORTED
    assert [t.after for t in file.transitions][-2:] == [CaseState.RETURNED, CaseState.REPORTED]
    assert file.returns[0].answer == second.package_digest
    after = desk.facts(second.package_digest)
    assert after.returned is not None
    assert after.returned.sha256 == file.returns[0].sha256
    found = what_changed(desk.facts(first.package_digest), after)
    assert [(c.pack, c.clause) for c in found] == [("", ""), ("test-pack", "1")]
    assert [n for n, _ in found[0].remarks] == [2]
    assert [(n, r.answer) for n, r in found[1].remarks] == [(1, "已补拍")]
    assert [(c.what, c.before, c.after) for c in found[1].changes] == [("note", "", "补记")]
    with pytest.raises(DistrictError) as error:
        send_back(desk, case, replace_package(first.package_digest))
    assert error.value.code == "return-package-older"


def test_what_comes_in_while_a_return_is_written_stops_it(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = receive(packed(stick), desk, PACKS)
    (case,) = first.cases
    facts, again = desk.facts, packed(stick, kit.contents(amended()))

    def facts_while_a_stick_is_read(digest: str) -> Facts:
        found = facts(digest)
        receive(again, desk, PACKS)
        return found

    monkeypatch.setattr(desk, "facts", facts_while_a_stick_is_read)
    with pytest.raises(DistrictError) as error:
        send_back(desk, case, GIVEN)
    assert error.value.code == "return-package-older"
    assert desk.case(case).returns == ()


@pytest.mark.parametrize("typed", ["2026/12/01", "2026-02-31", "bald"])
def test_a_day_that_is_none_is_told_as_that(desk: Desk, stick: Path, typed: str) -> None:
    (case,) = receive(packed(stick), desk, PACKS).cases
    with pytest.raises(DistrictError) as error:
        preview(desk, case, replace(GIVEN, due_on=typed))
    assert error.value.code == "return-due-unreadable"


def replace_package(digest: str) -> SendingBack:

    return replace(GIVEN, package=digest)


def test_an_amendment_without_a_return_says_nothing_of_one(desk: Desk, stick: Path) -> None:
    receive(packed(stick), desk, PACKS)
    second = receive(packed(stick, kit.contents(amended())), desk, PACKS)
    facts = desk.facts(second.package_digest)
    assert facts.returned is None
    assert b"returned" not in canonical_bytes(facts.plain())


def test_a_desk_of_an_earlier_program_gets_its_key_when_it_is_opened(desk: Desk) -> None:
    power = kit.district().authority.changed(returns=None)
    with pytest.raises(PackageError) as error:
        power.return_signer()
    assert error.value.code == "return-no-key"
    assert power.kept_up(LATER).return_signer().certificate
