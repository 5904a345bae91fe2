"""Reading the QR code of a slate or clock out of a photo. Pure work for another thread.

A photo that comes in is looked through while its preview is at hand (``seen``): three
milliseconds. Where it must find its clause by a slate, the original is looked through as well
(``read_far``): a slate across the room is too small in a preview.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import EvidenceError
from models.evidence.intake import prepare
from models.evidence.reading import Going, read
from models.evidence.slate import Code, parse
from models.evidence.sniff import HEIC, PDF, kind_of
from models.limits import MAX_PIXELS_JPEG

if TYPE_CHECKING:
    from PIL import Image

FULL_EDGE = 4096
"""Longer edge at which a photo is looked through again when its preview says nothing."""
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
"""Kinds of picture that are looked through; of a HEIC it is the preview alone."""
GLANCE_EDGE = 1000
"""Longer edge at which files are looked through before they are taken in for one clause."""
GLANCED = 4
"""Files that are: a slate stands before its photos. The others are looked through as they come."""
PATIENCE = 1.5
"""Seconds a person waits for that at most."""
BAND, OVERLAP = 1600, 700
"""Rows of a photo that are looked through at once, and how many of them again with the next."""
LONGEST_TEXT = 400
"""Characters; a text of ours has some 100."""


def read_code(preview: bytes | None, original: bytes | None = None) -> Code | None:
    """Return what a photographed slate or clock says, or None.

    Looks through the preview in grey first and, given the original, through that at full size;
    both were found to be sound pictures before. Two different codes of ours say nothing.
    """
    if preview is None:
        return None
    found = _read(preview, None)
    return found or (read_far(original) if original is not None else None)


def seen(picture: Image.Image) -> Code | None:
    """Return what is written on a slate or clock in a picture that is decoded already."""
    return _only(_texts(picture))


def read_far(original: bytes) -> Code | None:
    """Return what is written on a slate or clock far away, by the original at its full size."""
    return _read(original, FULL_EDGE)


def any_code(files: Iterable[Path], going: Going | None = None) -> bool:
    """Return whether one of these files shows a slate or clock, as far as a quick look can tell.

    Looks at the first ``GLANCED``, two at a time, for no longer than ``PATIENCE``; what it misses
    is told by nobody and taken in as before.
    """
    end = time.monotonic() + PATIENCE

    def found(file: Path) -> bool:
        return time.monotonic() < end and _glance(file, going) is not None

    with ThreadPoolExecutor(2) as pair:
        return any(pair.map(found, islice(files, GLANCED)))


def _glance(file: Path, going: Going | None) -> Code | None:
    try:
        data = read(file, going).data
        kind = kind_of(data)
        if kind is HEIC:
            return read_code(prepare(data).preview)
        return _read(data, GLANCE_EDGE) if kind is not PDF else None
    except EvidenceError:
        return None  # taking it in will say why


def _read(data: bytes, edge: int | None) -> Code | None:
    from PIL import Image, ImageOps  # costs start-up time; the window is painted by then

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS_JPEG:
                return None
            if edge is not None:
                image.draft("L", (edge, edge))  # a JPEG decodes its grey alone, and smaller
            image.load()
            grey = image if image.mode == "L" else ImageOps.grayscale(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None  # its preview has been looked through by now
    if edge is not None:
        grey.thumbnail((edge, edge))
    return _only(text for band in _bands(grey) for text in _texts(band))


def _bands(grey: Image.Image) -> Iterable[Image.Image]:
    """Cut a large picture into bands one after another: the reader copies what it is given twice.

    They overlap by what a code fills that is too small for the preview; three bands of a photo of
    12 megapixels take half of the time of the whole, and find as much.
    """
    if grey.height <= BAND:
        yield grey
        return
    count = -(-(grey.height - OVERLAP) // (BAND - OVERLAP))
    step = -(-(grey.height - OVERLAP) // count)
    for top in range(0, count * step, step):
        yield grey.crop((0, top, grey.width, min(grey.height, top + step + OVERLAP)))


def _texts(picture: Image.Image) -> list[str]:
    import zxingcpp  # as PIL above
    from PIL import ImageOps

    grey = picture if picture.mode == "L" else ImageOps.grayscale(picture)
    # A QR code is found at any angle; ours are dark on light. Both looks cost a third of the time.
    found = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_invert=False,
        try_downscale=max(grey.size) <= BAND,  # what is large was found in the preview
    )
    return [one.text for one in found]


def _only(texts: Iterable[str]) -> Code | None:
    codes = {code for text in texts if len(text) <= LONGEST_TEXT and (code := parse(text))}
    return codes.pop() if len(codes) == 1 else None
