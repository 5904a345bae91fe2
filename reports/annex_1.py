"""附件1 重庆市社区医院评价推荐标准（2020年版）: the eleven criteria with their boxes.

The issued sheet has no place for the facility, a date or a signature; none is added. The
record (现场评价记录) is the page that carries them.
"""

from collections.abc import Sequence

from models.facts.proposals import verdict_option
from models.facts.types import Facts
from models.standards.types import Clause, FormSpec, Pack, Verdict
from reports.block import Block, Gap, mm
from reports.layout import BODY, HEAD, annex_heading, centre, heads, left
from reports.marks import boxes
from reports.paragraph import Paragraph
from reports.tables import Cell, Grid, Row

WIDTHS = (12 * mm, 76 * mm, 30 * mm, 38 * mm)
SIZES = (12, 11.5, 11, 10.5, 10)
NOTE_MARK = "注："


def build(facts: Facts | None, pack: Pack, form: FormSpec, size: float) -> Sequence[Block]:
    """Return the sheet at one size of type; blank without facts."""
    style = BODY.but(size=size)
    options = next(field.options for field in form.fields if field.key == "result")
    marked = (one for one in facts.clauses if one.pack == pack.id) if facts else ()
    verdicts = {one.clause: one.verdict for one in marked}
    names = [field.label for field in form.fields]
    rows = [Row(heads(names, HEAD.but(size=size)), least=9 * mm)]
    rows += [
        Row(_cells(clause, verdicts.get(clause.code), options, size), least=12 * mm, grows=True)
        for clause in pack.clauses()
    ]
    return [
        *annex_heading("附件1", form.title),
        Grid(WIDTHS, rows, headers=1),
        Gap(3 * mm),
        Paragraph(_note(pack), style.but(indent=2)),
    ]


def _cells(
    clause: Clause, verdict: Verdict | None, options: Sequence[str], size: float
) -> list[Cell]:
    style = BODY.but(size=size)
    chosen = verdict_option(verdict, options)
    return [
        centre(clause.code, style),
        left(clause.text, style),
        left(clause.method_text, style),
        centre(boxes(options, {chosen}, gap="　"), style),
    ]


def _note(pack: Pack) -> str:
    """Return the line below the table, as issued; the pack keeps it with its decision rule."""
    _, mark, note = pack.decision_text.partition(NOTE_MARK)
    return mark + note
