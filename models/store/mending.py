"""Making damaged evidence whole again from the same bytes, when somebody brings them once more.

A piece gets the key, the number and the clear bytes it had, and so comes out as it was: nothing
in the database changes, and no number is ever used for other bytes. The file is written anew
beside the damaged one and takes its name once all of it is durable.
"""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.store import placed
from models.store.container import (
    EVIDENCE,
    MENDING,
    PIECE,
    TAG,
    Place,
    about,
    path_of,
)
from models.store.disk import PRIVATE, PRIVATE_FOLDER, forget, sync_folder
from models.store.faults import disk_faults, own_disk_faults
from models.store.workspace import Workspace

Read = Callable[[str], bytes]
"""Gives the bytes of a digest, compared with it; raises no OSError, which would be the desk's."""
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Container:
    """A file of evidence as the database knows it."""

    name: str
    """Its name, without the ending."""
    size: int
    """Its bytes."""
    places: Mapping[str, Place]
    """What lies in it by SHA-256."""


def mend(workspace: Workspace, wanted: Collection[str], read: Read, closely: bool) -> bool:
    """Bring back those of ``wanted`` that are damaged, and return whether any was.

    Not ``closely`` looks only at the files' sizes before it reads one. Evidence of others in the
    same file stays as it is. Raises StoreError and what ``read`` raises; the file whose turn it
    was is then as before.
    """
    with workspace.read() as session:
        found = placed.containers(session.connection(), wanted)
    folder, mended = workspace.folder / EVIDENCE, False
    for name, size, places in found:
        container = Container(name, size, places)
        if not closely and _has_its_size(folder, container):
            continue
        broken = {s for s in places if s in wanted and not placed.is_whole(folder, places[s])}
        if broken:
            _mend(folder, container, broken, read)
            mended = True
    return mended


def _has_its_size(folder: Path, container: Container) -> bool:
    try:
        with disk_faults():
            return path_of(folder, container.name).stat().st_size == container.size
    except FileNotFoundError:
        return False


def _mend(folder: Path, container: Container, broken: set[str], read: Read) -> None:
    made = folder / f"{container.name}{MENDING}"
    forget(made)
    try:
        with own_disk_faults():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            with open(os.open(made, _NEW_FILE, PRIVATE), "wb") as file:
                _keep(folder, container, broken, file)
                for sha256 in broken:
                    _put(file, container.places[sha256], read(sha256))
                file.truncate(container.size)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, path_of(folder, container.name))
            sync_folder(folder)
    except BaseException:
        forget(made)
        raise


def _keep(folder: Path, container: Container, broken: set[str], file: BinaryIO) -> None:
    """Copy what else lies there as it lies there, whatever it is worth."""
    try:
        source = path_of(folder, container.name).open("rb")
    except FileNotFoundError:  # it is lost, and its own package can bring it back
        return
    with source:
        for sha256, place in container.places.items():
            if sha256 not in broken:
                _copy(source, file, place)


def _copy(source: BinaryIO, file: BinaryIO, place: Place) -> None:
    left = place.size + -(-place.size // PIECE) * TAG
    source.seek(place.offset)
    file.seek(place.offset)
    while left and (data := source.read(min(left, PIECE))):
        file.write(data)
        left -= len(data)


def _put(file: BinaryIO, place: Place, data: bytes) -> None:
    """Write some evidence where it was; other bytes than those would use a number twice."""
    if len(data) != place.size:
        raise ValueError("not the bytes that were kept")
    cipher = AESGCM(place.key)
    file.seek(place.offset)
    for at in range(0, place.size, PIECE):
        of_all, last = place.first + at // PIECE, at + PIECE >= place.size
        said = about(place.container, of_all, last)
        file.write(cipher.encrypt(of_all.to_bytes(12, "big"), data[at : at + PIECE], said))
