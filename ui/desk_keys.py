"""What the desk's page of keys has done beside the window. No widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from models.district.desk import Desk
    from models.errors import ExpectedError
    from models.standards.types import Pack
    from sync.keys.ledger import Line
    from sync.office import Enrolled, Requested

MOST_REQUESTS = 20
CSV_NAME = "keys.csv"


@dataclass(frozen=True)
class Found:
    """A request that lies on a stick: read, or why it cannot be."""

    file: Path
    requested: Requested | None
    error: ExpectedError | None


@dataclass(frozen=True)
class Read:
    """What a stick had for the desk."""

    found: tuple[Found, ...]
    caught_up: bool
    """A laptop's list was newer than the desk's own: its numbers were taken over."""


def read_requests(desk: Desk, folder: Path) -> Read:
    """Read every request of a folder, and learn from the lists beside them."""
    from sync.keeping import take_over_beside
    from ui.desk_session import REQUESTS

    caught_up = take_over_beside(desk, folder)
    files = sorted(folder.glob(REQUESTS))[:MOST_REQUESTS]
    return Read(tuple(_read(desk, file) for file in files), caught_up)


def _read(desk: Desk, file: Path) -> Found:
    from models.errors import PackageError
    from sync.office import inspect

    try:
        return Found(file, inspect(desk, request_bytes(file)), None)
    except PackageError as error:
        return Found(file, None, error)


def request_bytes(file: Path) -> bytes:
    """Return a request's file; raises PackageError(``request-unreadable``)."""
    from models.errors import PackageError
    from sync.keys.laptop import MAX_REQUEST_BYTES

    try:
        with file.open("rb") as stream:
            return stream.read(MAX_REQUEST_BYTES + 1)
    except OSError as error:
        raise PackageError("request-unreadable") from error


def enrol(
    desk: Desk, request: Path, folder: Path, packs: Mapping[str, Pack], holder: str = ""
) -> Enrolled:
    """Give a laptop its certificate and write its bundle into ``folder``."""
    from sync.office import enrol, hand_out

    enrolled = enrol(desk, request_bytes(request), _refs(packs), holder)
    hand_out(enrolled, folder)
    return enrolled


def write_bundle(desk: Desk, folder: Path, packs: Mapping[str, Pack]) -> Enrolled:
    """Write the bundle for every laptop into ``folder``."""
    from sync.office import bundle_for_all, hand_out

    made = bundle_for_all(desk, _refs(packs))
    hand_out(made, folder)
    return made


def _refs(packs: Mapping[str, Pack]) -> tuple[PackRef, ...]:
    from models.facts.bodies import PackRef

    return tuple(
        PackRef(id=pack.id, edition=pack.edition, sha256=sha) for sha, pack in packs.items()
    )


def save_ledger(rows: Iterable[tuple[str, ...]], heads: tuple[str, ...], folder: Path) -> Path:
    """Write the ledger of keys as a table for an office program."""
    from ui.ledger_desk import csv_bytes, save

    return save(folder, CSV_NAME, csv_bytes([heads, *rows]))


Words = Callable[[str], str]


def cells(line: Line, act: Words, reason: Words) -> tuple[str, ...]:
    """Return a line of the ledger as its cells: when, what, who, which key, until, why.

    ``act`` and ``reason`` say an act and a reason in words: the window has Qt's, a command its own.
    """
    entry = line.entry
    moment = datetime.fromisoformat(line.at[:19]).replace(tzinfo=UTC).astimezone()
    return (
        f"{moment:%Y-%m-%d %H:%M}",
        act(str(entry.act)),
        entry.name or "",
        entry.holder or "",
        reason(str(entry.reason)) if entry.reason else "",
        entry.remark or "",
        str(entry.number or ""),
        (entry.until or "")[:10],
        entry.device or "",
        entry.serial or "",
        entry.fingerprint or "",
    )


if TYPE_CHECKING:
    from models.facts.bodies import PackRef
