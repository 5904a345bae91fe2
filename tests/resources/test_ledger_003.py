"""Ledger 003 against its source, in both directions, with the counts of the document."""

import re
from collections import Counter
from pathlib import Path

import pytest

from models.standards.ledgers.filters import (
    by_department,
    department_differences,
    split_departments,
    tasks_of,
)
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.passages import passages
from models.standards.ledgers.types import MASK, Measure

SOURCE = (Path(__file__).parents[1] / "sources" / "003.txt").read_text(encoding="utf-8")
LINES = dict(enumerate(SOURCE.split("\n"), start=1))
LEDGER = by_id("xuhui-community-2023").ledger
TASKS = tuple(LEDGER.tasks())
ANNEX = 137
"""Line of the first category of the annex; before it stand the heads of the columns."""
BODY = range(71, 122)
"""Lines of 五、能力提升主要内容 and 六、强化保障措施."""


def test_every_task_stands_in_the_source_to_the_character() -> None:
    for task in TASKS:
        gap = " " if task.text.startswith(MASK) else ""
        assert LINES[task.source.line] == f"{task.number}.{gap}{task.text}"
        assert LINES[task.departments_source.line] == task.departments_text


def test_every_line_of_the_annex_stands_in_the_ledger() -> None:
    assert annex_of_the_ledger() == [
        line for number, line in LINES.items() if number >= ANNEX and line.strip()
    ]


def annex_of_the_ledger() -> list[str]:
    """The lines of the annex, rebuilt from the ledger alone but for breaks inside names."""
    lines: list[str] = []
    for category in LEDGER.categories:
        lines.append(category.label + category.name)
        for group in category.groups:
            lines += [group.label, *name_lines(group.source.line, group.name)]
            for task in group.tasks:
                gap = " " if task.text.startswith(MASK) else ""
                lines += [f"{task.number}.{gap}{task.text}", task.departments_text]
    return lines


def name_lines(label_line: int, name: str) -> list[str]:
    """The printed pieces of a group's name; together they are the name."""
    pieces: list[str] = []
    for number in range(label_line + 1, label_line + 6):
        if LINES[number].strip() and "".join(pieces) != name:
            pieces.append(LINES[number])
    assert "".join(pieces) == name
    return pieces


def test_headings_of_the_annex_stand_at_their_lines() -> None:
    for category in LEDGER.categories:
        assert LINES[category.source.line] == category.label + category.name
        for group in category.groups:
            assert LINES[group.source.line] == group.label


def test_every_paragraph_of_the_body_is_the_passage_of_a_group_and_back() -> None:
    held = {group.body.source.line: group.body.text for group in LEDGER.groups()}
    assert len(held) == 20
    paragraphs = {n: LINES[n] for n in BODY if "责任部门:" in LINES[n]}
    assert held == paragraphs
    others = [LINES[n] for n in BODY if LINES[n].strip() and n not in held]
    names = [category.name for category in LEDGER.categories]
    assert [re.sub(r"^.*[)、]", "", line) for line in others] == [
        "能力提升主要内容",
        *names[:4],
        names[4],
    ]


def test_body_departments_close_their_paragraph() -> None:
    for group in LEDGER.groups():
        assert group.body.text.endswith(f"(责任部门:{group.body_departments})")


def test_counts_of_the_document() -> None:
    groups = tuple(LEDGER.groups())
    assert (len(LEDGER.categories), len(groups), len(TASKS)) == (5, 20, 59)
    assert [sum(len(g.tasks) for g in c.groups) for c in LEDGER.categories] == [15, 7, 15, 15, 7]
    assert [task.number for task in TASKS] == list(range(1, 60))


def test_masks_are_kept_as_issued_84_in_the_source_37_of_them_in_tasks() -> None:
    assert SOURCE.count(MASK) == 84
    assert sum(task.masks for task in TASKS) == 37
    annex = sum(line.count(MASK) for number, line in LINES.items() if number >= ANNEX)
    assert (annex, 84 - annex) == (37, 47)


def test_24_tasks_hold_a_mask() -> None:
    masked = "1 4 5 6 7 8 9 10 11 14 15 19 21 23 24 26 27 32 34 35 44 45 49 52"
    assert [task.number for task in TASKS if MASK in task.text] == [*map(int, masked.split())]


def test_3_stars_stand_in_the_source_and_those_the_ledger_quotes_are_kept() -> None:
    stars = {number: line.count("*") for number, line in LINES.items() if "*" in line}
    assert sum(stars.values()) == 3
    assert not [task.number for task in TASKS if "*" in task.text]
    held = passages(LEDGER)
    assert {n: held[n].count("*") for n in stars if n in held} == {
        n: count for n, count in stars.items() if n in held
    }
    assert sorted(stars) == [27, 51, 101]


def test_17_departments_in_order_of_first_appearance() -> None:
    printed = [
        name
        for number, line in LINES.items()
        if number >= ANNEX and re.match("[区各].*([委局办会门)、心])$", line)
        for name in split_departments(line)
    ]
    assert [one.name for one in LEDGER.departments] == list(dict.fromkeys(printed))
    assert len(LEDGER.departments) == 17
    assert [one.name for one in LEDGER.departments if one.collective] == [
        "各街道(镇)",
        "各相关部门",
    ]


def test_33_tasks_have_one_department_26_several_at_most_7() -> None:
    sizes = Counter(len(task.departments) for task in TASKS)
    assert (sizes[1], 59 - sizes[1], max(sizes)) == (33, 26, 7)
    assert [task.number for task in TASKS if len(task.departments) == 7] == [23]


SINGLE = (
    "区教育局",
    "区规划资源局",
    "区发展改革委",
    "区建设管理委",
    "区委编办",
    "各相关部门",
    "区委宣传部",
    "区精神文明办",
    "区公安分局",
)
"""Departments of one task."""


def test_tasks_of_every_department() -> None:
    counted = {name: len(tasks) for name, tasks in by_department(LEDGER).items()}
    assert counted == {
        "区卫生健康委": 58,
        "区医保局": 12,
        "区财政局": 9,
        "各街道(镇)": 6,
        "区民政局": 5,
        "区人力资源社会保障局": 4,
        "区市场监管局": 2,
        "区城运中心": 2,
        **dict.fromkeys(
            SINGLE,
            1,
        ),
    }


def test_a_task_with_several_departments_is_found_under_each() -> None:
    for task in TASKS:
        for name in task.departments:
            assert task in tasks_of(LEDGER, name)


def test_all_departments_concerned_is_a_name_like_any_other() -> None:
    assert [task.number for task in tasks_of(LEDGER, "各相关部门")] == [53]
    assert 53 not in [task.number for task in tasks_of(LEDGER, "区财政局")]


def test_the_first_named_is_not_said_to_lead_and_is_another_office_in_15_tasks() -> None:
    """14 tasks name another office first; with 各相关部门 of task 53 they are 15."""
    others = [task.number for task in TASKS if task.departments[0] != "区卫生健康委"]
    assert len(others) == 15
    assert not hasattr(TASKS[0], "lead")


def test_the_trailing_comma_of_task_43_is_kept() -> None:
    task = TASKS[42]
    assert task.departments_text == "区委编办、区财政局、区卫生健康委、"
    assert task.departments == ("区委编办", "区财政局", "区卫生健康委")
    assert [t.number for t in TASKS if t.departments_text.endswith("、")] == [43]


def test_body_and_annex_differ_in_three_groups() -> None:
    found = {d.group: (d.body_only, d.annex_only) for d in department_differences(LEDGER)}
    assert found == {
        "2/3": (("区民政局",), ("区医保局",)),
        "3/3": (("区财政局",), ()),
        "5/1": ((), ("区卫生健康委",)),
    }


def test_11_projects_stand_in_task_23() -> None:
    assert {task.number: len(task.projects) for task in TASKS if task.projects} == {23: 11}


def test_nothing_stands_twice_so_the_plan_is_imported_once() -> None:
    """The page once printed the plan twice; the kept file holds it once."""
    assert len(LINES) == 481
    assert LINES[481] == ""
    assert SOURCE.count("\n(略) 徐汇区人民政府办公室关于转发\n") == 1
    for number in range(1, 60):
        assert len(re.findall(rf"^{number}\.\D", SOURCE[annex_begins() :], re.MULTILINE)) == 1


def annex_begins() -> int:
    """Where the annex begins in the text."""
    return SOURCE.index("\n附表\n")


def test_every_quote_of_a_target_stands_at_its_line() -> None:
    for target in LEDGER.targets:
        for quote in target.quotes:
            assert quote.text in LINES[quote.source.line]


FIGURES = re.compile(r"\d+(?:\.\d+)?%|\d-\d个月|全覆盖|全部社区|所有社区配置")


def test_every_figure_of_the_source_belongs_to_a_target() -> None:
    """Percentages, spans of months, and words that mean all of them."""
    missed = []
    for number, line in LINES.items():
        rest = line
        for target in LEDGER.targets:
            for quote in target.quotes:
                if quote.source.line == number:
                    rest = rest.replace(quote.text, "")
        missed += [(number, found) for found in FIGURES.findall(rest)]
    assert missed == []


@pytest.mark.parametrize(
    ("target", "value", "per", "year", "lines"),
    [
        ("G01", 90, 100, 2025, [43]),
        ("G02", 615, 1000, 2023, [95]),
        ("G03", 75, 100, 2025, [43, 95, 271]),
        ("G04", 80, 100, 2025, [43, 95, 271]),
        ("G05", 40, 100, 2025, [47]),
        ("G06", 40, 100, 2023, [85]),
        ("G07", 45, 100, 2025, [85, 227]),
        ("G08", 1, 1, 2025, [49]),
        ("G09", 1, 1, 2025, [51]),
        ("G10", 1, 1, 2025, [51]),
        ("G11", 1, 1, None, [45]),
        ("G13", 3, 1, None, [101, 329]),
        ("G14", 3, 1, None, [101, 333]),
    ],
)
def test_targets_with_exact_value_year_and_lines(
    target: str, value: int, per: int, year: int | None, lines: list[int]
) -> None:
    one = LEDGER.target(target)
    (test,) = one.tests
    assert (test.value, test.per, one.due.year) == (value, per, year)
    assert [quote.source.line for quote in one.quotes] == lines


def test_the_masked_number_stays_masked() -> None:
    target = LEDGER.target("G12")
    assert target.measure is Measure.MASKED
    assert target.tests == ()
    assert MASK in target.quotes[0].text


def test_targets_of_the_annex_name_their_task() -> None:
    lines = {task.source.line: task.number for task in TASKS}
    for target in LEDGER.targets:
        named = {lines[q.source.line] for q in target.quotes if q.source.line in lines}
        assert named == set(target.tasks)
