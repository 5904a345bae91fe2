"""The list of visits, and the way to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.itemmodels.visits import SUMMARY_ROLE, VisitsModel
from ui.style import icons
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.resume_offer import ResumeOffer
from ui.widgets.visit_delegate import VisitDelegate
from ui.window import NEW_VISIT, VISIT

if TYPE_CHECKING:
    from models.visits.book import VisitBook
    from models.visits.records import VisitSummary
    from models.visits.whereabouts import Whereabouts
    from ui.window import Window


class VisitList(QListView):
    """Opens a visit by click, Enter or the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class VisitsScreen(QWidget):
    """All visits of this computer, the latest day first."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._model = VisitsModel()
        self._list = VisitList()
        self._resume = ResumeOffer()
        self._first = True
        self._lay_out()

    def _lay_out(self) -> None:
        self._new = new = button(self.tr("New visit"), "newVisit", "primary", "plus")
        new.clicked.connect(lambda: self._window.go(NEW_VISIT))
        ready = button(self.tr("Before departure"), "departureFromList", icon="clipboard")
        ready.clicked.connect(lambda: self._window.go("departure"))
        self._resume.taken.connect(self._go_on)
        self._list.setObjectName("visitList")
        self._list.setProperty("role", "cards")  # its card at hand shows the focus
        self._list.setAccessibleName(self.tr("Visits"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(VisitDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._open)
        self._either = QStackedWidget()
        self._either.addWidget(self._list)
        self._either.addWidget(self._nothing_yet())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(14)
        layout.addLayout(row(label(self.tr("Visits"), "display"), 1, ready, new))
        layout.addWidget(self._resume)
        layout.addWidget(self._either, 1)

    def _nothing_yet(self) -> QWidget:
        empty = QWidget()
        picture = label()
        picture.setPixmap(icons.pixmap("visits", 48, "text3"))
        words = label(self.tr("No visit yet. Begin with “New visit”: a name is enough."), "second")
        layout = column(1, picture, words, 2, gap=12)
        for part in (picture, words):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        empty.setLayout(layout)
        return empty

    def entered(self) -> None:
        """Read the list again; another page may have changed it."""
        self._session.close_visit()
        book = self._session.book
        task = self._session.worker.write(lambda: read_list(book))
        task.done.connect(self._show)
        task.failed.connect(self._window.refuse)

    def _show(self, found: tuple[tuple[VisitSummary, ...], Whereabouts | None]) -> None:
        summaries, where = found
        self._model.show(summaries)
        self._either.setCurrentIndex(0 if summaries else 1)
        self._offer(summaries, where)
        if summaries:
            self._list.setCurrentIndex(self._model.index(0))
            if self._resume.isHidden() or not self._first:
                self._list.setFocus()
            else:  # right after the start, Enter goes on where one stopped
                self._resume.focus()
        else:  # Enter begins the first one
            self._new.setFocus()
        self._first = False
        if summaries:
            self._window.prepare_at_rest(VISIT)

    def _offer(self, summaries: tuple[VisitSummary, ...], where: Whereabouts | None) -> None:
        """Offer to go on in a visit that is still open."""
        self._resume.hide()
        for summary in summaries:
            if where is not None and summary.id == where.visit and str(summary.status) == "open":
                self._resume.show_place(where, summary, tuple(self._session.packs.values()))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        task = self._session.open_visit(index.data(SUMMARY_ROLE).id)
        task.done.connect(while_there(self._window, self._enter))
        self._window.prepare(VISIT)  # both take a tenth of a second

    def _enter(self, _state: object) -> None:
        self._window.go(VISIT)

    def _go_on(self, where: Whereabouts) -> None:
        task = self._session.open_visit(where.visit)
        task.done.connect(while_there(self._window, lambda _state: self._return_to(where)))
        self._window.prepare(VISIT)

    def _return_to(self, where: Whereabouts) -> None:
        from ui.screens.visit.screen import VisitScreen

        screen = self._window.go(VISIT)
        assert isinstance(screen, VisitScreen)
        screen.resuming.go_to(where)


def read_list(book: VisitBook) -> tuple[tuple[VisitSummary, ...], Whereabouts | None]:
    """Return the visits and where one stopped; runs in the worker."""
    from models.visits.whereabouts import last

    return book.summaries(), last(book.workspace)
