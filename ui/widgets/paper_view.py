"""The preview of a paper: a list of its pages, one page at a time, and how large it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ui.page_store import PageStore, small
from ui.paper import POINTS_PER_INCH
from ui.style import theme
from ui.tasks import Worker
from ui.widgets.basics import button, column, label, row
from ui.widgets.page_view import PageView

FIT_WIDTH, FIT_PAGE = 0, -1
PERCENTS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Of the true size."""
THUMB = 84
"""Pixels of the design: width of a page in the list."""
LIST_WIDTH = 146
THUMB_GAP = 8
EDGE = 24
"""Pixels of ground around a page that fits."""
SETTLE = 60
"""Milliseconds after the last change of size before pages are drawn anew."""


class PaperView(QWidget):
    """Shows a paper; draws nothing itself and so never holds the window up."""

    failed = Signal(object)
    """The ExpectedError of a paper that could not be made."""
    opened = Signal(int)
    """How many pages there are."""

    def __init__(self, make: Callable[[], bytes], worker: Worker) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._number, self._zoom = 0, FIT_WIDTH
        self._store = PageStore(make, worker, self)
        self._store.opened.connect(self._show_list)
        self._store.failed.connect(self._refused)
        self._store.drawn.connect(self._drawn)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE)
        self._later.timeout.connect(self._show)
        self._waiting = label(self.tr("The pages are being drawn …"), "second")
        self._store.broke.connect(self._waiting.hide)
        self.page = PageView()
        self.page.hide()
        self._area = self._scrolling()
        self.list = self._page_list()
        self.bar = self._tools()
        below = row(self.list, self._area, gap=8)
        below.setStretch(1, 1)
        self.setLayout(column(self.bar, self._waiting, below, gap=8))
        self._bind()

    # Parts

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("paper_area")
        area.setAccessibleName(self.tr("Page of the paper"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setWidget(self.page)
        area.viewport().installEventFilter(self)
        return area

    def _page_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("paper_list")
        made.setAccessibleName(self.tr("Pages"))
        made.setFixedWidth(theme.side(LIST_WIDTH))
        made.setIconSize(QSize(theme.side(THUMB), round(theme.side(THUMB) * 1.42)))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.currentRowChanged.connect(self.turn_to)
        made.hide()
        return made

    def _tools(self) -> QWidget:
        self._before = button("", "paper_before", icon="left", tip=self.tr("Page before"))
        self._next = button("", "paper_next", icon="right", tip=self.tr("Next page"))
        self._place = label("", "", "paper_place")
        self._less = button("", "paper_smaller", icon="minus", tip=self.tr("Smaller"))
        self._more = button("", "paper_larger", icon="plus", tip=self.tr("Larger"))
        self.zoom = QComboBox()
        self.zoom.setObjectName("paper_zoom")
        self.zoom.setAccessibleName(self.tr("Size of the page on the screen"))
        self.zoom.addItem(self.tr("Fit width"), FIT_WIDTH)
        self.zoom.addItem(self.tr("Fit page"), FIT_PAGE)
        for percent in PERCENTS:
            self.zoom.addItem(f"{percent} %", percent)
        self.zoom.currentIndexChanged.connect(lambda at: self.set_zoom(self.zoom.itemData(at)))
        made = QWidget()
        made.setProperty("role", "clear")
        parts = (self._before, self._place, self._next, 1, self._less, self.zoom, self._more)
        made.setLayout(row(*parts, gap=6))
        return made

    def _bind(self) -> None:
        steps = ((self._before, -1), (self._next, 1))
        for made, step in steps:
            made.clicked.connect(lambda _on=False, by=step: self.turn_to(self._number + by))
        self._less.clicked.connect(lambda: self._step_zoom(-1))
        self._more.clicked.connect(lambda: self._step_zoom(1))
        keys: dict[str, Callable[[], object]] = {
            "PgUp": lambda: self.turn_to(self._number - 1),
            "PgDown": lambda: self.turn_to(self._number + 1),
            "Ctrl+Home": lambda: self.turn_to(0),
            "Ctrl+End": lambda: self.turn_to(self.pages - 1),
            "Ctrl++": lambda: self._step_zoom(1),
            "Ctrl+=": lambda: self._step_zoom(1),
            "Ctrl+-": lambda: self._step_zoom(-1),
            "Ctrl+0": lambda: self.set_zoom(FIT_PAGE),
            "Ctrl+1": lambda: self.set_zoom(100),
            "Ctrl+2": lambda: self.set_zoom(FIT_WIDTH),
        }
        for key, act in keys.items():
            short = QShortcut(QKeySequence(key), self)
            short.setContext(Qt.ShortcutContext.WindowShortcut)
            short.activated.connect(act)

    # What is shown

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while it is not known."""
        return len(self._store.sizes)

    @property
    def number(self) -> int:
        """The page shown, from 0."""
        return self._number

    def turn_to(self, number: int) -> None:
        """Show a page, from its top."""
        if not 0 <= number < self.pages or number == self._number:
            return
        self._number = number
        self.list.setCurrentRow(number)
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def set_zoom(self, zoom: int) -> None:
        """Show the page at a percentage, or so that it fits."""
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))
        self._show()

    def close_paper(self) -> None:
        """Let the file go."""
        self._store.close()

    def _step_zoom(self, by: int) -> None:
        """Take the next percentage above or below what is seen now."""
        now = self._shown_scale() / self._true_scale() * 100
        beyond = [p for p in PERCENTS if (p > now + 1 if by > 0 else p < now - 1)]
        if beyond:
            self.set_zoom(beyond[0] if by > 0 else beyond[-1])

    def _true_scale(self) -> float:
        return self.logicalDpiX() / POINTS_PER_INCH

    def _shown_scale(self) -> float:
        """Pixels of the screen's coordinates for a point of the paper."""
        if not self.pages:
            return self._true_scale()
        if self._zoom > 0:
            return self._true_scale() * self._zoom / 100
        wide, high = self._store.sizes[self._number]
        room = self._area.viewport().size()
        across = max(80, room.width() - EDGE) / wide
        if self._zoom == FIT_WIDTH:
            bar = self._area.verticalScrollBar().sizeHint().width()
            across = max(80, self._area.width() - bar - EDGE) / wide
            return min(across, self._true_scale() * PERCENTS[-1] / 100)
        return min(across, max(80, room.height() - EDGE) / high)

    def _refused(self, error: object) -> None:
        self._waiting.hide()
        self.failed.emit(error)

    def _show_list(self) -> None:
        self._waiting.hide()
        self.page.show()
        for number in range(self.pages):
            item = QListWidgetItem(str(number + 1))
            said = self.tr("Page {n}").format(n=number + 1)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setSizeHint(self.list.iconSize() + QSize(0, THUMB_GAP))
            self.list.addItem(item)
        self.list.setVisible(self.pages > 1)
        self.list.setCurrentRow(0)
        self._later.start()
        self.opened.emit(self.pages)

    def _show(self) -> None:
        if not self.pages:
            return
        scale, dots = self._shown_scale(), self.devicePixelRatioF()
        wide, high = (round(length * scale) for length in self._store.sizes[self._number])
        said = self.tr("Page {n} of {total}").format(n=self._number + 1, total=self.pages)
        picture = self._store.get(self._number, scale * dots)
        self.page.show_page(QSize(wide, high), said, picture)
        self._place.setText(f"{self._number + 1} / {self.pages}")
        self._place.setAccessibleName(said)
        _enable(self._before, self._number > 0, self._area)
        _enable(self._next, self._number + 1 < self.pages, self._area)
        self._store.want(self._wishes(scale * dots))

    def _wishes(self, scale: float) -> list[tuple[int, float]]:
        """The page, its neighbours, and the pages of the list in their order."""
        near = [n for n in (self._number + 1, self._number - 1) if 0 <= n < self.pages]
        ahead = [(n, scale) for n in near if small(self._store.sizes[n], scale)]
        blank = [n for n in range(self.list.count()) if self.list.item(n).icon().isNull()]
        listed = [(n, self._thumb_scale(n)) for n in blank] if self.pages > 1 else []
        return [(self._number, scale), *ahead, *listed]

    def _thumb_scale(self, number: int) -> float:
        size = self.list.iconSize()
        wide, high = self._store.sizes[number]
        return min(size.width() / wide, size.height() / high)

    def _drawn(self, number: int, thousandths: int) -> None:
        dots = self.devicePixelRatioF()
        if number == self._number and thousandths == round(self._shown_scale() * dots * 1000):
            self._show()
        if thousandths == round(self._thumb_scale(number) * 1000):
            picture = self._store.get(number, thousandths / 1000)
            if picture is not None:
                self.list.item(number).setIcon(QIcon(QPixmap.fromImage(picture)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the room changes."""
        if event.type() is QEvent.Type.Resize and self._zoom <= 0:
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()


def _enable(made: QPushButton, on: bool, to: QWidget) -> None:
    """Switch a button; one that goes off hands its keys to the page, not to its neighbour."""
    if not on and made.hasFocus():
        to.setFocus()
    made.setEnabled(on)
