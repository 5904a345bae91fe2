"""The desk's address in its trust bundles: there when it listens, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import PackageError
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from sync import office
from sync.keys.bundle import read_bundle
from sync.road.named import heard_at, is_own, name_none, name_road
from tests.sync.desk_kit import desk_in
from tests.sync.package import kit
from ui import laptop_keys, uploading


def test_a_bundle_names_the_address_once_there_is_one(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as desk:
        before = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
        assert (before.body.format, before.body.desk_address) == ("trust-bundle/1.1", None)
        assert heard_at(desk, "127.0.0.1", 8443) == "", "reaches nobody else"
        assert heard_at(desk, "192.168.1.20", 8443) == "192.168.1.20:8443"
        named = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
        assert (named.body.format, named.body.desk_address) == (
            "trust-bundle/1.2",
            "192.168.1.20:8443",
        )
        assert heard_at(desk, "::1", 8443) == "192.168.1.20:8443"
        assert name_road(desk, "desk.example") == "desk.example:8443"
        with pytest.raises(PackageError) as refused:
            name_road(desk, "desk example")
        assert refused.value.code == "uplink-address"
        assert heard_at(desk, "192.168.1.21", 8443) == "desk.example:8443", "what was said counts"
        assert name_road(desk, " ") == "192.168.1.21:8443"
        after = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
        assert after.body.desk_address == "192.168.1.21:8443"


def test_only_this_computer() -> None:
    told = {"localhost": True, "127.0.0.2": True, "::1": True, "192.168.1.20": False, "desk": False}
    assert {host: is_own(host) for host in told} == told


def test_the_laptop_offers_it_and_a_person_may_type_another(tmp_path: Path) -> None:
    workspace, _recovery = Workspace.create(tmp_path / "laptop", "口令", FIELD)
    with desk_in(tmp_path / "desk") as desk, workspace:

        def told(address: str) -> str:
            name_road(desk, address)
            file = office.hand_out(office.bundle_for_all(desk), tmp_path)
            laptop_keys.accept(workspace, laptop_keys.read_offer(workspace, file, kit.LATER))
            return uploading.server_of(workspace)

        assert told("") == ""
        assert told("10.0.0.1:8443") == "10.0.0.1:8443"
        uploading.keep_server(workspace, "10.0.0.1:8443")  # used as it was offered
        assert told("10.0.0.2:8443") == "10.0.0.2:8443", "the office has moved"
        uploading.keep_server(workspace, "office.example:9000")
        assert told("10.0.0.3:8443") == "office.example:9000", "what was typed stays"
        assert uploading.servers_of(workspace) == ("office.example:9000", "10.0.0.3:8443")


def test_an_address_that_was_taken_back_is_forgotten_and_a_typed_one_stays(tmp_path: Path) -> None:
    workspace, _recovery = Workspace.create(tmp_path / "laptop", "口令", FIELD)
    with desk_in(tmp_path / "desk") as desk, workspace:

        def told() -> tuple[str, str]:
            file = office.hand_out(office.bundle_for_all(desk), tmp_path)
            laptop_keys.accept(workspace, laptop_keys.read_offer(workspace, file, kit.LATER))
            return uploading.servers_of(workspace)

        heard_at(desk, "10.0.0.1", 8443)
        assert told() == ("10.0.0.1:8443", "10.0.0.1:8443")
        uploading.keep_server(workspace, "10.0.0.1:8443")  # used as it was offered
        assert name_none(desk) == ""
        assert heard_at(desk, "10.0.0.2", 8443) == "", "what was said counts"
        named = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
        assert named.body.format == "trust-bundle/1.1"
        assert told() == ("", "")
        uploading.keep_server(workspace, "office.example:9000")
        assert name_road(desk, "") == "10.0.0.2:8443"
        assert told() == ("office.example:9000", "10.0.0.2:8443")
        name_none(desk)
        assert told() == ("office.example:9000", "")


def test_an_address_that_is_none_hinders_no_list(tmp_path: Path) -> None:
    """Whoever signs bundles may write what he likes there; the rest of the bundle counts."""
    with desk_in(tmp_path / "desk") as desk:
        power = office.authority(desk)
        extras = office.Extras(serial=9, address="[::::]:99999")
        data = power.bundle_for(None, kit.NOW, "", (), extras)
        (tmp_path / "odd.p7m").write_bytes(data)
    workspace, _recovery = Workspace.create(tmp_path / "laptop", "口令", FIELD)
    with workspace:
        offer = laptop_keys.read_offer(workspace, tmp_path / "odd.p7m", kit.LATER)
        laptop_keys.accept(workspace, offer)
        assert laptop_keys.trust_of(workspace).lists
        assert uploading.server_of(workspace) == ""
