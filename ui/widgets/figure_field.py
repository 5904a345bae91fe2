"""One figure of a clause: what is asked, a field, its unit, and what is odd about what is typed."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from models.errors import FactsError
from models.facts.figures import is_population, typed_people
from models.standards.judgement import Values
from models.standards.types import Input
from models.standards.working import ten_thousands
from ui import language
from ui.style import theme
from ui.widgets.basics import column, label, row, tell
from ui.widgets.blocks import clear_widget

DIGITS = QRegularExpression(r"[0-9]{0,16}")
PEOPLE = QRegularExpression(r"[0-9.,，]{0,20} ?万?人?")
DATE = QRegularExpression(r"[0-9]{0,4}(-[0-9]{0,2}(-[0-9]{0,2})?)?")
Value = int | str


class Cell(QWidget):
    """Words above a field, its unit beside it."""

    edited = Signal()
    """Something is being typed."""
    done = Signal()
    """The person is done with the field."""

    def __init__(self, words: str, editor: QLineEdit | QComboBox, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.editor = editor
        editor.setObjectName(name)
        editor.setAccessibleName(words)
        editor.setProperty("compact", True)
        self._said = label(words, "small", wrap=True)
        self._said.setBuddy(editor)
        self._unit = label("", "small")
        beside = row(editor, self._unit, gap=6)
        beside.setStretch(0, 1)
        self.setLayout(column(1, self._said, beside, gap=3))
        if isinstance(editor, QLineEdit):
            editor.textChanged.connect(self.edited)
            editor.editingFinished.connect(self.done)
        else:
            editor.activated.connect(self._chosen)

    def _chosen(self) -> None:
        self.edited.emit()
        self.done.emit()

    def text(self) -> str:
        """What is in the field."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        return self.editor.text().strip()

    def put(self, value: Value) -> None:
        """Show what is kept; a field that is being typed in is left alone."""
        if self.editor.hasFocus():
            return
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(value), 0))
        else:
            self.editor.setText(str(value))


class FigureField(Cell):
    """Asks for one input of a clause."""

    def __init__(self, entered: Input, name: str) -> None:
        editor = choice(entered) if entered.kind == "choice" else _line(entered)
        super().__init__(entered.label, editor, f"value_{name}_{entered.key}")
        self.entered = entered
        self._unit.setText(entered.unit)
        for each in (editor, self._said):
            each.setToolTip(entered.hint)
        if entered.kind == "date":
            assert isinstance(editor, QLineEdit)
            editor.setPlaceholderText(self.tr("YYYY-MM-DD"))

    def value(self) -> Value | None:
        """What is typed; None while it is empty or cannot be kept as it stands."""
        text = self.text()
        if not text:
            return None
        return int(text) if self.entered.kind == "integer" else text

    @property
    def refused(self) -> bool:
        """Whether something is typed that cannot be kept as it stands."""
        return False


class PeopleField(FigureField):
    """A population: persons, or 万人 with its unit behind the number; kept in persons (R1.5)."""

    def __init__(self, entered: Input, name: str) -> None:
        super().__init__(entered, name)
        assert isinstance(self.editor, QLineEdit)
        self.editor.setPlaceholderText(self.tr("58214 or 5.8214万"))
        self._sure: set[str] = set()
        self._note = label("", "small", f"people_{name}_{entered.key}", wrap=True)
        self._confirm = QCheckBox(self.tr("The figures are right"))
        self._confirm.setObjectName(f"sure_{name}_{entered.key}")
        self._confirm.setAccessibleName(self._confirm.text())
        self._confirm.clicked.connect(self._be_sure)
        self.below = clear_widget(column(self._note, self._confirm, gap=2))
        """What is odd about the number; it stands below all fields, so that none of them moves."""
        self.below.hide()
        self._error: FactsError | None = None
        self.edited.connect(self._look)

    def put(self, value: Value) -> None:
        """Show what is kept: a person has confirmed it, however odd it is."""
        if not self.editor.hasFocus() and value != "":
            self._sure.add(str(value))
        super().put(value)

    def value(self) -> Value | None:
        """Persons."""
        return None if self._error else self._read()

    @property
    def refused(self) -> bool:
        """Whether the number waits for being put right or confirmed."""
        return self._error is not None

    def _read(self) -> int | None:
        try:
            found = typed_people(self.text(), self.text() in self._sure)
        except FactsError as error:
            self._error = error
            return None
        self._error = None
        return found

    def _look(self) -> None:
        persons, error = self._read(), self._error
        said = language.told(error) if error else ""
        if not error and persons is not None:
            said = self.tr("= {persons} people = {wan} × 10,000").format(
                persons=f"{persons:,}", wan=ten_thousands(persons)
            )
        self._note.setText(said)
        self._note.setAccessibleName(said)
        tell(self._note, "tone", "bad" if error else "")
        self.below.setVisible(bool(said))
        self._confirm.setChecked(False)
        asks = error is not None and error.code in ("people-few", "people-many")
        self._confirm.setVisible(asks)

    def _be_sure(self) -> None:
        self._sure.add(self.text())
        self.edited.emit()
        self.done.emit()


def field_for(entered: Input, name: str) -> FigureField:
    """The field that fits an input."""
    return PeopleField(entered, name) if is_population(entered) else FigureField(entered, name)


def _line(entered: Input) -> QLineEdit:
    made = QLineEdit()
    if entered.kind == "integer":
        people = is_population(entered)
        made.setValidator(QRegularExpressionValidator(PEOPLE if people else DIGITS, made))
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        if not people:
            made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    elif entered.kind == "date":
        made.setValidator(QRegularExpressionValidator(DATE, made))
    return made


def choice(entered: Input | None = None) -> QComboBox:
    """A list of answers that begins with none."""
    made = QComboBox()
    made.setMinimumWidth(theme.px(60))
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.addItem("—", "")
    for one in entered.choices if entered else ():
        made.addItem(one.label, one.value)
    return made


def values_of(fields: dict[str, FigureField], kept: Values) -> dict[str, Value]:
    """What is typed; what cannot be kept as it stands leaves what was there unchanged."""
    found: dict[str, Value] = {}
    for key, each in fields.items():
        value = kept.get(key) if each.refused else each.value()
        if value is not None:
            found[key] = value
    return found
