"""Plan B: the day plan and blank checklists of the open visit, and the way back from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import field_papers
from ui.paper_groups import ANNEX_3
from ui.screens.forms_panel import FormsPanel, Papers
from ui.widgets.basics import button, label, row
from ui.widgets.blocks import page_head, panel, scrolling_layout
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message
from ui.window import VISIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.errors import ExpectedError
    from ui.window import Window

QUICK_ENTRY = "quick_entry"


class FieldPapersScreen(QWidget):
    """Papers are made from the visit as it is now; nothing of the visit changes."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self.message = Message("fieldPapersMessage")
        self.folder = FolderField("field_papers_folder", self.tr("Folder or stick"))
        self.forms = FormsPanel(window.session.worker, self.folder, deeds_below=False)
        self.forms.problem.connect(self._refuse)
        self.forms.kept.connect(lambda words: self.message.say(words, "ok"))
        self._lay_out()
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._back)

    def _lay_out(self) -> None:
        back = button(self.tr("Back to marking"), "fieldPapersBack", icon="back")
        back.clicked.connect(self._back)
        enter = button(self.tr("Enter a paper list"), "enterPaperList", "primary", "pencil")
        enter.clicked.connect(lambda: self._window.go(QUICK_ENTRY))
        cards = QVBoxLayout()
        cards.setSpacing(14)
        told = self.tr(
            "Print before you go: should the notebook fail, the visit goes on with paper. The "
            "minutes are a proposal; no document prescribes any."
        )
        papers = (label(told, "second", wrap=True), self.folder, self.forms)
        cards.addWidget(panel(self.tr("Before the visit"), *papers))
        told = self.tr(
            "What was written on the checklist is typed in afterwards, one line per clause: "
            "number, mark, note. Every line is a step of its own that can be undone."
        )
        cards.addWidget(panel(self.tr("After the visit"), label(told, "second", wrap=True)))
        cards.addStretch(1)
        foot = row(*self.forms.deeds, 1, enter)  # in sight however long the list is
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(12)
        layout.addWidget(page_head(self.tr("Plan B: paper"), 1, back))
        layout.addWidget(self.message)
        layout.addWidget(scrolling_layout(cards, "fieldPapersArea"), 1)
        layout.addLayout(foot)

    def entered(self) -> None:
        """Offer the papers of the visit as it is now."""
        state, packs = self._session.state, self._session.packs
        self.message.clear()
        if state is None:
            self.forms.show_papers(None)
            return
        book = self._session.book
        papers = Papers(
            codes=field_papers.codes(state, packs),
            make=lambda code: field_papers.paper(state, packs, code),
            print_to=lambda folder, code: field_papers.save(folder, book, state, packs, code),
            titles=self._titles(field_papers.issued_titles(state, packs)),
            copy=lambda code: field_papers.copy_pdf(book, state, packs, code),
        )
        self.forms.show_papers(papers)
        self.folder.setFocus()

    def _titles(self, issued: Mapping[str, str]) -> dict[str, str]:
        """An annex is known by its number and by the title its document gives it."""
        numbered = {
            "blank-annex-1": self.tr("Annex 1, blank"),
            "blank-annex-2": self.tr("Annex 2, blank"),
            "blank-annex-4": self.tr("Annex 4, blank"),
            ANNEX_3: self.tr("Annex 3, as issued"),
        }
        annexes = {
            code: f"{said}  {issued[code]}" if code in issued else said
            for code, said in numbered.items()
        }
        return annexes | {
            field_papers.DAY_PLAN: self.tr("Day plan"),
            field_papers.ATTENDANCE: self.tr("Sign-in sheet of both meetings"),
            field_papers.BY_PLACE: self.tr("Blank checklist, room by room"),
            field_papers.BY_INDICATOR: self.tr("Blank checklist, in the order of the standards"),
            field_papers.PLEDGE: self.tr("Pledge of the team"),
        }

    def _refuse(self, error: ExpectedError) -> None:
        self.message.refuse(error)

    def _back(self) -> None:
        self._window.go(VISIT)
