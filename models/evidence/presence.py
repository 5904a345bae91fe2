"""Cited, present, verified: the three numbers that must be the same."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from models.errors import StoreError
from models.store import blobs
from models.store.blobs import BlobReader
from models.store.workspace import Workspace

_ALL = "SELECT sha256 FROM blob"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much evidence the record names, has, and has read back."""

    cited: int
    """Pieces the record names."""
    present: int
    """Pieces whose bytes are in the workspace."""
    verified: int
    """Pieces whose bytes were read back and have the hash the record names."""
    wrong: tuple[str, ...] = ()
    """SHA-256 of those that are missing or were read back as something else, copies too."""
    copies: int = 0
    """Covered copies and those with arrows; looked for like the rest and counted apart."""
    copies_verified: int = 0
    """Of these, the ones that were read back."""

    @property
    def same(self) -> bool:
        """Whether all three are the same number, and no copy is left to read back."""
        return self.cited == self.present == self.verified and self.copies == self.copies_verified


def present(workspace: Workspace, cited: Iterable[str]) -> frozenset[str]:
    """Return those whose bytes are there, without reading them."""
    with workspace.read() as session:
        found = set(session.connection().exec_driver_sql(_ALL).scalars())
    return frozenset(found.intersection(cited))


def sound(workspace: Workspace, sha256: str) -> bool:
    """Read the bytes back and return whether they have the hash they are named by."""
    try:
        with BlobReader(workspace).open(sha256) as stream:
            hashed = hashlib.sha256()
            while piece := stream.read(blobs.CHUNK):
                hashed.update(piece)
    except (KeyError, StoreError):
        return False
    return hashed.hexdigest() == sha256


def counted(
    cited: Collection[str],
    there: Collection[str],
    read_back: dict[str, bool],
    copies: Collection[str] = (),
) -> Counts:
    """Return the three numbers from what was found and read back so far; ``copies`` apart."""
    sound_ones = {each for each in cited if each in there and read_back.get(each)}
    wrong = tuple(e for e in cited if e not in there or read_back.get(e) is False)
    plain = [each for each in cited if each not in copies]
    return Counts(
        cited=len(plain),
        present=sum(1 for e in plain if e in there),
        verified=sum(1 for e in plain if e in sound_ones),
        wrong=wrong,
        copies=len(cited) - len(plain),
        copies_verified=len(sound_ones) - sum(1 for e in plain if e in sound_ones),
    )


def read_back(
    workspace: Workspace, wanted: Iterable[str], going: Callable[[], None]
) -> dict[str, bool]:
    """Read each piece back once; ``going`` is called between two and may raise to stop."""
    found: dict[str, bool] = {}
    for sha256 in wanted:
        going()
        found[sha256] = sound(workspace, sha256)
    return found
