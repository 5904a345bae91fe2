"""What a new finding may begin with: the parts or rooms that failed, and the place.

A proposal for a person to confirm or to write over; nothing of it is kept by itself.
"""

from collections.abc import Iterable

from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.standards.compound import part_texts
from models.standards.types import Clause, Verdict
from models.visits.parts import compound_of
from models.visits.rooms import tally


def proposed_fact(state: VisitState, clause: Clause, ref: ClauseRef) -> str:
    """Return a sentence with what is missing (R2.5) and how many rooms fail (R2.6); or nothing."""
    said = []
    texts = dict(part_texts(clause))
    failing = [texts[code] for code in compound_of(state, clause, ref).failing if code in texts]
    if state.parts.get((ref.pack, ref.clause)) and failing:
        said.append(f"未达到：{_joined(failing)}。")
    rooms = _failing_rooms(state, ref)
    if rooms:
        met, judged = tally(state.seen[(ref.pack, ref.clause)])
        said.append(f"{judged - met}/{judged}间不达标：{_joined(rooms)}。")
    return "".join(said)


def proposed_place(state: VisitState, ref: ClauseRef, here: str = "") -> str:
    """Return where it was seen: the room one stands in, the mark's place, or the failed rooms."""
    marked = state.marks.get((ref.pack, ref.clause))
    place = here or (marked.mark.place if marked else "")
    return place or _joined(_failing_rooms(state, ref))[:200]


def open_evidence(state: VisitState, ref: ClauseRef, finding_id: str) -> tuple[str, ...]:
    """Return what a finding shows: what it has, and photos of the clause that no other has."""
    key = (ref.pack, ref.clause)
    others = [f for f in findings_of(state, ref) if f.id != finding_id]
    own = state.findings[finding_id].evidence if finding_id in state.findings else ()
    taken = {sha256 for finding in others for sha256 in finding.evidence} - set(own)
    linked = state.links.get(key, ())
    kept = [sha256 for sha256 in own if sha256 in linked]
    return tuple(dict.fromkeys([*kept, *(s for s in linked if s not in taken)]))


def findings_of(state: VisitState, ref: ClauseRef) -> tuple[bodies.Finding, ...]:
    """Return the findings of a clause in the order they were recorded."""
    wanted = (ref.pack, ref.clause)
    return tuple(f for f in state.findings.values() if (f.pack, f.clause) == wanted)


def _failing_rooms(state: VisitState, ref: ClauseRef) -> list[str]:
    seen = state.seen.get((ref.pack, ref.clause), {})
    return [name for name, one in seen.items() if one.seen.verdict is Verdict.NOT_MET]


def _joined(words: Iterable[str]) -> str:
    return "、".join(word.strip("，；。、;,. ") for word in words)
