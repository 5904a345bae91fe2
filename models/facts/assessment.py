"""Bodies of events that the graded and compound standards brought: parts, guidance, application."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import CivilDate, Count, Name, Record, Text
from models.facts.terms import Body, ClauseRef
from models.standards.terms import Code, PackId
from models.standards.types import Verdict

Share = Annotated[str, StringConstraints(pattern=r"^(full|main|secondary|slight|none)$")]
"""Responsibility of the facility for an accident, as appraised."""


class PartMarked(Body, ClauseRef):
    """One part of a compound clause, or one point of a graded clause, gets a verdict.

    What the parts together say of the clause is written in the same event, so that clause and
    parts can never be torn apart and one undo takes back both.
    """

    part: Code
    """Code of the part, or the letter of the point: ``3``, ``B-1``."""
    verdict: Verdict
    """Its verdict; ``unchecked`` clears it."""
    of_clause: Verdict | None = None
    """What the clause's verdict becomes by this step; absent when it stays as it is."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class Incident(Record):
    """One event that may forbid passing (R3.3, R3.4): what, when, and as how grave appraised."""

    on: CivilDate
    """Day of the accident or of the penalty."""
    grade: Annotated[int, Field(ge=1, le=4)] | None = None
    """Grade of a medical accident as appraised; 1 is the gravest. Absent for other matters."""
    share: Share | None = None
    """Share of responsibility of the facility; absent for other matters."""
    what: Text
    """In words, with the document that says so; no name of a person."""
    other: Annotated[str, StringConstraints(pattern=r"^yes$")] | None = None
    """``yes`` for 其他情形, a matter that the document does not name (等情况): kept and shown, it
    never decides by itself (R3.4)."""


class GuidanceSet(Body):
    """The district's own reading of clauses (口径说明), as it holds for this visit."""

    pack: PackId
    """Pack."""
    issuer: Name
    """Who issued it."""
    issued_on: CivilDate | None = None
    """When."""
    notes: dict[Code, Text]
    """By clause; shown beside the untouched text. Empty takes the guidance back."""


class ApplicationSet(Body):
    """What is known of the application the visit answers; replaced as a whole."""

    applied_on: CivilDate | None = None
    """Date of application: veto windows are counted from it too (R3.5)."""
    self_assessment_from: CivilDate | None = None
    """First day of the self-assessment (R4.1)."""
    severe_violation_on: CivilDate | None = None
    """Day on which a severe violation of the nine rules was established (R4.4)."""
    severe_violation_basis: Text = ""
    """Document that says so."""
    key_answers: dict[Name, Text] | None = None
    """What was found about each key indicator of a re-check, by its name (R4.5)."""
