"""The district's commands, from an empty folder to a receipt."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.states import CaseState
from models.standards import loading
from sync.keys.bundle import load_trust
from sync.receipt import read_receipt
from tests.ui.commands.conftest import OFFICE, PASSPHRASE, Office, Run, visited

TIERED = Path(__file__).parents[2] / "models" / "standards" / "packs" / "blank-tiered.yaml"


def test_a_desk_is_made_with_its_keys(office: Office) -> None:
    trust = load_trust(office.trust)
    assert office.init["ok"]
    assert office.init["fingerprint"] == trust.fingerprint()
    assert len(office.init["recovery_key"]) > 20
    assert (office.desk / "root-key.json").exists()
    if os.name != "nt":
        assert (office.desk / "root-key.json").stat().st_mode & 0o077 == 0
    with Desk.open(office.desk, PASSPHRASE) as desk:
        assert desk.office == OFFICE


def test_a_desk_tells_a_person_what_to_do(run: Run, tmp_path: Path) -> None:
    said = run("desk", "init", "--desk", tmp_path / "new")
    assert said.code == 0
    assert said.err == ""
    assert "Move it to a stick" in said.out
    assert "read aloud" in said.out
    again = run("desk", "init", "--desk", tmp_path / "new")
    assert (again.code, again.out) == (1, "")
    assert again.err.count("\n") == 1


def test_the_bundle_lies_beside_the_request(office: Office) -> None:
    bundle = Path(office.enrolled["bundle"])
    assert bundle.parent == office.stick
    assert office.enrolled["name"] == "评价一组"
    assert load_trust(bundle).root == load_trust(office.trust).root


def test_a_package_is_received_and_answered(run: Run, office: Office) -> None:
    said = run("receive", office.package, "--desk", office.desk)
    assert (said.code, said.err) == (0, "")
    assert "received and taken up" in said.out
    (receipt,) = office.stick.glob("receipt-*.p7m")
    found, _ = read_receipt(receipt.read_bytes(), load_trust(office.trust))
    assert found.status == "imported"
    again = run("receive", office.package, "--desk", office.desk, "--json")
    (told,) = again.data["packages"]
    assert (again.code, told["status"], told["again"]) == (0, "imported", True)
    with Desk.open(office.desk, PASSPHRASE) as desk:
        assert {c.state for c in desk.list_cases()} == {CaseState.REPORTED}
        assert sorted(c.decidable for c in desk.list_cases()) == [False, True]


def test_a_package_waits_for_its_standard_and_is_taken_up_once_it_is_installed(
    run: Run, office: Office, tmp_path: Path
) -> None:
    """Issue 3, point 9: an edition published at the desk counts at the desk."""
    extra = loading.load(TIERED)
    package = office.packed(visited((*loading.available(), extra)))
    said = run("verify", package, "--trust", office.trust)
    assert said.code == 0
    assert "blank-tiered" in said.out
    held = run("receive", package, "--desk", office.desk, "--json").data["packages"]
    assert [one["status"] for one in held] == ["held"]
    assert "blank-tiered" in held[0]["sentence"]
    assert run("standards", "install", TIERED, "--desk", office.desk).code == 0
    known = run("verify", package, "--trust", office.trust, "--desk", office.desk)
    assert (known.code, "blank-tiered" in known.out) == (0, False)
    written = run("forms", package, "--out", tmp_path / "forms", "--desk", office.desk, "--json")
    assert (written.code, written.data["missing_standards"]) == (0, [])
    again = run("receive", package, "--desk", office.desk, "--json").data["packages"]
    assert [one["status"] for one in again] == ["imported"]
    with Desk.open(office.desk, PASSPHRASE) as desk:
        assert "blank-tiered" in {case.pack_id for case in desk.list_cases()}


def test_a_refused_file_does_not_stop_the_others(run: Run, office: Office) -> None:
    bad = office.stick / "bad.zip"
    bad.write_bytes(office.package.read_bytes()[:-1])
    said = run("receive", bad, office.package, office.stick / "no.zip", "--desk", office.desk)
    assert said.code == 1
    assert said.err.count("\n") == 2
    assert "bad.zip" in said.err
    assert "taken up" in said.out
    told = run("receive", bad, "--desk", office.desk, "--json")
    (package,) = told.data["packages"]
    assert (told.code, told.data["ok"], package["code"]) == (1, False, "package-cut")
    assert Path(package["quarantine"]).is_dir()


def test_a_revoked_laptop(run: Run, office: Office) -> None:
    listed = run("desk", "revoke", "--desk", office.desk, "--json")
    assert listed.code == 2
    device = listed.data["laptops"][0]["device"]
    assert run("desk", "revoke", "0000", "--desk", office.desk).code == 1
    time.sleep(1.01)  # lists know whole seconds; within one nobody says who came first
    assert run("desk", "revoke", device[:8], "--desk", office.desk).code == 0
    said = run("receive", office.package, "--desk", office.desk)
    assert said.code == 1
    assert "revoked" in said.err
    assert run("verify", office.package, "--trust", office.trust).code == 3


def test_the_passphrase_from_a_file(
    run: Run, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHAYAN_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    none = run("receive", office.package, "--desk", office.desk)
    assert none.code == 2
    for way in ("--passphrase-file", "CHAYAN_PASSPHRASE", "terminal"):
        assert way in none.err
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8-sig")
    given = ("receive", office.package, "--desk", office.desk, "--passphrase-file")
    assert run(*given, secret).code == 0
    secret.write_text("wrong", encoding="utf-8")
    assert run(*given, secret).code == 1
    secret.write_text("", encoding="utf-8")
    assert run(*given, secret).code == 2
    assert run(*given, tmp_path / "gone").code == 2


def test_a_folder_that_is_no_desk(run: Run, office: Office, tmp_path: Path) -> None:
    said = run("receive", office.package, "--desk", tmp_path / "nowhere")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_a_request_that_is_none(run: Run, office: Office) -> None:
    (office.stick / "photo.csr").write_bytes(b"not a request")
    assert run("desk", "enroll", office.stick / "photo.csr", "--desk", office.desk).code == 1
    assert run("desk", "enroll", office.stick / "gone.csr", "--desk", office.desk).code == 2


def test_half_a_desk_is_taken_away_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.errors import PackageError
    from ui.commands import desk

    def full(*_: object) -> None:
        raise PackageError("courier-full")

    with monkeypatch.context() as patch:
        patch.setattr(desk, "write_whole", full)
        assert run("desk", "init", "--desk", tmp_path / "new").code == 1
    assert list((tmp_path / "new").iterdir()) == []
    assert run("desk", "init", "--desk", tmp_path / "new").code == 0


def test_all_packages_of_a_stick_are_received_and_a_broken_copy_is_told(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.copying.QUIET", 0.1)
    (office.stick / "visit-other.zip.age.part").write_bytes(b"half")
    said = run("receive", office.stick, "--desk", office.desk, "--json")
    assert said.code == 1
    assert said.data["unfinished"] == ["visit-other.zip.age.part"]
    assert [p["status"] for p in said.data["packages"]] == ["imported"]
    (office.stick / "visit-other.zip.age.part").unlink()
    assert run("receive", office.stick, "--desk", office.desk).code == 0
    nothing = office.stick / "empty"
    nothing.mkdir()
    said = run("receive", nothing, "--desk", office.desk)
    assert said.code == 1
    assert "nothing was received" in said.err
