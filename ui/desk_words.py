"""The words of the desk for states and answers, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.district.states import CaseState
from models.facts.decision import DecisionOutcome
from models.standards.types import Verdict

if TYPE_CHECKING:
    from models.district.records import CaseSummary

MET = Verdict.MET
translate = QCoreApplication.translate


def case_state(case: CaseSummary) -> tuple[str, str]:
    """Where a case stands, and the tone of it."""
    if case.conflict:
        return translate("Desk", "Conflict: two laptops"), "bad"
    if case.decision_outdated:
        return translate("Desk", "Decided on older facts"), "warn"
    if not case.decidable and case.state is CaseState.REPORTED:
        return translate("Desk", "Received"), ""
    return state(case.state)


def state(value: CaseState) -> tuple[str, str]:
    """The name of a state as the rules have it."""
    known = {
        CaseState.APPLIED: (translate("Desk", "Applied"), "blue"),
        CaseState.RETURNED: (translate("Desk", "Returned for correction"), "warn"),
        CaseState.REPORTED: (translate("Desk", "Waits for decision"), "warn"),
        CaseState.PASSED: (translate("Desk", "Accepted"), "ok"),
        CaseState.FAILED: (translate("Desk", "Not accepted"), "bad"),
    }
    return known.get(value, (value.value, ""))


def package_status(value: str) -> tuple[str, str]:
    """What became of a file."""
    return {
        "imported": (translate("Desk", "Taken in"), "ok"),
        "held": (translate("Desk", "Held"), "warn"),
        "conflict": (translate("Desk", "Conflict"), "bad"),
        "stale": (translate("Desk", "Older"), "warn"),
        "rejected": (translate("Desk", "Refused"), "bad"),
    }[value]


def outcome(value: DecisionOutcome) -> str:
    """验收合格 or 验收不合格."""
    if value is DecisionOutcome.PASSED:
        return translate("Desk", "Accepted")
    return translate("Desk", "Not accepted")
