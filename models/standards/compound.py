"""Clauses made of several: what their parts, or the points of their grades, come to (R2.5, R2.9).

A compound clause is met only when every part is met. A part that needs what the facility does not
have is left out; of alternatives one is enough; where the text asks for so many of a list, so many
are enough. A graded clause goes by :mod:`models.standards.grading`.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from models.base import Record
from models.standards.grading import GradedClause, Ladder, Outcome, grade_points, reached
from models.standards.parts_types import Part
from models.standards.types import Clause, Code, Verdict

Said = Mapping[str, Verdict]
"""Verdicts by the code of a part or of a point."""
OPEN = (Verdict.UNCHECKED, Verdict.TO_VERIFY)
_AS_A_WHOLE = (Verdict.NOT_APPLICABLE, Verdict.TO_VERIFY)
_OF_GRADE = {
    Outcome.A: Verdict.MET,
    Outcome.B: Verdict.MET,
    Outcome.C: Verdict.MET,
    Outcome.D: Verdict.NOT_MET,
    Outcome.E: Verdict.NOT_APPLICABLE,
}


class Compound(Record):
    """What the parts of a clause come to."""

    verdict: Verdict
    """``met``, ``not_met``, ``not_applicable`` (graded: E), or ``unchecked`` while it is open."""
    failing: tuple[Code, ...] = ()
    """Parts that are not met."""
    open: tuple[Code, ...] = ()
    """Parts nobody has settled."""
    left_out: tuple[Code, ...] = ()
    """Parts that do not apply to this facility."""
    grade: Outcome | None = None
    """The grade of a graded clause."""


def is_compound(clause: Clause) -> bool:
    """Return whether the clause has parts or graded points to mark."""
    return bool(clause.parts or clause.grades)


def part_texts(clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield code and issued words of everything that is marked inside a clause."""
    for part in clause.parts or ():
        yield part.code, part.text
    for grade in clause.grades or ():
        for item in grade.items:
            yield item.code, item.text


def judge_parts(
    clause: Clause, said: Said, lacking: Collection[str] = (), whole: Verdict = Verdict.UNCHECKED
) -> Compound:
    """Return what the parts come to.

    ``lacking`` names what the facility does not have; ``whole`` is what is said of the clause
    itself, of which only 不适用 and 待核实 play a part, and only for a graded clause.
    """
    if clause.grades:
        return compound_of_grade(ladder_of(clause, said, whole))
    return _list(clause, said, lacking)


def graded(clause: Clause, said: Said, whole: Verdict = Verdict.UNCHECKED) -> GradedClause:
    """Return the grade of a graded clause from the verdicts of its points."""
    return grade_points(clause, said, whole if whole in _AS_A_WHOLE else Verdict.UNCHECKED)


def ladder_of(clause: Clause, said: Said, whole: Verdict = Verdict.UNCHECKED) -> Ladder:
    """Return how far a graded clause has come; of ``whole`` only 不适用 and 待核实 count."""
    return reached(clause, said, whole if whole in _AS_A_WHOLE else Verdict.UNCHECKED)


@lru_cache(maxsize=4096)
def compound_of_grade(found: Ladder) -> Compound:
    """Return a grade as what the points of its clause come to."""
    return Compound(
        verdict=_OF_GRADE.get(found.outcome, Verdict.UNCHECKED),
        failing=found.failing,
        open=found.open,
        grade=found.outcome,
    )


def _list(clause: Clause, said: Said, lacking: Collection[str]) -> Compound:
    out = tuple(p.code for p in clause.parts or () if _left_out(p, said, lacking))
    groups = [
        [said.get(p.code, Verdict.UNCHECKED) for p in group]
        for group in _groups(p for p in clause.parts or () if p.code not in out)
    ]
    met = sum(Verdict.MET in group for group in groups)
    may = sum(Verdict.MET in group or any(v in OPEN for v in group) for group in groups)
    needed = min(clause.parts_needed or len(groups), len(groups))
    verdict = Verdict.MET if met >= needed else Verdict.UNCHECKED
    return Compound(
        verdict=Verdict.NOT_MET if may < needed else verdict if groups else Verdict.UNCHECKED,
        failing=_with(clause, said, out, (Verdict.NOT_MET,)),
        open=_with(clause, said, out, OPEN),
        left_out=out,
    )


def _left_out(part: Part, said: Said, lacking: Collection[str]) -> bool:
    """What a person says of a part goes before what the profile says."""
    spoken = said.get(part.code, Verdict.UNCHECKED)
    if spoken is Verdict.UNCHECKED:
        return part.needs in lacking
    return spoken is Verdict.NOT_APPLICABLE


def _groups(parts: Iterator[Part]) -> list[list[Part]]:
    """Return the parts; alternatives together."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(f"={part.choice}" if part.choice else part.code, []).append(part)
    return list(found.values())


def _with(
    clause: Clause, said: Said, out: tuple[str, ...], wanted: Collection[Verdict]
) -> tuple[str, ...]:
    return tuple(
        p.code
        for p in clause.parts or ()
        if p.code not in out and said.get(p.code, Verdict.UNCHECKED) in wanted
    )
