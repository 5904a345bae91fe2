"""Random damage: a refusal or a verdict, never any other exception."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import PackageError
from models.facts.canonical import parse_canonical
from sync.keys.bundle import read_bundle
from sync.keys.laptop import read_request
from sync.keys.roles import Role
from sync.keys.rootfile import open_root
from sync.keys.trust import Trust
from sync.keys.verifying import verify_attached, verify_detached
from sync.package import manifest
from sync.package.agreement import read_label
from sync.package.bag import Bag
from sync.package.scan import scan
from sync.receipt import read_receipt
from tests.sync.package import forge, kit

EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 6)),
    min_size=1,
    max_size=6,
)
"""(place as a share of the length, bytes put there, bytes taken away)"""


def edited(data: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    for share, insert, taken in edits:
        at = int(share * len(data))
        data = data[:at] + insert + data[at + taken :]
    return data


@pytest.fixture(scope="module")
def whole(parts: tuple[str, forge.Members]) -> bytes:
    return forge.zip_bytes(*parts)


@given(edits=EDITS)
def test_a_damaged_zip_is_scanned_or_refused(whole: bytes, edits: list) -> None:
    data = edited(whole, edits)
    with suppress(PackageError):
        top, members = scan(io.BytesIO(data))
        rebuilt = {n: data[m.offset : m.offset + m.size] for n, m in members.items()}
        assert len(forge.zip_bytes(top, rebuilt)) == len(data), "what is accepted is tiled"


@given(tail=st.binary(max_size=400))
def test_any_bytes_are_scanned_or_refused(tail: bytes) -> None:
    for data in (tail, b"PK\x03\x04" + tail, tail + b"PK\x05\x06" + bytes(18)):
        with pytest.raises(PackageError):
            Bag.opened(io.BytesIO(data))


LINE = st.tuples(
    st.text("0123456789abcdefABCDEF", min_size=62, max_size=65),
    st.sampled_from(["  ", " *", " ", "\t"]),
    st.text("abc/._-é\\ \r", max_size=8),
    st.sampled_from(["\n", "\r\n", "", "\n\n"]),
)


@given(
    st.one_of(
        st.binary(max_size=300), st.lists(LINE).map(lambda t: "".join(map("".join, t)).encode())
    )
)
def test_a_manifest_is_spelled_as_we_spell_it_or_refused(data: bytes) -> None:
    with suppress(PackageError):
        found = manifest.parse_manifest(data, "m")
        assert manifest.manifest_bytes(found) == data


@given(edits=EDITS)
def test_a_damaged_signature_is_judged_not_raised(
    parts: tuple[str, forge.Members], edits: list
) -> None:
    members = parts[1]
    signature = edited(members[manifest.SIGNATURE], edits)
    verdict = verify_detached(
        members[manifest.TAG_MANIFEST],
        signature,
        kit.district().trust,
        Role.EVALUATOR,
        kit.NOW,
    )
    assert verdict.holds == (verdict.code is None)


@given(edits=EDITS)
def test_a_damaged_label_is_refused(parts: tuple[str, forge.Members], edits: list) -> None:
    original = parts[1]["data/package.json"]
    with suppress(PackageError):
        label, newer = read_label(edited(original, edits))
        assert newer or label.plain().keys() <= parse_canonical(original).keys()


@given(edits=EDITS)
def test_damaged_trust_is_refused(edits: list) -> None:
    desk = kit.district()
    bundle = desk.authority.bundle_for(None, kit.NOW)
    readers = (
        lambda: Trust.from_pem(edited(desk.trust.to_pem(), edits)),
        lambda: read_bundle(edited(bundle, edits), moment=kit.NOW),
        lambda: read_receipt(edited(bundle, edits), desk.trust, kit.NOW),
        lambda: read_request(edited(desk.trust.to_pem(), edits)),
        lambda: verify_attached(edited(bundle, edits), desk.trust, Role.BUNDLE, kit.NOW),
    )
    for reader in readers:
        with suppress(PackageError):
            reader()


@given(st.binary(max_size=200))
def test_any_bytes_are_no_key_file(data: bytes) -> None:
    for reader in (Trust.from_pem, read_bundle, read_request, lambda d: open_root(d, "x")):
        with pytest.raises(PackageError):
            reader(data)
