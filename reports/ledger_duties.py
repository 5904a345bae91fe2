"""The yearly duties of one institution on paper: part by part, with days and proofs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from models.standards.ledgers.duties import DutyItem, DutyState, PartState
from models.standards.ledgers.types import Ledger, Target
from reports.block import Block, Gap, mm
from reports.layout import BODY, HEAD, SMALL, centre, heads, left
from reports.ledger_paper import (
    HIGH,
    NAMED,
    ONE_AT_A_TIME,
    UNSTATED,
    LedgerPrint,
    about_texts,
    lead,
    paper,
    proofs,
    remarks,
    stands,
)
from reports.numbers import day
from reports.paragraph import Align, Paragraph
from reports.places import Placed, glyphs_placed
from reports.tables import Grid, Label, Row

NAME = "年度任务清单"
FORM = "ledger-duties"
NUMBERS = (36 * mm, 50 * mm, 20 * mm, 28 * mm, 0.0)
WIDTHS = (*NUMBERS[:-1], HIGH - sum(NUMBERS))
HEADS = ("任务", "内容", "次数", "完成日期", "佐证")
STATE_WORDS: Mapping[DutyState, str] = {
    DutyState.OPEN: "未开始",
    DutyState.PARTLY: "部分完成",
    DutyState.DONE: "已完成",
    DutyState.LATE: "逾期完成",
    DutyState.MISSED: "逾期未完成",
}
YEAR_WORDS = "每年的任务只算当年完成的，上年完成的不结转；文件没有写日期的，到当年12月31日为止。"
NOTHING = "该层级没有年度任务。"


def duties_pdf(
    ledger: Ledger, institution: str, year: int, items: Sequence[DutyItem], about: LedgerPrint
) -> bytes:
    """Return the checklist of ``institution`` (its name and code in words) for ``year``.

    Raises FormError for a character without glyph.
    """
    name = f"{year}年度{NAME[2:]}"
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, institution, items, about)):
        blocks = _blocks(ledger, name, institution, items, about)
        return paper(ledger, name, FORM, about, blocks, wide=False)


def _texts(institution: str, items: Sequence[DutyItem], about: LedgerPrint) -> Iterator[Placed]:
    yield from about_texts(about)
    yield "单位", institution
    for item in items:
        for part in item.parts:
            yield f"任务{item.duty}", "".join(part.evidence)


def _blocks(
    ledger: Ledger, name: str, institution: str, items: Sequence[DutyItem], about: LedgerPrint
) -> list[Block]:
    done = sum(item.state in (DutyState.DONE, DutyState.LATE) for item in items)
    blocks = lead(ledger, name, about, f"完成{done}项，共{len(items)}项")
    blocks += [Paragraph(f"单位：{institution}", HEAD.but(align=Align.LEFT)), Gap(1.5 * mm)]
    if not items:
        return [*blocks, Paragraph(NOTHING, BODY), *remarks(ledger)]
    rows = [Row(heads(HEADS, NAMED), least=8 * mm)]
    for item in items:
        rows += _duty(ledger.target(item.duty), item)
    return [*blocks, Grid(WIDTHS, rows, headers=1), *remarks(ledger, YEAR_WORDS)]


def _duty(target: Target, item: DutyItem) -> list[Row]:
    label = Label(f"{target.id}\n{target.metric}\n{STATE_WORDS[item.state]}", SMALL)
    printed = day(item.last_day) if target.due.month_day else f"{day(item.last_day)}（{UNSTATED}）"
    said = [f"“{quote.text}”{stands(quote.source)}" for quote in target.quotes]
    said.append(f"最后期限：{printed}")
    quoted = Row([left("\n".join(said), SMALL, 4)], label)
    return [quoted, *(_part(target, part, label) for part in item.parts)]


def _part(target: Target, part: PartState, label: Label) -> Row:
    times = f"{part.times}／{target.times}" if target.times else str(part.times)
    cells = [
        left(part.part, SMALL),
        centre(times, SMALL),
        centre(day(part.done_on) if part.done_on else "", SMALL),
        left(proofs(part.evidence), NAMED),
    ]
    return Row(cells, label, least=8 * mm)
