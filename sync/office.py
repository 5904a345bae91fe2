"""The desk's keys in the desk's database: found, enrol, revoke, and keep the lists fresh."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from models.clock import Clock
from models.district.desk import Desk
from models.errors import PackageError
from models.facts.bodies import PackRef
from models.store import keyring
from sync.files import courier_faults, write_whole
from sync.keys.authority import Authority, Issued
from sync.keys.bundle import bundle_name, root_number
from sync.keys.laptop import request_fingerprint
from sync.keys.trust import Trust

AUTHORITY = "authority"
"""Name of the secret."""
TRUST_FILE = "trust.pem"
ROOT_FILE = "root-key.json"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What goes back to a laptop."""

    device_id: str
    """The laptop."""
    name: str
    """What it is called."""
    fingerprint: str
    """Number of its key, to be compared aloud before the bundle is handed over."""
    bundle: bytes
    """The signed trust bundle."""
    file_name: str
    """What the bundle's file is called."""


def hand_out(enrolled: Enrolled, folder: Path) -> Path:
    """Write the bundle into ``folder`` and return the file.

    Raises PackageError(``office-other-bundle``) when a bundle of another root lies there
    under the same name: a laptop may serve two districts, and neither may undo the other.
    """
    target = folder / enrolled.file_name
    if target.exists() and root_number(target.read_bytes()) != root_number(enrolled.bundle):
        raise PackageError("office-other-bundle", file=target.name)
    write_whole(target, enrolled.bundle)
    return target


def found(desk: Desk, root_passphrase: str) -> bytes:
    """Make the keys of a new desk; return the root key's file, which must leave the desk.

    Raises PackageError(``office-exists``) when the desk has its keys already.
    """
    now = desk.now().utc
    with desk.write() as connection:
        if keyring.get(connection, AUTHORITY) is not None:
            raise PackageError("office-exists")
        authority, sealed = Authority.create(desk.office, root_passphrase, now)
        keyring.put(connection, AUTHORITY, authority.dump())
    publish(desk, authority.trust())
    return sealed


def open_desk(folder: Path, passphrase: str, clock: Clock | None = None) -> Desk:
    """Open a desk, and publish again what a crash may have kept back.

    The database is written before ``trust.pem``: without this, a revocation whose publishing
    failed would stay unknown to everybody outside. Raises StoreError as ``Desk.open`` and
    PackageError as ``write_whole``.
    """
    desk = Desk.open(folder, passphrase, clock)
    try:
        with desk.read() as connection:
            has_keys = keyring.get(connection, AUTHORITY) is not None
        if has_keys:
            _publish_again(desk, authority(desk).trust())
    except BaseException:
        desk.close()
        raise
    return desk


def _publish_again(desk: Desk, trust: Trust) -> None:
    published = desk.folder / TRUST_FILE
    with courier_faults():
        same = published.is_file() and published.read_bytes() == trust.to_pem()
    if not same:
        publish(desk, trust)


def authority(desk: Desk) -> Authority:
    """Return the desk's authority, its revocation list renewed in good time.

    Raises PackageError(``office-missing``) when its keys were never made.
    """
    with desk.read() as connection:
        loaded = _load(connection)
    now = desk.now().utc
    if not loaded.needs_refresh(now):
        return loaded
    with desk.write() as connection:
        renewed = _load(connection).refreshed(now)
        keyring.put(connection, AUTHORITY, renewed.dump())
    publish(desk, renewed.trust())
    return renewed


def enrol(desk: Desk, request: bytes, packs: tuple[PackRef, ...] = ()) -> Enrolled:
    """Give the laptop of ``request`` a certificate; raises PackageError as ``Authority.enrol``."""
    authority(desk)
    now = desk.now().utc
    with desk.write() as connection:
        changed, certificate = _load(connection).enrol(request, now)
        keyring.put(connection, AUTHORITY, changed.dump())
    last = changed.state.issued[-1]
    return Enrolled(
        device_id=last.device,
        name=last.name,
        fingerprint=request_fingerprint(request),
        bundle=changed.bundle_for(certificate, now, packs=packs),
        file_name=bundle_name(last.device),
    )


def revoke(desk: Desk, device: str) -> Issued:
    """Make the certificates of a laptop void, and publish the new list.

    ``device`` is its identity or the beginning of it. Raises PackageError:
    ``authority-device-unknown``, ``authority-device-ambiguous``.
    """
    now = desk.now().utc
    with desk.write() as connection:
        loaded = _load(connection)
        whole = _whole_id(loaded, device)
        changed = loaded.revoke(whole, now)
        keyring.put(connection, AUTHORITY, changed.dump())
    publish(desk, changed.trust())
    return next(i for i in reversed(changed.state.issued) if i.device == whole)


def issued(desk: Desk) -> tuple[Issued, ...]:
    """Return every certificate that was given, in order."""
    with desk.read() as connection:
        return _load(connection).state.issued


def publish(desk: Desk, trust: Trust) -> None:
    """Write ``trust.pem`` into the desk's folder, for anybody who wants to check a package."""
    write_whole(desk.folder / TRUST_FILE, trust.to_pem())


def _load(connection: Connection) -> Authority:
    kept = keyring.get(connection, AUTHORITY)
    if kept is None:
        raise PackageError("office-missing")
    return Authority.load(kept)


def _whole_id(loaded: Authority, device: str) -> str:
    wanted = device.strip().lower()
    good = {i.device for i in loaded.state.issued if i.revoked_at is None}
    matching = [d for d in good if d.startswith(wanted)] if wanted else []
    if len(matching) > 1:
        raise PackageError("authority-device-ambiguous")
    return matching[0] if matching else wanted
