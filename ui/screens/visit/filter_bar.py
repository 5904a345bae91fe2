"""The filter below the search: what is asked for as chips to take away, and how many are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from models.standards.types import Method
from ui import words
from ui.screens.visit.filters import NOTHING, Filter
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.clause_about import chip_button
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
Chip = tuple[str, str, Filter, bool]
"""Name, words, the filter that pressing leads to, and whether it is asked for now."""


def states(now: Filter) -> tuple[Chip, ...]:
    """只看未查, 只看不达标, 我的; 退回 only where something was sent back."""
    said, then = translate("Filters", "Returned"), replace(now, returned=not now.returned)
    returned = (("returned", said, then, True),) if now.returned else ()
    return (
        *returned,
        (
            "open",
            translate("Filters", "Only open"),
            replace(now, open=not now.open),
            now.open,
        ),
        (
            "failed",
            translate("Filters", "Only not met"),
            replace(now, failed=not now.failed),
            now.failed,
        ),
        ("mine", translate("Filters", "Mine"), replace(now, mine=not now.mine), now.mine),
    )


def themes(now: Filter, offered: tuple[str, ...]) -> tuple[Chip, ...]:
    """One chip a theme."""
    return tuple(
        (f"theme_{n}", theme, now.with_theme(theme), theme in now.themes)
        for n, theme in enumerate(offered)
    )


def methods(now: Filter, offered: tuple[Method, ...]) -> tuple[Chip, ...]:
    """One chip a method."""
    return tuple(
        (f"method_{m.value}", words.method(m), now.with_method(m), m in now.methods)
        for m in offered
    )


class FilterBar(QWidget):
    """Shows the filter; tells which other one is wanted."""

    wanted = Signal(object)
    """A Filter."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self._now = NOTHING
        self._themes: tuple[str, ...] = ()
        self._methods: tuple[Method, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._open = button(self.tr("Filter"), "openFilter", "link", "list")
        self._open.setToolTip(self.tr("Themes, methods, open, not met, mine (F8)"))
        self._open.clicked.connect(self.choose)
        self._count = label("", "small", "filterCount")
        head = row(self._open, 1, self._count, gap=6)
        head.setContentsMargins(0, 0, 10, 0)
        self._flow = FlowLayout(gap=6)
        self.setLayout(column(head, self._flow, gap=4))

    def offer(self, themes_: tuple[str, ...], methods_: tuple[Method, ...]) -> None:
        """Take over what the clauses of a visit can be asked for."""
        self._themes, self._methods = themes_, methods_

    def show_filter(self, now: Filter, found: int, total: int) -> None:
        """Show what is asked for and how many clauses that leaves."""
        said = translate("Filters", "{n} of {total}")
        self._count.setText(said.format(n=found, total=total) if now.is_on else "")
        if now == self._now:
            return
        self._now = now
        empty(self._flow)
        for name, said, then, on in self._all():
            if on:
                made = chip_button(f"{said} ×", f"drop_{name}", "blue")
                made.setAccessibleName(translate("Filters", "Take away: {what}").format(what=said))
                made.clicked.connect(self._sender(then))
                self._flow.addWidget(made)
        self._flow.invalidate()
        self.updateGeometry()

    def _all(self) -> Iterator[Chip]:
        yield from states(self._now)
        yield from themes(self._now, self._themes)
        yield from methods(self._now, self._methods)

    def _sender(self, then: Filter) -> Callable[[], None]:
        return lambda: self.wanted.emit(then)

    def choose(self) -> None:
        """Open everything that can be asked for, beside the list."""
        from ui.screens.visit.filter_panel import FilterPanel

        panel = FilterPanel(lambda: self._now, self._themes, self._methods, self)
        panel.wanted.connect(self.wanted)
        panel.move(self._open.mapToGlobal(QPoint(0, self._open.height() + 4)))
        panel.open()

    @property
    def opener(self) -> QPushButton:
        """The button that opens the choice."""
        return self._open
