"""The tricks of Word tables, one by one."""

from __future__ import annotations

import pytest

from models.standards.importing.draft import Certainty, Draft, RowKind
from models.standards.importing.numbering import chinese, in_form
from models.standards.importing.publish import pack_of
from tests.models.standards.importing import office
from tests.models.standards.importing.office import (
    HEADS,
    cell,
    deleted,
    docx,
    draft_of,
    inserted,
    para,
    row,
    run,
    table,
    told,
)

LEAD = ("1.能力", "1.1服务", "1.1.1门诊")


def clauses(draft: Draft) -> list[str]:
    return [row.text for row in draft.rows if row.kind is RowKind.CLAUSE]


def one_cell(*content: str, numbering: str = "") -> Draft:
    return draft_of(docx(table(row(*HEADS), row(*LEAD, cell(*content))), numbering=numbering))


def test_headings_numbered_by_word_get_their_codes() -> None:
    listed = office.numbering_list(
        7, ("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")
    )
    rows = [row(*HEADS)]
    for one in ("能力", "质量"):
        for two in ("甲", "乙"):
            first = cell(para(one, (7, 0))) if two == "甲" else cell("")
            second = cell(para(two, (7, 1)))
            rows.append(row(first, second, cell(para("丙", (7, 2))), "1.有制度。"))
            rows.append(row("", "", cell(para("丁", (7, 2))), "1.有记录。"))
    draft = draft_of(docx(table(*rows), numbering=listed))
    codes = [row.code for row in draft.rows if row.kind is RowKind.INDICATOR]
    assert codes == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.2.1", "2.2.2"]
    assert draft.counted()[Certainty.NOT_UNDERSTOOD] == 0


def test_an_automatic_number_is_not_mistaken_for_text() -> None:
    listed = office.numbering_list(1, ("chineseCounting", "（%1）"))
    draft = one_cell(
        para("0-6岁儿童建证。", (1, 0)), para("2型糖尿病管理。", (1, 0)), numbering=listed
    )
    assert clauses(draft) == ["0-6岁儿童建证。", "2型糖尿病管理。"]
    assert [row.number for row in draft.rows if row.kind is RowKind.CLAUSE] == [1, 2]


def test_a_list_restarted_by_an_override_and_one_numbered_by_its_style() -> None:
    listed = office.numbering_list(1, ("decimal", "%1."))
    listed += (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    rows = [
        row(*LEAD, cell(para("甲。", (1, 0)), para("乙。", (1, 0)))),
        row("", "", "1.1.2急诊", cell(para("丙。", (2, 0)), para("丁。", (2, 0)))),
    ]
    draft = draft_of(docx(table(row(*HEADS), *rows), numbering=listed))
    assert [row.number for row in draft.rows if row.kind is RowKind.CLAUSE] == [1, 2, 1, 2]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (3, "decimal", "3"),
        (12, "chineseCountingThousand", "十二"),
        (3, "decimalEnclosedCircle", "③"),
        (27, "lowerLetter", "aa"),
        (14, "upperRoman", "XIV"),
        (7, "decimalZero", "07"),
    ],
)
def test_number_forms(count: int, form: str, printed: str) -> None:
    assert in_form(count, form) == printed


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "一"), (10, "十"), (20, "二十"), (101, "一百零一"), (1010, "一千零一十")],
)
def test_chinese_numbers(count: int, words: str) -> None:
    assert chinese(count) == words


def test_insertions_stay_and_deletions_go_and_the_row_says_both() -> None:
    draft = one_cell(para(run("1.有") + deleted("旧") + inserted("新") + run("制度。")))
    (clause,) = [row for row in draft.rows if row.kind is RowKind.CLAUSE]
    assert clause.text == "有新制度。"
    (said,) = [remark for remark in clause.remarks if remark.code == "import-tracked"]
    assert said.params == {"kept": "新", "dropped": "旧"}
    assert clause.certainty is Certainty.GUESSED


def test_a_deleted_row_and_a_deleted_line_end() -> None:
    gone = row("", "", "1.1.2删去", "1.删去。", properties='<w:del w:id="9" w:author="a"/>')
    ended = para(run("1.有诊"), properties='<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>')
    whole = row(*LEAD, cell(ended, para(run("室。"))))
    draft = draft_of(docx(table(row(*HEADS), whole, gone)))
    assert clauses(draft) == ["有诊室。"]
    assert "import-tracked-all" in told(draft)


def test_content_controls_at_every_level() -> None:
    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    line = f"<w:p>{held(run('1.有诊室。'))}</w:p>"
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('单击此处输入')}</w:sdtContent></w:sdt>"
    )
    second = f"<w:p>{run('2.有药房。')}{prompt}</w:p>"
    lead = [held(cell(text)) for text in LEAD]
    body = held(table(row(*HEADS), held(row(*lead, cell(line, held(second))))))
    draft = draft_of(docx(body))
    assert clauses(draft) == ["有诊室。", "有药房。"]
    assert "import-placeholder" in told(draft)


def test_text_below_a_merged_cell_is_not_lost() -> None:
    rows = [
        row(cell("1.能力", merge="restart"), "1.1服务", "1.1.1门诊", "1.有诊室。"),
        row(cell("2.质量", merge="continue"), "2.1管理", "2.1.1制度", "1.有制度。"),
    ]
    draft = draft_of(docx(table(row(*HEADS), *rows)))
    assert "import-under-merge" in told(draft)
    assert "质量" in [row.text for row in draft.rows]


def test_a_clause_cut_by_the_end_of_a_page_is_joined() -> None:
    first = table(row(*HEADS), row(*LEAD, cell("1.有诊室。", "2.有药房，配备")))
    second = table(row("", "", "", cell("基本药物。", "3.有记录。")))
    draft = draft_of(docx(first, para(""), second))
    assert clauses(draft) == ["有诊室。", "有药房，配备基本药物。", "有记录。"]
    assert {"import-goes-on", "import-table-continued"} <= told(draft)


def test_a_nested_table_and_a_line_break() -> None:
    inner = table(row("血常规", "尿常规"))
    broken = para("<w:r><w:t>1.有诊室。</w:t><w:br/><w:t>2.有药房。</w:t></w:r>")
    draft = one_cell(broken, inner)
    assert clauses(draft) == ["有诊室。", "有药房。血常规 尿常规"]
    assert "import-nested" in told(draft)


def test_other_tables_of_the_document_are_left_and_told() -> None:
    form = table(row("机构名称", ""), row("地址", ""))
    draft = draft_of(docx(table(row(*HEADS), row(*LEAD, "1.有诊室。")), para("附件2"), form))
    (said,) = [remark for remark in draft.remarks if remark.code == "import-tables-left"]
    assert said.params == {"tables": "2"}


def test_the_criteria_of_source_001_come_in_as_a_list() -> None:
    shipped = next(
        one.pack for one in office.available() if one.pack.id == "community-hospital-cq-2020"
    )
    rows = [row("序号", "评价内容", "评价方法", "评价结果")]
    for clause in shipped.clauses():
        rows.append(row(clause.code, clause.text, clause.method_text, "达标□不达标□"))
    title = para("重庆市社区医院评价推荐标准（2020年版）")
    draft = draft_of(docx(para("附件1"), title, table(*rows)))
    pack = pack_of(draft)
    assert (pack.title, pack.edition) == (shipped.title, shipped.edition)
    taken = [(c.code, c.number, c.text, c.method_text, c.methods) for c in pack.clauses()]
    issued = [(c.code, c.number, c.text, c.method_text, c.methods) for c in shipped.clauses()]
    assert taken == issued
    assert {"import-left-column", "import-name-ours", "import-section-ours"} <= told(draft)
