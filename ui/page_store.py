"""Pages of one paper for a preview: drawn beside the window, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.paper import Pages, Size
from ui.tasks import Worker, while_there

ROOM = 128 << 20
"""Bytes of pictures that are kept: some sixty pages to fit the window, two at 400 %."""
AHEAD = 16 << 20
"""A neighbour larger than this is not drawn before it is asked for."""
Key = tuple[int, int]
"""Page from 0, and its scale in thousandths of a pixel a point."""


class PageStore(QObject):
    """One page is drawn at a time; who turns quickly gets the page he stops at."""

    opened = Signal()
    """``sizes`` are known."""
    failed = Signal(object)
    """The ExpectedError of a paper that could not be made."""
    drawn = Signal(int, int)
    """A page at a scale is there now."""

    def __init__(self, make: Callable[[], bytes], worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes: tuple[Size, ...] = ()
        self._worker = worker
        self._pages: Pages | None = None
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._busy: Key | None = None
        self._waiting: list[Key] = []
        task = worker.compute(lambda _told: Pages(make()))
        task.done.connect(while_there(self, self._opened))
        task.failed.connect(while_there(self, self.failed.emit))

    def _opened(self, pages: Pages) -> None:
        self._pages, self.sizes = pages, pages.sizes
        self.opened.emit()

    def get(self, number: int, scale: float) -> QImage | None:
        """Return a page if it is there."""
        key = number, round(scale * 1000)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def want(self, wishes: list[tuple[int, float]]) -> None:
        """Have pages drawn, the first first; what was wanted before and is not begun is dropped."""
        self._waiting = [(number, round(scale * 1000)) for number, scale in wishes]
        self._begin()

    def close(self) -> None:
        """Let the file go, once the page under way is drawn."""
        self._waiting.clear()
        pages, self._pages = self._pages, None
        if pages is not None and not self._worker.ended:
            self._worker.compute(lambda _told: pages.close())

    def _begin(self) -> None:
        pages = self._pages
        while self._waiting and self._busy is None and pages is not None:
            key = self._waiting.pop(0)
            if key in self._kept:
                continue
            self._busy = key
            task = self._worker.compute(partial(_draw, pages, key))
            task.done.connect(while_there(self, partial(self._arrived, key)))
            task.finished.connect(while_there(self, self._free))

    def _arrived(self, key: Key, picture: QImage | None) -> None:
        if picture is None:
            return
        self._kept[key] = picture
        self._bytes += picture.sizeInBytes()
        while self._bytes > ROOM and len(self._kept) > 1:
            _old, gone = self._kept.popitem(last=False)
            self._bytes -= gone.sizeInBytes()
        self.drawn.emit(*key)

    def _free(self) -> None:
        self._busy = None
        self._begin()


def _draw(pages: Pages, key: Key, _told: object) -> QImage | None:
    return pages.picture(key[0], key[1] / 1000)


def small(size: Size, scale: float) -> bool:
    """Return whether a page may be drawn ahead."""
    return size[0] * scale * size[1] * scale * 4 <= AHEAD
