"""One point of a clause: its words, and a tick for each thing that may be said of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from models.standards.types import Verdict
from ui import words
from ui.style import icons, theme
from ui.widgets.basics import column, label, row, tell
from ui.widgets.segments import SHAPES
from ui.widgets.touch import TouchButton

TICK = 44
KEYS = {
    Qt.Key.Key_1: Verdict.MET,
    Qt.Key.Key_2: Verdict.NOT_MET,
    Qt.Key.Key_3: Verdict.NOT_APPLICABLE,
    Qt.Key.Key_0: Verdict.UNCHECKED,
}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
OWN = (*KEYS, *STEPS)
"""Keys that go to the point while it has the focus, not to the clause around it."""


class PartRow(QFrame):
    """Tells what was chosen; a second touch on the same tick takes it back."""

    marked = Signal(str, object)
    """Code and verdict."""
    step = Signal(int)
    """Go to the point before or after."""
    settled = Signal()
    """It has its verdict by key: the next one, please."""

    def __init__(self, code: str, text: str, name: str, may_not_apply: bool) -> None:
        super().__init__()
        self.code = code
        self.verdict = Verdict.UNCHECKED
        self.setObjectName(f"part_{name}_{code}")
        self.setProperty("role", "part")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._said = f"{code} {text}"
        self.setAccessibleName(self._said)
        offered = [Verdict.MET, Verdict.NOT_MET]
        offered += [Verdict.NOT_APPLICABLE] if may_not_apply else []
        self._ticks = {verdict: self._tick(verdict, name) for verdict in offered}
        self._words = label(text, "", f"partText_{name}_{code}", wrap=True)
        self._reason: QLabel | None = None
        self._reason_name = f"partReason_{name}_{code}"
        self._texts = column(self._words, gap=0)
        number = label(code, "small")
        number.setFixedWidth(theme.px(26))
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = row(number, self._texts, *self._ticks.values(), gap=4)
        layout.setStretch(1, 1)
        layout.setContentsMargins(2, 1, 2, 1)
        self.setLayout(layout)

    def _tick(self, verdict: Verdict, name: str) -> QPushButton:
        shape, colour = SHAPES[verdict]
        made = TouchButton()
        made.setObjectName(f"{verdict}_{name}_{self.code}")
        made.setAccessibleName(f"{self._said}: {words.verdict(verdict)}")
        made.setToolTip(words.verdict(verdict))
        made.setProperty("role", "tick")
        made.setProperty("verdict", str(verdict))
        made.setCheckable(True)
        made.setFixedSize(theme.px(TICK), theme.px(TICK))
        made.setIcon(icons.icon(shape, 16, "text2", checked=f"on_{colour}"))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has it: keys 1, 2, 3 and 0
        made.clicked.connect(lambda: self.choose(verdict))
        return made

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a verdict; UNCHECKED shows none."""
        self.verdict = verdict
        for each, button in self._ticks.items():
            button.setChecked(each is verdict)
        self.setAccessibleDescription(words.verdict(verdict))

    def show_reason(self, reason: str) -> None:
        """Grey the point and say why it is left out; no reason brings it back."""
        if reason and self._reason is None:  # few points have one, and cards are many
            self._reason = label("", "small", self._reason_name, wrap=True)
            self._texts.addWidget(self._reason)
        if self._reason is not None:
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
        tell(self._words, "role", "second" if reason else "")

    def choose(self, verdict: Verdict) -> None:
        """Give the point a verdict, or take it back when it has this one already."""
        if verdict not in self._ticks and verdict is not Verdict.UNCHECKED:
            return
        wanted = Verdict.UNCHECKED if verdict is self.verdict else verdict
        self.show_verdict(wanted)  # painted ahead; what the store says comes next
        self.marked.emit(self.code, wanted)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take the keys of a point before the clause's shortcuts do."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in OWN:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            if KEYS[key] is not self.verdict:
                self.choose(KEYS[key])
            if KEYS[key] in self._ticks:
                self.settled.emit()
        elif key in STEPS:
            self.step.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)
