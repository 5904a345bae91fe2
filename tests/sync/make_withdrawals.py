"""Write the kept notices: ``python -m tests.sync.make_withdrawals``; never over what is there.

``tests/kept/withdrawals`` holds good notices that a return was taken back and refused ones, each
with what a laptop must say, and the trust file they are judged by. The office does not exist and
its keys are thrown away.
"""

from __future__ import annotations

import json
from pathlib import Path

from models.facts.canonical import canonical_bytes
from sync.keys.signing import KeySigner
from sync.withdrawing import notice_name
from tests.sync.package import kit
from tests.sync.test_returning import CONTENT
from tests.sync.test_withdrawing import NOTICE

KEPT = Path(__file__).parents[1] / "kept" / "withdrawals"


def signed(content: dict[str, object], signer: KeySigner) -> bytes:
    return signer.sign_attached(canonical_bytes(content), kit.LATER)


def main() -> None:
    """Write every case with its expectation."""
    power, stranger = kit.district().authority, kit.district(office="另一个区").authority
    by, plain = power.return_signer(), NOTICE.plain()
    later = {**plain, "format": "visit-return-withdrawn/1.9", "more": "x"}
    good = signed(plain, by)
    cases = {
        "good": (good, ""),
        "good-later-minor": (signed(later, by), ""),
        "forged": (signed(plain, stranger.return_signer()), "signer-unknown"),
        "usage-of-receipts": (signed(plain, power.receipt_signer()), "signer-role"),
        "tampered": (good.replace(b'"revision":1', b'"revision":2'), "signature-other-content"),
        "a-return": (signed(CONTENT.plain(), by), "withdrawal-unreadable"),
        "unknown-version": (
            signed({**plain, "format": "visit-return-withdrawn/2.0"}, by),
            "withdrawal-newer",
        ),
        "unknown-member": (signed({**plain, "more": "x"}, by), "withdrawal-unreadable"),
    }
    KEPT.mkdir(parents=True, exist_ok=True)
    if any(KEPT.iterdir()):
        raise SystemExit("kept notices are never written again")
    (KEPT / "trust.pem").write_bytes(power.trust().to_pem())
    name = notice_name(NOTICE.package_digest)
    for case, (data, code) in cases.items():
        (KEPT / f"{case}.p7m").write_bytes(data)
        told = {"name": name, "code": code, "moment": kit.LATER}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (KEPT / f"{case}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
