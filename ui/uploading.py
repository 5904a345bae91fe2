"""The road by line, from a laptop's outbox to the desk and back with the receipt. No Qt in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from models.errors import PackageError
from models.store import settings
from models.store.workspace import Workspace
from models.visits import papers
from models.visits.book import VisitBook
from sync.returning import return_name
from sync.road.calling import Address
from sync.uplink import BACKOFF, Caller, Delivered, Uplink, measured
from sync.withdrawing import notice_name
from ui import carrying, desk_address
from ui.carrying import OutboxItem
from ui.laptop_keys import tls_of, trust_of
from ui.returning import NoticeSeen, ReturnSeen, receive_bytes, receive_notice_bytes
from ui.stopping import Progress


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What the desk said of a package that went up."""

    package_digest: str
    """The package."""
    status: str
    """Status of the receipt; only ``imported`` is 已送达."""
    ours: bool
    """True when the receipt is of a package this laptop made, and is kept with it."""
    returned: bool = False
    """True when the desk sent it back for correction, and that is kept with the visit."""
    withdrawn: bool = False
    """True when the desk took back what it had sent back, and nothing is asked for any more."""


def server_of(workspace: Workspace) -> str:
    """Return the desk's address as it was entered, or as the trust bundle names it."""
    with workspace.read() as session:
        return desk_address.standing(session)


def servers_of(workspace: Workspace) -> tuple[str, str]:
    """Return the address to call, and the one the trust bundle names."""
    with workspace.read() as session:
        return desk_address.standing(session), desk_address.offered(session)


def keep_server(workspace: Workspace, typed: str) -> str:
    """Keep the desk's address and return it in full.

    Raises PackageError(``uplink-address``).
    """
    address = str(Address.of(typed))
    with workspace.write() as connection:
        settings.put(connection, desk_address.SERVER, address)
    return address


def upload(
    book: VisitBook, item: OutboxItem, progress: Progress, backoff: tuple[float, ...] = BACKOFF
) -> Uploaded:
    """Bring a package of the outbox up, and keep the receipt with its visit.

    ``progress`` may raise to stop; the next call goes on from there. Raises PackageError as
    ``Uplink.send``, ``uplink-no-address``, ``tls-no-client`` and ``trust-missing``.
    """
    path = carrying.ready(book, item)
    return send_file(book, path, progress, item.package_digest, backoff)


def send_file(
    book: VisitBook,
    path: Path,
    progress: Progress,
    package: str = "",
    backoff: tuple[float, ...] = BACKOFF,
) -> Uploaded:
    """Bring any package file up; raises as ``upload``."""
    workspace = book.workspace
    caller, mark = _caller(workspace), measured(path)[1]
    name = f"upload-{mark[:32]}"

    last = 0.0

    def told(done: int, total: int) -> None:
        nonlocal last
        last = done / max(1, total)
        progress(last, f"{done} {total}")

    def stopped() -> bool:
        progress(last, "")  # while it waits, too: a Task raises here when it is to stop
        return False

    up = Uplink(
        caller,
        path,
        place=_place(workspace, name, str(caller.address)),
        package=package,
        remember=lambda place: _remember(workspace, name, str(caller.address), place),
        progress=told,
        cancel=stopped,
        backoff=backoff,
    )
    return _file(book, up.send())


def fetch(book: VisitBook, item: OutboxItem) -> Uploaded | None:
    """Ask the desk for its answer to a package, whether it was sent back since, and taken back.

    None while the desk has no answer. Raises PackageError as ``upload``, and what a return
    or notice that does not hold raises.
    """
    package = item.package_digest
    up = Uplink(_caller(book.workspace), Path(item.file_name), package=package)
    found = up.receipt()
    if found is None:
        return None
    told, notice, data = _file(book, found), up.withdrawn(), up.returned()
    if notice is not None:  # first, so that a return it speaks of is never asked for in between
        _sound(receive_notice_bytes(book, notice_name(package), notice))
    if data is not None:
        _sound(receive_bytes(book, return_name(package), data))
    return replace(told, returned=data is not None, withdrawn=notice is not None and data is None)


def _sound(seen: ReturnSeen | NoticeSeen) -> None:
    """Raise what stands against a paper; one that holds is kept as if a stick had brought it."""
    if seen.problem is not None:
        raise seen.problem


def _file(book: VisitBook, found: Delivered) -> Uploaded:
    """Keep a receipt exactly as one that came home on a stick."""
    digest, status = found.receipt.package_digest, str(found.receipt.status)
    kept = papers.record_receipt(book, digest, status, found.data)
    return Uploaded(digest, status, bool(kept))


def _caller(workspace: Workspace) -> Caller:
    typed = server_of(workspace)
    if not typed:
        raise PackageError("uplink-no-address")
    return Caller(Address.of(typed), trust_of(workspace), *tls_of(workspace))


def _place(workspace: Workspace, name: str, address: str) -> str:
    """Return where this very file was being sent at this desk; empty when it never was."""
    with workspace.read() as session:
        kept = json.loads(settings.get(session, name) or "{}")
    return str(kept.get("place", "")) if kept.get("address") == address else ""


def _remember(workspace: Workspace, name: str, address: str, place: str) -> None:
    with workspace.write() as connection:
        settings.put(connection, name, json.dumps({"address": address, "place": place}))
