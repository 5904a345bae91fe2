"""One sitting at a desk: opened, receiving, deciding, enrolling; all beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.desk_road import DeskRoad
from ui.tasks import Progress, Task, Worker

if TYPE_CHECKING:
    from models.district.decisions import Ruling
    from models.district.desk import Desk
    from models.district.records import CaseSummary
    from models.facts.decision import DecisionFacts
    from models.standards.types import Pack
    from sync.clearing import Old
    from sync.inbox import IntakeResult
    from sync.quarantine import Quarantined
    from ui.receiving import Received
    from ui.window import Window

REQUESTS = "*.csr"


@dataclass(frozen=True)
class Created:
    """A new desk: what a person must now carry away."""

    desk: Desk
    """It is open."""
    recovery_key: str
    """To be printed or written down."""
    root_file: Path
    """The root key's file; belongs on a stick in the safe."""


@dataclass(frozen=True)
class Overview:
    """What the desk's first page shows."""

    cases: tuple[CaseSummary, ...]
    quarantine: tuple[Quarantined, ...]
    old: Old
    """Refused originals that a person may have removed."""


class DeskSession(QObject):
    """Outlives the screens, which are built again with every language."""

    opened = Signal()
    closed = Signal()
    overview = Signal(object)
    """Overview, after everything that may have changed it."""
    failed = Signal(object)
    """The ExpectedError of a step whose caller did not ask for it."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.desk: Desk | None = None
        self.packs: Mapping[str, Pack] = {}
        self.office = ""
        self.created: Created | None = None
        """A desk just made, until a person says its recovery key is written down."""
        self.results: tuple[IntakeResult, ...] = ()
        self.leaving = False
        """Whether it is locked as soon as what is under way has ended."""
        self.road = DeskRoad(self)
        self.road.arrived.connect(lambda result: self._received((result,)))
        worker.at_end(self.leave)  # not before: something may still be taken in
        worker.drained.connect(self._leave_soon)

    @staticmethod
    def of(window: Window) -> DeskSession:
        """Return the window's desk, made on first use."""
        found = window.findChild(DeskSession)
        if found is not None:
            return found
        made = DeskSession(window.session.worker, window)
        made.road.changed.connect(lambda: window.tell_serving(made.road.serving))
        made.opened.connect(lambda: window.tell_desk(made._require().workspace))
        made.closed.connect(lambda: window.tell_desk(None))
        return made

    def create(self, folder: Path, office: str, passphrase: str, root: Path, spoken: str) -> Task:
        """Make a desk; its root key goes to the folder ``root`` under a passphrase of its own."""
        return self._opening(lambda: _create(folder, office, passphrase, root, spoken))

    def open(self, folder: Path, passphrase: str) -> Task:
        """Open a desk."""
        return self._opening(lambda: _open(folder, passphrase))

    def leave(self) -> None:
        """Close the desk, or have it closed as soon as nothing is under way any more.

        While laptops can call, that ends first, beside the window; at the program's end at once.
        """
        if self.road.serving and not self.worker.ended:
            self.road.stop()
        self.leaving = not self.worker.ended and not self.worker.idle
        if self.leaving:
            return
        self.road.end()
        if self.desk is not None:
            self.desk.close()
            self.desk, self.results = None, ()
            self.closed.emit()

    def _leave_soon(self) -> None:
        if self.leaving and not self.worker.ended:
            self.leave()

    def refresh(self) -> Task:
        """Read the lists; ``overview`` follows."""
        task = self.compute(_overview)
        task.done.connect(self.overview)
        return task

    def receive(self, places: tuple[Path, ...]) -> Task:
        """Take in files and what lies in folders, one by one; the task brings a Received.

        The task tells its progress as ``number count name`` and can be stopped between two.
        """
        desk, packs = self._require(), self.packs

        def work(told: Progress) -> Received:
            from ui.receiving import take_in

            return take_in(places, desk, packs, told)

        task = self._told(self.worker.write_telling(work))
        task.done.connect(lambda found: self._received(found.results))
        task.failed.connect(lambda _error: self.refresh())  # what came before is taken in
        return task

    def admit(self, item: Quarantined, by: str, reason: str) -> Task:
        """Let a package of the quarantine in; its refusals are the caller's to tell."""
        packs = self.packs

        def work(desk: Desk) -> IntakeResult:
            from sync.admitting import admit

            return replace(admit(desk, item.folder, packs, by, reason), file=item.file)

        task = self.writer_task(work)
        task.done.connect(lambda result: self._received((result,)))
        return task

    def clear_quarantine(self, by: str) -> Task:
        """Remove the old refused originals; ``overview`` follows, also after a fault."""

        def work(desk: Desk) -> Old:
            from sync.clearing import clear

            return clear(desk, by)

        task = self.write(work)
        for end in (task.done, task.failed, task.broke):  # finished is too late: it may be locked
            end.connect(lambda *_: self.refresh())
        return task

    def decide(self, case_id: str, ruling: Ruling) -> Task:
        """Record a decision whose words forms can show; refusals are the caller's to tell."""

        def work(desk: Desk) -> DecisionFacts:
            from ui.drawable import check_ruling

            check_ruling(ruling)
            return desk.record_decision(case_id, ruling)

        task = self.writer_task(work)
        task.done.connect(lambda _facts: self.refresh())
        return task

    def enrol(self, request: Path, folder: Path, holder: str = "") -> Task:
        """Give the laptop of ``request`` a certificate and write its bundle into ``folder``."""
        from ui.desk_keys import enrol

        packs = self.packs
        return self.write(lambda desk: enrol(desk, request, folder, packs, holder))

    def worker_task(self, work: Callable[[Desk], Any]) -> Task:
        """Run ``work`` that only reads; its refusals are the caller's to tell."""
        desk = self._require()
        return self.worker.compute(lambda _told: work(desk))

    def writer_task(self, work: Callable[[Desk], Any]) -> Task:
        """Run ``work`` in the writer thread; its refusals are the caller's to tell."""
        desk = self._require()
        return self.worker.write(lambda: work(desk))

    def write(self, work: Callable[[Desk], Any]) -> Task:
        """Run ``work`` on the desk in the writer thread."""
        desk = self._require()
        return self._told(self.worker.write(lambda: work(desk)))

    def compute(self, work: Callable[[Desk], Any]) -> Task:
        """Run ``work`` that only reads, beside others."""
        desk = self._require()
        return self._told(self.worker.compute(lambda _told: work(desk)))

    def compute_telling(self, work: Callable[[Desk, Progress], Any]) -> Task:
        """The same for what may be stopped: it ends at its next word about progress."""
        desk = self._require()
        return self._told(self.worker.compute(lambda told: work(desk, told)))

    def _told(self, task: Task) -> Task:
        task.failed.connect(self.failed)
        return task

    def _require(self) -> Desk:
        if self.desk is None:
            raise RuntimeError("no desk is open")
        return self.desk

    def _opening(self, work: Callable[[], Any]) -> Task:
        task = self.worker.write(work)
        task.done.connect(self._adopt)
        return task

    def _adopt(self, result: Created | Desk) -> None:
        from models.store.shelf import shelf_of

        self.created = result if isinstance(result, Created) else None
        self.desk = result.desk if isinstance(result, Created) else result
        self.packs = shelf_of(self.desk.workspace)
        self.office = self.desk.office
        self.opened.emit()
        self._recheck()

    def publish(self, pack: Pack, origin: str) -> Task:
        """Publish an edition at the desk; the task brings its digest and the desk's standards."""
        task = self.write(lambda desk: _publish(desk, pack, origin))
        task.done.connect(lambda done: self.use_packs(done[1]))
        return task

    def use_packs(self, packs: Mapping[str, Pack]) -> None:
        """Judge by these standards from now on, and look again at what waited for one of them."""
        if self.desk is not None:
            self.packs = packs
            self._recheck()

    def _recheck(self) -> None:
        """Take up what waited for a standard that has been published here since."""
        packs = self.packs

        def work(desk: Desk) -> tuple[IntakeResult, ...]:
            from sync.inbox import recheck_held

            return recheck_held(desk, packs)

        self.write(work).done.connect(self._received)

    def _received(self, results: tuple[IntakeResult, ...]) -> None:
        self.results = (*reversed(results), *self.results)[:50]
        self.refresh()


def _create(folder: Path, office: str, passphrase: str, root: Path, spoken: str) -> Created:
    from models.district.desk import Desk
    from models.store.disk import PRIVATE
    from sync import office as keys
    from sync.files import write_whole

    root_file = root / keys.ROOT_FILE
    # A stick that cannot be written is refused before, not after.
    write_whole(root_file, b"{}\n", PRIVATE)
    desk, recovery_key = Desk.create(folder, passphrase, office)
    try:
        write_whole(root_file, keys.found(desk, spoken), PRIVATE)
    except BaseException:
        desk.close()
        raise
    return Created(desk, recovery_key, root_file)


def _open(folder: Path, passphrase: str) -> Desk:
    from sync.office import open_desk

    return open_desk(folder, passphrase)


def _overview(desk: Desk) -> Overview:
    from sync.clearing import old
    from sync.quarantine import list_quarantine

    return Overview(desk.list_cases(), list_quarantine(desk.quarantine), old(desk))


def _publish(desk: Desk, pack: Pack, origin: str) -> tuple[str, Mapping[str, Pack]]:
    from models.store.shelf import shelf_of

    return desk.publish(pack, origin), shelf_of(desk.workspace)
