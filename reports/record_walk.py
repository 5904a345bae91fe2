"""What the walk brought onto paper: rooms one by one, samples with their seed, slips, said ratios.

The clause's own row says it in a few words; the part of the record below opens every one of them.
"""

from fractions import Fraction

from models.facts.bodies import SampleDrawn
from models.facts.types import ClauseFacts, Facts, RoomFacts, SlipFacts
from models.facts.walked import few_slips, room_counts, satisfaction, valid_slips
from models.standards.types import Verdict
from models.standards.working import rounded
from reports import fonts
from reports.block import Block, Gap, Stack, mm
from reports.layout import SMALL, centre, heads, lead
from reports.marks import VERDICT_WORDS
from reports.numbers import day, whole
from reports.paragraph import Align, Paragraph
from reports.tables import Cell, Grid, Row

TITLE = "查看房间、抽样和问卷"
HEADS = ("条款", "类别", "内容")
WIDTHS = (22 * mm, 22 * mm, 121 * mm)
LINE = SMALL.but(align=Align.LEFT)
FAILED = LINE.but(font=fonts.SANS_BOLD)
REPORTED = "自报比例{value}（机构口头或书面所报，无分子分母，不作为判定依据）"
FEW = "样本不足（有效问卷少于20份），只供参考"
HOW = (
    "抽样号码由种子得出，任何人可以复算：依次取n为0、1、2……，"
    "第n个号码为“种子/n”的SHA-256值除以总数所得余数加1，重复的号码跳过。"
)


def walk_remarks(clause: ClauseFacts) -> list[str]:
    """Return what the clause's own row says: rooms met of those judged, samples, slips."""
    lines = [_rooms_short(_judged(clause))] if _judged(clause) else []
    lines += [f"抽样：{one.of}{whole(one.total)}抽{len(one.picks)}" for one in _samples(clause)]
    lines += [_slips(clause.slips)] if clause.slips else []
    lines += [REPORTED.format(value=clause.reported)] if clause.reported else []
    return lines


def unjudged_share(facts: Facts, clause: ClauseFacts) -> list[str]:
    """Return a satisfaction that no threshold of its standard judges (rules §7, 1)."""
    judged = [j for one in facts.judgements if one.pack == clause.pack for j in one.clauses]
    found = satisfaction(clause)
    if found is None or any(j.tests for j in judged if j.clause == clause.clause):
        return []
    above, below = found
    share = rounded(Fraction(100 * above, below))
    origin = "" if clause.values_origin == "verified" else "（机构自报）"
    said = f"满意度{origin}：{whole(above)} ÷ {whole(below)} = {share}%，文件未规定合格线，不作判断"
    return [said, *([f"数据来源：{clause.values_source}"] if clause.values_source else [])]


def failed_rooms(clause: ClauseFacts) -> str:
    """Return where a clause fails, for the sheet of problems: ``2/5间不达标：药房、2号诊室``."""
    met, judged = room_counts(_judged(clause))
    names = "、".join(one.room for one in _judged(clause) if one.verdict is Verdict.NOT_MET)
    return f"{judged - met}/{judged}间不达标：{names}" if names else ""


def walk_blocks(facts: Facts) -> list[Block]:
    """Return the part of the record; nothing for a visit without any of it."""
    rows = [row for clause in facts.clauses for row in _rows(facts, clause)]
    named = "、".join(f"{room.name}（{room.kind}）" for room in facts.rooms or ())
    blocks: list[Block] = []
    if named:
        blocks += [lead("机构房间（按查看顺序）："), Paragraph(named, LINE), Gap(2 * mm)]
    if rows:
        blocks.append(Grid(WIDTHS, [Row(heads(HEADS), least=8 * mm), *rows], headers=1))
    if any(clause.samples for clause in facts.clauses):
        blocks += [Gap(1 * mm), Paragraph(HOW, SMALL)]
    return blocks


def _rows(facts: Facts, clause: ClauseFacts) -> list[Row]:
    rows = []
    if rooms := _judged(clause):
        lines = [Paragraph(_rooms_short(rooms), LINE)]
        rows.append(_row(clause, "房间", [*lines, *(_room(facts, one) for one in rooms)]))
    rows += [_row(clause, "抽样", _sample(one)) for one in _samples(clause)]
    if clause.slips:
        rows.append(_row(clause, "满意度问卷", [Paragraph(_slips(clause.slips), LINE)]))
    if clause.reported:
        said = REPORTED.format(value=clause.reported)
        rows.append(_row(clause, "自报比例", [Paragraph(said, LINE)]))
    return rows


def _row(clause: ClauseFacts, kind: str, lines: list[Paragraph]) -> Row:
    cells = [centre(clause.clause, SMALL), centre(kind, SMALL), Cell(Stack(list(lines)))]
    return Row(cells, least=7 * mm)


def _judged(clause: ClauseFacts) -> tuple[RoomFacts, ...]:
    """Return the rooms something was said of; what was taken back is not printed."""
    return tuple(one for one in clause.rooms or () if one.verdict is not Verdict.UNCHECKED)


def _rooms_short(rooms: tuple[RoomFacts, ...]) -> str:
    met, judged = room_counts(rooms)
    failed = "、".join(one.room for one in rooms if one.verdict is Verdict.NOT_MET)
    said = f"房间：{met}/{judged}间达标"
    return f"{said}；不达标：{failed}" if failed else said


def _room(facts: Facts, one: RoomFacts) -> Paragraph:
    member = facts.member(one.by)
    said = f"{one.room}：{VERDICT_WORDS[one.verdict]}"
    note = f"，{one.note}" if one.note else ""
    by = f"（{member.name}）" if member else ""
    return Paragraph(said + note + by, FAILED if one.verdict is Verdict.NOT_MET else LINE)


def _samples(clause: ClauseFacts) -> tuple[SampleDrawn, ...]:
    return clause.samples or ()


def _sample(one: SampleDrawn) -> list[Paragraph]:
    head = (
        f"{one.of}：总数{whole(one.total)}，抽取{len(one.picks)}份，"
        f"种子 {one.seed}，{day(one.on)}抽取"
    )
    picks = "、".join(str(number) for number in one.picks)
    return [Paragraph(head, LINE), Paragraph(f"号码：{picks}", LINE)]


def _slips(slips: SlipFacts) -> str:
    valid = valid_slips(slips)
    said = f"满意度问卷n={valid}：满意{slips.satisfied}，不满意{slips.not_satisfied}"
    said += f"，无效{slips.invalid}（不计入）" if slips.invalid else ""
    return f"{said}；{FEW}" if few_slips(slips) else said
