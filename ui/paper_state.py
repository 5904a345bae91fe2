"""How it stands with the electronic signatures inside a form. No Qt and nothing heavy in it."""

from dataclasses import dataclass
from enum import StrEnum


class InkState(StrEnum):
    """How it stands with the electronic signatures of a form."""

    NONE = "none"
    """There are none."""
    PLANNED = "planned"
    """They are added when the package is made."""
    PACKED = "packed"
    """They stand in the form that the package carries; a copy is made with the same ones."""
    VALID = "valid"
    """All of them hold."""
    INVALID = "invalid"
    """At least one does not."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """What a list of forms shows of one form."""

    state: InkState
    """How it stands."""
    names: tuple[str, ...] = ()
    """Who signed, or will."""
