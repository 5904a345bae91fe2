"""What a benchmark reports: ours beside a floor, and their ratio."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Protocol


class Line(Protocol):
    """Whatever a benchmark reports."""

    @property
    def line(self) -> str:
        """As it is printed below the heading."""
        ...


@dataclass(frozen=True)
class Result:
    """One measured line; times in seconds."""

    name: str
    ours: float
    floor: float
    at_most: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def line(self) -> str:
        verdict = "" if self.ratio <= self.at_most else "   above target"
        return (
            f"{self.name:<34}{spoken(self.ours):>10}{spoken(self.floor):>10}"
            f"{self.ratio:>8.2f}{self.at_most:>8.2f}{verdict}"
        )


@dataclass(frozen=True)
class Within:
    """One measured line against a time that was promised; seconds."""

    name: str
    ours: float
    at_most: float

    @property
    def line(self) -> str:
        verdict = "" if self.ours <= self.at_most else "   above target"
        said = f"{spoken(self.ours):>10}{'-':>10}{'-':>8}{spoken(self.at_most):>10}"
        return f"{self.name:<34}{said}{verdict}"


HEADING = f"{'what':<34}{'ours':>10}{'floor':>10}{'ratio':>8}{'target':>8}"


class NotMeasured(Exception):
    """Why a benchmark can't run here, in one sentence."""


def spoken(seconds: float) -> str:
    """`seconds` in the unit in which a person would say it."""
    for factor, unit in ((1, "s"), (1e3, "ms")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.1f} {unit}"
    return f"{seconds * 1e6:.0f} us"


def percentile(times: Sequence[float], share: int) -> float:
    """The time that `share` percent of the runs stay within."""
    return quantiles(times, n=100, method="inclusive")[share - 1]
