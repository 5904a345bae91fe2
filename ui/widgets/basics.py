"""The small parts every screen is put together from, each with the name the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style import theme
from ui.widgets.touch import TouchButton

if TYPE_CHECKING:
    from ui.tasks import Task

PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText by number: naming Qt builds all its enums, 15 ms at the start."""
TOUCH = 44
"""Pixels a finger needs either way."""
ICON_ROOM = 5
"""Room between an icon and the words of a button; the style gives too little."""


def label(text: str = "", role: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """Words on the screen; plain text always, so that nothing typed is read as markup."""
    made = QLabel(text)
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a new policy forgets what wrapping had said
        made.setSizePolicy(policy)
    return made


def chip(text: str, tone: str = "", name: str = "") -> QLabel:
    """A small remark on a tinted ground; it keeps its size."""
    made = label(text, "chip", name)
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(
    text: str, name: str, role: str = "", icon: str = "", tip: str = "", colour: str = ""
) -> QPushButton:
    """A button with a stable name; one with an icon only says its tip to a screen reader."""
    made = TouchButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(text or tip)
    made.setToolTip(tip)
    if icon:
        from ui.style import icons  # the first page has none

        tint = {"primary": "on_blue", "link": "blue_text"}.get(role, "text")
        room = ICON_ROOM if text else 0
        size = QSize(theme.px(18 + room), theme.px(18))
        made.setIcon(icons.icon(icon, 18, colour or tint, room=room))
        made.setIconSize(size)
    if not text:  # a sign alone is narrow, a finger is not
        made.setMinimumWidth(theme.px(TOUCH))
    return made


def leave_by_escape(page: QWidget, back: QPushButton) -> None:
    """Let Esc go where the button goes, wherever the focus is; only while the page is shown."""
    QShortcut(QKeySequence("Escape"), page).activated.connect(back.click)


def emphasise(made: QPushButton, icon: str, primary: bool) -> None:
    """Make a button the one that comes next, or one beside others."""
    from ui.style import icons

    tell(made, "role", "primary" if primary else "")
    made.setIcon(icons.icon(icon, 18, "on_blue" if primary else "text", room=ICON_ROOM))


def frame(role: str, name: str = "") -> QFrame:
    """A panel, card, bar or well."""
    made = QFrame()
    made.setProperty("role", role)
    made.setObjectName(name)
    return made


def row(*parts: QWidget | QLayout | int, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """Parts beside each other; a number is a stretch of that weight."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def column(*parts: QWidget | QLayout | int, gap: int = 8, margin: int = 0) -> QVBoxLayout:
    """Parts below each other; a number is a stretch of that weight."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def _fill(
    box: QHBoxLayout | QVBoxLayout,
    parts: tuple[QWidget | QLayout | int, ...],
    gap: int,
    margin: int,
) -> None:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, int):
            box.addStretch(part)
        else:
            box.addLayout(part)


def tell(widget: QWidget, key: str, value: object) -> None:
    """Set a property the style sheet looks at, and have it look again."""
    if widget.property(key) == value:
        return
    widget.setProperty(key, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)  # out of sight and out of `findChild` at once
            widget.hide()  # or a pending first show would open it as a window of its own
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def once(pressed: QWidget, task: Task) -> None:
    """Let nothing come of another press before a task has ended: what is written stays for ever.

    The button keeps its look and the focus; a short step would only make it flicker.
    """
    from ui.tasks import while_there

    def answer_again() -> None:
        pressed.blockSignals(False)

    pressed.blockSignals(True)
    task.finished.connect(while_there(pressed, answer_again))


def hand_back_focus(leaving: QWidget) -> None:
    """Give the keys to the page around what is about to be hidden.

    Otherwise Qt gives them to the next field in the window, and the next key writes there.
    """
    from PySide6.QtCore import Qt  # not before the first paint

    at = QApplication.focusWidget()
    if at is None or not (at is leaving or leaving.isAncestorOf(at)):
        return
    strong = Qt.FocusPolicy.StrongFocus
    above = leaving.parentWidget()
    while above is not None and above.focusPolicy() & strong != strong:
        above = above.parentWidget()
    if above is not None:
        above.setFocus()
