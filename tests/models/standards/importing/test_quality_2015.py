"""Source 000 as offices send it: in Word and Excel, merged, cut, numbered, revised."""

from __future__ import annotations

import time

import pytest

from models.standards.checker import check
from models.standards.importing.draft import Certainty, Draft
from models.standards.importing.publish import pack_of
from models.standards.types import Pack
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
)

TITLE = "社区卫生服务质量评价指标体系(2015年版)"
PAGE = 9
"""Indicators on a page of the hard document."""


def words(pack: Pack) -> list[tuple[object, ...]]:
    """Everything that is printed, in order: what an import must give back exactly."""
    found: list[tuple[object, ...]] = []
    for one in pack.sections:
        found.append((one.code, one.name))
        for two in one.sections:
            found.append((two.code, two.name))
            for indicator in two.indicators:
                found.append((indicator.code, indicator.name))
                found += [(c.code, c.number, c.text) for c in indicator.clauses]
                found += [(note.text, note.before) for note in indicator.notes]
    return found


def merged_docx() -> bytes:
    """One table, levels 1 and 2 merged downwards."""
    rows = [row(*HEADS)]
    above: tuple[str, str] = ("", "")
    for one, two, indicator in office.labels_2015():
        first = cell(one, merge="restart") if one != above[0] else cell("", merge="continue")
        second = (
            cell(*two.split("\n"), merge="restart")
            if two != above[1]
            else cell("", merge="continue")
        )
        clauses = cell(*office.clause_lines(indicator))
        rows.append(row(first, second, f"{indicator.code}{indicator.name}", clauses))
        above = (one, two)
    return docx(para("附件"), para(TITLE), table(*rows))


def hard_docx() -> bytes:
    """A table per page with repeated labels, automatic numbers, revisions, content controls."""
    lists: list[str] = []
    tables: list[str] = []
    rows: list[str] = []
    above: tuple[str, str] = ("", "")
    for index, (one, two, indicator) in enumerate(office.labels_2015()):
        if index % PAGE == 0:
            tables += [table(*rows)] if rows else []
            rows, above = ([row(*HEADS)] if index % (2 * PAGE) == 0 else []), ("", "")
        lists.append(office.numbering_list(index + 1, ("decimal", "%1.")))
        first = cell(one) if one != above[0] else cell("")
        second = cell(*two.split("\n")) if two != above[1] else cell("")
        control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
        third = control.format(cell(indicator.code + indicator.name))
        rows.append(row(first, second, third, cell(*_revised(indicator, index + 1))))
        above = (one, two)
    tables.append(table(*rows))
    body = [para(TITLE), *[part for one in tables for part in (one, para(""))]]
    return docx(*body, numbering="".join(lists))


def _revised(indicator: office.Indicator, number: int) -> list[str]:
    """The clauses with automatic numbers; of each the last two characters were put in late."""
    lines = [para(note.text) for note in indicator.notes if note.before]
    for clause in indicator.clauses:
        head, tail = clause.text[:-2], clause.text[-2:]
        content = run(head) + deleted("旧文字") + inserted(tail)
        lines.append(para(content, (number, 0) if clause.number else None))
    return lines + [para(note.text) for note in indicator.notes if not note.before]


def merged_xlsx() -> bytes:
    rows: list[list[str | int | float | None]] = [[TITLE], [*HEADS]]
    merges = ["A1:D1"]
    starts = [3, 3]
    above: list[str] = ["", ""]
    for number, (one, two, indicator) in enumerate(office.labels_2015(), start=3):
        labels: list[str | None] = []
        for column, label in enumerate((one, two)):
            new = label != above[column]
            if new:
                merges += [f"{'AB'[column]}{starts[column]}:{'AB'[column]}{number - 1}"]
                starts[column] = number
            labels.append(label if new else None)
        above = [one, two]
        text = "\n".join(office.clause_lines(indicator))
        rows.append([*labels, f"{indicator.code} {indicator.name}", text])
    return office.xlsx(
        rows, [m for m in merges if m.split(":")[0][1:] != m.split(":")[1][1:] or m == "A1:D1"]
    )


@pytest.fixture(scope="module", params=["merged.docx", "hard.docx", "merged.xlsx"])
def draft(request: pytest.FixtureRequest) -> Draft:
    made = {"merged.docx": merged_docx, "hard.docx": hard_docx, "merged.xlsx": merged_xlsx}
    return draft_of(made[request.param]())


def test_53_indicators_and_164_clauses_come_in(draft: Draft) -> None:
    counted = draft.counted()
    assert (counted["section"], counted["indicator"]) == (4 + 18, 53)
    assert (counted["clause"], counted["note"], counted["unknown"]) == (164, 2, 0)
    assert counted[Certainty.NOT_UNDERSTOOD] == 0


def test_every_word_is_that_of_the_shipped_pack(draft: Draft) -> None:
    assert words(pack_of(draft)) == words(office.quality_2015())


def test_the_pack_of_the_draft_is_sound(draft: Draft) -> None:
    pack = pack_of(draft)
    assert list(check(pack)) == []
    assert (pack.title, pack.edition) == (TITLE, "2015年版")


def test_a_clause_says_where_it_stands_in_the_kept_source_text(draft: Draft) -> None:
    for clause in pack_of(draft).clauses():
        assert clause.text in draft.source_lines[clause.source.line - 1]


def test_revisions_are_kept_or_dropped_and_both_are_told() -> None:
    draft = draft_of(hard_docx())
    (said,) = [remark for remark in draft.remarks if remark.code == "import-tracked-all"]
    assert said.params == {"kept": 164, "dropped": 164}
    touched = [row for row in draft.rows if any(r.code == "import-tracked" for r in row.remarks)]
    assert len(touched) == 53
    assert all(row.certainty is Certainty.GUESSED for row in touched)


def test_labels_repeated_by_page_breaks_are_told() -> None:
    (said,) = [r for r in draft_of(hard_docx()).remarks if r.code == "import-repeated"]
    assert int(said.params["count"]) >= 5


def test_a_word_table_of_300_rows_is_read_in_two_seconds() -> None:
    rows = [row(*HEADS)]
    for n in range(300):
        one, two, three = n // 100 + 1, n // 10 % 10 + 1, n % 10 + 1
        code = f"{one}.{two}"
        lines = [f"{k}.第{n}项要求之{k}，按规定开展工作，有制度、有记录。" for k in range(1, 5)]
        rows.append(row(f"{one}.部分", f"{code}类", f"{code}.{three}指标", cell(*lines)))
    data = docx(para("示例评价标准（2026年版）"), table(*rows))
    began = time.perf_counter()
    draft = draft_of(data)
    pack = pack_of(draft)
    assert time.perf_counter() - began < 2
    assert sum(1 for _ in pack.clauses()) == 1200
    assert list(check(pack)) == []
