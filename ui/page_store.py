"""Pages of one paper for a preview: drawn beside the window, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

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
    broke = Signal()
    """Our own mistake: there will be no paper, and the crash report says why."""
    drawn = Signal(int, int)
    """A page at a scale is there now."""

    def __init__(self, make: Callable[[], bytes], worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes: tuple[Size, ...] = ()
        self._worker = worker
        self._closed = False
        self._pages: Pages | None = None
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._busy: Key | None = None
        self._waiting: list[Key] = []
        task = worker.compute(lambda _told: Pages(make()))
        task.done.connect(partial(_opened, self, worker))
        task.failed.connect(while_there(self, self.failed.emit))
        task.broke.connect(while_there(self, self.broke.emit))

    def take(self, pages: Pages) -> bool:
        """Take over the paper that was made; False when nobody looks at it any more."""
        if self._closed:
            return False
        self._pages, self.sizes = pages, pages.sizes
        self.opened.emit()
        return True

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
        self._closed = True
        self._waiting.clear()
        pages, self._pages = self._pages, None
        if pages is not None:
            _let_go(pages, self._worker)

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


def _opened(store: PageStore, worker: Worker, pages: Pages) -> None:
    """Hand the paper over; where its preview is gone it is closed all the same.

    Left to the collector it would be closed in this thread, beside a page that is being drawn.
    """
    if not (isValid(store) and store.take(pages)):
        _let_go(pages, worker)


def _let_go(pages: Pages, worker: Worker) -> None:
    if not worker.ended:
        worker.compute(lambda _told: pages.close())


def _draw(pages: Pages, key: Key, _told: object) -> QImage | None:
    return pages.picture(key[0], key[1] / 1000)


def small(size: Size, scale: float) -> bool:
    """Return whether a page may be drawn ahead."""
    return size[0] * scale * size[1] * scale * 4 <= AHEAD
