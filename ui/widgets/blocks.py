"""Larger parts of the quiet screens: a scrolling column, a titled card, facts in two columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.style import icons, theme
from ui.widgets.basics import column, frame, label, row

Part = QWidget | QLayout | int


def clear_widget(layout: QLayout, name: str = "") -> QWidget:
    """A widget that shows the ground behind it."""
    made = QWidget()
    made.setObjectName(name)
    made.setProperty("role", "clear")
    made.setLayout(layout)
    return made


class Tall(QWidget):
    """What scrolls: as high as its lines are at this width, not as the layout first guesses."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(0, 0)  # the area asks for the height at its width
        return super().minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again: the area hears of no change while another page is in front."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        super().showEvent(event)


class Lines(QVBoxLayout):
    """Takes the height its lines need before it lays them out.

    The area would give it one turn later; until then the lines would share whatever height
    there was before, and be squashed to strokes. Once at a time: the area answers a new height
    at once with its own, and where a scroll bar comes and goes neither would ever give in.
    """

    _taking = False

    def setGeometry(self, rect: QRect) -> None:
        inner = self.parentWidget()
        needed = self.totalHeightForWidth(rect.width()) if self.hasHeightForWidth() else 0
        if inner is not None and needed > rect.height() and not self._taking:
            self._taking = True
            inner.resize(inner.width(), needed)
            self._taking = False
            rect = QRect(rect.topLeft(), QSize(rect.width(), needed))
        super().setGeometry(rect)


def scrolling_layout(inside: QLayout, name: str) -> QScrollArea:
    """A layout that scrolls downwards, never sideways."""
    inner = Tall()
    inner.setObjectName(f"{name}_inner")
    inner.setProperty("role", "clear")
    lines = Lines(inner)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addLayout(inside)
    return scrolling(inner, name)


def scrolling(inner: QWidget, name: str = "") -> QScrollArea:
    """A widget that scrolls downwards, never sideways."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def scrolling_column(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """A scrolling column to fill: the area, and the layout inside that takes the rows."""
    inner = QVBoxLayout()
    inner.setContentsMargins(0, 0, 6, 0)
    inner.setSpacing(8)
    inner.setAlignment(Qt.AlignmentFlag.AlignTop)
    return scrolling_layout(inner, name), inner


def panel(title: str, *parts: Part, name: str = "", aside: QWidget | None = None) -> QFrame:
    """A white panel with a heading."""
    made = frame("panel", name)
    head = label(title, "heading")
    top = row(head, 1, aside) if aside is not None else row(head, 1)
    made.setLayout(column(top, *parts, gap=10, margin=14))
    return made


def page_head(title: str, *parts: Part, name: str = "") -> QWidget:
    """The line above a screen: its name, and what belongs beside it."""
    layout = row(label(title, "display", name), *parts, gap=10)
    return clear_widget(layout)


class Pairs(QGridLayout):
    """Facts in two columns: what, and its value, which may be copied."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), width: int = 92) -> None:
        super().__init__()
        self._width = width
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)
        for what, value in pairs:
            self.add(what, value)

    def add(self, what: str, value: str, name: str = "") -> None:
        line = self.rowCount()
        said, shown = label(what, "second"), label(value, "", name, wrap=True)
        said.setFixedWidth(theme.px(self._width))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{what}: {value}")
        self.addWidget(said, line, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(shown, line, 1)


def state_line(words: str, tone: str, icon: str, name: str = "") -> QWidget:
    """An icon and one line in the colour of a state."""
    picture = label()
    picture.setPixmap(icons.pixmap(icon, 18, f"{tone}_text" if tone else "text2"))
    picture.setFixedWidth(theme.px(22))
    said = label(words, "", name, wrap=True)
    said.setProperty("tone", tone)
    layout = row(picture, said, gap=6)
    layout.setStretch(1, 1)
    layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return clear_widget(layout)


def digest_groups(digest: str, groups: int = 4) -> str:
    """The first groups of four of a digest, as one reads it aloud."""
    return " ".join(digest[i : i + 4] for i in range(0, 4 * groups, 4))
