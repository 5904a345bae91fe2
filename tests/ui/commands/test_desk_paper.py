"""`desk paper`: the whole way, from a received package to a kept scan, in one office."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.desk import Desk
from models.facts.papercode import Kind, PaperCode, code_of
from reports.render import render
from tests.reports.test_stamp import page
from tests.ui.commands.conftest import PASSPHRASE, Office, Run


def received(run: Run, office: Office) -> tuple[bytes, str]:
    """Take the package in; return its record as printed, and the case."""
    assert run("receive", office.package, "--desk", office.desk).code == 0
    with Desk.open(office.desk, PASSPHRASE) as desk:
        case = desk.list_cases()[0]
        facts = desk.facts(case.package.digest)
        pdf = render("findings", facts, case.package.facts_digest)
    return pdf, case.id


def scanned(pdf: bytes, folder: Path, count: int) -> Path:
    first, *rest = [page(pdf, number, 100).rotate(1.5, fillcolor=255) for number in range(count)]
    file = folder / "scan.pdf"
    first.save(file, save_all=True, append_images=rest, resolution=100)
    return file


def test_codes_and_scans(run: Run, office: Office, tmp_path: Path) -> None:
    pdf, case = received(run, office)
    with Desk.open(office.desk, PASSPHRASE) as desk:
        package = desk.list_packages()[0]
    code = code_of("record", package.visit_id, 1, package.facts_digest).text()
    desk_ = ("--desk", office.desk)

    said = run("desk", "paper", code.replace(":", "："), *desk_)
    assert (said.code, said.err) == (0, "")
    assert "Paper and data agree" in said.out
    other = code_of("record", package.visit_id, 1, "0" * 64).text()
    said = run("desk", "paper", code, other, code[:-2], "https://example.org", "--json", *desk_)
    assert said.code == 1
    answers = [one["answer"] for one in said.data["papers"]]
    assert answers == ["agrees", "differs", "damaged", "foreign"]

    blank = PaperCode("annex-2", "", 0, "0" * 16, 1, 1, kind=Kind.BLANK).text()
    said = run("desk", "paper", blank, *desk_)
    assert (said.code, "A blank sheet, no data to check" in said.err) == (1, True)

    none = run("desk", "paper", tmp_path / "gone.PDF", *desk_)
    assert (none.code, 'no file "gone.PDF"' in none.err) == (2, True), "it was called no code"

    file = scanned(pdf, tmp_path, 1)
    looked = run("desk", "paper", file, *desk_)
    assert looked.code == 0, looked.err
    assert "1 agree" in looked.out
    nameless = run("desk", "paper", file, "--keep", *desk_)
    assert nameless.code == 1
    assert "enter the name" in nameless.err
    kept = run("desk", "paper", file, "--keep", "--by", "王收", "--case", case[:8], *desk_)
    assert kept.code == 0, kept.err
    again = run("desk", "paper", file, "--keep", "--by", "王收", *desk_)
    assert "kept before" in again.err

    out = tmp_path / "out"
    listed = run("desk", "paper", "--case", case[:8], "--out", out, "--json", *desk_)
    assert [one["by"] for one in listed.data["scans"]] == ["王收"]
    (copy,) = out.iterdir()
    assert copy.read_bytes() == file.read_bytes()


def test_what_was_not_given_is_asked_for(run: Run, office: Office, tmp_path: Path) -> None:
    desk_ = ("--desk", office.desk)
    assert run("desk", "paper", *desk_).code == 2
    assert run("desk", "paper", "CY1:", "--keep", *desk_).code == 2
    assert run("desk", "paper", "--case", "ffff", *desk_).code == 2
    junk = tmp_path / "junk.pdf"
    junk.write_bytes(b"hello")
    said = run("desk", "paper", junk, *desk_)
    assert said.code == 1
    assert "cannot be opened" in said.err


@pytest.mark.parametrize("text", ["", " ", "\x00", "x" * 3000, "ﷺ" * 200])
def test_odd_texts_are_no_codes(run: Run, office: Office, text: str) -> None:
    said = run("desk", "paper", text, "--desk", office.desk)
    assert said.code == 1
    assert said.err.count("\n") == 1
