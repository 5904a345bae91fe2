"""What a typed list says, line by line: clause, mark, or why it cannot be taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import quick_entry
from models.visits.quick_lines import ReadLine
from models.visits.standing import Packs
from ui import language, words
from ui.itemmodels.records import Column, RecordsModel
from ui.style import theme
from ui.widgets.basics import column, label
from ui.widgets.blocks import scrolling
from ui.widgets.table import RecordTable

ABOUT_HEIGHT = 132


@dataclass(frozen=True)
class Shown:
    """One line of the list with what it means."""

    read: ReadLine
    """The line as it was read."""
    text: str = ""
    """Issued words of the clause or part."""
    now: Verdict = Verdict.UNCHECKED
    """What is said of it now."""

    @property
    def accepted(self) -> bool:
        """True when it will be taken over."""
        return self.read.error is None


def shown(
    state: VisitState, packs: Packs, text: str, within: str, paper: quick_entry.Paper = None
) -> tuple[Shown, ...]:
    """Return what a list says; for a worker thread. Raises as ``quick_entry.read``."""
    lines = quick_entry.read(state, packs, text, within, paper)
    return tuple(_shown(state, packs, one) for one in lines)


def _shown(state: VisitState, packs: Packs, read: ReadLine) -> Shown:
    if read.entry is None:
        return Shown(read)
    return Shown(read, *quick_entry.meant(state, packs, read.entry))


def mark_words(one: Shown) -> str:
    """What the line will say: the mark and its room; a refused line says so in words."""
    if not one.accepted or one.read.entry is None:
        return QCoreApplication.translate("QuickPreview", "Not understood")
    said = words.verdict(one.read.entry.verdict)
    return f"{said} @{one.read.entry.room}" if one.read.entry.room else said


def told(one: Shown) -> str:
    """The refusal, or the clause."""
    return language.told(one.read.error) if one.read.error is not None else one.text


class QuickPreview(QWidget):
    """A table of the lines; below it the line at hand in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        translate = QCoreApplication.translate
        self._rows: tuple[Shown, ...] = ()
        self._model = RecordsModel(
            [
                Column(translate("QuickPreview", "Line"), lambda r: str(r.read.line), _tone, 52),
                Column(translate("QuickPreview", "Mark"), mark_words, _tone, 132),
                Column(translate("QuickPreview", "Clause or reason"), told, _tone),
            ]
        )
        name = translate("QuickPreview", "What the list says")
        self.table = RecordTable("quickPreview", name, self._model)
        self.summary = label("", "second", "quickSummary", wrap=True)
        self._about = label("", "", "quickAbout", wrap=True)
        self.table.current.connect(self._tell)
        self._area: QFrame = scrolling(self._about, "quickAboutArea")
        self._area.setFixedHeight(theme.px(ABOUT_HEIGHT))
        self.setLayout(column(self.summary, self.table, self._area, gap=8))
        self.show_lines((), 0)

    def show_lines(self, rows: Sequence[Shown], at: int) -> None:
        """Show the lines, and the one at ``at`` in full."""
        self._rows = tuple(rows)
        self._model.fill(rows)
        good = sum(one.accepted for one in rows)
        self.summary.setText(
            QCoreApplication.translate(
                "QuickPreview", "{good} lines can be taken over, {bad} cannot."
            ).format(good=good, bad=len(rows) - good)
            if rows
            else QCoreApplication.translate(
                "QuickPreview",
                "Write a line on the left; what it means stands here before it counts.",
            )
        )
        self.show_line(at)

    def show_line(self, at: int) -> None:
        """Show the line the cursor is in."""
        place = next((n for n, one in enumerate(self._rows) if one.read.line == at), None)
        if place is None:
            self.table.clearSelection()
            self._about.setText("")
            return
        self.table.setCurrentIndex(self._model.index(place, 0))
        self._tell(self._rows[place])

    def _tell(self, one: Shown) -> None:
        parts = [f"{one.read.line}. {one.read.typed.strip()}", told(one)]
        if one.accepted and one.read.entry is not None:
            said = mark_words(one) + (f" · {one.read.entry.note}" if one.read.entry.note else "")
            parts.append(said)
            if one.now is not Verdict.UNCHECKED:
                was = QCoreApplication.translate("QuickPreview", "Until now: {mark}")
                parts.append(was.format(mark=words.verdict(one.now)))
        self._about.setText("\n".join(parts))


def _tone(one: Shown) -> str:
    return "" if one.accepted else "bad"
