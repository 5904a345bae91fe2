"""Uploads under way: each a folder with the bytes that have come and what is known of them.

How far an upload is, its file says and nothing else: after a kill there is one truth.
"""

import logging
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from models.base import Count, Record, Sha256
from models.store.disk import PRIVATE, forget, sync_folder, write_whole
from sync.files import courier_faults, private_folder
from sync.road.limits import Limits
from sync.road.mistakes import whereabouts
from sync.road.wire import Refused

_log = logging.getLogger(__name__)
FOLDER = "uploads"
STATE, PART = "upload.json", "data.part"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.zip(\.age)?")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")
"""What Windows takes for a device, whatever stands behind the dot."""


class UploadStatus(StrEnum):
    """How far an upload is."""

    OPEN = "open"
    """Bytes are missing."""
    WHOLE = "whole"
    """All bytes are here; the intake has not answered yet."""
    JUDGED = "judged"
    """The intake has answered."""


class Upload(Record):
    """What is known of an upload; kept beside its bytes."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    """Its name on the line."""
    device: str
    """The laptop whose certificate began it; nobody else sees it."""
    length: Count
    """Bytes in all."""
    name: str
    """File name of the package."""
    mark: Sha256 | None = None
    """By what the laptop knows the file again, however it makes it."""
    sha256: Sha256 | None = None
    """What the whole file must hash to, when the laptop said."""
    began: Count
    """When, in seconds since 1970."""
    status: UploadStatus = UploadStatus.OPEN
    """How far it is."""
    package: Sha256 | None = None
    """Identity of the package, once judged and as far as it could be read."""
    answered: bool | None = None
    """True when there is a receipt for it; absent means it was refused without one."""
    code: str | None = None
    """Reason of the refusal."""


def proper_name(name: str) -> bool:
    """Return whether a file may come under this name."""
    return bool(_NAME.fullmatch(name)) and not _DEVICE.fullmatch(name)


class Uploads:
    """The folder of uploads. Any thread may call."""

    def __init__(
        self, desk: Path, limits: Limits, clock: Callable[[], float] | None = None
    ) -> None:
        """Find what earlier runs left; raises PackageError as ``private_folder``."""
        self.folder = desk / FOLDER
        self._limits, self._clock = limits, clock or time.time
        self._lock = threading.Lock()
        private_folder(self.folder)
        self._known = {found.id: found for found in map(self._load, self._places()) if found}
        self.sweep()

    def begin(
        self, device: str, length: int, name: str, mark: str | None, sha256: str | None = None
    ) -> Upload:
        """Return a new upload, or the one this laptop began for the same bytes.

        Raises Refused when it is too large or there is no room.
        """
        self.sweep()
        if length > self._limits.upload_bytes:
            raise Refused(413, "road-too-large")
        made = Upload(
            id=uuid.uuid4().hex,
            device=device,
            length=length,
            name=name,
            mark=mark,
            sha256=sha256,
            began=int(self._clock()),
        )
        with self._lock:
            same = self._same(made)
            if same is not None:
                return same
            self._require_room(device, length)
            with courier_faults():
                private_folder(self._place(made.id))
                (self._place(made.id) / PART).touch(mode=PRIVATE)
            self._keep(made)
            return made

    def find(self, upload_id: str, device: str) -> Upload:
        """Return an upload of this laptop; raises Refused(404), also for another's."""
        with self._lock, courier_faults():
            found = self._known.get(upload_id)
            if found is not None and self._lost(found):
                self._drop(upload_id)
                found = None
        if found is None or found.device != device:
            raise Refused(404, "road-no-upload")
        return found

    def offset(self, upload: Upload) -> int:
        """Return how many bytes are here."""
        if upload.status is not UploadStatus.OPEN:
            return upload.length
        with courier_faults():
            return min(self.part(upload).stat().st_size, upload.length)

    def part(self, upload: Upload) -> Path:
        """Return the file that grows."""
        return self._place(upload.id) / PART

    def file(self, upload: Upload) -> Path:
        """Return the whole file, under the name of the package."""
        return self._place(upload.id) / upload.name

    def finish(self, upload: Upload) -> Upload:
        """Give the file its name: every byte is here and durable."""
        with self._lock, courier_faults():
            if self.part(upload).exists():
                os.replace(self.part(upload), self.file(upload))
            whole = upload.model_copy(update={"status": UploadStatus.WHOLE})
            self._known[upload.id] = whole  # a disk too full to say so is no reason to forget it
            sync_folder(self._place(upload.id))
            return self._keep(whole)

    def judged(self, upload: Upload, package: str, answered: bool, code: str) -> Upload:
        """Keep what the intake said, and let the bytes go."""
        told = {"package": package or None, "answered": answered or None, "code": code or None}
        with self._lock:
            done = {"status": UploadStatus.JUDGED, **told}
            kept = self._keep(upload.model_copy(update=done))
            forget(self.file(upload))
            return kept

    def start_again(self, upload: Upload) -> None:
        """Throw away the bytes: they are not what the laptop said they would be."""
        with courier_faults(), self.part(upload).open("r+b") as file:
            file.truncate(0)

    def remove(self, upload: Upload) -> None:
        """Forget an upload and its bytes."""
        with self._lock:
            self._drop(upload.id)

    def waiting(self) -> tuple[Upload, ...]:
        """Return what is whole and not judged, the oldest first."""
        with self._lock:
            found = [u for u in self._known.values() if u.status is UploadStatus.WHOLE]
        return tuple(sorted(found, key=lambda u: u.began))

    def ends(self, upload: Upload) -> float:
        """Return until when an upload is kept, in seconds since 1970."""
        return self._touched(upload) + self._limits.keep_seconds

    def sweep(self) -> None:
        """Remove what nobody went on with for too long, or nobody can."""
        with self._lock, courier_faults():
            now = self._clock()
            for found in tuple(self._known.values()):
                ended = found.status is not UploadStatus.WHOLE and self.ends(found) < now
                if ended or self._lost(found):
                    self._drop(found.id)

    def _lost(self, upload: Upload) -> bool:
        """Return whether the bytes that had come were taken away, by a virus scanner perhaps."""
        return upload.status is UploadStatus.OPEN and not self.part(upload).exists()

    def _same(self, made: Upload) -> Upload | None:
        """Return the upload that ``made`` would be a second one of."""
        fresh = {"id": "", "began": 0, "status": "", "package": None, "answered": None}
        wanted = made.model_copy(update=fresh)
        for found in self._known.values() if made.mark or made.sha256 else ():
            refused = found.status is UploadStatus.JUDGED and not found.answered
            if found.model_copy(update=fresh) == wanted and not refused:
                return found
        return None

    def _require_room(self, device: str, length: int) -> None:
        limits = self._limits
        going = [u for u in self._known.values() if u.status is not UploadStatus.JUDGED]
        if sum(u.device == device for u in going) >= limits.open_each:
            raise Refused(429, "road-too-many", {"Retry-After": "600"})
        promised = sum(u.length for u in going)
        with courier_faults():
            free = limits.free(self.folder)
        to_come = promised - sum(self.offset(u) for u in going) + limits.copies * length
        if promised + length > limits.quota_bytes or to_come + limits.reserve_bytes > free:
            raise Refused(507, "road-desk-full")

    def _touched(self, upload: Upload) -> float:
        """Return when anything of it was written last."""
        place = self._place(upload.id)
        found = [place / PART, place / STATE]
        return max([f.stat().st_mtime for f in found if f.exists()], default=upload.began)

    def _places(self) -> list[Path]:
        with courier_faults():
            return [found for found in self.folder.iterdir() if found.is_dir()]

    def _load(self, place: Path) -> Upload | None:
        """Read an upload again; what a kill left half made is removed."""
        try:
            found = Upload.model_validate_json((place / STATE).read_bytes())
        except (FileNotFoundError, ValidationError):
            shutil.rmtree(place, ignore_errors=True)
            return None
        except OSError as error:  # the disk may read it the next time: it stays
            _log.error("an upload's state could not be read: %s", whereabouts(error))
            return None
        whole = found.status is UploadStatus.OPEN and (place / found.name).exists()
        return found.model_copy(update={"status": UploadStatus.WHOLE}) if whole else found

    def _keep(self, upload: Upload) -> Upload:
        with courier_faults():
            data = upload.model_dump_json(exclude_none=True).encode("utf-8")
            write_whole(self._place(upload.id) / STATE, data, PRIVATE)
        self._known[upload.id] = upload
        return upload

    def _drop(self, upload_id: str) -> None:
        self._known.pop(upload_id, None)
        shutil.rmtree(self._place(upload_id), ignore_errors=True)

    def _place(self, upload_id: str) -> Path:
        return self.folder / upload_id
