"""存在问题反馈: what was found, where, what to put right until when, with photos and receipt."""

from collections.abc import Sequence
from dataclasses import replace

from models.facts.bodies import Finding
from models.facts.reader import ByteReader
from models.facts.signing import Signature
from models.facts.types import Facts
from reports.block import Block, Gap, Outline, Stack, Whole, mm
from reports.findings_order import PROBLEM, SUGGESTION, problems, suggestions
from reports.findings_words import EARLIER_NAME as EARLIER_NAME
from reports.findings_words import NAME as NAME
from reports.findings_words import (
    REPLY,
    SIGNED,
    SOFT,
    captioned,
    heading_words,
    lead_words,
    line_words,
    other_words,
)
from reports.layout import BODY, HEAD, SMALL, TITLE, centre, left, section
from reports.paragraph import Align, Paragraph
from reports.photos import Photo
from reports.signing import signature_table
from reports.tables import PADDING, Cell, Grid, Row, Stand

WIDTH = 165 * mm
NAMES = 26 * mm
GAP = Gap(1 * mm)
PROSE = BODY.but(indent=2)


def build(
    facts: Facts, reader: ByteReader | None, signatures: Sequence[Signature], name: str = NAME
) -> list[Block]:
    """Return the feedback below its ``name``."""
    wrong, soft = problems(facts), suggestions(facts)
    blocks: list[Block] = [Paragraph(name, TITLE), Gap(4 * mm)]
    blocks.append(Paragraph(lead_words(facts), PROSE))
    for number, finding in enumerate(wrong, start=1):
        blocks += _finding(facts, number, finding, reader, PROBLEM)
    last = bool(wrong) and not soft and name == NAME
    if wrong and not last:
        blocks += [Gap(3 * mm), Paragraph(REPLY, PROSE)]
    if soft:
        blocks += [*section(SUGGESTION), Paragraph(SOFT, PROSE)]
    for number, finding in enumerate(soft, start=1):
        blocks += _finding(facts, number, finding, reader, SUGGESTION)
    signed = [*section(SIGNED), *signature_table(facts, signatures)]
    if last:  # a page of signatures alone says nothing of what is signed
        return [*blocks, Gap(3 * mm), Whole([Paragraph(REPLY, PROSE), *signed])]
    return [*blocks, *signed]


def _finding(
    facts: Facts, number: int, finding: Finding, reader: ByteReader | None, kind: str
) -> list[Block]:
    lines = line_words(facts, finding, kind)
    rows = [Row([centre(name, HEAD), left(words)]) for name, words in lines]
    title = heading_words(facts, number, finding, kind)
    head = Paragraph(title, HEAD.but(align=Align.LEFT))
    blocks: list[Block] = [Gap(4 * mm), Outline(Stack([head, Gap(1 * mm)]), title)]
    blocks.append(Grid((NAMES, WIDTH - NAMES), rows))
    return blocks + _evidence(facts, number, finding, kind, reader)


def _evidence(
    facts: Facts, number: int, finding: Finding, kind: str, reader: ByteReader | None
) -> list[Block]:
    """Return photos, two in a row, and the names of other documents."""
    blocks: list[Block] = []
    photos = list(captioned(facts, number, finding, kind))
    cells = [Cell(Photo(item, reader, words), stand=Stand.TOP) for item, words, _ in photos]
    if cells:
        if len(cells) % 2:
            cells[-1] = replace(cells[-1], span=2)
        rows = [Row(cells[i : i + 2], padding=PADDING) for i in range(0, len(cells), 2)]
        blocks.append(Grid((WIDTH / 2, WIDTH / 2), rows))
        for whole in (whole for _, _, whole in photos if whole):
            blocks += [GAP, Paragraph(whole, SMALL)]
    if others := other_words(facts, finding):
        blocks += [GAP, Paragraph(others, SMALL)]
    return blocks
