"""One row of a draft: what was read, why it is doubted, and the fields to put it right."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from models.standards.importing.corrections import Action, Correction
from models.standards.importing.draft import Certainty, DraftRow, RowKind
from ui import language
from ui.screens.standards.drafting import kind_word, place_word
from ui.style import theme
from ui.widgets.basics import button, frame, label, row
from ui.widgets.blocks import state_line
from ui.widgets.grid_form import add_field, choice_of, field_grid

TONES = {
    Certainty.RECOGNISED: ("", "report"),
    Certainty.GUESSED: ("warn", "question"),
    Certainty.NOT_UNDERSTOOD: ("bad", "alert"),
}


class RowEditor(QFrame):
    """Shows one row; every button makes one correction."""

    corrected = Signal(object)
    """Correction."""
    declined = Signal(int)
    """Number of the row whose proposal is declined."""
    refused = Signal(str)
    """Why what was typed cannot be taken."""

    def __init__(self, found: DraftRow, declined: bool) -> None:
        super().__init__()
        self._row = found
        self.setObjectName("import_row")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        said = self.tr("Row {n}: {place}").format(n=found.row, place=place_word(found))
        outer.addWidget(label(said, "heading", "import_place", wrap=True))
        for remark in found.remarks:
            tone, icon = TONES[remark.certainty]
            outer.addWidget(state_line(remark.text(language.current()), tone, icon))
        if found.proposal and not declined:
            outer.addWidget(self._proposal())
        elif found.proposal:
            outer.addWidget(state_line(self.tr("Stays as printed."), "", "check"))
        outer.addLayout(self._fields())
        outer.addLayout(self._buttons())

    def _proposal(self) -> QFrame:
        well = frame("well")
        inner = QVBoxLayout(well)
        inner.setContentsMargins(10, 8, 10, 8)
        inner.addWidget(label(self.tr("It could read:"), "second"))
        inner.addWidget(label(self._row.proposal, "issued", "import_proposal", wrap=True))
        accept = button(self.tr("Accept proposal"), "import_accept", icon="check")
        accept.clicked.connect(lambda: self._send(Action.ACCEPT))
        decline = button(self.tr("Leave as printed"), "import_decline", icon="cross")
        decline.clicked.connect(lambda: self.declined.emit(self._row.row))
        inner.addLayout(row(accept, decline, 1))
        return well

    def _fields(self) -> QGridLayout:
        grid = field_grid()
        grid.setColumnMinimumWidth(0, 64)
        kinds = {str(kind): kind_word(kind) for kind in RowKind}
        self._kind = choice_of("import_kind", kinds)
        self._kind.setCurrentIndex(self._kind.findData(str(self._row.kind)))
        self._code = QLineEdit(self._row.code)
        self._code.setObjectName("import_code")
        self._code.setMaxLength(40)
        self._text = _lines("import_text", self._row.text, 104)
        self._method = _lines("import_method", self._row.method_text, 60)
        self._graded()
        add_field(grid, self.tr("It is a"), self._kind)
        add_field(grid, self.tr("Code"), self._code)
        add_field(grid, self.tr("Text"), self._text)
        if self._row.kind in (RowKind.CLAUSE, RowKind.UNKNOWN):
            add_field(grid, self.tr("Method"), self._method)
        if self._row.kind in (RowKind.POINT, RowKind.UNKNOWN):
            add_field(grid, self.tr("Grade"), self._letter)
        if self._row.kind is RowKind.CLAUSE:
            grid.addLayout(row(self._core, self._basic, 1, gap=16), grid.rowCount(), 1)
        return grid

    def _graded(self) -> None:
        """The fields of a standard of C, B and A."""
        self._letter = choice_of("import_letter", {"": "—", "C": "C", "B": "B", "A": "A"})
        self._letter.setCurrentIndex(max(0, self._letter.findData(self._row.letter)))
        self._core = _tick("import_core", self.tr("Core (★)"), self._row.core)
        self._basic = _tick("import_basic", self.tr("Basic indicator"), self._row.basic)

    def _buttons(self) -> QVBoxLayout:
        keep = button(self.tr("Put right"), "import_replace", "primary", "check")
        keep.clicked.connect(self._replace)
        fine = button(self.tr("It is right"), "import_fine")
        fine.setToolTip(self.tr("Looked at; the row stays as it is"))
        fine.clicked.connect(lambda: self._send(Action.REPLACE))
        fine.setEnabled(self._row.kind is not RowKind.UNKNOWN)
        drop = button(self.tr("Drop row"), "import_drop", icon="trash")
        drop.clicked.connect(lambda: self._send(Action.SKIP))
        made = QVBoxLayout()
        made.addLayout(row(keep, fine, drop, 1))
        return made

    def _send(self, action: Action) -> None:
        self.corrected.emit(Correction(row=self._row.row, action=action))

    def _replace(self) -> None:
        kind = RowKind(self._kind.currentData())
        text = "".join(self._text.toPlainText().splitlines()).strip()
        values: dict[str, object] = {"kind": kind, "text": text}
        if kind in (RowKind.SECTION, RowKind.INDICATOR):
            values["code"] = self._code.text().strip()
        if kind is RowKind.CLAUSE:
            values["method_text"] = self._method.toPlainText().strip()
            values |= {"core": self._core.isChecked(), "basic": self._basic.isChecked()}
        if kind is RowKind.POINT and self._letter.currentData():
            values["letter"] = self._letter.currentData()
        values |= {"row": self._row.row, "action": Action.REPLACE}
        try:
            made = Correction.model_validate(values)
        except ValidationError:
            self.refused.emit(self.tr("This text or code is too long; please shorten it."))
            return
        self.corrected.emit(made)


def _tick(name: str, said: str, on: bool) -> QCheckBox:
    made = QCheckBox(said)
    made.setObjectName(name)
    made.setAccessibleName(said)
    made.setChecked(on)
    return made


def _lines(name: str, text: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(height))
    return made
