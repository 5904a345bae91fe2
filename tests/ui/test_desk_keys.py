"""钥匙 in the window: enrol, hand over, renew, revoke, the trust file for all, the root key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync import keeping, office
from tests.sync.desk_kit import CHEAP
from tests.ui import sample_visit
from tests.ui.rooms import Room, room
from ui import laptop_keys
from ui.desk_session import DeskSession


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as opened:
        DeskSession.of(opened.window)._adopt(sample_visit.new_desk(tmp_path / "desk"))
        yield opened
        DeskSession.of(opened.window).leave()


def words(made: Room, name: str) -> str:
    return made.find(name, QLabel).text()


def press_twice(made: Room, name: str) -> None:
    """As an impatient hand does; what stands in a ledger stays there for ever."""
    pressed = made.find(name, QPushButton)
    pressed.click()
    pressed.click()
    made.settle()


def issue(made: Room, stick: Path, holder: str = "") -> None:
    laptop_keys.write_request(made.field.workspace, "评价一组", stick)
    made.go("desk")
    made.click("desk_enrol")
    made.put_folder("desk_enrol_folder", stick)
    made.click("desk_enrol_read")
    if holder:
        made.type("desk_request_holder", holder)
    press_twice(made, "desk_enrol_issue")


def take(made: Room, stick: Path) -> laptop_keys.KeyState:
    workspace = made.field.workspace
    file = laptop_keys.bundle_in(stick, workspace.device_id)
    assert file is not None
    return laptop_keys.accept(workspace, laptop_keys.read_offer(workspace, file))


def test_a_laptop_is_enrolled_handed_over_renewed_and_revoked(
    made: Room, stick: Path, tmp_path: Path
) -> None:
    issue(made, stick, "Li")
    assert "评价一组" in words(made, "deskEnrolMessageText")
    assert take(made, stick).ready
    made.click("desk_keys_tabs_laptops")
    table = made.find("desk_keys_laptops", QTableView)
    assert [table.model().index(0, c).data() for c in range(3)] == ["评价一组", "Li", "Valid"]
    made.type("desk_keys_holder", "Wang")
    press_twice(made, "desk_keys_hand_over")
    assert table.model().index(0, 1).data() == "Wang"
    made.click("desk_enrol_back")
    made.click("desk_enrol")
    made.click("desk_enrol_read")
    assert "compared before" in " ".join(
        w.text() for w in made.window.findChildren(QLabel) if w.isVisible()
    )
    press_twice(made, "desk_enrol_issue")
    made.click("desk_keys_tabs_laptops")
    assert not made.find("desk_keys_revoke").isEnabled(), "not without a reason"
    made.click("desk_keys_reason_left")
    made.type("desk_keys_remark", "moved")
    press_twice(made, "desk_keys_revoke")
    assert "revoked" in words(made, "deskKeysMessageText")
    assert table.model().index(0, 2).data() == "Revoked"
    made.click("desk_keys_tabs_history")
    made.put_folder("desk_keys_csv_folder", tmp_path)
    made.click("desk_keys_csv")
    table_file = (tmp_path / "keys.csv").read_text("utf-8-sig")
    for word in ("Enrolled", "Handed over", "Renewed", "Certificate revoked", "Wang", "moved"):
        assert word in table_file
    for act in ("Enrolled", "Handed over", "Renewed"):
        assert table_file.count(f",{act},") == 1, act


def test_a_revoked_request_says_why_it_is_refused(made: Room, stick: Path) -> None:
    issue(made, stick)
    desk = DeskSession.of(made.window).desk
    assert desk is not None
    office.revoke(desk, made.field.workspace.device_id)
    made.click("desk_enrol_read")
    assert "revoked" in made.find("desk_request_0").findChildren(QLabel)[1].text()


def test_the_trust_file_for_all_is_written_and_read(made: Room, stick: Path) -> None:
    issue(made, stick)
    first = take(made, stick)
    made.click("desk_keys_tabs_office")
    made.put_folder("desk_bundle_folder", stick)
    made.click("desk_bundle_write")
    assert (stick / "trust-bundle-all.p7m").stat().st_size > 1000
    assert take(made, stick).serial > first.serial
    made.go("departure")
    made.put_folder("departureKeys_folder", stick)
    made.click("keys_import")
    assert "taken over" in words(made, "departureMessageText")


def test_the_laptop_asks_for_renewal_in_its_own_window(made: Room, stick: Path) -> None:
    issue(made, stick)
    take(made, stick)
    made.go("departure")
    made.put_folder("departureKeys_folder", stick)
    made.click("keys_renew")
    assert len(list(stick.glob("*.csr"))) == 1
    made.click("keys_renew_new")
    assert words(made, "keys_next") != ""
    assert (stick / f"known-{made.field.workspace.device_id[:8]}.pem").is_file()


def test_the_root_key_renews_the_districts_certificate(
    made: Room, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    for name in ("renew_district", "renew_root_list"):
        monkeypatch.setattr(
            keeping, name, lambda _desk, file, secret, n=name: asked.append((n, f"{file}{secret}"))
        )
    made.go("desk")
    made.click("desk_keys")
    made.click("desk_keys_tabs_office")
    made.put_folder("desk_renew_folder", stick)
    made.click("desk_renew_district")
    assert asked == [], "not without its passphrase"
    for button in ("desk_renew_district", "desk_renew_list"):
        made.type("desk_renew_passphrase", "secret")
        made.click(button)
    file = stick / "root-key.json"
    assert asked == [("renew_district", f"{file}secret"), ("renew_root_list", f"{file}secret")]


def test_the_districts_certificate_is_revoked_with_a_reason(
    made: Room, stick: Path, tmp_path: Path
) -> None:
    session = DeskSession.of(made.window)
    made.settle()  # while its lists are read it would be left later, and the other one with it
    session.leave()
    desk, _key = Desk.create(tmp_path / "own", "secret", "Office", cost=CHEAP)
    root = tmp_path / "root"
    root.mkdir()
    (root / office.ROOT_FILE).write_bytes(office.found(desk, "secret"))
    session._adopt(desk)
    issue(made, stick)
    made.click("desk_keys_tabs_office")
    made.click("desk_void_district")
    assert made.window.findChild(QWidget, "revokeDistrictDialog") is None, "not without the stick"
    made.put_folder("desk_renew_folder", root)
    made.type("desk_renew_passphrase", "wrong")
    for said in ("wrong", "secret"):
        made.type("desk_renew_passphrase", said)
        made.click("desk_void_district")
        assert not made.find("revokeDistrict_give").isEnabled(), "not without a reason"
        made.click("revokeDistrict_reason_lost")
        made.type("revokeDistrict_remark", "stolen")
        made.click("revokeDistrict_give")
    assert "enrol every laptop anew" in words(made, "deskKeysMessageText")
    made.click("desk_keys_tabs_laptops")
    table = made.find("desk_keys_laptops", QTableView)
    assert table.model().index(0, 2).data() == "Revoked"
    last = keeping.overview(desk).ledger[-1].entry
    assert (last.act, last.reason, last.remark) == ("district_revoked", "lost", "stolen")


def test_a_root_key_that_stayed_is_told_above_every_view(made: Room) -> None:
    desk = DeskSession.of(made.window).desk
    assert desk is not None
    (desk.folder / office.ROOT_FILE).write_bytes(b"{}")
    made.go("desk")
    made.click("desk_keys")
    assert "root-key.json" in words(made, "desk_keys_notice")
