"""The one turn at PDFium, which knows one thread at a time: previews and scans share it."""

import threading
from contextlib import closing

ONE_AT_A_TIME = threading.Lock()
"""Held around every call; never while something else is waited for."""


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2

    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)
