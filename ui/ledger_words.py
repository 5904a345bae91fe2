"""The words of the ledgers for states and kinds, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.cohort import Standing
from models.standards.ledgers.dates import Timeliness
from models.standards.ledgers.duties import DutyState
from models.standards.ledgers.figures import Concern
from models.standards.ledgers.progress import TaskState, TaskStatus
from models.standards.ledgers.targets import TargetOutcome, TargetResult
from models.standards.ledgers.types import HARDNESS_WORDS, Hardness, Level, Region
from models.standards.plans import StepState

translate = QCoreApplication.translate


def status(value: TaskStatus) -> str:
    """未开始, 进行中, 已完成, 已停止."""
    return {
        TaskStatus.NOT_STARTED: translate("Ledgers", "Not started"),
        TaskStatus.RUNNING: translate("Ledgers", "Running"),
        TaskStatus.DONE: translate("Ledgers", "Done"),
        TaskStatus.STOPPED: translate("Ledgers", "Stopped"),
    }[value]


def status_tone(state: TaskState) -> str:
    """The tone of a task's state."""
    if state.overdue:
        return "bad"
    return {TaskStatus.DONE: "ok", TaskStatus.RUNNING: "blue"}.get(state.status, "")


def due(state: TaskState) -> str:
    """The last day an office set, and whether it is over."""
    if not state.due_on:
        return ""
    late = translate("Ledgers", "overdue")
    return f"{state.due_on} {late}" if state.overdue else state.due_on


def hardness(value: Hardness) -> str:
    """The printed word, and whether it is a hard or a soft target (R4.7)."""
    soft = translate("Ledgers", "soft") if value.soft else translate("Ledgers", "hard")
    return f"{HARDNESS_WORDS[value]} · {soft}"


def level(value: Level) -> str:
    """Who has a yearly duty."""
    return {
        Level.FACILITY: translate("Ledgers", "Facility"),
        Level.COUNTY_AUTHORITY: translate("Ledgers", "County authority"),
        Level.PROVINCE_AUTHORITY: translate("Ledgers", "Province authority"),
    }[value]


def result(value: TargetResult) -> tuple[str, str]:
    """What a target came to, and the tone; nobody fails by a soft one (R4.7)."""
    said, tone = outcome(value.outcome)
    return said, "warn" if value.soft and tone == "bad" else tone


def outcome(value: TargetOutcome | None) -> tuple[str, str]:
    """The words of an outcome, and the tone of a hard one."""
    return {
        TargetOutcome.REACHED: (translate("Ledgers", "Reached"), "ok"),
        TargetOutcome.NOT_REACHED: (translate("Ledgers", "Not reached"), "bad"),
        TargetOutcome.CANNOT_COMPUTE: (translate("Ledgers", "Cannot be computed"), "warn"),
        TargetOutcome.BY_PERSON: (translate("Ledgers", "A person judges"), "blue"),
        None: (translate("Ledgers", "No figures"), ""),
    }[value]


def concern(value: Concern) -> str:
    """Why a report may not count for a region's target; empty when it does."""
    return {
        Concern.YES: "",
        Concern.OTHER: translate("Ledgers", "The area is of another region: it does not count."),
        Concern.UNPLACED: translate(
            "Ledgers", "The document gives no list of regions; enter the region of this area."
        ),
    }[value]


def duty(value: DutyState) -> tuple[str, str]:
    """State of a yearly duty, and the tone."""
    return {
        DutyState.OPEN: (translate("Ledgers", "Open"), ""),
        DutyState.PARTLY: (translate("Ledgers", "Partly done"), "blue"),
        DutyState.DONE: (translate("Ledgers", "Done"), "ok"),
        DutyState.LATE: (translate("Ledgers", "Done late"), "warn"),
        DutyState.MISSED: (translate("Ledgers", "Missed"), "bad"),
    }[value]


def standing(value: Standing) -> tuple[str, str]:
    """Where an institution stands by size, and the tone."""
    return {
        Standing.DUTY: (translate("Ledgers", "Under the duty"), "blue"),
        Standing.EXEMPT: (translate("Ledgers", "Exempt"), ""),
        Standing.BOUNDARY: (translate("Ledgers", "Boundary case"), "warn"),
        Standing.UNKNOWN: (translate("Ledgers", "Figures missing"), "warn"),
    }[value]


def region(value: Region) -> str:
    """东部, 中部, 西部."""
    return {
        Region.EAST: translate("Ledgers", "East"),
        Region.CENTRAL: translate("Ledgers", "Central"),
        Region.WEST: translate("Ledgers", "West"),
    }[value]


def step(value: StepState) -> tuple[str, str]:
    """Where today lies in a step of a plan, and the tone."""
    return {
        StepState.AHEAD: (translate("Ledgers", "Ahead"), ""),
        StepState.RUNNING: (translate("Ledgers", "Running"), "blue"),
        StepState.LAST_DAY: (translate("Ledgers", "Last day"), "warn"),
        StepState.OVER: (translate("Ledgers", "Over"), ""),
    }[value]


def timeliness(value: Timeliness) -> tuple[str, str]:
    """Whether something came in time, and the tone."""
    return {
        Timeliness.IN_TIME: (translate("Ledgers", "in time"), "ok"),
        Timeliness.LAST_DAY: (translate("Ledgers", "on the last day"), "warn"),
        Timeliness.LATE: (translate("Ledgers", "late"), "bad"),
    }[value]
