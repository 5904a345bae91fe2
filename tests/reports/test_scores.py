"""分组条款评分表: group by group, counts and never a total mark, a place to sign in each."""

from __future__ import annotations

import re

from models.facts.types import Facts
from reports.render import render
from tests.reports import graded, papers, sample, walked


def pages(facts: Facts, digest: str) -> list[str]:
    data = render("scores", facts, digest)
    return [re.sub(r"\s", "", page.extract_text()) for page in papers.reader(data).pages]


def test_every_group_begins_a_page_and_ends_with_its_subtotal_and_signatures() -> None:
    shown = pages(*sample.facts())
    starts = [page for page in shown if "分组条款评分表示例街道" in page]
    assert len(starts) == 5, "one list of 11, and four groups of the other standard"
    for name in ("第1组（共1组）第1至11项", "第1组（共4组）1服务能力", "第4组（共4组）"):
        assert any(name in page for page in starts), name
    whole = "".join(shown)
    assert whole.count("本组小计") == 5
    assert whole.count("签字：评价人员") == 5
    assert "共11条：达标11条。" in whole


def test_there_is_no_total_mark_and_why() -> None:
    whole = "".join(pages(*sample.facts()))
    assert "没有权重和分值（文件未规定）" in whole
    assert not re.search(r"总分|得分：|合计\d+分", whole)
    assert "14÷58,214×10,000≈2.40≥2名/万人达标" in whole, "a computed criterion is worked out"


def test_subtotals_add_up_to_the_standard() -> None:
    facts, digest = sample.facts()
    said = [int(n) for n in re.findall(r"小计共(\d+)条", "".join(pages(facts, digest)))]
    assert sum(said) == len(facts.clauses)


def test_grades_rooms_and_points_are_shown() -> None:
    whole = "".join(pages(*graded.facts()))
    assert "按档次评定" in whole
    assert re.search(r"小计共5条：A1条，B2条，C1条，D（不达标）1条", whole)
    assert "不符合：第3、12项" in whole
    assert "2/5间不达标：治疗室2、2号诊室" in "".join(pages(*walked.facts()))


def test_nobody_marked_and_the_line_is_empty() -> None:
    facts, digest = sample.facts()
    bare = facts.model_copy(
        update={"clauses": tuple(c.model_copy(update={"by": None}) for c in facts.clauses[:11])}
    )
    shown = pages(bare, digest)
    assert "组长：组长𬱖" in "".join(shown)
    assert render("scores", bare, digest) == render("scores", bare, digest)
