"""指标报告: every indicator with its results, its figures worked out, and its photos by number."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from models.facts.reader import ByteReader
from models.facts.types import ClauseFacts, Facts, PackFacts
from models.standards.types import Verdict
from reports.block import Block, Gap, mm
from reports.layout import BODY, SMALL, TITLE, centre, heads, left, section
from reports.marks import KIND_WORDS
from reports.names import names_on_day
from reports.numbers import day
from reports.paragraph import Align, Paragraph, Style
from reports.photo_pages import cited_photos, numbers_by_clause, photo_pages
from reports.record_parts import code_words, text_block, verdict_words
from reports.scores import derivation, subtotal
from reports.tables import Cell, Grid, Label, Row

NAME = "指标报告"
WIDTHS = (27 * mm, 17 * mm, 62 * mm, 17 * mm, 42 * mm)
HEADS = ("指标", "条款", "条款内容", "结果", "数据计算和照片")
NO_PHOTOS = "本次评价没有引用照片。"
CENTRED = BODY.but(align=Align.CENTRE)
DERIVED = Style(size=9, align=Align.LEFT)


def build(facts: Facts, reader: ByteReader | None) -> list[Block]:
    """Return the report: a table for each standard, then the photo pages."""
    visit = facts.visit
    photos = cited_photos(facts)
    numbers = numbers_by_clause(photos)
    about = (visit.organisation, KIND_WORDS[visit.kind], day(visit.visit_on))
    blocks: list[Block] = [Paragraph(NAME, TITLE), Gap(1 * mm)]
    blocks += [Paragraph(names_on_day(facts), CENTRED)]
    blocks += [Paragraph("　".join((*about, f"第{visit.revision}版")), CENTRED)]
    for place, pack in enumerate(facts.packs):
        mark = f"{chr(65 + place)}:" if len(facts.packs) > 1 else ""
        blocks += list(_standard(facts, pack, mark, numbers))
    if not photos:
        return [*blocks, Gap(3 * mm), Paragraph(NO_PHOTOS, BODY)]
    return [*blocks, *photo_pages(photos, reader)]


def _standard(
    facts: Facts, pack: PackFacts, mark: str, numbers: Mapping[str, list[int]]
) -> Iterator[Block]:
    clauses = [clause for clause in facts.clauses if clause.pack == pack.id]
    edition = "" if pack.edition in pack.title else f"（{pack.edition}）"
    yield from section(f"{mark.replace(':', '　')}{pack.title}{edition}")
    yield Paragraph(subtotal(clauses), BODY)
    yield Gap(1.5 * mm)
    rows = [Row(heads(HEADS), least=8 * mm)]
    for (code, name), found in groupby(clauses, lambda c: (c.indicator, c.indicator_name)):
        group = list(found)
        label = Label(f"{code}\n{name}\n{_met(group)}" if code != name else code, SMALL)
        rows += [_row(facts, one, label, numbers.get(mark + one.clause, [])) for one in group]
    yield Grid(WIDTHS, rows, headers=1)


def _met(clauses: list[ClauseFacts]) -> str:
    """Return how many of an indicator's clauses are met; grades are shown beside each clause."""
    if any(one.grade is not None for one in clauses):
        return ""
    met = sum(one.verdict is Verdict.MET for one in clauses)
    return f"达标{met}/{len(clauses)}"


def _row(facts: Facts, clause: ClauseFacts, label: Label, photos: list[int]) -> Row:
    lines = derivation(facts, clause)
    if photos:
        lines.append(f"照片：图{'、图'.join(str(number) for number in photos)}")
    return Row(
        [
            centre(code_words(clause), SMALL),
            Cell(text_block(clause)),
            centre(verdict_words(clause), SMALL),
            left("\n".join(lines), DERIVED),
        ],
        label,
        least=7 * mm,
    )
