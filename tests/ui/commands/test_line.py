"""`desk serve` in a process of its own and `send` here: from a signed visit to 已送达."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.store.workspace import Workspace
from models.visits.records import VisitStatus
from models.visits.schema import FIELD
from sync.keys.bundle import load_trust
from sync.office import open_desk
from tests.ui import sample_visit as kit
from tests.ui.commands.conftest import Run
from ui import uploading
from ui.delivery import build_package

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def packed(tmp_path: Path) -> tuple[Path, Path, kit.Field]:
    """A laptop's workspace with a package made, and the desk; the desk is closed."""
    field, stick = kit.new_field(tmp_path / "laptop"), tmp_path / "stick"
    stick.mkdir()
    kit.fill(field)
    kit.close(field)
    kit.sign(field)
    with kit.new_desk(tmp_path / "desk") as desk:
        kit.enrol(field, desk, stick)
    build_package(field.book, field.visit, field.packs, lambda *_: None)
    field.workspace.close()
    return tmp_path / "laptop", tmp_path / "desk", field


@contextmanager
def serving(desk: Path) -> Iterator[tuple[str, str]]:
    """Address and number the command prints; ended as a system ends a service."""
    command = [sys.executable, str(ROOT / "main.py"), "desk", "serve", "--desk", str(desk)]
    child = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "CHAYAN_PASSPHRASE": kit.PASSPHRASE, "CHAYAN_LANGUAGE": "en"},
    )
    with child:
        assert child.stdout is not None
        address = child.stdout.readline().split(" on ")[1].split(";")[0]
        yield address, child.stdout.readline()
        child.send_signal(signal.SIGTERM)
        child.stdout.read()
        assert child.wait(20) == 0


def test_a_visit_is_delivered_by_line(
    packed: tuple[Path, Path, kit.Field], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, desk, field = packed
    monkeypatch.setenv("CHAYAN_PASSPHRASE", kit.PASSPHRASE)
    nowhere = run("send", "--workspace", laptop, "--json")
    assert nowhere.code == 1
    assert json.loads(nowhere.out)["packages"][0]["code"] == "uplink-no-address"
    wrong = run("send", "--workspace", laptop, "--server", "no address", "--json")
    assert json.loads(wrong.out)["code"] == "uplink-address"
    with serving(desk) as (address, number):
        assert load_trust(desk / "trust.pem").fingerprint() in number
        sent = run("send", "--workspace", laptop, "--server", address, "--json")
        assert (sent.code, json.loads(sent.out)["packages"][0]["status"]) == (0, "imported")
        assert json.loads(run("send", "--workspace", laptop, "--json").out)["packages"] == []
    with Workspace.open(laptop, kit.PASSPHRASE, FIELD) as workspace:
        assert uploading.server_of(workspace) == address
        from models.clock import SystemClock
        from models.visits.book import VisitBook

        book = VisitBook(workspace, SystemClock(), field.packs)
        assert book.summary(field.visit).status is VisitStatus.DELIVERED
    with open_desk(desk, kit.PASSPHRASE) as opened:
        assert isinstance(opened, Desk)
        assert len(opened.list_cases()) > 0


def test_a_file_that_is_not_there_and_a_host_nobody_knows_are_refused_at_once(
    run: Run, tmp_path: Path
) -> None:
    of = ("--workspace", tmp_path, "--json")
    said = run("send", tmp_path / "no.zip", *of)
    assert (said.code, said.data["code"]) == (1, "cmd-no-file")
    for host in ("nobody.invalid", "a" * 70):
        said = run("send", *of, "--server", host)
        assert (said.code, said.data["code"]) == (1, "uplink-no-host")
    assert not list(tmp_path.iterdir())


def test_a_port_out_of_range_is_told(run: Run, tmp_path: Path) -> None:
    said = run("desk", "serve", "--desk", tmp_path, "--port", "70000")
    assert said.code == 2
    assert "70000" in said.err


def test_an_address_for_trust_files_that_is_none_is_told_before_anything_is_opened(
    run: Run, tmp_path: Path
) -> None:
    said = run("desk", "serve", "--desk", tmp_path, "--address", "no address", "--json")
    assert (said.code, said.data["code"]) == (1, "uplink-address")
    assert not list(tmp_path.iterdir())
