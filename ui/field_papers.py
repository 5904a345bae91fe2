"""The papers of a visit under way, as the window makes and keeps them. No Qt."""

from collections.abc import Mapping
from pathlib import Path

from models.facts.state import VisitState
from models.facts.walk import Arrangement
from models.standards.types import Pack
from models.visits import meetings, plan
from sync.files import write_whole

DAY_PLAN = "day-plan"
BY_PLACE, BY_INDICATOR = "checklist-place", "checklist-indicator"
ATTENDANCE = "attendance"
CODES = (DAY_PLAN, ATTENDANCE, BY_PLACE, BY_INDICATOR)
NAMES: Mapping[str, str] = {
    DAY_PLAN: "检查日程",
    ATTENDANCE: "会议签到表",
    BY_PLACE: "空白检查表_按房间",
    BY_INDICATOR: "空白检查表_按指标",
}
"""Names of the files; no name of a facility or person, as everywhere."""


def paper(state: VisitState, packs: Mapping[str, Pack], code: str) -> bytes:
    """Return a paper as PDF; raises FormError, FactsError."""
    if code == DAY_PLAN:
        from reports.day_plan import day_plan_pdf

        return day_plan_pdf(plan.day_plan(state, packs))
    if code == ATTENDANCE:
        from reports.attendance import attendance_pdf

        return attendance_pdf(meetings.attendance(state, packs))
    from reports.checklist import checklist_pdf

    arranged = Arrangement.PLACE if code == BY_PLACE else Arrangement.INDICATOR
    return checklist_pdf(plan.checklist(state, packs, arranged))


def save(folder: Path, state: VisitState, packs: Mapping[str, Pack], code: str) -> Path:
    """Write a paper into ``folder``, whole or not at all; raises PackageError too."""
    target = folder / f"{NAMES[code]}_{state.opened.visit_on}_{state.visit_id[:8]}.pdf"
    write_whole(target, paper(state, packs, code))
    return target
