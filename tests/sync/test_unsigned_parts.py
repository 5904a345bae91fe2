"""Parts of a file that no signature covers speak neither for nor against its package."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.records import PackageStatus as S
from sync.inbox import receive
from tests.sync.desk_kit import Clock, desk_in, packed
from tests.sync.package import forge
from tests.sync.package.kit import PACKS


@pytest.mark.parametrize("fault", ["a file beside the signature", "another folder name"])
def test_what_no_signature_covers_gets_no_receipt_against_the_true_package(
    tmp_path: Path, fault: str
) -> None:
    """Whoever carries a stick could otherwise have the desk sign that the visit was refused."""
    stick = tmp_path / "stick"
    whole = packed(stick)
    top, members = forge.members_of(whole)
    if fault == "another folder name":
        top = top.replace("r0001", "r0002")
    else:
        members["signatures/x.tst"] = b"x"
    odd = stick / "odd.zip"
    odd.write_bytes(forge.zip_bytes(top, members))
    with desk_in(tmp_path / "desk", Clock()) as desk:
        refused = receive(odd, desk, PACKS)
        assert refused.status is S.REJECTED
        assert refused.quarantine is not None
        assert refused.receipt is None
        assert list(stick.glob("receipt-*")) == []
        assert receive(whole, desk, PACKS).status is S.IMPORTED
