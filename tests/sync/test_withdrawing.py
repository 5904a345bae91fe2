"""A return that was taken back: who may say so, what the desk signs, and how it goes home."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.base import Record
from models.clock import Now
from models.district import returning
from models.district.desk import Desk
from models.errors import DistrictError, PackageError
from models.facts.canonical import canonical_bytes, parse_canonical
from models.facts.withdrawing import ReturnWithdrawn
from sync.homing import find_answers
from sync.inbox import receive
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust
from sync.keys.verifying import carried
from sync.returning import MAX_RETURN_BYTES, content_digest, read_return
from sync.sending import again, bring, send_back, take_back
from sync.withdrawing import (
    MAX_NOTICE_BYTES,
    notice_name,
    peek,
    read_notice,
    require_named,
    taken_back,
    write_notice,
)
from tests.sync.desk_kit import Clock, desk_in, packed
from tests.sync.package import kit
from tests.sync.package.kit import LATER, PACKS
from tests.sync.schema_check import faults
from tests.sync.test_returning import CONTENT, GIVEN
from tests.sync.test_returning import signed as signed_return

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "kept" / "withdrawals"
SCHEMA = ROOT / "docs" / "schemas" / "return-withdrawn-1.json"
NOTICE = ReturnWithdrawn(
    id="66666666-6666-4666-8666-666666666666",
    package_digest="c" * 64,
    visit=kit.VISIT,
    device=kit.DEVICE,
    revision=1,
    facts_digest="d" * 64,
    office="示例区卫生健康委员会",
    by="受理员丁",
    withdrawn_at=LATER,
    reason="退错了案卷",
    returns=(content_digest(CONTENT),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk", Clock()) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def signed(content: Record | dict[str, object] = NOTICE, signer: KeySigner | None = None) -> bytes:
    by = signer or kit.district().authority.return_signer()
    plain = content if isinstance(content, dict) else content.plain()
    return by.sign_attached(canonical_bytes(plain), LATER)


def refused(data: bytes) -> str:
    with pytest.raises(PackageError) as error:
        read_notice(data, kit.district().trust, LATER)
    assert error.value.sentence("zh")
    assert error.value.sentence("en")
    return error.value.code


# The file


def test_a_notice_is_read_as_it_was_signed() -> None:
    data = write_notice(NOTICE, kit.district().authority.return_signer())
    assert read_notice(data, kit.district().trust, LATER)[0] == NOTICE == peek(data)
    assert taken_back([data, data]) == {content_digest(CONTENT)}


def test_only_the_key_of_returns_takes_one_back() -> None:
    power, stranger = kit.district().authority, kit.district(office="另一个区").authority
    for signer in (
        power.receipt_signer(),
        power._signer(power.state.bundle),
        kit.district().signer,
    ):
        assert refused(signed(signer=signer)) == "signer-role"
    assert refused(signed(signer=stranger.return_signer())) == "signer-unknown"
    data = signed()
    assert refused(data.replace(b'"revision":1', b'"revision":2')) == "signature-other-content"
    assert refused(data[:-40]) == "signature-unreadable"
    assert refused(b"") == "signature-unreadable"
    assert refused(bytes(MAX_NOTICE_BYTES + 1)) == "withdrawal-unreadable"


def test_neither_a_return_nor_a_notice_is_read_as_the_other() -> None:
    assert refused(signed_return()) == "withdrawal-unreadable"
    with pytest.raises(PackageError) as error:
        read_return(signed(), kit.district().trust, LATER)
    assert error.value.code == "return-unreadable"
    both = {**NOTICE.plain(), **CONTENT.plain()}
    for format_ in ("visit-return/1.9", "visit-return-withdrawn/1.9"):
        data = signed({**both, "format": format_})
        readers = (lambda d: read_return(d, kit.district().trust, LATER)[0], lambda d: peek(d))
        told = [reader for reader in readers if not _refuses(reader, data)]
        assert len(told) == 1, "what a file is, its format alone says"


def _refuses(reader: object, data: bytes) -> bool:
    try:
        reader(data)  # type: ignore[operator]
    except PackageError:
        return True
    return False


def test_a_notice_of_another_version_or_shape() -> None:
    plain = NOTICE.plain()
    later = signed({**plain, "format": "visit-return-withdrawn/1.7", "more": "x"})
    assert read_notice(later, kit.district().trust, LATER)[0].returns == NOTICE.returns
    for changes, code in (
        ({"format": "visit-return-withdrawn/2.0"}, "withdrawal-newer"),
        ({"format": "visit-receipt/1"}, "withdrawal-unreadable"),
        ({"more": "x"}, "withdrawal-unreadable"),
        ({"returns": []}, "withdrawal-unreadable"),
        ({"returns": ["c" * 64] * 1001}, "withdrawal-unreadable"),
        ({"revision": "1"}, "withdrawal-unreadable"),
    ):
        assert refused(signed({**plain, **changes})) == code


def test_a_notice_named_for_another_package_is_refused() -> None:
    require_named(NOTICE, notice_name(NOTICE.package_digest))
    require_named(NOTICE, "from the district.p7m")
    with pytest.raises(PackageError) as error:
        require_named(NOTICE, notice_name("e" * 64))
    assert error.value.code == "withdrawal-misnamed"


def test_the_longest_notice_is_within_what_a_laptop_reads() -> None:
    many = tuple(f"{n:064x}" for n in range(1000))
    long = NOTICE.model_copy(update={"returns": many, "reason": "长" * 4000, "by": "丁" * 200})
    data = write_notice(long, kit.district().authority.return_signer())
    assert len(data) < MAX_NOTICE_BYTES < MAX_RETURN_BYTES


# What was published


def test_kept_notices_are_judged_as_ever() -> None:
    trust = Trust.from_pem((KEPT / "trust.pem").read_bytes())
    for path in sorted(KEPT.glob("*.p7m")):
        told = json.loads(path.with_suffix(".json").read_text("utf-8"))
        try:
            content, _verdict = read_notice(path.read_bytes(), trust, told["moment"])
            require_named(content, told["name"])
            code = ""
        except PackageError as error:
            code = error.code
        assert code == told["code"], path.stem


def test_the_published_schema_holds_for_the_good_one() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    value = parse_canonical(carried((KEPT / "good.p7m").read_bytes())[1])
    assert isinstance(value, dict)
    assert not faults(schema, value)
    assert faults(schema, {**value, "returns": []})
    assert faults(schema, {**value, "revision": "1"})


# The desk


def test_what_is_taken_back_goes_home_signed(desk: Desk, stick: Path) -> None:
    result = receive(packed(stick), desk, PACKS)
    (case,) = result.cases
    sent = send_back(desk, case, GIVEN)

    taken = take_back(desk, case, replace(GIVEN, reason="退错了案卷"), stick)

    assert (taken.notes, taken.cases) == ((), (case,))
    name = notice_name(result.package_digest)
    assert taken.file == desk.receipts / name
    assert taken.beside == stick / name
    assert find_answers(stick).withdrawn == (taken.beside,)
    read = read_notice(taken.file.read_bytes(), kit.district().trust, LATER)[0]
    assert read == taken.content
    assert read.returns == (content_digest(sent.content),)
    assert (read.reason, read.package_digest) == ("退错了案卷", result.package_digest)
    assert [one.withdrawn for one in desk.case(case).returns] == [True]
    data = taken.beside.read_bytes()
    taken.beside.unlink()
    assert receive(packed(stick), desk, PACKS).again
    assert taken.beside.read_bytes() == data, "the stick that comes again takes it home"
    taken.beside.unlink()
    assert again(desk, case, stick).beside == taken.beside
    assert taken.beside.read_bytes() == data


def test_the_newest_notice_names_all_that_was_taken_back(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = receive(packed(stick), desk, PACKS)
    (case,) = result.cases
    first = send_back(desk, case, GIVEN)
    take_back(desk, case, GIVEN, stick)
    second = send_back(desk, case, GIVEN, stick)
    told = peek((stick / notice_name(result.package_digest)).read_bytes())
    assert told.returns == (content_digest(first.content),), "not the one that stands"
    assert [one.withdrawn for one in desk.case(case).returns] == [True, False]

    class Behind:
        def now(self) -> Now:
            return Now(utc="2026-01-01T00:00:00.000Z", offset=480)

    monkeypatch.setattr(desk, "_clock", Behind())
    taken = take_back(desk, case, GIVEN)

    gone = (content_digest(first.content), content_digest(second.content))
    assert taken.content.returns == gone
    assert bring(desk, result.package_digest, stick) is None, "nothing is asked for"
    assert peek((stick / notice_name(result.package_digest)).read_bytes()).returns == gone


def test_what_an_earlier_program_took_back_gets_its_notice_when_it_is_asked_for(
    desk: Desk, stick: Path
) -> None:
    (case,) = receive(packed(stick), desk, PACKS).cases
    sent = send_back(desk, case, GIVEN)
    with desk.write() as store:  # as a program did before there were notices
        why = replace(GIVEN, reason="退错了案卷")
        returning.take_back(store, case, why, (desk.device_id, desk.now()))
    assert bring(desk, sent.content.package_digest, stick) is None
    assert not list(stick.glob("withdrawn-*"))

    (first, second) = (again(desk, case, stick) for _ in range(2))

    assert first.content == second.content, "signed once"
    told = peek((stick / notice_name(sent.content.package_digest)).read_bytes())
    assert (told.returns, told.reason) == ((content_digest(sent.content),), "退错了案卷")


def test_what_cannot_be_taken_back_writes_no_notice(desk: Desk, stick: Path) -> None:
    (case,) = receive(packed(stick), desk, PACKS).cases
    with pytest.raises(DistrictError):
        take_back(desk, case, GIVEN, stick)
    send_back(desk, case, GIVEN)
    with pytest.raises(DistrictError):
        take_back(desk, case, replace(GIVEN, reason=" "), stick)
    assert not list(stick.glob("withdrawn-*"))
    taken = take_back(desk, case, GIVEN, stick / "not there")
    assert taken.notes == ("withdrawal-not-beside",)
    assert taken.file is not None
