"""附件3 渝中区社区医院建设规划时间表: the plan as issued; only its own words stand in the table.

No visit fills it in. What has been built so far stands in the books of the district, which warn
and decide nothing (R3.14), so it is no part of this paper.
"""

from models.facts.papercode import Kind
from models.standards.plans_types import Plan, digest_of
from reports.block import Block, Gap, mm
from reports.cited import quoted_from
from reports.layout import BODY, HEAD, SMALL, annex_heading, centre, heads
from reports.page import ANNEX_TOP, ONE_AT_A_TIME, PrintInfo, Sheet, compose
from reports.paragraph import Paragraph
from reports.tables import Grid, Row

FORM = "annex-3"
NUMBER = "附件3"
WIDTHS = (78 * mm, 78 * mm)
SIZE = 14


def annex_3_pdf(plan: Plan, organisation: str, info: PrintInfo | None = None) -> bytes:
    """Return the plan as A4; the same plan gives the same bytes.

    Raises FormError when a character has no glyph.
    """
    sheet = Sheet(
        form=FORM,
        title=f"{NUMBER} {plan.title}",
        author=organisation,
        digest=digest_of(plan),
        print_info=info or PrintInfo(),
        first_top=ANNEX_TOP,
        kind=Kind.BLANK,
        revision=0,
        head=f"{NUMBER}　{plan.title}　{_where(plan)}",
    )
    with ONE_AT_A_TIME:
        return compose(sheet, _blocks(plan))


def _blocks(plan: Plan) -> list[Block]:
    style = BODY.but(size=SIZE)
    rows = [Row(heads(column_heads(plan), HEAD.but(size=SIZE)), least=13 * mm)]
    rows += [
        Row([centre(row.label, style), centre(str(row.count), style)], least=13 * mm)
        for row in plan.rows
    ]
    told = f"本表按{_where(plan)}原文印制，未作增删。"
    return [
        *annex_heading(NUMBER, plan.title),
        Grid(WIDTHS, rows, headers=1),
        Gap(3 * mm),
        Paragraph(told, SMALL),
    ]


def column_heads(plan: Plan) -> tuple[str, ...]:
    """Return the printed heads of the table: the two lines before its first row."""
    first = min(row.source.line for row in plan.rows)
    before = [one.text for one in plan.passages if one.source.line < first]
    return tuple(before[-2:])


def _where(plan: Plan) -> str:
    title = [one.source.line for one in plan.passages if one.text == plan.title]
    last = max(row.source.line for row in plan.rows) + 1  # the number stands below its label
    return quoted_from(plan.source_document, max(title), last)
