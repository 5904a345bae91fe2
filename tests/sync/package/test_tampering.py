"""A changed bit is refused and the file at fault is named; all bits: tests/sync/test_flips.py."""

from __future__ import annotations

import pytest

from sync.package import manifest
from sync.package.bag import Bag
from sync.package.writer import BuiltPackage
from tests.sync.package.conftest import Judge


@pytest.fixture(scope="module")
def data(built: BuiltPackage) -> bytes:
    return built.path.read_bytes()


@pytest.fixture(scope="module")
def bag(built: BuiltPackage) -> Bag:
    with built.path.open("rb") as file:
        return Bag.opened(file)


def flipped(data: bytes, at: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1 << bit
    return bytes(changed)


def test_a_flip_in_each_payload_file_names_it(data: bytes, bag: Bag, judge: Judge) -> None:
    for number, (name, member) in enumerate(bag.payload().items()):
        for at in (
            member.offset,
            member.offset + member.size // 2,
            member.offset + member.size - 1,
        ):
            verdict = judge(flipped(data, at, number % 8))
            assert verdict.code == "package-file-changed", name
            assert verdict.file == name
            assert name in verdict.sentence("zh")
            assert verdict.valid.held
            assert verdict.trusted.held
            assert verdict.intact.held is False
            assert verdict.consistent.held is None, "no document is read before the bytes hold"


def test_a_flip_in_each_tag_file_is_refused(data: bytes, bag: Bag, judge: Judge) -> None:
    for name in manifest.TAG_FILES:
        verdict = judge(flipped(data, bag.members[name].offset + 3, 0))
        assert (verdict.code, verdict.file) == ("package-file-changed", name)
    verdict = judge(flipped(data, bag.members[manifest.TAG_MANIFEST].offset, 0))
    assert verdict.code == "signature-other-content"
    assert verdict.valid.held is False


def test_no_flip_in_any_header_is_accepted(data: bytes, bag: Bag, judge: Judge) -> None:
    """Time, date, version and attributes too: the reader rebuilds every header."""
    starts = [0, data.index(b"PK\x01\x02"), len(data) - 22]
    for start, length in zip(starts, (30, 46, 22), strict=True):
        for at in range(start, start + length):
            for bit in range(8):
                assert judge(flipped(data, at, bit)).complete.held is False, (at, bit)


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"hello", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_package_is_refused(content: bytes, judge: Judge) -> None:
    assert judge(content).complete.held is False
