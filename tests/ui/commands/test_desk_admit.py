"""`desk admit` on a real package of a laptop that was lost."""

from __future__ import annotations

import json
from pathlib import Path

from models.district.desk import Desk
from sync.admitting import admissions
from sync.inbox import receive
from sync.office import open_desk
from sync.quarantine import DATA
from tests.sync.package import kit
from tests.sync.test_late import brought
from tests.sync.test_late import desk as desk
from tests.sync.test_late import received as received
from tests.ui.commands.conftest import Office, Run


def set_aside(received: tuple[Path, bytes], desk: Desk, folder: Path) -> tuple[Path, Path, Path]:
    """Let the desk refuse a package; return its quarantine, the closed desk and its passphrase."""
    aside = receive(brought(received, folder / "stick", None), desk, kit.PACKS).quarantine
    assert aside
    place = desk.folder
    desk.close()
    secret = folder / "secret"
    secret.write_text("口令", "utf-8")
    return aside, place, secret


def test_the_folder_the_name_and_the_reason_are_asked_for(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path, run: object
) -> None:
    aside, place, secret = set_aside(received, desk, tmp_path)
    common = ("--desk", place, "--passphrase-file", secret)
    listed = run("desk", "admit", *common)  # type: ignore[operator]
    assert listed.code == 2
    assert aside.name in listed.out
    for more in ((aside.name,), ("0000",)):
        assert run("desk", "admit", *more, *common).code == 1  # type: ignore[operator]
    note = aside / DATA
    told = note.read_text("utf-8")
    note.write_text(told.replace("signer-revoked-unproved", "package-zip"), "utf-8")
    other = run("desk", "admit", aside.name, *common, "--json")  # type: ignore[operator]
    assert (other.code, other.data["code"]) == (1, "admit-not-this")


def test_with_name_and_reason_it_comes_in_once(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path, run: object
) -> None:
    aside, place, secret = set_aside(received, desk, tmp_path)
    common = ("--desk", place, "--passphrase-file", secret, "--json")
    said = run(  # type: ignore[operator]
        "desk", "admit", aside.name, *common, "--by", "主任丙", "--reason", "电话核实"
    )
    assert said.code == 0, said.err
    assert said.data["status"] == "held", "taken in; the kit's standard is on no shelf"
    assert Path(said.data["receipt"]).is_file()
    again = run("desk", "admit", *common)  # type: ignore[operator]
    assert again.data["waiting"] == []
    assert (again.code, again.data["code"]) == (1, "cmd-admit-none")
    twice = run("desk", "admit", aside.name, *common)  # type: ignore[operator]
    assert (twice.code, twice.data["code"]) == (1, "cmd-admit-already")
    with open_desk(place, "口令") as opened:
        ((_at, deed),) = admissions(opened)
        assert (deed.by, deed.reason) == ("主任丙", "电话核实")


def test_old_refused_originals_are_listed_and_removed_by_name(
    run: Run, office: Office, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"no package")
    run("receive", bad, "--desk", office.desk)
    none = run("desk", "clear-quarantine", "--desk", office.desk)
    assert (none.code, "nothing was changed" in none.out) == (0, True)
    (note,) = (office.desk / "quarantine").glob("*/reason.json")
    told = json.loads(note.read_text("utf-8"))
    note.write_text(json.dumps({**told, "refused_at": "2020-01-01T00:00:00.000Z"}), "utf-8")
    listed = run("desk", "clear-quarantine", "--desk", office.desk, "--json")
    assert (listed.code, listed.data["removed"]) == (0, False)
    assert listed.data["folders"] == [note.parent.name]
    said = run("desk", "clear-quarantine", "--by", "受理员丁", "--desk", office.desk)
    assert said.code == 0
    assert "受理员丁" in said.out
    assert not (note.parent / "refused.zip").exists()
    assert note.exists()
