"""A real workspace with the sample visit in it: open, closed or signed, and a desk beside it."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from models.clock import Now, instant
from models.district.desk import Desk
from models.evidence import shelf
from models.evidence.intake import prepare
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.facts.state import VisitState
from models.facts.types import Moment
from models.standards.loading import available
from models.standards.types import Pack, Verdict
from models.store.vault import Cost
from models.store.workspace import Workspace
from models.visits import closing, findings, marking, papers
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from ui import laptop_keys
from ui.demo import sample

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "test-passphrase"
LEADER, EVALUATOR = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
VERDICTS = {
    "1": Verdict.MET,
    "2": Verdict.NOT_MET,
    "3": Verdict.NOT_APPLICABLE,
    "4": Verdict.TO_VERIFY,
}


class TickingClock:
    """One second a look, from now on: certificates are made by the same clock."""

    def __init__(self) -> None:
        self._moment = datetime.now(UTC)

    def now(self) -> Now:
        self._moment += timedelta(milliseconds=10)
        return Now(utc=instant(self._moment), offset=480)


@dataclass
class Field:
    """A laptop: workspace, book, packs and the one visit."""

    workspace: Workspace
    book: VisitBook
    packs: Mapping[str, Pack]
    state: VisitState

    @property
    def visit(self) -> str:
        return self.state.visit_id


def new_field(folder: Path) -> Field:
    """A workspace with a visit that was just begun."""
    workspace, _key = Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)
    packs = shipped()
    book = VisitBook(workspace, TickingClock(), packs)
    return Field(workspace, book, packs, book.start(_opened(packs), LEADER))


def shipped() -> Mapping[str, Pack]:
    """The standards by which the sample visit goes."""
    return {one.sha256: one.pack for one in available() if not one.pack.optional}


def opened_field(folder: Path) -> Field:
    """The same laptop opened again, or a copy of it."""
    workspace = Workspace.open(folder, PASSPHRASE, FIELD)
    packs = shipped()
    book = VisitBook(workspace, TickingClock(), packs)
    (visit,) = book.summaries()
    return Field(workspace, book, packs, book.load(visit.id))


def _opened(packs: Mapping[str, Pack]) -> bodies.VisitOpened:
    return bodies.VisitOpened(
        kind=bodies.VisitKind.ON_SITE,
        title="2021年社区医院验收暨服务质量评价",
        organisation=sample.ORGANISATION,
        visit_on="2021-09-15",
        period=bodies.Period(first="2020-01-01", last="2020-12-31"),
        facility=bodies.Facility(
            **sample.FACILITY, kind=bodies.FacilityKind.COMMUNITY_CENTRE, beds="yes"
        ),
        packs=tuple(
            bodies.PackRef(id=p.id, edition=p.edition, sha256=sha) for sha, p in packs.items()
        ),
        members=(
            bodies.Member(id=EVALUATOR, name=sample.EVALUATOR, role=bodies.Role.EVALUATOR),
            bodies.Member(id=LEADER, name=sample.LEADER, role=bodies.Role.LEADER),
        ),
    )


def fill(field: Field) -> None:
    """Mark, measure, find and answer everything but the list of what stays unchecked."""
    book, packs, state = field.book, field.packs, field.state
    for code, values in sample.CRITERIA.items():
        ref = ClauseRef(pack=sample.HOSPITAL, clause=code)
        if values:
            state = marking.measure(book, state, packs, LEADER, ref, dict(values))
        state = marking.mark(book, state, packs, LEADER, ref, Verdict.MET)
    for code, figures in sample.NUMERIC.items():
        ref = ClauseRef(pack=sample.QUALITY, clause=code)
        state = marking.measure(book, state, packs, EVALUATOR, ref, dict(figures))
    for number, step in enumerate(sample.STEPS):
        state = _step(field, state, number, step)
    for veto in ("V1", "V2", "V3"):
        for basis, source in (("declaration", ""), ("office", "医保局〔2021〕8号函")):
            state = findings.answer_veto(
                book, state, packs, LEADER, sample.HOSPITAL, veto, basis, "none", source
            )
    field.state = state


def _step(field: Field, state: VisitState, number: int, step: sample.Step) -> VisitState:
    book, packs = field.book, field.packs
    ref = ClauseRef(pack=sample.QUALITY, clause=step.clause)
    verdict = VERDICTS[step.key]
    state = marking.mark(
        book, state, packs, EVALUATOR, ref, verdict, note=step.note, reason=step.reason
    )
    if step.photo is not None:
        state = shelf.add(book, state, EVALUATOR, prepare(photo(number)), ref, "现场照片")
    if step.finding is not None:
        found = step.finding
        state = findings.record_finding(
            book,
            state,
            packs,
            EVALUATOR,
            ref,
            found.fact,
            place=found.place,
            rectification=found.rectification,
            due_on="2021-10-15",
            evidence=state.links.get((ref.pack, ref.clause), ()),
        )
    return state


def photo(number: int) -> bytes:
    """A small picture, another one for every number."""
    out = io.BytesIO()
    colour = (60 + 20 * (number % 9), 110, 150)
    Image.new("RGB", (480, 360), colour).save(out, "JPEG", quality=70, comment=str(number))
    return out.getvalue()


def open_keys(field: Field) -> dict[tuple[str, str], str]:
    """A reason for every clause that has no result."""
    reasons = {}
    for pack in field.packs.values():
        for clause in pack.clauses():
            if field.state.verdict(pack.id, clause.code) in closing.OPEN_VERDICTS:
                reasons[(pack.id, clause.code)] = sample.UNCHECKED_REASON
    return reasons


def close(field: Field) -> None:
    """List what is unchecked, and freeze."""
    book, packs = field.book, field.packs
    state = findings.list_unchecked(book, field.state, packs, LEADER, open_keys(field))
    field.state = closing.close(book, state, packs, LEADER)


def sign(field: Field) -> None:
    """Everybody signs, the facility with an objection."""
    digest = papers.snapshot_of(field.book, field.visit).facts_digest
    people = (
        (SignerRole.EVALUATOR, SignatureKind.SIGNED, sample.EVALUATOR, ""),
        (SignerRole.LEADER, SignatureKind.SIGNED, sample.LEADER, ""),
        (SignerRole.FACILITY, SignatureKind.OBJECTED, "欧阳示例", sample.OBJECTION),
    )
    for role, kind, name, words in people:
        now = field.book.clock.now()
        signature = Signature(
            role=role,
            kind=kind,
            name=name,
            statement=words,
            strokes=STROKES,
            facts_digest=digest,
            at=Moment(utc=now.utc, offset=now.offset, seq=field.state.count),
        )
        papers.add_signature(field.book, field.visit, signature)


STROKES = Strokes(
    width=62_000,
    height=21_000,
    lines=(((6_000, 9_000, 500, 0), (20_000, 4_000, 500, 90), (30_000, 12_000, 500, 200)),),
)


def new_desk(folder: Path) -> Desk:
    """A desk with its keys."""
    desk, _key = Desk.create(folder, PASSPHRASE, sample.ORGANISATION, cost=CHEAP)
    office.found(desk, PASSPHRASE)
    return desk


def enrol(field: Field, desk: Desk, stick: Path) -> None:
    """Carry the request there and the bundle back."""
    request = laptop_keys.write_request(field.workspace, "现场第1组", stick)
    enrolled = office.enrol(desk, request.read_bytes())
    bundle = stick / enrolled.file_name
    bundle.write_bytes(enrolled.bundle)
    laptop_keys.accept(field.workspace, laptop_keys.read_offer(field.workspace, bundle))
