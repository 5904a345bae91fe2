"""Photos and documents on their way into the record: one after the other, off the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from models.errors import ExpectedError, StoreError
from models.evidence import intake
from models.evidence.intake import Prepared
from models.facts.bodies import ClauseRef
from ui.screens.visit.actions import Actions
from ui.session import FieldSession

Source = Path | QImage


def sources_of(data: QMimeData) -> tuple[Source, ...]:
    """What a drop or the clipboard holds: files first, else a picture."""
    files = tuple(Path(u.toLocalFile()) for u in data.urls() if u.isLocalFile())
    if files:
        return files
    picture = data.imageData() if data.hasImage() else None
    return (picture,) if isinstance(picture, QImage) and not picture.isNull() else ()


def prepare(source: Source) -> Prepared:
    """Check and derive; runs in a pool thread."""
    return intake.prepare(_png(source) if isinstance(source, QImage) else source)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data())


class Intake(QObject):
    """A queue of files; each is prepared in the pool and then kept by the writer."""

    moved = Signal(int, int)
    """Files done and files in all, since the queue was last empty."""
    refused = Signal(str, object)
    """Name of the file (empty for a pasted picture) and the ExpectedError."""
    added = Signal(str)
    """SHA-256 of what is now durable."""

    def __init__(self, session: FieldSession, actions: Actions) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._queue: deque[tuple[Source, ClauseRef]] = deque()
        self._done = self._all = 0

    @property
    def busy(self) -> bool:
        """Whether files are on their way."""
        return self._done < self._all

    def take(self, sources: Iterable[Source], ref: ClauseRef) -> None:
        """Add files to the queue, all for one clause."""
        before = self.busy
        for source in sources:
            self._queue.append((source, ref))
            self._all += 1
        if self._queue and not before:
            self._next()

    def cancel(self) -> None:
        """Leave out what has not begun; what was kept stays."""
        self._all -= len(self._queue)
        self._queue.clear()

    def _next(self) -> None:
        self.moved.emit(self._done, self._all)
        if not self._queue:
            self._done = self._all = 0
            return
        source, ref = self._queue.popleft()
        name = source.name if isinstance(source, Path) else ""
        task = self._session.worker.compute(lambda _progress: prepare(source))
        answered: list[object] = []
        for answer in (task.done, task.failed):
            answer.connect(answered.append)
        task.done.connect(lambda prepared: self._keep(prepared, ref, name))
        task.failed.connect(lambda error: self._refuse(name, error))
        task.finished.connect(lambda: self._go_on_after_a_mistake(answered))

    def _go_on_after_a_mistake(self, answered: list[object]) -> None:
        if not answered:  # neither prepared nor refused: our own fault, told elsewhere
            self._one_more()

    def _keep(self, prepared: Prepared, ref: ClauseRef, name: str) -> None:
        def refused(error: ExpectedError) -> None:
            self.refused.emit(name, error)

        task = self._actions.add_evidence(prepared, ref, refused)
        task.done.connect(lambda _result: self.added.emit(prepared.sha256))
        task.failed.connect(lambda error: self._stop_for_the_disk(error, name))
        task.finished.connect(self._one_more)

    def _stop_for_the_disk(self, error: ExpectedError, name: str) -> None:
        """A disk that is full takes none of the others either: say which are left out."""
        if not isinstance(error, StoreError):
            return
        left = [source for source, _ in self._queue]
        self.cancel()
        for each in (name, *(s.name if isinstance(s, Path) else "" for s in left)):
            self.refused.emit(each, error)

    def _refuse(self, name: str, error: ExpectedError) -> None:
        self.refused.emit(name, error)
        self._one_more()

    def _one_more(self) -> None:
        self._done += 1
        self._next()
