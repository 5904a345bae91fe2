"""What newer standards put below a clause: its points with their verdicts, and 口径说明.

The clause's own text is never touched; everything else stands below it in another type.
"""

from models.facts.types import ClauseFacts, PackFacts, PartFacts
from models.standards.grading import Outcome
from models.standards.judgement import ClauseJudgement
from models.standards.types import Verdict
from reports import fonts
from reports.block import Block, Gap, Stack
from reports.layout import SMALL
from reports.marks import VERDICT_WORDS
from reports.numbers import day
from reports.paragraph import Align, Paragraph, Style

POINT = Style(size=8.5, align=Align.LEFT)
FAILED = POINT.but(font=fonts.SANS_BOLD)
GUIDANCE = Style(size=8.5, font=fonts.SANS, align=Align.LEFT)
GRADE_WORDS = {
    **{grade: grade.value for grade in (Outcome.A, Outcome.B, Outcome.C)},
    Outcome.D: "D\n不达标",
    Outcome.E: "E\n不适用",
    Outcome.OPEN: "未判",
}
"""Grades as the standards print them; D and E carry the words of the usual verdicts."""
SOFT = "建议性条款：未达到的列为改进建议"


def text_block(clause: ClauseFacts) -> Block:
    """Return the clause as issued, then its points and the district's reading, if there are any."""
    text = Paragraph(clause.text, SMALL)
    below: list[Block] = [_point(part, clause) for part in clause.parts or ()]
    if clause.guidance:
        below.append(Paragraph(f"口径说明：{clause.guidance}", GUIDANCE))
    return Stack([text, Gap(1.5), *below]) if below else text


def _point(part: PartFacts, clause: ClauseFacts) -> Paragraph:
    mark = f"【{part.code}】" if clause.grade else f"〔{part.code}〕"
    style = FAILED if part.verdict is Verdict.NOT_MET else POINT
    return Paragraph(f"{mark}{VERDICT_WORDS[part.verdict]}　{part.text}", style)


def verdict_words(clause: ClauseFacts) -> str:
    """Return the grade of a graded clause, the verdict of any other."""
    waits = clause.grade is Outcome.OPEN and clause.verdict is Verdict.TO_VERIFY
    if clause.grade is None or waits:  # 待核实 is said of the clause as a whole (R2.1)
        return VERDICT_WORDS[clause.verdict]
    return GRADE_WORDS[clause.grade]


def code_words(clause: ClauseFacts) -> str:
    """Return the code, with ★ where the standard prints it."""
    return f"★{clause.clause}" if clause.core else clause.clause


def part_remarks(clause: ClauseFacts) -> list[str]:
    """Return which points are not met, and that the clause is soft."""
    failing = [part.code for part in clause.parts or () if part.verdict is Verdict.NOT_MET]
    lines = [f"不符合：第{'、'.join(failing)}项"] if failing else []
    return [*lines, SOFT] if clause.soft else lines


def part_lines(clause: ClauseFacts, judged: ClauseJudgement) -> list[str]:
    """Return how the points of a clause come to its result; nothing when none was marked."""
    if judged.parts is None:
        return []
    known = {part.code: part.text for part in clause.parts or ()}
    met = sum(part.verdict is Verdict.MET for part in clause.parts or ())
    lines = [f"分项{len(known)}项，达标{met}项：{verdict_words(clause)}"] if clause.grade else []
    if not clause.grade:
        lines = [f"分项{len(known)}项，达标{met}项；分项结果：{VERDICT_WORDS[judged.parts]}"]
    lines += [f"不符合〔{code}〕{known.get(code, '')}" for code in judged.failing or ()]
    if judged.parts_conflict:
        mark = VERDICT_WORDS[judged.marked]
        lines.append(f"注意：评价人员记为“{mark}”，与分项结果不一致。")
    return lines


def guidance_note(pack: PackFacts) -> str:
    """Return whose reading held for the visit; empty when there was none."""
    given = pack.guidance
    if given is None:
        return ""
    issued = f"{day(given.issued_on)}印发" if given.issued_on else "印发日期未注明"
    return f"{pack.title}：{given.issuer}，{issued}；印在条款原文之下，不是条款原文。"
