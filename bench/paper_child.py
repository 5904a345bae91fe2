"""What the window feels while a report is looked at and printed; tells it as JSON.

FOLDER has the content of the report (bench/peers/content.py). The printer is a PDF file, painted
on as a printer is: in a worker thread, page by page, in strips.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtPrintSupport import QPrinter

from bench import report_child
from bench.result import percentile
from bench.window import Heartbeat, bare, settle, wait
from ui.dialogs.paper import PaperDialog
from ui.paper import joined
from ui.print_order import Order
from ui.printing import draw
from ui.tasks import Progress
from ui.window import Window

ZOOMS = (50, 100, 200, 400)
TURNED, PRINTED = 12, 6
"""Pages that are turned to, each drawn before the next; pages that are printed."""
Told = dict[str, float]


def felt(act: Callable[[], None]) -> tuple[float, float, float]:
    """Longest gap, its 99th percentile, and longest own work of the window's thread, in seconds."""
    settle()
    beat = Heartbeat()
    beat.start()
    act()
    beat.stop()
    return max(beat.gaps), percentile(beat.gaps, 99), max(beat.work)


class Reader:
    """Somebody at one report: opens it, turns its pages, comes near, prints some."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window, self._worker, self._folder = window, window.session.worker, folder
        self.pages = 0
        """Of the report, once it is open."""

    def _make(self) -> bytes:
        report_child.report(self._folder)
        return (self._folder / "ours.pdf").read_bytes()

    def _opened(self, pages: int) -> None:
        self.pages = pages

    def making(self) -> None:
        """Open it; it is made meanwhile."""
        self.dialog = PaperDialog("bench", self._make, self._worker, self._window)
        self.dialog.view.opened.connect(self._opened)
        self.dialog.open()
        wait(lambda: self.pages > 0 and self._worker.idle)

    def turning(self) -> None:
        """Turn the first pages, and come nearer and farther."""
        for number in range(min(self.pages, TURNED)):
            self.dialog.view.turn_to(number)
            wait(lambda: self._worker.idle)
        for zoom in ZOOMS:
            self.dialog.view.set_zoom(zoom)
            wait(lambda: self._worker.idle)

    def printing(self) -> None:
        """Print the last pages, which are photos."""
        done: list[int] = []
        task = self._worker.compute(self._printed)
        task.done.connect(done.append)
        wait(lambda: self._worker.idle)
        if not done:
            raise RuntimeError("nothing was printed")

    def _printed(self, told: Progress) -> int:
        pdf = (self._folder / "ours.pdf").read_bytes()
        some = joined([(pdf, range(self.pages - PRINTED, self.pages))], even=False)
        return draw(some, Order("bench"), told, lambda _order: _file(self._folder))

    def close(self) -> None:
        """Leave it."""
        self.dialog.close()
        wait(lambda: self._worker.idle)


def look(window: Window, folder: Path) -> Told:
    """Do all of it and tell what the window felt at each step."""
    reader, told = Reader(window, folder), Told()
    for act in (reader.making, reader.turning, reader.printing):
        gap, p99, own = felt(act)
        name = act.__name__
        told |= {name: gap, f"{name}-p99": p99, f"{name}-own": own}
    reader.close()
    return told


def _file(folder: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return printer


def main() -> int:
    with bare() as window:
        print(json.dumps(look(window, Path(sys.argv[1]))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
