"""To the printer: as pictures through Qt, or as PDF through the system. For worker threads.

Qt lets a printer be painted on in any thread (QPainter: "QImage, QPrinter, and QPicture"), so
the window never waits for one.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sync.files import write_whole
from ui.paper import Pages, joined
from ui.pdfium import page_count
from ui.print_order import Order, Printable, PrintError, Quality, Sides, chosen
from ui.tasks import Progress

MAKING = 0.3
"""Of the progress: making the papers; the rest is the printer's."""
WAIT = 0.2
"""Seconds between two looks whether somebody asked to stop."""
PATIENCE = 120
"""Seconds a print server may take to accept a job."""
PIECE = 65_536
"""Bytes given to it at once."""
JOB = "Chayan"
"""What the job is called in queues and on cover sheets; never the name of a facility."""
_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True)
class Found:
    """The printers of this computer."""

    names: tuple[str, ...]
    """As the system calls them; empty when there is none."""
    default: str = ""
    """The one that is meant when nobody says."""
    vector: bool = False
    """Whether the system takes PDF as it is (``lp`` of CUPS)."""


def printers() -> Found:
    """Look for printers; a print server that does not answer may take seconds."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    default = QPrinterInfo.defaultPrinterName()
    return Found(names, default if default in names else "", lp() is not None)


def lp() -> str | None:
    """Return the command that prints PDF as it is, where there is one."""
    return shutil.which("lp")


def gathered(papers: Sequence[Printable], order: Order, told: Progress) -> bytes:
    """Return what is printed, as one PDF; raises PrintError before any copy is counted."""
    if len(papers) == 1 and order.pages.strip():
        wanted = chosen(order.pages, page_count(papers[0].make()))
    else:
        wanted = None
    parts = []
    for number, paper in enumerate(papers):
        told(MAKING * number / len(papers), paper.title)
        parts.append(((paper.copy or paper.make)(), wanted))
    return joined(parts, order.sides is not Sides.ONE)


def print_papers(papers: Sequence[Printable], order: Order, told: Progress) -> int:
    """Print and return how many pages one copy has; raises PrintError, FormError, Cancelled."""
    require(order.printer)  # before a copy is counted that nobody can print
    pdf = gathered(papers, order, told)
    told(MAKING, "")
    if order.quality is Quality.VECTOR:
        hand_over(pdf, order, told)
        return page_count(pdf)
    return draw(pdf, order, told, open_printer)


def save_papers(papers: Sequence[Printable], order: Order, file: Path, told: Progress) -> int:
    """Print into a PDF file, whole or not at all; raises PackageError for a full disk."""
    pdf = gathered(papers, order, told)
    told(MAKING, "")
    write_whole(file, pdf)
    return page_count(pdf)


def require(name: str) -> QPrinterInfo:
    """Return a printer that is there now; raises PrintError."""
    info = QPrinterInfo.printerInfo(name)
    if not name or info.isNull():
        raise PrintError("print-printer-gone", printer=name)
    return info


def open_printer(order: Order) -> QPrinter:
    """Return the printer, set up; raises PrintError.

    Without the printer Qt turns to a PDF file without a word: that is refused here.
    """
    printer = QPrinter(require(order.printer), QPrinter.PrinterMode.HighResolution)
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or not printer.isValid():
        raise PrintError("print-printer-gone", printer=order.printer)
    return printer


def draw(pdf: bytes, order: Order, told: Progress, opened: Callable[[Order], QPrinter]) -> int:
    """Draw every page as a picture at its true size; returns the pages of one copy."""
    pages, printer = Pages(pdf), opened(order)
    try:
        printer.setDocName(JOB)
        printer.setResolution(order.dpi)
        printer.setFullPage(True)  # else the form would be made smaller by the margins
        printer.setDuplex(_DUPLEX[order.sides])
        run = _Run(pages, printer, order, told)
        run.all_pages()
        return len(pages.sizes)
    finally:
        pages.close()


class _Run:
    """One job on one printer."""

    def __init__(self, pages: Pages, printer: QPrinter, order: Order, told: Progress) -> None:
        self._pages, self._printer, self._order, self._told = pages, printer, order, told
        self._painter = QPainter()
        self._copies = self._share_copies()

    def _share_copies(self) -> int:
        """Let the printer make the copies if it can; else the pages are drawn again and again."""
        if not self._printer.supportsMultipleCopies():
            return self._order.copies
        self._printer.setCopyCount(self._order.copies)
        self._printer.setCollateCopies(True)
        return 1

    def all_pages(self) -> None:
        """Draw every copy; whoever stops it, or a printer that goes, leaves no half job."""
        try:
            self._draw_all()
        except BaseException:
            if self._painter.isActive():
                self._printer.abort()
                self._painter.end()
            raise
        if not self._painter.end() or self._state_is_bad():
            raise self._gone(len(self._pages.sizes))

    def _draw_all(self) -> None:
        numbers = list(range(len(self._pages.sizes))) * self._copies
        self._turn_to(0)
        if not self._painter.begin(self._printer):
            raise self._gone(0)
        for done, number in enumerate(numbers):
            self._told(MAKING + (1 - MAKING) * done / len(numbers), f"{done + 1}/{len(numbers)}")
            if done and not self._next_page(number):
                raise self._gone(done)
            self._draw_page(number, done, len(numbers))
            if self._state_is_bad():
                raise self._gone(done)

    def _next_page(self, number: int) -> bool:
        self._turn_to(number)
        return self._printer.newPage()

    def _turn_to(self, number: int) -> None:
        """Have the paper as wide and high as the page, without margins of the printer's."""
        wide, high = self._pages.sizes[number]
        lying = wide > high
        size = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Point)
        turn = QPageLayout.Orientation
        layout = QPageLayout(size, turn.Landscape if lying else turn.Portrait, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self._printer.setPageLayout(layout)

    def _draw_page(self, number: int, done: int, total: int) -> None:
        to = self._printer.resolution() / self._order.dpi
        for top, strip in self._pages.bands(number, self._order.dpi):
            self._told(MAKING + (1 - MAKING) * done / total, f"{done + 1}/{total}")
            place = QRectF(0, top * to, strip.width() * to, strip.height() * to)
            self._painter.drawImage(place, strip)

    def _state_is_bad(self) -> bool:
        bad = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        return self._printer.printerState() in bad

    def _gone(self, done: int) -> PrintError:
        return PrintError("print-broke-off", printer=self._order.printer, done=done)


def command(program: str, order: Order) -> list[str]:
    """Return the call of ``lp`` that prints what comes in; nothing in it is read by a shell."""
    options = (f"sides={order.sides}", "collate=true", "print-scaling=none", "media=A4")
    parts = [program, "-d", order.printer, "-n", str(order.copies), "-t", JOB]
    return parts + [part for option in options for part in ("-o", option)]


def hand_over(pdf: bytes, order: Order, told: Progress) -> None:
    """Give the PDF to the system's own printing, through a pipe: no clear file is left anywhere."""
    program = lp()
    if program is None:
        raise PrintError("print-no-vector")
    try:
        running = subprocess.Popen(
            command(program, order),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
    except OSError as error:
        raise PrintError("print-no-vector") from error
    with running:
        try:
            os.set_blocking(running.stdin.fileno(), False)  # type: ignore[union-attr]  # a pipe
            _wait(running, pdf, order, told)
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise PrintError("print-refused", printer=order.printer)


def _wait(running: subprocess.Popen[bytes], pdf: bytes, order: Order, told: Progress) -> None:
    """Feed the system as fast as it takes it; ``communicate`` does not go on after a pause."""
    rest, moved = memoryview(pdf), time.monotonic()
    while running.poll() is None:
        told(MAKING + (1 - MAKING) * 0.5, "")
        if taken := _feed(running, rest):
            rest, moved = rest[taken:], time.monotonic()
        elif time.monotonic() - moved > PATIENCE:
            raise PrintError("print-refused", printer=order.printer)


def _feed(running: subprocess.Popen[bytes], rest: memoryview) -> int:
    """Write what the pipe takes now, or wait a little; behind the last byte it is closed."""
    pipe = running.stdin
    if pipe is None or pipe.closed:
        with suppress(subprocess.TimeoutExpired):
            running.wait(WAIT)
        return 0
    if not select.select([], [pipe], [], WAIT)[1]:
        return 0
    try:
        taken = os.write(pipe.fileno(), rest[:PIECE])
    except (
        BrokenPipeError
    ):  # it has gone or wants no more; what it ends with says whether it took it
        taken = len(rest)
    if taken == len(rest):
        pipe.close()
    return taken
