"""The list of what came to no result: one entry for each reason, every clause still findable."""

from __future__ import annotations

import re

from models.facts.bodies import Unchecked
from models.facts.types import Facts
from reports.block import mm
from reports.layout import TITLE
from reports.page import Sheet, compose
from reports.paragraph import Paragraph
from reports.record_unchecked import unchecked_table
from tests.reports import papers, sample

HOSPITAL = sample.pack().id
WHY = "本次只查重点房间，其余随年度评价再查。"
SHEET = Sheet(
    "record", "现场评价记录", "某区", "a" * 64, visit=sample.LEADER, left=23 * mm, right=20 * mm
)


def listed(pack: str, *codes: str, reason: str = WHY) -> list[Unchecked]:
    return [Unchecked(pack=pack, clause=code, state="unchecked", reason=reason) for code in codes]


def drawn(facts: Facts, items: list[Unchecked]) -> tuple[str, int]:
    """The words of the table without blanks, and its pages."""
    pdf = compose(SHEET, [Paragraph("清单", TITLE), *unchecked_table(facts, items)])
    found = papers.reader(pdf).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in found)), len(found)


def test_a_hundred_clauses_of_one_reason_are_one_entry_with_every_code() -> None:
    facts, _ = sample.facts()
    clauses = [one for one in facts.clauses if one.pack == sample.QUALITY][:118]
    words, pages = drawn(facts, listed(sample.QUALITY, *(one.clause for one in clauses)))
    assert (words.count(WHY), pages) == (1, 1)
    assert f"118条，原因：{WHY}" in words
    places = [words.find(one.clause) for one in clauses]
    assert places[0] > -1, "none is left out"
    assert places == sorted(places), "in the order of the standard"
    assert "条款原文见本记录前面的逐条内容" in words


def test_few_clauses_stand_with_their_texts_and_in_the_order_of_the_standard() -> None:
    facts, _ = sample.facts()
    first, second = [one for one in facts.clauses if one.pack == sample.QUALITY][:2]
    words, _pages = drawn(facts, listed(sample.QUALITY, second.clause, first.clause))
    assert words.index(first.text[:20]) < words.index(second.text[:20])
    assert "条款原文见" not in words


def test_each_reason_and_each_standard_has_its_own_entry() -> None:
    facts, _ = sample.facts()
    items = listed(sample.QUALITY, "1.1.1/1", "1.1.1/2") + listed(HOSPITAL, "2")
    waits = items[0].model_copy(update={"clause": "1.1.3/1", "state": "to_verify"})
    words, _pages = drawn(facts, [*items, waits, *listed(sample.QUALITY, "1.1.2/1", reason="停电")])
    assert words.count(WHY) == 3
    assert re.findall(r"》(\d)条，原因", words) == ["1", "2", "1", "1"]
    assert words.count("《重庆市社区医院评价推荐标准（2020年版）》") == 1
    assert words.index("待核实") > words.index("未查")


def test_a_reason_of_many_pages_is_printed_whole() -> None:
    facts, _ = sample.facts()
    long = "".join(f"第{number}句。" for number in range(650))
    words, pages = drawn(facts, listed(sample.QUALITY, "1.1.1/1", reason=long))
    assert pages > 1
    lost = [number for number in range(650) if f"第{number}句。" not in words]
    assert len(lost) < pages, "one stands on two pages"
