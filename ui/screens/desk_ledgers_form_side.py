"""Right of a ledger's table: what is known of one line, and the form for one entry more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import column
from ui.widgets.blocks import panel, scrolling_layout
from ui.widgets.entry_form import EntryForm


class FormSide(QWidget):
    """Facts above, the form below them; both scroll together."""

    given = Signal(object)
    """The values of the form, by key."""

    def __init__(self, area: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._form: EntryForm | None = None
        self._facts = QVBoxLayout()
        self._facts.setSpacing(10)
        self._form_place = QVBoxLayout()
        inner = column(self._facts, self._form_place, 1, gap=12)
        inner.setContentsMargins(0, 0, 6, 0)
        self.setLayout(column(panel(self.title(), scrolling_layout(inner, area))))

    def title(self) -> str:
        """What stands over it."""
        raise NotImplementedError
