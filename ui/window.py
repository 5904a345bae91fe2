"""The one window: pages, the way between them, and the strip below that tells what is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import language, preferences
from ui.session import FieldSession
from ui.style import theme
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.store.workspace import Workspace
    from models.visits.departure import Line
    from ui.widgets.navigation import Navigation
    from ui.widgets.status import StatusStrip

UNLOCK, VISITS, NEW_VISIT, VISIT = "unlock", "visits", "new_visit", "visit"
DESK, LEDGERS = "desk", "ledgers"


@dataclass(frozen=True)
class PageSpec:
    """A page the window can show."""

    name: str
    """What `go` calls it; also the object name of its widget with ``Page`` behind it."""
    factory: Callable[[Window], QWidget]
    """Builds it, when it is first gone to and again after the language changed."""
    label: str = ""
    """Words in the navigation; empty for pages that are reached from another page."""
    icon: str = ""
    """Icon in the navigation."""
    alone: bool = False
    """True for pages with a header of their own: the navigation makes room."""
    everywhere: bool = False
    """True for pages that need no workspace: a pure office computer has none."""


class Ground(QWidget):
    """What the pages lie on."""

    painted = Signal()
    """Everything has been painted once."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so after the whole window is painted: children come after their parent."""
        super().paintEvent(event)
        if self._waiting:
            self._waiting = False
            QTimer.singleShot(0, self.painted.emit)


REST = 250
"""Milliseconds on a page after which what is likely to follow is built: one reads a line longer."""


class Window(QMainWindow):
    """Holds the pages; knows nothing of what is on them."""

    painted = Signal()
    """The first paint is over; now is the time for heavy imports."""
    went = Signal(str)
    """A page is shown."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("window")
        self.setMinimumSize(QSize(1000, 640))
        self.resize(1366, 768)
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, QWidget] = {}
        self._status: StatusStrip | None = None
        self._closing = False
        self._visiting = self._serving = False
        self._desk: Workspace | None = None
        self._ways_back: dict[str, str] = {}
        self.page = ""
        self.ahead = False
        """Whether pages may be built before they are gone to."""
        self._navigation: Navigation | None = None
        self.message = Message("windowMessage")
        self._stack = QStackedWidget()
        self._lay_out()
        keys = QShortcut(QKeySequence("F1"), self)
        keys.activated.connect(self._tell_keys)
        self.went.connect(lambda page: keys.setEnabled(page != VISIT))  # it has a list of its own
        session.failed.connect(self.refuse)
        session.clock_doubted.connect(self.doubt_clock)
        session.worker.drained.connect(self._close_soon)

    def _lay_out(self) -> None:
        ground = Ground()
        ground.painted.connect(self.painted)
        ground.setProperty("role", "page")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(ground)
        self.name_itself()

    def name_itself(self) -> None:
        """Set the title in the current language."""
        self.setWindowTitle(self.tr("Chayan - facility inspections"))

    # Pages

    def offer(self, spec: PageSpec) -> None:
        """Register a page that is built when it is first gone to."""
        self._specs[spec.name] = spec

    def go(self, name: str) -> QWidget:
        """Show a page; it is told by its `entered()`, the one before by its `left()`."""
        self._ways_back.pop(name, None)
        return self._go(name)

    def lead(self, name: str, back: str) -> QWidget:
        """Show a page where something is to be settled; from there `back` is where one came from.

        From closing one is sent to many pages; whoever has settled a gap wants the next one.
        """
        self._ways_back[name] = back
        return self._go(name)

    def way_back(self, name: str, usual: str) -> str:
        """The page a page leads back to: where one was sent from, else the usual one."""
        return self._ways_back.get(name, usual)

    def back(self, name: str, usual: str) -> QWidget:
        """Leave a page for the one it leads back to, which keeps its own way back."""
        return self._go(self._ways_back.pop(name, usual))

    def _go(self, name: str) -> QWidget:
        before = self._pages.get(self.page)
        if before is not None and self.page != name:
            _call(before, "left")
        widget = self.prepare(name)
        self.page = name
        self._stack.setCurrentWidget(widget)
        if self._navigation is not None:
            self._navigation.show_current(name)
            self._navigation.setVisible(not self._specs[name].alone)
        self._tell_place()
        _call(widget, "entered")
        self.went.emit(name)
        return widget

    def prepare(self, name: str) -> QWidget:
        """Return a page, built if it was not yet; e.g. while what it shows is still being read."""
        if name not in self._pages:
            self._place(name, self._specs[name].factory(self))
        return self._pages[name]

    def prepare_at_rest(self, name: str) -> None:
        """Build a page when the person has looked at this one for a moment: it opens at once.

        Only in a program that was started: what builds windows one after another needs no page
        nobody goes to.
        """
        here = self.page

        def build() -> None:
            worker = self.session.worker  # ended ones are idle too
            if self.page == here and worker.idle and not worker.ended and name not in self._pages:
                self.prepare(name)

        if self.ahead and name not in self._pages:
            QTimer.singleShot(REST, self, build)

    def forget(self, widget: QWidget) -> None:
        """Let a page go; it is built anew when it is gone to again."""
        self._pages = {name: page for name, page in self._pages.items() if page is not widget}
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def page_widget(self, name: str) -> QWidget | None:
        """A page that has been built, or None."""
        return self._pages.get(name)

    def _place(self, name: str, widget: QWidget) -> None:
        widget.setObjectName(f"{name}Page")
        widget.setProperty("role", "page")
        self._pages[name] = widget
        self._stack.addWidget(widget)

    def _add_navigation(self) -> None:
        from ui.widgets.navigation import Navigation

        if self._navigation is not None:
            self._navigation.deleteLater()
        self._navigation = Navigation()
        self._navigation.chosen.connect(self.go)
        for spec in self._specs.values():
            if spec.label and (spec.everywhere or not self._visiting):
                self._navigation.add(spec.name, spec.label, spec.icon)
        if self._visiting:
            back = QCoreApplication.translate("Navigation", "Open the workspace")
            self._navigation.add(UNLOCK, back, "lock")
        layout = self.centralWidget().layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self._navigation)

    def add_status(self, strip: StatusStrip) -> None:
        """Put the strip below all pages."""
        if self._status is not None:
            self._status.deleteLater()
        self._status = strip
        strip.custody.connect(lambda: self.go("custody"))
        strip.show_serving(self._serving)
        self._tell_place()
        layout = self.centralWidget().layout()
        assert layout is not None
        layout.addWidget(strip)

    def tell_serving(self, serving: bool) -> None:
        """The desk of this computer listens for laptops, or does no longer."""
        self._serving = serving
        if self._status is not None:
            self._status.show_serving(serving)

    def tell_desk(self, desk: Workspace | None) -> None:
        """The desk of this computer was opened, or is locked again."""
        self._desk = desk
        self._tell_place()

    def _tell_place(self) -> None:
        if self._status is not None:
            self._status.show_desk(self.page in (DESK, LEDGERS), self._desk)

    def enter(self) -> None:
        """The workspace is open: show the visits and the strip that tells what is safe."""
        from ui.widgets.status import StatusStrip

        if self._visiting:
            self._visiting = False
            self._forget_visited()
        self._add_navigation()
        self.add_status(StatusStrip(self.session))
        self.go(VISITS)

    def enter_without_workspace(self) -> None:
        """Show the desk and what else works on a computer that makes no visits."""
        if not self._visiting:
            self._visiting = True
            self._add_navigation()
        self.go(DESK)

    def _forget_visited(self) -> None:
        """Let go of pages that were built without a workspace; they have more to show now."""
        for name in [n for n, spec in self._specs.items() if spec.everywhere]:
            if name in self._pages:
                self.forget(self._pages[name])

    # Telling

    def _tell_keys(self) -> None:
        from ui import program_keys

        program_keys.tell(self)

    def refuse(self, error: ExpectedError) -> None:
        """Tell an expected error that belongs to no field in particular."""
        self.message.refuse(error)

    def doubt_clock(self, line: Line) -> None:
        """Tell that the clock of the computer contradicts the record."""
        self.message.say(line.sentence(language.current()), "warn")

    def tell_crash(self, file: Path | None) -> None:
        """Tell that we made a mistake, and where the report lies."""
        words = self.tr("Something went wrong inside the program; what was saved is safe.")
        if file is not None:
            words += self.tr(" A report without personal data is in {file}.").format(file=file)
        self.message.say(words, "bad")

    # Language and look

    def use_language(self, wanted: str) -> None:
        """Switch the language: every page is built again, and the same one is shown."""
        preferences.keep_language(wanted)
        language.use(wanted)
        self.rebuild()

    def use_theme(self, wanted: theme.Theme) -> None:
        """Switch between light, dark and high contrast."""
        preferences.keep_theme(wanted)
        self._dress(wanted, theme.text_size())

    def use_text_size(self, percent: int) -> None:
        """Make the words larger or smaller; everything around them grows with them."""
        preferences.keep_text_size(percent)
        self._dress(theme.current(), percent)

    def _dress(self, wanted: theme.Theme, percent: int) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.dress(app, wanted, percent)
        self.rebuild()

    def rebuild(self) -> None:
        """Build everything again, as after a change of language."""
        from ui.pages import register

        here = self.page
        self._take_down()
        self.name_itself()
        self.page = ""
        register(self)
        if self._status is not None:
            self.enter()
        elif self._visiting:
            self._add_navigation()
        self.go(here)

    def _take_down(self) -> None:
        for widget in self._pages.values():
            _call(widget, "left")
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._pages.clear()

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave only when everything that was handed in is written; the window waits alive."""
        page = self._pages.get(self.page)
        if page is not None and not self._closing:
            _call(page, "left")
        self._closing = True
        self.session.worker.stop_computing()
        if not self.session.worker.idle:
            self.message.say(self.tr("What is under way is finished first, then this closes."))
            event.ignore()
            return
        self.session.worker.shutdown()
        self.session.detach()
        event.accept()

    def _close_soon(self) -> None:
        """Not inside the signal: the worker would be taken apart while it speaks."""
        if self._closing:
            QTimer.singleShot(0, self._close_when_idle)

    def _close_when_idle(self) -> None:
        if self._closing and self.session.worker.idle:
            self.close()


def _call(page: QWidget, name: str) -> None:
    hook = getattr(page, name, None)
    if callable(hook):
        hook()
