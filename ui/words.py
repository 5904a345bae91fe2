"""The words of the program for values of the record, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from models.facts.bodies import FacilityKind, Role, VisitKind
from models.standards.types import Method, Verdict
from models.visits.records import VisitStatus
from ui import language


def verdict(value: Verdict) -> str:
    """达标, 不达标, 不适用, 待核实, 未查."""
    tr = QCoreApplication.translate
    return {
        Verdict.MET: tr("Words", "Met"),
        Verdict.NOT_MET: tr("Words", "Not met"),
        Verdict.NOT_APPLICABLE: tr("Words", "Not applicable"),
        Verdict.TO_VERIFY: tr("Words", "To verify"),
        Verdict.UNCHECKED: tr("Words", "Unchecked"),
    }[value]


def short_verdict(value: Verdict) -> str:
    """The same where there is little room."""
    if value is Verdict.NOT_APPLICABLE:
        return QCoreApplication.translate("Words", "N/A")
    return verdict(value)


def visit_kind(value: VisitKind) -> str:
    """自评, 现场评价, 复评, 抽查."""
    tr = QCoreApplication.translate
    return {
        VisitKind.SELF_ASSESSMENT: tr("Words", "Self-assessment"),
        VisitKind.ON_SITE: tr("Words", "On-site evaluation"),
        VisitKind.RE_EVALUATION: tr("Words", "Re-evaluation"),
        VisitKind.SPOT_CHECK: tr("Words", "Spot check"),
    }[value]


def facility_kind(value: FacilityKind) -> str:
    """社区卫生服务中心, 乡镇卫生院."""
    tr = QCoreApplication.translate
    return {
        FacilityKind.COMMUNITY_CENTRE: tr("Words", "Community health centre"),
        FacilityKind.TOWNSHIP_HOSPITAL: tr("Words", "Township hospital"),
    }[value]


def role(value: Role) -> str:
    """组长, 评价员."""
    tr = QCoreApplication.translate
    return {
        Role.LEADER: tr("Words", "Team leader"),
        Role.EVALUATOR: tr("Words", "Evaluator"),
    }[value]


def method(value: Method) -> str:
    """现场查看, 查阅资料 …"""
    tr = QCoreApplication.translate
    return {
        Method.ON_SITE: tr("Words", "Look on site"),
        Method.DOCUMENTS: tr("Words", "Read documents"),
        Method.ENQUIRY: tr("Words", "Enquire on site"),
        Method.INTERVIEW: tr("Words", "Interview"),
        Method.SKILL_TEST: tr("Words", "Skill test"),
        Method.SYSTEM: tr("Words", "Check in the system"),
        Method.CALCULATION: tr("Words", "Calculate"),
        Method.TRIAL: tr("Words", "Try as a patient"),
    }[value]


def status(value: VisitStatus) -> tuple[str, str]:
    """How far a visit has come, and the tone of its chip."""
    tr = QCoreApplication.translate
    return {
        VisitStatus.OPEN: (tr("Words", "Draft"), "blue"),
        VisitStatus.CLOSED: (tr("Words", "Closed"), "warn"),
        VisitStatus.SIGNED: (tr("Words", "Signed"), "blue"),
        VisitStatus.PACKED: (tr("Words", "Packed"), "warn"),
        VisitStatus.DELIVERED: (tr("Words", "Delivered"), "ok"),
        VisitStatus.HELD: (tr("Words", "Held by the office"), "warn"),
        VisitStatus.CONFLICT: (tr("Words", "Conflict at the office"), "bad"),
        VisitStatus.STALE: (tr("Words", "Older than what the office has"), "bad"),
        VisitStatus.REJECTED: (tr("Words", "Refused by the office"), "bad"),
    }[value]


def day(civil: str) -> str:
    """A date of the calendar in words: 2026年11月22日."""
    date = QDate.fromString(civil, "yyyy-MM-dd")
    if language.current() == language.CHINESE:
        return f"{date.year()}年{date.month()}月{date.day()}日"
    return QLocale(QLocale.Language.English).toString(date, "d MMMM yyyy")
