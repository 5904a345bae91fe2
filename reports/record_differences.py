"""What the applicant states beside what was verified (R3.9), as the record and annex 4 show it.

Only the verified value decides. The annex's own fields stay as the applicant filled them; the
comparison stands on a page of its own.
"""

from collections.abc import Sequence

from models.facts.crossform import CrossWarning, cross_warnings_of_facts
from models.facts.differences import Difference, differences_of_facts
from models.facts.types import Facts
from models.standards.types import Pack
from reports import fonts
from reports.block import Block, Gap, NewPage, mm
from reports.layout import BODY, SMALL, centre, heads, left, section
from reports.numbers import rounded
from reports.paragraph import Align, Paragraph
from reports.tables import Grid, Row

WIDTHS = (46 * mm, 28 * mm, 28 * mm, 20 * mm)
"""Of all columns but the last."""
ANNEX_WIDTH = 156 * mm
"""The type area of an annex; the record is a little wider."""
HEADS = ("项目", "自查值", "核实值", "差异", "提示")
NOTE = (
    "核实值由现场查验得出，只有核实值作为判定依据；"
    "差异超过核实值的5%或者与标准的关系不同的，作出提示。"
)
LARGE, OTHER_SIDE = "差异超过5%", "与标准的关系不同"
BOLD = BODY.but(font=fonts.SANS_BOLD)
ATTACHED = "附页　自查值与核实值对照（供填写审核意见时参考）"
CHECKED = "附页　表间核对提示（供填写审核意见时参考）"
NO_FIGURE = "—"


def differences(facts: Facts, packs: Sequence[Pack]) -> tuple[Difference, ...]:
    """Return everything that is both stated and verified, by the standards at hand."""
    return tuple(one for pack in packs for one in differences_of_facts(facts, pack))


def difference_blocks(found: Sequence[Difference], width: float = ANNEX_WIDTH) -> list[Block]:
    """Return the comparison, ``width`` points wide; what differs too much stands in bold."""
    rows = [Row(heads(HEADS), least=8 * mm), *(_row(one) for one in found)]
    widths = (*WIDTHS, width - sum(WIDTHS))
    return [Grid(widths, rows, headers=1), Gap(1 * mm), Paragraph(NOTE, SMALL)]


def warnings(facts: Facts, packs: Sequence[Pack]) -> tuple[CrossWarning, ...]:
    """Return the figures of two forms that do not fit together (R3.10)."""
    return tuple(one for pack in packs for one in cross_warnings_of_facts(facts, pack))


def warning_blocks(found: Sequence[CrossWarning]) -> list[Block]:
    """Return one line for each; a warning corrects nothing."""
    style = BODY.but(align=Align.LEFT)
    return [Paragraph(f"{n}. {one.sentence()}", style) for n, one in enumerate(found, start=1)]


def opinion_attachment(facts: Facts, pack: Pack) -> list[Block]:
    """Return the page that goes with the office's opinion on annex 4; nothing to say, no page."""
    found = differences(facts, [pack])
    warned = warnings(facts, [pack])
    if not warned and not any(one.highlighted for one in found):
        return []
    blocks: list[Block] = [NewPage()]
    if found:
        blocks += [*section(ATTACHED), *difference_blocks(found)]
    if warned:
        blocks += [*section(CHECKED), *warning_blocks(warned)]
    return blocks


def _row(one: Difference) -> Row:
    style = BOLD if one.highlighted else BODY
    label = one.label.strip("：: ") + (f"（{one.unit}）" if one.unit else "")
    warnings = [LARGE] if one.large else []
    warnings += [OTHER_SIDE] if one.other_side else []
    cells = [
        left(label, style.but(align=Align.LEFT)),
        centre(_figure(one.stated), style),
        centre(_figure(one.verified), style),
        centre(_relative(one), style),
        centre("\n".join(warnings), style),
    ]
    return Row(cells, least=8 * mm)


def _figure(text: str) -> str:
    """Return a whole number as the forms print it, 131,560; anything else as it stands."""
    plain = text.isascii() and text.isdigit() and not text.startswith("0")
    return f"{int(text):,}" if plain else text


def _relative(one: Difference) -> str:
    """Return the difference in per cent of the verified value, or a dash where there is none."""
    if one.relative is None:
        return NO_FIGURE
    return f"{rounded(one.relative * 100)}%"
