"""`outbox`: the stick's road from the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.district.returning import SendingBack
from models.facts.returning import Remark
from sync import office
from sync.inbox import receive
from sync.sending import send_back, take_back
from tests.ui import sample_visit
from tests.ui.commands.conftest import Run
from ui import delivery


def test_a_package_goes_out_and_its_receipt_comes_home(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAYAN_PASSPHRASE", sample_visit.PASSPHRASE)
    stick, field = tmp_path / "stick", sample_visit.new_field(tmp_path / "laptop")
    stick.mkdir()
    for step in (sample_visit.fill, sample_visit.close, sample_visit.sign):
        step(field)
    desk = sample_visit.new_desk(tmp_path / "desk")
    sample_visit.enrol(field, desk, stick)
    delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
    field.workspace.close()
    of = ("--workspace", tmp_path / "laptop", "--json")

    said = run("outbox", "list", *of)
    assert (said.code, said.data["packages"][0]["state"]) == (0, "waiting")
    for missing in (tmp_path / "nowhere", tmp_path / ("x" * 300)):
        said = run("outbox", "check", missing, *of)
        assert (said.code, said.data["code"]) == (1, "cmd-outbox-no-folder")
    said = run("outbox", "check", stick, *of)
    assert (said.code, said.data["checked"]) == (1, 0)
    assert "nothing was checked" in said.err
    said = run("outbox", "copy", tmp_path / "nowhere", *of)
    assert said.code == 1
    assert "does not answer" in said.err
    said = run("outbox", "copy", stick, *of)
    assert (said.code, said.data["packages"][0]["state"]) == (0, "verified")
    (copied,) = said.data["copied"]
    assert run("outbox", "copy", stick, *of).data["copied"] == [], "nothing waits any more"
    assert "nothing was copied" in run("outbox", "copy", stick, *of[:2]).out
    assert run("outbox", "check", stick, *of).code == 0

    with desk:
        result = receive(Path(copied), desk, field.packs)
        assert result.accepted
    said = run("outbox", "receipts", stick, *of)
    assert (said.code, said.data["packages"][0]["state"]) == (0, "imported")
    assert [(a["status"], a["again"]) for a in said.data["answers"]] == [("imported", False)]
    assert run("outbox", "receipts", stick, *of).data["answers"][0]["again"]

    remark = Remark(text="photograph the door")
    given = SendingBack((remark,), "one thing is not clear", "clerk D", "office")
    with office.open_desk(tmp_path / "desk", sample_visit.PASSPHRASE) as opened:
        send_back(opened, result.cases[0], given, stick)
    said = run("outbox", "receipts", stick, *of)
    (told,) = [a["return"] for a in said.data["answers"] if a["status"] == "returned"]
    assert (told["reason"], told["by"]) == ("one thing is not clear", "clerk D")
    plain = run("outbox", "receipts", stick, *of[:2])
    assert "one thing is not clear" in plain.out
    assert "1. photograph the door" in plain.out

    with office.open_desk(tmp_path / "desk", sample_visit.PASSPHRASE) as opened:
        again = replace(given, reason="it was another centre")
        take_back(opened, result.cases[0], again, stick)
    said = run("outbox", "receipts", stick, *of)
    assert (said.code, said.data["packages"][0]["state"]) == (0, "imported")
    (gone,) = [a["withdrawn"] for a in said.data["answers"] if "withdrawn" in a]
    assert (gone["reason"], len(gone["returns"])) == ("it was another centre", 1)
    plain = run("outbox", "receipts", stick, *of[:2]).out
    assert "it was another centre" in plain
    assert "photograph the door" not in plain, "nobody is asked for it any more"

    Path(copied).write_bytes(b"changed")
    said = run("outbox", "check", stick, *of)
    assert said.code == 1
    assert "differs" in said.err
    assert Path(copied).read_bytes() == b"changed"
