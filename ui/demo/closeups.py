"""The sample photos taken close by: refrigerator, register, plaque."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from ui.demo.props import Room, floor, framed, notice, walls, written
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
    upright,
)


def refrigerator(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.62, 1.25, 0.0), yaw=16.5, pitch=-6, focal=1.22))
    room = Room(-1.6, 1.6, 2.75, 2.9)
    walls(stage, room, (238, 241, 240), (206, 222, 224))
    floor(stage, room, (196, 198, 194), 0.6, 2)
    stage.shadow(flat(-0.42, 1.85, 0.62, 2.7, 0), 0.1, 0.65)
    stage.shadow(upright(-0.2, 0.1, 0.72, 1.95, 2.74), 0.13, 0.4)
    stage.box((-0.4, 0.06, 1.95), (0.42, 1.95, 2.6), (240, 243, 244))
    stage.face(upright(-0.4, 0.06, 0.42, 0.26, 1.945), (206, 212, 216), (176, 184, 190))
    for slot in range(7):
        y = 0.1 + slot * 0.02
        stage.face(upright(-0.25, y, 0.27, y + 0.009, 1.94), (92, 100, 108))
    _fridge_inside(stage)
    _fridge_head(stage)
    framed(
        stage,
        (0.84, 1.2, 1.22, 1.74),
        2.74,
        notice((320, 440), "冷链温度记录", (22, 110, 168), 9, 14),
    )
    return stage.developed(11, (248, 253, 255))


def _fridge_inside(stage: Stage) -> None:
    z = 1.945
    stage.face(upright(-0.37, 0.3, 0.39, 1.6, z), (210, 216, 220), (188, 196, 202))
    stage.warp(upright(-0.31, 0.35, 0.33, 1.55, z - 0.002), _shelves((768, 1440)))
    glass: list[Spot] = [(-0.1, 1.55, z), (0.1, 1.55, z), (-0.16, 0.35, z), (-0.31, 0.35, z)]
    stage.soft(glass, 0.015, 0.26, WHITE)
    narrow: list[Spot] = [(0.16, 1.55, z), (0.2, 1.55, z), (-0.04, 0.35, z), (-0.08, 0.35, z)]
    stage.soft(narrow, 0.01, 0.22, WHITE)
    stage.shadow(upright(0.345, 0.78, 0.375, 1.22, z), 0.012, 0.5)
    stage.rod((0.36, 0.8, z - 0.03), (0.36, 1.22, z - 0.03), 0.026, (168, 176, 184))


def _shelves(size: tuple[int, int]) -> Image.Image:
    """What is seen through the glass: lit shelves with vaccine boxes in baskets."""
    dice, (width, height) = random.Random(8), size
    tile = gradient(size, (226, 240, 246), (158, 182, 194))
    pen = ImageDraw.Draw(tile)
    tones = ((58, 128, 190), (72, 160, 120), (226, 138, 60), (148, 98, 170), (206, 76, 86))
    shelf = (height - 12) // 5
    for row in range(5):
        base, x = (row + 1) * shelf - 26, 26
        pen.rectangle((0, row * shelf, width, row * shelf + 40), fill=(172, 194, 206))
        while x < width - 110:
            wide, high = dice.randint(64, 108), dice.randint(86, shelf - 96)
            tone = tones[(row * 2 + x // 240) % len(tones)]
            _vaccine_stack(pen, (x, base - high, x + wide, base), tone)
            x += wide + dice.choice((4, 4, 6, 24))
        pen.rectangle((0, base, width, base + 12), fill=(246, 250, 252))
        pen.rectangle((0, base + 12, width, base + 26), fill=(128, 146, 156))
        pen.rectangle((width // 2 - 70, base - 4, width // 2 + 70, base + 26), fill=(255, 252, 222))
        name = ("乙肝疫苗", "百白破", "麻腮风", "流感疫苗", "水痘疫苗")[row]
        written(tile, (width // 2, base + 10), name, 24, (40, 50, 60))
    pen.rectangle((0, 0, width, 18), fill=(255, 255, 255))
    pen.rectangle((0, 0, width - 1, height - 1), outline=(70, 80, 88), width=8)
    return tile


def _vaccine_stack(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], tone: Colour) -> None:
    left, top, right, bottom = box
    rows = max(2, (bottom - top) // 34)
    step = (bottom - top) / rows
    for row in range(rows):
        y0, y1 = round(top + row * step), round(top + (row + 1) * step) - 2
        pen.rectangle((left, y0, right, y1), fill=(250, 251, 252), outline=(196, 204, 210))
        pen.rectangle((left + 2, y0 + 2, left + 14, y1 - 2), fill=tone)
        middle = (y0 + y1) // 2
        pen.rectangle((left + 22, middle - 6, right - 14, middle - 2), fill=mix(tone, WHITE, 0.2))
        pen.rectangle((left + 22, middle + 3, right - 30, middle + 6), fill=(184, 192, 198))


def _fridge_head(stage: Stage) -> None:
    tile = gradient((820, 330), (30, 92, 150), (16, 66, 118))
    pen = ImageDraw.Draw(tile)
    written(tile, (40, 80), "疫苗冷藏箱", 74, WHITE, anchor="lm")
    written(tile, (42, 170), "2℃～8℃", 54, (186, 220, 244), anchor="lm")
    written(tile, (42, 250), "疫苗专用 请勿存放其他物品", 30, (186, 220, 244), anchor="lm")
    pen.rounded_rectangle(
        (470, 50, 788, 280), 18, fill=(8, 12, 16), outline=(120, 140, 156), width=5
    )
    written(tile, (630, 84), "箱内温度", 32, (150, 170, 184))
    _seven_segments(pen, (498, 122), "4.2", (255, 74, 54))
    written(tile, (726, 210), "℃", 76, (255, 74, 54))
    pen.ellipse((742, 66, 768, 92), fill=(70, 230, 130))
    stage.warp(upright(-0.385, 1.63, 0.405, 1.93, 1.945), tile)
    stage.soft(upright(0.1, 1.72, 0.3, 1.8, 1.94), 0.05, 0.16, (255, 90, 70))


def _seven_segments(pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, lit: Colour) -> None:
    """Digits as a display shows them, 120 high; the unlit bars stay faintly seen."""
    bars = {"4": "bcfg", "2": "abged"}
    x, y = at
    for sign in text:
        if sign == ".":
            pen.ellipse((x - 4, y + 108, x + 14, y + 126), fill=lit)
            x += 24
            continue
        places = {
            "a": (x + 8, y, x + 62, y + 14),
            "b": (x + 58, y + 8, x + 72, y + 58),
            "c": (x + 58, y + 68, x + 72, y + 118),
            "d": (x + 8, y + 112, x + 62, y + 126),
            "e": (x - 2, y + 68, x + 12, y + 118),
            "f": (x - 2, y + 8, x + 12, y + 58),
            "g": (x + 8, y + 56, x + 62, y + 70),
        }
        for bar, place in places.items():
            pen.rounded_rectangle(place, 6, fill=lit if bar in bars[sign] else (34, 20, 20))
        x += 86


def register(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((0.06, 0.64, 0.0), yaw=4, pitch=-57, focal=0.84, roll=4))
    _desk(stage)
    stage.shadow(flat(-0.33, 0.2, 0.35, 0.66, 0.0), 0.025, 0.6)
    stage.box((-0.335, 0, 0.195), (0.335, 0.012, 0.655), (28, 60, 104))
    stage.box((-0.325, 0.012, 0.2), (0.325, 0.022, 0.65), (238, 234, 222))
    stage.warp(flat(-0.325, 0.2, 0.0, 0.65, 0.022), _page(1))
    stage.warp(flat(0.0, 0.2, 0.325, 0.65, 0.022), _page(2))
    stage.soft(flat(-0.03, 0.2, 0.0, 0.65, 0.022), 0.018, 0.4, (70, 58, 40))
    stage.soft(flat(0.0, 0.2, 0.018, 0.65, 0.022), 0.012, 0.5, (60, 50, 36))
    stage.soft(flat(-0.22, 0.25, -0.12, 0.62, 0.022), 0.05, 0.3, WHITE)
    stage.soft(flat(0.12, 0.25, 0.22, 0.62, 0.022), 0.05, 0.3, WHITE)
    _booklets(stage)
    _pen_on_page(stage)
    shade_of_phone = flat(-0.5, -0.1, 0.7, 0.16, 0.03)
    stage.shadow(shade_of_phone, 0.09, 0.32)
    return stage.developed(21, (255, 250, 238), 0.4)


def _desk(stage: Stage) -> None:
    dice, wood = random.Random(4), (176, 130, 86)
    stage.face(flat(-2, -0.3, 2, 2, 0), shade(wood, 0.95), shade(wood, 1.08))
    for _ in range(420):
        x, z, reach = dice.uniform(-1.2, 1.2), dice.uniform(-0.2, 1.6), dice.uniform(0.1, 0.6)
        tone = shade(wood, dice.uniform(0.86, 1.12))
        stage.line((x, 0, z), (x + reach, 0, z + dice.uniform(-0.006, 0.006)), 0.0015, tone)
    stage.soft(flat(-0.9, 0.6, 0.1, 1.3, 0), 0.25, 0.35, (255, 240, 214))


def _page(number: int) -> Image.Image:
    """One page of the register: ruled, with dates and blue ink, nobody's name."""
    size = (900, 1250)
    tile = gradient(size, (252, 250, 242), (246, 242, 230))
    pen = ImageDraw.Draw(tile)
    edges = (50, 130, 320, 500, 600, 740, 850)
    heads = ("序号", "接种日期", "疫苗名称", "剂次", "批号", "签章")
    written(tile, (450, 80), "预防接种登记册", 54, (40, 44, 52))
    top, step = 150, 58
    for row in range(18):
        y = top + row * step
        pen.line((50, y, 850, y), fill=(116, 150, 140), width=3)
    for x in edges:
        pen.line((x, top, x, top + 17 * step), fill=(116, 150, 140), width=3)
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        written(tile, ((left + right) // 2, top + step // 2), head, 30, (54, 90, 84))
    for row in range(1, 17 if number == 1 else 8):
        _entry(tile, edges, top + row * step + step // 2, row + (number - 1) * 16)
    written(tile, (450, 1200), f"第 {22 + number} 页", 26, (120, 124, 120))
    return tile


def _entry(tile: Image.Image, edges: tuple[int, ...], y: int, row: int) -> None:
    dice = random.Random(row)
    ink = mix((26, 42, 128), (60, 74, 150), dice.random())
    names = ("乙肝疫苗", "百白破", "麻腮风", "水痘疫苗", "流脑A群", "甲肝疫苗")
    cells = (
        f"{row:02d}",
        f"3月{1 + row // 3}日",
        dice.choice(names),
        dice.choice("①②"),
        f"{dice.randint(2024, 2025)}{dice.randint(10, 99)}",
    )
    for left, right, text in zip(edges, edges[1:], cells, strict=False):
        at = ((left + right) // 2 + dice.randint(-8, 8), y + dice.randint(-4, 4))
        written(tile, at, text, 33, ink, name="ChayanSerif-Regular.ttf")
    left, right = edges[5] + 16, edges[6] - 16
    red = (196, 52, 48)
    ImageDraw.Draw(tile).rectangle((left, y - 17, right, y + 17), outline=red, width=3)
    written(tile, ((left + right) // 2, y), "已接种", 24, red)


def _booklets(stage: Stage) -> None:
    places = (
        (0.36, 0.46, (34, 128, 92)),
        (0.385, 0.43, (190, 58, 62)),
        (0.355, 0.39, (34, 128, 92)),
    )
    for layer, (x, z, tone) in enumerate(places):
        y = layer * 0.006
        stage.shadow(flat(x, z - 0.01, x + 0.135, z + 0.17, y), 0.012, 0.5)
        stage.box((x, y, z), (x + 0.125, y + 0.006, z + 0.175), tone)
        tile = gradient((375, 525), shade(tone, 1.12), shade(tone, 0.96))
        gold = (244, 220, 150)
        written(tile, (187, 150), "预防接种证", 62, gold)
        ImageDraw.Draw(tile).ellipse((132, 230, 242, 340), outline=gold, width=8)
        written(tile, (187, 285), "苗", 60, gold)
        ImageDraw.Draw(tile).line((90, 440, 285, 440), fill=gold, width=4)
        stage.warp(flat(x, z, x + 0.125, z + 0.175, y + 0.006), tile)


def _pen_on_page(stage: Stage) -> None:
    y = 0.03
    start, end = (0.07, y, 0.30), (0.2, y, 0.37)
    stage.shadow(
        [(0.07, y, 0.29), (0.2, y, 0.36), (0.205, y, 0.352), (0.075, y, 0.282)], 0.006, 0.55
    )
    stage.rod(start, end, 0.011, (34, 40, 52))
    stage.rod((0.155, y, 0.3458), end, 0.0125, (44, 84, 150))
    stage.rod((0.052, y, 0.2903), start, 0.006, (196, 200, 206))
    stage.line((0.17, y + 0.004, 0.356), (0.196, y + 0.004, 0.37), 0.002, (226, 230, 236))


def plaque(size: tuple[int, int]) -> Image.Image:
    stage = Stage(size, View((-0.28, 1.52, 0.0), yaw=11, pitch=2, focal=0.98))
    wall = (228, 226, 218)
    stage.face(upright(-3, -1, 3, 4, 1.2), shade(wall, 1.04), shade(wall, 0.88))
    dice = random.Random(23)
    for _ in range(900):
        x, y, r = dice.uniform(-1.1, 1.1), dice.uniform(0.9, 2.2), dice.uniform(0.003, 0.009)
        spots = circle((x, y, 1.199), (r, 0, 0), (0, r * 0.8, 0), 7)
        stage.face(spots, mix(wall, shade(wall, dice.uniform(0.94, 1.06)), 0.35))
    light: list[Spot] = [(-0.9, 2.2, 1.19), (-0.2, 2.2, 1.19), (0.2, 0.8, 1.19), (-0.5, 0.8, 1.19)]
    stage.soft(light, 0.12, 0.4, (255, 250, 236))
    stage.shadow(upright(-0.36, 1.24, 0.49, 1.8, 1.199), 0.035, 0.7)
    stage.box((-0.42, 1.28, 1.165), (0.44, 1.83, 1.2), (112, 68, 36))
    stage.warp(upright(-0.42, 1.28, 0.44, 1.83, 1.164), _brass((1290, 825)))
    return stage.developed(81, (255, 251, 242), 0.35)


def _brass(size: tuple[int, int]) -> Image.Image:
    """The plate: brushed brass in a wooden frame, red raised letters."""
    width, height = size
    tile = gradient(size, (138, 86, 46), (96, 56, 28))
    plate = gradient((width - 120, height - 120), (248, 226, 160), (206, 164, 84))
    pen, dice = ImageDraw.Draw(plate), random.Random(29)
    for _ in range(700):
        x, y, reach = dice.randint(-200, width), dice.randint(0, height), dice.randint(100, 500)
        tone = mix((248, 226, 160), (206, 164, 84), y / height)
        pen.line((x, y, x + reach, y), fill=shade(tone, dice.uniform(0.97, 1.03)))
    pen.rectangle((26, 26, width - 147, height - 147), outline=(150, 104, 40), width=5)
    for x in (58, width - 178):
        for y in (58, height - 178):
            pen.ellipse((x - 15, y - 15, x + 15, y + 15), fill=(128, 90, 40))
            pen.ellipse((x - 14, y - 16, x + 12, y + 10), fill=(252, 236, 186))
    tile.paste(plate, (60, 60))
    middle = width // 2
    for shift, tone in ((4, (120, 70, 30)), (0, (178, 24, 26))):
        at = (middle + shift // 2, 388 + shift)
        written(tile, at, "精品家庭医生团队", 122, tone, name="ChayanSerif-Bold.ttf")
    written(tile, (middle, 210), "社区卫生服务中心", 64, (92, 54, 22))
    ImageDraw.Draw(tile).line((330, 500, width - 330, 500), fill=(150, 104, 40), width=4)
    written(tile, (middle, 570), "基层医疗卫生服务示范", 48, (92, 54, 22))
    written(tile, (middle, 660), "二〇二六年三月", 42, (92, 54, 22))
    return tile
