"""What a clause's card shows of the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.standards.types import Verdict
from ui.widgets.clause_links import LinksState
from ui.widgets.figures import FiguresState
from ui.widgets.parts_list import PartsState
from ui.widgets.room_line import RoomState


@dataclass(frozen=True)
class CardState:
    """What a card shows of the record."""

    verdict: Verdict = Verdict.UNCHECKED
    reason: str = ""
    note: str = ""
    place: str = ""
    photos: int = 0
    """Photos and documents; one with copies counts once."""
    copies: int = 0
    """Covered copies, and those with arrows, beside them."""
    has_finding: bool = False
    figures: FiguresState = field(default_factory=FiguresState)
    """Figures, slips and samples."""
    conflict: bool = False
    """The mark and the figures say different things."""
    parts_conflict: bool = False
    """The mark and the points say different things."""
    ticked: tuple[int, int] | None = None
    """Points with a result, and all that count, while a 达标 clause has open ones; else None."""
    not_computable: bool = False
    """It is 达标 although its figures cannot be computed."""
    is_open: bool = True
    no_exception: str = ""
    """Why 不适用 may not be chosen here; empty when it may."""
    proposed_reason: str = ""
    """Why the facility's profile proposes 不适用; empty when it does not."""
    guidance: str = ""
    """The district's reading of the clause."""
    guidance_by: str = ""
    """Who issued it, and when."""
    remarks: tuple[tuple[int, str, str], ...] = ()
    """What the desk asked about it: number, words, answer."""
    parts: PartsState | None = None
    """Its points; None for a clause without any."""
    links: LinksState = field(default_factory=LinksState)
    """What the same look also answers."""
    rooms: RoomState = field(default_factory=RoomState)
    """What was seen in the rooms."""

    @property
    def shown(self) -> Verdict:
        """The verdict of the segments: that of the room one stands in, or of the clause."""
        return self.rooms.verdict if self.rooms.name else self.verdict
