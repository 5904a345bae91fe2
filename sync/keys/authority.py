"""The desk's side: root, district authority, who has a certificate and who lost it.

An ``Authority`` is frozen; every step returns a new one, whose ``dump()`` the desk keeps as
one secret in its encrypted database. The root's key is never in it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from cryptography import x509
from pydantic import ValidationError

from models.clock import instant
from models.errors import FactsError, PackageError
from models.facts.bodies import PackRef
from models.facts.canonical import canonical_bytes, parse_canonical
from sync.keys import certificates
from sync.keys.bundle import Extras, Recipient, write_bundle
from sync.keys.certificates import (
    DESK_LIFE,
    DEVICE_LIFE,
    DISTRICT_LIST_LIFE,
    ROOT_LIST_LIFE,
    Issuer,
    Revoked,
    der,
    entries_of,
    key_bytes,
    load_key,
)
from sync.keys.holding import bytes_of as bytes_of
from sync.keys.holding import certificate_of, desk_key, issuer_of
from sync.keys.holding import text_of as text_of
from sync.keys.laptop import Asked, fingerprint, read_whole_request
from sync.keys.moments import to_datetime
from sync.keys.reasons import Reason
from sync.keys.roles import Role
from sync.keys.rootfile import open_root, seal_root
from sync.keys.signing import KeySigner
from sync.keys.state import AuthorityState as AuthorityState
from sync.keys.state import DeskKey, Retired
from sync.keys.state import Issued as Issued
from sync.keys.trust import Trust

TLS_HOST = "desk.chayan.internal"
"""Name in the desk's TLS certificate; a laptop asks for it whatever the address is."""
MAX_AUTHORITIES = 7
"""District authorities a bundle has room for, beside the root."""
RENEW_DESK_KEYS = timedelta(days=60)
"""The desk's own keys are made anew so long before they end."""
_PURPOSE = {
    "receipt": ("查验回执", Role.RECEIPT, ""),
    "bundle": ("查验信任文件", Role.BUNDLE, ""),
    "tls": ("查验收件台", Role.TLS_SERVER, TLS_HOST),
    "returns": ("查验退回补正", Role.RETURN, ""),
    "documents": ("查验文书", Role.DOCUMENT, ""),
}


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
            root=text_of(der(root.certificate)),
            root_list=text_of(der(root_list)),
            district=desk_key(district),
            district_list=text_of(der(district_list)),
            list_number=1,
            root_list_number=1,
            receipt=_new_desk_key(district, office, "receipt", at),
            bundle=_new_desk_key(district, office, "bundle", at),
            tls=_new_desk_key(district, office, "tls", at),
            returns=_new_desk_key(district, office, "returns", at),
            documents=_new_desk_key(district, office, "documents", at),
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

    # Laptops

    def enrol(
        self, request: bytes, now: str, holder: str = ""
    ) -> tuple["Authority", x509.Certificate]:
        """Return the authority and the certificate for the laptop of ``request`` (PEM)."""
        changed, made, _tls = self.enrol_whole(request, now, holder)
        return changed, made

    def enrol_whole(
        self, request: bytes, now: str, holder: str = ""
    ) -> tuple["Authority", x509.Certificate, x509.Certificate | None]:
        """Return the same, and the TLS certificate when the request asks for one.

        Raises PackageError: ``request-unreadable``, ``request-key-known`` when another laptop
        already has this key, ``request-key-revoked`` when the key was made void before.
        """
        asked, at = read_whole_request(request), to_datetime(now)
        spoken = self.accepted(asked)
        subject = certificates.subject(self.state.office, asked.name, asked.device)
        district = self._district()
        made = certificates.leaf(district, asked.key, subject, Role.EVALUATOR, at, DEVICE_LIFE)
        tls = None
        if asked.tls is not None:
            client = Role.TLS_CLIENT
            tls = certificates.leaf(district, asked.tls, subject, client, at, DEVICE_LIFE)
        entry = Issued(
            device=asked.device,
            name=asked.name,
            serial=f"{made.serial_number:x}",
            fingerprint=spoken,
            issued_at=now,
            expires_at=instant(made.not_valid_after_utc),
            holder=holder or None,
            tls_serial=f"{tls.serial_number:x}" if tls else None,
        )
        return self.changed(issued=(*self.state.issued, entry)), made, tls

    def accepted(self, asked: Asked) -> str:
        """Return the number of a request's key; raises PackageError as ``enrol_whole``."""
        spoken = fingerprint(asked.key)
        same = [i for i in self.state.issued if i.fingerprint == spoken]
        if any(i.device != asked.device for i in same):
            raise PackageError("request-key-known")
        if any(i.revoked_at for i in same):
            raise PackageError("request-key-revoked")
        return spoken

    def latest(self, device: str) -> Issued | None:
        """Return the newest certificate of a laptop, void or not."""
        return next((i for i in reversed(self.state.issued) if i.device == device), None)

    def revoke(self, device: str, now: str, reason: Reason | None = None) -> "Authority":
        """Return the authority with every certificate of a laptop revoked, and a new list.

        Raises PackageError(``authority-device-unknown``) when it has none that is good.
        """
        good = [i for i in self.state.issued if i.device == device and i.revoked_at is None]
        if not good:
            raise PackageError("authority-device-unknown")
        void = {"revoked_at": now, "reason": reason}
        issued = tuple(i.model_copy(update=void) if i in good else i for i in self.state.issued)
        return self.changed(issued=issued).refreshed(now)

    # Lists

    def refreshed(self, now: str) -> "Authority":
        """Return the authority with new revocation lists, good for 35 days."""
        number, at = self.state.list_number + 1, to_datetime(now)
        revoked = self.revoked()

        def listed(issuer: Issuer) -> str:
            made = certificates.revocation_list(issuer, revoked, number, at, DISTRICT_LIST_LIFE)
            return text_of(der(made))

        retired = tuple(
            kept.model_copy(update={"list": listed(issuer_of(kept))})
            for kept in self.state.retired or ()
        )
        own = listed(self._district())
        return self.changed(district_list=own, list_number=number, retired=retired or None)

    def revoked(self) -> tuple[Revoked, ...]:
        """Return every certificate that is void, the TLS ones too."""
        found = []
        for one in self.state.issued:
            serials = (one.serial, one.tls_serial) if one.revoked_at else ()
            at = to_datetime(one.revoked_at or one.issued_at)
            found += [Revoked(int(s, 16), at, one.reason) for s in serials if s]
        found += [
            Revoked(int(one.serial, 16), to_datetime(one.at), one.reason)
            for one in self.state.voided or ()
        ]
        return tuple(found)

    def needs_refresh(self, now: str, margin: timedelta = timedelta(days=28)) -> bool:
        """True when the district's list should be renewed: it ends within ``margin``.

        Also when it is dated after ``now``: the desk's clock was ahead for a while, and every
        package would be refused until that day comes.
        """
        at = to_datetime(now)
        own = x509.load_der_x509_crl(bytes_of(self.state.district_list))
        ends = own.next_update_utc
        return ends is None or own.last_update_utc > at or ends - at < margin

    def kept_up(self, now: str) -> "Authority":
        """Return the authority with whatever it can renew without the root; itself if nothing."""
        at, keys = to_datetime(now), {}
        ended = certificate_of(self.state.district).not_valid_after_utc <= at
        for name in () if ended else _PURPOSE:
            kept: DeskKey | None = getattr(self.state, name)
            if kept is None or certificate_of(kept).not_valid_after_utc - at < RENEW_DESK_KEYS:
                keys[name] = _new_desk_key(self._district(), self.state.office, name, at)
        if self._ends_with_district(keys):
            keys = {}
        whole = self.changed(**keys) if keys else self
        return whole.refreshed(now) if whole.needs_refresh(now) else whole

    def _ends_with_district(self, keys: dict[str, DeskKey]) -> bool:
        """True when new keys would end no later than the old: the authority itself ends soon."""
        known = [(getattr(self.state, name), made) for name, made in keys.items()]
        return bool(known) and all(
            old is not None
            and certificate_of(old).not_valid_after_utc >= certificate_of(made).not_valid_after_utc
            for old, made in known
        )

    # What needs the root's key

    def root_list_renewed(self, root_file: bytes, passphrase: str, now: str) -> "Authority":
        """Return the authority with a new list of the root, for which its key is needed.

        Raises PackageError: as ``open_root``, or ``trust-other-root`` for another desk's file.
        """
        return self._root_listed(self._root(root_file, passphrase), now)

    def district_renewed(self, root_file: bytes, passphrase: str, now: str) -> "Authority":
        """Return the authority with a new district key, new keys of the desk, and new lists.

        What the old one signed stays good until it ends. Raises PackageError as
        ``root_list_renewed``, or ``authority-too-many``.
        """
        root = self._root(root_file, passphrase)
        return self._followed(root, now)._root_listed(root, now).refreshed(now)

    def district_revoked(
        self, root_file: bytes, passphrase: str, now: str, reason: Reason | None = None
    ) -> "Authority":
        """Return the authority with every district key so far made void by the root, and a new one.

        All of them, because they lay in the same database. Every laptop needs a new certificate.
        Raises PackageError as ``district_renewed``.
        """
        root, at = self._root(root_file, passphrase), to_datetime(now)
        kept = (self.state.district, *(self.state.retired or ()))
        void = tuple(Revoked(certificate_of(one).serial_number, at, reason) for one in kept)
        issued = tuple(
            one if one.void_since else one.model_copy(update={"void_since": now})
            for one in self.state.issued
        )
        changed = self._followed(root, now).changed(issued=issued)
        return changed._root_listed(root, now, void).refreshed(now)

    def _followed(self, root: Issuer, now: str) -> "Authority":
        """Return the authority with a new district key, the present one retired."""
        before, at = self.state.retired or (), to_datetime(now)
        if len(before) + 2 > MAX_AUTHORITIES:
            raise PackageError("authority-too-many")
        old = Retired(**dict(self.state.district), list=self.state.district_list)
        made = certificates.district(root, self.state.office, at, len(before) + 2)
        return self.changed(
            district=desk_key(made),
            retired=(*before, old),
            **{name: _new_desk_key(made, self.state.office, name, at) for name in _PURPOSE},
        )

    def _root_listed(self, root: Issuer, now: str, void: tuple[Revoked, ...] = ()) -> "Authority":
        """Return the authority with a new list of the root: what stood on it stays on it."""
        number = self.state.root_list_number + 1
        before = entries_of(x509.load_der_x509_crl(bytes_of(self.state.root_list)))
        known = {one.serial for one in before}
        entries = (*before, *(one for one in void if one.serial not in known))
        made = certificates.revocation_list(root, entries, number, to_datetime(now), ROOT_LIST_LIFE)
        return self.changed(root_list=text_of(der(made)), root_list_number=number)

    def _root(self, root_file: bytes, passphrase: str) -> Issuer:
        key, certificate = open_root(root_file, passphrase)
        if certificate != bytes_of(self.state.root):
            raise PackageError("trust-other-root")
        return Issuer(x509.load_der_x509_certificate(certificate), load_key(key))

    # What others get

    def trust(self) -> Trust:
        """Return root, district authorities and their lists; ``to_pem()`` is ``trust.pem``."""
        state, retired = self.state, self.state.retired or ()
        certificates_ = (state.root, state.district.certificate, *(k.certificate for k in retired))
        lists = (state.root_list, state.district_list, *(k.list for k in retired))
        return Trust.of(
            tuple(x509.load_der_x509_certificate(bytes_of(text)) for text in certificates_),
            tuple(x509.load_der_x509_crl(bytes_of(text)) for text in lists),
        )

    def receipt_signer(self) -> KeySigner:
        """Return the signer of receipts."""
        return self._signer(self.state.receipt)

    def return_signer(self) -> KeySigner:
        """Return the signer of returns for correction; PackageError(``return-no-key``)."""
        if self.state.returns is None:
            raise PackageError("return-no-key")
        return self._signer(self.state.returns)

    def document_signer(self) -> KeySigner:
        """Return the signer of the district's place in forms; PackageError(``paper-no-key``)."""
        if self.state.documents is None:
            raise PackageError("paper-no-key")
        return self._signer(self.state.documents)

    def tls_key(self) -> tuple[bytes, x509.Certificate]:
        """Return the desk's TLS key (PKCS#8) and certificate; PackageError(``tls-no-key``)."""
        if self.state.tls is None:
            raise PackageError("tls-no-key")
        return bytes_of(self.state.tls.key), certificate_of(self.state.tls)

    def bundle_for(
        self,
        certificate: x509.Certificate | None,
        now: str,
        recipient: str = "",
        packs: tuple[PackRef, ...] = (),
        extras: Extras | None = None,
    ) -> bytes:
        """Return the signed bundle for a laptop, or one that only refreshes the lists."""
        signer, office = self._signer(self.state.bundle), self.state.office
        return write_bundle(
            signer, self.trust(), office, now, certificate, recipient, packs, extras
        )

    def next_serial(self, now: str) -> int:
        """Return the number of the next bundle: day and running number, never less than before.

        The day keeps it rising when the database was restored from an older copy.
        """
        today = int(now[:10].replace("-", "")) * 1000 + 1
        return max(today, (self.state.bundle_serial or 0) + 1)

    def with_recipients(self, recipients: tuple[Recipient, ...]) -> "Authority":
        """Return the authority whose bundles name these; PackageError(``recipient-twice``)."""
        if len({one.key for one in recipients}) != len(recipients):
            raise PackageError("recipient-twice")
        return self.changed(recipients=recipients or None)

    def changed(self, **changes: object) -> "Authority":
        """Return the authority with parts of its state replaced."""
        return Authority(self.state.model_copy(update=changes))

    def _district(self) -> Issuer:
        return issuer_of(self.state.district)

    def _signer(self, kept: DeskKey) -> KeySigner:
        chain = (self._district().certificate,)
        return KeySigner(bytes_of(kept.key), certificate_of(kept), chain)


def _new_desk_key(district: Issuer, office: str, name: str, at: datetime) -> DeskKey:
    purpose, role, host = _PURPOSE[name]
    key = certificates.new_key()
    subject = certificates.subject(office, purpose)
    made = certificates.leaf(district, key.public_key(), subject, role, at, DESK_LIFE, host)
    return desk_key(Issuer(made, key))
