"""Pages of a PDF as pictures. PDFium knows one thread at a time; the lock keeps it to that."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
from pypdfium2 import raw
from PySide6.QtGui import QImage

from ui.pdfium import ONE_AT_A_TIME

POINTS_PER_INCH = 72
BAND = 96
"""Rows of a page drawn at once for a printer: A4 at 600 dpi would be 139 MB in one, and painting
holds the window up meanwhile: 11 to 26 ms in strips of 96 rows, 23 to 49 in strips of 256."""
Size = tuple[float, float]
"""Width and height of a page in points."""


class Pages:
    """An open PDF; every method is for worker threads, where it may wait for another page."""

    def __init__(self, pdf: bytes) -> None:
        with ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(pdf)
            count = len(self._document)
            found = [self._document.get_page_size(number) for number in range(count)]
        self.sizes: tuple[Size, ...] = tuple((float(wide), float(high)) for wide, high in found)
        self._closed = False

    def close(self) -> None:
        """Let the file go; pages asked for later are no pages."""
        with ONE_AT_A_TIME:
            if not self._closed:
                self._closed = True
                self._document.close()

    def picture(self, number: int, scale: float) -> QImage | None:
        """Return page ``number`` (from 0), ``scale`` pixels a point, on white; None once closed."""
        with ONE_AT_A_TIME:
            if self._closed:
                return None
            page = self._document[number]
            try:
                wide, high = _pixels(self.sizes[number], scale)
                return _drawn(page, wide, high, 0, high)
            finally:
                page.close()

    def bands(self, number: int, dpi: int) -> Iterator[tuple[int, QImage]]:
        """Yield a page in strips: the row each begins with, and the strip."""
        wide, high = _pixels(self.sizes[number], dpi / POINTS_PER_INCH)
        with ONE_AT_A_TIME:
            page = self._document[number]
        try:
            for top in range(0, high, BAND):
                with ONE_AT_A_TIME:
                    strip = _drawn(page, wide, high, top, min(BAND, high - top))
                yield top, strip
        finally:
            with ONE_AT_A_TIME:
                page.close()


def _pixels(size: Size, scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _drawn(page: Any, wide: int, high: int, top: int, rows: int) -> QImage:
    """Return rows of a page that is ``wide`` by ``high``.

    PDFium draws into the picture itself: copying one at 400 % held every thread for 50 ms.
    """
    picture = QImage(wide, rows, QImage.Format.Format_RGB32)
    held = (ctypes.c_ubyte * picture.sizeInBytes()).from_buffer(picture.bits())
    depth = raw.FPDFBitmap_BGRx
    bitmap = raw.FPDFBitmap_CreateEx(wide, rows, depth, held, picture.bytesPerLine())
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, rows, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, wide, high, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return picture


def joined(parts: Sequence[tuple[bytes, Sequence[int] | None]], even: bool) -> bytes:
    """Return one PDF of several: each file with the pages wanted of it (from 0), None for all.

    Drawings and letters stay what they are. ``even`` ends each file on the back of a sheet with
    an empty page, so that no form begins behind another. One whole file comes back untouched.
    """
    if len(parts) == 1 and parts[0][1] is None:
        return parts[0][0]
    with ONE_AT_A_TIME:
        made = pypdfium2.PdfDocument.new()
        try:
            for place, (pdf, wanted) in enumerate(parts):
                source = pypdfium2.PdfDocument(pdf)
                try:
                    made.import_pages(source, None if wanted is None else list(wanted))
                finally:
                    source.close()
                if even and len(made) % 2 and place + 1 < len(parts):
                    made.new_page(*made.get_page_size(len(made) - 1)).close()
            return _saved(made)
        finally:
            made.close()


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
