"""Photos made small beside the drawing: two threads decode while the pages are laid out.

A page names a form XObject for its photo at once; the forms are defined after the last page, as
the total of pages is. Bytes are read in the thread that draws, because a reader may know only
that one, and never far ahead, so that memory holds a few photos however many there are.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType

from reports.block import Canvas

THREADS = 2
AHEAD = 4
"""Photos that may wait with their bytes in memory."""
Made = tuple[bytes, float, float] | None
"""An upright JPEG with its width and height in points; None when there is no picture."""


@dataclass
class _Plate:
    """One photo at one size."""

    size: tuple[float, float]
    coarse: Future[Made]
    finish: Callable[[Made], Made]
    paint: Callable[[Canvas, Made], None]
    made: Made = None


class Darkroom:
    """The photos of one paper."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="darkroom")
        self._plates: dict[str, _Plate] = {}
        self._waiting: deque[_Plate] = deque()

    def __enter__(self) -> "Darkroom":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def develop(
        self,
        name: str,
        size: tuple[float, float],
        start: Callable[[], Callable[[], Made]],
        finish: Callable[[Made], Made],
        paint: Callable[[Canvas, Made], None],
    ) -> None:
        """Begin a photo unless the paper has it at this size already.

        ``start`` reads and returns the work for another thread; ``finish`` judges what came of
        it, ``paint`` draws that into a box of ``size``; both run in the thread that draws.
        """
        if name in self._plates:
            return
        if len(self._waiting) >= AHEAD:
            self._settle()
        plate = _Plate(size, self._pool.submit(start()), finish, paint)
        self._plates[name] = plate
        self._waiting.append(plate)

    def _settle(self) -> None:
        plate = self._waiting.popleft()
        plate.made = plate.finish(plate.coarse.result())
        del plate.coarse

    def define(self, canvas: Canvas) -> None:
        """Define the forms of all photos, in the order in which they were drawn."""
        while self._waiting:
            self._settle()
        for name, plate in self._plates.items():
            canvas.beginForm(name, 0, 0, *plate.size)
            plate.paint(canvas, plate.made)
            canvas.endForm()
            plate.made = None
