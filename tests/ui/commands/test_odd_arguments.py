"""Arguments no person means to give: one plain sentence each, never a traceback, never a wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from models.standards import loading
from sync import inbox
from tests.support import DEVICE
from tests.ui.commands.conftest import Office, Run
from ui.commands.cli import parser
from ui.commands.console import Console

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30", "2026-01-01T25:00:00Z", "0000-01-01"])
def test_a_moment_that_never_was(run: Run, office: Office, day: str) -> None:
    said = run("verify", office.package, "--trust", office.trust, "--at", day)
    assert said.code == 2
    assert said.err.count("\n") == 1


def test_a_path_that_is_too_long(run: Run, office: Office) -> None:
    long = "x" * 5000
    assert run("verify", long, "--trust", office.trust).code == 2
    assert run("forms", long, "--out", office.stick / "out").code == 2
    assert run("receive", long, "--desk", office.desk).code == 1


LONG = "长" * 100_001


@pytest.mark.parametrize(
    "words",
    [
        ("desk", "return", "CASE", "--whole", LONG, "--reason", "r", "--by", "b"),
        ("desk", "return", "CASE", "--remark", f"1.1={LONG}", "--reason", "r", "--by", "b"),
        ("desk", "return", "CASE", "--whole", "x", "--reason", LONG, "--by", "b"),
        ("desk", "enroll", "REQUEST", "--holder", LONG),
        ("desk", "handover", DEVICE, LONG),
        ("desk", "revoke", DEVICE, "--remark", LONG),
        ("standards", "guidance", "--withdraw", "--pack", "PACK", "--issuer", LONG),
    ],
    ids=["whole", "remark", "reason", "holder", "handover", "revoke", "guidance"],
)
def test_words_that_are_too_long_are_told_and_change_nothing(
    run: Run, office: Office, words: tuple[str, ...]
) -> None:
    case = run("receive", office.package, "--desk", office.desk, "--json").data["packages"][0]
    places = {
        "CASE": case["cases"][0],
        "REQUEST": str(office.stick / "request.csr"),
        "PACK": loading.available()[0].pack.id,
    }
    before = run("desk", "keys", "--desk", office.desk, "--json").data
    said = run(*(places.get(word, word) for word in words), "--desk", office.desk)
    assert (said.code, said.err.count("\n")) == (1, 1), said.err[:300]
    assert "longer than" in said.err
    assert run("desk", "keys", "--desk", office.desk, "--json").data == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_no_package_and_is_not_waited_for(run: Run, office: Office) -> None:
    os.mkfifo(office.stick / "pipe.zip")
    said = run("receive", office.stick / "pipe.zip", "--desk", office.desk)
    assert said.code == 1
    assert "cannot be opened" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_a_name_in_another_encoding(run: Run, office: Office) -> None:
    bad = os.fsdecode(os.fsencode(office.stick) + b"/\xd7\xca\xc1\xcf.zip")
    Path(bad).write_bytes(b"no package")
    said = run("receive", bad, "--desk", office.desk, "--json")
    assert said.code == 1
    folder = Path(said.data["packages"][0]["quarantine"])
    assert {p.name for p in folder.iterdir()} == {"refused.zip", "reason.txt", "reason.json"}


@pytest.mark.parametrize("name", ["长" * 65, "two\nlines", os.fsdecode(b"\xff")])
def test_an_office_name_that_fits_no_certificate(run: Run, tmp_path: Path, name: str) -> None:
    said = run("desk", "init", "--desk", tmp_path / "desk", "--office", name)
    assert said.code == 2
    assert "64" in said.err
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_desk_where_a_file_is(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    said = run("desk", "init", "--desk", tmp_path / place)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_our_own_mistake_quotes_nothing(
    run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("身份证 50010319800101001X")

    monkeypatch.setattr(inbox, "receive", broken)
    said = run("receive", office.package, "--desk", office.desk)
    assert said.code == 1
    assert "50010319800101001X" not in said.out + said.err
    assert "error builtins.RuntimeError" in said.err


def test_the_same_from_a_shell(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "verify", b"\xff" * 300, "--trust", b"\xfe"],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_demo_has_a_folder_of_its_own() -> None:
    given = parser(Console("en")).parse_args(["demo"])
    assert given.out == Path("out")


def test_a_demo_into_a_file_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("x", encoding="utf-8")
    assert main.main(["demo", "--out", str(taken)]) == 1
    assert "--out" in capsys.readouterr().err
    assert taken.read_text(encoding="utf-8") == "x"


def test_without_a_screen_the_window_says_so_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main.main([]) == 1
    assert "main.py demo" in capsys.readouterr().err
