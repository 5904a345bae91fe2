"""The 2015 indicator system against its source text, clause by clause and line by line."""

from pathlib import Path

import pytest

from models.standards.loading import load
from models.standards.types import DecisionRule, NotApplicable, Operator, Pack, Section, Test
from resources import path

SOURCE = Path(__file__).parents[1] / "sources" / "000.txt"
LINES = SOURCE.read_text(encoding="utf-8").split("\n")
TABLE = range(34, 433)
"""Lines of the checklist itself, from its title to its last clause."""
COLUMN_HEADS = {35: "一级指标", 36: "二级指标", 37: "三级指标", 38: "指标说明"}
REPEATED_HEADINGS = {
    # Headings that the page breaks print again.
    89: "1.服务能力",
    145: "1.服务能力",
    197: "2.服务质量",
    245: "2.服务质量",
    284: "2.服务质量",
    285: "2.4",
    286: "质量安全",
    338: "3.机构管理",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack."""
    return load(path("standards", "community-service-quality-2015")).pack


def line(number: int) -> str:
    """A source line, 1-based, without the tab before it and the spaces behind it."""
    return LINES[number - 1].strip(" \t")


def printed_headings(pack: Pack) -> dict[int, str]:
    """What the headings of the pack must look like, by source line."""
    found = {}
    for top in pack.sections:
        gap = " " if top.code == "4" else ""
        found[top.source.line] = f"{top.code}.{gap}{top.name}"
        for section in top.sections:
            found |= printed_second_level(section)
    for indicator in pack.indicators():
        gap = " " if indicator.code == "4.3.1" else ""
        found[indicator.source.line] = f"{indicator.code}{gap}{indicator.name}"
    return found


def printed_second_level(section: Section) -> dict[int, str]:
    """Code and name share a line from 4.1 on; before, the name stands below the code."""
    if section.code.startswith("4"):
        return {section.source.line: section.code + section.name}
    return {section.source.line: section.code, section.source.line + 1: section.name}


def printed_texts(pack: Pack) -> dict[int, str]:
    """What the clauses and notes of the pack must look like, by source line."""
    found = {}
    for clause in pack.clauses():
        number = f"{clause.number}." if clause.number else ""
        found[clause.source.line] = number + clause.text
    for indicator in pack.indicators():
        found |= {note.source.line: note.text for note in indicator.notes}
    return found


def test_every_text_of_the_pack_stands_at_its_line(pack: Pack) -> None:
    for number, text in (printed_headings(pack) | printed_texts(pack)).items():
        assert line(number) == text


def test_every_line_of_the_table_is_in_the_pack(pack: Pack) -> None:
    accounted = printed_headings(pack) | printed_texts(pack)
    accounted |= COLUMN_HEADS | REPEATED_HEADINGS | {34: pack.title}
    left = {n: line(n) for n in TABLE if line(n) and accounted.get(n) != line(n)}
    assert left == {}


def test_the_table_ends_where_the_source_ends() -> None:
    assert [text for text in LINES[TABLE.stop - 1 :] if text.strip()] == []


def test_headings_printed_again_are_the_same_headings(pack: Pack) -> None:
    assert set(REPEATED_HEADINGS.values()) <= set(printed_headings(pack).values())


def test_counts(pack: Pack) -> None:
    second = [section for top in pack.sections for section in top.sections]
    notes = [note for indicator in pack.indicators() for note in indicator.notes]
    clauses = list(pack.clauses())
    assert [len(pack.sections), len(second), len(list(pack.indicators()))] == [4, 18, 53]
    assert [len(clauses), len(notes)] == [164, 2]
    assert [c.code for c in clauses if c.number == 0] == ["1.2.5/0", "1.2.6/0", "2.5.1/0"]


@pytest.mark.parametrize(
    ("code", "third", "numbered"), [("1", 18, 49), ("2", 19, 64), ("3", 11, 32), ("4", 5, 16)]
)
def test_counts_by_first_level(pack: Pack, code: str, third: int, numbered: int) -> None:
    (top,) = [section for section in pack.sections if section.code == code]
    indicators = list(top.all_indicators())
    assert len(indicators) == third
    assert sum(c.number > 0 for i in indicators for c in i.clauses) == numbered


def test_points_per_indicator(pack: Pack) -> None:
    sizes = [sum(c.number > 0 for c in i.clauses) for i in pack.indicators()]
    assert [sizes.count(n) for n in (0, 2, 3, 4, 5, 6)] == [3, 14, 19, 10, 6, 1]


def test_flags_count_as_in_the_inventory(pack: Pack) -> None:
    flags = [flag for clause in pack.clauses() for flag in clause.flags]
    counted = {flag: flags.count(flag) for flag in sorted(set(flags))}
    assert counted == {
        "A": 8, "Ce": 5, "Ci": 5, "D": 5, "Fq": 5, "Fu": 9, "Fw": 3,
        "L": 17, "N": 16, "O": 7, "S": 9, "U": 13, "X": 13,
    }  # fmt: skip


def test_the_sixteen_numeric_clauses_hold_twenty_one_comparisons(pack: Pack) -> None:
    numeric = [clause for clause in pack.clauses() if clause.tests]
    assert [c.code for c in numeric] == [c.code for c in pack.clauses() if "N" in c.flags]
    assert len(numeric) == 16
    assert sum(len(clause.tests) for clause in numeric) == 21


def test_thresholds_are_numbers_of_the_text(pack: Pack) -> None:
    for clause in pack.clauses():
        for test in clause.tests:
            assert any(word in clause.text for word in printed_threshold(test)), test.code


def printed_threshold(test: Test) -> set[str]:
    """How a threshold may stand in a text: a percentage, a number, or a word for 1 and 2."""
    if test.percent:
        return {f"{100 * test.value // test.per}%"}
    return {str(test.value), {1: "一", 2: "两"}.get(test.value, str(test.value))}


def test_only_the_printed_signs_are_strict_or_upper(pack: Pack) -> None:
    odd = {c.code: t.operator for c in pack.clauses() for t in c.tests if t.operator != ">="}
    assert odd == {"2.1.2/1": Operator.AT_MOST, "2.4.2/2": Operator.BELOW}


def test_where_not_applicable_may_be_chosen(pack: Pack) -> None:
    found = {
        rule: {c.code for c in pack.clauses() if c.not_applicable is rule} for rule in NotApplicable
    }
    assert found[NotApplicable.PROFILE] == {"1.1.6/1", "1.1.6/2"}
    implied = {"2.3.3/2", "2.4.3/3", "2.4.5/3", "2.4.6/2", "4.3.1/4"}
    assert found[NotApplicable.APPROVAL] == implied | {"3.5.1/1"}


def test_it_only_counts(pack: Pack) -> None:
    assert pack.decision is DecisionRule.COUNTS_ONLY
    assert pack.vetoes == ()
    assert "具体评价标准" in pack.decision_text
    assert "具体评价标准" in line(22)
