"""What was drawn so far over a photo, with its own undo; no widget in it."""

from __future__ import annotations

from dataclasses import replace

from models.evidence.cover import Area, Arrow, Box, Mosaic, Point, Shape, Stroke, Words

BOX, STROKE, MOSAIC, ARROW, WORDS, HAND = "box", "stroke", "mosaic", "arrow", "words", "hand"


class Sketch:
    """Shapes in the order they were drawn, and the way back."""

    def __init__(self) -> None:
        self.shapes: tuple[Shape, ...] = ()
        self._past: list[tuple[Shape, ...]] = []
        self._future: list[tuple[Shape, ...]] = []

    def add(self, shape: Shape) -> None:
        """Draw one more."""
        self._go((*self.shapes, shape))

    def replace_last(self, shape: Shape) -> None:
        """Put another shape in place of the last one."""
        self._go((*self.shapes[:-1], shape))

    def drop_last(self) -> None:
        """Take the last shape away."""
        if self.shapes:
            self._go(self.shapes[:-1])

    def undo(self) -> None:
        """Go one change back."""
        if self._past:
            self._future.append(self.shapes)
            self.shapes = self._past.pop()

    def redo(self) -> None:
        """Bring back what was taken back last."""
        if self._future:
            self._past.append(self.shapes)
            self.shapes = self._future.pop()

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._future)

    def _go(self, shapes: tuple[Shape, ...]) -> None:
        self._past.append(self.shapes)
        self._future.clear()
        self.shapes = shapes


def drawn(tool: str, points: list[Point], width: float, words: str) -> Shape | None:
    """Return what a tool makes of the way a pointer went; None when it makes nothing of it."""
    first, last = points[0], points[-1]
    far = max(abs(first[0] - last[0]), abs(first[1] - last[1]))
    if tool == STROKE:
        return Stroke(tuple(points), width)
    if tool == WORDS:
        return Words(last, words.strip()) if words.strip() else None
    if far < width / 8:  # a tap; nobody means a box of nothing
        return None
    if tool == ARROW:
        return Arrow(first, last)
    kinds: dict[str, type[Area]] = {BOX: Box, MOSAIC: Mosaic}
    made = kinds[tool](*first, *last) if tool in kinds else None
    return made if isinstance(made, Box | Mosaic) else None


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape a little further on."""

    def on(point: Point) -> Point:
        return point[0] + right, point[1] + down

    match shape:
        case Box() | Mosaic():
            return replace(
                shape,
                left=shape.left + right,
                right=shape.right + right,
                top=shape.top + down,
                bottom=shape.bottom + down,
            )
        case Stroke():
            return replace(shape, points=tuple(map(on, shape.points)))
        case Arrow():
            return Arrow(on(shape.start), on(shape.end))
        case Words():
            return Words(on(shape.at), shape.text)


def grown(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape a little larger or smaller; one without a size only moves on."""
    match shape:
        case Box() | Mosaic():
            return replace(shape, right=shape.right + right, bottom=shape.bottom + down)
        case Stroke():
            last = shape.points[-1]
            return replace(shape, points=(*shape.points, (last[0] + right, last[1] + down)))
        case Arrow():
            return Arrow(shape.start, (shape.end[0] + right, shape.end[1] + down))
        case Words():
            return moved(shape, right, down)
