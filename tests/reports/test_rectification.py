"""整改通知书: items, terms, objections, delivery and the sheet for the reply."""

from __future__ import annotations

import re

import pytest

from models.facts.bodies import VisitKind
from models.facts.types import Facts
from reports.render import render
from tests.reports import graded, papers, sample


def words(facts: Facts, digest: str, **given: object) -> str:
    data = render("rectification", facts, digest, **given)  # type: ignore[arg-type]
    return re.sub(r"\s", "", papers.text_of(data))


def test_items_terms_and_what_no_document_prints() -> None:
    facts, digest = sample.facts()
    shown = words(facts, digest, signatures=sample.signatures(digest))
    for said in (
        "发现需要整改的存在问题3项",
        "2021年10月15日前",
        "（文件未规定）",
        "文件未规定异议的程序和时限",
        "对第2项有异议：二楼另有1间备用诊室。",
        "签收只表示收到本通知",
        "整改情况报告（回执）",
    ):
        assert said in shown, said
    assert "取消资格" not in shown, "the document says so of the re-check alone"


def test_the_re_check_quotes_what_follows() -> None:
    facts, digest = sample.facts()
    visit = facts.visit.model_copy(update={"kind": VisitKind.RE_EVALUATION})
    shown = words(facts.model_copy(update={"visit": visit}), digest)
    assert (
        "渝中卫发〔2021〕49号文本第52行规定："
        "“对达不到社区医院标准的限期整改，整改后仍不能达标的取消资格。”" in shown
    )


@pytest.mark.parametrize(("day", "valid"), [("2021-01-01", True), ("2021-09-16", False)])
def test_the_second_name_stands_there_on_its_days_only(day: str, valid: bool) -> None:
    facts, digest = sample.facts()
    named = {"second_name": "示例社区医院", "second_name_from": day}
    other = facts.model_copy(update={"facility": facts.facility.model_copy(update=named)})
    for code in ("rectification", "findings", "scores", "indicators"):
        text = papers.text_of(render(code, other, digest))
        assert ("（第二名称：示例社区医院）" in re.sub(r"\s", "", text)) is valid, code


def test_without_problems_there_is_nothing_to_send_and_soft_ones_are_left_out() -> None:
    facts, digest = sample.facts()
    shown = words(facts.model_copy(update={"findings": ()}), digest)
    assert "不需要发出整改通知书" in shown
    assert "回执" not in shown
    assert "另有改进建议1项" in words(*graded.facts())
