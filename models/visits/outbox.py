"""How far each package has come: copies made of it, and what the office answered.

One row of the settings for each package holds its copies. They are no facts and no evidence:
losing them costs another copy, never a visit.
"""

import json
from enum import StrEnum

from pydantic import ValidationError
from sqlalchemy import Connection
from sqlmodel import Session

from models.base import Count, Instant, Record, Sha256
from models.store import settings


class CopyState(StrEnum):
    """What is known of one copy."""

    WRITTEN = "written"
    """All bytes were written; nothing was compared yet, or the program ended before it could."""
    VERIFIED = "verified"
    """Read back from the medium and found to be the package."""


class OutboxState(StrEnum):
    """What is known of a package; the first that is true, from below upwards."""

    WAITING = "waiting"
    """待送: made, and lies only on this laptop."""
    COPIED = "copied"
    """已复制: written to a stick, not compared."""
    VERIFIED = "verified"
    """已核对: read back from the stick."""
    RECEIVED = "imported"
    """已送达: a verified receipt says so, and nothing else does."""
    HELD = "held"
    """The office waits for a standard."""
    CONFLICT = "conflict"
    """The office has another laptop's record of the same visit."""
    STALE = "stale"
    """The office has a later revision."""
    REJECTED = "rejected"
    """The office refused it."""
    RETURNED = "returned"
    """已退回: the office sent it back for correction."""


class Copy(Record):
    """One copy of a package on a stick or in a folder."""

    folder: str
    """Where, as the person named it."""
    file_name: str
    """Its name there."""
    sha256: Sha256 | None = None
    """Digest of its bytes; absent for a copy made before 2026-11-23."""
    size: Count = 0
    """Its bytes."""
    volume: str = ""
    """Number the stick was given when it was formatted; empty when the system does not tell."""
    state: CopyState = CopyState.VERIFIED
    """What is known of it."""
    at: Instant | None = None
    """When that was found out; absent for a copy made before 2026-11-23."""

    def same_place(self, other: "Copy") -> bool:
        """Return whether the other one lies in the same file of the same stick."""
        mine = (self.folder, self.file_name, self.volume)
        return mine == (other.folder, other.file_name, other.volume)


def copies(source: Connection | Session, package_digest: str) -> tuple[Copy, ...]:
    """Return the copies of a package, the latest last."""
    kept = settings.get(source, _copies(package_digest))
    if kept is None:
        return _earlier(source, package_digest)
    try:
        return tuple(Copy.model_validate(one, strict=False) for one in json.loads(kept))
    except (ValueError, ValidationError):  # of a later program: copy again rather than believe
        return ()


def remember(connection: Connection, package_digest: str, copy: Copy) -> None:
    """Keep what is known of a copy instead of what was known before."""
    _put(connection, package_digest, (*_others(connection, package_digest, copy), copy))


def drop(connection: Connection, package_digest: str, copy: Copy) -> None:
    """Forget a copy that is not there any more."""
    _put(connection, package_digest, _others(connection, package_digest, copy))


def standing(made: tuple[Copy, ...], answers: tuple[str, ...] = ()) -> OutboxState:
    """Return how far a package has come; ``answers`` are its verified papers in order.

    What was sent back is sent back; otherwise, once imported is imported, whatever comes after:
    the office has it in its books.
    """
    for final in (OutboxState.RETURNED, OutboxState.RECEIVED):
        if final in answers:
            return final
    if answers:
        return OutboxState(answers[-1])
    if any(copy.state is CopyState.VERIFIED for copy in made):
        return OutboxState.VERIFIED
    return OutboxState.COPIED if made else OutboxState.WAITING


def _others(connection: Connection, package_digest: str, copy: Copy) -> tuple[Copy, ...]:
    return tuple(one for one in copies(connection, package_digest) if not one.same_place(copy))


def _put(connection: Connection, package_digest: str, made: tuple[Copy, ...]) -> None:
    kept = json.dumps([copy.plain() for copy in made], ensure_ascii=False)
    settings.put(connection, _copies(package_digest), kept)


def _earlier(source: Connection | Session, package_digest: str) -> tuple[Copy, ...]:
    """Before there were states, the folder of the last compared copy was all that was kept."""
    folder = settings.get(source, f"copied-{package_digest}")
    return (Copy(folder=folder, file_name=""),) if folder else ()


def _copies(package_digest: str) -> str:
    return f"copies-{package_digest}"
