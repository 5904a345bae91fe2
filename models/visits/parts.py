"""Marks inside a clause: the points of an embedded list (R2.5) and of a grade (R2.9).

The verdict of the clause follows from its parts and is written in the same event. A clause that
was marked by hand keeps its verdict until its parts say something definite.
"""

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.snapshot import lacking
from models.facts.state import VisitState
from models.standards.compound import Compound, judge_parts, part_texts
from models.standards.grading import may_mark
from models.standards.tiers_types import Letter
from models.standards.types import Clause, Verdict
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body

DEFINITE = (Verdict.MET, Verdict.NOT_MET)


def mark_part(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    part: str,
    verdict: Verdict,
) -> VisitState:
    """Give one part a verdict, and the clause what its parts then come to, in one event.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``part-unknown``, ``part-not-yet`` when
    a lower grade does not hold yet (R2.9), ``part-not-applicable`` for a point of a grade or of a
    list that every facility must have (R2.3).
    """
    require_open(state)
    require_member(state, actor)
    clause = clause_of(state, packs, ref)
    _check(state, clause, ref, part, verdict)
    before = state.parts.get((ref.pack, ref.clause), {})
    if before.get(part, Verdict.UNCHECKED) is verdict:
        return state
    marked = body(
        bodies.PartMarked,
        pack=ref.pack,
        clause=ref.clause,
        part=part,
        verdict=verdict,
        of_clause=_of_clause(state, clause, ref, part, verdict),
    )
    return book.append(state, actor, [(EventType.PART_MARKED, marked)])


def compound_of(state: VisitState, clause: Clause, ref: ClauseRef) -> Compound:
    """Return what the parts of a clause come to now."""
    key = (ref.pack, ref.clause)
    said = state.parts.get(key, {})
    return judge_parts(clause, said, lacking(state.facility), state.verdict(*key))


def may_mark_point(state: VisitState, clause: Clause, ref: ClauseRef, part: str) -> bool:
    """Return whether a point may be marked: every grade below its own holds (R2.9)."""
    said = state.parts.get((ref.pack, ref.clause), {})
    marks = {f"{clause.code}/{code}": verdict for code, verdict in said.items()}
    letters = {i.code: g.letter for g in clause.grades or () for i in g.items}
    return may_mark(clause, marks, Letter(letters[part]))


def may_leave_out(clause: Clause, part: str) -> bool:
    """Return whether 不适用 may be said of one part alone (R2.3).

    Only of a part of a list whose words, or ours, name what a facility may lack; anything else
    that is not there is 不达标.
    """
    return any(one.code == part and one.needs is not None for one in clause.parts or ())


def _check(state: VisitState, clause: Clause, ref: ClauseRef, part: str, verdict: Verdict) -> None:
    if part not in dict(part_texts(clause)):
        raise VisitError("part-unknown", clause=clause.code, part=part)
    if verdict is Verdict.NOT_APPLICABLE and not may_leave_out(clause, part):
        raise VisitError("part-not-applicable", clause=clause.code, part=part)
    if not clause.grades:
        return
    if verdict is not Verdict.UNCHECKED and not may_mark_point(state, clause, ref, part):
        raise VisitError("part-not-yet", clause=clause.code, part=part)


def _of_clause(
    state: VisitState, clause: Clause, ref: ClauseRef, part: str, verdict: Verdict
) -> Verdict | None:
    """Return the clause's new verdict, or None when it stays as it is."""
    key = (ref.pack, ref.clause)
    before, now = state.parts.get(key, {}), state.verdict(*key)
    said = {**before, part: verdict}
    absent = lacking(state.facility)
    after = judge_parts(clause, said, absent, now).verdict
    if after in DEFINITE:
        return after if after is not now else None
    # The parts said it before and say nothing definite now: the clause is open again.
    followed = judge_parts(clause, before, absent, now).verdict is now and now in DEFINITE
    return Verdict.UNCHECKED if followed else None
