"""标准库: the installed standards, what the checker says of them, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui import language, words
from ui.itemmodels.records import Column, RecordsModel
from ui.widgets.basics import column, empty, frame, row
from ui.widgets.blocks import Pairs, digest_groups, page_head, panel, state_line
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.standards.loading import LoadedPack
    from models.standards.sentences import Sentence
    from models.standards.types import Section
    from ui.window import Window

LEFT_WIDTH = 470


@dataclass(frozen=True)
class Checked:
    """A standard with what the checker says."""

    loaded: LoadedPack
    faults: tuple[Sentence, ...]
    clauses: int


def check_all() -> tuple[Checked, ...]:
    """Check every installed standard; for a worker thread."""
    from models.standards.checker import check
    from models.standards.loading import available

    return tuple(
        Checked(one, tuple(check(one.pack)), sum(1 for _ in one.pack.clauses()))
        for one in available()
    )


class StandardsScreen(QWidget):
    """Left the standards, right one of them."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._worker = window.session.worker
        self.model = RecordsModel(
            (
                Column(self.tr("Standard"), lambda c: c.loaded.pack.title),
                Column(self.tr("Edition"), lambda c: c.loaded.pack.edition, width=86),
                Column(self.tr("Clauses"), lambda c: str(c.clauses), width=70),
            )
        )
        self.table = RecordTable("standards_table", self.tr("Installed standards"), self.model)
        self.table.current.connect(self._show)
        self._about = QVBoxLayout()
        self._tree = QTreeWidget()
        self._tree.setObjectName("standards_tree")
        self._tree.setAccessibleName(self.tr("Text of the standard"))
        self._tree.setHeaderHidden(True)
        self._tree.setWordWrap(True)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = panel(self.tr("Installed"), self.table)
        left.setFixedWidth(LEFT_WIDTH)
        right = frame("panel")
        right.setLayout(column(self._about, frame("line"), self._tree, gap=10, margin=14))
        below = row(left, right, gap=12)
        below.setStretch(1, 1)
        self.setLayout(column(page_head(self.tr("Standards")), below, gap=12, margin=14))

    def entered(self) -> None:
        if self.model.rowCount() == 0:
            task = self._worker.compute(lambda _told: check_all())
            task.done.connect(self._fill)

    def _fill(self, found: tuple[Checked, ...]) -> None:
        self.model.fill(found)
        if found:
            self.table.selectRow(0)

    def _show(self, checked: Checked) -> None:
        pack = checked.loaded.pack
        empty(self._about)
        pairs = Pairs()
        pairs.add(self.tr("Title"), pack.title)
        issued = f"，{words.day(pack.issued_on)}" if pack.issued_on else ""
        pairs.add(self.tr("Issued by"), f"{pack.issuer} {pack.document_number}{issued}".strip())
        pairs.add(self.tr("Decision"), pack.decision_text)
        pairs.add(self.tr("Digest"), digest_groups(checked.loaded.sha256, 16))
        self._about.addLayout(pairs)
        for fault in checked.faults:
            said = fault.text(language.current())
            self._about.addWidget(state_line(said, "bad", "cross"))
        if not checked.faults:
            said = self.tr("The checker finds no fault in {n} clauses.").format(n=checked.clauses)
            self._about.addWidget(state_line(said, "ok", "check", "standards_checked"))
        self._tree.clear()
        for section in pack.sections:
            self._tree.addTopLevelItem(_section_item(section))
        self._tree.expandToDepth(0)


def _section_item(section: Section) -> QTreeWidgetItem:
    made = QTreeWidgetItem([f"{section.code}  {section.name}"])
    for inner in section.sections:
        made.addChild(_section_item(inner))
    for indicator in section.indicators:
        item = QTreeWidgetItem([f"{indicator.code}  {indicator.name}"])
        for clause in indicator.clauses:
            child = QTreeWidgetItem([f"{clause.code}  {clause.text}"])
            child.setToolTip(0, clause.text)
            item.addChild(child)
        made.addChild(item)
    return made
