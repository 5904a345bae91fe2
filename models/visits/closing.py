"""Closing: what still stands in the way, the freezing, and the way back by amendment."""

from collections.abc import Iterator

from models.errors import VisitError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import judge
from models.facts.state import VisitState
from models.facts.vetoes import answer_of, dates_of
from models.standards.judgement import PERCENT, ClauseJudgement, Computed, TestResult
from models.standards.types import Clause, DecisionRule, Method, NotApplicable, Pack, Verdict
from models.visits.application import application_warnings
from models.visits.blocker import Blocker as Blocker
from models.visits.blocker import Severity as Severity
from models.visits.book import Entry, VisitBook
from models.visits.closing_warnings import remark_warnings, warnings
from models.visits.findings import NOT_FAILED, namesake
from models.visits.last_team import unnamed
from models.visits.marking import forbids_not_applicable
from models.visits.meetings import meeting_warnings
from models.visits.papers import keep_snapshot, snapshot_of
from models.visits.rooms import against_rooms
from models.visits.standing import Packs, chosen_packs, require_member, require_open
from models.visits.team import team_warnings
from models.visits.wording import body

OPEN_VERDICTS = (Verdict.UNCHECKED, Verdict.TO_VERIFY)
"""Not results (R2.1)."""


def blockers(state: VisitState, packs: Packs) -> tuple[Blocker, ...]:
    """Return what is still open: the team first, then clause by clause in printed order."""
    return tuple(_blockers(state, packs))


def close(book: VisitBook, state: VisitState, packs: Packs, actor: str) -> VisitState:
    """Close the visit and freeze its facts, in one durable transaction.

    Raises VisitError: ``visit-closed``, ``closing-blocked`` while something blocks.
    """
    require_open(state)
    require_member(state, actor)
    count = sum(1 for b in _blockers(state, packs) if b.severity is Severity.BLOCKS)
    if count:
        raise VisitError("closing-blocked", count=count)
    entries: list[Entry] = [(EventType.VISIT_CLOSED, bodies.VisitClosed())]
    current = tuple(u for u in state.unchecked if _still(state, u))
    if current != state.unchecked:  # a clause of the list has got its result since
        entries.insert(0, (EventType.UNCHECKED_LISTED, bodies.UncheckedListed(items=current)))
    return book.append(
        state,
        actor,
        entries,
        also=lambda connection, closed: keep_snapshot(connection, closed, packs),
    )


def reopen(book: VisitBook, state: VisitState, actor: str, reason: str) -> VisitState:
    """Begin an amendment; closing it gives revision n+1, to be signed again (R6.3).

    Raises VisitError: ``visit-open``, ``reopening-needs-reason``.
    """
    require_member(state, actor)
    if state.closed is None:
        raise VisitError("visit-open")
    if not reason.strip():
        raise VisitError("reopening-needs-reason")
    base = snapshot_of(book, state.visit_id, state.revision)
    reopened = body(bodies.VisitReopened, reason=reason, base_digest=base.facts_digest)
    return book.append(state, actor, [(EventType.VISIT_REOPENED, reopened)])


def _still(state: VisitState, listed: bodies.Unchecked) -> bool:
    return str(state.verdict(listed.pack, listed.clause)) == listed.state


def _blockers(state: VisitState, packs: Packs) -> Iterator[Blocker]:
    leaders = [m for m in state.members if m.role is bodies.Role.LEADER]
    if len(leaders) != 1:
        code = "leader-missing" if not leaders else "leader-twice"
        yield Blocker(code, Severity.BLOCKS)
    if unnamed(state.members):
        yield Blocker("member-unnamed", Severity.BLOCKS)
    if same := namesake(state.members):
        yield Blocker("member-name-twice", Severity.BLOCKS, said=(("name", same),))
    yield from team_warnings(state, packs)
    yield from application_warnings(state, packs)
    yield from meeting_warnings(state)
    yield from remark_warnings(state)
    listed = {(u.pack, u.clause) for u in state.unchecked if _still(state, u)}
    findings = state.findings_by_clause()
    for _, pack in chosen_packs(state, packs):
        judged = {j.clause: j for j in judge(state, pack).clauses}
        yield from _vetoes(state, pack)
        yield from warnings(state, pack)
        for clause in pack.clauses():
            key = (pack.id, clause.code)
            if state.verdict(*key) is Verdict.NOT_MET:
                yield from _finding(state, key, findings.get(key, ()))
            elif findings.get(key) and state.verdict(*key) in NOT_FAILED:
                yield Blocker("finding-not-failed", Severity.WARNS, *key)
            yield from _of_clause(state, pack, clause, listed, judged.get(clause.code))


def _vetoes(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """Unanswered is not passed (R3.6).

    Closing asks for both bases, unless one of them already forbids passing: as weighed by its
    incidents (R3.3-R3.5), not as ticked. A self-assessment comes before any office could check,
    so only the declaration is asked for; its outcome stays undetermined
    (``models.facts.snapshot.judge``).
    """
    alone = state.opened.kind is bodies.VisitKind.SELF_ASSESSMENT
    bases = ("declaration",) if alone else ("declaration", "office")
    dates = dates_of(state, pack.id)
    for veto in pack.vetoes:
        given = {b: a for b in bases if (a := state.vetoes.get((pack.id, veto.code, b)))}
        found = any(answer_of(veto, answer, dates) == "found" for answer in given.values())
        for basis in bases:
            if basis not in given and not found:
                code = f"veto-unanswered-{basis}"
                yield Blocker(code, Severity.BLOCKS, pack.id, veto=veto.code)


def _of_clause(
    state: VisitState,
    pack: Pack,
    clause: Clause,
    listed: set[tuple[str, str]],
    judged: ClauseJudgement | None,
) -> Iterator[Blocker]:
    key = (pack.id, clause.code)
    verdict = state.verdict(*key)
    if verdict in OPEN_VERDICTS:
        if key not in listed:
            code = "clause-unchecked" if verdict is Verdict.UNCHECKED else "clause-to-verify"
            yield Blocker(code, Severity.BLOCKS, *key)
        return
    if verdict is Verdict.NOT_APPLICABLE:
        yield from _not_applicable(state, clause, key)
    if against_rooms(state, *key):
        yield Blocker("mark-against-rooms", Severity.BLOCKS, *key)
    if judged and judged.parts_conflict:
        yield Blocker("mark-against-parts", Severity.BLOCKS, *key)
    if judged and judged.parts is Verdict.UNCHECKED and verdict is Verdict.MET:
        yield Blocker("parts-open", Severity.WARNS, *key)
    if clause.tests and verdict is not Verdict.NOT_APPLICABLE:
        yield from _figures(pack, key, verdict, judged)
        if verdict is Verdict.MET and not _proved(state, key, clause):
            yield Blocker("figures-no-source", Severity.WARNS, *key)


def _not_applicable(state: VisitState, clause: Clause, key: tuple[str, str]) -> Iterator[Blocker]:
    """R2.3: the profile may have changed since; what it no longer allows cannot be closed."""
    if forbids_not_applicable(clause, state.facility) is not None:
        yield Blocker("not-applicable-no-longer", Severity.BLOCKS, *key)
    elif clause.not_applicable is NotApplicable.APPROVAL:
        yield Blocker("not-applicable-approval", Severity.WARNS, *key)


def _proved(state: VisitState, key: tuple[str, str], clause: Clause) -> bool:
    """R2.8: a number read from documents names its document or shows it; nothing else must."""
    noted = state.values.get(key)
    named = noted is not None and noted.measured.source.strip()
    return Method.DOCUMENTS not in clause.methods or bool(named or state.links.get(key))


def _above_whole(result: TestResult) -> bool:
    """More than 100 %: two figures may stand in each other's place."""
    if result.unit != PERCENT or result.numerator is None or result.denominator is None:
        return False
    return result.numerator > result.denominator > 0


def _finding(
    state: VisitState, key: tuple[str, str], findings: tuple[bodies.Finding, ...]
) -> Iterator[Blocker]:
    """R2.8: fact sentence, place, evidence, rectification; without the fact it is no finding."""
    if not findings:
        yield Blocker("finding-missing", Severity.BLOCKS, *key)
        return
    if not state.links.get(key) and not any(f.evidence for f in findings):
        yield Blocker("finding-no-evidence", Severity.WARNS, *key)
    if not all(f.place.strip() for f in findings):
        yield Blocker("finding-no-place", Severity.WARNS, *key)
    if not all(f.rectification.strip() for f in findings):
        yield Blocker("finding-no-rectification", Severity.WARNS, *key)


def _figures(
    pack: Pack, key: tuple[str, str], verdict: Verdict, judged: ClauseJudgement | None
) -> Iterator[Blocker]:
    """A mark must agree with its figures, and a 达标 that decides must have them (R1.3, R1.4)."""
    if judged and judged.conflict:
        yield Blocker("mark-against-figures", Severity.BLOCKS, *key)
    if judged and any(map(_above_whole, judged.tests)):
        yield Blocker("share-above-whole", Severity.WARNS, *key)
    if judged is None or judged.computed is Computed.CANNOT_COMPUTE:
        decides = pack.decision is DecisionRule.ALL_CLAUSES_MET and verdict is Verdict.MET
        severity = Severity.BLOCKS if decides else Severity.WARNS
        yield Blocker("figures-missing", severity, *key)
