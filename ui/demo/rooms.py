"""The sample photos taken across a room: hall, treatment room, washroom."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from ui.demo.props import (
    STEEL,
    Room,
    ceiling,
    floor,
    framed,
    notice,
    sign,
    tiled_wall,
    walls,
    window,
    written,
)
from ui.demo.stage import (
    WHITE,
    Colour,
    Spot,
    Stage,
    View,
    circle,
    flat,
    gradient,
    mix,
    shade,
    sideways,
    upright,
)

BLUE: Colour = (20, 92, 158)


def waiting_hall(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((0.5, 1.62, 0.0), yaw=-7, pitch=-7, focal=0.72))
    room = Room(-2.6, 4.2, 8.6, 3.0)
    walls(stage, room, (240, 242, 238), (190, 216, 208))
    floor(stage, room, (206, 204, 196), 0.8, 3)
    ceiling(stage, room, [(x, z) for z in (7.4, 5.0, 2.9) for x in (-0.8, 2.0)])
    for z in (3.0, 5.6):
        pane = sideways(z, 1.1, z + 1.9, 2.5, -2.59)
        window(stage, pane)
        stage.soft(flat(-2.4, z + 0.1, -0.6, z + 1.6, 0), 0.2, 0.5, (255, 253, 244))
    _hall_back(stage, room)
    for z in (6.7, 5.3, 3.9):
        _bench(stage, -1.15, z, 5)
    _plant(stage, (3.35, 0, 6.9))
    _hanging_sign(stage)
    return stage.developed(31, (255, 253, 248))


def _hall_back(stage: Stage, room: Room) -> None:
    z = room.back
    stage.box((2.2, 0, z - 0.08), (3.3, 2.15, z), (206, 196, 178))
    stage.face(upright(2.28, 0.02, 3.22, 2.08, z - 0.09), (186, 150, 108), (166, 130, 90))
    stage.face(upright(2.5, 1.2, 2.75, 1.85, z - 0.1), (206, 226, 232), (178, 204, 212))
    stage.rod((3.1, 0.95, z - 0.14), (3.1, 1.15, z - 0.14), 0.03, STEEL)
    framed(stage, (2.45, 2.22, 3.05, 2.44), z, sign((360, 132), "全科诊室", BLUE))
    framed(stage, (-1.9, 1.4, -1.15, 2.35), z, notice((300, 380), "就诊流程", (38, 132, 108), 7, 4))
    framed(stage, (-0.95, 1.4, -0.2, 2.35), z, notice((300, 380), "健康教育", (200, 92, 58), 7, 5))
    framed(stage, (0.2, 1.45, 1.75, 2.3), z, _queue_screen())


def _queue_screen() -> Image.Image:
    tile = gradient((620, 340), (16, 52, 92), (10, 34, 66))
    pen = ImageDraw.Draw(tile)
    pen.rectangle((0, 0, 619, 339), outline=(24, 26, 30), width=14)
    written(tile, (310, 62), "请按号就诊", 52, (255, 232, 150))
    for row, (room, number) in enumerate(
        (("全科一", "A016"), ("全科二", "A017"), ("中医科", "C005"))
    ):
        y = 138 + row * 66
        written(tile, (190, y), room, 44, (226, 238, 250))
        written(tile, (440, y), number, 48, (112, 240, 170))
    return tile


def _bench(stage: Stage, x: float, z: float, seats: int) -> None:
    """A steel bench as in every waiting hall, facing the camera."""
    end = x + seats * 0.56
    stage.shadow(flat(x - 0.05, z - 0.12, end + 0.05, z + 0.55, 0), 0.1, 0.5)
    for leg in (x + 0.3, end - 0.3):
        stage.rod((leg, 0.03, z + 0.5), (leg, 0.4, z + 0.3), 0.05, STEEL)
        stage.rod((leg, 0.03, z - 0.02), (leg, 0.38, z + 0.25), 0.05, STEEL)
        stage.rod((leg, 0.03, z - 0.06), (leg, 0.03, z + 0.56), 0.04, STEEL)
    for seat in range(seats):
        left = x + seat * 0.56 + 0.025
        stage.face(_leaning(left, z, 0.45, 0.86), (104, 150, 186), (66, 112, 152))
        for row in range(5):
            for hole in range(9):
                spot = (left + 0.06 + hole * 0.048, 0.53 + row * 0.062, z + 0.44 + row * 0.012)
                stage.disc(spot, (0.011, 0, 0), (0, 0.011, 0), (58, 96, 130), 10)
        stage.box((left, 0.4, z), (left + 0.51, 0.43, z + 0.44), (92, 138, 176))
        stage.soft(flat(left + 0.08, z + 0.08, left + 0.42, z + 0.3, 0.432), 0.05, 0.5, WHITE)
    for arm in range(seats + 1):
        side = x + arm * 0.56
        stage.rod((side, 0.42, z + 0.36), (side, 0.62, z + 0.4), 0.035, STEEL)
        stage.rod((side, 0.62, z + 0.42), (side, 0.62, z + 0.04), 0.045, STEEL)
        stage.rod((side, 0.62, z + 0.04), (side, 0.42, z + 0.08), 0.035, STEEL)


def _leaning(left: float, z: float, low: float, high: float) -> list[Spot]:
    a, b = z + 0.42, z + 0.52
    return [(left, high, b), (left + 0.51, high, b), (left + 0.51, low, a), (left, low, a)]


def _plant(stage: Stage, foot: Spot) -> None:
    x, _, z = foot
    dice = random.Random(12)
    stage.shadow(circle((x, 0, z), (0.3, 0, 0), (0, 0, 0.3)), 0.1, 0.5)
    pot = [(x - 0.2, 0.42, z), (x + 0.2, 0.42, z), (x + 0.15, 0, z), (x - 0.15, 0, z)]
    stage.face(pot, (236, 236, 232), (190, 190, 186))
    stage.disc((x, 0.42, z), (0.2, 0, 0), (0, 0, 0.08), (84, 68, 54))
    for leaf in range(34):
        turn, reach = dice.uniform(-1.25, 1.25), dice.uniform(0.45, 0.95)
        tip = (
            x + math.sin(turn) * reach * 0.75,
            0.45 + math.cos(turn) * reach,
            z - dice.random() * 0.1,
        )
        half = 0.05 + dice.random() * 0.03
        across = (half * math.cos(turn), half * math.sin(turn))
        mid = (x + (tip[0] - x) * 0.6, 0.45 + (tip[1] - 0.45) * 0.6)
        green = mix((34, 92, 52), (112, 168, 84), leaf / 34)
        blade: list[Spot] = [
            (x, 0.42, z),
            (mid[0] - across[0], mid[1] + across[1], z),
            tip,
            (mid[0] + across[0], mid[1] - across[1], z),
        ]
        stage.face(blade, green, shade(green, 0.75))


def _hanging_sign(stage: Stage) -> None:
    z = 4.4
    for x in (-0.3, 1.5):
        stage.rod((x, 3.0, z), (x, 2.62, z), 0.02, STEEL)
    stage.box((-0.6, 2.08, z), (1.8, 2.62, z + 0.06), BLUE)
    tile = sign((960, 216), "候诊区", BLUE, "WAITING AREA")
    stage.warp(upright(-0.6, 2.08, 1.8, 2.62, z), tile)


def treatment_room(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.35, 1.6, 0.0), yaw=5, pitch=-8, focal=0.7))
    room = Room(-2.1, 2.3, 4.9, 2.8)
    walls(stage, room, (242, 243, 240), (196, 216, 226))
    floor(stage, room, (198, 202, 200), 0.6, 7)
    ceiling(stage, room, [(-0.9, 3.4), (1.2, 3.4)])
    window(stage, upright(-0.62, 1.25, 0.92, 2.4, 4.89))
    stage.face(upright(-0.75, 1.17, 1.05, 1.25, 4.8), (246, 246, 244), (214, 216, 216))
    stage.soft(flat(-0.5, 2.0, 0.8, 3.6, 0), 0.3, 0.5, WHITE)
    framed(
        stage, (-1.75, 1.5, -1.15, 2.25), 4.9, notice((280, 350), "操作规程", (30, 110, 160), 7, 2)
    )
    framed(stage, (1.4, 1.5, 2.0, 2.25), 4.9, notice((280, 350), "急救流程", (190, 60, 52), 7, 8))
    _bare_rail(stage)
    stage.box((-0.14, 0, 4.3), (0.42, 0.72, 4.75), (226, 228, 226))
    for y in (0.42, 0.16):
        stage.face(upright(-0.1, y, 0.38, y + 0.24, 4.29), (240, 241, 239), (222, 224, 222))
        stage.rod((0.06, y + 0.15, 4.27), (0.22, y + 0.15, 4.27), 0.022, STEEL)
    _bed(stage, -1.75, (122, 176, 196))
    _drip_stand(stage, (-0.42, 0, 4.15))
    _bed(stage, 0.85, (122, 176, 196))
    return stage.developed(41, (252, 254, 255))


def _bare_rail(stage: Stage) -> None:
    """The curtain's rail without its curtain."""
    stage.rod((0.14, 2.62, 4.7), (0.14, 2.62, 1.9), 0.03, (206, 210, 214))
    for z in (4.4, 3.2, 2.2):
        stage.rod((0.14, 2.8, z), (0.14, 2.62, z), 0.015, STEEL)
    for step in range(9):
        z = 4.5 - step * 0.09
        stage.line((0.14, 2.61, z), (0.14, 2.54, z), 0.012, (90, 96, 102))


def _bed(stage: Stage, x: float, cover: Colour) -> None:
    near, far, end = 2.25, 4.3, x + 0.9
    stage.shadow(flat(x - 0.04, near - 0.06, end + 0.04, far, 0), 0.12, 0.62)
    for leg_x in (x + 0.05, end - 0.05):
        for z in (far - 0.05, near + 0.05):
            stage.rod((leg_x, 0, z), (leg_x, 0.5, z), 0.05, (212, 216, 220))
    stage.rod((x, 0.18, near + 0.05), (end, 0.18, near + 0.05), 0.04, (200, 206, 210))
    _bed_end(stage, x, far, 1.0)
    stage.box((x, 0.46, near), (end, 0.52, far), (196, 202, 206))
    stage.box((x + 0.01, 0.52, near), (end - 0.01, 0.64, far), (240, 242, 243))
    stage.face(flat(x + 0.01, near, end - 0.01, far - 0.55, 0.645), cover, shade(cover, 1.16))
    hang = upright(x + 0.01, 0.44, end - 0.01, 0.645, near - 0.005)
    stage.face(hang, shade(cover, 1.02), shade(cover, 0.78))
    for fold in range(5):
        at = x + 0.1 + fold * 0.17
        stage.soft(upright(at, 0.45, at + 0.03, 0.64, near), 0.015, 0.22, (20, 40, 60))
        crease = flat(at, near + 0.2, at + 0.02, near + 1.1, 0.646)
        stage.soft(crease, 0.03, 0.16, WHITE)
    edge = x if stage.view.eye[0] < x else end
    stage.face(sideways(near, 0.44, far - 0.55, 0.645, edge), shade(cover, 0.8), shade(cover, 0.62))
    _pillow(stage, x, far)
    _bed_end(stage, x, near, 0.82)


def _pillow(stage: Stage, x: float, far: float) -> None:
    middle = (x + 0.45, 0.7, far - 0.27)
    stage.shadow(flat(x + 0.1, far - 0.5, x + 0.84, far - 0.06, 0.65), 0.04, 0.5)
    for lift, light in ((0.0, 0.86), (0.03, 0.95), (0.06, 1.0)):
        spots = []
        for dx, _, dz in circle((0, 0, 0), (1, 0, 0), (0, 0, 1)):
            squarer = 1 / max(abs(dx), abs(dz)) ** 0.72
            spread = 1 - lift * 1.6
            spots.append(
                (
                    middle[0] + dx * squarer * 0.34 * spread,
                    middle[1] + lift,
                    middle[2] + dz * squarer * 0.2 * spread,
                )
            )
        stage.face(spots, shade((250, 250, 250), light), shade((236, 240, 244), light))


def _bed_end(stage: Stage, x: float, z: float, high: float) -> None:
    for side in (x + 0.02, x + 0.88):
        stage.rod((side, 0.0, z), (side, high, z), 0.045, (214, 218, 222))
    for y in (high, high - 0.14):
        stage.rod((x + 0.02, y, z), (x + 0.88, y, z), 0.04, (220, 224, 228))


def _drip_stand(stage: Stage, foot: Spot) -> None:
    x, _, z = foot
    for dx, dz in ((-0.22, 0.1), (0.22, 0.1), (0.0, -0.22)):
        stage.rod((x, 0.12, z), (x + dx, 0.03, z + dz), 0.03, STEEL)
    stage.rod((x, 0.1, z), (x, 1.95, z), 0.03, STEEL)
    stage.rod((x - 0.16, 1.93, z), (x + 0.16, 1.93, z), 0.02, STEEL)
    bag = upright(x - 0.19, 1.62, x - 0.07, 1.88, z - 0.02)
    stage.face(bag, (226, 236, 240), (200, 218, 226))
    stage.line((x - 0.13, 1.62, z - 0.02), (x - 0.05, 1.0, z - 0.02), 0.008, (224, 232, 236))


def washroom(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.2, 1.5, 0.0), yaw=5, pitch=-8, focal=1.0))
    room = Room(-1.15, 1.25, 3.1, 2.7)
    walls(stage, room, (236, 239, 238))
    tiled_wall(stage, room, (214, 226, 228), 2.7, 5)
    floor(stage, room, (168, 174, 176), 0.3, 6)
    ceiling(stage, room, [(0.0, 2.4)])
    _cubicle_door(stage)
    _mirror(stage)
    _basin(stage)
    framed(stage, (-0.92, 1.98, -0.12, 2.36), 3.09, sign((640, 300), "卫生间", BLUE, "TOILET"))
    framed(
        stage, (0.98, 1.5, 1.2, 1.85), 3.09, notice((220, 340), "七步洗手", (30, 132, 150), 7, 3)
    )
    return stage.developed(51, (250, 254, 255))


def _cubicle_door(stage: Stage) -> None:
    stage.shadow(upright(-1.1, 0.1, -0.2, 1.92, 3.08), 0.05, 0.45)
    stage.box((-1.05, 0.12, 3.0), (-0.2, 1.9, 3.06), (112, 146, 166))
    stage.face(upright(-0.98, 0.18, -0.27, 1.84, 2.99), (150, 182, 200), (118, 152, 172))
    stage.rod((-0.34, 0.98, 2.96), (-0.34, 1.12, 2.96), 0.03, STEEL)
    stage.disc((-0.34, 0.9, 2.97), (0.028, 0, 0), (0, 0.028, 0), (222, 226, 228))
    stage.disc((-0.34, 0.9, 2.965), (0.016, 0, 0), (0, 0.016, 0), (58, 156, 92))


def _mirror(stage: Stage) -> None:
    stage.shadow(upright(0.04, 1.18, 0.94, 1.98, 3.09), 0.04, 0.5)
    stage.face(upright(0.02, 1.22, 0.92, 2.02, 3.07), (232, 236, 238), (180, 188, 194))
    glass = upright(0.045, 1.245, 0.895, 1.995, 3.06)
    stage.face(glass, (232, 241, 244), (166, 184, 194))
    for x, wide in ((0.2, 0.12), (0.42, 0.05)):
        streak: list[Spot] = [
            (x + 0.3, 1.99, 3.05),
            (x + 0.3 + wide, 1.99, 3.05),
            (x + wide, 1.25, 3.05),
            (x, 1.25, 3.05),
        ]
        stage.soft(streak, 0.01, 0.4, WHITE)


def _basin(stage: Stage) -> None:
    stage.shadow(flat(0.05, 2.5, 0.95, 3.1, 0), 0.15, 0.55)
    foot = [(0.38, 0.72, 2.85), (0.6, 0.72, 2.85), (0.64, 0, 2.85), (0.34, 0, 2.85)]
    stage.face(foot, (244, 246, 246), (196, 204, 206))
    stage.soft(
        [(0.56, 0.7, 2.84), (0.6, 0.7, 2.84), (0.63, 0, 2.84), (0.57, 0, 2.84)],
        0.03,
        0.3,
        (30, 40, 50),
    )
    stage.shadow(upright(0.06, 0.6, 0.96, 0.8, 3.09), 0.07, 0.5)
    bowl = circle((0.49, 0.8, 2.78), (0.42, 0, 0), (0, 0, 0.27))
    under = circle((0.49, 0.64, 2.8), (0.3, 0, 0), (0, 0, 0.18))
    stage.face([*bowl[24:], *under[:25]], (226, 231, 232), (180, 188, 191))
    for step in range(9):
        y, part = 0.64 + step * 0.02, (step / 8) ** 0.5
        ring = circle((0.49, y, 2.79), (0.3 + 0.12 * part, 0, 0), (0, 0, 0.18 + 0.09 * part))
        stage.face(ring, mix((186, 194, 197), (240, 243, 243), step / 8))
    stage.face(bowl, (254, 254, 254), (240, 243, 244))
    inner = circle((0.49, 0.802, 2.75), (0.35, 0, 0), (0, 0, 0.2))
    stage.face(inner, (188, 198, 202), (236, 240, 241))
    stage.disc((0.49, 0.803, 2.76), (0.03, 0, 0), (0, 0, 0.02), (110, 118, 124))
    stage.box((0.46, 0.8, 2.96), (0.52, 0.96, 3.0), (206, 212, 218))
    stage.rod((0.49, 0.95, 2.97), (0.49, 0.93, 2.78), 0.035, (206, 212, 218))
    stage.rod((0.49, 0.97, 2.97), (0.56, 1.02, 2.94), 0.022, (216, 220, 226))
    stage.box((0.76, 0.81, 2.86), (0.84, 0.97, 2.92), (236, 240, 236))
    stage.box((0.785, 0.97, 2.88), (0.815, 1.02, 2.9), (70, 130, 190))
    stage.face(upright(0.765, 0.84, 0.835, 0.92, 2.855), (96, 168, 200), (70, 140, 180))
