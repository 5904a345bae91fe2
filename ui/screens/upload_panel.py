"""上传: the newest package to the desk over the network, with its answer; or go on with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import line_field
from ui.widgets.message import Message, limit

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from ui.carrying import OutboxItem
    from ui.session import FieldSession
    from ui.tasks import Progress, Task
    from ui.uploading import Uploaded

MOST_ADDRESS = 260
STEPS = 1000


class UploadPanel(QWidget):
    """Says where it is in plain words; wherever it stops, the same button goes on from there."""

    changed = Signal()
    """An answer came."""

    def __init__(self, session: FieldSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._session = session
        self._item: OutboxItem | None = None
        self._task: Task | None = None
        self.message = Message("uploadMessage")
        self._server = line_field(
            "upload_server",
            self.tr("Desk's address"),
            self.tr("Desk's address, e.g. 192.168.1.20:8443"),
        )
        limit(self._server, MOST_ADDRESS, self.message)
        self._send = button(self.tr("Upload"), "upload_send", icon="send")
        self._fetch = button(self.tr("Fetch answer"), "upload_fetch", icon="inbox")
        self._cancel = button(self.tr("Stop"), "upload_cancel", icon="cross")
        self._progress = QProgressBar()
        self._named = label("", "small", "upload_named", wrap=True)
        self._state = label("", "small", "upload_state", wrap=True)
        self._lay_out()
        self._send.clicked.connect(self.send)
        self._fetch.clicked.connect(self.fetch)
        self._cancel.clicked.connect(self._stop)

    def _lay_out(self) -> None:
        self._progress.setObjectName("upload_progress")
        self._progress.setAccessibleName(self.tr("Progress of the upload"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, STEPS)
        self._state.setText(self.tr("Only the desk's own signed receipt counts as delivered."))
        first = row(self._server, self._send, self._fetch, self._cancel)
        first.setStretch(0, 1)
        self._progress.hide()
        self._cancel.hide()
        self._named.hide()
        self.setLayout(column(first, self._named, self._progress, self._state, self.message, gap=8))
        self._fit()

    def show_items(self, items: tuple[OutboxItem, ...]) -> None:
        """Offer the newest package."""
        self._item = items[0] if items else None
        self._fit()
        workspace = self._session.workspace
        if workspace is not None:  # asked each time: a trust file may have brought one meanwhile
            from ui.uploading import servers_of

            task = self._session.worker.compute(lambda _told: servers_of(workspace))
            task.done.connect(while_there(self, self._show_server))

    def _show_server(self, known: tuple[str, str]) -> None:
        address, named = known
        if not self._server.text():
            self._server.setText(address)
        said = self.tr("The office's trust file names {address}.") if named else ""
        self._named.setText(said.format(address=named))
        self._named.setVisible(bool(named))

    def _fit(self) -> None:
        running, item = self._task is not None, self._item
        self._send.setEnabled(item is not None and item.here and not running)
        self._fetch.setEnabled(item is not None and not running)
        self._server.setEnabled(not running)
        self._cancel.setVisible(running)
        self._progress.setVisible(running)

    def send(self) -> None:
        """Upload, or go on with it."""
        from ui.uploading import keep_server, upload

        book, item, typed = self._session.book, self._item, self._server.text()
        if item is None:
            return

        def work(told: Progress) -> Uploaded:
            keep_server(book.workspace, typed)
            return upload(book, item, told)

        self._run(self._session.worker.compute(work), self.send)

    def fetch(self) -> None:
        """Ask for the answer to what went up before, and for what was sent back."""
        from ui.uploading import fetch, keep_server

        book, item, typed = self._session.book, self._item, self._server.text()
        if item is None:
            return

        def work(_told: object) -> Uploaded | None:
            keep_server(book.workspace, typed)
            return fetch(book, item)

        self._run(self._session.worker.compute(work), self.fetch)

    def _run(self, task: Task, again: Callable[[], None]) -> None:
        self.message.clear()
        self._task = task
        self._progress.setValue(0)
        self._state.setText(self.tr("Calling the desk …"))
        task.progress.connect(while_there(self, self._move))
        task.done.connect(while_there(self, self._done))
        task.failed.connect(while_there(self, partial(self._refuse, again)))
        task.finished.connect(while_there(self, self._ran))
        self._fit()

    def _stop(self) -> None:
        if self._task is not None:
            self._state.setText(self.tr("Stopping …"))
            self._task.cancel()

    def _move(self, share: float, words: str) -> None:
        self._progress.setValue(round(share * STEPS))
        done, _, total = words.partition(" ")
        if not total:
            return
        if done == total:
            self._state.setText(self.tr("All of it is at the desk, which is checking it …"))
            return
        said = self.tr("{done} of {total} MB sent")
        megabytes = [f"{int(each) / 1_000_000:.1f}" for each in (done, total)]
        self._state.setText(said.format(done=megabytes[0], total=megabytes[1]))

    def _done(self, found: Uploaded | None) -> None:
        if found is None:
            self.message.say(self.tr("The desk has no answer to this package yet."), "warn")
            return
        if found.returned:
            said = self.tr("The desk sent the record back for correction; see above.")
            self.message.say(said, "warn")
        elif found.withdrawn:
            said = self.tr("The desk took its return back; nothing has to be put right any more.")
            self.message.say(said, "ok")
        elif found.status == "imported":
            said = self.tr("Delivered: the desk's receipt was verified and kept.")
            self.message.say(said, "ok")
        else:
            self.message.say(self.tr("The desk has answered; see the state above."), "warn")
        self.changed.emit()

    def _refuse(self, again: Callable[[], None], error: ExpectedError) -> None:
        from ui import language

        offer = None
        if error.code not in ("uplink-address", "uplink-no-address", "uplink-not-admitted"):
            offer = (self.tr("Try again"), again)
        self.message.say(language.told(error), "bad", offer)
        if error.code in ("uplink-address", "uplink-no-address"):
            self._server.setFocus()

    def _ran(self) -> None:
        stopped = self._task is not None and self._task.cancelled and not self.message.text()
        self._task = None
        if stopped:
            said = self.tr("Stopped. What was sent stays at the desk; Upload goes on from there.")
            self.message.say(said)
        self._state.setText(self.tr("Only the desk's own signed receipt counts as delivered."))
        self._fit()
