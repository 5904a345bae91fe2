"""The district's own reading of a clause (口径说明): shown beside the untouched text, kept here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout

from ui import words
from ui.days import is_day
from ui.style import theme
from ui.widgets.basics import button, label, row
from ui.widgets.blocks import panel
from ui.widgets.fields import line_field
from ui.widgets.message import Message, limit

if TYPE_CHECKING:
    from models.facts.bodies import GuidanceSet

LONGEST_ISSUER = 200
LONGEST_NOTE = 4000


class GuidanceBox(QFrame):
    """One clause's reading with who issued it and when; an empty text takes it back."""

    save = Signal(str, object)
    """Code of the clause, and the GuidanceSet of its pack as it shall be."""

    def __init__(self, pack: str, clause: str, known: GuidanceSet | None, may_keep: bool) -> None:
        super().__init__()
        self.setObjectName("guidance")
        self._pack, self._clause, self._known = pack, clause, known
        self.message = Message("guidanceMessage")
        self._text = QPlainTextEdit((known.notes if known else {}).get(clause, ""))
        self._text.setObjectName("guidance_text")
        self._text.setAccessibleName(self.tr("The district's reading"))
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("How this clause is read in the district"))
        self._text.setFixedHeight(theme.px(84))
        self._issuer = self._line("guidance_issuer", self.tr("Issued by"), LONGEST_ISSUER)
        self._issuer.setText(known.issuer if known else "")
        self._on = self._line("guidance_on", self.tr("Issued on (2024-03-15)"), 10)
        self._on.setPlaceholderText("2024-03-15")
        self._on.setText(known.issued_on if known and known.issued_on else "")
        self._on.setFixedWidth(theme.px(126))
        keep = button(self.tr("Keep reading"), "guidance_keep", icon="check")
        keep.clicked.connect(self._keep)
        for part in (self._text, self._issuer, self._on, keep):
            part.setEnabled(may_keep)
        line = row(self._issuer, self._on)
        line.setStretch(0, 1)
        said = self._said(known, may_keep)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        title = self.tr("The district's reading")
        outer.addWidget(
            panel(title, label(said, "small", wrap=True), self._text, line, self.message,
                  row(1, keep))
        )  # fmt: skip

    def _line(self, name: str, said: str, most: int) -> QLineEdit:
        made = line_field(name, said)
        made.setProperty("compact", True)
        limit(made, most, self.message)
        return made

    def _said(self, known: GuidanceSet | None, may_keep: bool) -> str:
        if not may_keep:
            return self.tr("Open the workspace to write one; it is kept there.")
        if known is None or self._clause not in known.notes:
            return self.tr(
                "None yet. It stands beside the text as issued and never changes it. "
                "Visits keep the reading they were given."
            )
        day = words.day(known.issued_on) if known.issued_on else self.tr("no day given")
        return self.tr("{issuer}, {day}; for all clauses of this standard.").format(
            issuer=known.issuer, day=day
        )

    def _keep(self) -> None:
        from models.facts.bodies import GuidanceSet

        issuer, on = self._issuer.text().strip(), self._on.text().strip()
        text = self._text.toPlainText().strip()
        fault = self._fault(text, issuer, on)
        if fault:
            self.message.say(fault, "bad")
            return
        notes = with_note(self._known.notes if self._known else {}, self._clause, text)
        made = GuidanceSet(
            pack=self._pack,
            issuer=issuer or _issuer(self._known),
            issued_on=on or None,
            notes=notes,
        )
        self.save.emit(self._clause, made)

    def _fault(self, text: str, issuer: str, on: str) -> str:
        if text and not issuer:
            return self.tr("Say who issued the reading.")
        if not text and not issuer and self._known is None:
            return self.tr("There is nothing to keep.")
        if on and not is_day(on):
            return self.tr("The day must be written like 2024-03-15.")
        if len(text) > LONGEST_NOTE:
            return self.tr("The reading is longer than {n} characters.").format(n=LONGEST_NOTE)
        return ""


def _issuer(known: GuidanceSet | None) -> str:
    return known.issuer if known is not None else ""


def with_note(notes: Mapping[str, str], clause: str, text: str) -> dict[str, str]:
    """Return the notes of a pack after one clause's is written, or taken back when empty."""
    others = {code: said for code, said in notes.items() if code != clause}
    return {**others, clause: text} if text else others
