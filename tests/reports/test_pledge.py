"""The pledge of the team: words, who signs, what documents say, and what none of them says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from models.errors import FormError
from models.facts import walk
from models.visits import discipline
from reports.pledge import pledge_pdf
from tests.reports import papers, sample
from tests.reports.test_walk_papers import SHEET


def pledge(people: int = 3, words: str = "", name: str = "评价员") -> walk.Pledge:
    quoted = discipline.quotes([sample.pack()])
    team = [walk.Planned(name=f"{name}{n}", leader=n == 0, specialty="护理") for n in range(people)]
    return walk.Pledge(
        sheet=SHEET,
        team=tuple(team),
        words=words or discipline.shipped().pledge,
        quotes=tuple(walk.Said(document=q.document, line=q.line, text=q.text) for q in quoted),
    )


def words(given: walk.Pledge) -> str:
    return re.sub(r"\s", "", papers.text_of(pledge_pdf(given)))


def test_words_are_as_accepted(accept: Callable[[str, str], None]) -> None:
    text = papers.text_of(pledge_pdf(pledge())).replace("\r\n", "\n")
    accept("pledge.txt", re.sub(r"摘要 [0-9a-f]{16}", "摘要 <16>", text))


def test_everybody_has_a_line_and_the_text_is_told_as_nobodys_official_one() -> None:
    shown = words(pledge())
    for said in ("评价员0组长", "评价员2组员", "廉洁", "保密", "回避", "文件未规定承诺书"):
        assert said in shown, said
    assert "（渝中卫发〔2021〕49号文本第329行）" in shown
    assert "示例社区医院" in shown, "both names valid on the day"
    assert pledge_pdf(pledge()) == pledge_pdf(pledge())


@pytest.mark.parametrize(("people", "pages"), [(0, 1), (8, 1), (40, 2)])
def test_many_people_are_set_closer_and_then_flow_on(people: int, pages: int) -> None:
    pdf = pledge_pdf(pledge(people))
    assert len(papers.reader(pdf).pages) <= pages
    shown = re.sub(r"\s", "", papers.text_of(pdf))
    assert all(f"评价员{n}" in shown for n in range(people))


def test_long_words_and_a_character_without_a_glyph() -> None:
    assert words(pledge(words="承诺很长。" * 700)).count("承诺很长") >= 600
    with pytest.raises(FormError) as told:
        pledge_pdf(pledge(name="\U0001f600"))
    assert str(told.value.params["places"]).startswith("评价组第1人")
    with pytest.raises(FormError) as told:
        pledge_pdf(pledge(words="保证做到😀"))
    assert told.value.params["places"] == "承诺内容"
