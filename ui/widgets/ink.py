"""From the points of a pen to ink: smooth, and as wide as the pen was pressed."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.facts.signing import Point

THINNEST = 1.1
WIDEST = 4.6
STEPS = 4
"""Points drawn between two of the pen's."""
NO_PRESSURE = 500
"""What is kept for a device that measures no pressure, a mouse or most fingers."""
SLOW, FAST = 0.15, 2.2
"""Pixels per millisecond; without pressure a quick stroke is a thin one."""
SMOOTHING = 0.6

Sample = tuple[float, float, float]
"""x, y in pixels and force 0..1."""
Drop = tuple[QPointF, float]


def stroke_ink(line: Sequence[Point]) -> list[Drop]:
    """Return one stroke as drops of ink in pixels of the pad: where, and how wide."""
    samples = _curve(_samples(line))
    widths = _widths(samples)
    return [(QPointF(x, y), width) for (x, y, _), width in zip(samples, widths, strict=True)]


def paint_ink(painter: QPainter, ink: Sequence[Drop], colour: QColor) -> None:
    """Draw one stroke: short lines with round ends, which join without a gap at any corner."""
    pen = QPen(colour, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setWidthF(ink[0][1])
    painter.setPen(pen)
    painter.drawPoint(ink[0][0])
    for (start, _), (end, width) in pairwise(ink):
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.drawLine(start, end)


def _samples(line: Sequence[Point]) -> list[Sample]:
    measured = any(pressure != NO_PRESSURE for _, _, pressure, _ in line)
    if measured:
        return [(x / 100, y / 100, p / 1000) for x, y, p, _ in line]
    return [(x / 100, y / 100, _from_speed(line, i)) for i, (x, y, _, _) in enumerate(line)]


def _from_speed(line: Sequence[Point], index: int) -> float:
    before, here = line[max(0, index - 1)], line[index]
    distance = math.dist(before[:2], here[:2]) / 100
    speed = distance / max(1, here[3] - before[3])
    share = min(1.0, max(0.0, (speed - SLOW) / (FAST - SLOW)))
    return 0.75 - 0.5 * share


def _curve(points: list[Sample]) -> list[Sample]:
    """Lay a Catmull-Rom curve through the points."""
    if len(points) < 3:
        return points
    ends = [points[0], *points, points[-1]]
    curve = [
        _between(ends[i - 1], ends[i], ends[i + 1], ends[i + 2], step / STEPS)
        for i in range(1, len(ends) - 2)
        for step in range(STEPS)
    ]
    return [*curve, points[-1]]


def _between(a: Sample, b: Sample, c: Sample, d: Sample, t: float) -> Sample:
    x, y, force = (
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t * t
            + (3 * q - p - 3 * r + s) * t**3
        )
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return x, y, force


def _widths(samples: list[Sample]) -> list[float]:
    """The width at every point; it follows the force with a little delay, as ink does."""
    force, widths = samples[0][2], []
    for _, _, wanted in samples:
        force = SMOOTHING * force + (1 - SMOOTHING) * min(1.0, max(0.0, wanted))
        widths.append(THINNEST + (WIDEST - THINNEST) * force**1.3)
    return widths
