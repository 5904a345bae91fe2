"""Incidents of one answer to a veto: each with why it counts or not, and a line to add one."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from models.base import DATE_PATTERN
from models.facts.assessment import Incident
from models.facts.vetoes import Weighing, Weight
from models.standards.types import Veto
from ui import veto_words
from ui.style import theme
from ui.widgets.basics import button, column, empty, label, row, tell
from ui.widgets.blocks import clear_widget
from ui.widgets.grid_form import choice_of

GRADES = (1, 2, 3, 4)
SHARES = ("full", "main", "secondary", "slight", "none")


class Incidents(QWidget):
    """What was found, one by one; the window and the rules say which of them count."""

    changed = Signal(object)
    """The incidents as they are to be kept."""

    def __init__(self, name: str, veto: Veto, said: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._name, self._accidents = name, veto.accident_grade is not None
        self._kept: tuple[Incident, ...] = ()
        self._lines = column(gap=2)
        self._add = button(self.tr("Add an incident"), f"{name}_add", "link", "plus")
        self._add.setAccessibleName(f"{said}: {self._add.text()}")
        self._add.setCheckable(True)
        self._editor = clear_widget(self._edit_row(said), f"{name}_editor")
        self._editor.hide()
        self._add.toggled.connect(self._editor.setVisible)
        body = column(self._lines, self._editor, row(self._add, 1), gap=4)
        body.setContentsMargins(140, 0, 0, 0)
        self.setLayout(body)

    def _edit_row(self, said: str) -> QVBoxLayout:
        self._on = self._line("on", said, self.tr("Date"), 10)
        self._on.setPlaceholderText(self.tr("yyyy-mm-dd"))
        self._on.setFixedWidth(theme.px(110))
        self._what = self._line("what", said, self.tr("What, and by which document"), 400)
        self._what.setPlaceholderText(self.tr("What, and by which document; no names of persons"))
        self._what.returnPressed.connect(self._take)
        grades = {"": self.tr("Grade not appraised")}
        grades |= {str(n): veto_words.grade(n) for n in GRADES}
        self._grade = self._list("grade", said, self.tr("Grade"), grades)
        shares = {"": self.tr("Responsibility not appraised")}
        shares |= {code: veto_words.share(code) for code in SHARES}
        self._share = self._list("share", said, self.tr("Responsibility"), shares)
        self._other = QCheckBox(self.tr("Other circumstances"))
        self._other.setObjectName(f"{self._name}_other")
        self._other.setAccessibleName(f"{said}: {self._other.text()}")
        take = button(self.tr("Keep the incident"), f"{self._name}_take")
        take.setAccessibleName(f"{said}: {take.text()}")
        take.clicked.connect(self._take)
        first = row(self._on, self._grade, self._share, self._other, 1, gap=6)
        return column(first, row(self._what, take, gap=6), gap=4)

    def _line(self, key: str, said: str, caption: str, most: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{self._name}_{key}")
        made.setAccessibleName(f"{said}: {caption}")
        made.setMaxLength(most)
        return made

    def _list(self, key: str, said: str, caption: str, items: dict[str, str]) -> QComboBox:
        made = choice_of(f"{self._name}_{key}", items)
        made.setAccessibleName(f"{said}: {caption}")
        if not self._accidents:
            made.hide()
        return made

    def kept(self) -> tuple[Incident, ...]:
        """The incidents that are on the screen."""
        return self._kept

    def fill(self, incidents: tuple[Incident, ...], weighing: Weighing | None) -> None:
        """Show what the record holds, each with its why."""
        self._kept = incidents
        empty(self._lines)
        if weighing is None:
            return
        for place, one in enumerate(weighing.weighed):
            words = f"{veto_words.incident(one.incident)}：{veto_words.weight(one)}"
            said = label(words, "small", f"{self._name}_line_{place}", wrap=True)
            tell(said, "tone", "bad" if one.weight is Weight.COUNTS else "")
            drop = button(self.tr("Remove"), f"{self._name}_drop_{place}", "link")
            drop.setAccessibleName(self.tr("Remove {incident}").format(incident=words))
            drop.clicked.connect(partial(self._drop, place))
            line = row(said, drop, gap=6)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        result = label(veto_words.verdict(weighing), "small", f"{self._name}_result", wrap=True)
        tell(result, "tone", "bad" if weighing.answer == "found" else "ok")
        self._lines.addWidget(result)

    def clear_editor(self) -> None:
        """Make room for the next incident; called once the record has this one."""
        for line in (self._on, self._what):
            line.clear()
        for choice in (self._grade, self._share):
            choice.setCurrentIndex(0)
        self._other.setChecked(False)
        self._add.setChecked(False)

    def _take(self) -> None:
        on, what = self._on.text().strip(), self._what.text().strip()
        whole = re.fullmatch(DATE_PATTERN, on, re.ASCII) is not None
        for line, sound in ((self._on, whole), (self._what, bool(what))):
            tell(line, "invalid", not sound)
        if not whole or not what:
            return
        grade, share = self._grade.currentData(), self._share.currentData()
        made = Incident(
            on=on,
            what=what,
            grade=int(grade) if grade else None,
            share=share or None,
            other="yes" if self._other.isChecked() else None,
        )
        self.changed.emit((*self._kept, made))

    def _drop(self, place: int) -> None:
        self.changed.emit((*self._kept[:place], *self._kept[place + 1 :]))
