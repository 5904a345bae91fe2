"""Every paper that has no frozen facts, made of the samples of its own test."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.facts.attendance import Attendance
from models.facts.bodies import Meeting, MeetingSet, Present
from models.facts.walk import Arrangement
from models.standards.ledgers.duties import annual_duties, checklist
from reports.annex_3 import annex_3_pdf
from reports.attendance import attendance_pdf
from reports.blank import blank_pdf
from reports.checklist import checklist_pdf
from reports.day_plan import day_plan_pdf
from reports.ledger_duties import duties_pdf
from reports.ledger_targets import TargetRow, targets_pdf
from reports.ledger_tasks import tasks_pdf
from reports.page import PrintInfo
from reports.pledge import pledge_pdf
from tests.reports import sample, test_annex_3, test_ledgers, test_pledge, test_walk_papers

ROWS = 40
LONGEST = "示例市示例区示例街道社区卫生服务中心（示例区第二人民医院示例分院、示例区妇幼保健服务站）"
NAME = LONGEST + "示" * (200 - len(LONGEST))
SHEET = test_walk_papers.SHEET.model_copy(
    update={"facility": NAME, "visit": "7f3a22c1-1111-4111-8111-111111111111"}
)
PEOPLE = tuple(
    Present(name=f"林示例{n}", unit=NAME if n == 1 else "示例街道社区卫生服务中心", post="医师")
    for n in range(ROWS)
)
Make = Callable[[PrintInfo | None], bytes]


def attendance() -> Attendance:
    first = MeetingSet(meeting=Meeting.FIRST, present=PEOPLE)
    return Attendance(sheet=SHEET, meetings=(first, MeetingSet(meeting=Meeting.LAST)))


def _listed(arranged: Arrangement) -> Make:
    listed = test_walk_papers.checklist(arranged).model_copy(update={"sheet": SHEET})
    return lambda info: checklist_pdf(listed, info)


def _ledger(which: str) -> Make:
    def make(info: PrintInfo | None) -> bytes:
        about = test_ledgers.LedgerPrint(NAME, test_ledgers.TODAY, info=info or PrintInfo())
        if which == "tasks":
            return tasks_pdf(test_ledgers.PLAN, test_ledgers.states(), about)
        action = test_ledgers.ACTION
        if which == "targets":
            rows = [TargetRow(one, note="已报上级。") for one in action.targets]
            return targets_pdf(action, rows, about)
        items = checklist(annual_duties(action), "TEST0001", 2024, (), test_ledgers.TODAY)
        return duties_pdf(action, f"{NAME}（TEST0001）", 2024, items, about)

    return make


def _team() -> Make:
    given = test_pledge.pledge()
    many = tuple(given.team[0].model_copy(update={"name": f"林示例{n}"}) for n in range(ROWS))
    wide = given.model_copy(update={"team": many, "sheet": SHEET})
    return lambda info: pledge_pdf(wide, info)


def _plan() -> Make:
    given = test_walk_papers.day_plan(ROWS).model_copy(update={"sheet": SHEET})
    return lambda info: day_plan_pdf(given, info)


def _blank(code: str) -> Make:
    return lambda info: blank_pdf(code, sample.pack(), info)


PAPERS: Mapping[str, Make] = {
    "annex-1": _blank("annex-1"),
    "annex-2": _blank("annex-2"),
    "annex-4": _blank("annex-4"),
    "annex-3": lambda info: annex_3_pdf(test_annex_3.PLAN, NAME, info),
    "ledger-tasks": _ledger("tasks"),
    "ledger-targets": _ledger("targets"),
    "ledger-duties": _ledger("duties"),
    "day-plan": _plan(),
    "attendance": lambda info: attendance_pdf(attendance(), info),
    "pledge": _team(),
    "checklist-place": _listed(Arrangement.PLACE),
    "checklist-indicator": _listed(Arrangement.INDICATOR),
}
"""By form code: forty rows or people, and the longest name, where a paper has a place for them."""
