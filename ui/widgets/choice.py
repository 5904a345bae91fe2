"""One out of a few: buttons side by side, moved through with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ui.style import theme
from ui.widgets.basics import row
from ui.widgets.flow import FlowLayout
from ui.widgets.touch import TouchButton

ICON = 16
Item = tuple[str, str] | tuple[str, str, str]
"""Value, words and, for a segment, the verdict whose colour it takes."""


class Choice(QFrame):
    """Exclusive buttons; nothing is chosen at first unless ``select`` says so."""

    chosen = Signal(str)
    """By the person; never by ``select``."""

    def __init__(
        self,
        name: str,
        items: Sequence[Item],
        said: str,
        role: str = "segment",
        parent: QWidget | None = None,
        flows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said)
        if role == "segment":
            self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons = {item[0]: self._button(item, role, said) for item in items}
        if flows:  # many buttons go on in a second line where the first is full
            self._flow()
        else:
            self.setLayout(row(*self._buttons.values(), gap=0 if role == "segment" else 6))

    def _flow(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(6)
        for made in self._buttons.values():
            flow.addWidget(made)
        self.setLayout(flow)

    def _button(self, item: Item, role: str, said: str) -> QPushButton:
        made = TouchButton(item[1])
        made.setObjectName(f"{self.objectName()}_{item[0]}")
        made.setAccessibleName(f"{said}: {item[1]}")
        made.setProperty("role", role)
        made.setProperty("verdict", item[2] if len(item) > 2 else "not_applicable")
        made.setCheckable(True)
        made.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setMinimumWidth(_width(item[1]))
        made.clicked.connect(lambda: self.chosen.emit(item[0]))
        self._group.addButton(made)
        return made

    def rename(self, value: str, said: str) -> None:
        """Give a button other words."""
        made = self._buttons[value]
        made.setText(said)
        made.setAccessibleName(f"{self.accessibleName()}: {said}")
        made.setMinimumWidth(_width(said))

    def value(self) -> str:
        """Return the chosen value, empty while there is none."""
        return next((v for v, b in self._buttons.items() if b.isChecked()), "")

    def select(self, value: str) -> None:
        """Choose without telling anybody; an unknown value chooses nothing."""
        self._group.setExclusive(value in self._buttons)
        for key, button in self._buttons.items():
            button.setChecked(key == value)
        self._group.setExclusive(True)

    def button(self, value: str) -> QPushButton:
        return self._buttons[value]


def _width(said: str) -> int:
    """Room for the words in bold, as the chosen one has them."""
    return QFontMetrics(theme.font(15, True)).horizontalAdvance(said) + theme.px(30)
