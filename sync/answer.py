"""Signing what the desk says of a package, and keeping the receipt with what it is about."""

import uuid
from typing import Any

from models.district.desk import Desk
from models.district.door import Writing
from models.district.intake import Arrival
from models.district.records import PackageStatus
from sync.keys.authority import Authority
from sync.package import manifest
from sync.package.reader import PackedFile
from sync.package.verdict import PackageVerdict
from sync.receipt import Receipt, ReceiptStatus, archived, write_receipt


def kept(
    store: Writing,
    desk: Desk,
    power: Authority,
    arrived: Arrival,
    files: tuple[PackedFile, ...],
    said: tuple[PackageStatus, str],
    newest: int,
) -> None:
    """Answer a package whose bytes the desk has, inside the transaction that keeps them.

    ``newest`` is the revision that was the latest one before.
    """
    status, code = said
    imported = status is PackageStatus.IMPORTED
    signature = next(m.sha256 for m in arrived.members if m.path == manifest.SIGNATURE)
    about = {
        "package_digest": arrived.digest,
        "signature_sha256": signature,
        "signer_serial": arrived.signer_serial,
        "visit": arrived.visit_id,
        "device": arrived.device_id,
        "revision": arrived.revision,
        "facts_digest": arrived.facts_digest,
        "supersedes_revision": newest if imported else 0,
        "files": files if status is not PackageStatus.REJECTED else (),
    }
    code = code or ("" if imported else f"intake-{status}")
    _sign(store, desk, power, (status, code), about)


def refused(desk: Desk, power: Authority, verdict: PackageVerdict) -> None:
    """Answer a package of one of our own laptops that went into quarantine; once a reason."""
    digest, code = verdict.package_digest or "", verdict.code or ""
    about = {
        "package_digest": digest,
        "signature_sha256": verdict.signature_sha256,
        "signer_serial": verdict.signer.serial if verdict.signer else "",
        "visit": verdict.visit_id,
        "device": verdict.device_id,
        "revision": verdict.revision or 0,
        "facts_digest": verdict.facts_digest,
    }
    with desk.write() as store:
        known = store.standing(digest)
        if known is None or known.code != code:
            _sign(store, desk, power, (PackageStatus.REJECTED, code), about)


def _sign(
    store: Writing,
    desk: Desk,
    power: Authority,
    said: tuple[PackageStatus, str],
    about: dict[str, Any],
) -> None:
    now, trust = desk.now(), power.trust()
    receipt = Receipt(
        receipt=str(uuid.uuid4()),
        status=ReceiptStatus(said[0]),
        code=said[1],
        office=power.state.office,
        received_at=now.utc,
        list_number=trust.list_number(),
        prev_receipt_sha256=store.last_receipt() or None,
        **archived(trust),
        **about,
    )
    data = write_receipt(receipt, power.receipt_signer())
    store.add_receipt(receipt.package_digest, said, data, now)
