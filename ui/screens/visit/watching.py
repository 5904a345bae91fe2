"""A folder that is watched: what a cable, a card or a sync program puts there comes in by itself.

The system tells of changes where it can; a timer looks as well, because phones and network drives
tell nothing. Every look happens in the pool: a phone may take seconds to answer, or be gone.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from models.errors import ExpectedError
from models.evidence.folders import Looks, look
from ui.session import FieldSession
from ui.tasks import while_there

EVERY = 1500
"""Milliseconds between two looks; a file is whole when two looks find it the same."""
SOON = 300
"""Milliseconds after the system told of a change."""


class FolderWatch(QObject):
    """Watches one folder at a time."""

    found = Signal(object)
    """Files that are whole now (tuple of Path)."""
    gone = Signal(object)
    """The ExpectedError of a folder that cannot be read; told once, looking goes on."""
    turned = Signal(object)
    """The folder that is watched from now on (Path), or None."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self._session = session
        self.folder: Path | None = None
        self._looks = Looks()
        self._looking = self._told = False
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_now)

    def watch(self, folder: Path) -> None:
        """Take in what comes into `folder` from now on; what is there already is left."""
        self.stop()
        self.folder, self._looks, self._told = folder, Looks(), False
        self.turned.emit(folder)
        self.look_now()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self.folder is not None:
            self.folder = None
            self.turned.emit(None)

    def look_now(self) -> None:
        """Look once more, unless one look is still under way."""
        folder, before = self.folder, self._looks
        if folder is None or self._looking or self._session.workspace is None:
            return
        self._looking = True
        task = self._session.worker.compute(
            lambda progress: look(folder, before, lambda: progress(0.0, ""))
        )
        task.done.connect(while_there(self, lambda result: self._seen(folder, *result)))
        task.failed.connect(while_there(self, lambda error: self._missed(folder, error)))
        task.finished.connect(self._looked)

    def _seen(self, folder: Path, looks: Looks, whole: tuple[Path, ...]) -> None:
        if folder != self.folder:
            return
        self._looks, self._told = looks, False
        self._listen(folder)
        if whole:
            self.found.emit(whole)

    def _missed(self, folder: Path, error: ExpectedError) -> None:
        if folder == self.folder and not self._told:
            self._told = True
            self.gone.emit(error)

    def _looked(self) -> None:
        self._looking = False
        if self.folder is not None:
            self._timer.start(EVERY)

    def _listen(self, folder: Path) -> None:
        """Only after a look came back: asking the system about a dead mount would wait."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _path: self._timer.start(SOON))
            self._watcher.addPath(str(folder))
