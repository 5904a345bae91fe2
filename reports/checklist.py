"""The blank checklist: every clause in full, boxes for the mark, points, figures, a line to write.

Made before the visit is closed, for a day on which the notebook stays dark. The numbers are those
that the quick entry takes back afterwards.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from models.facts.walk import (
    Arrangement,
    Chapter,
    Checklist,
    Figure,
    Group,
    Line,
    Piece,
    order_mark,
)
from models.standards.types import Verdict
from reports import fonts
from reports.block import Block, Gap, Outline, Stack, mm
from reports.layout import SECTION, centre, heads
from reports.marks import EMPTY_BOX
from reports.page import ONE_AT_A_TIME, PrintInfo, compose
from reports.paragraph import Align, Paragraph, Run, Style
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Label, Row
from reports.walk_paper import about_texts, lead, sheet, standards

NAME = "现场检查表（空白）"
FORM = "checklist"
ARRANGED = {Arrangement.PLACE: "按房间", Arrangement.INDICATOR: "按指标"}
TEXT = Style(size=8.5, leading=11.0)
TINY = Style(size=6.5, leading=9.0, align=Align.CENTRE)
"""Three characters of a heading beside each other over a box."""
ASKED = Style(size=8, leading=11.5, align=Align.LEFT)
NUMBER = TEXT.but(align=Align.CENTRE, font=fonts.SANS)
BOX = Style(size=11, leading=12.0, align=Align.CENTRE)
WIDTHS = (
    21 * mm,
    17 * mm,
    80 * mm,
    10 * mm,
    10 * mm,
    10 * mm,
    10 * mm,
    28 * mm,
)
HEADS = ("编号", "条款", "1\n达标", "2\n不达标", "3\n不适用", "4\n待核实", "备注")
BOXES = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE, Verdict.TO_VERIFY)
NO_BOX = "—"
BLANK = "＿＿＿＿＿"
GAP = "  "
"""Between points or figures: spaces that vanish where a line ends."""
HOW = (
    "填写：在方框内打✓；“—”表示该条不能这样判定。条款下的小方框是逐项勾选的要点，达标打✓，不达标打×。"
    "不适用和不达标请在备注栏写明理由或看到的事实。"
)
ENTERED = (
    "补录：在程序“补录纸质清单”中一行写一条：编号 结果 备注，例如“{number} 2 看到的事实”；"
    "要点写作“编号.要点号 结果”，房间写作“编号@房间序号 结果”。"
)
BY_ROOM = "按房间：同一条在几个房间都要看的，每个房间各印一次；“待核实”针对整条，补录时不写房间。"
ORDER = "房间次序标记：{mark}。房间次序以后有变动时，补录前按此标记选择本表所用的次序。"
SIGNED = "检查人：＿＿＿＿＿＿＿＿　　　日期：＿＿＿＿年＿＿月＿＿日"


def checklist_pdf(listed: Checklist, info: PrintInfo | None = None) -> bytes:
    """Return the checklist as A4; the same records give the same bytes.

    Raises FormError when a character has no glyph.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, listed)):
        name = f"{NAME[:-1]}，{ARRANGED[listed.arranged]}）"
        page = sheet(listed, name, f"{FORM}-{listed.arranged}", info)
        return compose(page, _blocks(listed, name))


def _texts(listed: Checklist) -> Iterator[Placed]:
    yield from about_texts(listed.sheet)
    for number, name in enumerate(listed.rooms, start=1):
        yield f"房间{number}", name
    for group in (group for chapter in listed.chapters for group in chapter.groups):
        yield from ((line.number, line.text) for line in group.lines)


def _blocks(listed: Checklist, name: str) -> list[Block]:
    blocks = [*lead(listed.sheet, name), *_how(listed)]
    for chapter in listed.chapters:
        blocks += _chapter(chapter)
    return [*blocks, Gap(4 * mm), Paragraph(SIGNED, TEXT.but(size=10, align=Align.LEFT))]


def _how(listed: Checklist) -> Iterator[Block]:
    first = next((line for one in listed.chapters for g in one.groups for line in g.lines), None)
    yield Paragraph(f"标准：{standards(listed.sheet.standards)}", TEXT)
    yield Paragraph(HOW, TEXT)
    yield Paragraph(ENTERED.format(number=first.number if first else "1"), TEXT)
    if listed.arranged is Arrangement.PLACE:
        yield Paragraph(BY_ROOM, TEXT)
    else:
        named = GAP.join(f"{n} {name}" for n, name in enumerate(listed.rooms, start=1))
        yield Paragraph(f"房间序号：{named}", TEXT.but(align=Align.LEFT))
    if listed.rooms:
        yield Paragraph(ORDER.format(mark=order_mark(listed.rooms)), TEXT)


def _chapter(chapter: Chapter) -> Iterator[Block]:
    rows = [row for group in chapter.groups for row in _group(group)]
    if rows:
        head = Row([centre("指标／房间", TINY), *heads(HEADS, TINY)], padding=1.5)
        title = Paragraph(chapter.title, SECTION.but(size=11))
        yield Gap(2.5 * mm)
        yield Outline(Stack([title, Gap(1 * mm)]), chapter.title)
        yield Grid(WIDTHS, [head, *rows], headers=1)


def _group(group: Group) -> Iterator[Row]:
    # Number above name: beside each other the last character of many names hangs alone.
    label = Label(group.label.replace(" ", "\n", 1), TEXT)
    for line in group.lines:
        yield _row(line, label)


def _row(line: Line, label: Label) -> Row:
    number = f"★{line.number}" if line.core else line.number
    boxes = [centre(EMPTY_BOX if v in line.may else NO_BOX, BOX) for v in BOXES]
    cells = [centre(number, NUMBER), Cell(_words(line)), *boxes, Cell()]
    return Row(cells, label, least=7 * mm, padding=1.8)


def _words(line: Line) -> Block:
    """Return the clause in full, with its points and the figures it asks for."""
    parts: list[Block] = [Paragraph(line.text, TEXT)]
    if line.pieces:
        parts.append(Paragraph(_points(line.pieces), ASKED))
    if line.figures:
        parts.append(Paragraph(_figures(line.figures), ASKED))
    return Stack(parts) if len(parts) > 1 else parts[0]


def _points(pieces: Sequence[Piece]) -> list[Run | str]:
    runs: list[Run | str] = []
    for piece in pieces:
        begin = Run(f"{EMPTY_BOX}{piece.code} {piece.text[:1]}", bound=True)
        runs += [GAP if runs else "", begin, piece.text[1:]]
    return runs


def _figures(figures: Sequence[Figure]) -> list[Run | str]:
    runs: list[Run | str] = []
    for figure in figures:
        runs += [GAP if runs else "", f"{figure.label}：", *_blank(figure)]
    return runs


def _blank(figure: Figure) -> Iterator[Run | str]:
    if figure.kind == "choice":
        for choice in figure.choices:
            yield Run(f"{EMPTY_BOX}{choice}", bound=len(choice) <= 12)
            yield " "
    elif figure.kind == "date":
        yield Run("＿＿＿＿年＿＿月＿＿日", bound=True)
    else:
        yield Run(f"{BLANK}{figure.unit}", bound=True)
