"""A step in a few words, as undo and redo say it: 1.2.4/2 达标."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.steps import Step
from ui import words

translate = QCoreApplication.translate


def step_words(step: Step, state: VisitState) -> str:
    """What a step did; of a clause with its number first."""
    about = step.body
    ref = ref_of(step, state)
    number = ref.clause if ref else ""
    if step.kind in (EventType.MARK, EventType.PART_MARKED, EventType.ROOM_SEEN):
        place = getattr(about, "part", "") or getattr(about, "room", "")
        said = words.verdict(about.verdict)
        return " ".join(part for part in (number, place, said) if part)
    return " ".join(part for part in (number, kind_words(step.kind)) if part)


def kind_words(kind: EventType) -> str:
    """What kind of event it was."""
    return _KINDS[kind]() if kind in _KINDS else kind.value


_KINDS: Mapping[EventType, Callable[[], str]] = {
    EventType.MARK: lambda: translate("StepWords", "Marked"),
    EventType.PART_MARKED: lambda: translate("StepWords", "Point marked"),
    EventType.ROOM_SEEN: lambda: translate("StepWords", "Seen in a room"),
    EventType.MEASURED: lambda: translate("StepWords", "Figures"),
    EventType.EVIDENCE_LINKED: lambda: translate("StepWords", "Evidence added"),
    EventType.EVIDENCE_UNLINKED: lambda: translate("StepWords", "Evidence taken off"),
    EventType.EVIDENCE_CAPTIONED: lambda: translate("StepWords", "Words of a photo"),
    EventType.FINDING_RECORDED: lambda: translate("StepWords", "Finding written"),
    EventType.FINDING_WITHDRAWN: lambda: translate("StepWords", "Finding taken back"),
    EventType.SLIP_COUNTED: lambda: translate("StepWords", "Satisfaction slip"),
    EventType.SAMPLE_DRAWN: lambda: translate("StepWords", "Sample drawn"),
    EventType.ROOMS_SET: lambda: translate("StepWords", "List of rooms"),
    EventType.MEETING_SET: lambda: translate("StepWords", "Meeting"),
    EventType.UNCHECKED_LISTED: lambda: translate("StepWords", "Listed without a result"),
}


def ref_of(step: Step, state: VisitState) -> ClauseRef | None:
    """The clause a step belongs to; None for photos' words, rooms and a finding that is gone."""
    about = step.body
    if step.kind is EventType.FINDING_WITHDRAWN:
        _, about = step.before[0]
    if step.kind is EventType.EVIDENCE_CAPTIONED:
        return _shown_at(state, about.sha256)
    if isinstance(about, ClauseRef):
        return ClauseRef(pack=about.pack, clause=about.clause)
    return None


def _shown_at(state: VisitState, sha256: str) -> ClauseRef | None:
    for (pack, clause), links in state.links.items():
        if sha256 in links:
            return ClauseRef(pack=pack, clause=clause)
    return None
