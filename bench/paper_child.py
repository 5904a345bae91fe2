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
from ui.print_order import Order
from ui.printing import draw
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


def look(window: Window, folder: Path) -> Told:
    """Open the report as the person does, turn its pages, come near, and print some."""
    worker = window.session.worker

    def make() -> bytes:
        report_child.report(folder)
        return (folder / "ours.pdf").read_bytes()

    opened: list[int] = []
    dialogs: list[PaperDialog] = []

    def show() -> None:
        dialog = PaperDialog("bench", make, worker, window)
        dialogs.append(dialog)
        dialog.view.opened.connect(opened.append)
        dialog.open()
        wait(lambda: bool(opened) and worker.idle)

    def turn() -> None:
        for number in range(0, min(opened[0], TURNED)):
            dialogs[0].view.turn_to(number)
            wait(lambda: worker.idle)
        for zoom in ZOOMS:
            dialogs[0].view.set_zoom(zoom)
            wait(lambda: worker.idle)

    def print_() -> None:
        order = Order("bench")
        pdf = _some(make, folder)
        task = worker.compute(lambda told: draw(pdf, order, told, lambda _o: _file(folder)))
        done: list[int] = []
        task.done.connect(done.append)
        wait(lambda: worker.idle)
        if not done:
            raise RuntimeError("nothing was printed")

    told: Told = {}
    for name, act in (("making", show), ("turning", turn), ("printing", print_)):
        gap, p99, own = felt(act)
        told |= {name: gap, f"{name}-p99": p99, f"{name}-own": own}
    dialogs[0].close()
    wait(lambda: worker.idle)
    return told | {"pages": opened[0]}


def _some(make: Callable[[], bytes], folder: Path) -> bytes:
    """The last pages, which are photos; made before the measurement."""
    from ui.paper import joined, page_count

    pdf = (folder / "ours.pdf").read_bytes() or make()
    total = page_count(pdf)
    return joined([(pdf, range(total - PRINTED, total))], even=False)


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
