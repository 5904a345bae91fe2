"""How much the desk takes over the line, and how long it waits for anybody."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.limits import MAX_PACKAGE_BYTES, MEBIBYTE

GIBIBYTE = 1024 * MEBIBYTE
DAY = 24 * 3600
UPLOADS_PATH = "/uploads"
RECEIPTS_PATH = "/receipts"
TUS_VERSION = "1.0.0"
OFFSET_TYPE = "application/offset+octet-stream"
RECEIPT_TYPE = "application/pkcs7-mime"
MOST_ANSWER_BYTES = 4 * MEBIBYTE
"""Largest answer a laptop reads: a return of many long remarks; a receipt is a few KiB."""
PORT = 8443
"""Where a desk listens unless it is told otherwise."""


def free_bytes(folder: Path) -> int:
    """Return how much room the disk of ``folder`` has."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Limits:
    """One table; a test gives smaller numbers."""

    head_bytes: int = 16 * 1024
    """Request line and header fields together."""
    fields: int = 40
    """Header fields of one request."""
    upload_bytes: int = MAX_PACKAGE_BYTES + 16 * MEBIBYTE
    """Largest upload: the largest package, encrypted."""
    handshake_seconds: float = 10
    """From the first byte of a caller until we know who it is."""
    head_seconds: float = 15
    """From the first byte of a request to its last header field."""
    idle_seconds: float = 45
    """Between two requests on one line."""
    silence_seconds: float = 30
    """Without one byte of a body that was announced."""
    least_rate: int = 256
    """Bytes a second a body has to bring on average after its first ``silence_seconds``."""
    strangers: int = 32
    """Callers whose handshake is not done; with one more, the one who waited longest goes."""
    lines: int = 64
    """Callers who are known; with one more, the one who was quiet longest goes."""
    lines_each: int = 4
    """Lines of one laptop; with one more, its oldest goes: it may be half open."""
    requests_per_minute: int = 600
    """Of one laptop."""
    creations_per_hour: int = 240
    """Uploads one laptop may begin."""
    bytes_per_day: int = 64 * GIBIBYTE
    """What one laptop may send."""
    open_each: int = 16
    """Uploads of one laptop that wait to be finished."""
    quota_bytes: int = 64 * GIBIBYTE
    """What unfinished uploads of all laptops may become."""
    reserve_bytes: int = 512 * MEBIBYTE
    """Room on the disk that stays free."""
    copies: int = 3
    """Times an upload needs its size: as it came, opened, and in the desk's books."""
    keep_seconds: int = 7 * DAY
    """An upload that nobody goes on with, and the answer to one, are kept so long."""
    free: Callable[[Path], int] = free_bytes
    """How much room a folder's disk has."""
