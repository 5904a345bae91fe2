"""Two editions side by side, clause by clause; running visits stay on theirs (R4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import language
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.standards.documents import Document
from ui.style import theme
from ui.widgets.basics import button, column, frame, label, row
from ui.widgets.fields import narrow_box
from ui.widgets.message import Message
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.standards.editions import Aspect, ClauseChange, EditionDifference
    from ui.tasks import Worker


AIR = 6
"""Room above and below a text."""
PADDING = 10
"""Room left and right of it: 7 by the style sheet for cells, the rest by Qt."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One clause, heading or field, as it was and as it is."""

    what: str
    code: str
    old: str
    new: str
    tone: str = ""
    ours: bool = False
    """True when only proposals of ours differ, never the document."""


class DifferencePane(QWidget):
    """Chooses two editions and shows what differs."""

    left = Signal()
    """The person goes back to reading."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._worker = worker
        self._packs: tuple[Document, ...] = ()
        self.message = Message("differenceMessage")
        self._old = self._choice("difference_old", self.tr("Older edition"))
        self._new = self._choice("difference_new", self.tr("Newer edition"))
        self._counts = label("", "second", "difference_counts", wrap=True)
        self.model = RecordsModel(
            (
                Column(self.tr("Change"), lambda r: r.what, lambda r: r.tone, width=92),
                Column(self.tr("Clause"), lambda r: r.code, width=104),
                Column(self.tr("Old text"), lambda r: r.old),
                Column(self.tr("New text"), lambda r: r.new),
            )
        )
        self.table = RecordTable("difference_table", self.tr("Differences"), self.model)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.setVerticalScrollMode(RecordTable.ScrollMode.ScrollPerPixel)
        self.table.setItemDelegate(_FromTop(self.table))
        self._fitting = QTimer(self, singleShot=True, interval=0)  # once for all columns
        self._fitting.timeout.connect(self.table.resizeRowsToContents)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())
        self._rows: tuple[Row, ...] = ()
        self._all = QCheckBox(self.tr("Also where only tags of this program changed"))
        self._all.setObjectName("difference_tags")
        self._all.setAccessibleName(self._all.text())
        self._all.toggled.connect(self._fill)
        self._lay_out()

    def _choice(self, name: str, said: str) -> QComboBox:
        made = narrow_box(name, said, 12)
        made.currentIndexChanged.connect(self._compare)
        return made

    def _lay_out(self) -> None:
        back = button(self.tr("Back"), "difference_back", icon="back")
        back.clicked.connect(self.left.emit)
        title = label(self.tr("What changed between two editions"), "heading")
        chosen = row(self._old, label("→"), self._new, gap=10)
        chosen.setStretch(0, 1)
        chosen.setStretch(2, 1)
        said = self.tr(
            "Nothing here changes a visit: each stays on the edition it was begun with, and its "
            "result is valid with that edition only."
        )
        made = frame("panel")
        made.setLayout(
            column(row(title, 1, back), chosen, label(said, "small", wrap=True), self.message,
                   row(self._counts, self._all), self.table, gap=10, margin=12)
        )  # fmt: skip
        self.setLayout(column(made))

    def begin(self, document: Document, packs: tuple[Document, ...]) -> None:
        """Offer the editions of a standard; those of others come after them."""
        same = [one for one in packs if one.record.id == document.record.id]
        others = [one for one in packs if one.record.id != document.record.id]
        self._packs = (*same, *others)
        before = next((one for one in same if one.key != document.key), document)
        for box, chosen in ((self._old, before), (self._new, document)):
            box.blockSignals(True)
            box.clear()
            for one in self._packs:
                box.addItem(_named(one), one.key)
            box.setCurrentIndex(box.findData(chosen.key))
            box.blockSignals(False)
        self._compare()

    def _compare(self) -> None:
        from models.standards.types import Pack

        found = {one.key: one.record for one in self._packs}
        old, new = found.get(self._old.currentData()), found.get(self._new.currentData())
        if not isinstance(old, Pack) or not isinstance(new, Pack):
            return
        before, after = old, new

        def work(_told: object) -> EditionDifference:
            from models.standards.editions import difference

            return difference(before, after)

        task = self._worker.compute(work)
        task.done.connect(self._show)
        task.failed.connect(self.message.refuse)

    def _show(self, found: EditionDifference) -> None:
        self._rows = rows_of(found)
        self._fill()
        counted = found.counted()
        said = self.tr("{added} added, {removed} removed, {changed} changed, {unchanged} the same.")
        self._counts.setText(said.format(**counted))
        if found.same:
            only = self.tr("Both are one and the same edition; choose another to compare with.")
            self._counts.setText(only)

    def _fill(self) -> None:
        every = self._all.isChecked()
        self.model.fill(tuple(one for one in self._rows if every or not one.ours))
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their texts at this width."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()


class _FromTop(QStyledItemDelegate):
    """Texts begin at the top of their row, so that old and new are read side by side."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(0, AIR, 0, -AIR)  # type: ignore[attr-defined]
        option.displayAlignment = (  # type: ignore[attr-defined]
            Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrow = QStyleOptionViewItem(option)  # the sheet's padding is not counted by Qt
        narrow.rect = option.rect.adjusted(0, 0, -2 * theme.px(PADDING), 0)  # type: ignore[attr-defined]
        found = super().sizeHint(narrow, index)
        return QSize(found.width(), found.height() + 2 * AIR)


def _named(document: Document) -> str:
    return f"{document.record.title} · {document.edition} · {document.sha256[:8]}"


def rows_of(found: EditionDifference) -> tuple[Row, ...]:
    """Return what differs, as rows: the standard itself, headings, then clauses."""
    translate = QCoreApplication.translate
    fields = [Row(translate("Standards", "Standard"), _field(n), "", "") for n in found.fields]
    heads = [
        Row(translate("Standards", "Heading"), one.code, one.old, one.new) for one in found.headings
    ]
    gone, added = translate("Standards", "Removed"), translate("Standards", "Added")
    removed = [Row(gone, leaf.code, leaf.text, "", "bad") for leaf in found.removed]
    new = [Row(added, leaf.code, "", leaf.text, "ok") for leaf in found.added]
    changed = [_changed(one) for one in found.changed]
    return (*fields, *heads, *changed, *removed, *new)


def _field(name: str) -> str:
    """What the field of a standard is called, as in the workbook of an import."""
    from models.messages import catalogue

    entry = catalogue().get(f"import-column-{name.replace('.', '-')}")
    return entry[language.current()] if entry else name


def _changed(change: ClauseChange) -> Row:
    moved = change.old.code != change.new.code
    code = f"{change.old.code} → {change.new.code}" if moved else change.new.code
    details = [*change.thresholds, *change.points]
    old = "\n".join([change.old.text, *(f"· {line.old}" for line in details if line.old)])
    new = "\n".join([change.new.text, *(f"· {line.new}" for line in details if line.new)])
    words = "、" if language.current() == language.CHINESE else ", "
    named = words.join(map(_aspect, change.aspects))
    return Row(named, code, old, new, "warn", _tags_only(change))


def _tags_only(change: ClauseChange) -> bool:
    from models.standards.editions import Aspect

    return change.aspects == (Aspect.TAGS,)


def _aspect(value: Aspect) -> str:
    from models.standards.editions import Aspect

    translate = QCoreApplication.translate
    return {
        Aspect.MOVED: translate("Standards", "Moved"),
        Aspect.TEXT: translate("Standards", "Text"),
        Aspect.METHOD: translate("Standards", "Method"),
        Aspect.RULE: translate("Standards", "Rule"),
        Aspect.POINTS: translate("Standards", "Points"),
        Aspect.TAGS: translate("Standards", "Tags"),
    }[value]
