"""Graded standards as offices send them: 【C】 【B】 【A】, ★, basic indicators. Invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.checker import check
from models.standards.importing.corrections import Action, Correction, corrected
from models.standards.importing.draft import Certainty, Draft, RowKind
from models.standards.importing.publish import Head, pack_of
from models.standards.importing.tiers import ShareSaid, TierSaid, read_tiers, with_tiers
from models.standards.programme import available as programmes
from models.standards.tiers_types import Letter, Scope
from models.standards.types import Clause, DecisionRule, NotApplicable, Pack
from tests.models.standards.importing.office import (
    cell,
    docx,
    draft_of,
    numbering_list,
    para,
    row,
    table,
    told,
    xlsx,
)

TITLE = para("自拟服务能力评价标准（2026年版）")
C = ("【C】", "1.有诊室。", "2.有药房。")
B = ("【B】", "符合“C”，并", "1.有记录。")
A = ("【A】", "符合“B”，并", "有改进。")


def across(text: str, span: int = 2) -> str:
    return f"<w:tr>{cell(text, span=span)}</w:tr>"


def one_cell() -> bytes:
    """条款 | 要点 | 方法, everything of a clause in one cell, sections across the table."""
    return docx(
        TITLE,
        table(
            row("评审标准", "评审要点", "评价方法"),
            across("第一章 功能任务", 3),
            across("1.1 基本功能", 3),
            row("1.1.1★诊疗服务", cell(*C, *B, *A), "查阅资料"),
            row("1.1.2 药品管理【基本】", cell(*C, *B, *A), "现场查看"),
        ),
    )


def row_per_grade() -> bytes:
    """A row for every grade, the clause merged down, the grade in a column of its own."""
    rows = []
    for code, name in (("1.1.1", "★诊疗服务"), ("1.1.2", "药品管理")):
        for n, (letter, text) in enumerate(
            (("【C】", C[1:]), ("【B】", B[1:]), ("【A】", A[1:])), start=1
        ):
            merge = "restart" if n == 1 else "continue"
            lead = code if n == 1 else ""
            label = name if n == 1 else ""
            cells = [cell(lead, merge=merge), cell(label, merge=merge), letter, cell(*text)]
            rows.append(row(*cells))
    heads = row("编号", "条款", "等级", "评价要点")
    return docx(
        TITLE, table(heads, row("1", "功能任务", "", ""), row("1.1", "功能", "", ""), *rows)
    )


def column_per_grade() -> bytes:
    """An .xlsx with a column for C, B and A."""
    text = ("1.有诊室。\n2.有药房。", "符合C，并1.有记录。", "符合B，并有改进。")
    return xlsx(
        [
            ["自拟服务能力评价标准（2026年版）"],
            ["编号", "条款", "C级", "B级", "A级", "基本指标"],
            ["1", "功能任务"],
            ["1.1", "基本功能"],
            ["1.1.1★", "诊疗服务", *text, ""],
            ["1.1.2", "药品管理", *text, "是"],
        ],
        merges=["A1:F1"],
    )


def levels() -> bytes:
    """A column per level, merged down; the figure of the first runs into its words."""
    text = cell(*C, *B, *A)
    down = (cell("", merge="continue"), cell("", merge="continue"))
    first = (cell("1功能任务", merge="restart"), cell("1.1基本功能", merge="restart"))
    rows = [row(*first, "1.1.1诊疗服务★", text), row(*down, "1.1.2药品管理", text)]
    return docx(TITLE, table(row("一级指标", "二级指标", "三级指标", "评价要点"), *rows))


def accreditation() -> bytes:
    """As hospitals know it: a clause beside three rows, chapters across the table."""
    rows = []
    for name in ("1.1.1 诊疗服务（★）", "1.1.2 药品管理"):
        merged = [cell(name, merge="restart"), *[cell("", merge="continue")] * 2]
        rows += [row(m, cell(*part)) for m, part in zip(merged, (C, B, A), strict=True)]
    heads = row("评审标准", "评审要点")
    return docx(TITLE, table(heads, across("一、功能任务"), across("1.1 基本功能"), *rows))


LAYOUTS = {
    "one cell": one_cell,
    "row per grade": row_per_grade,
    "column per grade": column_per_grade,
    "levels": levels,
    "accreditation": accreditation,
}


def points(clause: Clause) -> dict[str, str]:
    return {item.code: item.text for grade in clause.grades or () for item in grade.items}


def published(draft: Draft) -> Pack:
    return pack_of(draft, Head(id="graded-test"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_clauses_with_grades_and_core_marks(layout: str) -> None:
    draft = draft_of(LAYOUTS[layout]())
    found = draft.counted()
    assert (found["clause"], found["point"], found["not_understood"]) == (2, 8, 0)
    pack = published(draft)
    assert list(check(pack)) == []
    assert [(c.code, c.text, c.core) for c in pack.clauses()] == [
        ("1.1.1", "诊疗服务", True),
        ("1.1.2", "药品管理", None),
    ]
    expected = {"C-1": "有诊室。", "C-2": "有药房。", "B-1": "有记录。", "A": "有改进。"}
    assert all(points(clause) == expected for clause in pack.clauses())
    kept = [line.replace("（★）", "★") for line in draft.source_lines]
    assert all(any(c.text in kept[c.source.line - 1 + n] for n in (0, 1)) for c in pack.clauses())
    assert sum("★" in line for line in kept) == 1
    assert all(c.not_applicable is NotApplicable.APPROVAL for c in pack.clauses())
    assert [section.code for section in pack.sections] == ["1"]
    assert pack.sections[0].sections[0].code == "1.1"


def test_basic_clauses_are_recognised_by_their_column_and_by_their_mark() -> None:
    for made in (one_cell(), column_per_grade()):
        pack = published(draft_of(made))
        assert [clause.basic for clause in pack.clauses()] == [None, True]


def test_lettered_points_keep_their_letters_and_the_numbers_inside_them() -> None:
    text = cell(
        "【C】【C-1】有制度：1.诊疗；2.护理。",
        "【C-2】有人员。",
        "【B】有培训。",
        "【A-1】有改进。",
    )
    made = table(
        row("编号", "条款", "评价要点"), row("1.1", "管理", text), row("1.2", "质量", text)
    )
    (first, _) = published(draft_of(docx(TITLE, made))).clauses()
    assert points(first) == {
        "C-1": "有制度：1.诊疗；2.护理。",
        "C-2": "有人员。",
        "B": "有培训。",
        "A-1": "有改进。",
    }


def test_a_mark_that_a_sentence_only_speaks_of_cuts_nothing() -> None:
    text = cell(
        "【C】有制度。【B】符合【C】，并有记录。【A】在符合“B”的基础上，达到【C】的要求且有改进。"
    )
    made = table(
        row("编号", "条款", "评价要点"), row("1.1", "管理", text), row("1.2", "质量", text)
    )
    draft = draft_of(docx(TITLE, made))
    (first, _) = published(draft).clauses()
    assert points(first) == {"C": "有制度。", "B": "有记录。", "A": "达到【C】的要求且有改进。"}
    assert "import-ladder" in told(draft)


def test_a_clause_cut_by_a_page_goes_on_in_the_next_table() -> None:
    heads = row("编号", "条款", "评价要点")
    first = table(heads, row("1.1", "管理", cell("【C】", "1.有制度。", "2.有人员，并有")))
    rest = cell("培训。", "3.有预案。", "【B】有记录。", "【A】有改进。")
    second = table(
        heads, row("1.1", "管理", rest), row("1.2", "质量", cell("【C】有。【B】有。【A】有。"))
    )
    draft = draft_of(docx(TITLE, first, para(""), second))
    (clause, _) = published(draft).clauses()
    assert points(clause)["C-2"] == "有人员，并有培训。"
    assert points(clause)["C-3"] == "有预案。"
    assert {"import-goes-on", "import-repeated"} <= told(draft)


def test_automatic_numbers_are_points_and_codes() -> None:
    lists = numbering_list(1, ("decimal", "%1."))
    body = "<w:p/>".join(())
    text = cell(
        "【C】",
        para("有诊室。", (1, 0)),
        para("有药房。", (1, 0)),
        "【B】有记录。",
        "【A】有改进。",
    )
    made = table(
        row("编号", "条款", "评价要点"), row("1.1", "管理", text), row("1.2", "质量", "【C】有。")
    )
    draft = draft_of(docx(TITLE, body, made, numbering=lists))
    (first, _) = pack_of(draft).clauses()
    assert points(first)["C-2"] == "有药房。"


def test_r2_9_tiers_are_never_guessed_and_without_them_the_edition_only_counts() -> None:
    draft = draft_of(one_cell())
    (missing,) = [r for r in draft.remarks if r.code == "import-tiers-missing"]
    assert missing.certainty is Certainty.GUESSED
    pack = published(draft)
    assert (pack.decision, pack.tiers) == (DecisionRule.COUNTS_ONLY, None)
    with pytest.raises(StandardError) as caught:
        pack_of(draft, Head(decision=DecisionRule.TIERS))
    assert caught.value.code == "import-tiers-needed"


def said(*shares: str) -> tuple[TierSaid, ...]:
    proportions = tuple(
        ShareSaid(letter=letter, share=share, scope=Scope.ALL)
        for letter, share in zip((Letter.C, Letter.B), shares, strict=False)
    )
    return TierSaid(name="未达标"), TierSaid(name="甲档", text="自拟。", proportions=proportions)


def test_r2_9_added_tiers_are_exact_fractions_with_a_line_in_the_kept_text() -> None:
    draft = with_tiers(draft_of(one_cell()), said("62.5%", "1/3"))
    pack = published(draft)
    assert list(check(pack)) == []
    assert pack.decision is DecisionRule.TIERS
    tier = (pack.tiers or ())[1]
    assert [(p.value, p.per) for p in tier.proportions] == [(625, 1000), (1, 3)]
    line = draft.source_lines[tier.source.line - 1]
    assert "62.5%" in line
    assert tier.source.document == "graded-test"
    again = with_tiers(draft, said("50%"))
    assert len(again.source_lines) == len(draft.source_lines)
    assert "import-tiers-missing" not in told(again)


@pytest.mark.parametrize("share", ["", "八成", "80", "1/0", "101 percent"])
def test_a_proportion_that_cannot_be_read_is_refused(share: str) -> None:
    with pytest.raises(StandardError) as caught:
        with_tiers(draft_of(one_cell()), said(share))
    assert caught.value.code == "import-tier-share"


def test_a_file_of_tiers_that_is_too_long_is_refused_and_not_cut_off(tmp_path: Path) -> None:
    """Cut at the limit it would still be read, with its later tiers missing."""
    file = tmp_path / "tiers.yaml"
    two = "tiers:\n- {name: 甲档}\n- {name: 乙档}\n"
    file.write_text(two, "utf-8")
    assert [one.name for one in read_tiers(file)] == ["甲档", "乙档"]
    fill = "#" * (MAX_PACK_BYTES - len(two.encode()) - 1) + "\n"
    file.write_text(two + fill + "- {name: 丙档}\n", "utf-8")
    with pytest.raises(StandardError) as caught:
        read_tiers(file)
    assert caught.value.code == "import-tiers-file"


def test_r4_3_a_programme_gives_the_consequences_of_its_tiers() -> None:
    programme = programmes()[0]
    names = list(dict.fromkeys(one.tier for one in programme.consequences))
    tiers = [TierSaid(name="最低"), *(TierSaid(name=name) for name in names)]
    draft = with_tiers(draft_of(one_cell()), tiers)
    pack = pack_of(draft, Head(programme=programme.id))
    texts = [c.text for tier in pack.tiers or () for c in tier.consequences]
    assert sorted(texts) == sorted(one.consequence.text for one in programme.consequences)


def test_points_can_be_corrected_and_take_their_codes_by_place() -> None:
    draft = draft_of(one_cell())
    first = next(r for r in draft.rows if r.kind is RowKind.POINT)
    gone = corrected(draft, [Correction(row=first.row, action=Action.SKIP)])
    clause = next(published(gone).clauses())
    assert [code for code in points(clause) if code[0] == "C"] == ["C-1"]
    moved = corrected(draft, [Correction(row=first.row, action=Action.REPLACE, letter="B")])
    assert "B-2" in points(next(published(moved).clauses()))


def test_a_clause_without_a_grade_is_told_and_cannot_be_published() -> None:
    made = table(row("编号", "条款", "要点"), *(row(f"1.{n}", "管理", "【C】有。") for n in (1, 2)))
    draft = draft_of(docx(TITLE, made))
    assert "import-grade-missing" in told(draft)
    assert [one.code for one in check(published(draft))] == ["pack-grade-missing"] * 4


def test_tiers_of_a_standard_without_grades_are_refused() -> None:
    made = table(row("编号", "评价内容"), row("1.1", "有制度。"), row("1.2", "有人员。"))
    with pytest.raises(StandardError) as caught:
        with_tiers(draft_of(docx(TITLE, made)), said("50%"))
    assert caught.value.code == "import-tiers-no-grades"
