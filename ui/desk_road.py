"""The desk's road by line in the window: started and stopped beside it, heard in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from models.district.desk import Desk
    from sync.inbox import IntakeResult
    from sync.road.server import RoadServer, RoadStatus
    from ui.desk_session import DeskSession
    from ui.tasks import Task


class DeskRoad(QObject):
    """Belongs to the desk's session and outlives the screens as it does."""

    changed = Signal()
    """Listening began or ended."""
    arrived = Signal(object)
    """The IntakeResult of a package that came by line."""
    _heard = Signal(object)

    def __init__(self, desk: DeskSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._server: RoadServer | None = None
        self._ending: RoadServer | None = None
        self._stop: Task | None = None
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def serving(self) -> bool:
        """Whether laptops can call."""
        return self._server is not None

    @property
    def stopping(self) -> bool:
        """Whether nobody can call any more, while the last package is still being taken in."""
        return self._stop is not None

    def status(self) -> RoadStatus | None:
        """Return how it stands; None when nothing listens."""
        return self._server.status() if self._server else None

    def start(self, port: int, host: str = "") -> Task:
        """Listen; the task fails with ``road-port`` when the port is taken."""
        session, desk = self._desk, self._desk.desk
        assert desk is not None

        def work() -> RoadServer:
            from sync.road.named import heard_at
            from sync.road.server import RoadServer

            made = RoadServer(desk, lambda: session.packs, heard=self._heard.emit)
            made.start(host, port)
            found = made.status()
            try:
                heard_at(desk, found.host, found.port)  # the next trust bundle names it
            except BaseException:
                made.stop()  # nobody else knows of it yet
                raise
            return made

        task = session.worker.write(work)
        task.done.connect(lambda server: self._started(server, desk))
        return task

    def stop(self) -> Task:
        """Stop beside the window: what is being taken in is finished first."""
        if self._stop is None:
            server, self._server = self._server, None
            self._ending = server
            self._stop = self._desk.worker.compute(lambda _told: server.stop() if server else None)
            self._stop.finished.connect(self._stopped)
        return self._stop

    def _stopped(self) -> None:
        self._ending = self._stop = None
        self.changed.emit()

    def end(self) -> None:
        """Stop here and now, when the program ends."""
        ended = self._desk.worker.ended  # then nobody else stops what was being stopped
        for server in (self._server, self._ending if ended else None):
            if server is not None:
                server.stop()
        self._server = None

    def _started(self, server: RoadServer, desk: Desk) -> None:
        if self._desk.desk is not desk or self._server is not None:  # locked, or begun twice
            self._desk.worker.compute(lambda _told: server.stop())
            return
        self._server = server
        self.changed.emit()

    @Slot(object)
    def _tell(self, result: IntakeResult) -> None:
        if self._desk.desk is not None:
            self.arrived.emit(result)
