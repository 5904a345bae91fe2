"""The desk's authority in the desk's database: opened, kept up, changed and published."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from models.clock import Clock
from models.district.desk import Desk
from models.district.door import Reading
from models.errors import PackageError, StoreError
from sync.files import courier_faults, write_whole
from sync.keys import catching, ledger
from sync.keys.authority import Authority
from sync.keys.ledger import Act, KeyEntry
from sync.keys.trust import Trust
from sync.sealing import OPENED, sweep

AUTHORITY = "authority"
"""Name of the secret."""
TRUST_FILE = "trust.pem"
_PUBLISHING = threading.Lock()


def open_desk(folder: Path, passphrase: str, clock: Clock | None = None, wait: float = 0.0) -> Desk:
    """Open a desk, and publish again what a crash may have kept back.

    Another program that has it open is waited for so many seconds; then StoreError
    (``workspace-busy``) tells.

    The database is written before ``trust.pem``: without this, a revocation whose publishing
    failed would stay unknown to everybody outside. Raises StoreError as ``Desk.open`` and
    PackageError as ``write_whole``.
    """
    desk = _in_turn(lambda: Desk.open(folder, passphrase, clock), wait)
    sweep(folder / OPENED)  # a package that a killed run had opened does not stay in clear
    try:
        with desk.read() as store:
            has_keys = store.secret(AUTHORITY) is not None
        if has_keys:
            _publish_again(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def _in_turn(opening: Callable[[], Desk], wait: float) -> Desk:
    until = time.monotonic() + wait
    while True:
        try:
            return opening()
        except StoreError as error:
            if error.code != "workspace-busy" or time.monotonic() >= until:
                raise
        time.sleep(0.05)


def _publish_again(desk: Desk) -> None:
    """Publish what a crash kept back; learn from what was published after the database's copy."""
    there = _published(desk)
    with desk.read() as store:
        root = load(store).trust().root
    if there is not None and there.root == root:
        take_over_list(desk, there)
    trust = authority(desk).trust()
    if there is None or there.to_pem() != trust.to_pem():
        publish(desk, trust)


def _published(desk: Desk) -> Trust | None:
    """Return what lies in the desk's folder as published; None when that is nothing to go by."""
    file = desk.folder / TRUST_FILE
    with courier_faults():
        data = file.read_bytes() if file.is_file() else b""
    try:
        return Trust.from_pem(data)
    except PackageError:
        return None


def authority(desk: Desk) -> Authority:
    """Return the desk's authority, whatever it can renew by itself renewed in good time.

    Raises PackageError(``office-missing``) when its keys were never made.
    """
    with desk.read() as store:
        loaded = load(store)
    now = desk.now().utc
    if loaded.kept_up(now) is loaded:
        return loaded
    return step(desk, lambda kept: (kept.kept_up(now), ()))


def step(
    desk: Desk, act: Callable[[Authority], tuple[Authority, tuple[KeyEntry, ...]]]
) -> Authority:
    """Change the authority, its ledger with it, and publish the lists when they are others."""
    with desk.write() as store:
        before = load(store)
        after, entries = act(before)
        store.put_secret(AUTHORITY, after.dump())
        for entry in entries:
            ledger.add(store, entry, desk.now())
    if after.trust() != before.trust():
        with _PUBLISHING:  # whoever comes second publishes what stands then, never less
            with desk.read() as store:
                trust = load(store).trust()
            publish(desk, trust)
    return after


def take_over_list(desk: Desk, published_: Trust) -> bool:
    """Take numbers and revocations over from a list the desk signed; True when it was behind.

    Raises PackageError as ``catching.caught_up``.
    """
    now = desk.now().utc
    with desk.read() as store:
        loaded = load(store)
    if published_.root != loaded.trust().root:
        raise PackageError("trust-other-root")  # not "up to date": it says nothing of this desk
    if not catching.behind(loaded, published_):
        return False

    def act(loaded: Authority) -> tuple[Authority, tuple[KeyEntry, ...]]:
        changed = catching.caught_up(loaded, published_, now)
        return changed, (KeyEntry(act=Act.CAUGHT_UP, number=changed.state.list_number),)

    step(desk, act)
    return True


def publish(desk: Desk, trust: Trust) -> None:
    """Write ``trust.pem`` into the desk's folder, for anybody who wants to check a package.

    Raises PackageError(``office-list-older``) rather than let the number of a list go back.
    """
    there = _published(desk)
    if there is not None and there.root == trust.root:
        try:
            there.refreshed(trust)
        except PackageError as error:
            raise PackageError("office-list-older") from error
    write_whole(desk.folder / TRUST_FILE, trust.to_pem())


def load(store: Reading) -> Authority:
    """Return the authority as it is kept; raises PackageError(``office-missing``)."""
    kept = store.secret(AUTHORITY)
    if kept is None:
        raise PackageError("office-missing")
    return Authority.load(kept)
