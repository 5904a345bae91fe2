"""Pictures: header first, then a small upright copy; the original is never altered.

The classes of Pillow are called directly, not through ``Image.open``: only the five formats
that are taken in can ever be parsed, and our own table of limits decides about size.
"""

import io
import re
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFile, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from models.errors import EvidenceError
from models.evidence.sniff import HEIC, JPEG, PNG, TIFF, WEBP, Kind, ends_open
from models.limits import PREVIEW_EDGE, THUMBNAIL_EDGE

ORIENTATION, EXIF_IFD, TAKEN, TAKEN_OFFSET = 0x0112, 0x8769, 0x9003, 0x9011
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_MOMENT = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_HOSTILE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    ZeroDivisionError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What parsers raise at malformed files; a MemoryError or a KeyboardInterrupt is none of these."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is derived from a picture."""

    width: int
    """Pixels after turning upright."""
    height: int
    """Pixels after turning upright."""
    taken_at: str
    """The camera's claim, or empty."""
    preview: bytes
    """JPEG of at most PREVIEW_EDGE pixels, without metadata."""
    thumbnail: bytes
    """JPEG of at most THUMBNAIL_EDGE pixels, without metadata."""


def derive(kind: Kind, data: bytes) -> Picture:
    """Return upright preview and thumbnail of a picture.

    Raises EvidenceError: ``evidence-too-many-pixels`` from the header alone,
    ``evidence-truncated``, ``evidence-unreadable``.
    """
    # Of damaged EXIF and of sizes; both are judged here. Idempotent, and of Pillow only.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        return _derive(kind, data)
    except EvidenceError:
        raise
    except Image.DecompressionBombError as error:
        raise EvidenceError("evidence-too-many-pixels") from error
    except _HOSTILE as error:
        cut = "truncated" in str(error) or ends_open(kind, data)
        raise EvidenceError("evidence-truncated" if cut else "evidence-unreadable") from error


def _derive(kind: Kind, data: bytes) -> Picture:
    with _opened(kind, data) as image:
        if image.width * image.height > kind.most_pixels:
            raise EvidenceError("evidence-too-many-pixels")
        full = image.size
        if kind is JPEG:  # decodes at an eighth to a half of the size, as far as it fits
            image.draft("RGB", (PREVIEW_EDGE, PREVIEW_EDGE))
        image.load()
        # After loading: HEIC and TIFF are turned by their decoders, which then say so.
        turned = (image.width < image.height) != (full[0] < full[1])
        orientation, taken_at = _claims(image)
        small = _upright(_shrunk(kind, image), orientation)
    if turned or orientation >= 5:
        full = (full[1], full[0])
    return Picture(*full, taken_at, _jpeg(small, 85), _jpeg(_thumbnail(small), 80))


def opened_upright(kind: Kind, data: bytes, most: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return the whole picture upright in RGB, and the size its coordinates speak of.

    A picture of more than ``most`` pixels comes at half its size, a JPEG without ever being
    decoded larger. Raises EvidenceError like ``derive``.
    """
    warnings.filterwarnings("ignore", module=r"PIL\.")
    if not kind.most_pixels:
        raise EvidenceError("evidence-unknown-type")
    try:
        return _whole(kind, data, most)
    except Image.DecompressionBombError as error:
        raise EvidenceError("evidence-too-many-pixels") from error
    except _HOSTILE as error:
        raise EvidenceError("evidence-unreadable") from error


def _whole(kind: Kind, data: bytes, most: int) -> tuple[Image.Image, tuple[int, int]]:
    with _opened(kind, data) as image:
        full = image.size
        if full[0] * full[1] > kind.most_pixels:
            raise EvidenceError("evidence-too-many-pixels")
        large = full[0] * full[1] > most
        if kind is JPEG and large:
            image.draft("RGB", ((full[0] + 1) // 2, (full[1] + 1) // 2))
        image.load()
        turned = (image.width < image.height) != (full[0] < full[1])
        orientation, _ = _claims(image)
        flat = _flat(image) if image.mode != "RGB" else image.copy()
    if flat.width * flat.height > most:
        flat = flat.reduce(2)
    upright = _upright(flat, orientation).convert("RGB")
    return upright, ((full[1], full[0]) if turned or orientation >= 5 else full)


def _opened(kind: Kind, data: bytes) -> ImageFile.ImageFile:
    stream = io.BytesIO(data)
    if kind is HEIC:
        return _heic(stream)
    classes: dict[str, type[ImageFile.ImageFile]] = {
        JPEG.mime: JpegImagePlugin.JpegImageFile,
        PNG.mime: PngImagePlugin.PngImageFile,
        WEBP.mime: WebPImagePlugin.WebPImageFile,
        TIFF.mime: TiffImagePlugin.TiffImageFile,
    }
    return classes[kind.mime](stream)


def _heic(stream: io.BytesIO) -> ImageFile.ImageFile:
    """Open by libheif, which is loaded only when the first HEIC comes."""
    from pi_heif.as_plugin import HeifImageFile

    opened: ImageFile.ImageFile = HeifImageFile(stream)
    return opened


def _claims(image: Image.Image) -> tuple[int, str]:
    """Return orientation (1 when missing, nought or nonsense) and moment from the EXIF block."""
    try:
        exif = image.getexif()
        orientation: Any = exif.get(ORIENTATION)
        inner = exif.get_ifd(EXIF_IFD)
        taken, offset = str(inner.get(TAKEN, "")), str(inner.get(TAKEN_OFFSET, ""))
    except _HOSTILE:
        return 1, ""  # metadata is a claim; a picture with broken metadata is still a picture
    moment = taken if _MOMENT.fullmatch(taken) else ""
    zone = offset if moment and _OFFSET.fullmatch(offset) else ""
    return (orientation if orientation in range(1, 9) else 1), moment + zone


def _shrunk(kind: Kind, image: Image.Image) -> Image.Image:
    fast = kind in (JPEG, HEIC)  # photos; drawings and scans get the better filter
    filter_, gap = (Image.Resampling.BILINEAR, 1.1) if fast else (Image.Resampling.LANCZOS, 2.0)
    flat = image if image.mode in ("RGB", "L") else _flat(image)
    flat.thumbnail((PREVIEW_EDGE, PREVIEW_EDGE), filter_, reducing_gap=gap)
    return flat.convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    """Return the picture in RGB, what is transparent on white."""
    if image.mode.startswith("I"):  # 16 bits of grey: keep the upper eight
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        above = image.convert("RGBA")
        white = Image.new("RGB", above.size, "white")
        white.paste(above, mask=above.getchannel("A"))
        return white
    return image.convert("RGB")


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    for turn in _TURNS.get(orientation, ()):
        image = image.transpose(turn)
    return image


def _thumbnail(image: Image.Image) -> Image.Image:
    factor = max(1, max(image.size) // THUMBNAIL_EDGE - 1)
    small = image.reduce(factor) if factor > 1 else image.copy()
    small.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE), Image.Resampling.BILINEAR)
    return small


def _jpeg(image: Image.Image, quality: int) -> bytes:
    image.info = {}  # no EXIF, no place, no comment in what is derived
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
