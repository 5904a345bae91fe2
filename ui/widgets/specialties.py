"""What a member covers of the programme's specialties, and why a member keeps out (R4.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from models.base import LONGEST_NAME
from models.visits import team
from ui.widgets.basics import row


class Specialties(QWidget):
    """A menu of specialties to tick, and a line for the reason to keep out."""

    changed = Signal()
    """Something was ticked, or the reason changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "clear")
        self._button = QToolButton()
        self._button.setObjectName(f"{name}_covers")
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._button)
        self._actions = [self._action(one) for one in team.specialties()]
        self._button.setMenu(self._menu)
        self._recusal = QLineEdit()
        self._recusal.setObjectName(f"{name}_recusal")
        self._recusal.setMaxLength(LONGEST_NAME)
        hint = self.tr("Keeps out because … (employed there, or in charge of it)")
        self._recusal.setPlaceholderText(hint)
        self._recusal.setAccessibleName(hint)
        self._recusal.textChanged.connect(lambda _text: self.changed.emit())
        layout = row(self._button, self._recusal)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._told()

    def _action(self, name: str) -> QAction:
        made = QAction(name, self._menu)
        made.setCheckable(True)
        made.toggled.connect(self._toggled)
        self._menu.addAction(made)
        return made

    def _toggled(self, _on: bool) -> None:
        self._told()
        self.changed.emit()

    def _told(self) -> None:
        chosen = self.covers()
        words = "、".join(chosen) if len(chosen) < 3 else f"{chosen[0]}、{chosen[1]}…"
        self._button.setText(
            self.tr("Covers: {names}").format(names=words) if words else self.tr("Covers …")
        )
        self._button.setToolTip("、".join(chosen))
        self._button.setAccessibleName(self._button.text())

    def parts(self) -> Sequence[QWidget]:
        """What is walked through with the tabulator."""
        return (self._button, self._recusal)

    def covers(self) -> tuple[str, ...]:
        """What is ticked, in printed order."""
        return tuple(one.text() for one in self._actions if one.isChecked())

    def recusal(self) -> str:
        """Why the member keeps out; empty when there is no reason."""
        return self._recusal.text().strip()

    def put(self, covers: Iterable[str], recusal: str) -> None:
        """Show what the record says; a specialty the programme does not know is kept."""
        wanted = tuple(covers)
        known = {one.text() for one in self._actions}
        self._actions += [self._action(name) for name in wanted if name not in known]
        for one in self._actions:
            one.setChecked(one.text() in wanted)
        self._recusal.setText(recusal)
        self._told()
