"""Looking at a package without a trust file: right bytes are demanded, a known name is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import PackageError
from sync.package import manifest
from sync.package.unverified import open_unverified
from sync.package.writer import BuiltPackage
from tests.sync.package import forge, kit


def test_a_package_can_be_looked_at_but_is_never_called_trusted(built: BuiltPackage) -> None:
    with open_unverified(built.path, kit.PACKS) as opened:
        assert opened.form("annex-1") == kit.PDF
        assert opened.verdict.trusted.held is False
        assert opened.verdict.code == "signer-unknown"
        assert not opened.verdict.accepted
        assert opened.verdict.follows.held


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("data/forms/annex-1.pdf", "package-file-changed"),
        (manifest.TAG_MANIFEST, "signature-other-content"),
    ],
)
def test_a_changed_byte_is_refused_all_the_same(
    parts: tuple[str, forge.Members], tmp_path: Path, name: str, code: str
) -> None:
    top, members = parts
    changed = bytes([members[name][0] ^ 1]) + members[name][1:]
    path = forge.saved(tmp_path, forge.zip_bytes(top, {**members, name: changed}))
    with pytest.raises(PackageError) as refusal, open_unverified(path):
        pass
    assert refusal.value.code == code


def test_documents_must_agree_all_the_same(
    parts: tuple[str, forge.Members], tmp_path: Path
) -> None:
    top, members = parts
    members = forge.signed(forge.rewritten(members, "data/package.json", revision=2))
    path = forge.saved(tmp_path, forge.zip_bytes(top, members))
    with pytest.raises(PackageError) as refusal, open_unverified(path):
        pass
    assert refusal.value.code == "package-label"


def test_a_file_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as refusal, open_unverified(tmp_path / "none.zip"):
        pass
    assert refusal.value.code == "package-missing"
