"""`receive` and `desk init | enroll | revoke`: the district's side."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.district.desk import Desk
from models.facts.bodies import PackRef
from models.store.backup import DATABASE, KEY_FILE
from models.store.disk import PRIVATE, forget
from models.store.lock import held_elsewhere
from models.store.shelf import shelf_of
from models.store.workspace import LOCK_FILE
from sync import inbox, office
from sync.files import make_folder, write_whole
from sync.inbox import IntakeResult
from sync.keys.laptop import MAX_REQUEST_BYTES
from sync.keys.reasons import Reason
from ui import receiving
from ui.commands import passphrase
from ui.commands.console import OK, REFUSED, Console, UsageError

WAIT = 60.0
"""Seconds an intake waits for another program that has the desk open."""
MAX_OFFICE = 64
"""Characters of an office's name: more does not fit into a certificate (X.520)."""


def init(given: argparse.Namespace, console: Console) -> int:
    """Make a desk: its database, its keys, and the root key's file that must leave it."""
    secret = passphrase.read(console, given.passphrase_file, twice=True)
    root_file = given.root_passphrase_file
    root_secret = passphrase.from_file(root_file) if root_file else secret
    name = _office(given.office.strip() or console.word("cmd-desk-office-default"))
    root_folder = given.root_out or given.desk
    if given.root_out:
        make_folder(root_folder)
    desk, recovery_key = Desk.create(given.desk, secret, name)
    try:
        with desk:
            root_key = office.found(desk, root_secret, given.escrow)
            write_whole(root_folder / office.ROOT_FILE, root_key, PRIVATE)
            fingerprint = office.authority(desk).trust().fingerprint()
            readers = [one.key for one in office.recipients(desk)]
    except BaseException:  # half a desk could neither be used nor made again
        _undo(given.desk)
        raise
    told = {
        "office": name,
        "desk": str(given.desk),
        "trust": str(given.desk / office.TRUST_FILE),
        "root_key": str(root_folder / office.ROOT_FILE),
        "fingerprint": fingerprint,
        "recovery_key": recovery_key,
    }
    _tell_made(told, readers, console)
    return OK


def _tell_made(told: Mapping[str, str], readers: Sequence[str], console: Console) -> None:
    console.data |= {**told, "recipients": readers}
    console.say("cmd-desk-made", office=told["office"], desk=told["desk"])
    console.say("cmd-desk-trust", file=told["trust"])
    console.say("cmd-desk-fingerprint", fingerprint=told["fingerprint"])
    for reader in readers:
        console.say("cmd-desk-recipient", key=reader)
    console.say("cmd-desk-recovery", key=told["recovery_key"])
    console.say("cmd-desk-root-key", file=told["root_key"])


def _office(name: str) -> str:
    """The name as it stands in every certificate of the desk; asked before anything is made."""
    if len(name) > MAX_OFFICE or not name.isprintable():
        raise UsageError("cmd-desk-office-name", limit=MAX_OFFICE)
    return name


def _undo(folder: Path) -> None:
    wal = (f"{DATABASE}-wal", f"{DATABASE}-shm")
    for name in (KEY_FILE, DATABASE, *wal, LOCK_FILE, office.TRUST_FILE, office.ROOT_FILE):
        forget(folder / name)


def enroll(given: argparse.Namespace, console: Console) -> int:
    """Give a laptop its certificate and write the bundle that goes back to it."""
    request = _request(given.request)
    folder = given.out or given.request.resolve().parent
    with _open(given, console) as desk:
        used = tuple(
            PackRef(id=pack.id, edition=pack.edition, sha256=sha256)
            for sha256, pack in shelf_of(desk.workspace).items()
        )
        enrolled = office.enrol(desk, request, used, given.holder)
    make_folder(folder)
    target = office.hand_out(enrolled, folder)
    console.data |= {
        "name": enrolled.name,
        "device": enrolled.device_id,
        "fingerprint": enrolled.fingerprint,
        "bundle": str(target),
    }
    console.say("cmd-enrolled", name=enrolled.name, device=enrolled.device_id)
    console.say("cmd-enrolled-fingerprint", fingerprint=enrolled.fingerprint)
    console.say("cmd-enrolled-bundle", file=str(target))
    return OK


def _request(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_REQUEST_BYTES + 1)
    except OSError as error:
        raise UsageError("cmd-no-file", file=path.name) from error


def revoke(given: argparse.Namespace, console: Console) -> int:
    """Make a laptop's certificate void; without a laptop, list those that have one."""
    with _open(given, console) as desk:
        if not given.device:
            _list_laptops(desk, console)
            raise UsageError("cmd-revoke-whom")
        reason = Reason(given.reason) if given.reason else None
        gone = office.revoke(desk, given.device, reason, given.remark)
        trust = desk.folder / office.TRUST_FILE
    console.data |= {"device": gone.device, "name": gone.name, "trust": str(trust)}
    console.say("cmd-revoked", name=gone.name, device=gone.device)
    console.say("cmd-revoked-spread", file=str(trust))
    return OK


def _list_laptops(desk: Desk, console: Console) -> None:
    good = [one for one in office.issued(desk) if one.revoked_at is None]
    console.data["laptops"] = [one.plain() for one in good]
    for one in good:
        console.line(f"{one.device}  {one.name}  {one.issued_at[:10]} – {one.expires_at[:10]}")


def receive(given: argparse.Namespace, console: Console) -> int:
    """Take in packages one after the other; a refused one does not stop the rest."""
    results = []
    with _open(given, console, WAIT) as desk:
        packs = shelf_of(desk.workspace)  # those published at this desk too
        found = receiving.lying(given.packages)
        for path in (*found.packages, *receiving.ended(found.unfinished)):
            results.append(inbox.receive(path, desk, packs))
            _tell(results[-1], console)
        released = inbox.recheck_held(desk, packs)
        for result in released:
            console.say("cmd-released", digest=result.package_digest[:16])
            _tell(result, console)
    left = [part.name for part in found.unfinished if part.exists()]
    for name in left:
        console.complain(console.word("cmd-receive-unfinished", file=name))
    console.data["packages"] = [_plain(r, console) for r in (*results, *released)]
    console.data["unfinished"] = left
    if not (results or released or left):
        console.complain(console.word("cmd-receive-none"))
        return REFUSED
    return OK if not left and all(r.accepted for r in results) else REFUSED


def _tell(result: IntakeResult, console: Console) -> None:
    said = result.sentence(console.language)
    named = console.word("cmd-of-file", file=result.file, said=said) if result.file else said
    if result.accepted:
        console.line(named)
    else:
        console.complain(named)
    if result.receipt:
        console.say("cmd-receipt", file=str(result.receipt_beside or result.receipt))
    if result.quarantine:
        console.say("cmd-quarantine", folder=str(result.quarantine))
    for note in result.notes:
        console.complain(console.word(note))


def _plain(result: IntakeResult, console: Console) -> dict[str, object]:
    paths: Sequence[tuple[str, Path | None]] = (
        ("receipt", result.receipt),
        ("receipt_beside", result.receipt_beside),
        ("quarantine", result.quarantine),
    )
    return {
        "file": result.file,
        "accepted": result.accepted,
        "status": str(result.status),
        "code": result.code,
        "sentence": result.sentence(console.language),
        "package_digest": result.package_digest,
        "again": result.again,
        **{name: str(path) if path else None for name, path in paths},
        "cases": list(result.cases),
        "notes": list(result.notes),
    }


def _open(given: argparse.Namespace, console: Console, wait: float = 0.0) -> Desk:
    secret = passphrase.read(console, given.passphrase_file)
    if wait and held_elsewhere(given.desk / LOCK_FILE):
        console.say("cmd-desk-waiting", seconds=int(wait))
    return office.open_desk(given.desk, secret, wait=wait)
