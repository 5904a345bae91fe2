"""Who signs, in which order, and what a signature says; nothing of Qt in it."""

from dataclasses import dataclass

from models.errors import VisitError
from models.facts.signing import Signature, SignatureKind, SignerRole, Strokes
from models.facts.types import Facts, Moment
from models.facts.wording import written
from models.visits.signing_order import SPOKEN


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the order of R6.3."""

    role: SignerRole
    """Part."""
    name: str
    """Person of the team; for the facility, the facility."""
    done: Signature | None
    """What was given."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the person in front of the pad wants to say."""

    role: SignerRole
    kind: SignatureKind
    name: str
    title: str = ""
    statement: str = ""
    strokes: Strokes | None = None
    witness: str = ""
    """Witness of a refusal; the strokes are the witness's then."""
    deputy: str | None = None
    """Why a deputy acts for the facility's head; None when the head acts."""


def steps(facts: Facts, given: tuple[Signature, ...], digest: str) -> tuple[Step, ...]:
    """Return every act in order: evaluators, leader, facility."""
    ours = [s for s in given if s.facts_digest == digest]
    team = sorted(facts.team, key=lambda member: member.role == "leader")
    by_person = {(s.role, s.name): s for s in ours}
    acts = [
        Step(SignerRole(m.role), m.name, by_person.get((SignerRole(m.role), m.name))) for m in team
    ]
    facility = next((s for s in ours if s.role is SignerRole.FACILITY), None)
    return (*acts, Step(SignerRole.FACILITY, facts.facility.name, facility))


def next_step(all_steps: tuple[Step, ...]) -> Step | None:
    """Return whose turn it is; None when everybody has acted."""
    return next((step for step in all_steps if step.done is None), None)


def missing(act: Act) -> str:
    """Return what an act still lacks: ``name``, ``statement``, ``witness``, ``deputy``, …"""
    if not act.name.strip():
        return "name"
    if act.kind in SPOKEN and not act.statement.strip():
        return "statement"
    refused = act.kind is SignatureKind.REFUSED
    if refused and (not act.witness.strip() or act.witness.strip() == act.name.strip()):
        return "witness"
    if act.deputy is not None and not act.deputy.strip():
        return "deputy"
    drawn = act.strokes is not None or act.kind is SignatureKind.ABSENT
    return "" if drawn else "strokes"


def signatures_of(act: Act, digest: str, at: Moment) -> tuple[Signature, ...]:
    """Return the record of an act; a refusal is followed by its witness.

    Raises VisitError(``text-too-long``).
    """
    refused = act.kind is SignatureKind.REFUSED
    unsigned = refused or act.kind is SignatureKind.ABSENT
    common = {"facts_digest": digest, "at": at}
    stated = {
        "role": act.role,
        "kind": act.kind,
        "name": act.name.strip(),
        "title": act.title.strip(),
        "statement": act.statement.strip(),
        "strokes": None if unsigned else act.strokes,
        "deputy": None if act.deputy is None else act.deputy.strip(),
    }
    own = written(Signature, VisitError, {**stated, **common})
    if not refused:
        return (own,)
    witness = {
        "role": SignerRole.WITNESS,
        "kind": SignatureKind.SIGNED,
        "name": act.witness.strip(),
        "strokes": act.strokes,
    }
    return own, written(Signature, VisitError, {**witness, **common})
