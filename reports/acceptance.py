"""现场验收记录: the page with the evaluators' signatures that is added to annex 1 (R6.1).

Annex 1 of source 001 has no place for a signature and is printed as issued. What the team found
on site under its criteria stands here once more, result by result with the data, and is signed.
"""

from collections.abc import Sequence

from models.facts.signing import Signature
from models.facts.types import Facts
from models.standards.types import Pack
from reports.block import Block, Gap, Whole, mm
from reports.layout import BODY, SMALL, TITLE, section
from reports.paragraph import Align, Paragraph
from reports.record import basics, numbered, result
from reports.record_unchecked import unchecked_table
from reports.signing import signature_table

NAME = "现场验收记录"
CODE = "acceptance-record"
BESIDE = "annex-1"
"""The form of a standard to which this page belongs."""
NOTE = "本页附于附件1之后。附件1按原样印发，不设签字处，评价人员在本页签字。"
ALL_CHECKED = "本标准各项评价内容均已得出结果。"


def build(facts: Facts, signatures: Sequence[Signature], pack: Pack) -> list[Block]:
    """Return the page of the standard that has annex 1; other standards of the visit stay out."""
    stated = next(one for one in facts.packs if one.id == pack.id)
    parts: list[tuple[str, list[Block]]] = [("基本情况", basics(facts, (stated,)))]
    judged = facts.judgement(pack.id)
    if judged is not None:
        parts.append(("现场核实结果", result(facts, stated, judged, pack)))
    parts.append(("未查和待核实内容", _open(facts, pack.id)))
    parts.append(("签字", signature_table(facts, signatures)))
    words = f"{facts.visit.organisation}　第{facts.visit.revision}版"
    blocks: list[Block] = [
        Paragraph(NAME, TITLE),
        Paragraph(f"{stated.title}", BODY.but(align=Align.CENTRE)),
        Paragraph(words, BODY.but(align=Align.CENTRE)),
        Gap(2 * mm),
    ]
    made = [
        [*section(f"{numbered(number)}、{title}"), *part]
        for number, (title, part) in enumerate(parts)
    ]
    for part in made[:-2]:
        blocks += part
    # Nobody signs on a page that says nothing of what is signed.
    return [*blocks, Whole([*made[-2], *made[-1], Gap(1.5 * mm), Paragraph(NOTE, SMALL)])]


def _open(facts: Facts, pack_id: str) -> list[Block]:
    left_open = [item for item in facts.unchecked if item.pack == pack_id]
    if not left_open:
        return [Paragraph(ALL_CHECKED, BODY.but(indent=2))]
    return unchecked_table(facts, left_open)
