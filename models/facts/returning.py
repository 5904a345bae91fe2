"""The return for correction (退回补正): what the desk asks for, and what the laptop answers.

`VisitReturn` is what the desk signs. The laptop keeps its substance in the log of the visit, so
that the amendment says which return it answers and every answer is part of what people sign.
"""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from models.base import CivilDate, Count, Instant, Name, Record, Sha256, Text, Uuid
from models.facts.terms import Body
from models.facts.versions import read_document
from models.standards.terms import Code, PackId

RETURN_FORMAT = "visit-return/1.0"
NUMBERED_FORMAT = "visit-return/1.1"
"""With a number, so that no clock says which return was sent last."""
MOST_REMARKS = 500
"""Remarks one return holds; the largest standards have some hundreds of clauses."""
Number = Annotated[int, Field(ge=1, le=MOST_REMARKS)]
"""Place of a remark in its return, from 1."""
Said = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Words that cannot be empty."""


class Remark(Record):
    """One thing the desk asks to be put right."""

    pack: PackId | None = None
    """Pack of the clause; absent for the visit as a whole."""
    clause: Code | None = None
    """Clause; absent for the visit as a whole."""
    text: Said
    """What is asked for, in the desk's words."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.pack is None) != (self.clause is None):
            raise ValueError("a clause is named with its pack")
        return self

    @property
    def key(self) -> tuple[str, str] | None:
        """Pack and clause; None for the visit as a whole."""
        return (self.pack, self.clause) if self.pack and self.clause else None


Remarks = Annotated[tuple[Remark, ...], Field(min_length=1, max_length=MOST_REMARKS)]


class VisitReturn(Record):
    """What the desk signs. A reader of 1 passes over members that a higher minor adds."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-return/1\.\d+$")] = RETURN_FORMAT
    """``visit-return/1.0``, or 1.1 with a number."""
    id: Uuid
    """Identity of the return."""
    package_digest: Sha256
    """The package that is sent back, by its identity."""
    visit: Uuid
    """Its visit."""
    device: Uuid
    """The laptop it came from."""
    revision: Annotated[int, Field(ge=1)]
    """Its revision; the answer is a later one."""
    facts_digest: Sha256
    """What people signed."""
    office: Name
    """The office that sends it back."""
    by: Name
    """Who of the office."""
    sent_at: Instant
    """When, by the desk's clock."""
    reason: Said
    """Why the record cannot stand as it is."""
    due_on: CivilDate | None = None
    """Until when an answer is expected."""
    remarks: Remarks
    """What is asked for, in the order it was written; a remark is known by its place, from 1."""
    list_number: Count = 0
    """Number of the revocation list in force at the desk."""
    number: Count | None = None
    """Number of the return at its desk: day and running number, which never goes back. Of several
    for one package the highest counts. Since 1.1."""


def read_content(content: bytes) -> VisitReturn:
    """Return what a return says, nothing believed yet.

    Raises PackageError: ``return-newer`` for a later major, ``return-unreadable``.
    """
    known = (RETURN_FORMAT, NUMBERED_FORMAT)
    return read_document(VisitReturn, content, known, ("return-newer", "return-unreadable"))


class NamedReturn(Record):
    """What the visit keeps of a return, in its log and in its facts."""

    sha256: Sha256
    """SHA-256 of the canonical JSON that the desk signed."""
    package_digest: Sha256
    """The package that was sent back."""
    office: Name
    """Who sent it back."""
    by: Name
    """Who of the office."""
    sent_at: Instant
    """When, by the desk's clock."""
    reason: Said
    """Why."""
    due_on: CivilDate | None = None
    """Until when."""


class ReturnTaken(NamedReturn, Body):
    """A return is taken up: the amendment that is open now answers it."""

    remarks: Remarks
    """What is asked for."""


class RemarkAnswered(Body):
    """A remark of the return is answered in words; an empty text takes the answer back."""

    remark: Number
    """Which, from 1."""
    text: Text
    """The answer."""


class AnsweredRemark(Remark):
    """A remark with its answer."""

    answer: Text | None = None
    """What was answered; absent when nothing was."""


class ReturnFacts(NamedReturn):
    """The return that a revision answers, as far as it answers it."""

    remarks: Annotated[tuple[AnsweredRemark, ...], Field(min_length=1, max_length=MOST_REMARKS)]
    """Remarks and answers."""


def taken(content: VisitReturn, sha256: str) -> ReturnTaken:
    """Return what the log keeps of a return; ``sha256`` is that of its canonical JSON."""
    same = ("package_digest", "office", "by", "sent_at", "reason", "due_on", "remarks")
    return ReturnTaken(sha256=sha256, **{name: getattr(content, name) for name in same})


def facts_of(given: ReturnTaken, answers: dict[int, str]) -> ReturnFacts:
    """Return a return with the answers given to it, for the frozen facts."""
    remarks = tuple(
        AnsweredRemark(pack=r.pack, clause=r.clause, text=r.text, answer=answers.get(number))
        for number, r in enumerate(given.remarks, start=1)
    )
    same = ("sha256", "package_digest", "office", "by", "sent_at", "reason", "due_on")
    return ReturnFacts(**{name: getattr(given, name) for name in same}, remarks=remarks)
