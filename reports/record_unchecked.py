"""What came to no result, and why: one entry for each reason, as a hundred clauses share one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from models.facts.bodies import Unchecked
from models.facts.types import Facts
from reports.block import Block, Gap, mm
from reports.layout import BODY, SMALL, centre, heads, left
from reports.marks import VERDICT_WORDS
from reports.paragraph import Align, Paragraph, Run, Style
from reports.tables import Grid, Label, Row

WIDTHS = (20 * mm, 38 * mm, 107 * mm)
EARLIER_WIDTHS = (22 * mm, 68 * mm, 18 * mm, 57 * mm)
HEADS = ("状态", "条款", "条款内容或条款号")
WRITTEN_OUT = 4
"""So many clauses of one reason are printed with their texts; more only as codes, by heading."""
NOTE = "以上条款没有得出结果，由组长签字确认。"
STAND_ABOVE = "只列条款号的，条款原文见本记录前面的逐条内容。"
LABEL = Style(size=10.5)
Listing = Callable[[Facts, Sequence[Unchecked]], list[Block]]
"""Prints what came to no result."""
CODES = SMALL.but(align=Align.LEFT)


def unchecked_table(facts: Facts, items: Sequence[Unchecked]) -> list[Block]:
    """Return the clauses without a result, reason by reason in the order of the standard."""
    groups: dict[tuple[str, str, str], list[Unchecked]] = {}
    order = {(one.pack, one.clause): place for place, one in enumerate(facts.clauses)}
    for item in sorted(items, key=lambda item: order[item.pack, item.clause]):
        groups.setdefault((item.pack, item.state, item.reason), []).append(item)
    several = len({pack for pack, _state, _reason in groups}) > 1
    rows = [Row(heads(HEADS), least=8 * mm)]
    for (pack, state, reason), group in groups.items():
        label = Label(_words(state), LABEL)
        titles = [f"《{one.title}》" for one in facts.packs if several and one.id == pack]
        said = "".join((*titles, f"{len(group)}条，原因：{reason}"))
        rows.append(Row([left(said, BODY, 2)], label, least=7 * mm))
        rows += _listed(facts, group, label)
    long = any(len(group) > WRITTEN_OUT for group in groups.values())
    note = NOTE + (STAND_ABOVE if long else "")
    return [Grid(WIDTHS, rows, headers=1), Gap(1 * mm), Paragraph(note, SMALL)]


def one_by_one(facts: Facts, items: Sequence[Unchecked]) -> list[Block]:
    """Return the list as it was drawn until 2026-11-23: packages of then are compared with it."""
    rows = [Row(heads(["条款", "条款内容", "状态", "原因"]), least=8 * mm)]
    for item in items:
        text = facts.clause(item.pack, item.clause).text
        named = [centre(item.clause), left(text, SMALL)]
        rows.append(Row([*named, centre(_words(item.state)), left(item.reason, SMALL)]))
    return [Grid(EARLIER_WIDTHS, rows, headers=1), Gap(1 * mm), Paragraph(NOTE, SMALL)]


def _words(state: str) -> str:
    return next(word for key, word in VERDICT_WORDS.items() if key == state)


def _listed(facts: Facts, group: Sequence[Unchecked], label: Label) -> Iterator[Row]:
    """Yield the clauses of one reason: few with their texts, many as codes below their headings."""
    if len(group) <= WRITTEN_OUT:
        for item in group:
            text = facts.clause(item.pack, item.clause).text
            yield Row([centre(item.clause, SMALL), left(text, SMALL)], label)
        return
    names = _headings(facts, group[0].pack)
    for heading, under in groupby(group, lambda item: _heading(facts, item, names)):
        codes = [item.clause for item in under]
        said: list[Run | str] = [Run(f"{code}、", bound=True) for code in codes[:-1]]
        counted = f"（{len(codes)}条）" if len(codes) > 1 else ""
        said.append(Run(codes[-1] + counted, bound=True))
        yield Row([left(heading, CODES), left(said, CODES)], label)


def _headings(facts: Facts, pack_id: str) -> Mapping[str, str]:
    stated = next(one for one in facts.packs if one.id == pack_id)
    return {heading.code: heading.name for heading in stated.headings}


def _heading(facts: Facts, item: Unchecked, names: Mapping[str, str]) -> str:
    """Return the nearest heading above the indicator, or the indicator where there is none."""
    clause = facts.clause(item.pack, item.clause)
    above = [code for code in names if clause.indicator.startswith(f"{code}.")]
    if not above:
        return f"{clause.indicator}　{clause.indicator_name}"
    nearest = max(above, key=len)
    return f"{nearest}　{names[nearest]}"
