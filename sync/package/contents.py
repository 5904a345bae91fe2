"""What goes into a package: handed in by whoever closed the visit, checked once."""

import hashlib
import uuid
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import Count, Instant, Name, Record, Sha256, Uuid
from models.facts.bodies import PackRef
from models.facts.carriage import carried
from models.facts.signing import Signatures, read_signatures
from models.facts.snapshot import facts_digest, read_facts
from models.facts.types import Facts
from sync.pades.names import PATTERN, fields_of

PACKAGE_FORMAT = "visit-package/1"
PROGRAM = "chayan/0.1.0"
PACKAGE_LABEL = "data/package.json"
FACTS = "data/visit.json"
SIGNATURES = "data/signatures.json"
EVENTS = "data/events.jsonl"
PAGE = "data/index.html"
FIXED = (PACKAGE_LABEL, FACTS, SIGNATURES, EVENTS, PAGE)
"""Members every package has."""
EVIDENCE_TYPES = frozenset({"jpg", "png", "webp", "tif", "heic", "pdf"})
"""Extensions of evidence: no page and no program, which a click would start."""
_SPACE = uuid.UUID("a62dd6b8-09f0-4af0-a522-3caf0de95913")
"""Name space from which package ids are made."""

Revision = Annotated[int, Field(ge=1, le=9999)]


class Counts(Record):
    """How many of each, for a person who reads the file."""

    events: Count
    """Lines of the event log."""
    evidence: Count
    """Originals."""
    previews: Count
    """Derived pictures."""
    forms: Count
    """PDF forms."""


class FormSigner(Record):
    """Somebody whose signature is expected inside a form."""

    field: Annotated[str, StringConstraints(pattern=PATTERN)]
    """Field of the form: ``evaluator-1`` …, ``leader``."""
    name: Name
    """Who, as on the sheet of handwritten signatures."""


class SignedForm(Record):
    """What a form was when it was signed; a revision cut off its end cannot be seen otherwise."""

    form: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    """Code: ``data/forms/<form>.pdf``."""
    sha256: Sha256
    """Digest of the whole signed file."""
    signers: Annotated[tuple[FormSigner, ...], Field(min_length=1)]
    """In the order of signing."""


class PackageLabel(Record):
    """``data/package.json``: what this package is. The facts say everything else."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-package/1(\.\d{1,6})?$")]
    """``visit-package/1``; a later program writes ``visit-package/1.N``."""
    package: Uuid
    """Identity; made from visit, device, revision and facts, the same in every rebuild."""
    visit: Uuid
    """The visit."""
    device: Uuid
    """The laptop that made it; its certificate carries the same id."""
    revision: Revision
    """Of the facts: 1 for the first closing."""
    prev_package_digest: Sha256 | None = None
    """Digest of the package of the revision before; absent in the first."""
    facts_digest: Sha256
    """SHA-256 of ``data/visit.json``: what people signed."""
    packs: tuple[PackRef, ...]
    """Standards of the visit."""
    counts: Counts
    """How many of each."""
    program: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/-]{1,40}$")]
    """Program and version that wrote it."""
    created_at: Instant
    """By the laptop's clock."""
    signed_forms: tuple[SignedForm, ...] | None = None
    """Every form, by code, with whose signatures it carries inside; absent when none is signed."""


def package_stem(visit: str, device: str, revision: int) -> str:
    """Return the name of the top folder; the file is called the same with ``.zip``."""
    return f"visit-{visit}-{device[:8]}-r{revision:04d}"


def package_id(visit: str, device: str, revision: int, digest: str) -> str:
    """Return the identity of a package; a rebuild of the same revision gets the same."""
    return str(uuid.uuid5(_SPACE, f"{visit}/{device}/{revision}/{digest}"))


@dataclass(frozen=True)
class PackageContents:
    """Everything the writer needs besides the bytes of the evidence."""

    facts: bytes
    """Canonical facts of the closed visit."""
    signatures: bytes
    """Canonical signatures, bound to the facts."""
    events: bytes
    """The event log, ``events.jsonl``."""
    created_at: Instant
    """Keep it with the visit: the same moment makes the same package digest again."""
    forms: tuple[tuple[str, bytes], ...] = field(default=())
    """(form code, PDF)."""
    page: bytes | None = None
    """``index.html``; None to make it from the facts."""
    prev_package_digest: str | None = None
    """Digest of the package of the revision before."""
    forms_signed: bool = False
    """True when every form carries the signatures of the team inside."""

    @cached_property
    def signed_forms(self) -> tuple[SignedForm, ...] | None:
        """What the label says of signed forms; None when they are not signed."""
        if not self.forms_signed:
            return None
        signers = form_signers(read_signatures(self.signatures))
        return tuple(
            SignedForm(form=code, sha256=hashlib.sha256(pdf).hexdigest(), signers=signers)
            for code, pdf in sorted(self.forms)
        )

    @cached_property
    def typed(self) -> Facts:
        """The facts as records."""
        return read_facts(self.facts)[0]

    @property
    def evidence(self) -> tuple[tuple[str, str, int], ...]:
        """(SHA-256, extension, size) of every piece that is carried, in the order of the facts."""
        return tuple((e.sha256, e.extension, e.size) for e in carried(self.typed.evidence))

    @property
    def previews(self) -> tuple[tuple[str, int], ...]:
        """(SHA-256, size) of every preview, each once."""
        found = (e.preview for e in carried(self.typed.evidence) if e.preview)
        return tuple(dict.fromkeys((p.sha256, p.size) for p in found))

    @property
    def stem(self) -> str:
        """Name of the top folder."""
        label = self.label()
        return package_stem(label.visit, label.device, label.revision)

    def label(self) -> PackageLabel:
        """Return what ``data/package.json`` says."""
        facts, digest = self.typed, facts_digest(self.facts)
        visit, device, revision = facts.visit.id, facts.logs[0].device, facts.visit.revision
        return PackageLabel(
            format=PACKAGE_FORMAT,
            package=package_id(visit, device, revision, digest),
            visit=visit,
            device=device,
            revision=revision,
            prev_package_digest=self.prev_package_digest,
            facts_digest=digest,
            packs=pack_refs(facts),
            counts=count(facts, self.events, len(self.forms)),
            program=PROGRAM,
            created_at=self.created_at,
            signed_forms=self.signed_forms,
        )


def form_signers(sheet: Signatures) -> tuple[FormSigner, ...]:
    """Return whose signatures every signed form of a package must carry."""
    return tuple(FormSigner(field=field, name=one.name) for field, one in fields_of(sheet))


def pack_refs(facts: Facts) -> tuple[PackRef, ...]:
    """Return the standards of the facts as the label carries them."""
    return tuple(PackRef(id=p.id, edition=p.edition, sha256=p.sha256) for p in facts.packs)


def count(facts: Facts, events: bytes, forms: int) -> Counts:
    """Return the counts the label must carry."""
    previews = {e.preview.sha256 for e in carried(facts.evidence) if e.preview}
    return Counts(
        events=events.count(b"\n"),
        evidence=len(carried(facts.evidence)),
        previews=len(previews),
        forms=forms,
    )
