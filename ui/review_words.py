"""The words of re-checks, deadlines and rectifications, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.dates import Timeliness
from models.standards.ledgers.rounds import Notice, NoticeKind, NoticeState, RoundLine
from models.standards.plans import RecheckState
from ui import ledger_words

translate = QCoreApplication.translate


def kind(value: NoticeKind) -> str:
    """What has to be reported."""
    return {
        NoticeKind.COUNTY: translate("Review", "List of the county"),
        NoticeKind.CITY: translate("Review", "Re-checks of the city"),
        NoticeKind.FACILITY: translate("Review", "Annex 2 of the community hospitals"),
        NoticeKind.PROVINCE: translate("Review", "Yearly report of the province"),
    }[value]


def state(value: NoticeState) -> tuple[str, str]:
    """Where a deadline stands, and the tone."""
    return {
        NoticeState.NOBODY: (translate("Review", "nobody has to report"), ""),
        NoticeState.DONE: (translate("Review", "reported"), "ok"),
        NoticeState.AHEAD: (translate("Review", "not due yet"), ""),
        NoticeState.LAST_DAY: (translate("Review", "Last day"), "warn"),
        NoticeState.OVERDUE: (translate("Review", "overdue"), "bad"),
    }[value]


def notice(one: Notice) -> tuple[str, str]:
    """One deadline as a line, and the tone."""
    said, tone = state(one.state)
    if one.state is NoticeState.DONE and one.came in (Timeliness.LAST_DAY, Timeliness.LATE):
        came, tone = ledger_words.timeliness(one.came)
        said = f"{said} {came}"
    words = [f"{kind(one.kind)} {one.who}".strip(), one.due_on, said]
    if one.missing and one.whole:
        missing = translate("Review", "{n} of {all} missing")
        words.append(missing.format(n=one.missing, all=one.whole))
    return " · ".join(words), tone


def county(line: RoundLine) -> tuple[str, str]:
    """Whether the county reported it, and the tone."""
    if line.listed is None or line.county is None:
        return translate("Review", "not on the list"), "warn"
    said, tone = ledger_words.timeliness(line.county)
    return f"{line.listed.reported_on} {said}", tone


def city(line: RoundLine) -> tuple[str, str]:
    """Where the city's re-check stands, and the tone."""
    if not line.reviewable:
        return translate("Review", "not to be re-checked"), "bad"
    if line.reviewed is None:
        return translate("Review", "may be re-checked"), ""
    if line.unanswered:
        return translate("Review", "incomplete"), "warn"
    if line.city is None:
        return translate("Review", "re-checked, not reported"), "blue"
    said, tone = ledger_words.timeliness(line.city)
    return f"{line.reviewed.reported_on} {said}", tone


def application(line: RoundLine) -> tuple[str, str]:
    """When it may apply, or whether it did too early, and the tone."""
    if line.clock is None or line.assessed is None:
        return "—", ""
    if line.assessed.applied_on is None:
        return translate("Review", "from {day}").format(day=line.clock.earliest), ""
    if line.clock.ready:
        return line.assessed.applied_on, "ok"
    early = translate("Review", "{day} too early").format(day=line.assessed.applied_on)
    return early, "bad"


def recheck(value: RecheckState) -> tuple[str, str]:
    """Where a rectification stands, and the tone."""
    return {
        RecheckState.RECTIFYING: (translate("Review", "Being rectified"), "blue"),
        RecheckState.LAST_DAY: (translate("Review", "Last day"), "warn"),
        RecheckState.OVERDUE: (translate("Review", "Overdue, not re-visited"), "bad"),
        RecheckState.REACHED: (translate("Review", "Standard reached"), "ok"),
        RecheckState.TO_WITHDRAW: (translate("Review", "Proposal: withdraw"), "bad"),
    }[value]
