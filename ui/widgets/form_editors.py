"""One editor per kind of form field; each hands out a value as the record keeps it."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from models.facts.bodies import FormValue
from models.standards.types import FormField
from ui.style import theme
from ui.widgets.basics import button, row

PATTERNS = {
    "integer": r"\d{0,15}",
    "decimal": r"\d{0,12}(\.\d{0,4})?",
    "percent": r"\d{0,3}(\.\d{0,4})?",
    "date": r"\d{0,4}(-\d{0,2}(-\d{0,2})?)?",
}
BOX_COLUMNS = 5
FEWEST_ROWS = 3


class FieldEditor(QWidget):
    """Holds one value."""

    changed = Signal()
    """The value is another one, whoever put it there."""

    def value(self) -> FormValue:
        raise NotImplementedError

    def put(self, value: FormValue) -> None:
        raise NotImplementedError


class LineEditor(FieldEditor):
    """Words, a number or a date on one line; personal ones are dots until asked for."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__()
        self._number = field.kind == "integer"
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(field.label)
        self._line.textChanged.connect(lambda _text: self.changed.emit())
        if field.kind in PATTERNS:
            pattern = QRegularExpression(PATTERNS[field.kind])
            self._line.setValidator(QRegularExpressionValidator(pattern, self._line))
        if field.kind == "date":
            self._line.setPlaceholderText(self.tr("yyyy-mm-dd"))
        parts: list[QWidget | int] = [self._line]
        if field.personal:
            parts.append(self._mask(name))
        self.setLayout(row(*parts, gap=4))
        self.setFocusProxy(self._line)

    def _mask(self, name: str) -> QPushButton:
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        look = button(self.tr("Show"), f"{name}_show", "link")
        look.setCheckable(True)
        look.toggled.connect(self._unmask)
        return look

    def _unmask(self, seen: bool) -> None:
        modes = QLineEdit.EchoMode
        self._line.setEchoMode(modes.Normal if seen else modes.Password)

    def value(self) -> FormValue:
        text = self._line.text().strip()
        return int(text) if self._number and text else text

    def put(self, value: FormValue) -> None:
        self._line.setText(str(value) if not isinstance(value, tuple) else "")


class LongEditor(FieldEditor):
    """Words on several lines."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__()
        self._text = QPlainTextEdit()
        self._text.setObjectName(name)
        self._text.setAccessibleName(field.label)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(84))
        self._text.textChanged.connect(self.changed.emit)
        self.setLayout(row(self._text))
        self.setFocusProxy(self._text)

    def value(self) -> FormValue:
        return self._text.toPlainText().strip()

    def put(self, value: FormValue) -> None:
        self._text.setPlainText(str(value) if not isinstance(value, tuple) else "")


class ChoiceEditor(FieldEditor):
    """One of the printed options, or none yet."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__()
        self._box = QComboBox()
        self._box.setObjectName(name)
        self._box.setAccessibleName(field.label)
        self._box.addItem(self.tr("(not chosen)"), "")
        for option in field.options:
            self._box.addItem(option, option)
        self._box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.setLayout(row(self._box, 1))
        self.setFocusProxy(self._box)

    def value(self) -> FormValue:
        return str(self._box.currentData())

    def put(self, value: FormValue) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(value)))


class BoxesEditor(FieldEditor):
    """Printed boxes, any number of them ticked."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__()
        self._boxes: list[QCheckBox] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for number, option in enumerate(field.options):
            box = QCheckBox(option)
            box.setObjectName(f"{name}_{number + 1}")
            box.setAccessibleName(f"{field.label}: {option}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes.append(box)
            grid.addWidget(box, number // BOX_COLUMNS, number % BOX_COLUMNS)
        if self._boxes:
            self.setFocusProxy(self._boxes[0])

    def value(self) -> FormValue:
        return tuple(box.text() for box in self._boxes if box.isChecked())

    def put(self, value: FormValue) -> None:
        ticked = set(value) if isinstance(value, tuple) else set()
        for box in self._boxes:
            box.setChecked(box.text() in ticked)


class RowsEditor(QWidget):
    """A list whose columns are fields of their own, filled in side by side."""

    def __init__(self, fields: tuple[FormField, ...], name: str) -> None:
        super().__init__()
        self.fields = fields
        self._table = QTableWidget(FEWEST_ROWS, len(fields))
        self._table.setObjectName(name)
        self._table.setAccessibleName(fields[0].group or fields[0].label)
        self._table.setHorizontalHeaderLabels([f.label for f in fields])
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setDefaultSectionSize(theme.px(34))
        self._table.setTabKeyNavigation(False)
        self._table.itemChanged.connect(self._make_room)
        self.setLayout(row(self._table))
        self.setFocusProxy(self._table)
        self._fit()

    def _make_room(self, _item: QTableWidgetItem | None = None) -> None:
        """Keep one empty row at the end; the form continues on a page of its own."""
        last = self._table.rowCount() - 1
        if any(self._cell(last, c) for c in range(len(self.fields))):
            self._table.insertRow(last + 1)
            self._fit()

    def _fit(self) -> None:
        self._table.setFixedHeight(36 + 34 * min(8, self._table.rowCount()))

    def _cell(self, line: int, place: int) -> str:
        item = self._table.item(line, place)
        return item.text().strip() if item else ""

    def values(self) -> dict[str, FormValue]:
        """Return the cells of every column; wholly empty rows are left out."""
        places = range(len(self.fields))
        lines = [[self._cell(i, c) for c in places] for i in range(self._table.rowCount())]
        filled = [line for line in lines if any(line)]
        return {f.key: tuple(line[c] for line in filled) for c, f in enumerate(self.fields)}

    def put(self, columns: dict[str, FormValue]) -> None:
        self._table.blockSignals(True)
        for place, field in enumerate(self.fields):
            cells = columns.get(field.key, ())
            for line, cell in enumerate(cells if isinstance(cells, tuple) else ()):
                if line >= self._table.rowCount():
                    self._table.insertRow(line)
                self._table.setItem(line, place, QTableWidgetItem(str(cell)))
        self._table.blockSignals(False)
        self._make_room()


def editor_for(field: FormField, name: str) -> FieldEditor:
    """Return the editor that fits the kind of ``field``; rows have one of their own."""
    kinds = {"long_text": LongEditor, "choice": ChoiceEditor, "boxes": BoxesEditor}
    return kinds.get(field.kind, LineEditor)(field, name)
