"""Handwriting as events, packages and papers hold it."""

from typing import Annotated

from pydantic import Field

from models.base import Count, Record
from models.limits import MAX_STROKE_POINTS, MAX_STROKES

Coordinate = Annotated[int, Field(ge=0, le=100_000)]
Point = Annotated[tuple[Coordinate, Coordinate, Coordinate, Count], Field()]
"""x and y in hundredths of a pixel of the pad, pressure 0..1000, milliseconds since the first."""


class Strokes(Record):
    """Handwriting, as it was drawn."""

    width: Annotated[int, Field(ge=1, le=100_000)]
    """Width of the pad, in hundredths of a pixel."""
    height: Annotated[int, Field(ge=1, le=100_000)]
    """Height of the pad."""
    lines: Annotated[
        tuple[Annotated[tuple[Point, ...], Field(max_length=MAX_STROKE_POINTS)], ...],
        Field(max_length=MAX_STROKES),
    ]
    """Strokes in the order they were drawn."""
