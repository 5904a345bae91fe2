"""District intake: a package comes in, is judged, taken up, and answered with a receipt.

Package, evidence, cases and receipt are one transaction; the receipt's file is written after
it and written again from the database whenever the same package comes again.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from models.district import casework, intake
from models.district.desk import Desk
from models.district.door import Deposit, Writing
from models.district.intake import Arrival, Member
from models.district.records import PackageStatus
from models.errors import DistrictError, ExpectedError, FactsError, PackageError
from models.facts.canonical import digest as sha256_of
from models.facts.events import read_log
from models.facts.snapshot import check_follows
from models.standards.types import Pack
from sync import answer
from sync.copying import StillCopying, require_still, wait
from sync.files import is_file, make_folder, write_whole
from sync.intake_result import IntakeResult as IntakeResult
from sync.keys.authority import Authority
from sync.keys.trust import Trust
from sync.late import Proof, proof_of, unproved
from sync.mending import mend, mend_by
from sync.office import authority
from sync.outbox import MAX_RECEIPT_BYTES
from sync.package import contents, manifest
from sync.package.reader import OpenPackage, PackedFile, all_signed, examine, open_package
from sync.package.verdict import PackageVerdict
from sync.quarantine import put_away
from sync.receipt import receipt_name
from sync.recipients import identities
from sync.sealing import OPENED, is_sealed, opened
from sync.sending import bring

REFUSED = (PackageError, FactsError, DistrictError)
TAKEN = (PackageStatus.IMPORTED, PackageStatus.CONFLICT)
_HANDING = threading.Lock()
"""Two sticks may bring the same package, and both answers go to one place."""


def receive(path: Path, desk: Desk, packs: Mapping[str, Pack]) -> IntakeResult:
    """Take in the package at ``path``; ``packs`` are the installed standards by SHA-256.

    Whatever the file holds, the answer is a result and the file is left as it is. A file that is
    still being copied is waited for. Any number of threads may call. Raises StoreError when the
    desk's own disk fails; then nothing was taken in.
    """
    began = time.monotonic()
    while True:
        try:
            return _receive(path, desk, packs)
        except StillCopying:
            if not wait(path, began):
                return IntakeResult(path.name, PackageStatus.REJECTED, "package-still-copying")


def _receive(path: Path, desk: Desk, packs: Mapping[str, Pack]) -> IntakeResult:
    power = authority(desk)
    if not is_sealed(path):
        return hand_out(_read(path, path, desk, power, packs), path, desk)
    with desk.read() as store:
        keys = identities(store)
    try:
        with opened(path, keys, desk.folder / OPENED) as plain:
            result = _read(plain, path, desk, power, packs)
    except PackageError as error:  # what cannot be opened is set aside as it came
        folder, notes = _put_away(path, desk, error)
        told = dict(error.params)
        status = PackageStatus.REJECTED
        return IntakeResult(path.name, status, error.code, told, quarantine=folder, notes=notes)
    return hand_out(result, path, desk)


def _read(
    plain: Path, path: Path, desk: Desk, power: Authority, packs: Mapping[str, Pack]
) -> IntakeResult:
    """Take in ``plain``, which is ``path`` itself or what was found in it encrypted."""
    try:
        result = _take_in_as_of(plain, desk, power, packs, power.trust(), desk.now().utc)
    except REFUSED as error:
        result = _by_receipt(plain, path, desk, power, packs, error)
    return replace(result, file=path.name)


def _take_in_as_of(
    plain: Path,
    desk: Desk,
    power: Authority,
    packs: Mapping[str, Pack],
    trust: Trust,
    moment: str,
) -> IntakeResult:
    with (
        desk.store.deposit() as deposit,
        open_package(plain, trust, moment, packs, deposit=deposit) as package,
    ):
        return take_in(package, deposit, desk, power, packs)


def _by_receipt(
    plain: Path,
    path: Path,
    desk: Desk,
    power: Authority,
    packs: Mapping[str, Pack],
    error: ExpectedError,
) -> IntakeResult:
    """Take in what its certificate no longer bears if the receipt beside it is old enough."""
    verdict = unproved(examine(plain, power.trust(), desk.now().utc, packs), power.trust())
    if verdict.timely.held is not False:
        return _refuse((plain, path), desk, power, verdict, error)
    proof = _proof_beside(path, verdict, power.trust())
    if proof is None:
        reason = verdict.reason
        return _refuse(
            (plain, path), desk, power, verdict, PackageError(reason.code or "", **reason.params)
        )
    try:
        return _take_in_as_of(plain, desk, power, packs, proof.trust, proof.moment)
    except REFUSED as other:
        return _refuse((plain, path), desk, power, verdict, other)


def _proof_beside(path: Path, verdict: PackageVerdict, trust: Trust) -> Proof | None:
    """Return what the receipt that lies beside the package proves; None when there is none."""
    beside = path.resolve().parent / receipt_name(verdict.package_digest or "")
    if not is_file(beside):
        return None
    try:
        with beside.open("rb") as file:
            data = file.read(MAX_RECEIPT_BYTES)
        return proof_of(data, verdict, trust)
    except (OSError, PackageError):  # no receipt, or one that is no proof: the refusal stands
        return None


def recheck_held(desk: Desk, packs: Mapping[str, Pack]) -> tuple[IntakeResult, ...]:
    """Look again at the packages whose standard was not installed when they came."""
    with desk.read() as store:
        waiting = store.held()
    power = authority(desk)
    looked = (_release(desk, power, digest, packs) for digest in waiting)
    return tuple(hand_out(result, None, desk) for result in looked if result)


def take_in(
    package: OpenPackage,
    deposit: Deposit,
    desk: Desk,
    power: Authority,
    packs: Mapping[str, Pack],
    deed: Callable[[Writing], None] | None = None,
) -> IntakeResult:
    """Take up an accepted package whose payload lies in ``deposit``.

    ``deed`` writes into the same transaction why it was.
    """
    verdict = package.verdict
    digest = verdict.package_digest or ""
    with desk.read() as store:
        known = store.standing(digest)
    here = known is not None and known.kept
    mended = mend(package.bag, package.digests, desk, closely=here)
    if known and here:
        released = _release(desk, power, digest, packs) if known.status == "held" else None
        return replace(released or _again(package.path, desk, digest), notes=mended)
    arrived, tags = _arrival(package)
    deposit.end()
    with desk.write() as store:
        meanwhile = store.standing(digest)
        if meanwhile and meanwhile.kept:  # another stick brought it
            return _again(package.path, desk, digest)
        status, newest, cases = _keep(store, desk, deposit, verdict, (arrived, tags))
        if deed:
            deed(store)
        answer.kept(store, desk, power, arrived, package.files, (status, ""), newest)
    params = _params(arrived, verdict)
    code = f"intake-{status}"
    name = package.path.name
    return IntakeResult(name, status, code, params, digest, cases=cases, notes=mended)


def _keep(
    store: Writing,
    desk: Desk,
    deposit: Deposit,
    verdict: PackageVerdict,
    described: tuple[Arrival, dict[str, bytes]],
) -> tuple[PackageStatus, int, tuple[str, ...]]:
    """Write an accepted package; return how it stands, the revision before it, and its cases."""
    arrived, tags = described
    status = intake.classify(store, arrived, packs_known=not verdict.unknown_packs)
    newest = intake.newest_revision(store, arrived.visit_id, arrived.device_id)
    store.take(deposit)
    intake.keep(store, arrived, status, tags.get, desk.now())
    return status, newest, _cases(store, arrived, status, desk)


def _arrival(package: OpenPackage) -> tuple[Arrival, dict[str, bytes]]:
    """Describe an accepted package for the database, and return what is not its payload."""
    tags = _tags(package)
    verdict, documents = package.verdict, package.documents
    members = [Member(f.path, f.sha256, f.size) for f in package.files]
    members += [Member(name, sha256_of(data), len(data)) for name, data in tags.items()]
    signer = verdict.signer
    arrived = Arrival(
        digest=verdict.package_digest or "",
        visit_id=documents.label.visit,
        device_id=documents.label.device,
        revision=documents.label.revision,
        prev_digest=documents.label.prev_package_digest or "",
        facts=documents.facts,
        facts_digest=documents.label.facts_digest,
        signer=signer.name if signer else "",
        signer_serial=signer.serial if signer else "",
        newer=documents.newer,
        members=tuple(members),
    )
    return arrived, tags


def _tags(package: OpenPackage) -> dict[str, bytes]:
    """Return the files besides the payload, compared once more: they are read once more."""
    tags = {n: package.bag.tag(n) for n in package.bag.members if n not in package.digests}
    listed = manifest.parse_manifest(tags[manifest.TAG_MANIFEST], manifest.TAG_MANIFEST)
    said = package.verdict
    listed[manifest.TAG_MANIFEST] = said.package_digest or ""
    listed[manifest.SIGNATURE] = said.signature_sha256 or ""
    for name, sha256 in listed.items():
        if name not in tags or sha256_of(tags[name]) != sha256:
            raise DistrictError("package-changed-while-read", path=name)
    return tags


def _cases(store: Writing, arrived: Arrival, status: PackageStatus, desk: Desk) -> tuple[str, ...]:
    if status not in TAKEN:
        return ()
    return casework.take_up(store, arrived, status, desk.now())


def _release(
    desk: Desk, power: Authority, digest: str, packs: Mapping[str, Pack]
) -> IntakeResult | None:
    """Take up a held package if its standards are here now; None while it has to wait."""
    arrived = desk.arrival(digest)
    if any(ref.sha256 not in packs for ref in arrived.facts.packs):
        return None
    reader, code = desk.reader(digest), ""
    try:
        events = read_log(reader.read_path(contents.EVENTS))
        check_follows(reader.read_path(contents.FACTS), events, packs)
    except FactsError as error:
        code = error.code
    files = tuple(
        PackedFile(path=m.path, sha256=m.sha256, size=m.size)
        for m in arrived.members
        if m.path.startswith(manifest.PAYLOAD)
    )
    with desk.write() as store:
        if digest not in store.held():  # somebody else looked at it meanwhile
            return None
        status = intake.classify(store, arrived, packs_known=True)
        status = PackageStatus.REJECTED if code else status
        newest = intake.newest_revision(store, arrived.visit_id, arrived.device_id)
        store.release(digest, status)
        cases = _cases(store, arrived, status, desk)
        answer.kept(store, desk, power, arrived, files, (status, code), newest)
    said = code or f"intake-{status}"
    return IntakeResult("", status, said, _params(arrived), digest, cases=cases)


def _refuse(
    files: tuple[Path, Path],
    desk: Desk,
    power: Authority,
    verdict: PackageVerdict,
    error: ExpectedError,
) -> IntakeResult:
    """Put the file into quarantine, unless it is one we have: certificates end, receipts stay.

    ``files`` are the plain package and the file as it came. A fault of parts that no signature
    covers is answered by no receipt: it would speak against the package the laptop really made.
    """
    plain, path = files
    digest = verdict.package_digest or ""
    if verdict.complete.held and verdict.valid.held and verdict.intact.held:
        with desk.read() as store:
            known = store.standing(digest)
        if known and known.kept:
            mended = mend_by(plain, digest, desk)
            return replace(_again(path, desk, digest), notes=mended)
    folder, notes = _put_away(path, desk, error)
    ours = verdict.known_signer and verdict.intact.held and verdict.code == error.code
    if ours and all_signed(plain):
        answer.refused(desk, power, verdict)  # our own laptop shall know; strangers get no answer
    status, params = PackageStatus.REJECTED, dict(error.params)
    return IntakeResult(
        path.name, status, error.code, params, digest, quarantine=folder, notes=notes
    )


def _put_away(path: Path, desk: Desk, error: ExpectedError) -> tuple[Path | None, tuple[str, ...]]:
    """The reason of the refusal matters more than whether a copy could be made."""
    if not is_file(path):
        return None, ()
    require_still(path, error)
    try:
        return put_away(path, desk.quarantine, error, desk.now()), ()
    except PackageError as failed:
        return None, (failed.code,)


def _again(path: Path, desk: Desk, digest: str) -> IntakeResult:
    with desk.read() as store:
        known = store.standing(digest)
        cases = store.cases_of(digest)
    assert known is not None  # it was there a moment ago and is never erased
    arrived = desk.arrival(digest)
    rejected = known.status is PackageStatus.REJECTED
    code = known.code if rejected else f"intake-{known.status}-again"
    params = _params(arrived)
    return IntakeResult(path.name, known.status, code, params, digest, again=True, cases=cases)


def _params(arrived: Arrival, verdict: PackageVerdict | None = None) -> dict[str, str | int]:
    unknown = verdict.unknown_packs if verdict else ()
    standard = unknown[0] if unknown else arrived.facts.packs[0].id if arrived.facts.packs else ""
    return {"revision": arrived.revision, "standard": standard}


def hand_out(result: IntakeResult, path: Path | None, desk: Desk) -> IntakeResult:
    """Write the receipt into the desk's folder and, where that can be done, beside the package."""
    with desk.read() as store:
        known = store.standing(result.package_digest)
    if known is None or known.status is not result.status:
        return result
    if known.status is PackageStatus.REJECTED and known.code != result.code:
        return result  # the answer to another refusal, and perhaps not for who stands here
    name = receipt_name(result.package_digest)
    own = desk.receipts / name
    try:
        make_folder(desk.receipts)
        with _HANDING:
            write_whole(own, known.receipt)
    except PackageError:  # it is in the database, and comes out when the package comes again
        return replace(result, notes=(*result.notes, "receipt-not-written"))
    if path is None or path.resolve().is_relative_to(desk.folder.resolve()):
        return replace(result, receipt=own)
    beside = path.resolve().parent / name
    bring(desk, result.package_digest, beside.parent)  # the stick takes a return home as well
    try:
        with _HANDING:
            write_whole(beside, known.receipt)
    except PackageError:  # a stick that cannot be written is no reason to refuse what is on it
        return replace(result, receipt=own, notes=(*result.notes, "receipt-not-beside"))
    return replace(result, receipt=own, receipt_beside=beside)
