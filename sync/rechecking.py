"""Checking a kept package once more, from the desk's own bytes and as of its receipt."""

import hashlib
from collections.abc import Mapping

from models.district.desk import Desk
from models.district.reading import PackageReader
from models.errors import PackageError
from models.standards.types import Pack
from sync.keys.roles import Role
from sync.keys.trust import Trust
from sync.keys.verifying import SignatureVerdict, verify_detached
from sync.late import Proof, proof_of, unproved
from sync.office import authority
from sync.package import contents, manifest
from sync.package.agreement import read_label
from sync.package.papers import check_papers
from sync.package.verdict import PASSED, Check, PackageVerdict, Standing, signer_checks
from sync.receipt import Receipt, ReceiptStatus, peek


def recheck(desk: Desk, package_digest: str, packs: Mapping[str, Pack]) -> PackageVerdict:
    """Judge the kept bytes of a package as of the moment it was received.

    A package that came before receipts kept their lists is judged as of today.
    """
    reader, now = desk.reader(package_digest), desk.now().utc
    tags = reader.read_path(manifest.TAG_MANIFEST)
    signature = reader.read_path(manifest.SIGNATURE)
    trust = authority(desk).trust()

    def signed(by: Trust, moment: str) -> SignatureVerdict:
        return verify_detached(tags, signature, by, Role.EVALUATOR, moment)

    found = signed(trust, now)
    verdict = PackageVerdict(
        package_digest=package_digest,
        signature_sha256=hashlib.sha256(signature).hexdigest(),
        signer=found.signer,
        signed_at=found.signed_at,
        judged_for=now,
    )
    receipt = peek(desk.receipt(package_digest))
    proof, told = _proof(desk, receipt, verdict, trust)
    if proof is not None:
        found = signed(proof.trust, proof.moment)
        told["judged_for"] = proof.moment
    told |= _bytes_as_signed(reader, tags, found) | _standing(desk, receipt, packs)
    told |= _papers(reader, found)
    return unproved(verdict.model_copy(update=told), trust)


def _proof(
    desk: Desk, receipt: Receipt, verdict: PackageVerdict, trust: Trust
) -> tuple[Proof | None, dict[str, object]]:
    if receipt.lists is None:
        return None, {}
    try:
        return proof_of(desk.receipt(receipt.package_digest), verdict, trust), {"receipt": PASSED}
    except PackageError as error:
        return None, {"receipt": Check(held=False, code=error.code, params=dict(error.params))}


def _bytes_as_signed(
    reader: PackageReader, tags: bytes, found: SignatureVerdict
) -> dict[str, object]:
    """Compare every kept byte with the lists, and the lists with the signature."""
    listed = manifest.parse_manifest(tags, manifest.TAG_MANIFEST) | manifest.parse_manifest(
        reader.read_path(manifest.MANIFEST), manifest.MANIFEST
    )
    kept = {path for path, _, _ in reader.members()} - {manifest.TAG_MANIFEST, manifest.SIGNATURE}
    changed = [p for p in sorted(kept & set(listed)) if _sha256(reader, p) != listed[p]]
    missing, more = sorted(set(listed) - kept), sorted(kept - set(listed))
    complete = _file("package-member-missing", missing) or _file("package-member-unlisted", more)
    if not (found.valid and found.intact):
        refused = Check(held=False, code=found.code)
        answers = {"valid": refused, "trusted": Check(), "timely": Check()}
    else:
        answers = {"valid": PASSED, **signer_checks(found)}
    intact = _file("package-file-changed", changed) or PASSED
    return {**answers, "intact": intact, "complete": complete or PASSED}


def _papers(reader: PackageReader, found: SignatureVerdict) -> dict[str, object]:
    """Judge the signatures inside the kept forms once more; nothing where none were stated."""
    if not (found.valid and found.intact) or found.signer is None:
        return {}
    try:
        label, _newer = read_label(reader.read_path(contents.PACKAGE_LABEL))
        if label.signed_forms is None:
            return {}
        signer = found.signer.certificate_sha256
        said = (label.signed_forms, reader.read_path, signer, label.facts_digest)
        return {"papers": check_papers(*said)}
    except (KeyError, PackageError):  # a file that is gone is named by ``complete``
        return {}


def _sha256(reader: PackageReader, path: str) -> str:
    return hashlib.sha256(reader.read_path(path)).hexdigest()


def _file(code: str, files: list[str]) -> Check | None:
    return Check(held=False, code=code, params={"file": files[0]}) if files else None


def _standing(desk: Desk, receipt: Receipt, packs: Mapping[str, Pack]) -> dict[str, object]:
    """What the desk's books say of it: its standards, and its place among the revisions."""
    refs = desk.facts(receipt.package_digest).packs
    first = Standing.NEWER if receipt.supersedes_revision else Standing.FIRST
    by_status = {
        ReceiptStatus.IMPORTED: first,
        ReceiptStatus.STALE: Standing.STALE,
        ReceiptStatus.CONFLICT: Standing.CONFLICT,
    }
    return {
        "packs_asked": True,
        "unknown_packs": tuple(ref.id for ref in refs if ref.sha256 not in packs),
        "revision": receipt.revision,
        "revision_standing": by_status.get(receipt.status),
    }
