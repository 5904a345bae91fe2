"""What frozen rooms and slips come to, the same for paper, package and desk."""

from collections.abc import Iterable

from models.facts.types import ClauseFacts, RoomFacts, SlipFacts
from models.standards.types import Verdict

FEW_SLIPS = 20
"""Fewer valid slips than this are shown as 样本不足; it decides nothing (rules §8, 1)."""


def room_counts(rooms: Iterable[RoomFacts]) -> tuple[int, int]:
    """Return how many rooms are met and how many were judged: 3/5间 (R2.6)."""
    said = [one.verdict for one in rooms]
    met = said.count(Verdict.MET)
    return met, met + said.count(Verdict.NOT_MET)


def valid_slips(slips: SlipFacts) -> int:
    """Return the denominator: slips that are not valid leave it."""
    return slips.satisfied + slips.not_satisfied


def few_slips(slips: SlipFacts) -> bool:
    """Return whether there are too few to say much."""
    return valid_slips(slips) < FEW_SLIPS


def satisfaction(clause: ClauseFacts) -> tuple[int, int] | None:
    """Return how many were satisfied of how many valid answers, as entered; None without both."""
    given = {entry.key: entry.value for entry in clause.values}
    for key, above in given.items():
        below = given.get(key.removesuffix("satisfied") + "valid")
        if key.endswith("satisfied") and isinstance(above, int) and isinstance(below, int):
            return (above, below) if below else None
    return None
