"""What the papers of a ledger share: the sheet, the head, the lead, and how the text was read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from models.base import CivilDate
from models.facts.papercode import Kind
from models.standards.ledgers.loading import digest
from models.standards.ledgers.marks import LedgerMark, mark_of
from models.standards.ledgers.types import Ledger
from models.standards.types import Source
from reports.block import Block, Gap, Whole, mm
from reports.layout import BODY, SMALL, TITLE
from reports.numbers import day
from reports.page import ONE_AT_A_TIME, PrintInfo, Sheet, compose
from reports.paragraph import Align, Paragraph, Run
from reports.places import Placed
from reports.stamp import SMALL_QR

EDGE = 20 * mm
TOP = 25 * mm
"""Upper edge: the code and three millimetres."""
WIDE = 257 * mm
"""Width of the type area of a lying sheet."""
HIGH = 170 * mm
"""Width of the type area of a standing one."""
BOUND = 20
"""Characters of a statement of the lead that is not parted at the end of a line."""
UNSTATED = "文件未规定"
"""What is printed where the document is silent."""
EVERYTHING = "全部"
"""Words of the filter when nothing was left out."""
_HASH = re.compile(r"^[0-9a-f]{64}$")
NAMED = SMALL.but(align=Align.CENTRE)


@dataclass(frozen=True)
class LedgerPrint:
    """What every paper of a ledger says of itself besides its rows."""

    organisation: str
    """The office that keeps the ledger."""
    as_of: CivilDate
    """The day the rows stand for."""
    shown: str = EVERYTHING
    """What was chosen, in words: ``责任部门：区卫生健康委``."""
    info: PrintInfo = field(default_factory=PrintInfo)
    """Mark of a reprint."""
    mark: LedgerMark | None = None
    """Which state of the ledger it is; None for one in which nothing was entered."""


def paper(
    ledger: Ledger, name: str, form: str, about: LedgerPrint, blocks: Sequence[Block], wide: bool
) -> bytes:
    """Return the PDF; identical rows give identical bytes."""
    mark = about.mark or mark_of(digest(ledger), ())
    sheet = Sheet(
        form=form,
        title=f"{ledger.title} {name}",
        author=about.organisation,
        digest=mark.digest,
        left=EDGE,
        right=EDGE,
        top=TOP,
        first_top=TOP,
        print_info=about.info,
        wide=wide,
        kind=Kind.LEDGER,
        head=f"{ledger.title}　{name}　{ledger.edition}",
        revision=mark.version,
        qr=SMALL_QR,
    )
    return compose(sheet, blocks)


def about_texts(about: LedgerPrint) -> Iterator[Placed]:
    """Yield what a person wrote at the head of the paper, and where it stands."""
    yield "使用单位", about.organisation
    yield "范围", about.shown


def lead(ledger: Ledger, name: str, about: LedgerPrint, counted: str) -> list[Block]:
    """Return title and the line that says whose, from when, and what was chosen."""
    said: list[Run | str] = [about.organisation]
    for one in (f"统计日期：{day(about.as_of)}", f"范围：{about.shown or EVERYTHING}", counted):
        said += ["　", Run(one, bound=len(one) <= BOUND)] if one else []
    edition = "　".join(filter(None, (ledger.issuer, f"版本：{ledger.edition}")))
    centred = BODY.but(align=Align.CENTRE)
    return [
        Paragraph(ledger.title, TITLE.but(size=16)),
        Gap(1 * mm),
        Paragraph(name, TITLE.but(size=14)),
        Gap(1.5 * mm),
        Paragraph(edition, centred),
        Paragraph(said, centred),
        Gap(2 * mm),
    ]


def remarks(ledger: Ledger, *ours: str) -> list[Block]:
    """Return how the text was read; the words are ours and stand apart from the document's."""
    lines = (*ours, *ledger.remarks)
    said = [Paragraph(f"{n}. {line}", SMALL) for n, line in enumerate(lines, start=1)]
    return [Gap(3 * mm), Whole([Paragraph("说明", SMALL), Gap(0.5 * mm), *said])]


def stands(source: Source) -> str:
    """Return where words stand in the document that the ledger is called by."""
    return f"（文件文本第{source.line}行）"


def proofs(names: Iterable[str]) -> str:
    """Return what proves a thing; a hash is shortened as in the record."""
    return "、".join(f"编号 {one[:12]}" if _HASH.match(one) else one for one in names)


__all__ = [
    "BOUND",
    "EVERYTHING",
    "HIGH",
    "NAMED",
    "ONE_AT_A_TIME",
    "UNSTATED",
    "WIDE",
    "LedgerPrint",
    "about_texts",
    "lead",
    "paper",
    "proofs",
    "remarks",
    "stands",
]
