"""A person's road out of quarantine: by name, with a reason, written down, and for this only."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.errors import PackageError
from models.messages import sentence
from sync.admitting import admissions, admit
from sync.inbox import receive
from tests.sync.package import forge, kit
from tests.sync.test_late import brought
from tests.sync.test_late import desk as desk
from tests.sync.test_late import received as received


def test_a_person_lets_it_in_by_name_and_with_a_reason(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    path = brought(received, tmp_path / "stick", None)
    aside = receive(path, desk, kit.PACKS).quarantine
    assert aside
    nameless = (("", "电话核实"), ("主任丙", "  "))
    long = (("丙" * 201, "电话核实"), ("主任丙", "由" * 4001))
    for code, typed in (("admit-needs-name", nameless), ("text-too-long", long)):
        for by, reason in typed:
            with pytest.raises(PackageError) as refused:
                admit(desk, aside, kit.PACKS, by, reason)
            assert refused.value.code == code
    assert desk.list_packages() == ()
    result = admit(desk, aside, kit.PACKS, " 主任丙 ", "电话核实，笔记本丢失前已完成。")
    assert (result.status, len(result.cases)) == (PackageStatus.IMPORTED, 1)
    assert result.receipt
    ((at, said),) = admissions(desk)
    assert (at, said.by, said.package) == (desk.now().utc, "主任丙", result.package_digest)
    assert said.code == "signer-revoked-unproved"
    again = receive(path, desk, kit.PACKS)
    assert (again.status, again.again) == (PackageStatus.IMPORTED, True)
    assert admit(desk, aside, kit.PACKS, "主任丙", "再次").again
    assert len(admissions(desk)) == 1


def test_nothing_else_comes_in_by_this_road(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    path = brought(received, tmp_path / "stick", None)
    top, members = forge.members_of(path)
    photo = next(name for name in members if name.startswith("data/evidence/"))
    path.write_bytes(forge.zip_bytes(top, {**members, photo: b"another"}))
    aside = receive(path, desk, kit.PACKS).quarantine
    assert aside
    with pytest.raises(PackageError):
        admit(desk, aside, kit.PACKS, "主任丙", "电话核实")
    with pytest.raises(PackageError) as refused:
        admit(desk, tmp_path / "stick", kit.PACKS, "主任丙", "电话核实")
    assert refused.value.code == "admit-not-here"
    assert (desk.list_packages(), admissions(desk)) == ((), ())


def test_a_damaged_note_beside_it_hides_no_admission(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    path = brought(received, tmp_path / "stick", None)
    aside = receive(path, desk, kit.PACKS).quarantine
    assert aside
    (aside / "reason.json").write_bytes(b'{"file"')
    result = admit(desk, aside, kit.PACKS, "主任丙", "电话核实")
    assert result.status is PackageStatus.IMPORTED
    assert result.receipt
    assert result.receipt.is_file()
    assert result.notes == ("admit-not-marked",)
    assert sentence("admit-not-marked", None, "zh") != sentence("admit-not-marked", None, "en")
