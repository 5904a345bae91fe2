"""Who may sign when (R6.3): all evaluators, then the leader, then the facility, then the district.

The facility's 签收 is not consent; an objection or a refusal needs its words, a refusal its
witness. An evaluator who is not there any more is named as absent, with the reason, before the
leader signs. The district's signature and seal come later, on paper (R6.1, R6.2).
"""

from collections.abc import Sequence

from models.errors import VisitError
from models.facts.bodies import Role
from models.facts.signing import (
    Signature,
    SignatureKind,
    SignerRole,
    acted,
    drawn,
    facility_done,
    missing_signatures,
)
from models.facts.types import Facts

OF_FACILITY = (SignatureKind.RECEIVED, SignatureKind.OBJECTED, SignatureKind.REFUSED)
SPOKEN = (SignatureKind.OBJECTED, SignatureKind.REFUSED, SignatureKind.ABSENT)
"""Kinds that say nothing without words."""
TEAM = (SignerRole.EVALUATOR, SignerRole.LEADER)


def check_act(facts: Facts, given: Sequence[Signature], act: Sequence[Signature]) -> None:
    """Raise VisitError when an act does not stand, or comes before its turn.

    ``signature-twice``, ``signature-kind``, ``signature-empty``, ``signature-needs-name``,
    ``signature-needs-words``,
    ``signature-needs-deputy-reason``, ``signature-needs-witness``, ``witness-same-person``,
    ``signature-not-in-team``, ``signature-out-of-turn``.
    """
    before = list(given)
    for signature in act:
        if _again(before, signature):
            raise VisitError("signature-twice")
        _check_alone(signature)
        _check_turn(facts, before, signature)
        before.append(signature)
    _check_witness(act)


def _again(before: Sequence[Signature], signature: Signature) -> bool:
    """Whether a person has acted already; the facility acts once, whoever comes for it."""
    given = {(s.role, s.name) for s in before}
    if signature.role is SignerRole.FACILITY:
        digest = signature.facts_digest
        return facility_done(before, digest) or (signature.role, signature.name) in given
    return (signature.role, signature.name) in given


def _check_alone(signature: Signature) -> None:
    if not _kind_fits(signature):
        raise VisitError("signature-kind")
    if not signature.name.strip():
        raise VisitError("signature-needs-name")
    if not acted(signature):
        raise VisitError("signature-empty")
    if signature.kind in SPOKEN and not signature.statement.strip():
        raise VisitError("signature-needs-words")
    if signature.deputy is not None and not signature.deputy.strip():
        raise VisitError("signature-needs-deputy-reason")


def _kind_fits(signature: Signature) -> bool:
    """Only the facility receives, objects, refuses or sends a deputy; only evaluators are absent.

    The leader answers for the record and is never absent.
    """
    of_facility = signature.role is SignerRole.FACILITY
    if signature.deputy is not None and not of_facility:
        return False
    if signature.kind is SignatureKind.ABSENT:
        return signature.role is SignerRole.EVALUATOR
    return (signature.kind in OF_FACILITY) == of_facility


def _check_turn(facts: Facts, before: Sequence[Signature], signature: Signature) -> None:
    role = signature.role
    if role in TEAM:
        known = {(SignerRole(m.role), m.name) for m in facts.team}
        if (role, signature.name) not in known:
            raise VisitError("signature-not-in-team", name=signature.name)
    missing = missing_signatures(facts, tuple(before), signature.facts_digest)
    earlier = _earlier(facts, role)
    waiting = [name for name in missing if name in earlier]
    if waiting:
        raise VisitError("signature-out-of-turn", names="、".join(waiting))


def _earlier(facts: Facts, role: SignerRole) -> set[str]:
    """Return the members of the team whose turn is before that of ``role``."""
    if role is SignerRole.EVALUATOR:
        return set()
    evaluators = {m.name for m in facts.team if m.role is Role.EVALUATOR}
    return evaluators if role is SignerRole.LEADER else {m.name for m in facts.team}


def _check_witness(act: Sequence[Signature]) -> None:
    refused = next((s for s in act if s.kind is SignatureKind.REFUSED), None)
    witness = next((s for s in act if s.role is SignerRole.WITNESS), None)
    if (refused is None) != (witness is None) or (witness and not drawn(witness)):
        raise VisitError("signature-needs-witness")
    if refused and witness and refused.name.strip() == witness.name.strip():
        raise VisitError("witness-same-person")
