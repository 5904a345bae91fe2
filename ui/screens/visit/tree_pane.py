"""The left pane: search above, packs with their headings and indicators below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from models.facts.state import VisitState
from models.standards.types import Pack
from ui.itemmodels.indicators import (
    ROW_ROLE,
    IndicatorsModel,
    Row,
    RowKind,
    matching,
    outline,
    without_clauses,
)
from ui.style import icons, theme
from ui.widgets.basics import label, row
from ui.widgets.indicator_delegate import ROW_HEIGHT, IndicatorDelegate

DEBOUNCE_MS = 80
WIDE, NARROW = 272, 244


class TreePane(QFrame):
    """Finds and chooses an indicator, or a clause while searching."""

    chosen = Signal(str, str, str)
    """Pack, indicator and, when a clause was chosen, clause; else empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treePane")
        self.setProperty("role", "panel")
        self._all: tuple[Row, ...] = ()
        self._here = ("", "")
        self._telling = True
        self.model = IndicatorsModel()
        self.search = QLineEdit()
        self.tree = QTableView()
        self._nothing = label(self.tr("Nothing found"), "second", "searchNothing")
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self._filter)
        self._lay_out()

    def _lay_out(self) -> None:
        self.search.setObjectName("search")
        self.search.setPlaceholderText(self.tr("Indicator or clause"))
        self.search.setAccessibleName(self.tr("Search indicators and clauses"))
        glass = QAction(icons.icon("search", 18, "text2"), "", self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._wipe = QAction(icons.icon("cross", 14, "text2"), self.tr("Clear"), self.search)
        self._wipe.triggered.connect(self.search.clear)
        self.search.addAction(self._wipe, QLineEdit.ActionPosition.TrailingPosition)
        self._wipe.setVisible(False)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._take_first)
        self._dress_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 4, 8)
        layout.setSpacing(8)
        field = row(self.search)
        field.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree, 1)
        self._nothing.hide()

    def _dress_tree(self) -> None:
        tree = self.tree
        tree.setObjectName("indicatorTree")
        tree.setProperty("role", "tree")
        tree.setAccessibleName(self.tr("Indicators"))
        tree.setModel(self.model)
        tree.setItemDelegate(IndicatorDelegate(tree))
        tree.setShowGrid(False)
        tree.setMouseTracking(True)
        tree.setTabKeyNavigation(False)
        tree.setIconSize(QSize(20, 20))
        tree.horizontalHeader().hide()
        tree.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tree.verticalHeader().hide()
        tree.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tree.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.selectionModel().currentChanged.connect(self._on_current)

    # Showing

    def show_packs(self, packs: tuple[Pack, ...], state: VisitState | None) -> None:
        """Show the tree of the visit's standards."""
        self._all = outline(packs)
        self.search.clear()
        self.model.show_state(state)
        self.model.show(without_clauses(self._all))

    def show_state(self, state: VisitState) -> None:
        """Count again."""
        self.model.show_state(state)

    def select(self, pack: str, indicator: str) -> None:
        """Mark where one is; tells nobody."""
        self._here = (pack, indicator)
        number = self.model.place_of(pack, indicator)
        current = self.tree.currentIndex().data(ROW_ROLE) if number >= 0 else None
        if number < 0 or (current and (current.pack, current.code) == (pack, indicator)):
            return
        self._telling = False
        self.tree.setCurrentIndex(self.model.index(number, 0))
        self._telling = True

    def indicators(self) -> tuple[Row, ...]:
        """Every indicator in printed order."""
        return tuple(row for row in self._all if row.kind is RowKind.INDICATOR)

    # Choosing

    def _on_typed(self, text: str) -> None:
        self._wipe.setVisible(bool(text))
        self._wait.start()

    def _filter(self) -> None:
        wanted = self.search.text().strip()
        self.model.show(matching(self._all, wanted))
        self._nothing.setVisible(bool(wanted) and not self.model.rows)
        self.select(*self._here)

    def _take_first(self) -> None:
        self._wait.stop()
        self._filter()
        wanted = self.search.text().strip().lower()
        for number, line in enumerate(self.model.rows):
            if line.kind is RowKind.CLAUSE or (
                line.kind is RowKind.INDICATOR and wanted in line.searched
            ):
                self.tree.setCurrentIndex(self.model.index(number, 0))
                return

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not self._telling or row is None or row.kind in (RowKind.PACK, RowKind.SECTION):
            return
        if row.kind is RowKind.INDICATOR:
            self.chosen.emit(row.pack, row.code, "")
            return
        for each in self.indicators():
            if each.pack == row.pack and row.code in each.clauses:
                self.chosen.emit(row.pack, each.code, row.code)

    def set_wide(self, wide: bool) -> None:
        """Make room in a narrow window."""
        self.setFixedWidth(theme.side(WIDE if wide else NARROW))
