"""Handwriting as filled outlines: sharp at any size, a few kilobytes, no bitmap."""

import math
from collections.abc import Iterator, Sequence

from models.facts.strokes import Strokes
from reports.block import Canvas

XYP = tuple[float, float, float]
"""x, y, pressure 0..1."""
THIN, THICK = 0.35, 1.7
"""Width of the line in points without and with full pressure."""
STEPS = 4
"""Points set between two points of the pad."""
EVEN_PRESSURE = 0.55
"""Pressure taken when the pad knows none (mouse)."""
INK = (0.05, 0.06, 0.25)


def draw_ink(
    canvas: Canvas, strokes: Strokes, x: float, y: float, width: float, height: float
) -> None:
    """Draw ``strokes`` into the box whose lower left corner is ``x``, ``y``."""
    lines = [line for line in strokes.lines if line]
    if not lines:
        return
    xs = [point[0] for line in lines for point in line]
    ys = [point[1] for line in lines for point in line]
    across, down = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    scale = min(width / across, height / down)
    left = x + (width - across * scale) / 2 - min(xs) * scale
    # The pad's y grows downwards, the page's upwards.
    base = y + (height - down * scale) / 2 + max(ys) * scale
    pressed = any(point[2] for line in lines for point in line)
    canvas.saveState()
    canvas.setFillColorRGB(*INK)
    for line in lines:
        points = [
            (left + px * scale, base - py * scale, force / 1000 if pressed else EVEN_PRESSURE)
            for px, py, force, _ in line
        ]
        _draw_stroke(canvas, points)
    canvas.restoreState()


def _draw_stroke(canvas: Canvas, points: Sequence[XYP]) -> None:
    curve = list(_smooth(points))
    radii = list(_radii(curve))
    if len(curve) > 1:
        outline = _outline(curve, radii)
        path = canvas.beginPath()
        path.moveTo(*outline[0])
        for corner in outline[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    for (px, py, _), radius in ((curve[0], radii[0]), (curve[-1], radii[-1])):
        canvas.circle(px, py, radius, stroke=0, fill=1)


def _smooth(points: Sequence[XYP]) -> Iterator[XYP]:
    """Yield a Catmull-Rom curve through ``points``."""
    padded = [points[0], *points, points[-1]]
    for i in range(1, len(padded) - 2):
        before, here, there, after = padded[i - 1 : i + 3]
        for step in range(STEPS):
            t = step / STEPS
            x, y, p = (_spline(before[k], here[k], there[k], after[k], t) for k in range(3))
            yield x, y, p
    yield points[-1]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def _radii(curve: Sequence[XYP]) -> Iterator[float]:
    """Yield half the width at each point; pressure is smoothed, or the edge trembles."""
    force = curve[0][2]
    for _, _, pressure in curve:
        force = (force + pressure) / 2
        yield (THIN + (THICK - THIN) * max(0.0, min(1.0, force)) ** 1.4) / 2


def _outline(curve: Sequence[XYP], radii: Sequence[float]) -> list[tuple[float, float]]:
    left, right = [], []
    for i, ((x, y, _), radius) in enumerate(zip(curve, radii, strict=True)):
        before, after = curve[max(0, i - 1)], curve[min(len(curve) - 1, i + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        left.append((x - dy / length * radius, y + dx / length * radius))
        right.append((x + dy / length * radius, y - dx / length * radius))
    return left + right[::-1]
