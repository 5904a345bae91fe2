"""Chinese line breaking: fixed cases, and properties over invented texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.linebreak import HANGING, NO_END, NO_START, Glyph, Line, break_lines
from reports.paragraph import Paragraph, Style

SOURCES = sorted((Path(__file__).resolve().parents[1] / "sources").glob("*.txt"))
BAD_START = frozenset("，。、；：？！）》〉”’】』」〕﹞％%‰℃…—·～~,.;:?!)]}")
BAD_END = frozenset("（《〈“‘【『「〔﹝([{￥$№")
"""Written out again, so that a mark taken out of the rules is missed here."""
COLUMNS = ((10.5, 440.0), (12.0, 200.0), (10.5, 120.0), (10.5, 63.0))
"""Size and width in points: prose, cells, the narrowest cell of a ledger."""


def glyphs(text: str, size: float = 10) -> list[Glyph]:
    return [Glyph(c, "f", size, size if ord(c) > 0x2E7F else size / 2) for c in text]


def lines(text: str, ems: float) -> list[str]:
    return [words(line) for line in break_lines(glyphs(text), ems * 10, ems * 10)]


def words(line: Line) -> str:
    return "".join(glyph.char for word in line.words for glyph in word)


def test_a_closing_mark_hangs_half_over_the_edge() -> None:
    assert lines("一二三四五。六", 5.5) == ["一二三四五。", "六"]


def test_a_closing_mark_takes_a_character_along() -> None:
    assert lines("一二三四五，六", 5) == ["一二三四", "五，六"]


def test_an_opening_mark_goes_to_the_next_line() -> None:
    assert lines("一二三四（六）", 5) == ["一二三四", "（六）"]


def test_numbers_stay_with_their_units() -> None:
    assert lines("服务人口2倍以上", 5) == ["服务人口", "2倍以上"]
    assert lines("日均门诊量≥30人次", 8) == ["日均门诊量", "≥30人次"]
    assert lines("比例不低于30%。", 6) == ["比例不低于", "30%。"]


def test_ranges_digests_and_latin_units_stay_whole() -> None:
    """They begin with a digit, and were cut behind it."""
    assert lines("辖区0-6岁儿童数", 4) == ["辖区", "0-6岁儿", "童数"]
    assert lines("护士2-3人", 4) == ["护士", "2-3人"]
    assert lines("深度5cm", 3) == ["深度", "5cm"]
    assert lines("c8cd37eb 5bc8240e", 6) == ["c8cd37eb", "5bc8240e"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda file: file.stem)
@pytest.mark.parametrize(("size", "room"), COLUMNS)
def test_no_line_of_a_source_begins_or_ends_wrongly_or_stands_over(
    source: Path, size: float, room: float
) -> None:
    for text in source.read_text(encoding="utf-8").splitlines():
        broken = Paragraph(text, Style(size=size)).broken(room).lines
        said = [words(line) for line in broken]
        assert [line for line in said[1:] if line[:1] in BAD_START and line] == []
        assert [line for line in said[:-1] if line[-1:] in BAD_END and line] == []
        for line in broken:
            assert line.width <= room + line.hang_used + 0.01


def test_the_five_sources_are_there() -> None:
    assert [file.stem for file in SOURCES] == ["000", "001", "002", "003", "004"]


def test_a_blank_does_not_hide_an_opening_mark() -> None:
    assert lines("根据《 (略) 规划", 4)[0] == "根据"
    assert lines("度：        %", 3) == ["度：", " %"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines("A" * 12, 3) == ["AAAAAA", "AAAAAA"]


def test_line_feeds_and_spaces() -> None:
    assert lines("甲\n\n乙", 5) == ["甲", "", "乙"]
    assert lines("甲乙丙丁戊 己", 5) == ["甲乙丙丁戊", "己"]


def test_an_impossible_text_still_ends() -> None:
    assert "".join(lines("，" * 30, 4)) == "，" * 30
    assert "".join(lines("（" * 30, 0.5)) == "（" * 30


CHINESE = st.text(alphabet="医疗卫生机构服务，。、；：（）《》“”2030.5%人次Ab ", max_size=120)


@given(CHINESE, st.integers(min_value=1, max_value=30))
def test_nothing_is_lost_and_nothing_stands_over(text: str, ems: int) -> None:
    broken = break_lines(glyphs(text), ems * 10, ems * 10)
    kept = "".join(words(line) for line in broken)
    assert kept.replace(" ", "") == text.replace(" ", "")
    for line in broken:
        last = line.words[-1][-1] if line.words else None
        hang = 5 if last and last.char in HANGING else 0
        assert line.width <= ems * 10 + hang + 0.01 or len(line.words) == 1


SENTENCE = st.lists(
    st.text(alphabet="医疗卫生机构服务", min_size=2, max_size=9), min_size=1, max_size=20
)


@given(SENTENCE, st.lists(st.sampled_from("，。、；：！？"), min_size=20, max_size=20))
def test_ordinary_sentences_obey_the_rules(parts: list[str], marks: list[str]) -> None:
    text = "".join(
        (f"《{part}》" if len(part) % 3 == 0 else part) + mark
        for part, mark in zip(parts, marks, strict=False)
    )
    for ems in (6, 7.3, 11, 19.5):
        broken = [line for line in lines(text, ems) if line]
        assert not [line for line in broken[1:] if line[0] in NO_START]
        assert not [line for line in broken[:-1] if line[-1] in NO_END]


@pytest.mark.parametrize("text", ["，。！" * 7000, "（【《" * 7000, " " * 20_000 + "。"])
def test_thousands_of_marks_that_hang_together_take_no_time(text: str) -> None:
    """Another laptop may send them in every note, and the desk makes its forms again."""
    given = glyphs(text)
    begun = time.process_time()
    found = break_lines(given, 160.0, 160.0)
    assert time.process_time() - begun < 1.0
    assert "".join(map(words, found)).replace(" ", "") == text.replace(" ", "")
