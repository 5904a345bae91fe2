"""Signatures of people: strokes, name, role and time, each bound to one facts digest (R6.3)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, ValidationError

from models.base import Name, Record, Sha256, Text
from models.errors import FactsError
from models.facts.canonical import canonical_bytes, parse_canonical
from models.facts.strokes import Point as Point
from models.facts.strokes import Strokes as Strokes
from models.facts.types import Facts, Moment

SIGNATURES_FORMAT = "visit-signatures/1"


class SignerRole(StrEnum):
    """In which part a person signs; also the order of signing."""

    EVALUATOR = "evaluator"
    LEADER = "leader"
    FACILITY = "facility"
    """The facility's head or a person in charge: 签收, which is not consent."""
    WITNESS = "witness"
    """Witness of a refusal."""


class SignatureKind(StrEnum):
    """What the signature says."""

    SIGNED = "signed"
    RECEIVED = "received"
    """签收: has received the findings."""
    OBJECTED = "objected"
    """签收 with an objection in words."""
    REFUSED = "refused"
    """Refused to sign; no strokes, a witness signs instead."""
    ABSENT = "absent"
    """An evaluator who is not there any more; no strokes, the reason stands in words."""


class Signature(Record):
    """One person's act."""

    role: SignerRole
    """Part."""
    kind: SignatureKind
    """What it says."""
    name: Name
    """Name as given."""
    title: Name = ""
    """Office held, e.g. 主任, 受委托人."""
    statement: Text = ""
    """Objection or reason of a refusal, in the person's words; why an evaluator is absent."""
    deputy: Text | None = None
    """Why a deputy (受委托人) acts for the facility's head; absent when the head acts."""
    strokes: Strokes | None = None
    """Handwriting; absent for a refusal."""
    facts_digest: Sha256
    """The facts this person had before them."""
    at: Moment
    """When."""


class Signatures(Record):
    """``data/signatures.json``."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-signatures/1(\.\d+)?$")]
    """``visit-signatures/1``."""
    facts_digest: Sha256
    """The facts signed."""
    expected: tuple[Name, ...]
    """Names of the team who had to sign, leader last; a missing one is seen."""
    signatures: tuple[Signature, ...]
    """In the order given."""

    def to_bytes(self) -> bytes:
        """Return the canonical bytes."""
        return canonical_bytes(self.plain())


def read_signatures(data: bytes) -> Signatures:
    """Return the signatures of ``data``; raises FactsError when they are malformed."""
    value = parse_canonical(data)
    stated = value.get("format", "") if isinstance(value, dict) else ""
    newer = isinstance(stated, str) and stated.startswith(f"{SIGNATURES_FORMAT}.")
    try:
        return Signatures.model_validate_json(data, extra="ignore" if newer else "forbid")
    except ValidationError as error:
        raise FactsError("signatures-shape") from error


def drawn(signature: Signature) -> bool:
    """Return whether there is handwriting; strokes without a point are none."""
    return signature.strokes is not None and any(signature.strokes.lines)


def acted(signature: Signature) -> bool:
    """Return whether an act counts without handwriting: a refusal and an absence have none."""
    return drawn(signature) or signature.kind in (SignatureKind.REFUSED, SignatureKind.ABSENT)


def missing_signatures(facts: Facts, signatures: tuple[Signature, ...], digest: str) -> list[str]:
    """Return who still has to act, in the order of R6.3: evaluators, leader, facility.

    The facility counts as done with 签收, an objection, or a refusal with its witness; an
    evaluator also when named as absent, in words.
    """
    done = {(s.role, s.name) for s in signatures if s.facts_digest == digest and _counts(s)}
    team = sorted(facts.team, key=lambda member: member.role == "leader")
    missing = [m.name for m in team if (SignerRole(m.role), m.name) not in done]
    return missing if facility_done(signatures, digest) else [*missing, facts.facility.name]


def _counts(signature: Signature) -> bool:
    absent = signature.kind is SignatureKind.ABSENT and signature.role is SignerRole.EVALUATOR
    return drawn(signature) or (absent and bool(signature.statement.strip()))


def facility_done(signatures: Sequence[Signature], digest: str) -> bool:
    """Return whether the facility has received, objected, or refused before a witness."""
    ours = [s for s in signatures if s.facts_digest == digest]
    received = any(s.role is SignerRole.FACILITY and drawn(s) for s in ours)
    refused = any(s.kind is SignatureKind.REFUSED for s in ours)
    return received or (refused and any(s.role is SignerRole.WITNESS and drawn(s) for s in ours))
