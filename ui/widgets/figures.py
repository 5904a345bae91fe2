"""What the figures of a clause are on the way between screen and record. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.facts.bodies import SampleDrawn
from models.standards.judgement import Values
from models.visits.slips import SlipTally

NO_SLIPS = SlipTally(0, 0, 0)


@dataclass(frozen=True)
class Typed:
    """The figures of a clause as they are typed, or as the record has them."""

    values: Values = field(default_factory=dict)
    """By key of the input; what is empty is left out."""
    source: str = ""
    """Document, system, page they were read from."""
    evidence: str = ""
    """SHA-256 of the photo of the source; empty for none."""
    reported: str = ""
    """A ratio that was only said (R1.3)."""


@dataclass(frozen=True)
class FiguresState:
    """What the record says about the figures of a clause."""

    typed: Typed = field(default_factory=Typed)
    known: Values = field(default_factory=dict)
    """What the particulars of the facility answer already; kept when something is typed."""
    photos: Mapping[str, str] = field(default_factory=dict)
    """Evidence that may be the source, with its words, by SHA-256."""
    period: str = ""
    """Which span of time the figures belong to."""
    samples: tuple[SampleDrawn, ...] = ()
    slips: SlipTally = NO_SLIPS
    slip_to_undo: bool = False
    """A slip can still be taken back."""
    is_open: bool = True


@dataclass(frozen=True)
class DrawWish:
    """What is to be drawn by lot."""

    of: str
    total: int
    count: int
    seed: str = ""
    """Given to draw the same again; empty for a fresh one."""


@dataclass(frozen=True)
class SlipWish:
    """One slip is to be counted; without an answer the last one is to be taken back."""

    answer: str = ""


Wish = Typed | DrawWish | SlipWish
"""What a person may wish about the figures of a clause."""
