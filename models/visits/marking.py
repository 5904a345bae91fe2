"""Marks and figures of a clause, and what the rules allow (R2.1-R2.3, R1.3)."""

import re
from collections.abc import Iterable

from models.base import DATE_PATTERN, SAFE_INTEGER
from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.wording import clean
from models.standards.compound import judge_parts
from models.standards.types import FACILITY_FEATURES, Clause, Input, NotApplicable, Verdict
from models.visits import said_ratio
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body


def mark(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    verdict: Verdict,
    note: str | None = None,
    reason: str | None = None,
    place: str | None = None,
) -> VisitState:
    """Give a clause a verdict. Note and place stay as they are when they are not given.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``not-applicable-forbidden`` (R2.2),
    ``not-applicable-profile``, ``not-applicable-needs-reason`` (R2.3), ``text-too-long``,
    ``graded-by-points`` when only the points of a graded clause can say it (R2.9).
    """
    require_open(state)
    require_member(state, actor)
    present = _present(state, ref)
    wanted = _wanted(state, packs, ref, present, verdict, note=note, reason=reason, place=place)
    if wanted.verdict is present.verdict and wanted == present:
        return state  # the same again is nothing new, and not a step to undo
    return book.append(state, actor, [(EventType.MARK, wanted)])


def mark_rest(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, refs: Iterable[ClauseRef]
) -> VisitState:
    """Mark as 达标 what has no mark yet: all or none, one event each, so undo walks back singly.

    A graded clause is left alone: its grade follows from its points.

    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    rest = [
        ref
        for ref in refs
        if state.verdict(ref.pack, ref.clause) is Verdict.UNCHECKED
        and not clause_of(state, packs, ref).grades
    ]
    marks = [_wanted(state, packs, ref, _present(state, ref), Verdict.MET) for ref in rest]
    return book.append(state, actor, [(EventType.MARK, each) for each in marks])


def _wanted(
    state: VisitState,
    packs: Packs,
    ref: ClauseRef,
    present: bodies.Mark,
    verdict: Verdict,
    *,
    note: str | None = None,
    reason: str | None = None,
    place: str | None = None,
) -> bodies.Mark:
    """Return the mark that is to be written, if the rules allow it."""
    clause = clause_of(state, packs, ref)
    if reason is None:
        reason = present.reason if verdict is present.verdict else ""
    wanted = body(
        bodies.Mark,
        pack=ref.pack,
        clause=ref.clause,
        verdict=verdict,
        note=present.note if note is None else note,
        reason=reason,
        place=present.place if place is None else place,
    )
    if verdict is Verdict.NOT_APPLICABLE:
        _check_not_applicable(clause, state.facility, wanted.reason)
    if clause.grades and verdict is Verdict.UNCHECKED:
        return wanted.model_copy(update={"verdict": _by_points(state, clause, ref)})
    said_by_points = verdict in (Verdict.MET, Verdict.NOT_MET) and verdict is not present.verdict
    if clause.grades and said_by_points:
        raise VisitError("graded-by-points", clause=clause.code)
    return wanted


def _by_points(state: VisitState, clause: Clause, ref: ClauseRef) -> Verdict:
    """Return what the points of a graded clause say once nothing is said of it as a whole."""
    return judge_parts(clause, state.parts.get((ref.pack, ref.clause), {})).verdict


def clear(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, ref: ClauseRef
) -> VisitState:
    """Take the verdict back to 未查; what was written about the clause stays.

    A graded clause goes back to what its points say (R2.9).
    """
    return mark(book, state, packs, actor, ref, Verdict.UNCHECKED)


def note(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    note: str,
    place: str | None = None,
) -> VisitState:
    """Write a remark (and a place) and leave the verdict as it is."""
    verdict = _present(state, ref).verdict
    return mark(book, state, packs, actor, ref, verdict, note=note, place=place)


def forbids_not_applicable(clause: Clause, facility: bodies.Facility) -> VisitError | None:
    """Return why the screen may not offer 不适用 at all (R2.2, R2.3), or None."""
    match clause.not_applicable:
        case NotApplicable.NEVER:
            return VisitError("not-applicable-forbidden", clause=clause.code)
        case NotApplicable.PROFILE if not _absent(clause, facility):
            return VisitError("not-applicable-profile", clause=clause.code)
    return None


def measure(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    values: dict[str, bodies.Value],
    origin: str = "verified",
    source: str = "",
    evidence: str | None = None,
    reported: str = "",
) -> VisitState:
    """Set the values of a clause, replaced as a whole; empty ones are left out.

    ``evidence`` is the photo of the source. ``reported`` is a ratio that was only said: it stands
    beside the figures and never decides, and alone it is the facility's own (R1.3).

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``value-not-whole``,
    ``value-too-large``, ``value-not-a-choice``, ``value-not-a-date``, ``ratio-not-a-number``,
    ``source-not-evidence``, ``text-too-long``.
    """
    require_open(state)
    require_member(state, actor)
    kept = _kept(clause_of(state, packs, ref), values)
    said = said_ratio.typed(reported)
    if evidence is not None and evidence not in state.evidence:
        raise VisitError("source-not-evidence")
    wanted = body(
        bodies.Measured,
        pack=ref.pack,
        clause=ref.clause,
        values=kept,
        origin=origin if kept or not said else "self_reported",
        source=source,
        source_evidence=evidence,
        reported=said or None,
    )
    if wanted == _noted(state, ref) or not (kept or said or _noted(state, ref)):
        return state
    return book.append(state, actor, [(EventType.MEASURED, wanted)])


def _kept(clause: Clause, values: dict[str, bodies.Value]) -> dict[str, bodies.Value]:
    inputs = {i.key: i for i in clause.inputs}
    return {key: _value(inputs[key], value) for key, value in values.items() if value != ""}


def _noted(state: VisitState, ref: ClauseRef) -> bodies.Measured | None:
    noted = state.values.get((ref.pack, ref.clause))
    return noted.measured.model_copy(update={"undoes": None}) if noted else None


def _present(state: VisitState, ref: ClauseRef) -> bodies.Mark:
    marked = state.marks.get((ref.pack, ref.clause))
    if marked is None:
        return bodies.Mark(pack=ref.pack, clause=ref.clause, verdict=Verdict.UNCHECKED)
    mark = marked.mark
    return mark if mark.undoes is None else mark.model_copy(update={"undoes": None})


def _check_not_applicable(clause: Clause, facility: bodies.Facility, reason: str) -> None:
    forbidden = forbids_not_applicable(clause, facility)
    if forbidden is not None:
        raise forbidden
    if clause.not_applicable is NotApplicable.APPROVAL and not reason.strip():
        raise VisitError("not-applicable-needs-reason", clause=clause.code)


def _absent(clause: Clause, facility: bodies.Facility) -> bool:
    """True when the facility's profile says that it lacks what the clause is about."""
    return clause.needs in FACILITY_FEATURES and facility.has(clause.needs) == "no"


def _value(entered: Input, value: bodies.Value) -> bodies.Value:
    match entered.kind:
        case "integer":
            return _whole(entered, value)
        case "choice" if value not in {choice.value for choice in entered.choices}:
            raise VisitError("value-not-a-choice", label=entered.label)
        case "date" if not re.fullmatch(DATE_PATTERN, str(value)):
            raise VisitError("value-not-a-date", label=entered.label)
    return clean(str(value))


def _whole(entered: Input, value: bodies.Value) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise VisitError("value-not-whole", label=entered.label)
    if value > SAFE_INTEGER:
        raise VisitError("value-too-large", label=entered.label)
    return value
