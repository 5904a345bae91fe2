"""Each certificate does its one thing: no signing with a TLS one, no TLS with a signing one."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from models.errors import PackageError
from sync.keys import tls
from sync.keys.authority import Authority, bytes_of
from sync.keys.bundle import write_bundle
from sync.keys.certificates import DEVICE_LIFE, leaf, load_key, new_key, subject
from sync.keys.laptop import (
    LaptopKeys,
    make_key_and_csr,
    make_keys,
    make_request,
    read_whole_request,
)
from sync.keys.moments import to_datetime
from sync.keys.reasons import Reason
from sync.keys.roles import Role, role_of, signs
from sync.keys.signing import KeySigner
from sync.keys.verifying import verify_attached, verify_detached
from tests.sync.package.kit import LATER, NOW, district

LAPTOP = "55555555-5555-4555-8555-555555555555"


@dataclass(frozen=True)
class Enrolled:
    """A desk of today with a laptop that may sign and call."""

    authority: Authority
    keys: LaptopKeys
    signing: x509.Certificate
    tls: x509.Certificate


@pytest.fixture(scope="module")
def enrolled() -> Enrolled:
    """By the clock of this machine: OpenSSL asks it."""
    from models.clock import SystemClock

    now = SystemClock().now().utc
    authority, _root = Authority.create("示例区", "口令", now)
    keys = make_keys()
    request = make_request(keys, LAPTOP, "评价二组")
    authority, signing, client = authority.enrol_whole(request, now)
    assert client is not None
    return Enrolled(authority, keys, signing, client)


def code(found: pytest.ExceptionInfo[PackageError]) -> str:
    assert found.value.sentence("zh") != found.value.sentence("en")
    return found.value.code


def signer_as(role: Role) -> KeySigner:
    """A key whose certificate is of the kit's district and of that role."""
    authority, key = district().authority, new_key()
    issuer = authority._district()
    named = subject("x", "x", LAPTOP)
    made = leaf(issuer, key.public_key(), named, role, to_datetime(NOW), DEVICE_LIFE)
    from sync.keys.certificates import key_bytes

    return KeySigner(key_bytes(key), made, (issuer.certificate,))


@pytest.mark.parametrize("wanted", [role for role in Role if signs(role)])
@pytest.mark.parametrize("held", list(Role))
def test_a_document_is_believed_of_its_own_role_only(held: Role, wanted: Role) -> None:
    signer, trust = signer_as(held), district().trust
    detached = verify_detached(b"x", signer.sign_detached(b"x", NOW), trust, wanted, LATER)
    attached, _ = verify_attached(signer.sign_attached(b"x", NOW), trust, wanted, LATER)
    expected = None if held is wanted else "signer-role"
    assert detached.code == attached.code == expected


def test_a_tls_certificate_cannot_stand_in_for_the_laptops(enrolled: Enrolled) -> None:
    from sync.keys.bundle import read_bundle

    power = enrolled.authority
    bundle = power._signer(power.state.bundle)
    data = write_bundle(
        bundle, power.trust(), "示例区", power.state.issued[-1].issued_at, enrolled.tls
    )
    with pytest.raises(PackageError) as refused:
        read_bundle(data)
    assert code(refused) == "bundle-unreadable"


def test_the_public_usages_are_apart(enrolled: Enrolled) -> None:
    def usages(certificate: x509.Certificate) -> set[x509.ObjectIdentifier]:
        return set(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)

    def commits(certificate: x509.Certificate) -> bool:
        found = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        return found.content_commitment

    server = enrolled.authority.tls_key()[1]
    assert ExtendedKeyUsageOID.CLIENT_AUTH in usages(enrolled.tls)
    assert ExtendedKeyUsageOID.SERVER_AUTH in usages(server)
    for certificate in (enrolled.tls, server):
        assert ExtendedKeyUsageOID.EMAIL_PROTECTION not in usages(certificate)
        assert not commits(certificate)
    assert role_of(enrolled.signing) is Role.EVALUATOR
    assert commits(enrolled.signing)


def shake(
    server: ssl.SSLContext, client: ssl.SSLContext, host: str = tls.TLS_HOST
) -> ssl.SSLObject:
    """Let both sides meet in memory; return the server's end."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    here = server.wrap_bio(up, down, server_side=True)
    there = client.wrap_bio(down, up, server_hostname=host)
    done = 0
    for _ in range(10):
        for end in (there, here):
            try:
                end.do_handshake()
                done += 1
            except ssl.SSLWantReadError:
                continue
        if done > 2:
            break
    here_cipher = here.cipher()
    assert here_cipher is not None
    return here


def test_desk_and_laptop_know_each_other(enrolled: Enrolled) -> None:
    trust = enrolled.authority.trust()
    server = tls.server_context(trust, *enrolled.authority.tls_key())
    client = tls.client_context(trust, enrolled.keys.tls, enrolled.tls)
    end = shake(server, client)
    who = tls.peer(end.getpeercert(binary_form=True), trust, Role.TLS_CLIENT)
    assert who.device == LAPTOP
    with pytest.raises(ssl.SSLError):
        shake(server, client, "other.example")


def test_a_signing_certificate_opens_no_line(enrolled: Enrolled) -> None:
    trust = enrolled.authority.trust()
    server = tls.server_context(trust, *enrolled.authority.tls_key())
    with pytest.raises(ssl.SSLError):
        shake(server, tls.client_context(trust, enrolled.keys.signing, enrolled.signing))
    kept = enrolled.authority.state.receipt
    receipt = x509.load_der_x509_certificate(bytes_of(kept.certificate))
    client = tls.client_context(trust, enrolled.keys.tls, enrolled.tls)
    with pytest.raises(ssl.SSLError):
        shake(tls.server_context(trust, bytes_of(kept.key), receipt), client)


def test_a_laptop_cannot_play_the_desk_nor_a_revoked_one_call(enrolled: Enrolled) -> None:
    trust = enrolled.authority.trust()
    client = tls.client_context(trust, enrolled.keys.tls, enrolled.tls)
    with pytest.raises(ssl.SSLError):
        shake(tls.server_context(trust, enrolled.keys.tls, enrolled.tls), client)
    now = enrolled.authority.state.issued[-1].issued_at
    later = enrolled.authority.revoke(LAPTOP, now, Reason.LOST).trust()
    server = tls.server_context(later, *enrolled.authority.tls_key())
    with pytest.raises(ssl.SSLError):
        shake(server, client)
    held = enrolled.tls.public_bytes(Encoding.DER)
    for certificate, known in ((held, later), (b"x", trust), (None, trust)):
        with pytest.raises(PackageError) as refused:
            tls.peer(certificate, known, Role.TLS_CLIENT)
        assert code(refused) == "tls-peer-refused"
    with pytest.raises(PackageError):
        tls.peer(held, trust, Role.TLS_SERVER)


def test_openssl_says_the_same_of_the_usages(enrolled: Enrolled, tmp_path: Path) -> None:
    (tmp_path / "trust.pem").write_bytes(enrolled.authority.trust().to_pem())
    for name, certificate in (("signing", enrolled.signing), ("tls", enrolled.tls)):
        (tmp_path / name).write_bytes(certificate.public_bytes(Encoding.PEM))

    def fits(name: str, purpose: str) -> bool:
        command = ["openssl", "verify", "-CAfile", "trust.pem", "-crl_check_all", "-purpose"]
        run = subprocess.run([*command, purpose, name], cwd=tmp_path, capture_output=True)
        return run.returncode == 0

    assert (fits("signing", "smimesign"), fits("signing", "sslclient")) == (True, False)
    assert (fits("tls", "smimesign"), fits("tls", "sslclient")) == (False, True)


def test_the_number_read_aloud_covers_both_keys() -> None:
    """Another laptop's TLS request under ours is refused: ours names the key it wants."""
    mine, other = (make_request(make_keys(), LAPTOP, "评价二组") for _ in range(2))
    end = b"-----END CERTIFICATE REQUEST-----\n"
    (mine_first, _), (_, other_second) = (r.split(end)[:2] for r in (mine, other))
    assert read_whole_request(mine).tls is not None
    with pytest.raises(PackageError) as refused:
        read_whole_request(mine_first + end)
    assert code(refused) == "request-cut", "it is not taken for one of an earlier program"
    _key, earlier = make_key_and_csr(LAPTOP, "评价二组")
    assert read_whole_request(earlier).tls is None
    for wrong in (mine_first + end + other_second + end, mine + other_second + end):
        with pytest.raises(PackageError) as refused:
            read_whole_request(wrong)
        assert code(refused) == "request-unreadable"


def test_keys_are_never_shown() -> None:
    keys = make_keys()
    assert repr(keys) == "LaptopKeys()"
    assert (
        load_key(make_keys(keys.signing).signing).public_key()
        == load_key(keys.signing).public_key()
    )
