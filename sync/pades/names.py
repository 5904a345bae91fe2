"""Names of the fields in which forms are signed, in the order of signing (R6.3)."""

import re

from models.facts.signing import Signature, Signatures, SignerRole, drawn

EVALUATOR = "evaluator-{number}"
LEADER = "leader"
DISTRICT = "district"
"""Waits for the desk, on every form that a laptop signs."""
PATTERN = r"^(evaluator-[1-9][0-9]?|leader)$"
LAPTOP = re.compile(PATTERN)
"""Fields that a laptop's certificate signs."""
ORDER = (SignerRole.EVALUATOR, SignerRole.LEADER)


def fields_of(sheet: Signatures) -> tuple[tuple[str, Signature], ...]:
    """Return the field of everybody of the team who signed by hand, evaluators first.

    The facility's handwriting is drawn into the form before the first of these, and sealed by it.
    """
    given = [s for role in ORDER for s in sheet.signatures if s.role is role and drawn(s)]
    found, number = [], 0
    for one in given:
        number += one.role is SignerRole.EVALUATOR
        leading = one.role is SignerRole.LEADER
        found.append((LEADER if leading else EVALUATOR.format(number=number), one))
    return tuple({field: (field, one) for field, one in found}.values())
