"""The team on the record: who covers which specialty, what nobody covers, who keeps out (R4.9)."""

from models.facts.bodies import Member, Role, VisitKind
from models.facts.types import Facts
from models.standards.ledgers.review import TeamMember, uncovered
from models.standards.programme import available
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, left
from reports.paragraph import Paragraph
from reports.tables import Cell, Grid, Row

WIDTHS = (28 * mm, 32 * mm, 35 * mm, 70 * mm)
HEADS = ("评价组", "姓名", "专业", "单位")


def team_blocks(facts: Facts) -> list[Block]:
    """Return the table of the team and what is to be said of its make-up."""
    rows = [Row(heads(HEADS), least=7.5 * mm)]
    rows += [Row(_member(member), least=7.5 * mm) for member in facts.team]
    notes = [Paragraph(words, SMALL) for words in _notes(facts)]
    blocks: list[Block] = [Grid(WIDTHS, rows, headers=1)]
    return [*blocks, Gap(1 * mm), *notes] if notes else blocks


def _member(member: Member) -> list[Cell]:
    role = "组长" if member.role is Role.LEADER else "组员"
    return [centre(role), centre(member.name), centre(member.specialty), left(member.organisation)]


def _notes(facts: Facts) -> list[str]:
    """Gaps only warn; a recusal is printed with its reason. Old records say nothing of either.

    A facility that assesses itself does so with its own people: nobody has to keep out.
    """
    tiered = any(judged.tiers is not None for judged in facts.judgements)
    covered = [one for one in facts.team if one.covers]
    if facts.visit.kind is VisitKind.SELF_ASSESSMENT:
        return []
    lines = [f"{one.name}负责的专业：{'、'.join(one.covers or ())}。" for one in covered]
    lines += [_gap(facts)] if covered or tiered else []
    lines += [f"回避：{one.name}，{one.recusal}。" for one in facts.team if one.recusal]
    return lines


def _gap(facts: Facts) -> str:
    asked = dict.fromkeys(one.name for plan in available() for one in plan.specialties)
    team = [TeamMember(id=one.id, specialties=one.covers or ()) for one in facts.team]
    missing = uncovered(tuple(asked), team)
    if not missing:
        return f"要求的{len(asked)}个专业都有人负责。"
    return f"没有人负责的专业：{'、'.join(missing)}（只提示，不影响结果）。"
