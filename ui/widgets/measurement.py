"""The figures of a clause and, while one types, what they come to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from models.standards.judgement import Values
from models.standards.types import Clause, Verdict
from models.visits import said_ratio
from ui.widgets.basics import column, label
from ui.widgets.figure_field import Cell, PeopleField, field_for, values_of
from ui.widgets.figures import FiguresState, Typed
from ui.widgets.said_ratio import SaidRatio
from ui.widgets.source_photo import SourcePhoto
from ui.widgets.verdict_lines import VerdictLines

COLUMNS = 3


class Measurement(QFrame):
    """Fields for the inputs of a clause, the source in words and as a photo, and the working."""

    changed = Signal(object)
    """What is typed (Typed), when the person is done with a field."""
    came_to = Signal()
    """What the figures come to was worked out again."""
    photo_wanted = Signal()
    """A photo of the source is to be taken in."""

    def __init__(self, clause: Clause, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "well")
        self.setObjectName(f"measurement_{name}")
        self._shown = Typed()
        self._known: Values = {}
        self._fields = {entered.key: field_for(entered, name) for entered in clause.inputs}
        self._ratio = SaidRatio(clause, name) if said_ratio.ratios(clause) else None
        self._source = Cell(self.tr("Source of the figures"), QLineEdit(), f"source_{name}")
        self._photo = SourcePhoto(name)
        self._lines = VerdictLines(clause, name)
        self._period = label("", "small", f"period_{name}", wrap=True)
        self._lay_out()
        self._connect()
        self._work_out()

    def _lay_out(self) -> None:
        editor = self._source.editor
        assert isinstance(editor, QLineEdit)
        editor.setPlaceholderText(self.tr("document, system, page…"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self.set_narrow(False)
        people = [f.below for f in self._fields.values() if isinstance(f, PeopleField)]
        worth = [self._ratio.worth] if self._ratio is not None else []
        layout = column(self._period, self._grid, *people, self._lines, *worth, gap=8)
        layout.setContentsMargins(12, 10, 12, 10)
        self._period.hide()
        self.setLayout(layout)

    def _cells(self) -> list[Cell]:
        ratio = [self._ratio] if self._ratio is not None else []
        return [*self._fields.values(), *ratio, self._source, self._photo]

    def _connect(self) -> None:
        for cell in self._cells():
            cell.edited.connect(self._work_out)
            cell.done.connect(self._tell)
        self._photo.wanted.connect(self.photo_wanted)

    def set_narrow(self, narrow: bool) -> None:
        """Put the fields into two columns where three would be cut off."""
        columns = COLUMNS - 1 if narrow else COLUMNS
        for number, cell in enumerate(self._cells()):
            self._grid.addWidget(cell, *divmod(number, columns))
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def show_figures(self, state: FiguresState) -> None:
        """Show what is kept; a field that is being typed in is left alone."""
        self._period.setText(state.period)
        self._period.setVisible(bool(state.period))
        before, self._shown = self._shown, state.typed
        news = state.known if not state.typed.values and state.is_open else {}
        if state.typed != before or news != self._known:
            self._known = news
            for key, field in self._fields.items():
                if not field.refused:
                    field.put(state.typed.values.get(key, news.get(key, "")))
            self._source.put(state.typed.source)
            if self._ratio is not None:
                self._ratio.put(state.typed.reported)
            self._work_out()
        for cell in self._cells():
            cell.setEnabled(state.is_open)
        self._photo.offer(state.photos, state.typed.evidence)

    def typed(self) -> Typed:
        """What is in the fields; what cannot be kept as it stands is as it was."""
        reported = self._ratio.ratio(self._shown.reported) if self._ratio is not None else ""
        return Typed(
            values_of(self._fields, self._shown.values),
            self._source.text(),
            self._photo.text(),
            reported,
        )

    def _tell(self) -> None:
        now = self.typed()
        if now != self._shown and not self._only_known(now):
            self._shown = now
            self.changed.emit(now)

    def _only_known(self, now: Typed) -> bool:
        """Whether nothing stands there but what the particulars of the facility answer."""
        return bool(self._known) and now == replace(self._shown, values=self._known)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self._tell()

    def take(self, values: Values, source: str) -> None:
        """Take figures from somewhere else on the card, as if they had been typed."""
        for key, value in values.items():
            editor = self._fields[key].editor
            assert isinstance(editor, QLineEdit)
            editor.setText(str(value))
        assert isinstance(self._source.editor, QLineEdit)
        self._source.editor.setText(source)
        self._tell()

    def _work_out(self) -> None:
        values = values_of(self._fields, {})
        self._lines.work_out(values)
        if self._ratio is not None:
            self._ratio.work_out(values)
        self.came_to.emit()

    @property
    def comes_to(self) -> Verdict | None:
        """What the figures come to as they stand in the fields."""
        return self._lines.comes_to
