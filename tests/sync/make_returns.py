"""Write the kept returns: ``python -m tests.sync.make_returns``; never over what is there.

``tests/kept/returns`` holds a good return and refused ones, each with what a laptop must say, and
the trust files they are judged by. The office does not exist and its keys are thrown away.
"""

from __future__ import annotations

import json
from pathlib import Path

from models.facts.canonical import canonical_bytes
from models.facts.returning import VisitReturn
from sync.keys.authority import Authority
from sync.keys.certificates import DESK_LIFE, key_bytes, leaf, new_key, subject
from sync.keys.moments import to_datetime
from sync.keys.roles import Role
from sync.keys.signing import KeySigner
from sync.keys.state import Voided
from sync.receipt import receipt_name
from sync.returning import return_name
from tests.sync.package import kit
from tests.sync.test_returning import CONTENT

KEPT = Path(__file__).parents[1] / "kept" / "returns"


def signed(content: dict[str, object], signer: KeySigner) -> bytes:
    return signer.sign_attached(canonical_bytes(content), kit.LATER)


def gone(power: Authority) -> tuple[KeySigner, Authority]:
    """A key for returns that was revoked, and the authority that says so."""
    at, key = to_datetime(kit.LATER), new_key()
    name = subject(power.state.office, "查验退回补正")
    made = leaf(power._district(), key.public_key(), name, Role.RETURN, at, DESK_LIFE)
    entry = Voided(serial=f"{made.serial_number:x}", at=kit.LATER)
    chain = (power._district().certificate,)
    after = power.changed(voided=(entry,)).refreshed(kit.LATER)
    return KeySigner(key_bytes(key), made, chain), after


def main() -> None:
    """Write every case with its expectation."""
    power = kit.district().authority
    revoked, after = gone(power)
    good, plain = signed(CONTENT.plain(), power.return_signer()), CONTENT.plain()
    other: VisitReturn = CONTENT.model_copy(update={"visit": kit.DEVICE})
    name, stranger = return_name(CONTENT.package_digest), kit.district(office="另一个区")
    newer, later = {**plain, "format": "visit-return/2.0"}, {**plain, "format": "visit-return/1.9"}
    by = power.return_signer()
    cases: dict[str, tuple[bytes, str, str]] = {
        "good": (good, name, ""),
        "good-later-minor": (signed({**later, "more": "x"}, by), name, ""),
        "other-visit": (signed(other.plain(), by), name, "return-other-visit"),
        "other-package": (good, return_name("e" * 64), "return-misnamed"),
        "forged": (signed(plain, stranger.authority.return_signer()), name, "signer-unknown"),
        "usage-of-receipts": (signed(plain, power.receipt_signer()), name, "signer-role"),
        "usage-of-packages": (signed(plain, kit.district().signer), name, "signer-role"),
        "unknown-version": (signed(newer, by), name, "return-newer"),
        "unknown-member": (signed({**plain, "more": "x"}, by), name, "return-unreadable"),
        "revoked": (signed(plain, revoked), name, "signer-revoked"),
        "tampered": (
            good.replace("门牌".encode(), "门锁".encode()),
            name,
            "signature-other-content",
        ),
        "cut": (good[:-40], name, "signature-unreadable"),
        "read-as-receipt": (good, receipt_name(CONTENT.package_digest), ""),
    }
    KEPT.mkdir(parents=True, exist_ok=True)
    if any(KEPT.iterdir()):
        raise SystemExit("kept returns are never written again")
    (KEPT / "trust.pem").write_bytes(after.trust().to_pem())
    for case, (data, file, code) in cases.items():
        (KEPT / f"{case}.p7m").write_bytes(data)
        told = {"name": file, "code": code, "moment": kit.LATER}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (KEPT / f"{case}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
