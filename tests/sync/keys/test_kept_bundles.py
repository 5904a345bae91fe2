"""Bundles and requests that are out there stay readable."""

from __future__ import annotations

from pathlib import Path

from sync.keys.bundle import load_trust, read_bundle
from sync.keys.certificates import public_bytes
from sync.keys.laptop import read_whole_request
from sync.keys.roles import Role, role_of
from sync.keys.trust import Trust

KEPT = Path(__file__).parents[2] / "kept"
MOMENT = "2026-03-01T08:00:00.000Z"


def test_a_bundle_of_1_1_says_all_it_said() -> None:
    bundles = KEPT / "bundles"
    trust = Trust.from_pem((bundles / "trust-1.1.pem").read_bytes())
    bundle = read_bundle((bundles / "trust-bundle-1.1.p7m").read_bytes(), trust, MOMENT)
    body = bundle.body
    assert (body.format, body.serial) == ("trust-bundle/1.1", 20260301001)
    assert [one.name for one in body.recipients or ()] == ["示例区"]
    assert [(pack.id, origin) for pack, origin in bundle.standards] == [("test-pack", "示例.xlsx")]
    assert [one.notes for one in body.guidance or ()] == [{"1": "以现场为准"}]
    assert len(bundle.trust.authorities) == 2
    assert bundle.tls is not None
    assert bundle.server is not None
    assert (role_of(bundle.tls), role_of(bundle.server)) == (Role.TLS_CLIENT, Role.TLS_SERVER)


def test_a_request_of_two_keys_is_the_one_of_its_bundle() -> None:
    asked = read_whole_request((KEPT / "bundles" / "request-1.1.csr").read_bytes())
    bundle = read_bundle((KEPT / "bundles" / "trust-bundle-1.1.p7m").read_bytes(), None, MOMENT)
    assert asked.tls is not None
    for asked_, given in ((asked.key, bundle.certificate), (asked.tls, bundle.tls)):
        assert given is not None
        assert public_bytes(asked_) == public_bytes(given.public_key())  # type: ignore[arg-type]


def test_a_bundle_of_the_first_program_still_opens() -> None:
    folder = KEPT / "packages" / "visit-package-1"
    trust = load_trust(folder / "trust.pem")
    bundle = read_bundle((folder / "trust-bundle.p7m").read_bytes(), trust, MOMENT)
    assert bundle.body.format == "trust-bundle/1"
    assert (bundle.body.serial, bundle.tls, bundle.standards) == (None, None, ())
