"""The laptop's key and certificate in its workspace: made, carried out, brought home. No Qt."""

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from models.errors import PackageError
from models.store import keyring
from models.store.workspace import Workspace
from sync.files import write_whole
from sync.keys.bundle import Bundle, read_bundle
from sync.keys.certificates import der
from sync.keys.laptop import make_key_and_csr, request_fingerprint
from sync.keys.signing import KeySigner
from sync.keys.trust import MAX_TRUST_BYTES, Trust

KEY, REQUEST = "laptop-key", "laptop-request"
CERTIFICATE, TRUST, OFFICE = "laptop-certificate", "trust", "office"


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
        request = keyring.get(session, REQUEST)
        certificate = keyring.get(session, CERTIFICATE)
        trust = keyring.get(session, TRUST)
        office = keyring.get(session, OFFICE) or b""
    spoken = request_fingerprint(request) if request else ""
    if certificate is None or trust is None:
        return KeyState(fingerprint=spoken)
    held, chain = x509.load_der_x509_certificate(certificate), Trust.from_pem(trust)
    return KeyState(
        fingerprint=spoken,
        office=office.decode("utf-8"),
        root_fingerprint=chain.fingerprint(),
        valid_until=held.not_valid_after_utc.date().isoformat(),
        fresh_until=chain.fresh_until().date().isoformat(),
        revoked=chain.lists_certificate(held),
    )


def write_request(workspace: Workspace, name: str, folder: Path) -> Path:
    """Make the key if there is none, and write the request into ``folder``.

    The key never leaves the workspace. Raises PackageError as ``sync.files.write_whole``.
    """
    device = workspace.device_id
    with workspace.write() as connection:
        request = keyring.get(connection, REQUEST)
        if request is None:
            key, request = make_key_and_csr(device, name)
            keyring.put(connection, KEY, key)
            keyring.put(connection, REQUEST, request)
    target = folder / f"request-{device[:8]}.csr"
    write_whole(target, request)
    return target


def read_offer(workspace: Workspace, path: Path, moment: str | None = None) -> Offer:
    """Read a bundle without taking it over; raises PackageError as ``read_bundle``."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TRUST_BYTES + 1)
    except OSError as error:
        raise PackageError("trust-missing") from error
    with workspace.read() as session:
        trust, key = keyring.get(session, TRUST), keyring.get(session, KEY)
    known = Trust.from_pem(trust) if trust else None
    bundle = read_bundle(data, known, moment)
    if bundle.certificate is not None and key is not None:
        bundle.signer(key)  # refuses a bundle made for another laptop
    return Offer(bundle, known is not None)


def accept(workspace: Workspace, offer: Offer) -> KeyState:
    """Take a bundle over, after its root was compared aloud."""
    bundle = offer.bundle
    with workspace.write() as connection:
        keyring.put(connection, TRUST, bundle.trust.to_pem())
        keyring.put(connection, OFFICE, bundle.body.office.encode("utf-8"))
        if bundle.certificate is not None:
            keyring.put(connection, CERTIFICATE, der(bundle.certificate))
    return key_state(workspace)


def trust_of(workspace: Workspace) -> Trust:
    """Return whom this laptop trusts; PackageError(``trust-missing``) before any bundle."""
    with workspace.read() as session:
        kept = keyring.get(session, TRUST)
    if kept is None:
        raise PackageError("trust-missing")
    return Trust.from_pem(kept)


def signer_of(workspace: Workspace) -> KeySigner:
    """Return the laptop's signer; PackageError(``bundle-no-certificate``) before enrolment."""
    with workspace.read() as session:
        key, certificate = keyring.get(session, KEY), keyring.get(session, CERTIFICATE)
    if key is None or certificate is None:
        raise PackageError("bundle-no-certificate")
    chain = trust_of(workspace).authorities
    return KeySigner(key, x509.load_der_x509_certificate(certificate), chain)
