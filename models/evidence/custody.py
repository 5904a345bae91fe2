"""Where every piece of evidence of a visit is: cited by what, here, whole, sent, received.

Photos that were cited and could not be found again are the commonest loss with products of this
kind. Three numbers answer for it: named by the record, present in the store, and read just now
with the digest the record names. They are equal, or something is wrong.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.errors import FactsError, StoreError
from models.facts.bodies import EvidenceAdded
from models.facts.carriage import carried, newest_redacted
from models.facts.reader import ByteReader
from models.facts.state import VisitState
from models.progress import Progress
from models.visits import papers
from models.visits.book import VisitBook

CHUNK = 1 << 20
DESK_HAS_IT = frozenset({"imported", "held", "conflict", "stale", "returned"})
"""Answers of a desk that keeps the package."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One package of the visit."""

    revision: int
    """Revision it carries."""
    carries: frozenset[str]
    """SHA-256 of the evidence in it."""
    answer: str = ""
    """Status of the desk's receipt; empty before one came home."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One photo or document."""

    sha256: str
    """Identity."""
    mime: str
    """Type by content."""
    size: int
    """Bytes as the record says."""
    caption: str
    """What it shows."""
    treatment: str
    """``redacted`` or ``annotated`` for a copy; empty for an original."""
    clauses: tuple[tuple[str, str], ...]
    """Clauses it speaks for, as (pack, clause)."""
    findings: tuple[tuple[str, str], ...]
    """Clauses of the findings that show it."""
    figures: tuple[tuple[str, str], ...]
    """Clauses whose figures were read from it."""
    present: bool
    """True when the store has bytes under its name."""
    verified: bool
    """True when these bytes were read just now, in full, and have the digest and the size."""
    of: str
    """SHA-256 of the original a copy was made of; empty for what came in."""
    covered: str
    """SHA-256 of the covered copy that stands in for it; empty for none."""
    packaged: tuple[int, ...]
    """Revisions whose package carries it."""
    received: tuple[int, ...]
    """Those of them that the desk has, by its receipt."""

    @property
    def whole(self) -> bool:
        """True when it is here as it came in."""
        return self.present and self.verified


@dataclass(frozen=True, slots=True)
class Custody:
    """Every piece of one visit, in the order they came in."""

    visit: str
    """The visit."""
    pieces: tuple[Piece, ...]
    """The table."""

    @property
    def plain(self) -> tuple[Piece, ...]:
        """What came in; copies that were made of it are counted apart."""
        return tuple(piece for piece in self.pieces if not piece.of)

    @property
    def copies(self) -> int:
        """Covered copies and those with arrows."""
        return len(self.pieces) - len(self.plain)

    @property
    def cited(self) -> int:
        """How many the record names."""
        return len(self.plain)

    @property
    def present(self) -> int:
        """How many the store has."""
        return sum(1 for piece in self.plain if piece.present)

    @property
    def verified(self) -> int:
        """How many were read and found whole."""
        return sum(1 for piece in self.plain if piece.whole)

    @property
    def lost(self) -> int:
        """How many are missing or changed, copies too."""
        return sum(1 for piece in self.pieces if not piece.whole)

    @property
    def whole(self) -> bool:
        """True when nothing is missing or changed."""
        return not self.lost


def custody(
    state: VisitState,
    reader: ByteReader,
    sent: Sequence[Sent] = (),
    progress: Progress | None = None,
) -> Custody:
    """Look for every piece and read it through; slow with many photos, so for a worker.

    ``progress`` counts pieces and may raise to stop.
    """
    cited = _Cited(state)
    pieces = []
    for number, (sha256, added) in enumerate(state.evidence.items()):
        if progress:
            progress(number, len(state.evidence))
        looked = _looked(reader, sha256, added.size)
        carriers = [one for one in sent if sha256 in one.carries]
        pieces.append(cited.piece(added, looked, carriers))
    if progress:
        progress(len(pieces), len(pieces))
    return Custody(state.visit_id, tuple(pieces))


class _Cited:
    """What the record names each piece for."""

    def __init__(self, state: VisitState) -> None:
        found = {(f.pack, f.clause, f.id): f.evidence for f in state.findings.values()}
        self._covers = newest_redacted(state.evidence.values())
        self._clauses = _by_piece(state.links.items())
        self._findings = _by_piece(found.items())
        self._figures = _figures(state)

    def piece(
        self, added: EvidenceAdded, looked: tuple[bool, bool], carriers: Sequence[Sent]
    ) -> Piece:
        """Return the line of one piece; ``looked`` is whether it is here and was found whole."""
        sha256 = added.sha256
        present, verified = looked
        return Piece(
            sha256=sha256,
            mime=added.mime,
            size=added.size,
            caption=added.caption,
            treatment=added.treatment or "",
            clauses=self._clauses.get(sha256, ()),
            findings=self._findings.get(sha256, ()),
            figures=self._figures.get(sha256, ()),
            present=present,
            verified=verified,
            of=added.of or "",
            covered=self._covers[sha256].sha256 if sha256 in self._covers else "",
            packaged=_revisions(carriers),
            received=_revisions([one for one in carriers if one.answer in DESK_HAS_IT]),
        )


def sent_of(book: VisitBook, visit_id: str) -> tuple[Sent, ...]:
    """Return what each package of a visit carries, and the last answer to each."""
    answers = {r.package_digest: r.status for r in papers.receipts(book, visit_id)}
    return tuple(
        Sent(
            package.revision,
            _carried(book, visit_id, package.revision),
            answers.get(package.package_digest, ""),
        )
        for package in papers.packages(book, visit_id)
    )


def _carried(book: VisitBook, visit_id: str, revision: int) -> frozenset[str]:
    facts = papers.snapshot_of(book, visit_id, revision).facts()
    return frozenset(item.sha256 for item in carried(facts.evidence))


def _by_piece(
    named: Iterable[tuple[tuple[str, ...], Sequence[str]]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, pieces in named:
        for sha256 in pieces:
            found.setdefault(sha256, []).append((key[0], key[1]))
    return {sha256: tuple(dict.fromkeys(keys)) for sha256, keys in found.items()}


def _figures(state: VisitState) -> dict[str, tuple[tuple[str, str], ...]]:
    read_from = {
        key: (noted.measured.source_evidence,)
        for key, noted in state.values.items()
        if noted.measured.source_evidence is not None
    }
    return _by_piece(read_from.items())


def _looked(reader: ByteReader, sha256: str, size: int) -> tuple[bool, bool]:
    """Return whether the bytes are there, and whether they are the right ones."""
    present, found, read = False, hashlib.sha256(), 0
    try:
        with reader.open(sha256) as stream:
            present = True
            while chunk := stream.read(CHUNK):
                found.update(chunk)
                read += len(chunk)
    except KeyError:
        return False, False
    except (StoreError, FactsError, OSError):  # a page of the file is damaged: here, not whole
        return present, False
    return True, read == size and found.hexdigest() == sha256


def _revisions(sent: Sequence[Sent]) -> tuple[int, ...]:
    return tuple(sorted({one.revision for one in sent}))
