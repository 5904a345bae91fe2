"""Covering and drawing on a copy of a photo: pixels burned in, nothing else carried along.

Shapes are in pixels of the upright original. What is covered cannot be brought back: a box and a
stroke are solid, and a mosaic is an average of blocks of at least a twenty-fourth of the shorter
edge of the photo (practice.md §7: redaction burns pixels in, strips metadata and thumbnails).
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

import resources
from models.errors import EvidenceError
from models.evidence.sniff import kind_of
from models.evidence.whole import opened_upright
from models.facts.carriage import REDACTED

ANNOTATED = "annotated"
MOSAIC_PARTS = 24
"""Blocks across the shorter edge of the photo at most; larger blocks cannot be undone."""
MOST_PIXELS = 50_000_000
"""Largest copy: a larger photo is halved, so that 108 megapixels fit into a small laptop."""
QUALITY = 90
COVER = (0, 0, 0)
INK = (214, 40, 40)
HALO = (255, 255, 255)
HEAD = 4
"""Length of an arrow's head, in widths of its line."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; the corners may be given in any order."""

    left: float
    """Pixels from the left."""
    top: float
    """Pixels from the top."""
    right: float
    """Pixels from the left."""
    bottom: float
    """Pixels from the top."""

    def pixels(self, scale: float, width: int, height: int) -> tuple[int, int, int, int] | None:
        """Return every pixel it touches, in a picture scaled by ``scale``; None when it has none.

        Rounded outwards: half a pixel of a face is still of a face.
        """
        spare = 0 if scale == 1 else 1  # halving rounds; what is covered is never a pixel short
        left, right = sorted((self.left * scale, self.right * scale))
        top, bottom = sorted((self.top * scale, self.bottom * scale))
        box = (
            max(0, math.floor(left) - spare),
            max(0, math.floor(top) - spare),
            min(width, math.ceil(right) + spare),
            min(height, math.ceil(bottom) + spare),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None


@dataclass(frozen=True, slots=True)
class Box(Area):
    """A solid box."""


@dataclass(frozen=True, slots=True)
class Mosaic(Area):
    """Coarse blocks in place of what was there."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A solid line drawn by hand."""

    points: tuple[Point, ...]
    """Where the pen went."""
    width: float
    """Pixels across."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Points at something; covers nothing."""

    start: Point
    """Where it begins."""
    end: Point
    """What it points at."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside something; they cover nothing."""

    at: Point
    """Left upper corner."""
    text: str
    """One line."""


Shape = Box | Mosaic | Stroke | Arrow | Words
COVERING = (Box, Mosaic, Stroke)


def treatment_of(shapes: Iterable[Shape], before: str | None = None) -> str:
    """Return ``redacted`` when anything is covered, by these shapes or before them."""
    covers = before == REDACTED or any(isinstance(shape, COVERING) for shape in shapes)
    return REDACTED if covers else ANNOTATED


def mosaic_cells(width: int, height: int, shorter: int) -> tuple[int, int]:
    """Return how many blocks an area has across and down; none is smaller than the least."""
    block = max(1, math.ceil(shorter / MOSAIC_PARTS))
    return max(1, width // block), max(1, height // block)


def line_width(width: int, height: int) -> float:
    """Return how thick arrows are drawn, in pixels of the photo."""
    return max(3.0, min(width, height) / 120)


def words_height(width: int, height: int) -> float:
    """Return how high words are written, in pixels of the photo."""
    return max(12.0, min(width, height) / 22)


def burn(data: bytes, shapes: Sequence[Shape], quality: int = QUALITY) -> bytes:
    """Return a JPEG of the upright photo with ``shapes`` burned in, in the order given.

    It holds pixels alone: no EXIF, no place, no colour profile, no thumbnail, no comment.
    Raises EvidenceError as taking in does, and ``cover-nothing-drawn`` without any shape.
    """
    if not shapes:
        raise EvidenceError("cover-nothing-drawn")
    image, original = opened_upright(kind_of(data), data, MOST_PIXELS)
    scale = image.width / original[0]
    for shape in shapes:
        _apply(image, shape, scale)
    return _pixels_alone(image, quality)


def _apply(image: Image.Image, shape: Shape, scale: float) -> None:
    draw = ImageDraw.Draw(image)
    match shape:
        case Box():
            if box := shape.pixels(scale, *image.size):
                image.paste(COVER, box)
        case Mosaic():
            if box := shape.pixels(scale, *image.size):
                _blocks(image, box)
        case Stroke():
            _stroke(draw, [_scaled(p, scale) for p in shape.points], shape.width * scale, COVER)
        case Arrow():
            _arrow(image, draw, _scaled(shape.start, scale), _scaled(shape.end, scale))
        case Words():
            _write(image, draw, _scaled(shape.at, scale), shape.text)


def _scaled(point: Point, scale: float) -> Point:
    return point[0] * scale, point[1] * scale


def _blocks(image: Image.Image, box: tuple[int, int, int, int]) -> None:
    area = image.crop(box)
    cells = mosaic_cells(*area.size, min(image.size))
    coarse = area.resize(cells, Image.Resampling.BOX)
    image.paste(coarse.resize(area.size, Image.Resampling.NEAREST), box[:2])


def _stroke(
    draw: ImageDraw.ImageDraw,
    points: Sequence[Point],
    width: float,
    colour: tuple[int, int, int],
) -> None:
    wide, half = max(1, math.ceil(width)), max(1.0, width) / 2
    if len(points) > 1:
        draw.line(list(points), fill=colour, width=wide)
    for x, y in points:  # round ends and joints, without a gap at a sharp turn
        draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)


def arrow_head(start: Point, end: Point, width: float) -> tuple[Point, Point, Point]:
    """Return the triangle at the end of an arrow, its tip first."""
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    length, spread = width * HEAD, math.radians(28)
    left, right = (
        (end[0] - length * math.cos(along + side), end[1] - length * math.sin(along + side))
        for side in (spread, -spread)
    )
    return end, left, right


def _arrow(image: Image.Image, draw: ImageDraw.ImageDraw, start: Point, end: Point) -> None:
    width = line_width(*image.size)
    for colour, wide in ((HALO, width * 1.8), (INK, width)):
        _stroke(draw, (start, end), wide, colour)
        draw.polygon(arrow_head(start, end, wide if colour is INK else width * 1.3), fill=colour)


def _write(image: Image.Image, draw: ImageDraw.ImageDraw, at: Point, text: str) -> None:
    size = words_height(*image.size)
    file = str(resources.path("fonts", "ChayanSans-Bold.ttf"))
    font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    around = max(1, round(size / 10))
    draw.text(at, line, fill=INK, font=font, stroke_width=around, stroke_fill=HALO)


def _pixels_alone(image: Image.Image, quality: int) -> bytes:
    image.info = {}  # what the original said of itself stays with the original
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling="4:2:0")
    return out.getvalue()
