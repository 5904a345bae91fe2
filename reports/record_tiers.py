"""The tier of a graded standard with the whole derivation: numbers, cross products, sources."""

from collections.abc import Iterator

from models.facts.types import Facts, PackFacts
from models.standards.grading import Outcome
from models.standards.tiers import Standing, TierJudgement, consequences, working
from models.standards.tiers_types import LADDER, Scope
from models.standards.types import Pack
from reports import fonts
from reports.block import Block, Gap, mm
from reports.cited import quoted_from
from reports.layout import BODY, SMALL, centre, heads, lead
from reports.paragraph import Align, Paragraph
from reports.tables import Grid, Row

WIDTHS = (45 * mm, *(24 * mm,) * 5)
LINE = SMALL.but(align=Align.LEFT)
BOLD = LINE.but(font=fonts.SANS_BOLD)
GRADES = (Outcome.A, Outcome.B, Outcome.C, Outcome.D, Outcome.E, Outcome.OPEN)
SCOPE_WORDS = {Scope.ALL: "全部条款", Scope.BASIC: "基本条款"}
NOTE = (
    "比例按累计计算：达到A的条款同时计入B和C；E（不适用）不计入分母；"
    "以整数交叉相乘比较，不作四舍五入。"
)
CONCLUSION = "以上按标准计算，评审结论由卫生健康行政部门作出。"


def tier_blocks(
    facts: Facts, stated: PackFacts, judged: TierJudgement, pack: Pack | None = None
) -> list[Block]:
    """Return the tier, the count of grades, the standings, and how each tier was compared.

    What follows from the tier is printed when the standard is at hand.
    """
    lines = [sentence.text() for sentence in working(judged)]
    return [
        Paragraph(f"{lines[-1]}{CONCLUSION}", BODY.but(indent=2)),
        Gap(1 * mm),
        Paragraph(f"各级条款数：{_grades(facts, stated)}。", BODY.but(indent=2)),
        Gap(2 * mm),
        Grid(WIDTHS, list(_standings(judged)), headers=1),
        Gap(1 * mm),
        Paragraph(NOTE, SMALL),
        Gap(2 * mm),
        lead("推导："),
        *(Paragraph(line, BOLD if line.startswith("“") else LINE) for line in lines[:-1]),
        *_consequences(judged, pack),
    ]


def _consequences(judged: TierJudgement, pack: Pack | None) -> list[Block]:
    """Return what the document says follows from the tier reached, in its own words."""
    if pack is None or judged.tier is None:
        return []
    found = consequences(pack, judged.tier)
    if not found:
        return []
    lines = [
        f"“{one.text}”（{quoted_from(one.source.document, one.source.line)}）" for one in found
    ]
    title = lead(f"文件对“{judged.tier}”的规定：")
    return [Gap(2 * mm), title, *(Paragraph(line, SMALL) for line in lines)]


def _grades(facts: Facts, pack: PackFacts) -> str:
    own = [clause.grade for clause in facts.clauses if clause.pack == pack.id]
    said = [(grade, own.count(grade)) for grade in GRADES]
    return "，".join(
        f"{'未判' if grade is Outcome.OPEN else grade.value} {count}条" for grade, count in said
    )


def _standings(judged: TierJudgement) -> Iterator[Row]:
    reached = [f"达到{letter.value}及以上" for letter in LADDER]
    yield Row(heads(["范围", *reached, "未判\nC／B／A", "分母"]), least=8 * mm)
    for scope in Scope:
        own = {one.letter: one for one in judged.standings if one.scope is scope}
        if own:
            yield _standing(SCOPE_WORDS[scope], [own[letter] for letter in LADDER if letter in own])


def _standing(name: str, own: list[Standing]) -> Row:
    counts = [str(one.reached) for one in own] + [""] * (len(LADDER) - len(own))
    open_ = "／".join(str(one.open) for one in own)
    cells = [centre(name), *(centre(count) for count in counts)]
    return Row([*cells, centre(open_), centre(str(own[0].total))], least=7 * mm)
