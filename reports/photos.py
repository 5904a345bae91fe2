"""Photos on paper: upright, as small as print needs, without what the camera wrote into them."""

import hashlib
import io
import math
import struct
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image, ImageOps

from models.facts.evidence_bodies import EvidenceAdded
from models.facts.reader import ByteReader
from models.limits import MAX_PIXELS_JPEG, MAX_PIXELS_OTHER
from reports.block import Canvas, mm
from reports.darkroom import AHEAD, THREADS, Made
from reports.flat import flat
from reports.paragraph import Align, Paragraph, Style
from reports.plain_jpeg import plain_size

DOTS_PER_INCH, FINEST = 180, 600
"""What is made for paper; what is copied to it may be as fine as an office's printer prints."""
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
"""What is taken in as evidence; Pillow knows forty more, and would start programs for some."""
LEAST = 10 * mm
"""Least height of a box: of a picture that is a line only, and the words that stand for it."""
CAPTION_MOST = 120
"""Characters below a photo; more would push the photo off its page."""
CAPTION = Style(size=9, align=Align.CENTRE)
HOSTILE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What parsers raise at malformed pictures: another laptop's evidence is not checked by ours."""
MISSING = Style(size=9, align=Align.CENTRE, grey=0.4)
ABSENT = "照片未随附，原件以编号为准"
CHANGED = "照片与记录的校验值不符，未印出；原件以编号为准"
UNREADABLE = "照片文件不能作为图片读出，未印出；原件以编号为准"


class _Jpeg:
    """What ReportLab takes for an image: it copies the JPEG as it is and never decodes it."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name, self._data = name, data

    def jpeg_fh(self) -> io.BytesIO:
        """Return the bytes, as ReportLab asks for them."""
        return io.BytesIO(self._data)

    def __str__(self) -> str:
        return self._name  # names the object in the file; a path would differ on every print


@dataclass(frozen=True)
class Photo:
    """A photo with its caption; the paper's darkroom holds a few decoded ones at a time."""

    evidence: EvidenceAdded
    """Which."""
    reader: ByteReader | None
    """Where its bytes are."""
    caption: str
    """Words below."""
    tall: float = 62 * mm
    """Height of the photo's box."""
    copied: bool = False
    """Whether its preview may stand in the paper byte for byte (decision 058)."""

    def height(self, width: float) -> float:
        """Return the height of box and caption."""
        return self._box(width) + Paragraph(self.caption, CAPTION).height(width) + 2 * mm

    def _box(self, width: float) -> float:
        """A lying photo needs less height than a standing one."""
        if not self.evidence.width or not self.evidence.height:
            return self.tall / 2
        high = width * self.evidence.height / self.evidence.width
        return float(min(self.tall, max(LEAST, high)))

    def split(self, width: float, room: float) -> None:
        """Never cut."""
        return

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the photo in the middle of its box, and the caption."""
        box = self._box(width)
        copy = self._copy(width, box) if self.copied else None
        canvas.saveState()
        canvas.translate(x, top - box)
        if copy:
            self._paint(canvas, copy, width, box)
            canvas.assembly.release_images()
        else:
            canvas.doForm(self._developing(canvas, width, box))
        canvas.restoreState()
        Paragraph(self.caption, CAPTION).draw(canvas, x, top - box - 1 * mm, width)

    def _developing(self, canvas: Canvas, width: float, box: float) -> str:
        """Begin what takes time and return the name of what will be there."""
        name = f"photo-{self.evidence.sha256}-{width:.2f}x{box:.2f}"
        canvas.darkroom.develop(
            name,
            (width, box),
            start=lambda: self._coarse(width, box),
            finish=lambda made: self._fine(made, width, box),
            paint=lambda to, made: self._paint(to, made, width, box),
        )
        return name

    def _copy(self, width: float, box: float) -> Made:
        """Return the preview as it is, where it is plain and as fine as paper wants."""
        preview = self.evidence.preview
        data = self._read(preview.sha256) if preview else None
        size = plain_size(data) if data is not None else None
        if preview is None or data is None or size is None or len(data) != preview.size:
            return None
        ratio = min(width / size[0], box / size[1])
        fine = DOTS_PER_INCH <= 72 / ratio <= FINEST
        return (data, size[0] * ratio, size[1] * ratio) if fine else None

    def _paint(self, canvas: Canvas, made: Made, width: float, box: float) -> None:
        """Draw the picture in the middle of its box, or a box that says why there is none."""
        if made is None:
            canvas.setLineWidth(0.5)
            canvas.rect(0, 0, width, box, stroke=1, fill=0)
            note = Paragraph(self.missing(), MISSING)
            note.draw(canvas, 0, box / 2 + note.height(width) / 2, width)
            return
        jpeg, wide, high = made
        name = f"{self.evidence.sha256}-{round(wide)}x{round(high)}"
        left, lower = (width - wide) / 2, (box - high) / 2
        canvas.drawImage(_Jpeg(name, jpeg), left, lower, wide, high)

    def missing(self) -> str:
        """Return why there is no picture."""
        data = self._data(self.evidence.sha256)
        if data is None:
            return ABSENT
        return UNREADABLE if _is(data, self.evidence.sha256) else CHANGED

    def _coarse(self, width: float, box: float) -> Callable[[], Made]:
        """Read the preview, or the original where there is none, and return the work on it."""
        data = self._read((self.evidence.preview or self.evidence).sha256)
        return lambda: shrink(data, width, box)

    def _fine(self, coarse: Made, width: float, box: float) -> Made:
        """Return it from the original where the preview is too coarse."""
        if self.evidence.preview is None or (coarse and not self._wants_more(coarse)):
            return coarse
        return shrink(self._read(self.evidence.sha256), width, box) or coarse

    def _wants_more(self, made: tuple[bytes, float, float]) -> bool:
        """Whether the original has dots that paper of this size would show."""
        jpeg, wide, high = made
        with Image.open(io.BytesIO(jpeg)) as drawn:
            dots, has = max(drawn.size), max(self.evidence.width, self.evidence.height)
        return dots < has and dots + 2 < max(wide, high) / 72 * DOTS_PER_INCH

    def _read(self, sha256: str) -> bytes | None:
        """Return the bytes; None when they were not handed in, or are no longer those recorded."""
        data = self._data(sha256)
        return data if data is not None and _is(data, sha256) else None

    def _data(self, sha256: str) -> bytes | None:
        """Return what is handed in under this digest; None when nothing is."""
        try:
            return self.reader.read(sha256) if self.reader is not None else None
        except KeyError:
            return None


def drawables(
    photos: Iterable[Photo], width: float, height: float
) -> Iterator[tuple[bytes, float, float] | str]:
    """Yield each picture as paper shows it, or the words that paper prints instead.

    For papers that other libraries lay out; as in the darkroom two threads decode, and memory
    holds a few.
    """
    waiting: deque[tuple[Photo, Future[Made]]] = deque()

    def settled() -> tuple[bytes, float, float] | str:
        photo, coarse = waiting.popleft()
        return photo._fine(coarse.result(), width, height) or photo.missing()

    with ThreadPoolExecutor(THREADS, thread_name_prefix="drawables") as pool:
        for photo in photos:
            waiting.append((photo, pool.submit(photo._coarse(width, height))))
            if len(waiting) > AHEAD:
                yield settled()
        while waiting:
            yield settled()


def _is(data: bytes, sha256: str) -> bool:
    return hashlib.sha256(data).hexdigest() == sha256


def below(caption: str, mark: str = "") -> tuple[str, str]:
    """Return what stands below a photo, and the whole caption where it has to go elsewhere."""
    words = "　".join(part for part in (mark, caption) if part)
    if len(words) <= CAPTION_MOST and words.count("\n") < 4:
        return words, ""
    return f"{mark}（说明见下文）", words


def shrink(data: bytes | None, width: float, height: float) -> Made:
    """Return an upright JPEG that fits the box (points), with its size there.

    None when there are no bytes, or when they are no picture Pillow reads: the form then says so.
    """
    if data is None:
        return None
    target = int(width / 72 * DOTS_PER_INCH), int(height / 72 * DOTS_PER_INCH)
    try:
        picture = _decoded(data, target)
    except (MemoryError, Image.DecompressionBombError, *HOSTILE):
        return None
    if picture is None:
        return None
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, subsampling="4:2:0")
    ratio = min(width / picture.width, height / picture.height)
    return out.getvalue(), picture.width * ratio, picture.height * ratio


def _decoded(data: bytes, target: tuple[int, int]) -> Image.Image | None:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        # A phone puts a second picture behind the first one: Pillow then calls it MPO.
        most = MAX_PIXELS_JPEG if opened.format in ("JPEG", "MPO") else MAX_PIXELS_OTHER
        if opened.width * opened.height > most:
            return None
        opened.draft("RGB", _least(opened.size, target))  # the decoder itself scales down
        turned = ImageOps.exif_transpose(opened)
        upright = flat(turned)
        upright.thumbnail(target, Image.Resampling.LANCZOS, reducing_gap=2.0)
        clean = Image.new("RGB", upright.size)
        clean.paste(upright)
        return clean


def _least(size: tuple[int, int], target: tuple[int, int]) -> tuple[int, int]:
    """Return the pixels that fill ``target`` whichever way up the picture is turned."""
    long, short = max(size), min(size)
    across, down = max(target), min(target)
    ratio = max(min(across / long, down / short), min(across / short, down / long))
    return math.ceil(size[0] * ratio), math.ceil(size[1] * ratio)
