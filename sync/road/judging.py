"""Whole uploads go through the same intake as a stick, one after the other, beside the lines."""

import logging
import threading
from collections.abc import Callable, Mapping

from models.district import returning, withdrawing
from models.district.desk import Desk
from models.district.door import Reading
from models.errors import DistrictError, ExpectedError
from models.standards.types import Pack
from sync.inbox import IntakeResult, receive
from sync.receipt import ReceiptStatus, peek
from sync.road.limits import RECEIPT_TYPE
from sync.road.mistakes import whereabouts
from sync.road.uploads import Upload, Uploads, UploadStatus
from sync.road.wire import Answer, Refused

AGAIN_SECONDS = 10.0
"""After the desk's own disk failed."""
_log = logging.getLogger(__name__)


class Judging:
    """A thread that takes in what is whole; what a kill interrupts is taken in again."""

    def __init__(
        self,
        desk: Desk,
        uploads: Uploads,
        packs: Callable[[], Mapping[str, Pack]],
        heard: Callable[[IntakeResult], None],
    ) -> None:
        self._desk, self._uploads, self._packs, self._heard = desk, uploads, packs, heard
        self._wake, self._ended = threading.Event(), False
        self._broken: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        self._thread = threading.Thread(target=self._run, name="road-intake", daemon=True)

    def start(self) -> None:
        """Begin, with what an earlier run left."""
        self._wake.set()
        self._thread.start()

    def stop(self) -> None:
        """Finish the package that is being taken in, and no other."""
        self._ended = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()

    def wake(self) -> None:
        """Something is whole."""
        self._wake.set()

    def answer(self, upload: Upload) -> Answer:
        """Return what there is to say of an upload: its receipt, a refusal, or to ask again."""
        if upload.status is UploadStatus.OPEN:
            raise Refused(409, "road-not-whole")
        if upload.status is UploadStatus.WHOLE:
            return Answer.told(202, "road-judging", {"Retry-After": "1"})
        if not upload.answered or upload.package is None:
            return Answer.told(422, upload.code or "road-refused")
        return Answer(200, {"Content-Type": RECEIPT_TYPE}, self._desk.receipt(upload.package))

    def receipt(self, package: str, device: str) -> Answer:
        """Return the receipt of a package of this laptop; 404 for anybody else's."""
        known = self._standing(package)
        if known is None or peek(known).device != device:
            raise Refused(404, "road-no-receipt")
        return Answer(200, {"Content-Type": RECEIPT_TYPE}, known)

    def returned(self, package: str, device: str) -> Answer:
        """Return what was sent back of a package of this laptop; 404 when nothing was."""
        return self._paper(package, device, returning.standing)

    def withdrawn(self, package: str, device: str) -> Answer:
        """Return the notice that returns of a package of this laptop were taken back; or 404."""
        return self._paper(package, device, withdrawing.notice)

    def _paper(
        self, package: str, device: str, find: Callable[[Reading, str], bytes | None]
    ) -> Answer:
        self.receipt(package, device)
        with self._desk.read() as store:
            data = find(store, package)
        if data is None:
            raise Refused(404, "road-no-return")
        return Answer(200, {"Content-Type": RECEIPT_TYPE}, data)

    def _run(self) -> None:
        while not self._ended:
            self._wake.wait()
            self._wake.clear()
            wait = False
            for upload in self._uploads.waiting():
                if self._ended:
                    return
                # What is wrong with one of them may not be wrong with the next.
                wait |= upload.id not in self._broken and not self._judge(upload)
            if wait:
                self._later()

    def _later(self) -> None:
        again = threading.Timer(AGAIN_SECONDS, self._wake.set)
        again.daemon = True
        again.start()

    def _judge(self, upload: Upload) -> bool:
        """Take one in; False when the desk itself could not, and it has to wait."""
        try:
            result = receive(self._uploads.file(upload), self._desk, self._packs())
            answered = self._answered(result)
            code = "" if answered else result.code
            self._uploads.judged(upload, result.package_digest, answered, code)
        except ExpectedError as error:  # a full disk: everything is as it was before
            if (upload.id, error.code) not in self._told:
                self._told.add((upload.id, error.code))
                _log.error("an upload waits, as the desk could not take it in: %s", error.code)
            return False
        except Exception as error:  # our own: it stays as it came, and holds up nobody else
            _log.error("an upload could not be judged: %s", whereabouts(error))
            self._broken.add(upload.id)
            return True
        self._tell(result)
        return True

    def _tell(self, result: IntakeResult) -> None:
        """Say what became of it; whoever cannot hear it any more holds up no other upload."""
        try:
            self._heard(result)
        except Exception as error:
            _log.error("what became of an upload could not be told: %s", whereabouts(error))

    def _answered(self, result: IntakeResult) -> bool:
        """True when the standing receipt says what became of this file."""
        if not result.package_digest:
            return False
        known = self._standing(result.package_digest)
        told = peek(known) if known else None
        if told is None or told.status.value != result.status.value:
            return False
        return told.status is not ReceiptStatus.REJECTED or told.code == result.code

    def _standing(self, package: str) -> bytes | None:
        """Return what the desk said of a package the last time; None when it never came."""
        try:
            return self._desk.receipt(package)
        except DistrictError as error:
            if error.code != "package-unknown":
                raise
            return None
