"""Photos to take in: as large and as detailed as those of a phone, no two alike."""

import io
from pathlib import Path

from PIL import Image

TEMPLATES = 4
SIZE, HUGE = (4000, 3000), (12_000, 9_000)
HEIC = Path(__file__).with_name("photo.heic")
"""12 megapixels of noise and slope, made by pillow-heif 1.4.0 at quality 30 for this benchmark."""


def template(number: int, size: tuple[int, int] = SIZE) -> bytes:
    """A picture with as much detail as a phone's: noise below, a slope of colour above."""
    noise = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 40 + number * 10).resize(size)
    slope = Image.linear_gradient("L").resize(size)
    out = io.BytesIO()
    Image.merge("RGB", (noise, slope, noise)).save(out, "JPEG", quality=90)
    return out.getvalue()


def card(folder: Path, count: int, turn: int = 0) -> list[Path]:
    """As many files, which differ by a comment after the first marker."""
    templates = [template(number) for number in range(TEMPLATES)]
    folder.mkdir()
    files = []
    for number in range(count):
        words = f"bench {turn} {number}".encode()
        comment = b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words
        data = templates[number % len(templates)]
        files.append(folder / f"IMG_{number:04}.jpg")
        files[-1].write_bytes(data[:2] + comment + data[2:])
    return files


def huge(folder: Path) -> list[Path]:
    """One JPEG of 108 megapixels."""
    folder.mkdir()
    file = folder / "huge.jpg"
    file.write_bytes(template(0, HUGE))
    return [file]


def heics(folder: Path, count: int) -> list[Path]:
    """As many HEIC files, which differ by a box at their end that readers skip."""
    folder.mkdir()
    files = []
    for number in range(count):
        words = f"bench {number}".encode()
        box = (len(words) + 8).to_bytes(4, "big") + b"free" + words
        files.append(folder / f"IMG_{number:04}.heic")
        files[-1].write_bytes(HEIC.read_bytes() + box)
    return files
