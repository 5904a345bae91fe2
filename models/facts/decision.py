"""What an office decided about the facts of a visit, as paper prints it."""

from enum import StrEnum

from models.base import CivilDate, Name, Record, Sha256, Text

DISTRICT_PLACE = "sign-district"
"""Named destination of a form at the place that waits for the office's opinion and signature."""


class DecisionOutcome(StrEnum):
    """验收合格 or 验收不合格."""

    PASSED = "passed"
    FAILED = "failed"


class DecisionFacts(Record):
    """One decision, bound to the facts it was taken on."""

    facts_digest: Sha256
    """The facts."""
    outcome: DecisionOutcome
    """The decision; the eleven criteria decide (source 001 line 52)."""
    opinion: Text
    """Opinion as it is printed on the form."""
    decided_by: Name
    """Who decided."""
    organisation: Name
    """Office."""
    decided_on: CivilDate
    """Day of the decision."""
    document_number: Name = ""
    """Document number, when the office gives one."""
    reason: Text = ""
    """Reason when the decision differs from the arithmetic, e.g. a veto."""
