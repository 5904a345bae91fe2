"""A small stage in metres: a camera, lit faces, soft shadows, signs and the look of a phone."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

import resources

Colour = tuple[int, int, int]
Dot = tuple[float, float]
Spot = tuple[float, float, float]
"""A place on the stage in metres: right, up, away from the camera."""

WHITE: Colour = (255, 255, 255)
_EXPOSURE = [
    round(255 * min(1.0, (v / 255 * 1.045)) ** (1 + 0.22 * (v / 255 - 0.6))) for v in range(256)
]
"""A little brighter, the shadows a little deeper."""
_COARSE = 6  # Soft things are painted this many times smaller.


def shade(colour: Colour, factor: float) -> Colour:
    red, green, blue = (max(0, min(255, round(value * factor))) for value in colour)
    return red, green, blue


def mix(one: Colour, two: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, two, strict=True))
    return red, green, blue


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    ramp = Image.linear_gradient("L").crop((0, 0, 1, 256)).resize((1, max(1, size[1])))
    tinted = ImageOps.colorize(ramp, black=top, white=bottom)
    return tinted.resize(size, Image.Resampling.NEAREST)


@lru_cache(maxsize=64)
def font(size: int, name: str = "ChayanSans-Bold.ttf") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources.path("fonts", name)), size)


def upright(x0: float, y0: float, x1: float, y1: float, z: float) -> list[Spot]:
    """A rectangle that faces the camera: its corners from the top left, clockwise."""
    return [(x0, y1, z), (x1, y1, z), (x1, y0, z), (x0, y0, z)]


def flat(x0: float, z0: float, x1: float, z1: float, y: float) -> list[Spot]:
    """A rectangle lying at height `y`, from its far left corner."""
    return [(x0, y, z1), (x1, y, z1), (x1, y, z0), (x0, y, z0)]


def sideways(z0: float, y0: float, z1: float, y1: float, x: float) -> list[Spot]:
    """A rectangle like a side wall at `x`; `z0` is drawn at its left."""
    return [(x, y1, z0), (x, y1, z1), (x, y0, z1), (x, y0, z0)]


class View(NamedTuple):
    """Where the phone is held; angles in degrees, `focal` in picture widths."""

    eye: Spot
    yaw: float = 0.0
    pitch: float = 0.0
    focal: float = 0.85
    roll: float = 0.0

    def turns(self) -> tuple[Dot, Dot, Dot]:
        """Cosine and sine of the three angles."""
        angles = [math.radians(value) for value in (self.yaw, self.pitch, self.roll)]
        yaw, pitch, roll = [(math.cos(angle), math.sin(angle)) for angle in angles]
        return yaw, pitch, roll


def _coefficients(quad: Sequence[Dot], size: tuple[int, int]) -> tuple[float, ...]:
    """What takes a dot inside `quad` to its place on a tile of `size`."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    under = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / under, (dx1 * sy - sx * dy1) / under
    a, b, d, e = x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3
    one = a * e - b * d
    across = (e - y0 * h, x0 * h - b, b * y0 - x0 * e)
    down = (y0 * g - d, a - x0 * g, x0 * d - a * y0)
    return (
        *(value / one * size[0] for value in across),
        *(value / one * size[1] for value in down),
        (d * h - e * g) / one,
        (b * g - a * h) / one,
    )


@lru_cache(maxsize=8)
def _grain(seed: int, strength: int) -> Image.Image:
    """A tile of sensor noise around mid grey, the same for the same seed."""
    bits = random.Random(seed)
    layers = [Image.frombytes("L", (256, 256), bits.randbytes(65536)) for _ in range(3)]
    soft = Image.blend(Image.blend(layers[0], layers[1], 0.5), layers[2], 0.33)
    return soft.point([round(128 + (value - 128) * strength / 64) for value in range(256)])


class Stage:
    """One picture in the making: what is painted later covers what was painted before."""

    def __init__(self, size: tuple[int, int], view: View) -> None:
        self.image = Image.new("RGB", size, (200, 204, 204))
        self.view = view
        self._draw = ImageDraw.Draw(self.image)
        self._focal = view.focal * size[0]
        self._turns = view.turns()

    def _seen(self, spot: Spot) -> Spot:
        """`spot` from the camera: right, up, ahead."""
        ex, ey, ez = self.view.eye
        x, y, z = spot[0] - ex, spot[1] - ey, spot[2] - ez
        (yc, ys), (pc, ps), (rc, rs) = self._turns
        x, z = x * yc - z * ys, x * ys + z * yc
        y, z = y * pc - z * ps, y * ps + z * pc
        x, y = x * rc - y * rs, x * rs + y * rc
        return x, y, max(z, 0.05)

    def dot(self, spot: Spot) -> Dot:
        x, y, z = self._seen(spot)
        width, height = self.image.size
        return width / 2 + self._focal * x / z, height / 2 - self._focal * y / z

    def metre(self, spot: Spot) -> float:
        """How many pixels a metre takes at `spot`."""
        return self._focal / self._seen(spot)[2]

    def face(self, spots: Sequence[Spot], colour: Colour, to: Colour | None = None) -> None:
        """A flat face; with `to`, running from `colour` above to `to` below."""
        dots = [self.dot(spot) for spot in spots]
        if to is None:
            self._draw.polygon(dots, fill=colour)
            return
        box = self._bounds(dots)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in dots], fill=255)
        self.image.paste(gradient(size, colour, to), box[:2], mask)

    def _bounds(self, dots: Sequence[Dot], margin: float = 0) -> tuple[int, int, int, int] | None:
        width, height = self.image.size
        left = max(0, math.floor(min(x for x, _ in dots) - margin))
        top = max(0, math.floor(min(y for _, y in dots) - margin))
        right = min(width, math.ceil(max(x for x, _ in dots) + margin))
        bottom = min(height, math.ceil(max(y for _, y in dots) + margin))
        return (left, top, right, bottom) if left < right and top < bottom else None

    def box(self, low: Spot, high: Spot, colour: Colour, fade: float = 0.9) -> None:
        """A block lit from above; its front fades to `fade` towards the floor."""
        (x0, y0, z0), (x1, y1, z1), (ex, ey, _) = low, high, self.view.eye
        side = shade(colour, 0.78)
        if ex < x0:
            self.face(sideways(z1, y0, z0, y1, x0), side, shade(side, fade))
        if ex > x1:
            self.face(sideways(z0, y0, z1, y1, x1), side, shade(side, fade))
        if ey > y1:
            self.face(flat(x0, z0, x1, z1, y1), shade(colour, 1.07))
        if ey < y0:
            self.face(flat(x0, z0, x1, z1, y0), shade(colour, 0.6))
        self.face(upright(x0, y0, x1, y1, z0), colour, shade(colour, fade))

    def line(self, start: Spot, end: Spot, width: float, colour: Colour) -> None:
        """A straight line, `width` in metres where it starts."""
        pixels = max(1, round(width * self.metre(start)))
        self._draw.line([self.dot(start), self.dot(end)], fill=colour, width=pixels)

    def rod(self, start: Spot, end: Spot, width: float, colour: Colour) -> None:
        """A round bar with its light along the upper left."""
        self.line(start, end, width, shade(colour, 0.62))
        for part, light in ((0.12, 0.95), (0.2, 1.25)):
            x, y = -width * part, width * part
            a, b = ((p[0] + x, p[1] + y, p[2]) for p in (start, end))
            self.line(a, b, width * (0.62 - 1.5 * (part - 0.12) * 3), shade(colour, light))

    def disc(
        self, middle: Spot, across: Spot, along: Spot, colour: Colour, steps: int = 48
    ) -> None:
        """A round face spanned by two half axes."""
        self.face(circle(middle, across, along, steps), colour)

    def soft(self, spots: Sequence[Spot], blur: float, strength: float, colour: Colour) -> None:
        """A blurred patch: a shadow in a dark colour, a glow in a light one; `blur` in metres."""
        dots = [self.dot(spot) for spot in spots]
        pixels = max(2.0, blur * self.metre(spots[0]))
        box = self._bounds(dots, pixels * 3)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        small = Image.new("L", (-(-size[0] // _COARSE), -(-size[1] // _COARSE)))
        moved = [((x - box[0]) / _COARSE, (y - box[1]) / _COARSE) for x, y in dots]
        ImageDraw.Draw(small).polygon(moved, fill=round(255 * strength))
        small = small.filter(ImageFilter.GaussianBlur(pixels / _COARSE))
        self.image.paste(colour, box, small.resize(size, Image.Resampling.BILINEAR))

    def shadow(self, spots: Sequence[Spot], blur: float = 0.05, strength: float = 0.5) -> None:
        self.soft(spots, blur, strength, (18, 22, 28))

    def warp(self, corners: Sequence[Spot], tile: Image.Image) -> None:
        """Lay `tile` on the rectangle whose corners run clockwise from its top left."""
        quad = [self.dot(spot) for spot in corners]
        box = self._bounds(quad)
        if box is None:
            return
        wide = round(max(math.dist(quad[0], quad[1]), math.dist(quad[3], quad[2]), 2))
        high = round(max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2]), 2))
        if wide * 1.3 < tile.width or high * 1.3 < tile.height:
            tile = tile.resize((min(wide, tile.width), min(high, tile.height)))
        moved = [(x - box[0], y - box[1]) for x, y in quad]
        laid = tile.convert("RGBA").transform(
            (box[2] - box[0], box[3] - box[1]),
            Image.Transform.PERSPECTIVE,
            _coefficients(moved, tile.size),
            Image.Resampling.BILINEAR,
        )
        self.image.paste(laid, box[:2], laid)

    def developed(self, seed: int, tint: Colour = WHITE, edges: float = 0.26) -> Image.Image:
        """The picture as a phone would keep it: bloom, darker corners, a tint and grain."""
        image, size = self.image, self.image.size
        small = image.reduce(8)
        bright = small.point([max(0, (value - 205) * 3) for value in range(256)] * 3)
        bloom = bright.filter(ImageFilter.GaussianBlur(9)).point([v // 3 for v in range(256)] * 3)
        image = ImageChops.screen(image, bloom.resize(size, Image.Resampling.BILINEAR))
        image = image.filter(ImageFilter.BoxBlur(0.4)).point(_EXPOSURE * 3)
        falloff = [round(255 * (1 - edges * (v / 255) ** 2)) for v in range(256)]
        corner = Image.radial_gradient("L").point(falloff)
        lens = ImageOps.colorize(corner, black=(0, 0, 0), white=tint)
        image = ImageChops.multiply(image, lens.resize(size, Image.Resampling.BILINEAR))
        return ImageChops.add(image, _tiled(_grain(seed, 5), size), 1, -128)


def circle(middle: Spot, across: Spot, along: Spot, steps: int = 48) -> list[Spot]:
    turns = [(math.cos(t), math.sin(t)) for t in (math.tau * k / steps for k in range(steps))]
    x, y, z = middle
    return [
        (
            x + across[0] * c + along[0] * s,
            y + across[1] * c + along[1] * s,
            z + across[2] * c + along[2] * s,
        )
        for c, s in turns
    ]


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new("L", size)
    for left in range(0, size[0], tile.width):
        whole.paste(tile, (left, 0))
    row = whole.crop((0, 0, size[0], tile.height))
    for top in range(tile.height, size[1], tile.height):
        whole.paste(row, (0, top))
    return Image.merge("RGB", (whole, whole, whole))
