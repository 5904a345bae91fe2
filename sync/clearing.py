"""Clearing the quarantine of old originals: never by itself, only by a person and by name.

A refused file may be the evidence of an attack, so that it was refused, why and when stays beside
its digest; only the copy goes, after ninety days. What a person may still let in stays whole.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import rfc8785

from models.base import Name, Record
from models.clock import Now, instant
from models.district.desk import Desk
from models.errors import PackageError
from models.facts.wording import written
from sync.files import courier_faults
from sync.keys.moments import to_datetime
from sync.package.verdict import UNPROVED
from sync.quarantine import (
    COPY,
    DATA,
    EXPLAINING,
    Quarantined,
    list_quarantine,
    mark_cleared,
    read_note,
)
from sync.sealing import SUFFIX

KEEP_DAYS = 90
"""Days a refused original is kept at least: long enough to be missed and asked for."""
LEDGER, KIND = "deeds", "quarantine-cleared"


class Clearing(Record):
    """Who had the copy of a refused file removed."""

    folder: Name
    """Name of its folder: the first of its SHA-256."""
    code: Name
    """Why it had been refused."""
    by: Name
    """Who answers for it."""


@dataclass(frozen=True, slots=True)
class Old:
    """What may be cleared."""

    items: tuple[Quarantined, ...]
    """Refused files whose copy is older than that, the latest first."""
    size: int
    """Bytes they take."""


def old(desk: Desk) -> Old:
    """Return the refused originals that may be removed now."""
    before = instant(to_datetime(desk.now().utc) - timedelta(days=KEEP_DAYS))
    found = [
        one
        for one in list_quarantine(desk.quarantine)
        if one.at and one.at < before and _copy_of(one) and _decided(one)
    ]
    with courier_faults():
        size = sum(copy.stat().st_size for one in found if (copy := _copy_of(one)))
    return Old(tuple(found), size)


def clear(desk: Desk, by: str) -> Old:
    """Remove the old originals; what is known of each stays, with who removed it in the ledger.

    Raises PackageError: ``clear-needs-name``, ``text-too-long``, or that of the disk, where those
    before it are gone and the ledger says so.
    """
    if not by.strip():
        raise PackageError("clear-needs-name")
    found, now = old(desk), desk.now()
    gone = [(one, _cleared(one, desk, by.strip(), now)) for one in found.items]
    sizes = [size for _, size in gone if size is not None]
    return Old(tuple(one for one, size in gone if size is not None), sum(sizes))


def _cleared(one: Quarantined, desk: Desk, by: str, now: Now) -> int | None:
    """Remove one copy and return its bytes; None where it was refused anew meanwhile."""
    said = {"folder": one.folder.name, "code": one.code, "by": by}
    line = rfc8785.dumps(written(Clearing, PackageError, said).plain())
    with EXPLAINING, courier_faults():
        copy = _copy_of(one)
        if copy is None or not _stands(one):
            return None
        size = copy.stat().st_size
        with desk.write() as store:  # first the ledger: nothing goes without a line
            store.add_line(LEDGER, KIND, (one.folder.name, line), now)
        mark_cleared(one.folder, now.utc)
        copy.unlink(missing_ok=True)
    return size


def _stands(one: Quarantined) -> bool:
    try:
        return read_note(one.folder / DATA) == one
    except (OSError, ValueError, KeyError, TypeError):  # nobody knows when it was refused
        return False


def _copy_of(one: Quarantined) -> Path | None:
    copies = (one.folder / name for name in (COPY, COPY + SUFFIX))
    return next((copy for copy in copies if copy.is_file()), None)


def _decided(one: Quarantined) -> bool:
    """Return whether nobody can let it in any more, or somebody has."""
    return bool(one.admitted) or one.code != UNPROVED


def clearings(desk: Desk) -> tuple[tuple[str, Clearing], ...]:
    """Return what was removed, with its moment, in order."""
    with desk.read() as store:
        lines = store.lines(LEDGER, KIND)
    return tuple((line.at, Clearing.model_validate_json(line.data)) for line in lines)
