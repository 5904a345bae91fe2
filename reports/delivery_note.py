"""数据包交接单: what is handed over, who gives it and who takes it; both hands sign with a pen.

It says nothing of whether the package is good: the desk's own examination and receipt do.
"""

from collections.abc import Iterator
from functools import partial

from models.facts.handover import Handover
from models.facts.types import Moment
from reports.block import Block, Gap, mm
from reports.layout import BODY, HEAD, SMALL, TITLE, centre, heads, left
from reports.numbers import day, local_time, whole
from reports.page import ONE_AT_A_TIME, PrintInfo, Sheet, compose, one_page
from reports.paragraph import Align, Paragraph, Style
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Label, Row

NAME = "数据包交接单"
FORM = "delivery-note"
WIDTH = 165 * mm
SIZES = (10.5, 10, 9.5, 9)
ABOUT = (34 * mm, WIDTH - 34 * mm)
SIGNED = (34 * mm, 30 * mm, 38 * mm, 63 * mm)
HANDS = (34 * mm, 27 * mm, 52 * mm, 52 * mm)
BLANK = "　　　年　　月　　日　　时　　分"
TOLD = (
    "本单只记录数据包何时由谁交给谁，不表示数据包已经核验合格；接收方核验后另出回执。"
    "接收方可用程序的核验功能计算数据包摘要，与本单所列逐字核对；不一致的，当场退回。"
    "本单一式两份，双方各执一份。"
)
SCREEN = "屏幕签字"
NOBODY = "数据包内没有屏幕签字，以纸质件签字为准。"
CHECKS = ("□文件名与本单一致　　□摘要与本单一致　　□介质完好", "□当场核验　　□带回核验")


def delivery_note_pdf(given: Handover, info: PrintInfo | None = None) -> bytes:
    """Return the note as A4; the same package gives the same bytes.

    Raises FormError when a character has no glyph.
    """
    sheet = Sheet(
        form=FORM,
        title=NAME,
        author=given.organisation,
        digest=given.facts_digest,
        left=25 * mm,
        right=20 * mm,
        print_info=info or PrintInfo(),
        visit=given.visit,
        revision=given.revision,
    )
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, given)):
        return compose(sheet, one_page(sheet, lambda size: _blocks(given, size), SIZES))


def _texts(given: Handover) -> Iterator[Placed]:
    yield "机构信息", given.facility + given.second_name + given.code
    yield "检查信息", given.title + given.organisation
    yield "文件名", given.file
    yield "签名证书", given.signer + given.serial
    for number, one in enumerate(given.signed, start=1):
        yield f"第{number}个签字", one.role + one.name + one.words
    yield "评价组", "".join(given.expected)


def _blocks(given: Handover, size: float) -> list[Block]:
    style = BODY.but(size=size)
    return [
        Paragraph(NAME, TITLE),
        Gap(3 * mm),
        Grid(ABOUT, [_pair(name, words, style) for name, words in _about(given)]),
        Gap(3 * mm),
        Grid(SIGNED, list(_signed(given, style)), headers=1),
        Gap(3 * mm),
        Grid(HANDS, list(_hands(given, style))),
        Gap(2 * mm),
        Paragraph(TOLD, SMALL),
    ]


def _pair(name: str, words: str, style: Style) -> Row:
    head = HEAD.but(size=style.size)
    return Row([centre(name, head), left(words, style.but(align=Align.LEFT))], least=7 * mm)


def _about(given: Handover) -> Iterator[tuple[str, str]]:
    second = f"（第二名称：{given.second_name}）" if given.second_name else ""
    kinds = "，".join(f"{kind.name}{kind.count}个" for kind in given.kinds if kind.count)
    made = Moment(utc=given.created_at, offset=given.offset, seq=0)
    yield "被评价机构", given.facility + second
    yield "机构代码", given.code
    yield "评价任务", f"{given.title}（{day(given.visit_on)}，第{given.revision}版）"
    yield "评价组织单位", given.organisation
    yield "文件名", given.file
    yield "数据包摘要", _groups(given.package_digest)
    yield "定稿摘要", _groups(given.facts_digest)
    yield "文件数量", f"共{given.files}个：{kinds}"
    if given.size is not None:
        yield "文件大小", f"{whole(given.size)}字节"
    yield "生成时间", f"{local_time(made)}（按笔记本电脑时钟）"
    yield "笔记本电脑", "\n".join(_laptop(given))


def _laptop(given: Handover) -> Iterator[str]:
    yield f"设备编号 {given.device}"
    if given.signer:
        yield f"签名证书 {given.signer}，序列号 {given.serial}"


def _groups(digest: str) -> str:
    """Return a digest in eights, four to a line: people compare it with their eyes."""
    halves = (digest[at : at + 32] for at in range(0, len(digest), 32))
    return "\n".join(" ".join(half[at : at + 8] for at in range(0, 32, 8)) for half in halves)


def _signed(given: Handover, style: Style) -> Iterator[Row]:
    yield Row(heads(("身份", "姓名", "签署", "时间"), HEAD.but(size=style.size)), least=7 * mm)
    for one in given.signed:
        words = (one.role, one.name, one.words or SCREEN, one.at)
        yield Row([centre(word, style) for word in words], padding=2.0)
    missing = [name for name in given.expected if name not in {one.name for one in given.signed}]
    if not given.signed:
        yield Row([left(NOBODY, style, 4)])
    elif missing:
        yield Row([left(f"没有签署：{'、'.join(missing)}", style, 4)])


def _hands(given: Handover, style: Style) -> Iterator[Row]:
    for name, office in (("移交方", given.organisation), ("接收方", "")):
        label = Label(name, HEAD.but(size=style.size))
        yield Row([centre("单　位", style), left(office, style, 2)], label, least=8 * mm)
        yield Row([centre("签　字", style), Cell(span=2)], label, least=14 * mm, grows=True)
        yield Row([centre("时　间", style), centre(BLANK, style, 2)], label, least=8 * mm)
    label = Label("当场核对", HEAD.but(size=style.size))
    yield Row([left("\n".join(CHECKS), style, 3)], label, least=12 * mm)
