"""From events to facts and back: freezing, reading, checking that one follows from the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from models.errors import FactsError
from models.facts import bodies
from models.facts.canonical import canonical_bytes, digest, parse_canonical
from models.facts.carriage import with_carriage
from models.facts.events import Event
from models.facts.returned import remarked
from models.facts.returning import facts_of
from models.facts.state import RoomMark, VisitState, fold
from models.facts.types import (
    FACTS_FORMAT,
    ClauseFacts,
    Entry,
    Facts,
    FormFacts,
    Guided,
    Heading,
    LogFacts,
    Moment,
    PackFacts,
    PartFacts,
    RoomFacts,
    SlipFacts,
    VetoText,
    VisitFacts,
)
from models.facts.vetoes import answer_of, dates_of
from models.standards.compound import graded, part_texts
from models.standards.judgement import Assessed, PackJudgement, judge_assessed
from models.standards.types import (
    FACILITY_FEATURES,
    Clause,
    Indicator,
    Input,
    Pack,
    Section,
    Verdict,
)


def freeze(state: VisitState, packs: Mapping[str, Pack]) -> Facts:
    """Return the facts of a closed visit; ``packs`` by SHA-256.

    Raises FactsError when the visit is open or a pack is missing.
    """
    if state.closed is None:
        raise FactsError("facts-visit-open")
    chosen = _packs(state, packs)
    found = state.findings_by_clause()
    return Facts(
        format=FACTS_FORMAT,
        visit=_visit(state, state.closed),
        facility=state.facility,
        team=state.members,
        packs=tuple(_pack(state, ref, pack) for ref, pack in chosen),
        clauses=tuple(
            _clause(state, pack.id, indicator, clause, found.get((pack.id, clause.code), ()))
            for _, pack in chosen
            for indicator in pack.indicators()
            for clause in indicator.clauses
        ),
        findings=tuple(state.findings.values()),
        evidence=with_carriage(state.evidence.values(), state.carriage),
        vetoes=tuple(state.vetoes.values()),
        unchecked=state.unchecked,
        forms=tuple(
            FormFacts(pack=pack, form=form, values=dict(values))
            for (pack, form), values in state.forms.items()
        ),
        judgements=tuple(judge(state, pack) for _, pack in chosen),
        meetings=_meetings(state),
        rooms=state.rooms or None,
        application=state.application,
        returned=facts_of(state.returned, dict(state.answers)) if state.returned else None,
        logs=(LogFacts(device=state.device, count=state.count, head=state.head),),
    )


def _meetings(state: VisitState) -> tuple[bodies.MeetingSet, ...] | None:
    return tuple(state.meetings[one] for one in bodies.Meeting if one in state.meetings) or None


def judge(state: VisitState, pack: Pack) -> PackJudgement:
    """Return what the marks and verified figures of one pack come to now."""
    marks = {c: m.mark.verdict for (p, c), m in state.marks.items() if p == pack.id}
    values = {
        clause: noted.measured.values
        for (p, clause), noted in state.values.items()
        if p == pack.id and noted.measured.origin == "verified"
    }
    parts = {c: said for (p, c), said in state.parts.items() if p == pack.id}
    facility = state.facility
    given = Assessed(
        marks,
        values,
        veto_answers(state, pack),
        parts,
        lacking(facility),
        facility.figures(),
    )
    return judge_assessed(pack, given)


def lacking(facility: bodies.Facility) -> frozenset[str]:
    """Return what the facility's profile says that it does not have."""
    return frozenset(name for name in FACILITY_FEATURES if facility.has(name) == "no")


def veto_answers(state: VisitState, pack: Pack) -> dict[str, str]:
    """A veto is clear only when declaration and office both say so (R3.6).

    No office has checked anything when a facility assesses itself: it closes with the declaration
    alone (``models.visits.closing``), and the outcome of its standard stays undetermined. Where
    an answer names incidents, those decide (R3.3-R3.5).
    """
    answers = {}
    dates = dates_of(state, pack.id)
    for veto in pack.vetoes:
        given = [
            answer_of(veto, state.vetoes[key], dates)
            for basis in ("declaration", "office")
            if (key := (pack.id, veto.code, basis)) in state.vetoes
        ]
        clear = "none" if given == ["none", "none"] else "unanswered"
        answers[veto.code] = "found" if "found" in given else clear
    return answers


def _packs(state: VisitState, packs: Mapping[str, Pack]) -> list[tuple[bodies.PackRef, Pack]]:
    missing = [ref.id for ref in state.opened.packs if ref.sha256 not in packs]
    if missing:
        raise FactsError("facts-pack-missing", pack=missing[0])
    return [(ref, packs[ref.sha256]) for ref in state.opened.packs]


def _pack(state: VisitState, ref: bodies.PackRef, pack: Pack) -> PackFacts:
    return PackFacts(
        id=ref.id,
        edition=ref.edition,
        title=pack.title,
        sha256=ref.sha256,
        decision_text=pack.decision_text,
        headings=tuple(_headings(pack.sections, 1)),
        vetoes=tuple(VetoText(code=v.code, text=v.text) for v in pack.vetoes),
        guidance=_guided(state.guidance.get(ref.id)),
    )


def _guided(given: bodies.GuidanceSet | None) -> Guided | None:
    return Guided(issuer=given.issuer, issued_on=given.issued_on) if given else None


def _headings(sections: Iterable[Section], depth: int) -> Iterator[Heading]:
    for section in sections:
        yield Heading(code=section.code, name=section.name, depth=depth)
        yield from _headings(section.sections, depth + 1)


def _visit(state: VisitState, closed: Event) -> VisitFacts:
    opened = state.opened
    return VisitFacts(
        id=state.visit_id,
        kind=opened.kind,
        title=opened.title,
        organisation=opened.organisation,
        visit_on=opened.visit_on,
        period=opened.period,
        opened=_moment(state.opened_event),
        closed=_moment(closed),
        revision=state.revision,
    )


def _moment(event: Event) -> Moment:
    return Moment(utc=event.at, offset=event.offset, seq=event.seq)


def _clause(
    state: VisitState,
    pack: str,
    indicator: Indicator,
    clause: Clause,
    findings: tuple[bodies.Finding, ...],
) -> ClauseFacts:
    key = (pack, clause.code)
    marked, noted = state.marks.get(key), state.values.get(key)
    given: dict[str, Any] = {}
    if marked:
        mark = marked.mark
        given |= {"note": mark.note, "reason": mark.reason, "place": mark.place}
        given |= {"by": marked.event.actor, "at": _moment(marked.event)}
    if noted:
        given |= {"values": entries_of(clause, noted.measured.values)}
        given |= {"values_origin": noted.measured.origin, "values_source": noted.measured.source}
    return ClauseFacts(
        pack=pack,
        indicator=indicator.code,
        indicator_name=indicator.name,
        clause=clause.code,
        text=clause.text,
        method_text=clause.method_text,
        verdict=marked.mark.verdict if marked else Verdict.UNCHECKED,
        evidence=state.links.get(key, ()),
        findings=tuple(finding.id for finding in findings),
        **given,
        **_compound(state, pack, clause),
    )


def _compound(state: VisitState, pack: str, clause: Clause) -> dict[str, Any]:
    """What newer standards brought; nothing for a clause without any of it."""
    key = (pack, clause.code)
    found: dict[str, Any] = {}
    said = state.parts.get(key, {})
    if said:
        found["parts"] = tuple(
            PartFacts(code=code, text=text, verdict=said.get(code, Verdict.UNCHECKED))
            for code, text in part_texts(clause)
        )
    if clause.grades:
        found["grade"] = graded(clause, said, state.verdict(*key)).outcome
    found |= _on_site(state, key)
    if clause.core:
        found["core"] = "yes"
    if clause.soft:
        found["soft"] = "yes"
    guidance = state.guidance.get(pack)
    if guidance and clause.code in guidance.notes:
        found["guidance"] = guidance.notes[clause.code]
    return found


def _on_site(state: VisitState, key: tuple[str, str]) -> dict[str, Any]:
    """What the walk brought: rooms, samples, slips, a ratio that was only said."""
    found: dict[str, Any] = {}
    if key in state.seen:
        found["rooms"] = tuple(_seen(one) for one in state.seen[key].values())
    if key in state.samples:
        found["samples"] = state.samples[key]
    if key in state.slips:
        answers = ("satisfied", "not_satisfied", "invalid")
        found["slips"] = SlipFacts(**{a: state.slips[key].get(a, 0) for a in answers})
    noted = state.values.get(key)
    if noted and noted.measured.reported:
        found["reported"] = noted.measured.reported
    if noted and noted.measured.source_evidence:
        found["values_evidence"] = noted.measured.source_evidence
    return found


def _seen(one: RoomMark) -> RoomFacts:
    seen, event = one.seen, one.event
    return RoomFacts(
        room=seen.room, verdict=seen.verdict, note=seen.note, by=event.actor, at=_moment(event)
    )


def entries_of(clause: Clause, values: Mapping[str, bodies.Value]) -> tuple[Entry, ...]:
    """Return entered values in the order asked; what the standard does not ask for comes last."""
    asked = [_entry(entry, values[entry.key]) for entry in clause.inputs if entry.key in values]
    rest = sorted(values.keys() - {entry.key for entry in clause.inputs})
    return (*asked, *(Entry(key=key, label=key, value=values[key]) for key in rest))


def _entry(asked: Input, value: bodies.Value) -> Entry:
    words = next((choice.label for choice in asked.choices if choice.value == value), "")
    return Entry(key=asked.key, label=asked.label, unit=asked.unit, value=value, words=words)


def facts_bytes(facts: Facts) -> bytes:
    """Return the canonical bytes that are signed, packed and digested."""
    return canonical_bytes(facts.plain())


def facts_digest(data: bytes) -> str:
    """Return the digest people sign and paper carries: SHA-256 of the canonical bytes."""
    return digest(data)


def read_facts(data: bytes) -> tuple[Facts, bool]:
    """Return the facts of ``data`` and whether they are of a newer minor than ours.

    A newer minor may carry members we do not know; they stay in ``data`` and are passed over
    here. Raises FactsError when the bytes are not canonical, not facts, or of another major.
    """
    value = parse_canonical(data)
    stated = value.get("format", "") if isinstance(value, dict) else ""
    if not isinstance(stated, str) or not stated.startswith("visit-facts/"):
        raise FactsError("facts-shape")
    newer = stated.startswith(f"{FACTS_FORMAT}.")
    if stated != FACTS_FORMAT and not newer:
        raise FactsError("facts-newer", format=stated[:40])
    try:
        return Facts.model_validate_json(data, extra="ignore" if newer else "forbid"), newer
    except ValidationError as error:
        raise FactsError("facts-shape") from error


def check_follows(
    data: bytes, events: Sequence[Event] | Iterable[Event], packs: Mapping[str, Pack]
) -> None:
    """Raise FactsError(``facts-not-from-events``) unless ``data`` follows from ``events``.

    Facts of our own minor must be equal byte for byte. Of a newer minor, everything we know
    must be equal; what we do not know is left alone.
    """
    try:
        ours = freeze(_require_known(fold(events), packs), packs).plain()
    except ValidationError as error:  # events that no facts can follow from
        raise FactsError("facts-not-from-events") from error
    theirs = parse_canonical(data)
    newer = str(theirs.get("format", "")).startswith(f"{FACTS_FORMAT}.")
    if newer:
        ours["format"] = theirs["format"]
    same = _contained(ours, theirs) if newer else canonical_bytes(ours) == data
    if not same:
        raise FactsError("facts-not-from-events")


def _require_known(state: VisitState, packs: Mapping[str, Pack]) -> VisitState:
    """Refuse a record that speaks of clauses its standards do not have: no form could print it."""
    refs = state.opened.packs
    if len({ref.id for ref in refs}) != len(refs):
        raise FactsError("events-pack-twice")
    clauses = {(pack.id, c.code): c for _, pack in _packs(state, packs) for c in pack.clauses()}
    named = {
        *state.marks,
        *state.values,
        *state.links,
        *state.parts,
        *state.seen,
        *state.samples,
        *state.slips,
        *((f.pack, f.clause) for f in state.findings.values()),
        *((item.pack, item.clause) for item in state.unchecked),
        *remarked(state),
    }
    if named - clauses.keys():
        raise FactsError("events-unknown-clause")
    for key, said in state.parts.items():
        _require_parts(clauses[key], said)
    return state


def _require_parts(clause: Clause, said: Mapping[str, Verdict]) -> None:
    """Refuse marks of parts that the clause does not have, or that no point of a grade takes."""
    strays = said.keys() - {code for code, _ in part_texts(clause)}
    if strays or (clause.grades and Verdict.NOT_APPLICABLE in said.values()):
        raise FactsError("events-unknown-clause")


def _contained(ours: Any, theirs: Any) -> bool:
    """True when every member we know is there with the same value."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(key in theirs and _contained(value, theirs[key]) for key, value in ours.items())
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_contained, ours, theirs))
    return bool(ours == theirs)
