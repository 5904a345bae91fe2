"""Everything that can be filtered by, each a chip; the lists behind it follow at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from models.standards.types import Method
from ui.screens.visit.filter_bar import Chip, methods, states, themes
from ui.screens.visit.filters import NOTHING, Filter
from ui.style import theme
from ui.widgets.basics import button, column, label, row, tell
from ui.widgets.blocks import clear_widget
from ui.widgets.clause_about import chip_button
from ui.widgets.flow import FlowLayout

WIDTH = 480
KEYS = {"open": "U", "failed": "X", "mine": "M"}


class FilterPanel(QDialog):
    """Tells the filter that is wanted; Escape closes it."""

    wanted = Signal(object)
    """A Filter."""

    def __init__(
        self,
        now: Callable[[], Filter],
        offered: tuple[str, ...],
        ways: tuple[Method, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setObjectName("filterPanel")
        self.setWindowTitle(self.tr("Filter"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(WIDTH))
        self._now, self._offered, self._ways = now, offered, ways
        self._chips: dict[str, QPushButton] = {}
        layout = column(gap=8, margin=14)
        self._section(layout, self.tr("State"), states(now()))
        self._section(layout, self.tr("Themes"), themes(now(), offered))
        self._section(layout, self.tr("Methods"), methods(now(), ways))
        layout.addLayout(self._foot())
        self.setLayout(layout)

    def _section(self, layout: QVBoxLayout, title: str, chips: tuple[Chip, ...]) -> None:
        flow = FlowLayout(gap=6)
        for name, said, _then, on in chips:
            made = chip_button(said, f"filter_{name}")
            made.setCheckable(True)
            made.clicked.connect(lambda _on, name=name: self._take(name))
            if name in KEYS:
                made.setToolTip(self.tr("Key {key}").format(key=KEYS[name]))
            _dress(made, said, on)
            self._chips[name] = made
            flow.addWidget(made)
        layout.addWidget(label(title, "small"))
        layout.addWidget(clear_widget(flow))

    def _foot(self) -> QVBoxLayout:
        drop = button(self.tr("Clear all"), "filterClear", icon="eraser")
        drop.clicked.connect(self._drop)
        close = button(self.tr("Done"), "filterDone", "primary")
        close.clicked.connect(self.close)
        close.setDefault(True)
        return column(row(drop, 1, close))

    def _every(self) -> tuple[Chip, ...]:
        now = self._now()
        return (*states(now), *themes(now, self._offered), *methods(now, self._ways))

    def _take(self, name: str) -> None:
        then = next(chip[2] for chip in self._every() if chip[0] == name)
        self.wanted.emit(then)
        self._show()

    def _drop(self) -> None:
        self.wanted.emit(replace(NOTHING, text=self._now().text))
        self._show()

    def _show(self) -> None:
        for name, said, _then, on in self._every():
            _dress(self._chips[name], said, on)


def _dress(made: QPushButton, said: str, on: bool) -> None:
    """Say with a sign and with colour whether it is asked for."""
    made.setChecked(on)
    made.setText(f"✓ {said}" if on else said)
    tell(made, "tone", "blue" if on else "")
