"""HEIC in little memory: the decoder's own pixels are made smaller in bands, never copied whole."""

import io
from typing import Any

from PIL import Image, ImageFile

from models.limits import PREVIEW_EDGE

_ROWS = 256
"""Rows of a band at the smaller size."""
_GAP = 1.1
"""How much larger than a preview the result stays, so that the last step is not the coarse one."""


def opened(stream: io.BytesIO) -> ImageFile.ImageFile:
    """Open by libheif, which is loaded only when the first HEIC comes."""
    from pi_heif.as_plugin import HeifImageFile

    made: ImageFile.ImageFile = HeifImageFile(stream)
    return made


def loaded(image: Any) -> Image.Image:
    """Decode a picture of ``opened`` and return it, reduced by a whole number where it is large.

    ``image`` says the size after decoding from then on, as after its own ``load``. A photo of 12
    megapixels is 36 MB with the decoder; a copy of it for Pillow would be 48 MB more.
    """
    frame = image._heif_file[image.tell()]
    pixels, (wide, high) = frame.data, frame.size  # decoding may turn it
    factor = int(max(wide, high) / PREVIEW_EDGE / _GAP)
    if factor < 2 or frame.mode not in ("RGB", "RGBA"):
        image.load()
        whole: Image.Image = image
        return whole
    image._size, image._heif_file = (wide, high), None
    small = Image.new(frame.mode, (-(-wide // factor), -(-high // factor)))
    view = memoryview(pixels)
    for top in range(0, small.height, _ROWS):
        first, last = top * factor, min((top + _ROWS) * factor, high)
        piece = view[first * frame.stride : last * frame.stride]
        rows = (frame.mode, frame.stride)
        band = Image.frombytes(frame.mode, (wide, last - first), piece, "raw", rows)
        small.paste(band.reduce(factor), (0, top))
    return small
