"""Why a certificate was made void: the office's word, and the one a revocation list knows."""

from enum import StrEnum

from cryptography.x509 import ReasonFlags


class Reason(StrEnum):
    """What the clerk chooses."""

    LOST = "lost"
    """The laptop is lost or stolen: somebody else may have the key."""
    LEFT = "left"
    """The evaluator has left, or evaluates no more."""
    REPLACED = "replaced"
    """Another laptop or key took its place."""
    BROKEN = "broken"
    """The laptop is out of use."""
    OTHER = "other"
    """None of these; the remark says it."""


_FLAG = {
    Reason.LOST: ReasonFlags.key_compromise,
    Reason.LEFT: ReasonFlags.affiliation_changed,
    Reason.REPLACED: ReasonFlags.superseded,
    Reason.BROKEN: ReasonFlags.cessation_of_operation,
}


def flag(reason: Reason | None) -> ReasonFlags | None:
    """Return the reason as RFC 5280 names it; None for an entry that gives none."""
    return _FLAG.get(reason) if reason else None


def reason_of(found: ReasonFlags | None) -> Reason | None:
    """Return the office's word for what a list says, as far as it is one of ours."""
    return next((ours for ours, theirs in _FLAG.items() if theirs is found), None)
