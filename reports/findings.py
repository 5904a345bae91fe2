"""存在问题反馈: what was found, where, what to put right until when, with photos and receipt."""

from collections.abc import Sequence
from dataclasses import replace

from models.facts.bodies import EvidenceAdded, Finding
from models.facts.carriage import shown_of
from models.facts.reader import ByteReader
from models.facts.signing import Signature
from models.facts.types import Facts
from reports.block import Block, Gap, Outline, Stack, mm
from reports.findings_order import PROBLEM, SUGGESTION, problems, suggestions
from reports.layout import BODY, HEAD, SMALL, TITLE, centre, left, section
from reports.marks import KIND_WORDS
from reports.names import names_on_day
from reports.numbers import day
from reports.paragraph import Align, Paragraph
from reports.photos import Photo, below
from reports.record_walk import failed_rooms
from reports.signing import signature_table
from reports.tables import PADDING, Cell, Grid, Row, Stand

WIDTH = 165 * mm
NAMES = 26 * mm
NAME = "存在问题反馈"
NO_DUE = "＿＿＿＿年＿＿月＿＿日（文件未规定期限，由评价组织单位填写）"
NOTHING = "本次没有记录存在问题。"
REPLY = "请在整改期限内完成整改，并将整改情况书面报送评价组织单位。"
SOFT = "以下内容对应文件中鼓励、逐步、原则上等建议性条款，不作为存在问题，供改进参考。"
GAP = Gap(1 * mm)


def build(facts: Facts, reader: ByteReader | None, signatures: Sequence[Signature]) -> list[Block]:
    """Return the feedback."""
    visit = facts.visit
    wrong, soft = problems(facts), suggestions(facts)
    lead = (
        f"{names_on_day(facts)}：{visit.organisation}于{day(visit.visit_on)}对你单位进行了{KIND_WORDS[visit.kind]}，"
        f"共记录存在问题{len(wrong)}项，{f'改进建议{len(soft)}项，' if soft else ''}现反馈如下。"
    )
    blocks: list[Block] = [Paragraph(NAME, TITLE), Gap(4 * mm)]
    blocks.append(Paragraph(lead if facts.findings else NOTHING, BODY.but(indent=2)))
    for number, finding in enumerate(wrong, start=1):
        blocks += _finding(facts, number, finding, reader, PROBLEM)
    if wrong:
        blocks += [Gap(3 * mm), Paragraph(REPLY, BODY.but(indent=2))]
    if soft:
        blocks += [*section(SUGGESTION), Paragraph(SOFT, BODY.but(indent=2))]
    for number, finding in enumerate(soft, start=1):
        blocks += _finding(facts, number, finding, reader, SUGGESTION)
    return [*blocks, *section("签字"), *signature_table(facts, signatures)]


def _finding(
    facts: Facts, number: int, finding: Finding, reader: ByteReader | None, kind: str
) -> list[Block]:
    clause = facts.clause(finding.pack, finding.clause)
    pairs = [
        ("对应条款", f"{clause.clause}　{clause.text}"),
        (kind if kind == PROBLEM else "情　　况", finding.fact),
        ("地　　点", "\n".join(filter(None, (finding.place, failed_rooms(clause))))),
        ("整改要求", finding.rectification),
        ("整改期限", day(finding.due_on) if finding.due_on else NO_DUE),
    ]
    rows = [Row([centre(name, HEAD), left(words)]) for name, words in pairs]
    title = f"{kind[2:]}{number}　{clause.indicator} {clause.indicator_name}"
    head = Paragraph(title, HEAD.but(align=Align.LEFT))
    blocks: list[Block] = [Gap(4 * mm), Outline(Stack([head, Gap(1 * mm)]), title)]
    blocks.append(Grid((NAMES, WIDTH - NAMES), rows))
    figure = f"图{number}" if kind == PROBLEM else f"图建议{number}"
    return blocks + _evidence(facts, figure, finding, reader)


def _evidence(
    facts: Facts, figure: str, finding: Finding, reader: ByteReader | None
) -> list[Block]:
    """Return photos, two in a row, and the names of other documents."""
    shown = shown_of(facts.evidence, finding.evidence)
    photos = [item for item in shown if item.mime.startswith("image/")]
    blocks: list[Block] = []
    captions = [below(item.caption, f"{figure}-{n}") for n, item in enumerate(photos, start=1)]
    cells = [_photo(item, reader, words) for item, (words, _) in zip(photos, captions, strict=True)]
    if cells:
        if len(cells) % 2:
            cells[-1] = replace(cells[-1], span=2)
        rows = [Row(cells[i : i + 2], padding=PADDING) for i in range(0, len(cells), 2)]
        blocks.append(Grid((WIDTH / 2, WIDTH / 2), rows))
        for whole in (whole for _, whole in captions if whole):
            blocks += [GAP, Paragraph(whole, SMALL)]
    others = [item for item in shown if item not in photos]
    if others:
        words = "；".join(_named(item) for item in others)
        blocks += [GAP, Paragraph(f"其他佐证：{words}", SMALL)]
    return blocks


def _photo(item: EvidenceAdded, reader: ByteReader | None, caption: str) -> Cell:
    number = f"编号 {item.sha256[:12]}"
    return Cell(Photo(item, reader, f"{caption}\n{number}"), stand=Stand.TOP)


def _named(item: EvidenceAdded) -> str:
    return f"{item.caption or '文件'}（{item.extension}，编号 {item.sha256[:12]}）"
