"""The papers of a visit under way, as the window makes and keeps them. No Qt."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import FormError
from models.facts.prints import Printed
from models.facts.state import VisitState
from models.facts.walk import Arrangement
from models.standards.plans import plan_of, planned
from models.standards.types import Pack
from models.visits import meetings, plan, pledging
from models.visits.book import VisitBook
from models.visits.prints import next_copy
from models.visits.standing import chosen_packs
from sync.files import write_whole
from ui.paper_groups import ANNEX_3, BLANK

if TYPE_CHECKING:
    from reports.stamp import PrintInfo

DAY_PLAN = "day-plan"
BY_PLACE, BY_INDICATOR = "checklist-place", "checklist-indicator"
ATTENDANCE = "attendance"
PLEDGE = "pledge"
ANNEXES = (f"{BLANK}annex-1", f"{BLANK}annex-2", ANNEX_3, f"{BLANK}annex-4")
"""Annexes that can be printed blank, and the one that is printed as issued."""
CODES = (DAY_PLAN, ATTENDANCE, PLEDGE, BY_PLACE, BY_INDICATOR)
"""Papers of every visit."""
SIGNED_THERE = (PLEDGE, ATTENDANCE)
"""Papers that are printed again when somebody else has to sign."""
NAMES: Mapping[str, str] = {
    DAY_PLAN: "检查日程",
    ATTENDANCE: "会议签到表",
    PLEDGE: "评审员承诺书",
    BY_PLACE: "空白检查表_按房间",
    BY_INDICATOR: "空白检查表_按指标",
    "blank-annex-1": "空白附件1",
    "blank-annex-2": "空白附件2",
    "blank-annex-4": "空白附件4",
    ANNEX_3: "附件3",
}
"""Names of the files; no name of a facility or person, as everywhere."""


def codes(state: VisitState, packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """Return the papers of a visit: those of every visit, and the blank annexes it may need."""
    chosen = [packs[ref.sha256] for ref in state.opened.packs if ref.sha256 in packs]
    forms = {BLANK + form.code for pack in chosen for form in pack.forms}
    forms |= {ANNEX_3} if planned(pack.id for pack in chosen) else set()
    return (*CODES, *(code for code in ANNEXES if code in forms))


def issued_titles(state: VisitState, packs: Mapping[str, Pack]) -> dict[str, str]:
    """Return what the annexes of a visit are called in their documents, by the code of the paper.

    The standards say it themselves: asking them costs no drawing of papers in the window's thread.
    """
    chosen = [pack for _, pack in chosen_packs(state, packs)]
    found = {BLANK + form.code: form.title for pack in chosen for form in pack.forms}
    plan = plan_of(pack.id for pack in chosen)
    return found if plan is None else {**found, ANNEX_3: plan.title}


def paper(
    state: VisitState, packs: Mapping[str, Pack], code: str, info: "PrintInfo | None" = None
) -> bytes:
    """Return a paper as PDF; raises FormError, FactsError."""
    if code == DAY_PLAN:
        from reports.day_plan import day_plan_pdf

        return day_plan_pdf(plan.day_plan(state, packs), info)
    if code in SIGNED_THERE:
        return _to_sign(state, packs, code, info)
    if code.startswith(BLANK) or code not in CODES:
        return _annex(state, packs, code, info)
    from reports.checklist import checklist_pdf

    arranged = Arrangement.PLACE if code == BY_PLACE else Arrangement.INDICATOR
    return checklist_pdf(plan.checklist(state, packs, arranged), info)


def _to_sign(
    state: VisitState, packs: Mapping[str, Pack], code: str, info: "PrintInfo | None"
) -> bytes:
    from reports.attendance import attendance_pdf
    from reports.pledge import pledge_pdf

    if code == PLEDGE:
        return pledge_pdf(pledging.pledge(state, packs), info)
    return attendance_pdf(meetings.attendance(state, packs), info)


def _annex(
    state: VisitState, packs: Mapping[str, Pack], code: str, info: "PrintInfo | None"
) -> bytes:
    """Return an annex that no visit fills in."""
    from reports.annex_3 import annex_3_pdf
    from reports.blank import blank_pdf

    chosen = [pack for _, pack in chosen_packs(state, packs)]
    wanted, found = code.removeprefix(BLANK), plan_of(pack.id for pack in chosen)
    if wanted == code and found is not None:
        return annex_3_pdf(found, state.opened.organisation, info)
    owner = [pack for pack in chosen if wanted in {form.code for form in pack.forms}]
    if not owner:
        raise FormError("form-pack-missing", form=code[:40])
    return blank_pdf(wanted, owner[0], info)


def copy_pdf(book: VisitBook, state: VisitState, packs: Mapping[str, Pack], code: str) -> bytes:
    """Return the next numbered copy of a paper; raises FormError, FactsError, StoreError.

    The visit may still change: copies are counted of the very words, so that 补打 stands only on
    what was printed before as it is now.
    """
    from reports.stamp import print_info

    words = hashlib.sha256(paper(state, packs, code)).hexdigest()
    printed = Printed(code, state.visit_id, state.revision, words)
    return paper(state, packs, code, print_info(next_copy(book, printed)))


def save(
    folder: Path, book: VisitBook, state: VisitState, packs: Mapping[str, Pack], code: str
) -> Path:
    """Write a numbered copy into ``folder``, whole or not at all; raises PackageError too."""
    target = folder / f"{NAMES[code]}_{state.opened.visit_on}_{state.visit_id[:8]}.pdf"
    write_whole(target, copy_pdf(book, state, packs, code))
    return target
