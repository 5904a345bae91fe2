"""One plain sentence, told where the person is looking; never a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from ui import language
from ui.style import theme
from ui.widgets.basics import button, label, row, tell

if TYPE_CHECKING:
    from models.errors import ExpectedError

Offer = tuple[str, Callable[[], object]]
"""Words of a button in the strip, and what it does."""
ICONS = {"bad": "stop", "warn": "alert", "ok": "check", "": "report"}


class Message(QFrame):
    """A strip that is hidden until there is something to say, and can be put away."""

    def __init__(self, name: str, parent: QWidget | None = None, later: bool = False) -> None:
        """``later``: what is inside is built when there is something to say (many cards)."""
        super().__init__(parent)
        self._name = name
        self.setObjectName(name)
        self.setProperty("role", "message")
        self._built = False
        self._act: Callable[[], object] | None = None
        if not later:
            self._build()
        self.hide()

    def _build(self) -> None:
        self._built, name = True, self._name
        self._icon = QLabel()
        self._words = label(name=f"{name}Text", wrap=True)
        self._close = button("", f"{name}Close", "link", tip=self.tr("Close message"))
        self._close.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._close.clicked.connect(self.clear)
        self._offer = button("", f"{name}Offer", "link", tip=self.tr("Way on"))
        self._offer.clicked.connect(self._take_offer)
        self._offer.hide()
        layout = row(self._icon, self._words, self._offer, self._close, gap=8)
        layout.setContentsMargins(12, 1, 6, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def say(self, words: str, tone: str = "", offer: Offer | None = None) -> None:
        """Show one sentence; tones are bad, warn, ok or none. ``offer`` is a way on from it."""
        from ui.announce import announce  # neither is needed for the first paint
        from ui.style import icons

        if not self._built:
            self._build()
        tint = f"{tone}_text" if tone else "blue_text"
        self._icon.setPixmap(icons.pixmap(ICONS[tone], 18, tint))
        self._close.setIcon(icons.icon("cross", 14, tint))
        tell(self, "tone", tone)
        tell(self._words, "tone", tone)
        self._words.setText(words)
        self._act = offer[1] if offer else None
        self._offer.setText(offer[0] if offer else "")
        self._offer.setAccessibleName(offer[0] if offer else self.tr("Way on"))
        self._offer.setToolTip("")
        self._offer.setVisible(offer is not None)
        self.setAccessibleName(words)
        self.show()
        announce(self, words, urgent=tone == "bad")

    def _take_offer(self) -> None:
        if self._act is not None:
            self._act()

    def refuse(self, error: ExpectedError) -> None:
        """Show the sentence of something the world or the rules did not allow."""
        self.say(language.told(error), "bad")

    def settle(self) -> None:
        """Put a refusal away: what was refused has been put right since."""
        if self.property("tone") == "bad":
            self.clear()

    def text(self) -> str:
        """What is being said; empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Put the sentence away."""
        if self._built:
            self._words.clear()
        self.hide()


def limit(line: QLineEdit, most: int, message: Message) -> None:
    """Let a line take no more than is kept, and say so when something was cut off."""

    def tell_cut() -> None:
        if len(line.text()) >= most:
            said = QCoreApplication.translate(
                "Message", "At most {limit} characters fit here; what goes beyond was not taken."
            )
            message.say(said.format(limit=most), "warn")

    line.setMaxLength(most)
    line.inputRejected.connect(tell_cut)
