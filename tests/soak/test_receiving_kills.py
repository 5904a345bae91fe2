"""Killed while receiving: database, evidence and receipt are there together or not at all."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import text

from models.district.desk import Desk
from sync.inbox import receive
from sync.office import open_desk
from sync.receipt import Receipt, read_receipt, receipt_name
from tests.soak.reaper import ROOT
from tests.sync.desk_kit import Clock, desk_in
from tests.sync.package import kit
from tests.sync.package.kit import LATER, PACKS
from tests.sync.visits import packages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process"),
]
QUICK, LONG = 30, 300
SPREAD = 1.5
"""A life is killed within so many times what a whole receiving took on this machine just now."""


@cache
def told(receipt: bytes) -> Receipt:
    """A receipt that verifies; the same bytes need no second look."""
    return read_receipt(receipt, kit.district().trust, LATER)[0]


def whole(desk: Desk, sticks: Path, acknowledged: set[str]) -> None:
    """Every package is there with all its bytes, its case and a receipt that verifies, or not."""
    here = {p.digest for p in desk.list_packages()}
    assert acknowledged <= here, "a package that was acknowledged is gone"
    with desk.read() as store:
        for package in here:
            said = store.standing(package)
            assert said, "a package without a receipt"
            assert told(said.receipt).status == said.status
            assert store.cases_of(package), "a package without a case"
            members = store.members(package)
            assert len(members) > 10
            for member in members:
                data = store.evidence(member.sha256)
                assert hashlib.sha256(data).hexdigest() == member.sha256
    for folder in (desk.receipts, sticks):
        for file in folder.glob("receipt-*.p7m"):  # a file never comes before its transaction
            digest = told(file.read_bytes()).package_digest
            assert digest in here
            assert file.name == receipt_name(digest)
            assert file.read_bytes() == desk.receipt(digest)
    assert not list((desk.folder / "quarantine").glob("*"))
    with desk.workspace.read() as session:
        named = {row[0] for row in session.connection().execute(text("SELECT name FROM container"))}
    assert {p.name for p in (desk.folder / "evidence").iterdir()} == {f"{n}.bin" for n in named}
    assert named, "no evidence went into a file"


def killed(folder: Path, sticks: Path, kills: int) -> set[str]:
    """Kill so many receivings, each of another package; return what was acknowledged."""
    dice, acknowledged = random.Random(kills), set[str]()
    made = packages(sticks, kills)
    command = [sys.executable, "-m", "tests.soak.receiving", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as nursery:
        assert nursery.stdin
        assert nursery.stdout
        took = None
        for number, package in enumerate(made):
            nursery.stdin.write(f"{package}\n")
            nursery.stdin.flush()
            # the first of either kind answers, so that some evidence lies in a file on any machine
            after = dice.uniform(0, took * SPREAD) if took and number > 1 else None
            heard, needed = _watched(nursery.stdout, after)
            acknowledged |= heard
            took = needed if needed else took
        nursery.stdin.close()
    return acknowledged


def _watched(lines: IO[str], after: float | None) -> tuple[set[str], float | None]:
    """Kill a life so long ``after`` it began, or once it has answered; return what it kept.

    Also return how long its first receiving took, where it came so far.
    """
    pid, began, needed, heard = 0, 0.0, None, set[str]()
    waiting: threading.Timer | None = None

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    for line in lines:
        words = line.split()
        pid = int(words[1]) if words[0] == "pid" else pid
        began = time.monotonic() if words[0] == "begin" else began
        if words[0] == "kept":
            needed = needed or time.monotonic() - began
            heard.add(words[1])
        if waiting is None and pid and began and (heard or after is not None):
            waiting = threading.Timer(after or 0, kill)
            waiting.start()
        if words[0] == "dead":
            assert int(words[1]) == -signal.SIGKILL, "it ended by itself"
            break
    if waiting:
        waiting.cancel()
    return heard, needed


def reap(tmp_path: Path, kills: int) -> None:
    folder, sticks = tmp_path / "desk", tmp_path / "sticks"
    desk_in(folder, Clock()).close()
    acknowledged = killed(folder, sticks, kills)
    with open_desk(folder, "口令", Clock()) as desk:
        whole(desk, sticks, acknowledged)
        broken_off = kills - len(desk.list_packages())
        assert 0 < broken_off < kills, "all kills came too early or too late to prove anything"
        for package in sorted(sticks.glob("*.zip")):  # and each can be received after all
            assert receive(package, desk, PACKS).accepted
        assert len(desk.list_packages()) == kills
        whole(desk, sticks, acknowledged)


def test_thirty_kills_while_receiving(tmp_path: Path) -> None:
    reap(tmp_path, QUICK)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_hundreds_of_kills_while_receiving(tmp_path: Path) -> None:
    reap(tmp_path, int(os.environ.get("CHAYAN_SOAK_KILLS", LONG)))
