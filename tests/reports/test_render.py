"""What every form has in common: fonts, text, identity of bytes, page numbers, QR, refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from models.errors import FormError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.papercode import code_of, parse
from reports import fonts
from reports.page import PrintInfo
from reports.render import FORM_CODES, render, unprintable
from tests.reports import papers, sample

Made = Callable[[str], bytes]
ONE_SHEET = ("annex-1", "annex-2", "annex-4")


@papers.needs_poppler
@pytest.mark.parametrize("code", FORM_CODES)
def test_every_font_is_embedded_and_ours(made: Made, code: str, tmp_path: Path) -> None:
    rows = papers.fonts(made(code), tmp_path)
    assert rows
    for row in rows:
        assert row[-5:-2] == ["yes", "yes", "yes"], row
        assert row[0].split("+")[1].startswith(("Chayan", "FormMarks"))


@pytest.mark.parametrize("code", FORM_CODES)
def test_pypdf_reads_names_beyond_the_basic_plane(made: Made, code: str) -> None:
    text = papers.pypdf_text(made(code))
    assert "".join(papers.text_of(made(code)).split()) == "".join(text.split())
    if code in ("annex-2", "annex-4", "record", "findings"):
        assert "欧阳䶮" in text
    if code in ("annex-2", "record", "findings", "scores"):
        assert "𬱖" in text


@papers.needs_poppler
def test_poppler_reads_names_beyond_the_basic_plane(made: Made) -> None:
    text = papers.pdf_text(made("annex-2"))
    assert "欧阳䶮" in text
    assert "𬱖晓" in text


@pytest.mark.parametrize("code", ONE_SHEET)
def test_annexes_fit_one_sheet(made: Made, code: str) -> None:
    assert len(papers.reader(made(code)).pages) == 1


@pytest.mark.parametrize("code", ["annex-2", "annex-4"])
def test_annexes_with_a_decision_fit_one_sheet(code: str) -> None:
    facts, digest = sample.facts()
    data = render(code, facts, digest, packs=sample.packs(), decision=sample.decision(digest))
    assert len(papers.reader(data).pages) == 1
    assert "同意通过验收" in papers.pypdf_text(data)
    assert "2021年9月28日" in papers.pypdf_text(data)


def test_no_opinion_without_a_decision(made: Made) -> None:
    for code in ("annex-2", "annex-4"):
        assert "同意通过验收" not in papers.pypdf_text(made(code))


@pytest.mark.parametrize("code", FORM_CODES)
def test_page_numbers_say_x_of_y(made: Made, code: str) -> None:
    pages = papers.reader(made(code)).pages
    for number, page in enumerate(pages, start=1):
        text = "".join(page.extract_text().split())
        assert f"第{number}页共{len(pages)}页" in text


@pytest.mark.parametrize("code", FORM_CODES)
def test_metadata_language_and_outline(made: Made, code: str) -> None:
    document = papers.reader(made(code))
    _, digest = sample.facts()
    assert document.metadata is not None
    assert document.metadata.author == "示例区卫生健康委员会"
    assert digest in str(document.metadata.subject)
    assert document.trailer["/Root"]["/Lang"] == "zh-CN"
    if code == "record":
        titles = [entry["/Title"] for entry in document.outline]
        assert titles[0] == "一、基本情况"
        assert titles[-1].endswith("、签字")


@papers.needs_poppler
@pytest.mark.parametrize("code", FORM_CODES)
def test_a_scanner_reads_the_digest(made: Made, code: str, tmp_path: Path) -> None:
    facts, digest = sample.facts()
    with Image.open(papers.picture(made(code), tmp_path)) as page:
        found = zxingcpp.read_barcodes(page)
    assert [result.position.top_left.y > 6 / 25.4 * 100 for result in found] == [True]
    said = parse(found[0].text)
    assert said == code_of(code, facts.visit.id, 1, digest).on(
        1, len(papers.reader(made(code)).pages)
    )


def test_the_same_facts_give_the_same_bytes_in_another_process(made: Made) -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, '.')\n"
        "from tests.reports import sample\n"
        "from reports.render import render\n"
        "facts, digest = sample.facts()\n"
        "for code in ('findings', 'annex-2'):\n"
        "    data = render(code, facts, digest, packs=sample.packs(),\n"
        "        reader=sample.Bytes(sample.photos()[1]), signatures=sample.signatures(digest))\n"
        "    print(hashlib.sha256(data).hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[2]
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LANG": "zh_CN.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **elsewhere},
    )
    ours = [sample.hashlib.sha256(made(code)).hexdigest() for code in ("findings", "annex-2")]
    assert run.stdout.split() == ours


def test_the_findings_come_from_the_facts_alone(made: Made) -> None:
    facts, digest = sample.facts()
    given = {
        "reader": sample.Bytes(sample.photos()[1]),
        "signatures": sample.signatures(digest),
    }
    assert render("findings", facts, digest, **given) == made("findings")  # type: ignore[arg-type]


def test_a_reprint_says_so_and_changes_nothing_else() -> None:
    facts, digest = sample.facts()
    info = PrintInfo(reprint=True, printed_at="2021-10-01 09:00")
    data = render("annex-4", facts, digest, packs=sample.packs(), print_info=info)
    plain = render("annex-4", facts, digest, packs=sample.packs())
    marked = papers.pypdf_text(data).replace("补打 2021-10-01 09:00", "")
    assert marked != papers.pypdf_text(data)
    assert "".join(marked.split()) == "".join(papers.pypdf_text(plain).split())


def refused(code: str, **given: object) -> str:
    facts, digest = sample.facts()
    with pytest.raises(FormError) as caught:
        render(code, facts, digest, **{"packs": sample.packs(), **given})  # type: ignore[arg-type]
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    return caught.value.code


def test_refusals() -> None:
    other = "0" * 64
    assert refused("annex-3") == "form-unknown"
    assert refused("annex-2", packs={}) == "form-pack-missing"
    assert refused("annex-2", decision=sample.decision(other)) == "form-decision-other-facts"
    assert refused("record", signatures=sample.signatures(other)) == "form-signatures-other-facts"


def test_another_edition_of_the_pack_is_not_taken() -> None:
    changed = sample.pack().model_copy(update={"title": "另一版"})
    assert refused("annex-1", packs=None, pack=changed) == "form-pack-missing"


def test_the_pack_alone_is_enough_for_an_annex(made: Made) -> None:
    facts, digest = sample.facts()
    assert render("annex-1", facts, digest, pack=sample.pack()) == made("annex-1")


def test_a_character_without_glyph_is_refused_and_foreseen() -> None:
    log = sample.chain(annex_2={"gp_name": ("𰻝甲",)})
    facts, digest = sample.facts(log)
    assert unprintable(facts) == ("𰻝",)
    with pytest.raises(FormError) as caught:
        render("annex-2", facts, digest, packs=sample.packs())
    assert caught.value.params == {
        "character": "𰻝",
        "code": "U+30EDD",
        "form": "附件2 重庆市社区医院信息表",
        "places": "annex-2",
    }


def test_what_leaves_no_trace_on_paper_is_dropped() -> None:
    assert fonts.printable("甲\u200d\ufe0f乙\u00a0丙\r\n丁\x07") == "甲乙 丙\n丁"


def test_a_visit_without_the_form_has_none() -> None:
    log = sample.Chain(sample.opening().model_copy(update={"packs": (sample.opening().packs[1],)}))
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    with pytest.raises(FormError, match="annex-1"):
        render("annex-1", facts, digest, packs=sample.packs())
    said = papers.pypdf_text(render("findings", facts, digest))
    assert "没有记录存在问题" in said
    assert facts.facility.name in said, "it is signed: it says of whom it speaks"
    assert "2021年9月15日" in said
    assert len(papers.reader(render("record", facts, digest)).pages) > 1
