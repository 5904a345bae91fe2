"""The desk's keys in the desk's database: found, enrol, revoke, renew, hand out, keep fresh."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from models.clock import instant
from models.district.desk import Desk
from models.district.door import Reading
from models.errors import PackageError
from models.facts.bodies import PackRef
from sync.files import write_whole
from sync.keys import ledger
from sync.keys.authority import Authority, Issued
from sync.keys.bundle import FOR_ALL, Extras, Recipient, bundle_name, root_number
from sync.keys.laptop import fingerprint, read_whole_request, request_fingerprint
from sync.keys.ledger import Act, KeyEntry
from sync.keys.reasons import Reason
from sync.recipients import make_identity, of_office
from sync.road.named import named
from sync.standing import AUTHORITY as AUTHORITY
from sync.standing import TRUST_FILE as TRUST_FILE
from sync.standing import authority as authority
from sync.standing import load
from sync.standing import open_desk as open_desk
from sync.standing import publish as publish
from sync.standing import step as step
from sync.standing import take_over_list as take_over_list

ROOT_FILE = "root-key.json"
ESCROW_NAME = "备用密钥（封存）"
"""What a bundle calls the key the district keeps away."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What goes back to a laptop."""

    device_id: str
    """The laptop; empty when it is for all."""
    name: str
    """What it is called."""
    fingerprint: str
    """Number of its key, to be compared aloud before the bundle is handed over."""
    bundle: bytes
    """The signed trust bundle."""
    file_name: str
    """What the bundle's file is called."""
    serial: int = 0
    """Number of the bundle."""


@dataclass(frozen=True, slots=True)
class Requested:
    """A request as the desk sees it before anything is issued."""

    device: str
    """The laptop."""
    name: str
    """What it is called."""
    fingerprint: str
    """Number of its key."""
    known: Issued | None
    """Its newest certificate, when it has had one."""
    same_key: bool
    """It is the key whose number was compared before: nothing has to be read aloud again."""


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


def found(desk: Desk, root_passphrase: str, escrow: str = "") -> bytes:
    """Make the keys of a new desk; return the root key's file, which must leave the desk.

    Packages will be encrypted to the desk's own new identity, and to the public key ``escrow``.
    Raises PackageError: ``office-exists`` when the desk has its keys already,
    ``sealing-recipient``.
    """
    now = desk.now().utc
    with desk.write() as store:
        if store.secret(AUTHORITY) is not None:
            raise PackageError("office-exists")
        authority, sealed = Authority.create(desk.office, root_passphrase, now)
        store.put_secret(AUTHORITY, authority.dump())
        make_identity(store, escrow)
        ledger.add(store, KeyEntry(act=Act.FOUNDED, number=1), desk.now())
    publish(desk, authority.trust())
    return sealed


# Laptops


def inspect(desk: Desk, request: bytes) -> Requested:
    """Return what a request asks for, before anything is issued; raises as ``enrol``."""
    with desk.read() as store:
        loaded = load(store)
    asked = read_whole_request(request)
    loaded.accepted(asked)
    known, spoken = loaded.latest(asked.device), fingerprint(asked.key)
    same = known is not None and known.fingerprint == spoken
    return Requested(asked.device, asked.name, spoken, known, same)


def enrol(
    desk: Desk, request: bytes, packs: tuple[PackRef, ...] = (), holder: str = ""
) -> Enrolled:
    """Give the laptop of ``request`` a certificate, its first or another one.

    ``holder`` is who has the laptop; empty leaves it as it was. Raises PackageError as
    ``Authority.enrol_whole``.
    """
    authority(desk)
    now = desk.now()
    with desk.write() as store:
        loaded = load(store)
        before = loaded.latest(read_whole_request(request).device)
        said = ledger.words(holder).holder or (before.holder if before else "") or ""
        changed, signing, tls = loaded.enrol_whole(request, now.utc, said)
        serial = changed.next_serial(now.utc)
        changed = changed.changed(bundle_serial=serial)
        store.put_secret(AUTHORITY, changed.dump())
        last = changed.state.issued[-1]
        entry = ledger.about(last, Act.RENEWED if before else Act.ENROLLED)
        until = instant(changed.trust().fresh_until())
        more = {"number": serial, "lists_until": until}
        ledger.add(store, entry.model_copy(update=more), now)
        extras = _extras(store, desk, changed, serial, tls)
    return Enrolled(
        device_id=last.device,
        name=last.name,
        fingerprint=request_fingerprint(request),
        bundle=changed.bundle_for(signing, now.utc, _first(extras), packs, extras),
        file_name=bundle_name(last.device),
        serial=serial,
    )


def bundle_for_all(desk: Desk, packs: tuple[PackRef, ...] = ()) -> Enrolled:
    """Return a bundle that brings every laptop the newest lists, standards and readings."""
    authority(desk)
    now = desk.now()
    with desk.write() as store:
        loaded = load(store)
        serial = loaded.next_serial(now.utc)
        changed = loaded.changed(bundle_serial=serial)
        store.put_secret(AUTHORITY, changed.dump())
        ledger.add(store, KeyEntry(act=Act.BUNDLE, number=serial), now)
        extras = _extras(store, desk, changed, serial, None)
    data = changed.bundle_for(None, now.utc, _first(extras), packs, extras)
    return Enrolled("", "", "", data, FOR_ALL, serial)


def _first(extras: Extras) -> str:
    """Return the one recipient that programs before 1.1 know of."""
    return extras.recipients[0].key if extras.recipients else ""


def _extras(
    store: Reading,
    desk: Desk,
    power: Authority,
    serial: int,
    tls: x509.Certificate | None,
) -> Extras:
    newest = {one.pack.id: (one.pack, one.origin) for one in desk.editions()}
    return Extras(
        serial=serial,
        tls=tls,
        server=power.tls_key()[1],
        recipients=named_recipients(store, power),
        standards=tuple(newest.values()),
        guidance=tuple(desk.guidance().values()),
        address=named(store),
    )


def revoke(desk: Desk, device: str, reason: Reason | None = None, remark: str = "") -> Issued:
    """Make the certificates of a laptop void, and publish the new list.

    ``device`` is its identity or the beginning of it. Raises PackageError:
    ``authority-device-unknown``, ``authority-device-ambiguous``.
    """
    now = desk.now()

    def act(loaded: Authority) -> tuple[Authority, tuple[KeyEntry, ...]]:
        whole = _whole_id(loaded, device)
        changed = loaded.revoke(whole, now.utc, reason)
        more = {"remark": ledger.words(remark=remark).remark, "number": changed.state.list_number}
        before = loaded.state.issued
        gone = [new for old, new in zip(before, changed.state.issued, strict=True) if new != old]
        return changed, tuple(
            ledger.about(one, Act.REVOKED).model_copy(update=more) for one in gone
        )

    with desk.read() as store:
        whole = _whole_id(load(store), device)
    gone = step(desk, act).latest(whole)
    assert gone is not None
    return gone


def hand_over(desk: Desk, device: str, holder: str) -> Issued:
    """Enter that a laptop has another holder; raises PackageError as ``revoke``."""

    def act(loaded: Authority) -> tuple[Authority, tuple[KeyEntry, ...]]:
        last = loaded.latest(_whole_id(loaded, device))
        assert last is not None
        made = last.model_copy(update={"holder": ledger.words(holder).holder})
        issued = tuple(made if i == last else i for i in loaded.state.issued)
        return loaded.changed(issued=issued), (ledger.about(made, Act.HANDED_OVER),)

    changed = step(desk, act)
    last = changed.latest(_whole_id(changed, device))
    assert last is not None
    return last


# Recipients


def recipients(desk: Desk) -> tuple[Recipient, ...]:
    """Return who can open encrypted packages; empty when they go in clear."""
    with desk.read() as store:
        return named_recipients(store, load(store))


def named_recipients(store: Reading, power: Authority) -> tuple[Recipient, ...]:
    """Return whom the next bundle names: the office's own keys, and who was added here."""
    own = tuple(zip((power.state.office, ESCROW_NAME), of_office(store), strict=False))
    found = {key: Recipient(name=name, key=key) for name, key in own}
    return tuple(({one.key: one for one in power.state.recipients or ()} | found).values())


def set_recipients(desk: Desk, chosen: tuple[Recipient, ...]) -> None:
    """Name who can open encrypted packages besides the office, from the next bundle on.

    Raises PackageError(``recipient-twice``).
    """
    entry = KeyEntry(act=Act.RECIPIENTS, remark="、".join(one.name for one in chosen) or None)
    step(desk, lambda kept: (kept.with_recipients(chosen), (entry,)))


def issued(desk: Desk) -> tuple[Issued, ...]:
    """Return every certificate that was given, in order."""
    with desk.read() as store:
        return load(store).state.issued


def _whole_id(loaded: Authority, device: str) -> str:
    wanted = device.strip().lower()
    good = {i.device for i in loaded.state.issued if i.revoked_at is None}
    matching = [d for d in good if d.startswith(wanted)] if wanted else []
    if len(matching) > 1:
        raise PackageError("authority-device-ambiguous")
    return matching[0] if matching else wanted
