"""The containers a database names: which evidence lies where, and copies of them that are whole."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, text
from sqlcipher3 import dbapi2

from models.errors import StoreError
from models.store.container import (
    EVIDENCE,
    MENDING,
    UNFINISHED,
    WHOLE,
    ContainerWriter,
    Place,
    open_place,
    path_of,
)
from models.store.disk import PRIVATE_FOLDER, forget, sync_file, sync_folder
from models.store.faults import disk_faults

_CONTAINER = text("INSERT INTO container (name, key, size) VALUES (:name, :key, :size)")
_BLOB = text(
    "INSERT INTO blob (sha256, kind, data) VALUES (:sha256, 'outside', zeroblob(0))"
    " ON CONFLICT (sha256) DO NOTHING"
)
_PLACED = text(
    "INSERT INTO placed (sha256, container, offset, first, size)"
    " SELECT sha256, :container, :offset, :first, :size FROM blob"
    " WHERE sha256 = :sha256 AND kind = 'outside' ON CONFLICT (sha256) DO NOTHING"
)
_PLACE = (
    "p.container, c.key, p.offset, p.first, p.size FROM placed p"
    " JOIN container c ON c.name = p.container"
)
_FIND = f"SELECT {_PLACE}"
_IN = text("SELECT DISTINCT container FROM placed WHERE sha256 IN :wanted").bindparams(
    bindparam("wanted", expanding=True)
)
_AT_ONCE = 500
"""Values in one statement; SQLite takes no more than 32,766."""
DAMAGE = ("evidence-damaged", "disk-failed")
"""What is said of bytes that are gone; a file that another program holds is not."""
_SECTOR = 1 << 16
"""Bytes that are given up together where the disk cannot read some of them."""
_HAS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'container'"


def add(connection: Connection, writer: ContainerWriter, places: dict[str, Place]) -> None:
    """Name a container that is durable, and what lies in it.

    What another transaction kept meanwhile stays where it is.
    """
    values = {"name": writer.name, "key": writer.key, "size": writer.size}
    connection.execute(_CONTAINER, values)
    connection.execute(_BLOB, [{"sha256": sha256} for sha256 in places])
    rows = [
        {
            "sha256": sha256,
            "container": place.container,
            "offset": place.offset,
            "first": place.first,
            "size": place.size,
        }
        for sha256, place in places.items()
    ]
    connection.execute(_PLACED, rows)


def find(connection: Connection, sha256: str) -> Place | None:
    """Return where some evidence lies; None when it is no evidence in a container."""
    query = text(f"{_FIND} WHERE p.sha256 = :sha256")
    row = connection.execute(query, {"sha256": sha256}).one_or_none()
    return _place(row) if row else None


def _place(row: Any) -> Place:
    return Place(row[0], bytes(row[1]), *row[2:])


def containers(
    connection: Connection, wanted: Collection[str]
) -> list[tuple[str, int, dict[str, Place]]]:
    """Return name, size and contents of every container in which some of ``wanted`` lies."""
    asked, names = list(wanted), set[str]()
    for at in range(0, len(asked), _AT_ONCE):
        some = {"wanted": asked[at : at + _AT_ONCE]}
        names.update(row[0] for row in connection.execute(_IN, some))
    query = text(f"SELECT p.sha256, c.size, {_PLACE} WHERE c.name = :name ORDER BY p.first")
    found = []
    for name in sorted(names):
        rows = connection.execute(query, {"name": name}).all()
        found.append((name, rows[0][1], {row[0]: _place(row[2:]) for row in rows}))
    return found


def settle(connection: Connection, workspace: Path) -> None:
    """Call whole what the database names and remove what a kill left; the caller has the lock."""
    with disk_faults():
        left = list((workspace / EVIDENCE).glob(f"*{UNFINISHED}"))
        for unfinished in (workspace / EVIDENCE).glob(f"*{MENDING}"):
            forget(unfinished)
    if not left:
        return
    if connection.exec_driver_sql(_HAS).one_or_none() is None:
        return
    named = {row[0] for row in connection.exec_driver_sql("SELECT name FROM container")}
    for part in left:
        if part.stem not in named:
            forget(part)
            continue
        with suppress(OSError):  # held by another program: it is found under either name
            part.rename(part.with_suffix(WHOLE))


def bring(
    database: dbapi2.Connection, source: Path, target: Path, linked: bool, anyway: bool = False
) -> None:
    """Bring every container that ``database`` names from workspace ``source`` to ``target``.

    ``linked`` asks for a second name of the same file, which nobody ever writes to again; where
    the disk knows no such thing it is a copy. ``anyway`` brings what can be read of it. Raises
    StoreError.
    """
    names = [row[0] for row in _rows(database, "SELECT name FROM container")]
    _bring(names, source, target, linked, anyway)


def bring_all(source: Path, target: Path, linked: bool) -> None:
    """The same for every container in ``source``, of which nothing else is known yet."""
    with disk_faults():
        found = sorted((source / EVIDENCE).glob("*"))
    _bring([f.stem for f in found if f.suffix in (WHOLE, UNFINISHED)], source, target, linked)


def _bring(
    names: list[str], source: Path, target: Path, linked: bool, anyway: bool = False
) -> None:
    if not names:
        return
    folder = target / EVIDENCE
    with disk_faults():
        folder.mkdir(mode=PRIVATE_FOLDER)
    for name in names:
        try:
            _bring_one(source / EVIDENCE, name, folder, linked)
        except StoreError as error:
            if not anyway or error.code not in DAMAGE:
                raise
            _salvage(path_of(source / EVIDENCE, name), folder / f"{name}{WHOLE}")
    with disk_faults():
        sync_folder(folder)


def _bring_one(source: Path, name: str, target: Path, linked: bool) -> None:
    for _ in range(2):  # it may be renamed between the question and the answer
        with suppress(FileNotFoundError), disk_faults():
            _linked_or_copied(path_of(source, name), target / f"{name}{WHOLE}", linked)
            return
    if not (target.is_dir() and source.parent.is_dir()):  # a drive was taken away meanwhile
        raise StoreError("disk-failed")
    raise StoreError("evidence-damaged")


def _linked_or_copied(found: Path, made: Path, linked: bool) -> None:
    if linked:
        try:
            os.link(found, made)
        except FileNotFoundError:
            raise
        except OSError:  # another disk, or one that knows no second names
            linked = False
    if not linked:
        shutil.copyfile(found, made)
        sync_file(made)


def _salvage(found: Path, made: Path) -> None:
    """Copy what the disk still gives of a file; where it gives nothing there will be nothing."""
    if not found.exists():
        return
    with disk_faults(), found.open("rb", buffering=0) as source, made.open("wb") as file:
        for at in range(0, found.stat().st_size, _SECTOR):
            source.seek(at)
            try:
                data = source.read(_SECTOR)
            except OSError:  # told by who reads the copy
                continue
            file.seek(at)
            file.write(data)
    with disk_faults():
        sync_file(made)


def lost(
    database: dbapi2.Connection, workspace: Path, among: Collection[str] | None = None
) -> frozenset[str]:
    """Return the SHA-256 of the evidence that is not there whole; raises StoreError.

    ``among`` are those that are asked for; None asks for all.
    """
    query = f"SELECT p.sha256, {_PLACE} ORDER BY p.container, p.first"
    folder = workspace / EVIDENCE
    rows = (row for row in _rows(database, query) if among is None or row[0] in among)
    return frozenset(row[0] for row in rows if not is_whole(folder, _place(row[1:])))


def is_whole(folder: Path, place: Place) -> bool:
    """Read some evidence by its tags; raises StoreError when the disk does not let us."""
    try:
        with closing(open_place(folder, place)) as stream:
            for _ in stream.pieces():
                pass
    except StoreError as error:
        if error.code not in DAMAGE:
            raise
        return False
    return True


def _rows(database: dbapi2.Connection, query: str) -> Iterator[Any]:
    if database.execute(_HAS).fetchone():
        yield from database.execute(query).fetchall()
