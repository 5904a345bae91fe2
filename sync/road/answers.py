"""What the desk answers to each request of a known laptop: tus 1.0.0 and its receipts."""

import base64
import binascii
import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

from models.errors import ExpectedError
from sync.files import courier_faults
from sync.road.callers import Rates
from sync.road.judging import Judging
from sync.road.limits import OFFSET_TYPE, RECEIPTS_PATH, TUS_VERSION, UPLOADS_PATH, Limits
from sync.road.turns import Busy, Turns
from sync.road.uploads import Upload, Uploads, UploadStatus, proper_name
from sync.road.wire import Answer, Line, LineGone, Refused, Request
from sync.road.writing import Running, cut_back, pour

EXTENSIONS = "creation,expiration,checksum,termination"
ALGORITHMS = {"sha256": hashlib.sha256, "sha1": hashlib.sha1}
"""Those a chunk may be checked by; tus asks for sha1."""
_UPLOAD = re.compile(UPLOADS_PATH + r"/([0-9a-f]{32})(/receipt)?")
_RECEIPT = re.compile(RECEIPTS_PATH + r"/([0-9a-f]{64})(/return|/withdrawn)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
COUNT_EVERY = 16 << 20
"""Bytes after which they are counted against the day's share."""
STILL_EVERY = 2.0
"""Seconds after which a laptop that is sending is asked again whether it may."""


@dataclass(frozen=True)
class Caller:
    """A laptop on one line."""

    device: str
    """Which."""
    line: Line
    """Where its body comes from."""
    cut: Callable[[], None]
    """Ends this line from another thread."""
    still: Callable[[], None]
    """Raises Refused when it may not call any more."""


class Answers:
    """Everything a known laptop can ask for."""

    def __init__(self, uploads: Uploads, judging: Judging, rates: Rates, limits: Limits) -> None:
        self._uploads, self._judging = uploads, judging
        self._rates, self._limits = rates, limits
        self._turns = Turns()

    def to(self, request: Request, caller: Caller) -> Answer:
        """Return the answer; raises Refused, LineGone, ExpectedError."""
        self._rates.request(caller.device)
        if request.method == "OPTIONS":
            return self._options()
        if request.method == "GET":
            return self._get(request, caller)
        if request.fields.get("tus-resumable") != TUS_VERSION:
            raise Refused(412, "road-version", {"Tus-Version": TUS_VERSION})
        if request.method == "POST" and request.path == UPLOADS_PATH:
            return self._create(request, caller)
        upload, receipt = self._named(request, caller)
        deeds = {"HEAD": self._head, "PATCH": self._patch, "DELETE": self._delete}
        deed = deeds.get(request.method)
        if deed is None or receipt:
            raise Refused(405, "road-request")
        with self._turns.alone(upload.id, caller.cut) as busy:
            return deed(request, caller, self._uploads.find(upload.id, caller.device), busy)

    def _options(self) -> Answer:
        told = {
            "Tus-Version": TUS_VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(self._limits.upload_bytes),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        }
        return Answer(204, told)

    def _get(self, request: Request, caller: Caller) -> Answer:
        found = _RECEIPT.fullmatch(request.path)
        if found:
            judging = self._judging
            papers = {"/return": judging.returned, "/withdrawn": judging.withdrawn}
            return papers.get(found[2], judging.receipt)(found[1], caller.device)
        upload, receipt = self._named(request, caller)
        if not receipt:
            raise Refused(405, "road-request")
        return self._judging.answer(upload)

    def _named(self, request: Request, caller: Caller) -> tuple[Upload, bool]:
        found = _UPLOAD.fullmatch(request.path)
        if found is None:
            raise Refused(404, "road-no-upload")
        return self._uploads.find(found[1], caller.device), bool(found[2])

    def _create(self, request: Request, caller: Caller) -> Answer:
        length = request.number("upload-length")
        if not length:
            raise Refused(400, "road-request")
        told = metadata(request.fields.get("upload-metadata", ""))
        name, digests = told.get("filename", ""), (told.get("mark"), told.get("sha256"))
        if not proper_name(name) or not all(d is None or _SHA256.fullmatch(d) for d in digests):
            raise Refused(400, "road-name")
        self._rates.creation(caller.device)
        made = self._uploads.begin(caller.device, length, name, *digests)
        return Answer(201, {"Location": f"{UPLOADS_PATH}/{made.id}", **self._expiry(made)})

    def _head(self, _request: Request, _caller: Caller, upload: Upload, busy: Busy) -> Answer:
        offset = str(self._uploads.offset(upload))
        if upload.status is UploadStatus.OPEN and offset == str(upload.length):
            try:  # a kill, or a refusal, came between the last byte and this
                self._finish(upload, busy)
            except Refused:
                offset = "0"
        told = {"Upload-Offset": offset, "Upload-Length": str(upload.length)}
        return Answer(200, {**told, **self._expiry(upload)})

    def _delete(self, _request: Request, _caller: Caller, upload: Upload, busy: Busy) -> Answer:
        if upload.status is UploadStatus.WHOLE:  # it is being taken in
            raise Refused(409, "road-judging")
        self._uploads.remove(upload)
        busy.running = None
        return Answer(204)

    def _patch(self, request: Request, caller: Caller, upload: Upload, busy: Busy) -> Answer:
        if request.fields.get("content-type") != OFFSET_TYPE:
            raise Refused(415, "road-request")
        size, offset = request.number("content-length"), self._uploads.offset(upload)
        if size is None:
            raise Refused(411, "road-length")
        if request.number("upload-offset") != offset:
            raise Refused(409, "road-offset", {"Upload-Offset": str(offset)})
        if upload.status is UploadStatus.OPEN and offset < upload.length:
            if offset + size > upload.length:
                raise Refused(413, "road-too-large")
            checksum = _checksum(request)
            caller.line.go_on(request)
            offset = self._take(caller, upload, busy, offset, checksum)
        if upload.status is UploadStatus.OPEN and offset == upload.length:
            self._finish(upload, busy)
        return Answer(204, {"Upload-Offset": str(offset), **self._expiry(upload)})

    def _take(
        self, caller: Caller, upload: Upload, busy: Busy, offset: int, checksum: tuple[Any, bytes]
    ) -> int:
        """Write the body behind ``offset``; return the new one, durable."""
        if offset == 0 and upload.sha256:
            busy.running = Running()
        running = busy.running if busy.running and busy.running.at == offset else None
        busy.running = None  # what is half written is read again
        hashed = [running.digest] if running else []
        digests = (*hashed, checksum[0]) if checksum[0] else tuple(hashed)
        whole, part = caller.line.left, self._uploads.part(upload)
        still = self._still(caller)
        try:
            with courier_faults():
                taken = pour(caller.line, part, offset, digests, self._pace, still.ask)
        finally:
            still.count()  # also of a body that was broken off: it came all the same
        if taken < whole:
            raise LineGone
        if checksum[0] and checksum[0].digest() != checksum[1]:
            with courier_faults():
                cut_back(part, offset)
            raise Refused(460, "road-checksum")
        if running:
            running.at, busy.running = offset + taken, running
        return offset + taken

    def _finish(self, upload: Upload, busy: Busy) -> None:
        running, busy.running = busy.running or Running(), None
        if upload.sha256:
            whole = running.caught_up(self._uploads.part(upload), upload.length)
            if whole.digest.hexdigest() != upload.sha256:
                self._uploads.start_again(upload)
                raise Refused(460, "road-digest", {"Upload-Offset": "0"})
        try:
            self._uploads.finish(upload)
        finally:
            self._judging.wake()  # its bytes are here, whether or not that could be written down

    def _pace(self, taken: int, seconds: float) -> float:
        """How long to wait for the next bytes: less, the slower the body has come so far."""
        most = self._limits.silence_seconds
        return max(0.0, min(most, most + taken / self._limits.least_rate - seconds))

    def _still(self, caller: Caller) -> "_Still":
        return _Still(caller, self._rates)

    def _expiry(self, upload: Upload) -> dict[str, str]:
        return {"Upload-Expires": formatdate(self._uploads.ends(upload), usegmt=True)}


class _Still:
    """Asks while a body comes whether its laptop may still send, and counts what came."""

    def __init__(self, caller: Caller, rates: Rates) -> None:
        self._caller, self._rates = caller, rates
        self._asked, self._counted = time.monotonic(), caller.line.left

    def ask(self) -> None:
        """Raise Refused when it may not."""
        if self._counted - self._caller.line.left >= COUNT_EVERY:
            self.count()
        if time.monotonic() - self._asked > STILL_EVERY:
            self._caller.still()
            self._asked = time.monotonic()

    def count(self) -> None:
        """Count what came since the last time; raises Refused(429)."""
        came = self._counted - self._caller.line.left
        self._counted = self._caller.line.left
        if came:
            self._rates.bytes_(self._caller.device, came)


def metadata(text: str) -> dict[str, str]:
    """Return what ``Upload-Metadata`` says; raises Refused(400)."""
    found: dict[str, str] = {}
    try:
        for pair in text.split(",") if text else ():
            name, _, value = pair.strip().partition(" ")
            found[name] = base64.b64decode(value, validate=True).decode("utf-8")
    except (binascii.Error, ValueError) as error:
        raise Refused(400, "road-name") from error
    return found


def _checksum(request: Request) -> tuple[Any, bytes]:
    """Return a fresh digest and what it must come to; (None, b"") when nothing was said."""
    said = request.fields.get("upload-checksum")
    if said is None:
        return None, b""
    name, _, value = said.partition(" ")
    try:
        return ALGORITHMS[name](), base64.b64decode(value, validate=True)
    except (KeyError, binascii.Error) as error:
        raise Refused(400, "road-checksum") from error


def told_of(error: ExpectedError) -> Refused:
    """Return how a failure of the desk's own disk is told to a laptop."""
    if error.code == "courier-full":
        return Refused(507, "road-desk-full")
    return Refused(503, "road-later", {"Retry-After": "10"})
