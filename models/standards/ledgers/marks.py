"""Which state of a ledger a paper shows: how many lines it had, and a digest of just those."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LedgerMark:
    """台账第 n 版, as a page of a ledger carries it; lines are only ever added."""

    version: int
    """How many lines the ledger had."""
    digest: str
    """SHA-256 of the edition and of those lines in order of adding."""


def mark_of(edition: str, lines: Iterable[bytes]) -> LedgerMark:
    """Return the mark of a ledger: its edition's digest, and the canonical bytes of its lines.

    Each line goes in by its own digest, so that two lines are never one longer line.
    """
    each = [hashlib.sha256(line).digest() for line in lines]
    found = hashlib.sha256(b"".join((edition.encode("ascii"), *each)))
    return LedgerMark(len(each), found.hexdigest())
