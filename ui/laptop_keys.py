"""The laptop's keys and certificates in its workspace: made, carried out, brought home. No Qt."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from sqlalchemy import Connection

from models.errors import PackageError, StandardError
from models.standards.loading import available
from models.store import guidance, keyring
from models.store.shelf import publish, published_names
from models.store.workspace import Workspace
from sync.files import courier_faults, write_whole
from sync.keys.bundle import FOR_ALL, MAX_BUNDLE_BYTES, Bundle, bundle_name, read_bundle
from sync.keys.certificates import PublicKey, cut, der, load_key, public_bytes
from sync.keys.laptop import LaptopKeys, make_keys, make_request, read_request, request_fingerprint
from sync.keys.signing import HeldSigner, KeySigner
from sync.keys.token import TokenPlace
from sync.keys.trust import Trust
from sync.recipients import keep_named
from ui import desk_address
from ui.token_keys import NEXT_TOKEN, TOKEN, closed_signer

KEY, REQUEST = "laptop-key", "laptop-request"
CERTIFICATE, TRUST, OFFICE = "laptop-certificate", "trust", "office"
TLS_KEY, TLS_CERTIFICATE, SERVER = "laptop-tls-key", "laptop-tls-certificate", "desk-tls"
NEXT_KEY, NEXT_TLS, NEXT_REQUEST = "laptop-key-next", "laptop-tls-next", "laptop-request-next"
"""New keys that wait for their certificate; the present ones sign until it has come."""
SERIAL = "bundle-serial"
BUNDLES = "trust-bundle-*.p7m"


@dataclass(frozen=True, slots=True)
class KeyState:
    """How far the laptop is with its certificate."""

    fingerprint: str = ""
    """Number of its own key, to read aloud; empty while there is none."""
    office: str = ""
    """Office whose certificate it has; empty while there is none."""
    root_fingerprint: str = ""
    """Number of the office's root."""
    valid_until: str = ""
    """Last day of the certificate."""
    fresh_until: str = ""
    """Until when the revocation lists may be used."""
    revoked: bool = False
    """The office's lists name the certificate."""
    device: str = ""
    """Id of this laptop, for the name of its bundle."""
    days: int = 0
    """Days until the certificate ends."""
    next_fingerprint: str = ""
    """Number of a new key that waits for its certificate; empty when none does."""
    serial: int = 0
    """Number of the bundle that was installed last."""
    installed: tuple[str, ...] = ()
    """Titles of the standards the last bundle brought, right after it was taken over."""
    readings: int = 0
    """Standards whose reading (口径说明) it changed, right after it was taken over."""
    clashes: tuple[str, ...] = ()
    """Titles of standards it brought that are here under the same edition with another text."""
    token: str = ""
    """Label of the token that holds the signing key; empty when the workspace does."""

    @property
    def ready(self) -> bool:
        """True when packages can be signed."""
        return bool(self.office)


@dataclass(frozen=True, slots=True)
class Offer:
    """A trust bundle that was read and waits for a person's yes."""

    bundle: Bundle
    """The bundle."""
    known: bool
    """True when its root is the one this laptop trusts already."""

    @property
    def office(self) -> str:
        return self.bundle.body.office

    @property
    def root_fingerprint(self) -> str:
        return self.bundle.trust.fingerprint()


def key_state(workspace: Workspace) -> KeyState:
    """Return how far the laptop is."""
    with workspace.read() as session:
        request, following = keyring.get(session, REQUEST), keyring.get(session, NEXT_REQUEST)
        certificate = keyring.get(session, CERTIFICATE)
        trust = keyring.get(session, TRUST)
        office = keyring.get(session, OFFICE) or b""
        serial, place = _serial(session.connection()), keyring.get(session, TOKEN)
    spoken = request_fingerprint(request) if request else ""
    coming = request_fingerprint(following) if following else ""
    if certificate is None or trust is None:
        return KeyState(fingerprint=spoken, device=workspace.device_id, next_fingerprint=coming)
    held, chain = x509.load_der_x509_certificate(certificate), Trust.from_pem(trust)
    return KeyState(
        fingerprint=spoken,
        office=office.decode("utf-8"),
        root_fingerprint=chain.fingerprint(),
        valid_until=held.not_valid_after_utc.date().isoformat(),
        fresh_until=chain.fresh_until().date().isoformat(),
        revoked=chain.lists_certificate(held),
        device=workspace.device_id,
        days=(held.not_valid_after_utc - datetime.now(UTC)).days,
        next_fingerprint=coming,
        serial=serial,
        token=TokenPlace.from_bytes(place).label if place else "",
    )


def write_request(
    workspace: Workspace, name: str, folder: Path, new_key: bool = False, leave_token: bool = False
) -> Path:
    """Write the request into ``folder``, for the key that is here or, if there is none, a new one.

    An empty ``name`` leaves what the laptop is called; another one is asked for with the same keys.
    ``new_key`` makes other keys, which take the place of the present ones when their certificate
    comes. No key ever leaves the workspace (or its token). The lists this laptop knows go along,
    so that an office whose database was lost learns how far it was. Raises PackageError as
    ``sync.files.write_whole``, and ``token-new-key`` when the key lies on a token: a new one in the
    workspace protects less, and is made only with ``leave_token``; ``token-other-name`` when that
    key would have to sign another name.
    """
    device = workspace.device_id
    with workspace.write() as connection:
        if new_key and not leave_token and keyring.get(connection, TOKEN) is not None:
            raise PackageError("token-new-key")
        request = _request(connection, device, name, new_key)
    return lay_out(workspace, request, folder)


def lay_out(workspace: Workspace, request: bytes, folder: Path) -> Path:
    """Write a request, and the lists this laptop knows, into ``folder``."""
    device = workspace.device_id
    with workspace.read() as session:
        trust = keyring.get(session, TRUST)
    target = folder / f"request-{device[:8]}.csr"
    write_whole(target, request)
    if trust is not None:
        write_whole(folder / f"known-{device[:8]}.pem", trust)
    return target


def _request(connection: Connection, device: str, name: str, new_key: bool) -> bytes:
    present, waiting = keyring.get(connection, REQUEST), keyring.get(connection, NEXT_REQUEST)
    called = name or (read_request(present)[1] if present else "")
    if waiting is not None:
        return _renamed(connection, waiting, (device, name), (NEXT_KEY, NEXT_TLS, NEXT_REQUEST))
    if new_key and present is not None:
        return _made(connection, make_keys(), (device, called), (NEXT_KEY, NEXT_TLS, NEXT_REQUEST))
    key, tls = keyring.get(connection, KEY), keyring.get(connection, TLS_KEY)
    if present is not None and tls is not None:
        return _renamed(connection, present, (device, name), (KEY, TLS_KEY, REQUEST))
    return _made(connection, make_keys(key or b""), (device, called), (KEY, TLS_KEY, REQUEST))


def _renamed(
    connection: Connection, request: bytes, who: tuple[str, str], names: tuple[str, str, str]
) -> bytes:
    """Return a request that was made before; for the same keys anew where it says another name.

    Raises PackageError(``token-other-name``) when that would take the token.
    """
    if not says_other_name(request, who[1]):
        return request
    signing, tls = (keyring.get(connection, one) for one in names[:2])
    if signing is None or tls is None:
        raise PackageError("token-other-name")
    return _made(connection, LaptopKeys(signing, tls), who, names)


def says_other_name(request: bytes, name: str) -> bool:
    """Return whether a request calls the laptop otherwise than ``name``; an empty one is none."""
    return bool(name) and read_request(request)[1] != cut(name)


def _made(
    connection: Connection, keys: LaptopKeys, who: tuple[str, str], names: tuple[str, str, str]
) -> bytes:
    request = make_request(keys, *who)
    for name, value in zip(names, (keys.signing, keys.tls, request), strict=True):
        keyring.put(connection, name, value)
    return request


def bundle_in(folder: Path, device: str) -> Path | None:
    """Return the newest bundle in a folder that is for this laptop or for all; else any."""
    found = sorted(folder.glob(BUNDLES), key=lambda file: file.stat().st_mtime)
    ours = [file for file in found if file.name in (bundle_name(device), FOR_ALL)]
    return next(reversed(ours or found), None)


def offer_in(workspace: Workspace, folder: Path) -> Offer | None:
    """Read the trust file that lies in a folder; None where there is none.

    Raises PackageError as ``read_offer``, and that of the disk.
    """
    with courier_faults():
        file = bundle_in(folder, workspace.device_id)
    return None if file is None else read_offer(workspace, file)


def read_offer(workspace: Workspace, path: Path, moment: str | None = None) -> Offer:
    """Read a bundle without taking it over; raises PackageError as ``read_bundle``."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BUNDLE_BYTES + 1)
    except OSError as error:
        raise PackageError("trust-missing") from error
    with workspace.read() as session:
        trust, request = keyring.get(session, TRUST), keyring.get(session, REQUEST)
        waiting, serial = keyring.get(session, NEXT_REQUEST), _serial(session.connection())
    known = Trust.from_pem(trust) if trust else None
    bundle = read_bundle(data, known, moment, serial)
    given, asked = bundle.certificate, [one for one in (request, waiting) if one is not None]
    if given is not None and asked and not any(_asked_in(one, given) for one in asked):
        raise PackageError("key-not-of-certificate")  # one for another laptop
    return Offer(bundle, known is not None)


def accept(workspace: Workspace, offer: Offer) -> KeyState:
    """Take a bundle over, after its root was compared aloud: keys, lists, standards, readings."""
    bundle = offer.bundle
    with workspace.write() as connection:
        keyring.put(connection, TRUST, bundle.trust.to_pem())
        keyring.put(connection, OFFICE, bundle.body.office.encode("utf-8"))
        _put_certificates(connection, bundle)
        _put_recipients(connection, bundle)
        if bundle.body.desk_address is not None or bundle.body.serial is not None:
            # a numbered bundle that names none takes it back
            desk_address.offer(connection, bundle.body.desk_address or "")
        if bundle.body.serial is not None:
            keyring.put(connection, SERIAL, str(bundle.body.serial).encode("ascii"))
        installed, clashes = _install(connection, bundle)
        readings = _read_in(connection, bundle)
    state = key_state(workspace)
    fields = {name: getattr(state, name) for name in KeyState.__dataclass_fields__}
    said = {"installed": installed, "clashes": clashes, "readings": readings}
    return KeyState(**{**fields, **said})


def _put_certificates(connection: Connection, bundle: Bundle) -> None:
    if bundle.server is not None:
        keyring.put(connection, SERVER, der(bundle.server))
    if bundle.certificate is None:
        return
    waiting = keyring.get(connection, NEXT_REQUEST)
    if waiting is not None and _asked_in(waiting, bundle.certificate):
        _move_in(connection)
    keyring.put(connection, CERTIFICATE, der(bundle.certificate))
    tls = keyring.get(connection, TLS_KEY)
    if bundle.tls is not None and tls is not None and _is_of(bundle.tls, tls):
        keyring.put(connection, TLS_CERTIFICATE, der(bundle.tls))


def _move_in(connection: Connection) -> None:
    """Let the keys that waited take the place of the present ones, in the workspace or a token."""
    places = ((KEY, NEXT_KEY), (TOKEN, NEXT_TOKEN))
    for name, following in (*places, (TLS_KEY, NEXT_TLS), (REQUEST, NEXT_REQUEST)):
        value = keyring.get(connection, following)
        keyring.remove(connection, following)
        if value is not None:
            keyring.put(connection, name, value)
        elif name in (KEY, TOKEN):  # the new key lies in the other place
            keyring.remove(connection, name)


def _put_recipients(connection: Connection, bundle: Bundle) -> None:
    body = bundle.body
    keys = tuple(one.key for one in body.recipients or ())
    if keys or body.serial is not None:  # a numbered bundle that names nobody means in clear
        keep_named(connection, keys)


def _install(connection: Connection, bundle: Bundle) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Publish the standards; one that clashes with what is here is told and left out.

    Lists and certificates must not wait for it.
    """
    known = {one.sha256 for one in published_names(connection)}
    known |= {one.sha256 for one in available()}
    installed, clashes = [], []
    for said, (pack, origin) in zip(bundle.body.standards or (), bundle.standards, strict=True):
        if said.sha256 in known:
            continue
        try:
            publish(connection, pack, origin, bundle.body.issued_at)
            installed.append(pack.title)
        except StandardError:
            clashes.append(pack.title)
    return tuple(installed), tuple(clashes)


def _read_in(connection: Connection, bundle: Bundle) -> int:
    """Keep the readings that are others than those kept; visits that have begun keep theirs."""
    standing, changed = guidance.standing(connection), 0
    for one in bundle.body.guidance or ():
        kept = standing.get(one.pack)
        if kept != one and (one.notes or (kept is not None and kept.notes)):
            guidance.add(connection, one, bundle.body.issued_at)
            changed += 1
    return changed


def _is_of(certificate: x509.Certificate, key: bytes) -> bool:
    return _same(certificate, load_key(key).public_key())


def _asked_in(request: bytes, certificate: x509.Certificate) -> bool:
    """Return whether a certificate is what a request asked for."""
    return _same(certificate, read_request(request)[2])


def _same(certificate: x509.Certificate, key: PublicKey) -> bool:
    public = certificate.public_key()
    return isinstance(public, PublicKey) and public_bytes(public) == public_bytes(key)


def _serial(connection: Connection) -> int:
    return int(keyring.get(connection, SERIAL) or b"0")


def trust_of(workspace: Workspace) -> Trust:
    """Return whom this laptop trusts; PackageError(``trust-missing``) before any bundle."""
    with workspace.read() as session:
        kept = keyring.get(session, TRUST)
    if kept is None:
        raise PackageError("trust-missing")
    return Trust.from_pem(kept)


def signer_of(workspace: Workspace) -> HeldSigner:
    """Return the laptop's signer; PackageError(``bundle-no-certificate``) before enrolment.

    With a key on a token it makes new signatures only inside ``ui.token_keys.signing``; here it
    tells the certificate, and knows the signatures that were made before.
    """
    with workspace.read() as session:
        key, certificate = keyring.get(session, KEY), keyring.get(session, CERTIFICATE)
        place = keyring.get(session, TOKEN)
    if certificate is None or (key is None and place is None):
        raise PackageError("bundle-no-certificate")
    chain = trust_of(workspace).authorities
    held = x509.load_der_x509_certificate(certificate)
    if place is not None:
        return closed_signer(workspace, held, chain)
    return KeySigner(key or b"", held, chain)


def tls_of(workspace: Workspace) -> tuple[bytes, x509.Certificate]:
    """Return key (PKCS#8) and certificate that call the desk; PackageError(``tls-no-client``)."""
    with workspace.read() as session:
        key, certificate = keyring.get(session, TLS_KEY), keyring.get(session, TLS_CERTIFICATE)
    if key is None or certificate is None:
        raise PackageError("tls-no-client")
    return key, x509.load_der_x509_certificate(certificate)
