"""`desk keys | bundle | handover | renew | catch-up` and `laptop request | install | show`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.store.vault import Cost
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.ui.commands.conftest import PASSPHRASE, Office, Run

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    workspace, _key = Workspace.create(tmp_path / "laptop", PASSPHRASE, FIELD, cost=CHEAP)
    workspace.close()
    return tmp_path / "laptop"


def test_a_laptop_from_request_to_renewal(run: Run, tmp_path: Path, laptop: Path) -> None:
    desk, stick, safe = tmp_path / "desk", tmp_path / "stick", tmp_path / "safe"
    made = run("desk", "init", "--desk", desk, "--root-out", safe, "--json").data
    assert (safe / "root-key.json").is_file()
    assert not (desk / "root-key.json").exists()
    at = ("--workspace", laptop)
    assert run("laptop", "request", *at, "--out", stick).code == 2, "no name yet"
    asked = run("laptop", "request", *at, "--name", "group 2", "--out", stick, "--json").data
    given = ("--desk", desk, "--holder", "Li", "--json")
    issued = run("desk", "enroll", asked["request"], *given).data
    assert issued["fingerprint"] == asked["fingerprint"]
    none = run("laptop", "install", issued["bundle"], *at)
    other = run("laptop", "install", issued["bundle"], *at, "--root", "1 2 3")
    for refused in (none, other):
        assert refused.code == 2
        assert made["fingerprint"] in refused.err
    spoken = made["fingerprint"].replace(" ", "")
    assert run("laptop", "install", issued["bundle"], *at, "--root", spoken).code == 0
    assert run("laptop", "show", *at, "--json").data["office"]
    renewed = run("laptop", "request", *at, "--new-key", "--out", stick, "--json").data
    renamed = run("laptop", "request", *at, "--name", "group 9", "--out", stick, "--json").data
    assert renamed["fingerprint"] == renewed["fingerprint"]
    assert renewed["fingerprint"] != asked["fingerprint"]
    bundle = run("desk", "enroll", renewed["request"], "--desk", desk, "--json").data["bundle"]
    done = run("laptop", "install", bundle, *at, "--json").data
    assert done["fingerprint"] == renewed["fingerprint"]
    held = run("desk", "keys", "--desk", desk, "--json").data["laptops"]
    known = [(one["holder"], one["name"], one["standing"]) for one in held]
    assert known == [("Li", "group 9", "good")]


def test_the_keys_of_a_desk_over_the_years(
    run: Run, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--desk", office.desk)
    assert run("desk", "handover", office.enrolled["device"][:8], "Wang", *at).code == 0
    shown = run("desk", "keys", *at, "--csv", tmp_path / "csv")
    assert "root-key.json" in shown.err, "it lies in the desk's own folder"
    assert "Wang" in shown.out
    assert "Wang" in (tmp_path / "csv" / "keys.csv").read_text("utf-8-sig")
    first, second = (run("desk", "bundle", *at, "--out", tmp_path, "--json").data for _ in "ab")
    assert second["serial"] == first["serial"] + 1
    root = office.desk / "root-key.json"
    older = shutil.copytree(office.desk, tmp_path / "older")
    wrong = run("desk", "renew", tmp_path / "none", *at)
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert run("desk", "renew", root, "--list-only", *at).code == 0
    reason = ("--reason", "lost", "--remark", "train")
    assert run("desk", "revoke", office.enrolled["device"][:8], *reason, *at).code == 0
    assert run("desk", "revoke", "x", "--reason", "bored", *at).code == 2
    ledger = run("desk", "keys", *at, "--json").data["ledger"]
    assert (ledger[-1]["reason"], ledger[-1]["remark"]) == ("lost", "train")
    caught = run("desk", "catch-up", office.trust, "--desk", older, "--json").data
    assert caught["taken_over"]
    assert run("desk", "catch-up", office.trust, "--desk", older, "--json").data["ok"]
    (laptop,) = run("desk", "keys", "--desk", older, "--json").data["laptops"]
    assert (laptop["standing"], laptop["reason"]) == ("revoked", "lost")
    monkeypatch.setenv("CHAYAN_LANG", "zh")
    assert "  已吊销  " in run("desk", "keys", "--desk", older).out
    assert run("desk", "renew", root, *at).code == 0
    assert run("desk", "revoke-district", tmp_path / "none", *at).code == 1
    void = run("desk", "revoke-district", root, *reason, *at, "--json").data
    assert (void["root_list_number"], void["to_enrol"]) == (4, 1)
    said = run("verify", office.package, "--trust", office.trust, "--json")
    assert "authority-revoked" in said.out
    assert run("verify", office.package, "--trust", office.trust).code, "revoked all the same"


def test_the_ledger_of_keys_has_a_word_for_all_that_happens_in_both_languages() -> None:
    """A Chinese office got it in English: its words were Qt's, and a command has none of them."""
    from models.messages import sentence
    from sync.keys.ledger import Act
    from sync.keys.reasons import Reason
    from ui.commands.desk_keys import HEADS

    codes = [f"key-head-{head}" for head in HEADS]
    codes += [f"key-act-{str(act).replace('_', '-')}" for act in Act]
    codes += [f"key-reason-{reason}" for reason in Reason]
    for code in codes:
        assert sentence(code, {}, "zh").isascii() is False, code
        assert sentence(code, {}, "en").isascii(), code
