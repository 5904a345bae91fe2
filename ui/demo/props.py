"""What several of the sample rooms share: floors, walls, ceilings, signs and paper."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from ui.demo.stage import (
    WHITE,
    Colour,
    Stage,
    flat,
    font,
    gradient,
    mix,
    shade,
    sideways,
    upright,
)

STEEL: Colour = (176, 182, 188)


class Room(NamedTuple):
    """Walls at `left`, `right` and `back`, a ceiling at `top`; the camera stands near z = 0."""

    left: float
    right: float
    back: float
    top: float = 2.8
    near: float = 0.6


def floor(stage: Stage, room: Room, colour: Colour, tile: float, seed: int) -> None:
    """Glossy square tiles, no two quite alike."""
    dice = random.Random(seed)
    stage.face(flat(room.left, room.near, room.right, room.back, 0), shade(colour, 0.8))
    gap = tile * 0.008
    for column in range(math.ceil((room.right - room.left) / tile)):
        for row in range(math.ceil((room.back - room.near) / tile)):
            x, z = room.left + column * tile, room.back - row * tile
            tone = mix(shade(colour, dice.uniform(0.965, 1.03)), (235, 240, 240), 0.05)
            near = max(room.near, z - tile)
            stage.face(flat(x + gap, near + gap, x + tile - gap, z - gap, 0), tone)
    gloss = flat(room.left, room.back - 1.0, room.right, room.back, 0)
    stage.soft(gloss, 0.35, 0.3, WHITE)


def walls(stage: Stage, room: Room, upper: Colour, lower: Colour | None = None) -> None:
    """Back and side walls; with `lower`, painted in that colour up to 1.2 m."""
    left, right, back, top, near = room
    sides = (
        (sideways(near, 0, back, top, left), 0.95),
        (sideways(back, 0, near, top, right), 0.92),
        (upright(left, 0, right, top, back), 1.0),
    )
    for spots, light in sides:
        stage.face(spots, shade(upper, light), shade(upper, light * 0.92))
    if lower is not None:
        for edge, light in ((left, 0.95), (right, 0.92)):
            stage.face(sideways(near, 0, back, 1.2, edge), shade(lower, light))
        stage.face(upright(left, 0, right, 1.2, back), lower, shade(lower, 0.93))
    for edge in (left, right):
        stage.face(sideways(near, 0, back, 0.1, edge), (126, 132, 134))
        corner = [(edge, top, back), (edge, 0, back)]
        spread = 0.12 if edge == left else -0.12
        band = [*corner, (edge + spread, 0, back), (edge + spread, top, back)]
        stage.shadow(band, 0.15, 0.2)
    stage.face(upright(left, 0, right, 0.1, back), (140, 146, 148))


def ceiling(stage: Stage, room: Room, lamps: list[tuple[float, float]]) -> None:
    """A grid ceiling with square lamps at the given right and away."""
    left, right, back, top, near = room
    stage.face(flat(left, near, right, back, top), (214, 217, 217), (232, 234, 233))
    for step in range(1, math.ceil((right - left) / 0.6)):
        x = left + step * 0.6
        stage.line((x, top, back), (x, top, near), 0.012, (184, 188, 189))
    for step in range(math.ceil((back - near) / 0.6)):
        z = back - step * 0.6
        stage.line((left, top, z), (right, top, z), 0.012, (184, 188, 189))
    for x, z in lamps:
        panel = flat(x - 0.3, z - 0.3, x + 0.3, z + 0.3, top)
        stage.soft(flat(x - 0.5, z - 0.5, x + 0.5, z + 0.5, top), 0.3, 0.75, (255, 253, 246))
        stage.face(panel, (255, 255, 252))
        mirrored = flat(x - 0.3, z - 0.3, x + 0.3, z + 0.3, 0)
        stage.soft(mirrored, 0.3, 0.5, (255, 253, 246))


def tiled_wall(stage: Stage, room: Room, colour: Colour, high: float, seed: int) -> None:
    """Glazed tiles 0.3 m wide on the back wall, up to `high`."""
    dice = random.Random(seed)
    stage.face(upright(room.left, 0, room.right, high, room.back), shade(colour, 0.86))
    for column in range(math.ceil((room.right - room.left) / 0.3)):
        for row in range(math.ceil(high / 0.2)):
            x, y = room.left + column * 0.3, row * 0.2
            tone = shade(colour, dice.uniform(0.97, 1.03) * (0.93 + 0.05 * y))
            tile = upright(x + 0.003, y + 0.003, x + 0.297, min(high, y + 0.197), room.back)
            stage.face(tile, tone)


def written(
    tile: Image.Image, at: tuple[int, int], text: str, size: int, colour: Colour, **more: str
) -> None:
    """`text` with its middle at `at`; `anchor` and `name` of the font may be given."""
    face = font(size, more.get("name", "ChayanSans-Bold.ttf"))
    pen = ImageDraw.Draw(tile)
    pen.text(at, text, font=face, fill=colour, anchor=more.get("anchor", "mm"))


def sign(size: tuple[int, int], text: str, back: Colour, small: str = "") -> Image.Image:
    """A lacquered sign with white letters and, below, a smaller line."""
    width, height = size
    tile = gradient(size, shade(back, 1.15), shade(back, 0.9))
    edge = max(3, height // 40)
    frame = (edge * 2, edge * 2, width - 1 - edge * 2, height - 1 - edge * 2)
    ImageDraw.Draw(tile).rectangle(frame, outline=mix(back, WHITE, 0.55), width=edge)
    letters = round(min(height * (0.46 if small else 0.62), width * 0.84 / len(text)))
    written(tile, (width // 2, round(height * (0.42 if small else 0.49))), text, letters, WHITE)
    if small:
        face = round(min(height * 0.16, width * 1.4 / len(small)))
        written(tile, (width // 2, round(height * 0.8)), small, face, mix(back, WHITE, 0.85))
    return tile


def notice(size: tuple[int, int], title: str, head: Colour, lines: int, seed: int) -> Image.Image:
    """A printed sheet in a frame: a coloured head and lines too far away to be read."""
    width, height = size
    tile = gradient(size, (252, 252, 249), (238, 240, 239))
    pen = ImageDraw.Draw(tile)
    top = height // 6
    pen.rectangle((0, 0, width, top), fill=head)
    written(
        tile,
        (width // 2, top // 2),
        title,
        min(top * 6 // 10, width * 9 // 10 // len(title)),
        WHITE,
    )
    dice, step = random.Random(seed), (height - top) / (lines + 1.2)
    for line in range(lines):
        y = round(top + step * (line + 0.9))
        end = width * dice.uniform(0.6, 0.9)
        pen.line((width * 0.1, y, end, y), fill=(150, 158, 164), width=max(2, height // 90))
    return ImageOps.expand(tile, max(3, width // 60), (170, 176, 180))


def framed(
    stage: Stage, box: tuple[float, float, float, float], z: float, tile: Image.Image
) -> None:
    """`tile` on the wall at `z`, with the soft shadow of its thickness."""
    x0, y0, x1, y1 = box
    stage.shadow(upright(x0 + 0.02, y0 - 0.03, x1 + 0.03, y1 - 0.02, z), 0.025, 0.45)
    stage.warp(upright(x0, y0, x1, y1, z - 0.01), tile)


def window(stage: Stage, corners: list[tuple[float, float, float]]) -> None:
    """Two panes of daylight with something green far below, corners from the top left."""
    tile = gradient((600, 500), (168, 208, 242), (232, 242, 246))
    pen = ImageDraw.Draw(tile)
    dice = random.Random(9)
    for _ in range(60):
        x, y, r = dice.randint(-20, 620), dice.randint(380, 520), dice.randint(18, 46)
        green = mix((112, 160, 108), (186, 214, 176), dice.random())
        pen.ellipse((x - r, y - r, x + r, y + r), fill=green)
    tile = tile.filter(ImageFilter.GaussianBlur(7))
    pen = ImageDraw.Draw(tile)
    for x in (0, 286, 572):
        pen.rectangle((x, 0, x + 28, 500), fill=(246, 248, 248))
        pen.line((x + 28, 0, x + 28, 500), fill=(188, 196, 200), width=3)
    for y in (0, 472):
        pen.rectangle((0, y, 600, y + 28), fill=(246, 248, 248))
    stage.soft(corners, 0.3, 0.6, WHITE)
    stage.warp(corners, tile)
