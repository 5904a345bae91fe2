"""台账: the ledgers of the open desk, one tab each, and their papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk_session import DeskSession
from ui.screens.desk_ledgers_tab import LedgerTab
from ui.style import theme
from ui.widgets.basics import button, chip, column, label, row
from ui.widgets.blocks import clear_widget, page_head, panel
from ui.widgets.choice import Choice
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from models.base import Record
    from models.district.ledgerbook import Books
    from ui.window import Window

TASKS, TARGETS, DUTIES, COHORT, PLAN = "tasks", "targets", "duties", "cohort", "plan"
REVIEW = "review"


class LedgersScreen(QWidget):
    """A word about the desk until one is open; then the tabs."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.desk = DeskSession.of(window)
        self._window = window
        self.message = Message("ledgersMessage")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._closed())
        self.tabs: dict[str, LedgerTab] = {}
        self.setLayout(column(self.message, self._stack, gap=0))
        self.desk.opened.connect(self.entered)
        self.desk.closed.connect(self._leave)

    def _closed(self) -> QWidget:
        go = button(self.tr("Open the desk"), "ledgers_desk", "primary", "inbox")
        go.clicked.connect(lambda: self._window.go("desk"))
        words = self.tr("The ledgers belong to the desk of the district. Open the desk first.")
        inside = panel(self.tr("No desk is open"), label(words, "", wrap=True), row(go, 1))
        inside.setMaximumWidth(theme.px(560))
        inner = row(inside, 1)
        inner.setStretch(0, 1)
        return clear_widget(
            column(page_head(self.tr("Ledgers")), inner, 1, gap=12, margin=14), "ledgers_closed"
        )

    def entered(self) -> None:
        """Show what is kept now; cases may have come in since."""
        if self.desk.desk is None:
            return
        if not self.tabs:
            self._build()
        self.reload()

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        if self.tabs:
            inside = self._stack.widget(1)
            self._stack.removeWidget(inside)
            inside.deleteLater()
            self.tabs = {}
            self.message.clear()

    def _build(self) -> None:
        self.tabs = _tabs()
        self._pages = QStackedWidget()
        for tab in self.tabs.values():
            self._pages.addWidget(tab)
            tab.entered.connect(self._keep)
            tab.refused.connect(self.message.refuse)
            tab.paper_changed.connect(self._offer_paper)
        self._choice = Choice("ledgers_tabs", self._names(), self.tr("Ledgers"))
        self._choice.select(TASKS)
        self._choice.chosen.connect(self._turn)
        self._today = chip("", "", "ledgers_today")
        head = page_head(self.tr("Ledgers"), self._choice, 1, self._today)
        foot = self._foot()
        layout = column(head, self._pages, foot, gap=10, margin=14)
        layout.setStretch(1, 1)
        self._stack.addWidget(clear_widget(layout, "ledgers_inside"))
        self._stack.setCurrentIndex(1)
        self._turn(TASKS)

    def _names(self) -> list[tuple[str, str]]:
        return [
            (TASKS, self.tr("Task ledger")),
            (TARGETS, self.tr("Targets")),
            (DUTIES, self.tr("Yearly duties")),
            (COHORT, self.tr("Sizes and regions")),
            (PLAN, self.tr("Community hospitals")),
            (REVIEW, self.tr("Re-checks")),
        ]

    def _foot(self) -> QWidget:
        self.folder = FolderField("ledgers_folder", self.tr("Folder for the papers"))
        self._look = button(self.tr("Look at the paper"), "ledgers_look", icon="print")
        self._look.clicked.connect(self.look)
        self._save = button(self.tr("Save PDF"), "ledgers_save", icon="saved")
        self._save.clicked.connect(self._save_paper)
        self._excel = button(self.tr("Save table (Excel)"), "ledgers_xlsx", icon="saved")
        self._excel.clicked.connect(lambda: self._save_table("xlsx"))
        self._table = button(self.tr("Save table (CSV)"), "ledgers_csv", icon="saved")
        self._table.clicked.connect(lambda: self._save_table("csv"))
        layout = row(self._look, self.folder, self._save, self._excel, self._table, gap=10)
        layout.setStretch(1, 1)
        return clear_widget(layout)

    def current(self) -> LedgerTab:
        """Return the tab that is shown."""
        tab = self._pages.currentWidget()
        assert isinstance(tab, LedgerTab)
        return tab

    def _turn(self, name: str) -> None:
        self._choice.select(name)
        self._pages.setCurrentWidget(self.tabs[name])
        self._offer_paper()

    def _offer_paper(self) -> None:
        there = self.current().paper() is not None
        self._look.setEnabled(there)
        self._save.setEnabled(there)

    # Reading and keeping

    def reload(self) -> None:
        """Read the ledgers beside the window."""
        desk = self.desk.desk
        if desk is None:
            return
        from ui import ledger_desk

        task = self.desk.worker.compute(lambda _told: ledger_desk.load(desk))
        task.done.connect(self._show)
        task.failed.connect(self.message.refuse)

    def _show(self, books: Books) -> None:
        self._today.setText(self.tr("As of {day}").format(day=books.today))
        for tab in self.tabs.values():
            tab.show_books(books, self.desk.office)
        if self.tabs:
            self._offer_paper()

    def _keep(self, ledger: str, record: Record) -> None:
        desk = self.desk.desk
        if desk is None:
            return
        from ui import ledger_desk

        self._pages.setEnabled(False)
        task = self.desk.worker.write(lambda: ledger_desk.keep(desk, ledger, record))
        task.done.connect(self._kept)
        task.failed.connect(self.message.refuse)
        task.finished.connect(self._free)

    def _free(self) -> None:
        if self.tabs:
            self._pages.setEnabled(True)

    def _kept(self, books: Books) -> None:
        """Only now it is on the disk."""
        if self.tabs:
            self.current().kept()
        self._show(books)
        self.message.say(self.tr("Saved; earlier entries stay in the history."), "ok")

    # Papers

    def look(self) -> None:
        """Show the paper of what is shown, as it will come out of the printer."""
        from ui import ledger_desk
        from ui.dialogs.paper import PaperDialog

        paper, desk = self.current().paper(), self.desk.desk
        if paper is not None and desk is not None:
            copy = partial(ledger_desk.copy_pdf, desk, paper)
            worker, over = self.desk.worker, self.window()
            PaperDialog(paper.title, paper.make, worker, over, copy).open()

    def _save_paper(self) -> None:
        """Write a numbered copy: what leaves for paper is one."""
        from ui import ledger_desk

        paper, folder, desk = self.current().paper(), self._folder(), self.desk.desk
        if paper is not None and folder is not None and desk is not None:
            copy = partial(ledger_desk.copy_pdf, desk, paper)
            self._write(lambda: ledger_desk.save(folder, paper.file, copy()))

    def _save_table(self, ending: str) -> None:
        """What is shown, for the office program that counts on with it."""
        folder, tab = self._folder(), self.current()
        if folder is None or tab.books is None:
            return
        chosen = self._choice.value()
        make = tab.office_table(dict(self._names())[chosen])
        stem = f"ledger-{chosen}-{tab.books.today}"
        self._write(lambda: make().save(folder, stem, ending))

    def _folder(self) -> Path | None:
        found = self.folder.require()
        if found is None:
            self.message.say(self.tr("Choose the folder for the papers first."), "warn")
        return found

    def _write(self, work: Callable[[], Path]) -> None:
        task = self.desk.worker.compute(lambda _told: work())
        task.done.connect(self._saved)
        task.failed.connect(self.message.refuse)

    def _saved(self, file: Path) -> None:
        said = self.tr("{file} is in {folder}.").format(file=file.name, folder=file.parent.name)
        self.message.say(said, "ok")


def _tabs() -> dict[str, LedgerTab]:
    from ui.screens.desk_ledgers_cohort import CohortTab
    from ui.screens.desk_ledgers_duties import DutiesTab
    from ui.screens.desk_ledgers_plan import PlanTab
    from ui.screens.desk_ledgers_review import ReviewTab
    from ui.screens.desk_ledgers_targets import TargetsTab
    from ui.screens.desk_ledgers_tasks import TasksTab

    return {
        TASKS: TasksTab(),
        TARGETS: TargetsTab(),
        DUTIES: DutiesTab(),
        COHORT: CohortTab(),
        PLAN: PlanTab(),
        REVIEW: ReviewTab(),
    }
