"""The application on the record: days, six months of self-assessment, the year's bar."""

from models.errors import StandardError
from models.facts.bodies import ApplicationSet
from models.facts.types import Facts
from models.standards.ledgers.dates import self_assessment
from reports.block import Block, Gap, mm
from reports.layout import HEAD, centre, heads, left
from reports.numbers import day
from reports.tables import Grid, Row

WIDTH = 165 * mm
NAMES = 42 * mm
NOT_SAID = "未填写"


def application_blocks(facts: Facts) -> list[Block]:
    """Return the application; nothing when nothing is known of it."""
    given = facts.application
    if given is None:
        return []
    rows = [Row([centre(name, HEAD), left(words)], least=7.5 * mm) for name, words in _days(given)]
    blocks: list[Block] = [Grid((NAMES, WIDTH - NAMES), rows)]
    if given.key_answers:
        answers = [Row(heads(["重要指标", "核实情况"]), least=8 * mm)]
        answers += [
            Row([centre(name), left(words or NOT_SAID)], least=7.5 * mm)
            for name, words in given.key_answers.items()
        ]
        blocks += [Gap(2 * mm), Grid((NAMES, WIDTH - NAMES), answers, headers=1)]
    return blocks


def _days(given: ApplicationSet) -> list[tuple[str, str]]:
    pairs = [("申请日期", day(given.applied_on) if given.applied_on else NOT_SAID)]
    if given.self_assessment_from:
        pairs.append(("自评开始日期", _since(given.self_assessment_from, given.applied_on)))
    if given.severe_violation_on:
        pairs.append(("违反九项准则情节严重", _barred(given)))
    return pairs


def _since(started: str, applied: str | None) -> str:
    """R4.1: at least six months of self-assessment before the application."""
    try:
        found = self_assessment(started, applied) if applied else None
    except StandardError:  # a day that no calendar has: shown as written, nothing is counted
        found = None
    if found is None:
        return day(started)
    words = "符合" if found.ready else "不符合"
    return f"{day(started)}；自评满6个月的日期为{day(found.earliest)}，申请日期{words}。"


def _barred(given: ApplicationSet) -> str:
    """R4.4: no application in the year of the violation; it ends with the year."""
    on = str(given.severe_violation_on)
    basis = f"（{given.severe_violation_basis}）" if given.severe_violation_basis else ""
    said = f"{day(on)}认定{basis}；当年不得申请复核，至{on[:4]}年12月31日止"
    if given.applied_on:
        same = on[:4] == given.applied_on[:4]
        said += "，本次申请在限制期内" if same else "，本次申请不在限制期内"
    return f"{said}。"
