"""A person lets a package in whose time of signing nothing proves: who answers for it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui import language, words
from ui.dialogs.fitting import fit
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import scrolling_layout
from ui.widgets.fields import line_field
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from sync.quarantine import Quarantined
    from ui.tasks import Task

WIDTH, HEIGHT = 560, 420


class AdmitDialog(QDialog):
    """Stays open until the package is in, so that nothing typed is lost by a refusal."""

    given = Signal(str, str)
    """Who answers for it, and why."""

    def __init__(self, item: Quarantined, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("admitDialog")
        self.setWindowTitle(self.tr("Let a package in"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = Message("admitMessage")
        self._by = line_field(
            "admit_by",
            self.tr("Name of the person who answers for it"),
            self.tr("Your name, as in the ledger of deeds"),
        )
        self._reason = QPlainTextEdit()
        self._reason.setObjectName("admit_reason")
        self._reason.setPlaceholderText(
            self.tr("How you know that it is genuine, e.g. whom you telephoned and what they said")
        )
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setTabChangesFocus(True)
        self._reason.setMinimumHeight(theme.px(72))
        self._reason.setMaximumHeight(theme.px(120))
        self._lay_out(item)
        fit(self, parent, WIDTH, HEIGHT)
        self._by.setFocus()

    def _lay_out(self, item: Quarantined) -> None:
        about = self.tr(
            "Only who knows this visit can say so. Name and reason are written down for good; "
            "every other check is made as ever."
        )
        why = item.sentences.get(language.current(), item.code)
        inside = column(
            label(words.breakable(item.file), "heading", "admit_file", wrap=True),
            label(words.breakable(why), "", "admit_why", wrap=True),
            label(about, "second", "admit_about", wrap=True),
            self.message,
            self._by,
            self._reason,
            1,
            gap=8,
        )
        self._give = button(self.tr("Let it in"), "admit_give", "primary", "inbox")
        self._give.setAutoDefault(False)
        self._give.clicked.connect(self._hand_over)
        leave = button(self.tr("Leave it in quarantine"), "admit_cancel")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.close)
        layout = column(scrolling_layout(inside, "admit_area"), row(1, leave, self._give), gap=10)
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _hand_over(self) -> None:
        by, reason = self._by.text().strip(), self._reason.toPlainText().strip()
        if not by or not reason:
            self.message.say(self.tr("Write your name and the reason first."), "warn")
            (self._reason if by else self._by).setFocus()
            return
        self.message.clear()
        self.given.emit(by, reason)

    def follow(self, task: Task) -> None:
        """Wait for what comes of it: closed when it is in, else the reason stands above."""
        from ui.tasks import while_there

        self._give.setEnabled(False)
        task.failed.connect(while_there(self, self._refused))
        task.broke.connect(while_there(self, lambda: self._give.setEnabled(True)))
        task.done.connect(while_there(self, lambda _result: self.accept()))

    def _refused(self, error: ExpectedError) -> None:
        self._give.setEnabled(True)
        self.message.refuse(error)
