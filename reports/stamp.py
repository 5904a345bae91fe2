"""What binds a page to its data and a copy to its print: QR, and 第 n 次打印 with 补打.

The base carries none of the words of a print and the number 0 in its codes; a copy is the same
layout drawn again with them, so the bytes of the base stay what they were.
"""

import segno

from models.base import Name, Record
from models.facts.papercode import Kind, PaperCode, Place
from models.facts.prints import Copy
from reports.block import Canvas, mm

QR_SIZE = 19 * mm
"""Edge of the dark part; its white is the paper around."""
QR_EDGE = 7 * mm
"""Distance of the QR from the upper edge; printers leave 4 to 6 mm white."""
QR_QUIET = 3 * mm
"""White beside the code: four modules of the coarsest code that is drawn (ISO/IEC 18004)."""
SMALL_QR = 15 * mm
"""Edge on papers of many lines without frozen facts; a hand scanner reads modules of 0.25 mm."""
UNFROZEN = {
    Kind.BLANK: "空表　版本摘要",
    Kind.LEDGER: "台账{version}　台账摘要",
    Kind.UNDER_WAY: "{version}　用纸摘要",
}
"""What stands before the digest of a paper that has no frozen facts."""
BEFORE_CLOSING = "未定稿"
"""Instead of a revision, where a visit has none yet."""
PLACES = {Place.FIELD: "", Place.DESK: "收件台"}
"""Who printed, where it is not the visiting laptop."""


class PrintInfo(Record):
    """What may differ between two prints of the same facts (R6.4)."""

    reprint: bool = False
    """Print the mark 补打."""
    printed_at: Name = ""
    """Moment of printing, in words; empty prints none."""
    place: Place | None = None
    """Where it is printed; None for the base."""
    number: int = 0
    """第 n 次打印 of this form and revision there; 0 for the base."""


def print_info(copy: Copy) -> PrintInfo:
    """Return what a numbered copy says: from the second on it is 补打."""
    return PrintInfo(
        place=copy.place,
        number=copy.number,
        reprint=copy.number > 1,
        printed_at=copy.now.minute(),
    )


def printed_words(info: PrintInfo) -> str:
    """Return what a copy says of its print; empty for the base."""
    count = f"{PLACES[info.place]}第 {info.number} 次打印" if info.place else ""
    again = "补打" if info.reprint else ""
    return " ".join(filter(None, (count, again, info.printed_at)))


def note_words(code: PaperCode, name: str, info: PrintInfo) -> str:
    """Return what stands beside the code of a page; ``name`` is the paper's."""
    number = "-".join(filter(None, (code.form, code.visit))).upper()
    digest, printed = f"{code.digest[:16]}…", printed_words(info)
    if code.kind is None:
        said = [f"扫码核对　表号 {number}　第 {code.revision} 版", f"{name}　定稿摘要 {digest}"]
    else:
        none_yet = code.kind is Kind.UNDER_WAY and not code.revision
        version = BEFORE_CLOSING if none_yet else f"第 {code.revision} 版"
        words = UNFROZEN[code.kind].format(version=version)
        said = [name, f"扫码核对　表号 {number}　{words} {digest}"]
    return "\n".join(filter(None, (*said, printed)))


def draw_qr(canvas: Canvas, payload: str, size: float, mask: int | None = None) -> int:
    """Draw ``payload`` as one filled path from the origin, without the white around it.

    Return the mask it was drawn with: the codes of a paper differ in a page number, and to choose
    the best of eight for each takes longer than all else that is done for it. Every mask is read.
    """
    code = segno.make(payload, error="m", micro=False, mask=mask)
    rows = [bytes(row) for row in code.matrix_iter(border=0)]
    path = []
    for down, row in enumerate(rows, start=1):
        for first, length in _runs(row):
            # A hair higher and wider than a module, or viewers show white seams.
            path.append(f"{first}00 {len(rows) - down}00 {length}01 101 re")
    canvas.saveState()
    canvas.scale(size / len(rows) / 100, size / len(rows) / 100)
    canvas.addLiteral("\n".join([*path, "f"]))
    canvas.restoreState()
    return int(code.mask)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return the dark stretches of a row: where each begins and how long it is."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
