"""The receipts a desk has signed: kept as they are, handed out again as they are."""

from models.clock import Now
from models.district.door import Reading, Writing
from models.district.kept import Standing as Standing
from models.district.records import PackageStatus


def standing(store: Reading, digest: str) -> Standing | None:
    """Return what was said of a package, or None when it never came."""
    return store.standing(digest)


def last_receipt(store: Reading) -> str:
    """Return the SHA-256 of the latest receipt of this desk; empty for the first one."""
    return store.last_receipt()


def add_receipt(
    store: Writing, digest: str, said: tuple[PackageStatus, str], data: bytes, now: Now
) -> None:
    """Keep a signed receipt; ``said`` is status and code."""
    store.add_receipt(digest, said, data, now)
