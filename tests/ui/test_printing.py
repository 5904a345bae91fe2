"""To the printer, really: Qt's printer writing PDF, a script in place of ``lp``, and no printer.

A machine without printer and CUPS is one of the cases, also where these tests run on one that has
them. A script stands in for ``lp`` (hardware), and says what it was given.
"""

from __future__ import annotations

import io
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from models.errors import PackageError
from models.store import disk
from ui import printing
from ui.paper import Pages, joined
from ui.pdfium import page_count
from ui.print_order import Order, Printable, PrintError, Quality, Sides
from ui.printing import Found
from ui.tasks import Cancelled, Worker

ORDER = Order("示例打印机")
TWO = Found(("HP LaserJet M1136 MFP", "办公室打印机"), "办公室打印机", vector=True)
"""A computer with two printers."""


def paper(pages: int = 3, wide: bool = False, word: str = "page") -> bytes:
    """Lines 5 mm from every edge, in the white of most printers, and a word."""
    out = io.BytesIO()
    size = landscape(A4) if wide else A4
    canvas = Canvas(out, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.rect(14, 14, size[0] - 28, size[1] - 28)
        canvas.drawString(100, 200, f"{word} {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def quiet(_fraction: float, _words: str = "") -> None:
    """Nobody listens."""


def to(file: Path) -> Callable[[Order], QPrinter]:
    """The real QPrinter, writing PDF: what it draws is what a driver would get."""

    def opened(_order: Order) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    return opened


def pictures(pdf: bytes, dpi: int = 60) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where the black begins and ends."""
    found = ImageChops.invert(picture).point(lambda v: 255 if v > 60 else 0).getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize("quality", [Quality.NORMAL, Quality.FINE])
def test_a_form_is_printed_at_its_true_size(
    qapp: QApplication, tmp_path: Path, quality: Quality
) -> None:
    pdf, file = paper(2), tmp_path / "out.pdf"
    order = Order("p", quality)
    assert printing.draw(pdf, order, quiet, to(file)) == 2
    before, after = pictures(pdf), pictures(file.read_bytes())
    assert len(after) == 2
    for one, other in zip(before, after, strict=True):
        assert abs(one.width - other.width) <= 1
        pairs = zip(box(one), box(other), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 1, "margins are not scaled"


def test_strips_join_without_a_seam(tmp_path: Path) -> None:
    pages = Pages(paper(1))
    whole = pages.picture(0, 150 / 72)
    assert whole is not None
    for top, strip in pages.bands(0, 150):
        part = whole.copy(0, top, strip.width(), strip.height())
        assert strip == part, top
    assert top + strip.height() == whole.height()
    assert whole.pixelColor(3, 3).getRgb() == (255, 255, 255, 255), "white, not see-through"
    pages.close()
    assert pages.picture(0, 1) is None, "asked too late, and no crash"


def test_lying_pages_lie_and_copies_are_whole_sets(qapp: QApplication, tmp_path: Path) -> None:
    pdf = joined([(paper(1), None), (paper(1, wide=True), None)], even=False)
    file = tmp_path / "out.pdf"
    printing.draw(pdf, Order("p", copies=2), quiet, to(file))
    sizes = [page.mediabox for page in pypdf.PdfReader(file).pages]
    lying = [box.width > box.height for box in sizes]
    assert lying == [False, True, False, True]


def test_forms_of_one_job_begin_on_a_new_sheet(tmp_path: Path) -> None:
    papers = [Printable("a", lambda: paper(3)), Printable("b", lambda: paper(1, word="other"))]
    one = printing.gathered(papers, Order("p"), quiet)
    both = printing.gathered(papers, Order("p", sides=Sides.LONG), quiet)
    assert (page_count(one), page_count(both)) == (4, 5)
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(both)).pages]
    assert [text.strip() for text in texts] == ["page 1", "page 2", "page 3", "", "other 1"]
    fonts = pypdf.PdfReader(io.BytesIO(both)).pages[0]["/Resources"]["/Font"]
    assert fonts, "letters stay letters"


def test_chosen_pages_and_a_copy_is_counted_only_when_they_are_there() -> None:
    counted: list[int] = []

    def copy() -> bytes:
        counted.append(1)
        return paper(3, word="copy")

    papers = [Printable("a", lambda: paper(3), copy)]
    with pytest.raises(PrintError):
        printing.gathered(papers, Order("p", pages="4"), quiet)
    assert not counted
    made = printing.gathered(papers, Order("p", pages="1,3"), quiet)
    texts = [p.extract_text().strip() for p in pypdf.PdfReader(io.BytesIO(made)).pages]
    assert texts == ["copy 1", "copy 3"]
    assert counted == [1]
    assert printing.gathered(papers, Order("p"), quiet) == paper(3, word="copy"), "untouched"


def test_without_a_printer_it_is_said_and_nothing_is_counted_or_written(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    assert printing.printers().names == ()
    counted: list[int] = []
    papers = [Printable("a", paper, lambda: counted.append(1) or paper())]
    for name in ("示例打印机", ""):
        with pytest.raises(PrintError) as refused:
            printing.print_papers(papers, Order(name), quiet)
        assert refused.value.code == "print-printer-gone"
    with pytest.raises(PrintError):
        printing.open_printer(ORDER)
    assert not counted
    assert not list(tmp_path.iterdir()), "Qt would have written print.pdf without a word"


class Vanishing(QPrinter):
    """Goes after the first page."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_goes_in_the_middle_is_told(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"

    def opened(_order: Order) -> QPrinter:
        printer = Vanishing(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    with pytest.raises(PrintError) as refused:
        printing.draw(paper(3), ORDER, quiet, opened)
    assert refused.value.code == "print-broke-off"
    assert refused.value.params == {"printer": "示例打印机", "done": 1}


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PrintError) as refused:
        printing.draw(paper(1), ORDER, quiet, to(tmp_path / "none" / "out.pdf"))
    assert refused.value.params["done"] == 0


def test_who_stops_it_stops_it_between_strips(qapp: QApplication, tmp_path: Path) -> None:
    said: list[str] = []

    def told(_fraction: float, words: str = "") -> None:
        said.append(words)
        if len(said) == 12:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.draw(paper(3), ORDER, told, to(tmp_path / "out.pdf"))
    assert said[-1] == "1/3"


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    papers = [Printable("a", paper)]
    with pytest.raises(PackageError) as refused:
        printing.save_papers(papers, Order(""), tmp_path / "打印.pdf", quiet)
    assert refused.value.code == "courier-full"
    assert not list(tmp_path.iterdir())


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A script called ``lp`` that keeps what it was given, then does as told."""

    def put(then: str) -> Path:
        kept = tmp_path / "kept"
        kept.mkdir()
        script = tmp_path / "bin" / "lp"
        script.parent.mkdir()
        script.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$@" > {kept}/arguments\ncat > {kept}/file\n{then}\n'
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
        return kept

    return put


def test_vectors_are_kept_by_the_systems_own_printing(fake_lp: Callable[[str], Path]) -> None:
    kept, pdf = fake_lp("exit 0"), paper(2)
    order = Order("-o; rm", Quality.VECTOR, copies=3, sides=Sides.LONG)
    printing.hand_over(pdf, order, quiet)
    assert (kept / "file").read_bytes() == pdf
    said = (kept / "arguments").read_text().splitlines()
    assert said[:6] == ["-d", "-o; rm", "-n", "3", "-t", "Chayan"]
    assert "print-scaling=none" in said
    assert "sides=two-sided-long-edge" in said


def test_a_print_server_that_refuses_is_told(fake_lp: Callable[[str], Path]) -> None:
    fake_lp("echo 'lp: The printer or class does not exist.' >&2; exit 1")
    with pytest.raises(PrintError) as refused:
        printing.hand_over(paper(1), Order("p", Quality.VECTOR), quiet)
    assert refused.value.code == "print-refused"


def test_a_print_server_that_begins_late_gets_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a pipe holds: what was not taken at once was never sent, and the job refused."""
    script, kept = tmp_path / "lp", tmp_path / "kept"
    script.write_text(f"#!/bin/sh\nsleep 0.5\nexec cat > '{kept}'\n")
    script.chmod(0o755)
    monkeypatch.setattr(printing, "lp", lambda: str(script))
    monkeypatch.setattr(printing, "PATIENCE", 2)
    pdf = paper(1) + b"%" * 300_000
    printing.hand_over(pdf, Order("p", Quality.VECTOR), quiet)
    assert kept.read_bytes() == pdf


def test_a_print_server_that_hangs_can_be_left(fake_lp: Callable[[str], Path]) -> None:
    fake_lp("exec sleep 30")
    asked: list[float] = []

    def told(fraction: float, _words: str = "") -> None:
        asked.append(fraction)
        if len(asked) > 2:
            raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        printing.hand_over(paper(1), Order("p", Quality.VECTOR), told)
    assert time.monotonic() - began < 10


def test_without_lp_vectors_are_not_offered(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not printing.printers().vector
    with pytest.raises(PrintError) as refused:
        printing.hand_over(paper(1), Order("p", Quality.VECTOR), quiet)
    assert refused.value.code == "print-no-vector"


def longest_wait(work: Callable[[], None]) -> float:
    """Return the seconds the window's thread worked in one go while ``work`` went on.

    Its own time on the processor: a clock on the wall would count the tests that run beside.
    """
    gaps, last = [0.0], [time.thread_time()]

    def tick() -> None:
        now = time.thread_time()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(2)
    work()
    timer.stop()
    assert len(gaps) > 5
    return max(gaps)


def test_printing_never_holds_the_window_up(qtbot: QtBot, tmp_path: Path) -> None:
    worker, order = Worker(), Order("p", Quality.FINE)
    pdf, opened = paper(1), to(tmp_path / "o.pdf")

    def job() -> None:
        task = worker.compute(lambda told: printing.draw(pdf, order, told, opened))
        with qtbot.waitSignal(task.finished, timeout=30_000):
            pass

    assert longest_wait(job) < 0.05
    worker.shutdown()
