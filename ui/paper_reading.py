"""The codes of scanned pages: a PDF or pictures in, one sheet per page out. No Qt; slow."""

import hashlib
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.district.scan_records import ScanFile, Sheet
from models.errors import DistrictError, EvidenceError
from models.evidence.intake import prepare
from models.evidence.sniff import HEIC, PDF, Kind, kind_of
from models.facts.papercode import LONGEST, PaperCode, parse
from models.limits import MAX_FILE_BYTES, MEBIBYTE
from ui.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SHEETS = 400
"""Pages of one scan: a record with two hundred photos has some eighty."""
MAX_SCAN_BYTES = 4 * MAX_FILE_BYTES
"""All files of one scan together; they are kept in one transaction."""
GLANCE, LOOK = 150, 300
"""Dots per inch at which a page of a PDF is looked through, and again when nothing is found."""
MOST_EDGE = 5000
"""Longer edge of a page that is drawn, in pixels: A4 at 300 dpi has 3,508."""
MOST_CODES = 8
"""Codes of one page that are looked at."""
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
Told = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as it was read; nothing of it is kept yet."""

    sheets: tuple[Sheet, ...]
    """Its pages."""
    files: tuple[tuple[ScanFile, bytes], ...]
    """Its files with their bytes, as they will be kept."""


def read_scan(paths: Sequence[Path], told: Told = lambda _done, _words: None) -> Scan:
    """Read every page of the files in order; ``told`` may raise to stop.

    Raises DistrictError: ``scan-unreadable``, ``scan-too-large``, ``scan-too-many``.
    """
    sheets: list[Sheet] = []
    files: list[tuple[ScanFile, bytes]] = []
    for place, path in enumerate(paths):
        data = _bytes(path, MAX_SCAN_BYTES - sum(len(one) for _, one in files))
        kind = _kind(path, data)
        before = len(sheets)
        for done, texts in _pages(path, kind, data):
            told((place + done) / len(paths), str(len(sheets) + 1))
            if len(sheets) == MAX_SHEETS:
                raise DistrictError("scan-too-many", limit=MAX_SHEETS)
            sheets.append(Sheet(len(sheets) + 1, texts))
        found = ScanFile(
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            kind=kind.extension,
            sheets=len(sheets) - before,
        )
        files.append((found, data))
    return Scan(tuple(sheets), tuple(files))


def _bytes(path: Path, room: int) -> bytes:
    limit = min(room, MAX_FILE_BYTES)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise DistrictError("scan-unreadable", file=path.name) from error
    if len(data) > limit:
        raise DistrictError("scan-too-large", file=path.name, limit=MAX_FILE_BYTES // MEBIBYTE)
    return data


def _kind(path: Path, data: bytes) -> Kind:
    try:
        return kind_of(data)
    except EvidenceError as error:
        raise DistrictError("scan-unreadable", file=path.name) from error


def _pages(path: Path, kind: Kind, data: bytes) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield how much of the file is done, and what the codes of its next page say."""
    from reports.photos import HOSTILE  # with it comes ReportLab: not for every command

    if kind is PDF:
        yield from _pdf_pages(path, data)
        return
    try:
        shown = prepare(data).preview or b"" if kind is HEIC else data
        yield from _frames(kind, shown)
    except (EvidenceError, *HOSTILE) as error:
        raise DistrictError("scan-unreadable", file=path.name) from error


def _frames(kind: Kind, data: bytes) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Look through a picture, or every picture of a TIFF."""
    from PIL import Image, ImageSequence

    from reports.flat import flat

    # Of damaged EXIF and of sizes; both are judged here. Idempotent, and of Pillow only.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            count = getattr(image, "n_frames", 1)
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if frame.width * frame.height > kind.most_pixels:
                    raise ValueError("too many pixels")
                frame.draft("L", (MOST_EDGE, MOST_EDGE))
                grey = flat(frame).convert("L")
                grey.thumbnail((MOST_EDGE, MOST_EDGE))
                yield number / count, texts_of(grey)
    except Image.DecompressionBombError as error:
        raise ValueError("too many pixels") from error


def _pdf_pages(path: Path, data: bytes) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Look through the pages of a PDF; PDFium is let go between two."""
    import pypdfium2

    document = None
    try:
        with ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(data)
            count = len(document)
        if count > MAX_SHEETS:
            raise DistrictError("scan-too-many", limit=MAX_SHEETS)
        for number in range(count):
            found = texts_of(_drawn(document, number, GLANCE))
            if not any(isinstance(parse(text), PaperCode) for text in found):
                found = texts_of(_drawn(document, number, LOOK)) or found
            yield (number + 1) / count, found
    except pypdfium2.PdfiumError as error:
        raise DistrictError("scan-unreadable", file=path.name) from error
    finally:
        if document is not None:
            with ONE_AT_A_TIME:
                document.close()


def _drawn(document: object, number: int, dots: int) -> "Image":
    """Draw a page in grey; a page as large as a wall is drawn small."""
    with ONE_AT_A_TIME:
        page = document[number]  # type: ignore[index]
        try:
            wide, high = page.get_size()
            scale = min(dots / 72, MOST_EDGE / max(wide, high, 1))
            picture: Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            return picture
        finally:
            page.close()


def texts_of(grey: "Image") -> tuple[str, ...]:
    """Return what the QR codes of a page say, each once, the upper ones first."""
    import zxingcpp

    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), try_invert=False
    )
    ordered = sorted(found, key=lambda one: (one.position.top_left.y, one.position.top_left.x))
    # A longer text is none of ours; what it says is not carried about.
    texts = dict.fromkeys(one.text[: LONGEST + 1] for one in ordered)
    return tuple(texts)[:MOST_CODES]
