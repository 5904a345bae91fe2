"""现场验收记录: the page with the evaluators' signatures that goes with annex 1 (R6.1)."""

from __future__ import annotations

import re

import pytest

from models.errors import FormError
from reports.acceptance import NAME
from reports.render import render
from tests.reports import papers, sample


def shown(data: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in papers.reader(data).pages))


def page() -> str:
    facts, digest = sample.facts()
    return shown(
        render(
            "acceptance-record",
            facts,
            digest,
            signatures=sample.signatures(digest),
            packs=sample.packs(),
        )
    )


def test_the_criteria_of_annex_1_stand_with_their_data_and_results() -> None:
    words = page()
    assert words.count(NAME) >= 1
    assert "重庆市社区医院评价推荐标准（2020年版）" in words
    assert "11项评价内容，评价人员记为达标11项" in words
    assert "14÷58,214×10,000≈2.40≥2名/万人达标" in words
    assert "验收结论由卫生健康行政部门作出" in words


def test_every_evaluator_and_the_facility_sign_here() -> None:
    words = page()
    facts, _ = sample.facts()
    table = words[words.rindex("身份") :]
    for member in facts.team:
        assert member.name in table
    assert "机构签收" in table
    assert "附件1按原样印发，不设签字处" in words


def test_other_standards_of_the_visit_stay_out() -> None:
    words = page()
    facts, _ = sample.facts()
    others = [pack.title for pack in facts.packs if "推荐标准" not in pack.title]
    assert others
    assert not any(title in words for title in others)


def test_a_standard_without_annex_1_has_no_such_page() -> None:
    facts, digest = sample.facts()
    bare = facts.model_copy(
        update={"packs": tuple(p for p in facts.packs if p.id == sample.QUALITY)}
    )
    with pytest.raises(FormError) as refused:
        render("acceptance-record", bare, digest, packs=sample.packs())
    assert refused.value.code == "form-pack-missing"
