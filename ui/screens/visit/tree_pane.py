"""The left pane: by room or by indicator, search and filter above, the list below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from models.facts.state import VisitState
from models.standards.types import Method, Pack
from ui.itemmodels.indicators import (
    ROW_ROLE,
    IndicatorsModel,
    Row,
    RowKind,
    matching,
    outline,
    without_clauses,
)
from ui.screens.visit.catalogue import Entry
from ui.screens.visit.filter_bar import FilterBar
from ui.screens.visit.filters import NOTHING, Filter
from ui.screens.visit.place_pane import PlacePane
from ui.screens.visit.view import View
from ui.style import icons, theme
from ui.widgets.basics import column, label
from ui.widgets.choice import Choice
from ui.widgets.indicator_delegate import ROW_HEIGHT, IndicatorDelegate
from ui.widgets.row_list import dress_rows

DEBOUNCE_MS = 80
WIDE, NARROW = 272, 244
ONE_LINE = 480
"""Pixels of the design from which switch and search stand beside each other."""


class TreePane(QFrame):
    """Finds and chooses an indicator, or a clause while searching."""

    chosen = Signal(str, str, str)
    """Pack, indicator and, when a clause was chosen, clause; else empty."""
    room_chosen = Signal(str)
    """Name of a room; empty for what names no room."""
    view_wanted = Signal(object)
    """The View that is wanted."""
    filter_wanted = Signal(object)
    """The Filter that is wanted."""

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
        self.places = PlacePane()
        self.filter_bar = FilterBar()
        self.switch = self._make_switch()
        self._filter = NOTHING
        self._nothing = label(self.tr("Nothing found"), "second", "searchNothing")
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self._tell_words)
        self._lay_out()

    def _make_switch(self) -> Choice:
        items = (
            (View.PLACE.value, self.tr("Rooms"), "view"),
            (View.INDICATOR.value, self.tr("Indicators"), "view"),
        )
        made = Choice("viewSwitch", items, self.tr("Walk through the clauses"))
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setToolTip(self.tr("The other view, at the same clause (F5)"))
        for view, sign in ((View.PLACE, "building"), (View.INDICATOR, "list")):
            one = made.button(view.value)
            one.setIcon(icons.icon(sign, 16, "text2", checked="blue_text", room=4))
            one.setMinimumWidth(0)
        made.chosen.connect(lambda value: self.view_wanted.emit(View(value)))
        return made

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
        self.places.chosen.connect(self.room_chosen)
        self.filter_bar.wanted.connect(self.filter_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.places)
        self._place_all()

    def _place_all(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 4, 8)
        layout.setSpacing(8)
        self._field = column(self.switch, self.search, gap=8)
        self._field.setContentsMargins(0, 0, 6, 0)
        self._field.setStretch(0, 1)
        self._field.setStretch(1, 1)
        layout.addLayout(self._field)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._nothing)
        layout.addWidget(self._stack, 1)
        self._nothing.hide()
        for lines in (self.tree, self.places.table):
            lines.setMinimumHeight(theme.px(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the only pane of a small screen it is wide and low: switch and search share a line."""
        ways = QBoxLayout.Direction
        wide = self.width() > theme.px(ONE_LINE)
        self._field.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        super().resizeEvent(event)

    def _dress_tree(self) -> None:
        tree = self.tree
        tree.setObjectName("indicatorTree")
        tree.setAccessibleName(self.tr("Indicators"))
        dress_rows(tree, self.model, IndicatorDelegate(tree), ROW_HEIGHT)
        tree.setIconSize(QSize(20, 20))
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.selectionModel().currentChanged.connect(self._on_current)

    # Showing

    def show_packs(self, packs: tuple[Pack, ...], state: VisitState | None) -> None:
        """Show the tree of the visit's standards."""
        self._all = outline(packs)
        self.search.clear()
        self._filter = NOTHING
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

    def offer(self, themes: tuple[str, ...], methods: tuple[Method, ...]) -> None:
        """Take over what the clauses of a visit can be filtered by."""
        self.filter_bar.offer(themes, methods)

    def show_view(self, view: View) -> None:
        """Show the list of a view."""
        self.switch.select(view.value)
        self._stack.setCurrentWidget(self.places if view is View.PLACE else self.tree)

    @property
    def list(self) -> QTableView:
        """The list that is shown."""
        return self.places.table if self._stack.currentWidget() is self.places else self.tree

    def show_filter(self, wanted: Filter, found: tuple[Entry, ...], total: int) -> None:
        """Show what a filter leaves."""
        changed, self._filter = wanted != self._filter, wanted
        self.filter_bar.show_filter(wanted, len(found), total)
        if self.search.text() != wanted.text and not self._wait.isActive():
            self.search.setText(wanted.text)
            self._wait.stop()
        if changed or wanted.narrows:
            keys = frozenset(entry.key for entry in found) if wanted.narrows else None
            rows = matching(self._all, wanted.text, keys)
            if rows != self.model.rows:
                self.model.show(rows)
                self.select(*self._here)
        self._nothing.setVisible(wanted.is_on and not found and not self.model.rows)

    # Choosing

    def _on_typed(self, text: str) -> None:
        self._wipe.setVisible(bool(text))
        self._wait.start()

    def _tell_words(self) -> None:
        self._wait.stop()
        if self.search.text() != self._filter.text:
            self.filter_wanted.emit(replace(self._filter, text=self.search.text()))

    def _take_first(self) -> None:
        self._tell_words()
        if self._stack.currentWidget() is self.places:
            self.places.take_first()
            return
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
