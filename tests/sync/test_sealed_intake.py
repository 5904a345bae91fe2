"""Encrypted packages at the desk: opened beside the stick, taken in, and nothing left lying."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from sync import office, recipients
from sync.inbox import IntakeResult, receive
from sync.package.writer import build
from sync.sealing import OPENED, new_identity, recipient_of, seal
from tests.sync.desk_kit import Clock, desk_in
from tests.sync.package import forge, kit

ESCROW = new_identity()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk") as made:
        with made.write() as connection:
            recipients.make_identity(connection, recipient_of(ESCROW))
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def sealed(desk: Desk, stick: Path, *to: str) -> Path:
    with desk.read() as connection:
        named = to or recipients.of_office(connection)
    signer = kit.district().signer
    return build(stick, kit.contents(), kit.shelf(), signer, recipients=named).path


def come(path: Path, desk: Desk) -> IntakeResult:
    result = receive(path, desk, kit.PACKS)
    left = list((desk.folder / OPENED).iterdir()) if (desk.folder / OPENED).exists() else []
    assert left == [], "no plain package stays"
    return result


def test_office_and_escrow_are_named_and_the_secret_stays(desk: Desk) -> None:
    with desk.write() as connection:
        own, escrow = recipients.of_office(connection)
        assert recipients.make_identity(connection) == own, "made once"
        (secret,) = recipients.identities(connection)
    assert escrow == recipient_of(ESCROW)
    assert secret.startswith("AGE-SECRET-KEY-1")
    files = [f for f in desk.folder.rglob("*") if f.is_file()]
    assert not any(secret.encode() in f.read_bytes() for f in files)


def test_it_is_taken_in_and_answered_beside_the_stick(desk: Desk, stick: Path) -> None:
    path = sealed(desk, stick)
    first = come(path, desk)
    assert (first.status, first.file) == (PackageStatus.IMPORTED, path.name)
    assert first.receipt_beside
    assert first.receipt_beside.parent == stick
    plain = kit.sample(stick).path
    again = come(plain, desk)
    assert (again.code, again.again) == ("intake-imported-again", True)
    assert again.package_digest == first.package_digest, "encrypted or not, it is the same package"


def test_it_is_refused_still_encrypted(desk: Desk, stick: Path) -> None:
    path = sealed(desk, stick)
    whole, other = path.read_bytes(), sealed(desk, stick / "..", recipient_of(new_identity()))
    half = whole.index(b"\n---") + 10
    cases = {
        "sealed-cut": whole[:-20],
        "sealed-changed": whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :],
        "sealed-other-recipient": other.read_bytes(),
    }
    for code, data in cases.items():
        path.write_bytes(data)
        refused = come(path, desk)
        assert (refused.status, refused.code) == (PackageStatus.REJECTED, code)
        assert refused.quarantine
        assert (refused.quarantine / "refused.zip.age").read_bytes() == data
        assert refused.sentence("zh") != refused.sentence("en")


def test_a_bad_package_inside_is_refused_by_its_own_code(desk: Desk, stick: Path) -> None:
    top, members = forge.members_of(kit.sample(stick).path)
    bad = forge.zip_bytes(top, {**members, "data/index.html": b"other"})
    with desk.read() as connection:
        to = recipients.of_office(connection)
    path = seal(io.BytesIO(bad), stick / "bad.zip.age", to).path
    refused = come(path, desk)
    assert refused.code == "package-file-changed"
    assert refused.quarantine
    assert [f.name for f in refused.quarantine.glob("refused*")] == ["refused.zip.age"]


def test_a_package_that_a_killed_run_left_in_clear_goes_when_the_desk_is_opened(
    tmp_path: Path, desk: Desk
) -> None:
    desk.close()
    left = desk.folder / OPENED / "opened-0123456789ab-1.zip"
    left.parent.mkdir()
    left.write_bytes(b"in clear")
    with office.open_desk(desk.folder, "口令", Clock()):
        assert not left.exists()


def test_a_desk_without_an_identity_says_so(tmp_path: Path, desk: Desk, stick: Path) -> None:
    path = sealed(desk, stick)
    with desk_in(tmp_path / "earlier") as earlier:
        assert come(path, earlier).code == "sealed-other-recipient"
