"""Pages of a PDF as pictures. PDFium knows one thread at a time; the lock keeps it to that."""

import threading

import pypdfium2
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_ONE_AT_A_TIME = threading.Lock()


def page_pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """Return every page, `width` pixels wide, on white; for a worker thread."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_picture(page, width) for page in document)
        finally:
            document.close()


def _picture(page: pypdfium2.PdfPage, width: int) -> QImage:
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    # The bytes belong to PDFium and go with the page: copy() takes them over.
    return QImage(bitmap.buffer, *size, QImage.Format.Format_RGBX8888).copy()
