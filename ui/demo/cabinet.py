"""The sample photo of the medicine cabinet, with herbs laid out on the counter."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from ui.demo.props import Room, ceiling, floor, walls, written
from ui.demo.stage import Spot, Stage, View, circle, flat, gradient, shade, upright

_DRAWERS = (
    "当归 川芎",
    "黄芪 党参",
    "甘草 白术",
    "茯苓 山药",
    "柴胡 防风",
    "桔梗 陈皮",
    "半夏 厚朴",
    "麦冬 玄参",
    "枸杞 菊花",
    "金银花",
    "连翘 薄荷",
    "桑叶 桑枝",
    "熟地 生地",
    "赤芍 白芍",
    "丹参 红花",
    "牛膝 杜仲",
    "续断 狗脊",
    "泽泻 车前",
    "黄芩 黄连",
    "黄柏 知母",
    "苍术 木香",
    "砂仁 豆蔻",
    "酸枣仁",
    "远志 合欢",
    "独活 羌活",
    "秦艽 木瓜",
    "桂枝 麻黄",
    "细辛 白芷",
    "百合 玉竹",
    "山楂 麦芽",
    "神曲 莱菔",
    "火麻仁",
    "葛根 升麻",
    "石斛 沙参",
    "杏仁 贝母",
    "款冬 紫菀",
)


def medicine_cabinet(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.5, 1.55, 0.0), yaw=9, pitch=-3, focal=0.76))
    room = Room(-2.4, 2.4, 3.3, 2.9)
    walls(stage, room, (240, 236, 226))
    floor(stage, room, (190, 176, 156), 0.6, 19)
    ceiling(stage, room, [(-0.6, 2.6)])
    stage.shadow(upright(-1.5, 0.1, 1.75, 2.35, 3.29), 0.1, 0.55)
    stage.box((-1.55, 0.0, 2.85), (1.55, 2.36, 3.3), (122, 70, 38))
    stage.warp(upright(-1.55, 0.55, 1.55, 2.05, 2.845), _drawer_front())
    _header(stage)
    _counter(stage)
    return stage.developed(71, (255, 248, 236), 0.35)


def _header(stage: Stage) -> None:
    tile = gradient((1240, 124), (104, 56, 28), (84, 42, 20))
    pen = ImageDraw.Draw(tile)
    pen.rectangle((10, 10, 1229, 113), outline=(198, 156, 84), width=4)
    written(tile, (620, 60), "中 药 饮 片", 82, (246, 212, 128), name="ChayanSerif-Bold.ttf")
    stage.warp(upright(-1.55, 2.05, 1.55, 2.36, 2.84), tile)


def _drawer_front() -> Image.Image:
    columns, rows, wide, high = 9, 4, 200, 218
    tile = Image.new("RGB", (columns * wide, rows * high), (86, 46, 24))
    dice = random.Random(17)
    for place in range(columns * rows):
        name = _DRAWERS[place % len(_DRAWERS)]
        left, top = place % columns * wide, place // columns * high
        tile.paste(_drawer((wide - 12, high - 12), name, dice), (left + 6, top + 6))
    return tile


def _drawer(size: tuple[int, int], name: str, dice: random.Random) -> Image.Image:
    width, height = size
    wood = shade((166, 102, 56), dice.uniform(0.92, 1.08))
    tile = gradient(size, shade(wood, 1.08), shade(wood, 0.88))
    pen = ImageDraw.Draw(tile)
    for _ in range(16):
        y = dice.randint(0, height)
        slope = dice.randint(-8, 8)
        pen.line((0, y, width, y + slope), fill=shade(wood, dice.uniform(0.84, 1.08)), width=2)
    pen.line((0, 1, width, 1), fill=shade(wood, 1.35), width=4)
    pen.line((0, height - 2, width, height - 2), fill=shade(wood, 0.6), width=5)
    pen.rectangle((20, 30, width - 20, 104), fill=(250, 244, 226), outline=(176, 132, 70), width=4)
    size_of = 31 if len(name) > 3 else 42
    written(tile, (width // 2, 67), name, size_of, (52, 34, 22), name="ChayanSerif-Bold.ttf")
    x, y = width // 2, 138
    pen.ellipse((x - 20, y - 8, x + 26, y + 46), outline=shade(wood, 0.5), width=9)
    pen.ellipse((x - 23, y - 10, x + 23, y + 42), outline=(206, 164, 84), width=8)
    pen.ellipse((x - 12, y - 18, x + 12, y + 6), fill=(232, 196, 116))
    return tile


def _counter(stage: Stage) -> None:
    stage.shadow(flat(-2.3, 1.55, 1.9, 2.6, 0), 0.2, 0.5)
    stage.box((-2.3, 0.0, 1.75), (2.1, 0.84, 2.3), (132, 80, 46), 0.7)
    for panel in range(5):
        x = -2.2 + panel * 0.86
        stage.face(upright(x, 0.1, x + 0.74, 0.74, 1.748), (92, 52, 28), (78, 42, 22))
        stage.face(upright(x + 0.02, 0.1, x + 0.74, 0.72, 1.747), (138, 84, 48), (112, 66, 36))
        stage.soft(upright(x + 0.1, 0.5, x + 0.64, 0.68, 1.746), 0.05, 0.14, (255, 220, 180))
    stage.shadow(upright(-2.3, 0.76, 2.1, 0.84, 1.745), 0.03, 0.5)
    stage.box((-2.34, 0.84, 1.7), (2.14, 0.9, 2.34), (152, 96, 58))
    stage.soft(flat(-1.4, 1.8, 0.2, 2.2, 0.901), 0.1, 0.3, (255, 236, 206))
    for sheet in range(3):
        x = -0.9 + sheet * 0.34
        stage.shadow(flat(x, 1.86, x + 0.3, 2.14, 0.901), 0.02, 0.4)
        stage.face(flat(x, 1.87, x + 0.28, 2.15, 0.905), (248, 242, 226), (240, 232, 212))
        _herbs(stage, (x + 0.14, 0.91, 2.01), sheet)
    _mortar(stage, (0.52, 0.9, 2.02))


def _herbs(stage: Stage, middle: Spot, seed: int) -> None:
    dice = random.Random(seed)
    tone = ((150, 104, 58), (206, 178, 110), (120, 132, 74))[seed]
    for piece in range(90):
        x = middle[0] + dice.gauss(0, 0.045)
        z = middle[2] + dice.gauss(0, 0.04)
        y = middle[1] + 0.02 * piece / 90
        r = dice.uniform(0.008, 0.016)
        spots = circle((x, y, z), (r, 0, 0), (0, r * 0.4, r * 0.7), 7)
        stage.face(spots, shade(tone, dice.uniform(0.7, 1.2)))


def _mortar(stage: Stage, foot: Spot) -> None:
    x, y, z = foot
    brass = (198, 154, 78)
    stage.shadow(circle((x + 0.03, y, z), (0.13, 0, 0), (0, 0, 0.1)), 0.03, 0.6)
    for step in range(24):
        part = step / 23
        r = 0.075 + 0.045 * part**1.5 + (0.02 if step < 3 else 0)
        tone = shade(brass, 0.7 + 0.35 * part)
        stage.disc((x, y + 0.17 * part, z), (r, 0, 0), (0, 0, r * 0.7), tone)
    stage.soft(
        upright(x - 0.06, y + 0.03, x - 0.04, y + 0.15, z - 0.1), 0.015, 0.6, (255, 244, 210)
    )
    stage.disc((x, y + 0.173, z), (0.105, 0, 0), (0, 0, 0.073), (92, 66, 30))
    stage.rod((x + 0.01, y + 0.15, z), (x + 0.1, y + 0.36, z), 0.03, brass)
    stage.disc((x + 0.1, y + 0.36, z), (0.026, 0, 0), (0, 0.026, 0), shade(brass, 1.15))
