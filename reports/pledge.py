"""评审员承诺书: discipline in words, and a line for everybody of the team to sign before the visit.

No document of ours prescribes such a text (文件未规定): the words are a proposal and are told as
such; what the documents of the visit do say stands below them, as issued.
"""

from collections.abc import Iterator
from functools import partial

from models.facts.walk import Planned, Pledge
from reports.block import Block, Gap, mm
from reports.cited import quoted_from
from reports.layout import BODY, SMALL, centre, heads, left, section
from reports.marks import KIND_WORDS
from reports.page import ONE_AT_A_TIME, PrintInfo, compose, one_page
from reports.paragraph import Align, Paragraph, Style
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Row
from reports.walk_paper import about_texts, lead, sheet, team_texts

NAME = "评审员承诺书"
FORM = "pledge"
SIZES = ((12.0, 12.0), (11.0, 11.0), (10.5, 10.0), (10.0, 9.0), (9.5, 8.0))
"""Type, and height of a line to sign in mm: many people and long words are set closer."""
WIDTHS = (14 * mm, 32 * mm, 24 * mm, 40 * mm, 42 * mm, 34 * mm)
HEADS = ("序号", "姓名", "身份", "专业", "签名", "日期")
BLANK_DAY = "　　年　　月　　日"
EMPTY_LINES = 2
QUOTED = BODY.but(size=9)
I_PROMISE = "本人参加{organisation}组织的本次{kind}工作，郑重承诺如下："
END = "以上内容本人已经阅读，保证遵守；违反的，愿意承担相应责任。"
RECUSAL = "有应当回避情形的，本人主动提出并写明：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
SOURCE = (
    "承诺内容是本程序提供的建议文字，文件未规定承诺书的格式和内容；组织单位另有规定的，从其规定。"
)


def pledge_pdf(given: Pledge, info: PrintInfo | None = None) -> bytes:
    """Return the pledge as A4, on one page as long as it fits.

    The same records give the same bytes. Raises FormError when a character has no glyph.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, given)):
        page = sheet(given, NAME, FORM, info)
        steps = [float(step) for step in range(len(SIZES))]
        return compose(page, one_page(page, partial(_blocks, given), steps))


def _texts(given: Pledge) -> Iterator[Placed]:
    yield from about_texts(given.sheet)
    yield from team_texts(given.team)
    yield "承诺内容", given.words


def _blocks(given: Pledge, step: float) -> list[Block]:
    size, height = SIZES[int(step)]
    style = Style(size=size)
    promise = I_PROMISE.format(
        organisation=given.sheet.organisation, kind=KIND_WORDS[given.sheet.kind]
    )
    blocks = [*lead(given.sheet, NAME), Paragraph(promise, style.but(indent=2))]
    blocks += [Gap(1.5 * mm), *_words(given.words, style)]
    blocks += [Gap(1.5 * mm), Paragraph(END, style.but(indent=2))]
    blocks += [Gap(2 * mm), *_quotes(given), *section("签名")]
    rows = [Row(heads(HEADS, style), least=8 * mm), *_rows(given, style, height * mm)]
    blocks += [Grid(WIDTHS, rows, headers=1), Gap(2 * mm)]
    recusal = Paragraph(RECUSAL, style.but(align=Align.LEFT))
    return [*blocks, recusal, Gap(2 * mm), Paragraph(SOURCE, SMALL)]


def _words(words: str, style: Style) -> Iterator[Block]:
    for line in words.splitlines():
        if line.strip():
            yield Paragraph(line.strip(), style.but(indent=2))


def _quotes(given: Pledge) -> list[Block]:
    if not given.quotes:
        return []
    said = [Paragraph("本次评价所依据文件的原文：", SMALL)]
    said += [
        Paragraph(f"“{one.text}”（{quoted_from(one.document, one.line)}）", QUOTED)
        for one in given.quotes
    ]
    return [*said, Gap(1 * mm)]


def _rows(given: Pledge, style: Style, height: float) -> Iterator[Row]:
    people = (*given.team, *(Planned(name="", leader=False) for _ in range(EMPTY_LINES)))
    for number, one in enumerate(people, start=1):
        role = ("组长" if one.leader else "组员") if one.name else ""
        cells = [
            centre(str(number), style),
            centre(one.name, style),
            centre(role, style),
            left(one.specialty, style),
            Cell(),
            centre(BLANK_DAY, style.but(size=min(style.size, 9.0))),
        ]
        yield Row(cells, least=height, padding=1.0)
