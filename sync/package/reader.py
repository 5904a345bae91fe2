"""The one guarded road by which a package comes in.

Order: structure, signature, tag manifest, manifest, bytes, and only then the documents. A
signature that is right but not trusted still lets the bytes be compared, so that a person
learns both; the documents of such a package are never opened.
"""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from models.base import Record, Sha256
from models.clock import instant
from models.district.door import Deposit
from models.errors import ExpectedError, FactsError, PackageError
from models.limits import MAX_FILE_BYTES
from models.standards.types import Pack
from sync.keys.moments import moment_or_now
from sync.keys.roles import Role
from sync.keys.trust import Trust
from sync.keys.verifying import verify_detached
from sync.package import contents as names
from sync.package import manifest
from sync.package.agreement import Documents, check_follow, read_documents, read_label
from sync.package.bag import Bag
from sync.package.papers import check_papers
from sync.package.verdict import PASSED, Check, PackageVerdict, signer_checks


class PackedFile(Record):
    """One payload file, as a receipt lists it."""

    path: str
    """Path inside the package."""
    sha256: Sha256
    """Digest."""
    size: int
    """Bytes."""


def examine(
    path: Path,
    trust: Trust,
    moment: str | None = None,
    packs: Mapping[str, Pack] | None = None,
) -> PackageVerdict:
    """Judge the package at ``path`` as of ``moment`` (an Instant; None for now).

    With ``packs`` (by SHA-256) it is also checked that the facts follow from the events.
    Whatever the file holds, the answer is a verdict; only our own bugs raise.
    """
    try:
        with open_file(path) as file:
            examination = Examination(trust, moment, packs)
            examination.run(file)
            return examination.verdict()
    except OSError:
        return PackageVerdict(complete=Check(held=False, code="package-missing"))


def open_file(path: Path) -> BinaryIO:
    """Open a file that can be read again from its start; OSError for a pipe or a folder."""
    if not path.is_file():
        raise FileNotFoundError(path)
    return path.open("rb")


def all_signed(path: Path) -> bool:
    """Return whether the signature covers all that a reader judges of an intact package.

    It does not cover the name of the top folder nor further files below ``signatures/``: whoever
    carries a package can change these, and the refusal then says nothing of what was signed.
    """
    try:
        with open_file(path) as file:
            bag = Bag.opened(file)
            label, newer = read_label(bag.read(names.PACKAGE_LABEL))
    except (OSError, PackageError):
        return False
    others = [n for n in bag.members if n.startswith("signatures/") and n != manifest.SIGNATURE]
    stem = names.package_stem(label.visit, label.device, label.revision)
    return bag.top == stem and (newer or not others)


@contextmanager
def open_package(
    path: Path,
    trust: Trust,
    moment: str | None = None,
    packs: Mapping[str, Pack] | None = None,
    excused: Callable[[PackageVerdict], PackageVerdict] | None = None,
    deposit: Deposit | None = None,
) -> Iterator["OpenPackage"]:
    """Open an accepted package for reading; raises PackageError with the verdict's reason.

    ``excused`` may answer a question otherwise, for a person who answers for it by name.
    ``deposit`` is given the payload in the same pass that compares it.
    """
    try:
        file = open_file(path)
    except OSError as error:
        raise PackageError("package-missing") from error
    with file:
        examination = Examination(trust, moment, packs, excused is None, deposit)
        try:
            examination.run(file)
        except OSError as error:  # the stick was pulled
            raise PackageError("package-missing") from error
        verdict = examination.verdict()
        verdict = excused(verdict) if excused else verdict
        read, bag = examination.documents, examination.bag
        if not verdict.accepted or read is None or bag is None:
            raise PackageError(verdict.code or "package-zip", **verdict.reason.params)
        yield OpenPackage(path, verdict, read, bag, examination.digests)


@dataclass(frozen=True)
class OpenPackage:
    """An accepted package; hands out evidence by SHA-256 (a ``ByteReader``).

    Every byte is compared again when it is handed out: the file may lie on a stick.
    """

    path: Path
    """The file."""
    verdict: PackageVerdict
    """Its judgement."""
    documents: Documents
    """Label, facts, signatures, events."""
    bag: Bag
    """Its members."""
    digests: Mapping[str, str]
    """Digest of every payload file."""

    @property
    def files(self) -> tuple[PackedFile, ...]:
        """Every payload file, sorted by path."""
        members = self.bag.members
        return tuple(
            PackedFile(path=n, sha256=self.digests[n], size=members[n].size)
            for n in sorted(self.digests)
        )

    @cached_property
    def _shown(self) -> dict[str, str]:
        """Paths of evidence and previews by SHA-256."""
        folders = ("data/evidence/", "data/previews/")
        return {found: n for n, found in self.digests.items() if n.startswith(folders)}

    def form(self, code: str) -> bytes:
        """Return a PDF form; raises KeyError when the package has none of that code."""
        if code not in self.documents.forms:
            raise KeyError(code)
        return self.member(f"data/forms/{code}.pdf")

    def member(self, name: str) -> bytes:
        """Return a payload file; KeyError when there is none, PackageError if it changed."""
        expected = self.digests[name]
        try:
            with self.path.open("rb") as file:
                data = Bag(file, self.bag.top, self.bag.members).read(name, MAX_FILE_BYTES)
        except OSError as error:
            raise PackageError("package-missing") from error
        if hashlib.sha256(data).hexdigest() != expected:
            raise PackageError("package-file-changed", file=name)
        return data

    def read(self, sha256: str) -> bytes:
        """Return the evidence or preview with this digest; KeyError when it is not here."""
        return self.member(self._shown[sha256])

    def open(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open the evidence or preview with this digest, whole and compared."""
        return io.BytesIO(self.read(sha256))


@dataclass
class Examination:
    """The steps, and what each came to. ``examine`` and ``open_package`` are the way in."""

    trust: Trust | None
    moment: str | None
    packs: Mapping[str, Pack] | None
    demand_trust: bool = True
    """False to look at a package, or to ask the rest of one that a person answers for."""
    deposit: Deposit | None = None
    """Takes the payload of a package whose signer is known, or need not be."""
    checks: dict[str, Check] = field(default_factory=dict)
    told: dict[str, object] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    documents: Documents | None = None
    bag: Bag | None = None

    def verdict(self) -> PackageVerdict:
        """Return what is known now."""
        self.told.setdefault("judged_for", instant(moment_or_now(self.moment)))
        self.told["packs_asked"] = self.packs is not None and self.documents is not None
        return PackageVerdict.model_validate({**self.checks, **self.told})

    def run(self, file: BinaryIO) -> None:
        """Ask every question that can be asked."""
        steps = (self._structure, self._signature, self._tags, self._payload, self._agreement)
        for step in steps:
            if not step(file):
                return

    def _answer(self, question: str, error: ExpectedError | None = None) -> bool:
        refused = Check(held=False, code=error.code, params=dict(error.params)) if error else None
        self.checks[question] = refused or PASSED
        return error is None

    def _structure(self, file: BinaryIO) -> bool:
        try:
            self.bag = Bag.opened(file)
        except PackageError as error:
            return self._answer("complete", error)
        return self._answer("complete")

    def _signature(self, _file: BinaryIO) -> bool:
        assert self.bag is not None
        try:
            signed = self.bag.tag(manifest.TAG_MANIFEST)
            signature = self.bag.tag(manifest.SIGNATURE)
        except PackageError as error:
            return self._answer("complete", error)
        self.told["package_digest"] = hashlib.sha256(signed).hexdigest()
        self.told["signature_sha256"] = hashlib.sha256(signature).hexdigest()
        found = verify_detached(signed, signature, self.trust, Role.EVALUATOR, self.moment)
        self.told |= {"signer": found.signer, "signed_at": found.signed_at}
        refusal = PackageError(found.code) if found.code else None
        if not (found.valid and found.intact):
            return self._answer("valid", refusal)
        self.checks |= signer_checks(found)
        return self._answer("valid")

    def _tags(self, _file: BinaryIO) -> bool:
        """Tag files are those of the tag manifest, the payload is that of the manifest."""
        assert self.bag is not None
        try:
            tags = manifest.parse_manifest(
                self.bag.tag(manifest.TAG_MANIFEST), manifest.TAG_MANIFEST
            )
            _require_listed(self.bag, tags)
            for name, sha256 in tags.items():
                self.bag.check_member(name, sha256)
            listed = manifest.parse_manifest(self.bag.tag(manifest.MANIFEST), manifest.MANIFEST)
            _require_same(listed, self.bag)
        except PackageError as error:
            changed = error.code in {"package-file-changed", "package-manifest"}
            return self._answer("intact" if changed else "complete", error)
        self.digests = listed
        return True

    def _payload(self, _file: BinaryIO) -> bool:
        assert self.bag is not None
        payload = self.bag.payload()
        self.told |= {"files": len(payload), "size": sum(m.size for m in payload.values())}
        welcome = self.verdict().known_signer or not self.demand_trust
        taking = self.deposit if welcome else None
        if taking:
            taking.expect({self.digests[name]: m.size for name, m in payload.items()})
        try:
            for name in payload:
                take = taking.lay(self.digests[name]) if taking else None
                self.bag.check_member(name, self.digests[name], take)
        except PackageError as error:
            return self._answer("intact", error)
        self._answer("intact")
        return welcome

    def _agreement(self, _file: BinaryIO) -> bool:
        assert self.bag is not None
        signer = self.verdict().signer
        try:
            read = read_documents(self.bag, self.digests, signer.device if signer else "")
        except (PackageError, FactsError) as error:
            return self._answer("consistent", error)
        self.documents = read
        self._answer("consistent")
        self.told |= {
            "visit_id": read.label.visit,
            "device_id": read.label.device,
            "revision": read.label.revision,
            "facts_digest": read.label.facts_digest,
            "newer_minor": read.newer,
        }
        return self._papers(read) and self._follows(read)

    def _papers(self, read: Documents) -> bool:
        assert self.bag is not None
        bag, signer = self.bag, self.verdict().signer
        stated = read.label.signed_forms
        if stated is None or signer is None:
            return True

        def read_form(name: str) -> bytes:  # of the bytes that were compared and are kept
            return bag.compared(name, self.digests.get(name, ""), MAX_FILE_BYTES)

        self.checks["papers"] = check_papers(
            stated, read_form, signer.certificate_sha256, read.label.facts_digest
        )
        return self.checks["papers"].held is True

    def _follows(self, read: Documents) -> bool:
        if self.packs is None:
            return True
        try:
            unknown = check_follow(read, self.packs)
        except FactsError as error:
            return self._answer("follows", error)
        self.told["unknown_packs"] = unknown
        return True if unknown else self._answer("follows")


def _require_listed(bag: Bag, tags: Mapping[str, str]) -> None:
    """The tag manifest lists the tag files it must, no payload, and nothing that is absent."""
    for name in manifest.TAG_FILES:
        if name not in tags:
            raise PackageError("package-manifest", file=manifest.TAG_MANIFEST)
    for name in tags:
        if name not in bag.members:
            raise PackageError("package-member-missing", file=name)
        if name.startswith((manifest.PAYLOAD, "signatures/")) or name == manifest.TAG_MANIFEST:
            raise PackageError("package-manifest", file=manifest.TAG_MANIFEST)
    listed = {*tags, manifest.TAG_MANIFEST}
    for name in bag.members:
        if name not in listed and not name.startswith((manifest.PAYLOAD, "signatures/")):
            raise PackageError("package-member-unlisted", file=name)


def _require_same(listed: Mapping[str, str], bag: Bag) -> None:
    payload = bag.payload()
    for name in listed:
        if name not in payload:
            raise PackageError("package-member-missing", file=name)
    for name in payload:
        if name not in listed:
            raise PackageError("package-member-unlisted", file=name)
