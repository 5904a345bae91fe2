"""The words of 存在问题反馈, the same on paper and in the letter that an office edits."""

from collections.abc import Iterator

from models.facts.bodies import EvidenceAdded, Finding
from models.facts.carriage import shown_of
from models.facts.types import Facts
from reports.findings_order import PROBLEM, problems, suggestions
from reports.fonts import printable
from reports.marks import KIND_WORDS
from reports.names import names_on_day
from reports.numbers import day
from reports.photos import below
from reports.record_walk import failed_rooms

NAME = "存在问题反馈意见书"
EARLIER_NAME = "存在问题反馈"
"""As it was called until 2026-11-23 (decision 059); packages of then are compared with it."""
NO_DUE = "＿＿＿＿年＿＿月＿＿日（文件未规定期限，由评价组织单位填写）"
NOTHING = "本次没有记录存在问题。"
REPLY = "请在整改期限内完成整改，并将整改情况书面报送评价组织单位。"
SOFT = "以下内容对应文件中鼓励、逐步、原则上等建议性条款，不作为存在问题，供改进参考。"
SIGNED = "签字"


def lead_words(facts: Facts) -> str:
    """Return who writes to whom about which day, and how much was found."""
    visit, soft = facts.visit, suggestions(facts)
    begun = (
        f"{names_on_day(facts)}：{visit.organisation}于{day(visit.visit_on)}对你单位进行了"
        f"{KIND_WORDS[visit.kind]}，"
    )
    if not facts.findings:  # signed all the same: it says whom and when it was
        return begun + NOTHING
    advice = f"改进建议{len(soft)}项，" if soft else ""
    return f"{begun}共记录存在问题{len(problems(facts))}项，{advice}现反馈如下。"


def heading_words(facts: Facts, number: int, finding: Finding, kind: str) -> str:
    """Return what stands above a finding: its number among its kind, and the indicator."""
    clause = facts.clause(finding.pack, finding.clause)
    return f"{kind[2:]}{number}　{clause.indicator} {clause.indicator_name}"


def place_words(facts: Facts, finding: Finding) -> str:
    """Return where it was found, and in which rooms the clause fails."""
    clause = facts.clause(finding.pack, finding.clause)
    return "\n".join(filter(None, (finding.place, failed_rooms(clause))))


def line_words(facts: Facts, finding: Finding, kind: str) -> list[tuple[str, str]]:
    """Return the lines of a finding: what is named, and what is said."""
    clause = facts.clause(finding.pack, finding.clause)
    return [
        ("对应条款", f"{clause.clause}　{clause.text}"),
        (kind if kind == PROBLEM else "情　　况", finding.fact),
        ("地　　点", place_words(facts, finding)),
        *_asked(finding, kind),
    ]


def _asked(finding: Finding, kind: str) -> Iterator[tuple[str, str]]:
    """Yield what is asked for until when; advice has a day only where somebody wrote one (R2.7)."""
    problem, due = kind == PROBLEM, finding.due_on
    yield "整改要求" if problem else "建　　议", finding.rectification
    if problem or due:
        yield "整改期限" if problem else "建议期限", day(due) if due else NO_DUE


def captioned(
    facts: Facts, number: int, finding: Finding, kind: str
) -> Iterator[tuple[EvidenceAdded, str, str]]:
    """Yield each photo with the words below it, and its caption where that is too long for there.

    Photos are numbered within their finding: 图3-1, 图建议2-1.
    """
    figure = f"图{number}" if kind == PROBLEM else f"图建议{number}"
    shown = shown_of(facts.evidence, finding.evidence)
    photos = [item for item in shown if item.mime.startswith("image/")]
    for place, item in enumerate(photos, start=1):
        words, whole = below(printable(item.caption), f"{figure}-{place}")
        yield item, f"{words}\n编号 {item.sha256[:12]}", whole


def other_words(facts: Facts, finding: Finding) -> str:
    """Return the names of what is attached besides photos; empty when there is nothing."""
    shown = shown_of(facts.evidence, finding.evidence)
    named = [
        f"{item.caption or '文件'}（{item.extension}，编号 {item.sha256[:12]}）"
        for item in shown
        if not item.mime.startswith("image/")
    ]
    return f"其他佐证：{'；'.join(named)}" if named else ""
