"""Asking the disk to write beside the thread that writes, so that no end has to wait for all."""

import os
import threading
from contextlib import suppress


class Syncing:
    """A thread of its own for one open file; it begins with the first question."""

    def __init__(self, handle: int, forgetting: bool = False) -> None:
        """``forgetting`` drops from memory what is durable, for bytes nobody reads soon."""
        self._handle, self._forgetting = handle, forgetting
        self._written = 0
        self._due, self._over = threading.Event(), False
        self._thread: threading.Thread | None = None
        self.fault: OSError | None = None
        """What the disk said. The system says it once: who asks again hears that all is well."""

    def ask(self, written: int) -> None:
        """Make the first ``written`` bytes durable; returns at once."""
        self._written = written
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="disk", daemon=True)
            self._thread.start()
        self._due.set()

    def end(self) -> None:
        """Return when no thread uses the file any more; raises OSError what the disk said."""
        self.stop()
        if self.fault:
            raise self.fault

    def stop(self) -> None:
        """The same without a word, for who has something else to say."""
        if self._thread:
            self._over = True
            self._due.set()
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            while self._due.wait() and not self._over:
                self._due.clear()
                written = self._written
                os.fsync(self._handle)
                self._forget(written)
        except OSError as error:
            self.fault = error

    def _forget(self, written: int) -> None:
        """Give back the memory; a page that is still needed stays by itself."""
        if self._forgetting and hasattr(os, "posix_fadvise"):  # not on Windows
            with suppress(OSError):  # the bytes are durable, which is all that was asked for
                os.posix_fadvise(self._handle, 0, written, os.POSIX_FADV_DONTNEED)
