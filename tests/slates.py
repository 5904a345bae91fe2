"""Photos of slates and clocks, made without a camera: a screen photographed at an angle."""

from __future__ import annotations

import io

import segno
from PIL import Image, ImageFilter

DESK, SCREEN = (96, 88, 80), (246, 246, 240)


def code(text: str, edge: int) -> Image.Image:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=12, border=4)
    return Image.open(out).convert("RGB").resize((edge, edge))


def photographed(
    text: str,
    size: tuple[int, int] = (1600, 1200),
    share: float = 0.55,
    tilt: float = 0.0,
    blur: float = 0.0,
    turn: float = 0.0,
) -> Image.Image:
    """A photo of a screen that shows `text`; `share` of its height is the code."""
    edge = round(size[1] * share)
    image = code(text, edge)
    if tilt:
        k = tilt * edge
        corners = (-k, -k, k / 2, edge + k / 3, edge + k * 0.7, edge + k, edge - k / 5, -k * 0.8)
        image = image.transform(
            image.size, Image.Transform.QUAD, corners, Image.Resampling.BILINEAR, fillcolor=SCREEN
        )
    image = image.rotate(turn, Image.Resampling.BILINEAR, expand=True, fillcolor=SCREEN)
    page = Image.new("RGB", size, DESK)
    page.paste(image, ((size[0] - image.width) // 2, (size[1] - image.height) // 3))
    return page.filter(ImageFilter.GaussianBlur(blur)) if blur else page


def jpeg(image: Image.Image, taken: str = "", camera: str = "") -> bytes:
    """As a camera writes it; `taken` as in EXIF, `camera` is ``make model``."""
    exif = Image.Exif()
    if camera:
        exif[0x010F], exif[0x0110] = camera.split(" ", 1)
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


def preview(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((1600, 1600))
    return jpeg(small)
