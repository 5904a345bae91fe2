"""What the record says of a clause, as its card shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from models.facts.bodies import ClauseRef, Facility
from models.facts.returned import remarks_of
from models.facts.snapshot import lacking
from models.facts.state import VisitState
from models.standards.compound import Compound, graded, is_compound, judge_parts
from models.standards.grading import State
from models.standards.judgement import Computed, judge_clause
from models.standards.linked import Key, Topic
from models.standards.tiers_types import LADDER, Letter
from models.standards.types import Clause, NotApplicable, Pack, Verdict
from models.visits.marking import forbids_not_applicable
from ui import language, words
from ui.screens.visit.figuring import figures_state
from ui.widgets.card_state import CardState
from ui.widgets.clause_links import LinksState
from ui.widgets.parts_list import PartsState

translate = QCoreApplication.translate
Topics = Mapping[Key, tuple[Topic, ...]]
NO_TOPICS: Topics = {}


def card_state(
    state: VisitState, pack: Pack, clause: Clause, topics: Topics = NO_TOPICS
) -> CardState:
    """What a card shows of a clause."""
    key = (pack.id, clause.code)
    marked, noted = state.marks.get(key), state.values.get(key)
    verdict = state.verdict(*key)
    values = noted.measured.values if noted else {}
    forbidden = forbids_not_applicable(clause, state.facility)
    parts = _parts(state, clause, key)
    said = parts.found if parts and parts.said else None
    judged = judge_clause(clause, verdict, values, said)
    photos, copies = photos_of(state, state.links.get(key, ()))
    guidance, guidance_by = _guidance(state, pack, clause)
    return CardState(
        verdict=verdict,
        reason=marked.mark.reason if marked else "",
        note=marked.mark.note if marked else "",
        place=marked.mark.place if marked else "",
        photos=photos,
        copies=copies,
        has_finding=any((f.pack, f.clause) == key for f in state.findings.values()),
        figures=figures_state(state, clause, ClauseRef(pack=pack.id, clause=clause.code)),
        conflict=judged.conflict,
        parts_conflict=judged.parts_conflict,
        ticked=_ticked(clause, verdict, parts),
        not_computable=verdict is Verdict.MET and judged.computed is Computed.CANNOT_COMPUTE,
        is_open=state.closed is None,
        no_exception=language.told(forbidden) if forbidden else "",
        proposed_reason=proposed_reason(clause, state.facility),
        guidance=guidance,
        guidance_by=guidance_by,
        remarks=remarks_of(state, key),
        parts=parts,
        links=_links(state, topics.get(key, ())),
    )


def photos_of(state: VisitState, links: Collection[str]) -> tuple[int, int]:
    """How many photos and documents a clause has, and how many copies of them beside those."""
    items = [state.evidence[sha256] for sha256 in links]
    copies = sum(item.of is not None for item in items)
    return len({item.of or item.sha256 for item in items}), copies


def _ticked(clause: Clause, verdict: Verdict, parts: PartsState | None) -> tuple[int, int] | None:
    """How many points were looked at, where a 达标 clause has open ones that count (R2.5)."""
    if not clause.parts or parts is None or parts.found is None or verdict is not Verdict.MET:
        return None
    if parts.found.verdict is not Verdict.UNCHECKED:
        return None  # what was ticked suffices, or contradicts the mark and is said there
    counted = [one.code for one in clause.parts if one.code not in parts.found.left_out]
    said = sum(parts.said.get(code, Verdict.UNCHECKED) is not Verdict.UNCHECKED for code in counted)
    return said, len(counted)


def proposed_reason(clause: Clause, facility: Facility) -> str:
    """The reason of 不适用 that the facility's profile gives; a person confirms it."""
    if clause.needs is None or clause.not_applicable is NotApplicable.NEVER:
        return ""
    if clause.needs not in lacking(facility):
        return ""
    said = translate("CardState", "According to its profile the facility has no {what}.")
    return said.format(what=words.feature(clause.needs))


def _guidance(state: VisitState, pack: Pack, clause: Clause) -> tuple[str, str]:
    given = state.guidance.get(pack.id)
    if given is None or clause.code not in given.notes:
        return "", ""
    on = words.day(given.issued_on) if given.issued_on else ""
    return given.notes[clause.code], "  ".join(part for part in (given.issuer, on) if part)


def _links(state: VisitState, topics: tuple[Topic, ...]) -> LinksState:
    keys = [(o.pack, o.number) for topic in topics for o in topic.others if o.in_visit]
    return LinksState(topics, {key: state.verdict(*key) for key in keys})


def _parts(state: VisitState, clause: Clause, key: Key) -> PartsState | None:
    if not is_compound(clause):
        return None
    said, absent = state.parts.get(key, {}), lacking(state.facility)
    found = judge_parts(clause, said, absent, state.verdict(*key))
    return PartsState(
        said=dict(said),
        found=found,
        left_out=_left_out(clause, found),
        locked=_locked(clause, said, state.verdict(*key)),
        is_open=state.closed is None,
    )


def _left_out(clause: Clause, found: Compound) -> dict[str, str]:
    """Why a point does not count here: the profile says so, or a person did."""
    because = translate("CardState", "left out: the facility has no {what}")
    plain = translate("CardState", "left out: not applicable")
    return {
        part.code: because.format(what=words.feature(part.needs)) if part.needs else plain
        for part in clause.parts or ()
        if part.code in found.left_out
    }


def _locked(clause: Clause, said: Mapping[str, Verdict], whole: Verdict) -> dict[str, str]:
    """Why the points of a grade wait (R2.9): every grade below must hold first."""
    if not clause.grades:
        return {}
    if whole is Verdict.NOT_APPLICABLE:
        reason = translate("CardState", "the clause is not applicable")
        return {item.code: reason for grade in clause.grades for item in grade.items}
    states = {one.letter: one.state for one in graded(clause, said, whole).grades}
    locked: dict[str, str] = {}
    for grade in clause.grades:
        low = next((x for x in _below(grade.letter) if states[x] is not State.HOLDS), None)
        if low is not None:
            locked |= dict.fromkeys((item.code for item in grade.items), _wait(states[low], low))
    return locked


def _below(letter: Letter) -> tuple[Letter, ...]:
    return LADDER[: LADDER.index(letter)]


def _wait(state: State, letter: Letter) -> str:
    if state is State.FAILS:
        said = translate("CardState", "not looked at: {letter} does not hold")
    else:
        said = translate("CardState", "waits until every point of {letter} is met")
    return said.format(letter=letter.value)
