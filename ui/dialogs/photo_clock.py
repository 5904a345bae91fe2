"""How the camera's moment stands to the laptop's clock, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from models.evidence.moments import moment_of
from models.facts.bodies import EvidenceAdded
from models.facts.state import VisitState

translate = QCoreApplication.translate


def beside_laptop(each: EvidenceAdded, state: VisitState | None, came: datetime | None) -> str:
    """Say how long before it came in a photo was taken, and whether the clock was checked."""
    moment = moment_of(each, state.cameras if state else {}, came)
    if moment is None:
        return ""
    parts = []
    if moment.ahead is None:
        parts.append(translate("PhotoDialog", "Camera's clock not checked"))
    if moment.before_intake is not None:
        parts.append(_against(moment.before_intake))
    return " · ".join(parts)


def _against(before: timedelta) -> str:
    if before < timedelta(0):
        said = translate("PhotoDialog", "{span} later than the laptop's clock when it came in")
    else:
        said = translate("PhotoDialog", "{span} before it came in, by the laptop's clock")
    return said.format(span=_span(abs(before)))


def _span(span: timedelta) -> str:
    hours, seconds = divmod(int(span.total_seconds()), 3600)
    minutes, seconds = divmod(seconds, 60)
    days, hours = divmod(hours, 24)
    clock = f"{hours:02}:{minutes:02}:{seconds:02}"
    if not days:
        return clock
    return translate("PhotoDialog", "{days} d {clock}").format(days=days, clock=clock)
