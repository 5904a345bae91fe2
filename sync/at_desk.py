"""Judging a file with everything a desk has: its trust, its receipts, its revisions, its keys.

Nothing is taken in and nothing is written; the file may lie anywhere.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from models.district.desk import Desk
from models.district.door import Reading
from models.errors import PackageError
from models.standards.types import Pack
from sync.keys.trust import Trust
from sync.late import judge, proof_of
from sync.package import manifest
from sync.package.bag import Bag
from sync.package.reader import OpenPackage, examine, open_file, open_package
from sync.package.verdict import PackageVerdict, Standing
from sync.receipt import peek


def identity(path: Path) -> str:
    """Return the ``package_digest`` a file claims, unverified; empty when it has none."""
    try:
        with open_file(path) as file:
            return hashlib.sha256(Bag.opened(file).tag(manifest.TAG_MANIFEST)).hexdigest()
    except (OSError, PackageError):
        return ""


def judge_at_desk(
    path: Path,
    desk: Desk,
    trust: Trust,
    packs: Mapping[str, Pack],
    moment: str | None = None,
    receipt: bytes | None = None,
) -> PackageVerdict:
    """Judge a plain package as `sync.late.judge`, and say where its revision stands here.

    A package this desk has is judged by the receipt it gave, unless ``receipt`` or ``moment``
    is another one that was asked for.
    """
    if receipt is None and moment is None:
        receipt = receipt_for(desk, identity(path))
    verdict = judge(path, trust, moment, packs, receipt)
    with desk.read() as store:
        return verdict.model_copy(update={"revision_standing": standing(store, verdict)})


def receipt_for(desk: Desk, package_digest: str) -> bytes | None:
    """Return the receipt of a package this desk took and has; None for any other.

    One from before receipts kept their lists cannot be judged by itself, and is left out.
    """
    with desk.read() as store:
        known = store.standing(package_digest)
    if known is None or not known.kept or peek(known.receipt).lists is None:
        return None
    return known.receipt


def standing(store: Reading, verdict: PackageVerdict) -> Standing | None:
    """Return where the revision of a judged package stands among those of this desk."""
    known = store.standing(verdict.package_digest or "")
    if verdict.visit_id is None or verdict.device_id is None or verdict.revision is None:
        return None
    if known is not None and known.kept:
        return Standing.SAME
    newest, others = store.revisions(verdict.visit_id, verdict.device_id)
    if verdict.revision <= newest:
        return Standing.STALE
    if others:
        return Standing.CONFLICT
    return Standing.NEWER if newest else Standing.FIRST


@contextmanager
def open_at_desk(
    path: Path, desk: Desk, trust: Trust, packs: Mapping[str, Pack]
) -> Iterator[OpenPackage]:
    """Open a plain package as `open_package`; one this desk has, as of its receipt."""
    receipt, then, moment = receipt_for(desk, identity(path)), trust, None
    if receipt is not None:
        try:
            proof = proof_of(receipt, examine(path, trust, None, packs), trust)
            then, moment = proof.trust, proof.moment
        except PackageError:  # it proves nothing: the package is judged as of now
            then, moment = trust, None
    with open_package(path, then, moment, packs) as package:
        yield package
