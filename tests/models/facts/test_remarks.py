"""What was sent back beside what a revision says it answers: no answer moves to another remark."""

from __future__ import annotations

from models.facts.remarks import Asked, heard
from models.facts.returning import AnsweredRemark, Remark, ReturnFacts, VisitReturn
from models.facts.types import Facts

SENT_AT = "2021-09-16T02:00:00.000Z"
TWICE = Remark(pack="test-pack", clause="1", text="请补拍")
CONTENT = VisitReturn(
    id="55555555-5555-4555-8555-555555555555",
    package_digest="c" * 64,
    visit="11111111-1111-4111-8111-111111111111",
    device="22222222-2222-4222-8222-222222222222",
    revision=1,
    facts_digest="d" * 64,
    office="示例区",
    by="受理员丁",
    sent_at=SENT_AT,
    reason="不清楚",
    remarks=(TWICE, Remark(text="请补签字"), TWICE),
)
ASKED = Asked("e" * 64, CONTENT)


def answered(*answers: str | None, remarks: tuple[Remark, ...] = CONTENT.remarks) -> Facts:
    """Facts of a revision that answers so."""
    told = tuple(
        AnsweredRemark(pack=r.pack, clause=r.clause, text=r.text, answer=said)
        for r, said in zip(remarks, answers, strict=True)
    )
    same = ("package_digest", "office", "by", "sent_at", "reason", "due_on")
    returned = ReturnFacts(
        sha256=ASKED.sha256, remarks=told, **{name: getattr(CONTENT, name) for name in same}
    )
    return Facts.model_construct(returned=returned)


def said(after: Facts) -> tuple[list[str | None], str]:
    found = heard((ASKED,), after)
    return [remark.answer for remark in found.remarks], found.doubt


def test_two_remarks_in_the_same_words_keep_their_own_answers() -> None:
    assert said(answered("一", None, "二")) == (["一", None, "二"], "")
    assert said(answered("一", "签了", None)) == (["一", "签了", None], "")


def test_an_answer_follows_its_words_when_the_laptop_tells_another_order() -> None:
    other = (CONTENT.remarks[1], TWICE, TWICE)
    after = answered("签了", "一", "二", remarks=other)
    assert said(after) == (["一", "签了", "二"], "return-told-otherwise")


def test_what_the_laptop_left_out_is_shown_without_an_answer() -> None:
    after = answered("一", remarks=(TWICE,))
    assert said(after) == (["一", None, None], "return-told-otherwise")


def test_a_revision_that_takes_nothing_up_is_told_so() -> None:
    found = heard((ASKED,), Facts.model_construct(returned=None))
    assert ([r.text for r in found.remarks], found.doubt) == (
        [r.text for r in CONTENT.remarks],
        "return-not-taken",
    )
