"""The sample photo of the corner where medical waste is kept: yellow bins and a sharps box."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from ui.demo.props import STEEL, Room, floor, framed, notice, tiled_wall, walls, written
from ui.demo.stage import WHITE, Colour, Spot, Stage, View, flat, shade, upright

YELLOW: Colour = (246, 196, 28)


def waste_corner(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.25, 1.3, 0.0), yaw=6, pitch=-11, focal=0.9))
    room = Room(-1.7, 1.9, 3.0, 2.6)
    walls(stage, room, (238, 240, 238))
    tiled_wall(stage, room, (216, 230, 226), 1.5, 15)
    floor(stage, room, (184, 188, 186), 0.6, 16)
    head = notice((420, 330), "医疗废物分类收集", (196, 48, 44), 5, 21)
    framed(stage, (-0.72, 1.1, 0.02, 1.62), 2.99, head)
    framed(
        stage, (0.34, 1.1, 0.73, 1.62), 2.99, notice((220, 300), "交接登记", (30, 110, 160), 8, 6)
    )
    _bin(stage, -1.06, 2.3, 0.86, "感染性废物")
    _bin(stage, -0.22, 2.3, 0.86, "药物性废物")
    _sharps(stage)
    return stage.developed(61, (255, 253, 249))


def _bin(stage: Stage, x: float, z: float, high: float, kind: str) -> None:
    """A pedal bin of yellow plastic; narrower at its foot."""
    wide, deep, thin = 0.62, 0.5, 0.05
    stage.shadow(flat(x, z - 0.06, x + wide + 0.12, z + deep, 0), 0.09, 0.66)
    stage.shadow(upright(x + 0.15, 0.0, x + wide + 0.18, high, 2.99), 0.1, 0.3)
    front: list[Spot] = [
        (x, high, z),
        (x + wide, high, z),
        (x + wide - thin, 0.03, z + thin),
        (x + thin, 0.03, z + thin),
    ]
    back: list[Spot] = [(a, b, z + deep) for a, b, _ in front]
    if stage.view.eye[0] > x + wide:
        side = [front[1], back[1], back[2], front[2]]
    else:
        side = [back[0], front[0], front[3], back[3]]
    stage.face(side, shade(YELLOW, 0.74), shade(YELLOW, 0.6))
    stage.face(front, YELLOW, shade(YELLOW, 0.84))
    for at in (0.07, 0.52):
        rib = upright(x + at, 0.1, x + at + 0.03, high - 0.08, z)
        stage.soft(rib, 0.012, 0.3, (130, 90, 0))
    stage.soft(upright(x + 0.05, high - 0.06, x + wide - 0.05, high, z), 0.02, 0.4, (110, 76, 0))
    lid = (x - 0.025, high, z - 0.03), (x + wide + 0.025, high + 0.075, z + deep)
    stage.box(*lid, (252, 206, 40))
    stage.soft(flat(x + 0.08, z + 0.1, x + 0.5, z + 0.4, high + 0.076), 0.06, 0.45, WHITE)
    stage.box((x + 0.2, 0.02, z - 0.09), (x + 0.42, 0.055, z + 0.05), (52, 54, 56))
    stage.warp(upright(x + 0.105, 0.22, x + wide - 0.105, 0.74, z + 0.012), _waste_label(kind))


def _waste_label(kind: str) -> Image.Image:
    tile = Image.new("RGB", (410, 520), (255, 214, 20))
    pen = ImageDraw.Draw(tile)
    pen.rectangle((6, 6, 403, 513), outline=(20, 20, 20), width=8)
    _biohazard(pen, (205, 166), 124)
    written(tile, (205, 362), "医疗废物", 88, (16, 16, 16))
    written(tile, (205, 458), kind, 50, (150, 24, 20))
    return tile


def _biohazard(pen: ImageDraw.ImageDraw, middle: tuple[int, int], reach: int) -> None:
    black, back = (18, 18, 18), (255, 214, 20)

    def ring(x: float, y: float, r: float, fill: Colour) -> None:
        pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    x, y = middle
    ways = [math.radians(90 + turn) for turn in (0, 120, 240)]
    spots = [(math.cos(way), -math.sin(way)) for way in ways]
    for dx, dy in spots:
        ring(x + dx * reach * 0.46, y + dy * reach * 0.46, reach * 0.52, black)
    for dx, dy in spots:
        ring(x + dx * reach * 0.6, y + dy * reach * 0.6, reach * 0.4, back)
    for dx, dy in spots:
        pen.line((x, y, x + dx * reach * 0.32, y + dy * reach * 0.32), fill=back, width=reach // 14)
    pen.circle((x, y), reach * 0.42, outline=black, width=reach // 9)
    ring(x, y, reach * 0.12, back)


def _sharps(stage: Stage) -> None:
    """The small box for needles, on a stool beside the bins."""
    stage.shadow(flat(0.72, 2.2, 1.25, 2.75, 0), 0.08, 0.55)
    for x in (0.76, 1.18):
        for z in (2.62, 2.28):
            stage.rod((x, 0, z), (x, 0.5, z), 0.03, STEEL)
    stage.box((0.72, 0.5, 2.24), (1.22, 0.54, 2.66), (206, 212, 216))
    stage.shadow(flat(0.82, 2.28, 1.18, 2.6, 0.541), 0.04, 0.5)
    stage.box((0.81, 0.54, 2.32), (1.11, 0.86, 2.58), YELLOW)
    stage.box((0.8, 0.86, 2.31), (1.12, 0.9, 2.59), (204, 44, 40))
    stage.box((0.91, 0.9, 2.4), (1.01, 0.93, 2.48), (232, 234, 234))
    stage.warp(upright(0.85, 0.58, 1.07, 0.83, 2.31), _waste_label("损伤性废物"))
