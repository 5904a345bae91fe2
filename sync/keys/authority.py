"""The desk's side: root, district authority, who has a certificate and who lost it.

An ``Authority`` is frozen; every step returns a new one, whose ``dump()`` the desk keeps as
one secret in its encrypted database. The root's key is never in it.
"""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from cryptography import x509
from pydantic import Field, ValidationError

from models.base import Count, Instant, Name, Record, Uuid
from models.clock import instant
from models.errors import FactsError, PackageError
from models.facts.bodies import PackRef
from models.facts.canonical import canonical_bytes, parse_canonical
from sync.keys import certificates
from sync.keys.bundle import Base64, write_bundle
from sync.keys.certificates import (
    DESK_LIFE,
    DEVICE_LIFE,
    DISTRICT_LIST_LIFE,
    ROOT_LIST_LIFE,
    Issuer,
    Revoked,
    der,
    key_bytes,
    load_key,
)
from sync.keys.laptop import fingerprint, read_request
from sync.keys.moments import to_datetime
from sync.keys.roles import Role
from sync.keys.rootfile import open_root, seal_root
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust


class Issued(Record):
    """A certificate that was given to a laptop."""

    device: Uuid
    """The laptop."""
    name: Name
    """What it is called."""
    serial: str
    """Serial number of the certificate, in hexadecimal."""
    fingerprint: str
    """The number that was read aloud."""
    issued_at: Instant
    """When it was given."""
    expires_at: Instant
    """Until when it may sign."""
    revoked_at: Instant | None = None
    """Since when it is void; None while it is good."""


class DeskKey(Record):
    """A key of the desk with its certificate, DER in base64."""

    key: Base64 = Field(repr=False)
    """PKCS#8."""
    certificate: Base64
    """Certificate."""


class AuthorityState(Record):
    """What is kept in the desk's database."""

    format: Literal["authority/1"]
    """``authority/1``."""
    office: Name
    """Name of the office, as in the certificates."""
    root: Base64
    """Root certificate."""
    root_list: Base64
    """Revocation list of the root."""
    district: DeskKey
    """District authority."""
    district_list: Base64
    """Revocation list of the district authority."""
    list_number: Annotated[int, Field(ge=1)]
    """Number of that list."""
    root_list_number: Count
    """Number of the root's list."""
    receipt: DeskKey
    """Signs receipts."""
    bundle: DeskKey
    """Signs trust bundles."""
    issued: tuple[Issued, ...] = ()
    """Every certificate that was given, in order."""


@dataclass(frozen=True)
class Authority:
    """The district's power to enrol laptops, and what it did with it."""

    state: AuthorityState
    """Everything that is kept."""

    def __repr__(self) -> str:
        """Never show a key."""
        return f"Authority({len(self.state.issued)} issued)"

    @classmethod
    def create(cls, office: str, passphrase: str, now: str) -> tuple[Self, bytes]:
        """Return a new authority and the root key's file, which belongs on paper or a stick.

        The file is the only place where the root's key is; ``passphrase`` opens it.
        """
        at = to_datetime(now)
        root = certificates.root(office, at)
        district = certificates.district(root, office, at)
        sealed = seal_root(key_bytes(root.key), der(root.certificate), passphrase)
        root_list = certificates.revocation_list(root, (), 1, at, ROOT_LIST_LIFE)
        district_list = certificates.revocation_list(district, (), 1, at, DISTRICT_LIST_LIFE)
        state = AuthorityState(
            format="authority/1",
            office=office,
            root=_text(der(root.certificate)),
            root_list=_text(der(root_list)),
            district=_desk_key(district),
            district_list=_text(der(district_list)),
            list_number=1,
            root_list_number=1,
            receipt=_new_desk_key(district, office, "查验回执", Role.RECEIPT, at),
            bundle=_new_desk_key(district, office, "查验信任文件", Role.BUNDLE, at),
        )
        return cls(state), sealed

    @classmethod
    def load(cls, data: bytes) -> Self:
        """Return the authority of ``dump()``; PackageError(``authority-damaged``) if not one."""
        try:
            parse_canonical(data)
            return cls(AuthorityState.model_validate_json(data))
        except (FactsError, ValidationError) as error:
            raise PackageError("authority-damaged") from error

    def dump(self) -> bytes:
        """Return everything, private keys too: for the encrypted database only."""
        return canonical_bytes(self.state.plain())

    def enrol(self, request: bytes, now: str) -> tuple["Authority", x509.Certificate]:
        """Return the authority and the certificate for the laptop of ``request`` (PEM).

        Raises PackageError: ``request-unreadable``, or ``request-key-known`` when another
        laptop already has this key.
        """
        device, name, key = read_request(request)
        spoken, at = fingerprint(key), to_datetime(now)
        if any(i.fingerprint == spoken and i.device != device for i in self.state.issued):
            raise PackageError("request-key-known")
        subject = certificates.subject(self.state.office, name, device)
        made = certificates.leaf(self._district(), key, subject, Role.EVALUATOR, at, DEVICE_LIFE)
        entry = Issued(
            device=device,
            name=name,
            serial=f"{made.serial_number:x}",
            fingerprint=spoken,
            issued_at=now,
            expires_at=instant(made.not_valid_after_utc),
        )
        return self._changed(issued=(*self.state.issued, entry)), made

    def revoke(self, device: str, now: str) -> "Authority":
        """Return the authority with every certificate of a laptop revoked, and a new list.

        Raises PackageError(``authority-device-unknown``) when it has none that is good.
        """
        good = [i for i in self.state.issued if i.device == device and i.revoked_at is None]
        if not good:
            raise PackageError("authority-device-unknown")
        issued = tuple(
            i.model_copy(update={"revoked_at": now}) if i in good else i for i in self.state.issued
        )
        return self._changed(issued=issued).refreshed(now)

    def refreshed(self, now: str) -> "Authority":
        """Return the authority with a new revocation list, good for 35 days."""
        number = self.state.list_number + 1
        revoked = tuple(
            Revoked(int(i.serial, 16), to_datetime(i.revoked_at))
            for i in self.state.issued
            if i.revoked_at
        )
        made = certificates.revocation_list(
            self._district(), revoked, number, to_datetime(now), DISTRICT_LIST_LIFE
        )
        return self._changed(district_list=_text(der(made)), list_number=number)

    def root_list_renewed(self, root_file: bytes, passphrase: str, now: str) -> "Authority":
        """Return the authority with a new list of the root, for which its key is needed."""
        key, certificate = open_root(root_file, passphrase)
        if certificate != _bytes(self.state.root):
            raise PackageError("trust-other-root")
        root = Issuer(x509.load_der_x509_certificate(certificate), load_key(key))
        number = self.state.root_list_number + 1
        at = to_datetime(now)
        made = certificates.revocation_list(root, (), number, at, ROOT_LIST_LIFE)
        return self._changed(root_list=_text(der(made)), root_list_number=number)

    def needs_refresh(self, now: str, margin: timedelta = timedelta(days=28)) -> bool:
        """True when the district's list should be renewed: it ends within ``margin``.

        Also when it is dated after ``now``: the desk's clock was ahead for a while, and every
        package would be refused until that day comes.
        """
        at = to_datetime(now)
        own = x509.load_der_x509_crl(_bytes(self.state.district_list))
        return own.last_update_utc > at or self.trust().fresh_until() - at < margin

    def trust(self) -> Trust:
        """Return root, district authority and their lists; ``to_pem()`` is ``trust.pem``."""
        own = tuple(
            x509.load_der_x509_certificate(_bytes(text))
            for text in (self.state.root, self.state.district.certificate)
        )
        lists = tuple(
            x509.load_der_x509_crl(_bytes(text))
            for text in (self.state.root_list, self.state.district_list)
        )
        return Trust.of(own, lists)

    def receipt_signer(self) -> KeySigner:
        """Return the signer of receipts."""
        return self._signer(self.state.receipt)

    def bundle_for(
        self,
        certificate: x509.Certificate | None,
        now: str,
        recipient: str = "",
        packs: tuple[PackRef, ...] = (),
    ) -> bytes:
        """Return the signed bundle for a laptop, or one that only refreshes the lists."""
        signer = self._signer(self.state.bundle)
        return write_bundle(
            signer, self.trust(), self.state.office, now, certificate, recipient, packs
        )

    def _district(self) -> Issuer:
        kept = self.state.district
        certificate = x509.load_der_x509_certificate(_bytes(kept.certificate))
        return Issuer(certificate, load_key(_bytes(kept.key)))

    def _signer(self, kept: DeskKey) -> KeySigner:
        certificate = x509.load_der_x509_certificate(_bytes(kept.certificate))
        return KeySigner(_bytes(kept.key), certificate, (self._district().certificate,))

    def _changed(self, **changes: object) -> "Authority":
        return Authority(self.state.model_copy(update=changes))


def _new_desk_key(district: Issuer, office: str, purpose: str, role: Role, at: datetime) -> DeskKey:
    key = certificates.new_key()
    name = certificates.subject(office, purpose)
    made = certificates.leaf(district, key.public_key(), name, role, at, DESK_LIFE)
    return _desk_key(Issuer(made, key))


def _desk_key(holder: Issuer) -> DeskKey:
    return DeskKey(key=_text(key_bytes(holder.key)), certificate=_text(der(holder.certificate)))


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
