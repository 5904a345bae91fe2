"""分组条款评分表: the clauses of each top group with their marks, its subtotal, and who signs.

Evaluators share a standard out by its top groups: each group begins on a page of its own, has its
subtotal and its own places to sign, so that a group's sheets can be signed and handed in alone.
Standards without weights get counts and never a total mark (R2.4).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.facts.bodies import Role
from models.facts.types import ClauseFacts, Facts, PackFacts
from models.standards.grading import Outcome
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from reports.block import Block, Gap, NewPage, Whole, mm
from reports.layout import BODY, HEAD, SMALL, TITLE, centre, heads, lead, left, section
from reports.marks import KIND_WORDS, VERDICT_WORDS
from reports.names import names_on_day
from reports.numbers import day, working
from reports.paragraph import Align, Paragraph
from reports.record_parts import GRADE_WORDS, code_words, part_remarks, text_block, verdict_words
from reports.record_walk import failed_rooms, unjudged_share
from reports.tables import Cell, Grid, Label, Row

NAME = "分组条款评分表"
WIDTHS = (22 * mm, 16 * mm, 52 * mm, 15 * mm, 42 * mm, 18 * mm)
HEADS = ("指标", "条款", "条款内容", "结果", "说明", "评价人")
SIGN_WIDTHS = (40 * mm, 25 * mm, 60 * mm, 40 * mm)
SIGN_HEADS = ("评价人员", "评价条款数", "签字", "日期")
BLANK_DAY = "　　　年　　月　　日"
NO_SCORE = "该标准没有权重和分值（文件未规定），只计条款数，不计分。"
GRADED = "该标准按档次评定，本表列各条款的等次，不计分。"
EACH = "该标准没有分值（文件未规定），按各项是否达标判定，只计条款数，不计分。"
REPORTED = "数据为机构自报，未经核实，不作为判定依据。"
ALONE = "本表按标准的一级分组分页，各组可以分别签字、分别交存。"


def build(facts: Facts) -> list[Block]:
    """Return the sheets of every standard of the visit, group by group."""
    blocks: list[Block] = []
    for pack in facts.packs:
        groups = [(head, list(found)) for head, found in groupby(_of(facts, pack), _top)]
        for number, (top, clauses) in enumerate(groups, start=1):
            blocks += [NewPage()] if blocks else []
            name = _group_name(pack, top, clauses)
            blocks += _head(facts, pack, f"第{number}组（共{len(groups)}组）　{name}")
            blocks += _sheet(facts, pack, clauses, number)
    return blocks


def _of(facts: Facts, pack: PackFacts) -> Iterator[ClauseFacts]:
    return (clause for clause in facts.clauses if clause.pack == pack.id)


def _top(clause: ClauseFacts) -> str:
    """Return the top group: what stands before the first point; a list without levels is one."""
    top, point, _ = clause.indicator.partition(".")
    return top if point else ""


def _group_name(pack: PackFacts, top: str, clauses: Sequence[ClauseFacts]) -> str:
    names = {heading.code: heading.name for heading in pack.headings}
    if top in names:
        return f"{top} {names[top]}"
    first, last = clauses[0].clause, clauses[-1].clause
    return f"第{first}至{last}项" if first != last else f"第{first}项"


def _head(facts: Facts, pack: PackFacts, group: str) -> list[Block]:
    visit, centred = facts.visit, SMALL.but(align=Align.CENTRE)
    edition = "" if pack.edition in pack.title else f"（{pack.edition}）"
    about = (KIND_WORDS[visit.kind], day(visit.visit_on), f"第{visit.revision}版")
    return [
        Paragraph(NAME, TITLE),
        Gap(1 * mm),
        Paragraph(names_on_day(facts), BODY.but(align=Align.CENTRE)),
        Paragraph(f"{pack.title}{edition}", centred),
        Paragraph("　".join((visit.organisation, *about)), centred),
        *section(group),
    ]


def _sheet(
    facts: Facts, pack: PackFacts, clauses: Sequence[ClauseFacts], number: int
) -> list[Block]:
    rows = [Row(heads(HEADS), least=8 * mm)]
    for (code, name), found in groupby(clauses, lambda c: (c.indicator, c.indicator_name)):
        label = Label(f"{code}\n{name}" if code != name else code, SMALL)
        rows += [_row(facts, clause, label) for clause in found]
    total = Row([centre("本组小计", HEAD), left(subtotal(clauses), BODY, 5)], least=8 * mm)
    note = Paragraph(f"{_rule(facts, pack)}{ALONE}", SMALL)
    # Nobody signs on a page that says nothing of what is signed.
    signed: list[Block] = [
        Grid(WIDTHS, [total]),
        Gap(1.5 * mm),
        note,
        *_places(facts, clauses, number),
    ]
    return [Grid(WIDTHS, rows, headers=1), Whole(signed)]


def _row(facts: Facts, clause: ClauseFacts, label: Label) -> Row:
    member = facts.member(clause.by) if clause.by else None
    return Row(
        [
            centre(code_words(clause), SMALL),
            Cell(text_block(clause)),
            centre(verdict_words(clause), SMALL),
            left("\n".join(_remarks(facts, clause)), SMALL.but(align=Align.LEFT)),
            centre(member.name if member else "", SMALL),
        ],
        label,
        least=7 * mm,
    )


def derivation(facts: Facts, clause: ClauseFacts) -> list[str]:
    """Return how a computed clause comes to its result; figures nobody verified say so."""
    judgement = facts.judgement(clause.pack)
    judged = [one for one in judgement.clauses if one.clause == clause.clause] if judgement else []
    if clause.values and clause.values_origin != "verified":
        return [REPORTED]
    lines = [working(test) for one in judged for test in one.tests]
    return [*filter(None, lines), *unjudged_share(facts, clause)]


def _remarks(facts: Facts, clause: ClauseFacts) -> list[str]:
    """Return the derivation of a computed clause, and why a mark is as it is."""
    lines = [*derivation(facts, clause), *part_remarks(clause), failed_rooms(clause), clause.note]
    lines += [f"不适用理由：{clause.reason}"] if clause.reason else []
    return [line for line in lines if line]


def subtotal(clauses: Sequence[ClauseFacts]) -> str:
    """Return the counts of a group in words; grades are counted apart from verdicts."""
    grades = Counter(one.grade for one in clauses if one.grade is not None)
    said = [f"{_one_line(GRADE_WORDS[g])}{grades[g]}条" for g in GRADE_WORDS if grades[g]]
    verdicts = Counter(one.verdict for one in clauses if one.grade is None)
    said += [f"{VERDICT_WORDS[v]}{verdicts[v]}条" for v in VERDICT_WORDS if verdicts[v]]
    return f"共{len(clauses)}条：{'，'.join(said)}。"


def _one_line(words: str) -> str:
    letter, _, meaning = words.partition("\n")
    return f"{letter}（{meaning}）" if meaning else letter


def _rule(facts: Facts, pack: PackFacts) -> str:
    judged = facts.judgement(pack.id)
    if judged is not None and judged.outcome is PackOutcome.TIERED:
        return GRADED
    return NO_SCORE if judged is None or judged.outcome is PackOutcome.NO_RULE else EACH


def _places(facts: Facts, clauses: Sequence[ClauseFacts], number: int) -> list[Block]:
    """Return a line for everybody who marked in the group, or an empty one, and for the leader."""
    marked = Counter(one.by for one in clauses if one.by and _said(one))
    rows = [Row(heads(SIGN_HEADS), least=7 * mm)]
    for member in facts.team:
        if marked[member.id]:
            rows.append(_place(member.name, str(marked[member.id])))
    rows += [] if len(rows) > 1 else [_place("", "0")]
    leader = next((one.name for one in facts.team if one.role is Role.LEADER), "")
    rows.append(_place(f"组长：{leader}", "—"))
    table = Grid(SIGN_WIDTHS, rows)
    return [Gap(2 * mm), lead(f"第{number}组签字："), table]


def _said(clause: ClauseFacts) -> bool:
    return clause.verdict is not Verdict.UNCHECKED or clause.grade not in (None, Outcome.OPEN)


def _place(name: str, count: str) -> Row:
    return Row([centre(name), centre(count), Cell(), centre(BLANK_DAY, SMALL)], least=12 * mm)
