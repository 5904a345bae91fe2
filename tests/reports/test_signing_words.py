"""R6.1-R6.3 on paper: who signs, what receipt means, deputies, absences, and what ink is worth."""

from __future__ import annotations

import re

import pytest

from models.facts.signing import Signature, SignatureKind, Signatures, SignerRole
from reports.findings_words import REPLY
from reports.render import render
from sync.package.page import render as page
from tests.reports import papers, sample

DEPUTY, ABSENT = "主任外出开会。", "15时因急诊离开。"


def changed(digest: str) -> Signatures:
    """The evaluator is absent, a deputy objects."""
    sheet = sample.signatures(digest)
    evaluator, leader, facility = sheet.signatures
    missing = {"kind": SignatureKind.ABSENT, "strokes": None, "statement": ABSENT}
    deputy = {"title": "受委托人", "deputy": DEPUTY}
    acts = (
        evaluator.model_copy(update=missing),
        leader,
        facility.model_copy(update=deputy),
    )
    return sheet.model_copy(update={"signatures": acts})


def words(code: str, signatures: Signatures | None) -> str:
    facts, digest = sample.facts()
    data = render(code, facts, digest, packs=sample.packs(), signatures=signatures)
    return re.sub(r"[\s　]", "", papers.text_of(data))


@pytest.mark.parametrize("code", ["record", "findings"])
def test_r6_3_objection_deputy_and_absence_are_printed(code: str) -> None:
    _, digest = sample.facts()
    paper = words(code, changed(digest))
    assert f"未到场，未签字：{ABSENT}" in paper
    assert f"受委托人，委托原因：{DEPUTY}" in paper
    assert "签收，有异议：对第2项有异议：二楼另有1间备用诊室。" in paper
    assert "不表示同意其中的内容" in paper


def test_r6_3_a_refusal_is_printed_with_its_witness() -> None:
    _, digest = sample.facts()
    sheet = sample.signatures(digest)
    refusal = {"kind": SignatureKind.REFUSED, "strokes": None, "statement": "不认可第2项。"}
    refused = sheet.signatures[2].model_copy(update=refusal)
    seen = {"role": SignerRole.WITNESS, "kind": SignatureKind.SIGNED, "name": "见证人丁"}
    witness: Signature = sheet.signatures[1].model_copy(update=seen)
    acts = (*sheet.signatures[:2], refused, witness)
    paper = words("findings", sheet.model_copy(update={"signatures": acts}))
    assert "拒绝签字：不认可第2项。" in paper
    assert paper.index("拒绝签字") < paper.index("见证人丁")


def test_r6_2_ink_on_paper_stays_the_original() -> None:
    _, digest = sample.facts()
    note = "以纸质件的签字和盖章为准"
    assert note in words("record", changed(digest))
    assert note not in words("record", None)


def test_r6_1_annex_1_has_no_signatures_and_the_added_record_has_them() -> None:
    _, digest = sample.facts()
    sheet = sample.signatures(digest)
    assert "签字" not in words("annex-1", sheet)
    assert "评价员甲" in words("record", sheet)


def test_r6_3_the_page_of_the_package_says_the_same() -> None:
    facts, digest = sample.facts()
    text = page(facts, digest, changed(digest)).decode()
    assert f"未到场，未签字：{ABSENT}" in text
    assert f"受委托人，委托原因：{DEPUTY}" in text


@pytest.mark.parametrize("count", [3, 4, 5])
def test_nobody_signs_the_feedback_on_a_page_without_its_words(count: int) -> None:
    """With four of these the table of signatures begins a page."""
    facts, digest = sample.facts()
    one = facts.findings[1].model_copy(update={"evidence": ()})
    bare = facts.model_copy(update={"findings": (one,) * count, "evidence": ()})
    pages = papers.reader(render("findings", bare, digest, packs=sample.packs())).pages
    (signed,) = (page for page in map(str, (p.extract_text() for p in pages)) if "身份" in page)
    assert REPLY in signed
