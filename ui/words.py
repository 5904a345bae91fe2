"""The words of the program for values of the record, in the language of the window."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

from models.facts.bodies import FacilityKind, Role, VisitKind
from models.standards.types import Method, Verdict
from models.visits.records import VisitStatus
from ui import language
from ui.days import day_of


def verdict(value: Verdict) -> str:
    """达标, 不达标, 不适用, 待核实, 未查."""
    translate = QCoreApplication.translate
    return {
        Verdict.MET: translate("Words", "Met"),
        Verdict.NOT_MET: translate("Words", "Not met"),
        Verdict.NOT_APPLICABLE: translate("Words", "Not applicable"),
        Verdict.TO_VERIFY: translate("Words", "To verify"),
        Verdict.UNCHECKED: translate("Words", "Unchecked"),
    }[value]


def short_verdict(value: Verdict) -> str:
    """The same where there is little room."""
    if value is Verdict.NOT_APPLICABLE:
        return QCoreApplication.translate("Words", "N/A")
    return verdict(value)


def titled(title: str, edition: str) -> str:
    """A standard with its edition, as far as the title does not say it already.

    Both may say that only a part is meant: 推荐标准·建设内容, 2021年·建设内容.
    """
    said = [part for part in edition.split("·") if part.strip() not in title]
    return " · ".join((title, *(part.strip() for part in said)))


def visit_kind(value: VisitKind) -> str:
    """自评, 现场评价, 复评, 抽查."""
    translate = QCoreApplication.translate
    return {
        VisitKind.SELF_ASSESSMENT: translate("Words", "Self-assessment"),
        VisitKind.ON_SITE: translate("Words", "On-site evaluation"),
        VisitKind.RE_EVALUATION: translate("Words", "Re-evaluation"),
        VisitKind.SPOT_CHECK: translate("Words", "Spot check"),
    }[value]


def facility_kind(value: FacilityKind) -> str:
    """社区卫生服务中心, 乡镇卫生院."""
    translate = QCoreApplication.translate
    return {
        FacilityKind.COMMUNITY_CENTRE: translate("Words", "Community health centre"),
        FacilityKind.TOWNSHIP_HOSPITAL: translate("Words", "Township hospital"),
    }[value]


def role(value: Role) -> str:
    """组长, 评价员."""
    translate = QCoreApplication.translate
    return {
        Role.LEADER: translate("Words", "Team leader"),
        Role.EVALUATOR: translate("Words", "Evaluator"),
    }[value]


def method(value: Method) -> str:
    """现场查看, 查阅资料 …"""
    translate = QCoreApplication.translate
    return {
        Method.ON_SITE: translate("Words", "Look on site"),
        Method.DOCUMENTS: translate("Words", "Read documents"),
        Method.ENQUIRY: translate("Words", "Enquire on site"),
        Method.INTERVIEW: translate("Words", "Interview"),
        Method.SKILL_TEST: translate("Words", "Skill test"),
        Method.SYSTEM: translate("Words", "Check in the system"),
        Method.CALCULATION: translate("Words", "Calculate"),
        Method.TRIAL: translate("Words", "Try as a patient"),
    }[value]


def feature(value: str) -> str:
    """住院床位, 多人病房 … of FACILITY_FEATURES; a word nobody has told stays as it is."""
    translate = QCoreApplication.translate
    return {
        "beds": translate("Words", "in-patient beds"),
        "shared_wards": translate("Words", "shared wards"),
        "special_clinics": translate("Words", "fever or enteric clinic"),
        "imaging": translate("Words", "imaging department"),
        "special_drugs": translate("Words", "specially controlled drugs"),
        "care_homes": translate("Words", "homes for the elderly in the area"),
        "hospice": translate("Words", "hospice or elderly care"),
    }.get(value, value)


def status(value: VisitStatus) -> tuple[str, str]:
    """How far a visit has come, and the tone of its chip."""
    translate = QCoreApplication.translate
    return {
        VisitStatus.OPEN: (translate("Words", "Draft"), "blue"),
        VisitStatus.CLOSED: (translate("Words", "Closed"), "warn"),
        VisitStatus.SIGNED: (translate("Words", "Signed"), "blue"),
        VisitStatus.PACKED: (translate("Words", "Packed"), "warn"),
        VisitStatus.DELIVERED: (translate("Words", "Delivered"), "ok"),
        VisitStatus.HELD: (translate("Words", "Held by the office"), "warn"),
        VisitStatus.CONFLICT: (translate("Words", "Conflict at the office"), "bad"),
        VisitStatus.STALE: (translate("Words", "Older than what the office has"), "bad"),
        VisitStatus.REJECTED: (translate("Words", "Refused by the office"), "bad"),
        VisitStatus.RETURNED: (translate("Words", "Returned for correction"), "warn"),
    }[value]


def day(civil: str) -> str:
    """A date of the calendar in words: 2026年11月22日."""
    date = day_of(civil)
    if language.current() == language.CHINESE:
        return f"{date.year()}年{date.month()}月{date.day()}日"
    return QLocale(QLocale.Language.English).toString(date, "d MMMM yyyy")


def day_at(moment: str) -> str:
    """The day of a moment in UTC, in Beijing, as papers tell it: before eight it is another one."""
    from datetime import datetime

    from models.standards.ledgers.dates import BEIJING  # not before the first paint

    return day(datetime.fromisoformat(moment).astimezone(BEIJING).date().isoformat())


def camera_time(claim: str) -> str:
    """What a camera says (``2026:03:12 09:45:26+08:00``) as people write it; else as it stands."""
    date, _, rest = claim.partition(" ")
    if len(date) != len("2026:03:12") or date.count(":") != 2:
        return claim
    return f"{date.replace(':', '-')} {rest}".strip()


def breakable(text: str) -> str:
    """Let a digest or an identity break over lines; it would be cut off at the edge.

    Qt breaks behind no hyphen that a digit follows: the name of a package is one long word to it.
    """
    text = re.sub(r"[0-9a-f]{32,}", lambda found: "\u200b".join(found[0]), text)
    return re.sub(r"-(?=[0-9a-f]{4,})", "-\u200b", text)
