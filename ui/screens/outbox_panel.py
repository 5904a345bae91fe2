"""The packages of a visit on their way: made, copied and compared, answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.basics import button, chip, column, empty, frame, label, row
from ui.widgets.blocks import digest_groups

if TYPE_CHECKING:
    from ui.delivery import OutboxItem


class OutboxPanel(QWidget):
    """One line per package, the newest first, and the buttons of the road."""

    copy = Signal(object)
    """Copy this OutboxItem."""
    look = Signal()
    """Look for receipts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._newest: OutboxItem | None = None
        self._copy = button(self.tr("Copy to folder"), "delivery_copy", "primary", "drive")
        self._look = button(self.tr("Look for receipts"), "delivery_receipts", icon="inbox")
        self._copy.clicked.connect(lambda: self.copy.emit(self._newest))
        self._look.clicked.connect(self.look)
        self.setLayout(column(self._rows, row(self._copy, self._look, 1), gap=10))

    def show_items(self, items: tuple[OutboxItem, ...]) -> None:
        empty(self._rows)
        self._newest = items[0] if items else None
        self._copy.setEnabled(bool(items) and items[0].here)
        self._look.setEnabled(bool(items))
        if not items:
            self._rows.addWidget(label(self.tr("No package has been made yet."), "second"))
        for item in items:
            self._rows.addWidget(self._line(item))

    def _line(self, item: OutboxItem) -> QFrame:
        made = frame("card", f"outbox_{item.package_digest[:8]}")
        said, tone = self._standing(item)
        name = label(item.file_name, "", wrap=True)
        name.setToolTip(item.package_digest)
        details = self.tr("revision {n} · package digest {digest}").format(
            n=item.revision, digest=digest_groups(item.package_digest)
        )
        if item.copied_to:
            where = self.tr("copied to {folder}").format(folder=Path(item.copied_to).name)
            details = f"{details} · {where}"
        layout = row(column(name, label(details, "small", wrap=True), gap=2), gap=10, margin=10)
        layout.addWidget(chip(said, tone, "outbox_state"))
        layout.setStretch(0, 1)
        made.setLayout(layout)
        made.setAccessibleName(f"{item.file_name}: {said}")
        return made

    def _standing(self, item: OutboxItem) -> tuple[str, str]:
        answers = {
            "imported": (self.tr("Delivered"), "ok"),
            "held": (self.tr("Held at the office"), "warn"),
            "conflict": (self.tr("Conflict at the office"), "bad"),
            "stale": (self.tr("Older than at the office"), "bad"),
            "rejected": (self.tr("Refused by the office"), "bad"),
            "returned": (self.tr("Returned for correction"), "warn"),
        }
        if item.answer:
            return answers[item.answer]
        if item.copied_to:
            return self.tr("Copied and compared"), "blue"
        return self.tr("Made"), ""
