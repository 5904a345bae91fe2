"""A small visit, a district and a laptop to sign it: what the tests of packages stand on."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import BinaryIO

from models.facts import bodies
from models.facts.events import EventType
from models.facts.signing import (
    SIGNATURES_FORMAT,
    Signature,
    SignatureKind,
    Signatures,
    SignerRole,
    Strokes,
)
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.facts.types import Moment
from models.standards.types import Verdict
from sync.keys.authority import Authority
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust
from sync.package.contents import PackageContents
from sync.package.writer import BuiltPackage, build
from tests.support import DEVICE as DEVICE
from tests.support import EVALUATOR, PACK_SHA, Chain, pack
from tests.support import VISIT as VISIT

NOW = "2026-03-01T08:00:00.000Z"
LATER = "2026-03-02T08:00:00.000Z"
PASSPHRASE = "正确 horse battery"
PACKS = {PACK_SHA: pack()}
PHOTOS = (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"door" * 900)
PREVIEW = b"\xff\xd8\xff\xdb" + b"small" * 200
PDF = b"%PDF-1.7\n" + b"form" * 500 + b"\n%%EOF\n"


@dataclass
class Shelf:
    """Evidence in memory; a ByteReader."""

    blobs: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def open(self, sha256: str) -> BinaryIO:
        return io.BytesIO(self.blobs[sha256])

    def read(self, sha256: str) -> bytes:
        return self.blobs[sha256]


@dataclass(frozen=True)
class District:
    """A desk and one enrolled laptop."""

    authority: Authority
    root_file: bytes
    trust: Trust
    signer: KeySigner
    key: bytes


@cache
def district(device: str = DEVICE, office: str = "示例区卫生健康委员会") -> District:
    """A desk with one laptop; made once, every part of it is frozen."""
    authority, root_file = Authority.create(office, PASSPHRASE, NOW)
    key, request = make_key_and_csr(device, "评价一组")
    authority, certificate = authority.enrol(request, NOW)
    bundle = read_bundle(authority.bundle_for(certificate, NOW), moment=NOW)
    return District(authority, root_file, bundle.trust, bundle.signer(key), key)


def shelf() -> Shelf:
    filled = Shelf()
    for data in (*PHOTOS, PREVIEW):
        filled.put(data)
    return filled


def visit_events(note: str = "") -> Chain:
    """A closed visit: a mark, figures, two photos (one with a preview), a finding."""
    chain, blobs = Chain(), shelf()
    first, second = (hashlib.sha256(p).hexdigest() for p in PHOTOS)
    preview = bodies.Derived(sha256=hashlib.sha256(PREVIEW).hexdigest(), size=len(PREVIEW))
    common = {"pack": "test-pack", "clause": "1"}
    values = {"part": 1, "whole": 4}
    chain.add(EventType.MARK, bodies.Mark(**common, verdict=Verdict.NOT_MET, note=note))
    chain.add(EventType.MEASURED, bodies.Measured(**common, values=values, origin="verified"))
    for sha256, kind, extension, small in (
        (first, "image/jpeg", "jpg", preview),
        (second, "image/png", "png", None),
    ):
        added = bodies.EvidenceAdded(
            sha256=sha256,
            size=len(blobs.read(sha256)),
            mime=kind,
            extension=extension,
            preview=small,
            caption="候诊区 <入口>",
        )
        chain.add(EventType.EVIDENCE_ADDED, added)
        chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**common, sha256=sha256))
    chain.add(
        EventType.FINDING_RECORDED,
        bodies.Finding(**common, id=EVALUATOR, fact="占比为 25%", evidence=(first,)),
    )
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def signed_by(digest: str) -> Signatures:
    """The leader's handwriting under ``digest``."""
    strokes = Strokes(width=100, height=50, lines=(((1, 1, 500, 0), (9, 9, 500, 30)),))
    signature = Signature(
        role=SignerRole.LEADER,
        kind=SignatureKind.SIGNED,
        name="组长乙",
        strokes=strokes,
        facts_digest=digest,
        at=Moment(utc=NOW, offset=480, seq=0),
    )
    return Signatures(
        format=SIGNATURES_FORMAT,
        facts_digest=digest,
        expected=("评价员甲", "组长乙"),
        signatures=(signature,),
    )


def contents(chain: Chain | None = None, **changes: object) -> PackageContents:
    chain = chain or visit_events()
    facts = facts_bytes(freeze(fold(chain.events), PACKS))
    given: dict[str, object] = {
        "facts": facts,
        "signatures": signed_by(facts_digest(facts)).to_bytes(),
        "events": chain.log(),
        "created_at": NOW,
        "forms": (("annex-1", PDF), ("record", PDF + b" ")),
    }
    return PackageContents(**{**given, **changes})  # type: ignore[arg-type]


def sample(folder: Path, made: PackageContents | None = None) -> BuiltPackage:
    """Build the sample package into ``folder``."""
    return build(folder, made or contents(), shelf(), district().signer)
