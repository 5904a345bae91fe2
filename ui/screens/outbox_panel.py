"""The packages of a visit on their way: waiting, copied, compared, answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.style import icons, theme
from ui.widgets.basics import button, chip, column, empty, frame, label, row
from ui.widgets.blocks import digest_groups
from ui.words import breakable

if TYPE_CHECKING:
    from ui.carrying import OutboxItem

ICONS = {
    "waiting": "clock",
    "copied": "drive",
    "verified": "saved",
    "imported": "check",
    "held": "clock",
    "conflict": "alert",
    "stale": "alert",
    "rejected": "stop",
    "returned": "back",
}
"""A state is a word and a picture, never a colour alone."""


class OutboxPanel(QWidget):
    """One line per package, the newest first, and the buttons of the road."""

    copy = Signal(object)
    """Copy this OutboxItem."""
    copy_all = Signal()
    """Copy what waits, of every visit."""
    compare = Signal(object)
    """Read the copy of this OutboxItem back once more."""
    look = Signal()
    """Look for receipts and returns."""

    def __init__(self, sticks: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._newest: OutboxItem | None = None
        self._waiting, self._busy = 0, False
        self._copy = button(self.tr("Copy to folder"), "delivery_copy", "primary", "drive")
        self._all = button("", "delivery_copy_all", icon="drive")
        self._compare = button(self.tr("Compare again"), "delivery_compare", icon="search")
        self._compare.setToolTip(self.tr("Reads the copy back, e.g. after putting the stick in"))
        self._look = button(self.tr("Look for receipts"), "delivery_receipts", icon="inbox")
        self._copy.clicked.connect(lambda: self.copy.emit(self._newest))
        self._all.clicked.connect(self.copy_all)
        self._compare.clicked.connect(lambda: self.compare.emit(self._newest))
        self._look.clicked.connect(self.look)
        first = row(self._copy, self._all, self._look, 1)
        self.setLayout(column(self._rows, first, row(sticks, self._compare, 1), gap=10))

    def show_items(self, items: tuple[OutboxItem, ...], waiting: int = 0) -> None:
        """Show the packages of this visit; ``waiting`` are those of every visit."""
        empty(self._rows)
        self._newest, self._waiting = items[0] if items else None, waiting
        self._all.setText(self.tr("Copy all {n} that wait").format(n=waiting))
        self._all.setAccessibleName(self._all.text())
        if not items:
            self._rows.addWidget(label(self.tr("No package has been made yet."), "second"))
        for item in items:
            self._rows.addWidget(self._line(item))
        self._fit()

    def set_busy(self, busy: bool) -> None:
        """Only one thing is done to a stick at a time."""
        self._busy = busy
        self._fit()

    def _fit(self) -> None:
        newest = self._newest
        self._copy.setEnabled(newest is not None and newest.here and not self._busy)
        self._all.setVisible(self._waiting > 1)
        self._all.setEnabled(not self._busy)
        copied = newest is not None and any(copy.sha256 for copy in newest.copies)
        self._compare.setEnabled(copied and not self._busy)
        self._look.setEnabled(newest is not None and not self._busy)

    def _line(self, item: OutboxItem) -> QFrame:
        made = frame("card", f"outbox_{item.package_digest[:8]}")
        said, tone = self._standing(item)
        name = label(breakable(item.file_name), "", wrap=True)
        name.setToolTip(item.package_digest)
        details = self.tr("revision {n} · package digest {digest}").format(
            n=item.revision, digest=digest_groups(item.package_digest)
        )
        folders = dict.fromkeys(Path(copy.folder) for copy in item.copies)
        if folders:
            names = ", ".join(folder.name or str(folder) for folder in folders)
            where = self.tr("copied to {folder}").format(folder=names)
            details = f"{details} · {where}"
        picture = label("", "", "outbox_icon")
        picture.setPixmap(icons.pixmap(ICONS[item.state], 18, f"{tone}_text" if tone else "text2"))
        picture.setFixedWidth(theme.px(22))
        words = column(name, label(details, "small", wrap=True), gap=2)
        layout = row(picture, words, chip(said, tone, "outbox_state"), gap=10, margin=10)
        layout.setStretch(1, 1)
        made.setLayout(layout)
        made.setAccessibleName(f"{item.file_name}: {said}")
        return made

    def _standing(self, item: OutboxItem) -> tuple[str, str]:
        return {
            "waiting": (self.tr("Waiting"), "warn"),
            "copied": (self.tr("Copied, not compared"), "warn"),
            "verified": (self.tr("Copied and compared"), "blue"),
            "imported": (self.tr("Delivered"), "ok"),
            "held": (self.tr("Held at the office"), "warn"),
            "conflict": (self.tr("Conflict at the office"), "bad"),
            "stale": (self.tr("Older than at the office"), "bad"),
            "rejected": (self.tr("Refused by the office"), "bad"),
            "returned": (self.tr("Sent back for correction"), "warn"),
        }[item.state]
