"""退回补正: the return that a revision answers, remark by remark, as the record prints it.

A revision that answers none prints nothing of it. What changed is not said here: the desk
compares both revisions by itself (docs/decisions/038).
"""

from datetime import datetime, timedelta

from models.facts.returning import AnsweredRemark, ReturnFacts
from models.facts.types import Facts
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, left
from reports.numbers import day
from reports.paragraph import Align, Paragraph
from reports.tables import Grid, Row

TITLE = "退回补正及答复"
HEADS = ("序号", "条款", "退回意见", "答复")
WIDTHS = (12 * mm, 24 * mm, 64 * mm, 65 * mm)
LINE = SMALL.but(align=Align.LEFT)
WHOLE = "整份记录"
NO_ANSWER = "未作文字答复"
BEIJING = timedelta(hours=8)
NOTE = "退回件和原数据包以摘要为准：退回件{sha256}，原数据包{package}。"


def return_blocks(facts: Facts) -> list[Block]:
    """Return who sent it back, when and why, and every remark with its answer."""
    given = facts.returned
    if given is None:
        return []
    rows = [Row(heads(HEADS), least=8 * mm)]
    rows += [_row(number, one) for number, one in enumerate(given.remarks, start=1)]
    digests = NOTE.format(sha256=given.sha256, package=given.package_digest)
    return [
        Paragraph(_head(given), LINE),
        Gap(1 * mm),
        Grid(WIDTHS, rows, headers=1),
        Gap(1 * mm),
        Paragraph(digests, LINE),
    ]


def _head(given: ReturnFacts) -> str:
    there = datetime.fromisoformat(given.sent_at) + BEIJING
    said = f"{given.office}（经办人{given.by}）于{there:%Y-%m-%d %H:%M}（北京时间）退回："
    due = f"；要求{day(given.due_on)}前补正" if given.due_on else ""
    return f"{said}{given.reason}{due}"


def _row(number: int, one: AnsweredRemark) -> Row:
    return Row(
        [
            centre(str(number), SMALL),
            centre(one.clause or WHOLE, SMALL),
            left(one.text, LINE),
            left(one.answer or NO_ANSWER, LINE),
        ]
    )
