"""How far the desk is with what a stick brought, in words, and the button that stops it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from sync.intake_result import IntakeResult
    from ui.receiving import Received
    from ui.tasks import Task


class ReceiveBar(QWidget):
    """Hidden until something is received; the package at hand is always finished."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._task: Task | None = None
        self._bar = QProgressBar()
        self._bar.setObjectName("desk_receive_progress")
        self._bar.setAccessibleName(self.tr("Progress of receiving"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._said = label("", "small", "desk_receive_said", wrap=True)
        self._stop = button(self.tr("Stop"), "desk_receive_stop", icon="cross")
        self._stop.setToolTip(self.tr("The package at hand is finished first"))
        self._stop.clicked.connect(self.stop)
        line = row(self._stop, column(self._bar, self._said, gap=2))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show how far ``task`` is."""
        self._task = task
        self._bar.setValue(0)
        self._said.setText("")
        self._stop.setEnabled(True)
        task.progress.connect(while_there(self, self._moved))
        task.finished.connect(while_there(self, self._ended))

    def stop(self) -> None:
        """Stop before the next package."""
        if self._task is not None:
            self._task.cancel()
            self._stop.setEnabled(False)
            self._said.setText(self.tr("Stopping after this package …"))

    def _moved(self, share: float, words: str) -> None:
        self._bar.setValue(round(share * 1000))
        number, count, name = words.split(" ", 2)
        said = self.tr("{number} of {count}: {file}")
        if count == "0":
            said = self.tr("Waiting until {file} is copied …")
        self._said.setText(said.format(number=number, count=count, file=name))

    def _ended(self) -> None:
        self._task = None


def _taken_in_words(results: Sequence[IntakeResult]) -> tuple[str, str]:
    translate = QCoreApplication.translate
    taken = sum(result.accepted for result in results)
    tone = "ok" if taken == len(results) else "warn"
    words = translate(
        "DeskReceive", "{taken} of {n} files were taken in; the receipts lie beside them."
    )
    if not taken:
        words = translate(
            "DeskReceive", "None of {n} files was taken in; the reason stands with each."
        )
    elif any("receipt-not-beside" in result.notes for result in results):
        tone = "warn"
        words = translate(
            "DeskReceive",
            "{taken} of {n} files were taken in; not every receipt could be written to the "
            "stick. Receive it once more and the same receipts are written.",
        )
    return words.format(taken=taken, n=len(results)), tone


def received_in_words(found: Received) -> tuple[str, str]:
    """Say what came of it, and in which tone."""
    translate = QCoreApplication.translate
    said, tone = [], "ok"
    if found.results:
        words, tone = _taken_in_words(found.results)
        said.append(words)
    elif not (found.unfinished or found.stopped):
        said.append(translate("DeskReceive", "There is no package (.zip.age) in this folder."))
        tone = "warn"
    if found.unfinished:
        words = translate(
            "DeskReceive", "{n} copies are unfinished: {file}. Copy them to the stick once more."
        )
        said.append(words.format(n=len(found.unfinished), file=found.unfinished[0]))
        tone = "warn"
    if found.stopped:
        words = translate("DeskReceive", "Stopped; {n} packages stay where they are.")
        said.append(words.format(n=found.left))
        tone = "warn"
    return " ".join(said), tone
