"""Who can open packages, changed by a clerk; and the desk's secret, written out and read back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.errors import PackageError
from sync import escrow, keeping, office
from sync.escrow import Kind
from sync.inbox import receive
from sync.keys.bundle import read_bundle
from sync.sealing import new_identity, recipient_of, seal
from tests.sync.desk_kit import CHEAP, Clock, desk_in, packed
from tests.sync.package import kit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = Desk.create(tmp_path / "desk", "口令", "示例区", Clock(), cost=CHEAP)
    office.found(made, "根口令")
    with made:
        yield made


def refused(code: str) -> pytest.RaisesExc[PackageError]:
    return pytest.RaisesExc(PackageError, check=lambda error: error.code == code)


def kinds(desk: Desk) -> list[Kind]:
    return [one.kind for one in escrow.holders(desk)]


def test_the_escrow_key_is_added_named_in_the_bundle_and_removed(desk: Desk) -> None:
    assert kinds(desk) == [Kind.OFFICE]
    key, other = (recipient_of(new_identity()) for _ in "ab")
    escrow.add(desk, "", f" {key}\n")
    escrow.add(desk, "市卫生健康委", other)
    assert sorted(kinds(desk)) == sorted(Kind)
    bundle = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
    assert {one.key for one in bundle.body.recipients or ()} >= {key, other}
    for name in ("", "又一个"):
        with refused("recipient-twice"):
            escrow.add(desk, name, key)
    with refused("sealing-recipient"):
        escrow.add(desk, "", "age1nonsense")
    with refused("text-too-long"):
        escrow.add(desk, "名" * 201, recipient_of(new_identity()))
    escrow.remove(desk, key)
    escrow.remove(desk, other)
    (own,) = escrow.holders(desk)
    escrow.remove(desk, own.key)
    assert kinds(desk) == [Kind.OFFICE], "the office cannot lock itself out"
    assert [x.entry.act for x in keeping.overview(desk).ledger].count("recipients") == 4


def test_the_sheet_is_read_back_at_another_desk_and_opens_what_was_under_way(
    desk: Desk, tmp_path: Path
) -> None:
    secret = escrow.on_paper(desk)
    (own,) = escrow.holders(desk)
    assert keeping.overview(desk).ledger[-1].entry.act == "sheet"
    plain, sealed = packed(tmp_path / "stick"), tmp_path / "stick" / "x.zip.age"
    with plain.open("rb") as source:
        seal(source, sealed, [own.key])
    typed = " ".join(escrow.in_groups(secret)).lower()
    with desk_in(tmp_path / "anew") as anew:
        assert receive(sealed, anew, kit.PACKS).code == "sealed-other-recipient"
        assert escrow.take_over(anew, typed) == own.key
        escrow.take_over(anew, secret)
        assert receive(sealed, anew, kit.PACKS).accepted
        assert own.key not in {one.key for one in office.recipients(anew)}, "only to open"
        acts = [x.entry.act for x in keeping.overview(anew).ledger]
        assert acts.count("sheet_read") == 1


def test_the_public_program_takes_the_sheet_as_it_is(desk: Desk, tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("age is not installed")
    key, sealed, data = (tmp_path / name for name in ("key.txt", "x.age", "x"))
    key.write_text(escrow.on_paper(desk) + "\n", "ascii")
    data.write_bytes(b"x" * 1000)
    with data.open("rb") as source:
        seal(source, sealed, [escrow.holders(desk)[0].key])
    done = subprocess.run([age, "-d", "-i", str(key), str(sealed)], capture_output=True, check=True)
    assert done.stdout == data.read_bytes()


@pytest.mark.parametrize("wrong", ["", "AGE-SECRET-KEY-1", "one letter", "cut", "public"])
def test_what_was_typed_wrongly_is_refused(desk: Desk, wrong: str) -> None:
    secret = escrow.on_paper(desk)
    changed = secret[:-9] + ("Q" if secret[-9] != "Q" else "P") + secret[-8:]
    typed = {"one letter": changed, "cut": secret[:-1], "public": recipient_of(secret)}
    with refused("escrow-sheet-wrong") as error:
        escrow.take_over(desk, typed.get(wrong, wrong))
    assert error.value.sentence("zh") != error.value.sentence("en")
    assert secret not in error.value.sentence("en")


def test_a_desk_without_an_identity_says_so(tmp_path: Path) -> None:
    with desk_in(tmp_path / "old") as old:
        assert escrow.holders(old) == ()
        with refused("escrow-no-identity"):
            escrow.on_paper(old)
        with refused("escrow-no-identity"):
            escrow.add(old, "", recipient_of(new_identity()))
