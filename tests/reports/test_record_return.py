"""The record and the page of the package name the return they answer; without one: nothing."""

from __future__ import annotations

from models.facts import bodies
from models.facts.events import EventType
from models.facts.returning import Remark, ReturnTaken
from models.facts.types import Facts
from reports.record_return import return_blocks
from reports.render import render
from sync.package.page import render as page
from tests.reports import sample
from tests.reports.papers import text_of


def answered() -> tuple[Facts, str]:
    """The sample visit, sent back, one remark answered, and closed again."""
    log = sample.chain()
    frozen, digest = sample.facts(log)
    clause = frozen.clauses[0]
    given = ReturnTaken(
        sha256="a" * 64,
        package_digest="b" * 64,
        office="示例区卫生健康委员会",
        by="受理员丁",
        sent_at="2021-09-20T01:30:00.000Z",
        reason="两处<不清楚>",
        due_on="2021-10-01",
        remarks=(
            Remark(pack=clause.pack, clause=clause.clause, text="请补拍<门牌>"),
            Remark(text="请补签字"),
        ),
    )
    log.add(EventType.VISIT_REOPENED, bodies.VisitReopened(reason="补正", base_digest=digest))
    log.add(EventType.RETURN_TAKEN, given)
    log.add(EventType.REMARK_ANSWERED, bodies.RemarkAnswered(remark=1, text="已补拍&上传"))
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return sample.facts(log)


def test_the_record_says_who_sent_it_back_and_answers_remark_by_remark() -> None:
    facts, digest = answered()
    paper = "".join(text_of(render("record", facts, digest)).split())
    for said in (
        "退回补正及答复",
        "示例区卫生健康委员会（经办人受理员丁）于2021-09-2009:30（北京时间）退回：两处<不清楚>",
        "要求2021年10月1日前补正",
        "请补拍<门牌>",
        "已补拍&上传",
        "整份记录",
        "请补签字",
        "未作文字答复",
        f"退回件{'a' * 64}",
    ):
        assert said in paper, said


def test_the_page_says_the_same_escaped() -> None:
    facts, digest = answered()
    text = page(facts, digest).decode()
    for said in (
        "<h2>退回补正及答复</h2>",
        "退回时间：2021-09-20 09:30 +08:00",
        "退回原因：两处&lt;不清楚&gt;",
        "请补拍&lt;门牌&gt;",
        "已补拍&amp;上传",
        "未作文字答复",
        f"<code>{'a' * 64}</code>",
    ):
        assert said in text, said
    assert "<门牌>" not in text
    assert "Return for correction" in page(facts, digest, language="en").decode()


def test_a_visit_that_was_not_sent_back_says_nothing_of_it() -> None:
    facts, digest = sample.facts()
    assert return_blocks(facts) == []
    assert "退回" not in page(facts, digest).decode()
