"""`standards import` and `standards export`, as a shell calls them."""

from __future__ import annotations

import json
from pathlib import Path

from models.standards.loading import load
from tests.models.standards.importing import office
from tests.models.standards.importing.office import HEADS, cell, docx, para, row, table
from tests.ui.commands.conftest import Run


def document(*more: str) -> bytes:
    lead = row("1.能力", "1.1服务", "1.1.1门诊", cell("1.有诊室。", "2.有污水处臵设施。"))
    return docx(para("示例评价标准（2026年版）"), table(row(*HEADS), lead, *more))


def across(text: str) -> str:
    return f"<w:tr>{cell(text, span=4)}</w:tr>"


def test_a_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    file = office.saved(tmp_path, document())
    said = run("standards", "import", file)
    assert (said.code, said.err) == (0, "")
    assert "“臵” may be meant as “置”" in said.out
    assert said.out.splitlines()[0] == "Title: 示例评价标准（2026年版）"
    assert said.out.splitlines()[-1].startswith("This was a preview")
    assert list(tmp_path.iterdir()) == [file]


def test_import_publishes_what_check_passes(run: Run, tmp_path: Path) -> None:
    file, out = office.saved(tmp_path, document()), tmp_path / "example.yaml"
    said = run("standards", "import", file, "--out", out, "--id", "example", "--accept-glyphs")
    assert (said.code, said.err) == (0, "")
    assert load(out).pack.clause("1.1.1/2").text == "有污水处置设施。"
    assert run("standards", "check", out).code == 0


def test_the_same_as_data(run: Run, tmp_path: Path) -> None:
    file, out = office.saved(tmp_path, document()), tmp_path / "example"
    data = run("standards", "import", file, "--out", out, "--json").data
    assert data["ok"]
    assert data["standard"]["sha256"] == load(out).sha256
    assert data["draft"]["counts"]["clause"] == 2
    (glyph,) = [one for one in data["draft"]["rows"] if one["proposal"]]
    assert glyph["certainty"] == "guessed"
    assert glyph["remarks"][0]["code"] == "import-glyph"


def test_rows_that_wait_stop_it_until_somebody_decides(run: Run, tmp_path: Path) -> None:
    file, out = office.saved(tmp_path, document(across("由市里补充"))), tmp_path / "new"
    said = run("standards", "import", file, "--out", out)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert not out.exists()
    decided = tmp_path / "said.json"
    decided.write_text(json.dumps([{"row": 6, "action": "skip"}]), encoding="utf-8")
    assert run("standards", "import", file, "--out", out, "--corrections", decided).code == 0
    other = tmp_path / "other"
    assert run("standards", "import", file, "--out", other, "--as-notes").code == 0
    assert load(other).sha256 != load(out).sha256


def test_a_refusal_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = office.saved(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "a.doc")
    said = run("standards", "import", file, "--out", tmp_path / "x")
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "save it as .docx" in said.err
    told = run("standards", "import", file, "--out", tmp_path / "x", "--json").data
    assert (told["ok"], told["code"]) == (False, "import-old-format")
    assert list(tmp_path.iterdir()) == [file]


def test_export_and_import_give_the_same_digest(run: Run, tmp_path: Path) -> None:
    for pack in ("community-hospital-cq-2020", "community-service-quality-2015"):
        book, out = tmp_path / f"{pack}.xlsx", tmp_path / pack
        sent = run("standards", "export", pack, "--out", book, "--json").data
        back = run("standards", "import", book, "--out", out, "--json").data
        assert sent["standard"]["sha256"] == back["standard"]["sha256"] == load(out).sha256
