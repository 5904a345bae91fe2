"""Pictures: header first, then a small upright copy; the original is never altered.

The classes of Pillow are called directly, not through ``Image.open``: only the five formats
that are taken in can ever be parsed, and our own table of limits decides about size.
"""

import io
import threading
import warnings
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from PIL import Image, ImageFile, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from models.errors import EvidenceError
from models.evidence import heic
from models.evidence.claims import HOSTILE, Claims, claims_of
from models.evidence.intake import Look
from models.evidence.slate import Code
from models.evidence.sniff import HEIC, JPEG, PNG, TIFF, WEBP, Kind, ends_open, scans
from models.limits import MAX_PIXELS_OTHER, PREVIEW_EDGE, THUMBNAIL_EDGE

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_REDUCIBLE = ("RGBA", "LA", "CMYK", "I", "F", "YCbCr")
_ENOUGH = 1000
"""Longer edge of a preview that is taken as the decoder gives it: it fills a laptop's screen and
has 300 dots to the inch where pages show two photos side by side. Who looks closer sees the
original (ui/dialogs/near.py); the next finer scale costs a fifth of the time of a photo."""
_SCALES = ((1, 8), (2, 4), (3, 3), (4, 2))
"""Eighths of the size a JPEG may be decoded at, each with the divisor by which libjpeg chooses it:
the fewest eighths that are not below one part in the divisor."""
_LARGE = 4_000_000
"""Pixels from which pictures that are decoded whole wait for each other."""
_WHOLE = threading.Lock()
_MOST_WORK = 16
"""Passes over a picture of MAX_PIXELS_OTHER: what a progressive photo may ask for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is derived from a picture."""

    width: int
    """Pixels after turning upright."""
    height: int
    """Pixels after turning upright."""
    claims: Claims
    """What the camera says."""
    preview: bytes
    """JPEG of at most PREVIEW_EDGE pixels, without metadata."""
    thumbnail: bytes
    """JPEG of at most THUMBNAIL_EDGE pixels, without metadata."""
    code: Code | None = None
    """What a slate or clock in it says, where it was looked for."""


def derive(kind: Kind, data: bytes, look: Look | None = None) -> Picture:
    """Return upright preview and thumbnail of a picture, and what ``look`` makes of it.

    Raises EvidenceError: ``evidence-too-many-pixels`` from the header alone,
    ``evidence-truncated``, ``evidence-unreadable``.
    """
    # Of damaged EXIF and of sizes; both are judged here. Idempotent, and of Pillow only.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        return _derive(kind, data, look)
    except EvidenceError:
        raise
    except Image.DecompressionBombError as error:
        raise EvidenceError("evidence-too-many-pixels") from error
    except HOSTILE as error:
        cut = "truncated" in str(error) or ends_open(kind, data)
        raise EvidenceError("evidence-truncated" if cut else "evidence-unreadable") from error


def _derive(kind: Kind, data: bytes, look: Look | None) -> Picture:
    small, full, claims = _small(kind, data)
    code = look(small) if look else None
    return Picture(*full, claims, _jpeg(small, 85), _jpeg(_thumbnail(small), 80), code)


def _small(kind: Kind, data: bytes) -> tuple[Image.Image, tuple[int, int], Claims]:
    """Return the picture upright and as small as its preview, its full size, and its claims."""
    with _opened(kind, data) as image:
        full = image.size
        _bear(kind, data, full[0] * full[1])
        with _turn(kind, full[0] * full[1]):
            if isinstance(image, JpegImagePlugin.JpegImageFile):
                _scale_while_decoding(image, len(data))
            whole = _loaded(kind, image)
            # After loading: HEIC and TIFF are turned by their decoders, which then say so.
            turned = (image.width < image.height) != (full[0] < full[1])
            claims = claims_of(image)
            small = _shrunk(kind, whole)
            # Lets go of the whole one before another's turn comes.
            image.im, whole = small.im, small
    if turned or claims.orientation >= 5:
        full = (full[1], full[0])
    return _upright(small, claims.orientation), full, claims


def _loaded(kind: Kind, image: ImageFile.ImageFile) -> Image.Image:
    if kind is HEIC:
        return heic.loaded(image)
    image.load()
    return image


def _turn(kind: Kind, pixels: int) -> AbstractContextManager[object]:
    """Let only one large picture at a time be held whole in memory; a JPEG hardly ever is."""
    return nullcontext() if kind is JPEG or pixels < _LARGE else _WHOLE


def _bear(kind: Kind, data: bytes, pixels: int) -> None:
    """Refuse from the header what would take too much memory or time to decode.

    A photo in several scans is held whole in memory and walked once for each of them.
    """
    passes = scans(data) if kind is JPEG else 1
    whole = kind.most_pixels if passes == 1 else MAX_PIXELS_OTHER
    if pixels > whole or (passes > 1 and pixels * passes > MAX_PIXELS_OTHER * _MOST_WORK):
        raise EvidenceError("evidence-too-many-pixels")


def _scale_while_decoding(image: JpegImagePlugin.JpegImageFile, size: int) -> None:
    """Let a JPEG be decoded at an eighth to a half of its size, as far as a preview allows.

    As ``Image.draft``, which knows no three eighths: at these a photo of 12 megapixels needs no
    further pass. All of its bytes are decoded in one go, without asking for Python in between:
    the window's thread would wait for each.
    """
    image.decodermaxblock = max(size, 1)
    wide, high = image.size
    for eighths, divisor in _SCALES:
        scaled = (-(-wide * eighths // 8), -(-high * eighths // 8))
        if max(scaled) >= _ENOUGH and len(image.tile) == 1:
            (tile,) = image.tile
            image.tile = [tile._replace(extents=(0, 0, *scaled))]
            image._size, image.decoderconfig = scaled, (divisor, 0)
            return


def _opened(kind: Kind, data: bytes) -> ImageFile.ImageFile:
    stream = io.BytesIO(data)
    if kind is HEIC:
        return heic.opened(stream)
    classes: dict[str, type[ImageFile.ImageFile]] = {
        JPEG.mime: JpegImagePlugin.JpegImageFile,
        PNG.mime: PngImagePlugin.PngImageFile,
        WEBP.mime: WebPImagePlugin.WebPImageFile,
        TIFF.mime: TiffImagePlugin.TiffImageFile,
    }
    return classes[kind.mime](stream)


def _shrunk(kind: Kind, image: Image.Image) -> Image.Image:
    fast = kind in (JPEG, HEIC)  # photos; drawings and scans get the better filter
    filter_, gap = (Image.Resampling.BILINEAR, 1.1) if fast else (Image.Resampling.LANCZOS, 2.0)
    flat = _flat(_lighter(image)) if image.mode not in ("RGB", "L") else image
    flat.thumbnail((PREVIEW_EDGE, PREVIEW_EDGE), filter_, reducing_gap=gap)
    return flat if flat.mode == "RGB" else flat.convert("RGB")


def _lighter(image: Image.Image) -> Image.Image:
    """Return a large picture reduced before its colours are turned: that copies it twice."""
    factor = max(image.size) // (2 * PREVIEW_EDGE)
    return image.reduce(factor) if factor > 1 and image.mode in _REDUCIBLE else image


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
    small.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE), Image.Resampling.BILINEAR, reducing_gap=None)
    return small


def _jpeg(image: Image.Image, quality: int) -> bytes:
    image.info = {}  # no EXIF, no place, no comment in what is derived
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
