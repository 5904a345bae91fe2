"""What does not fit together before signing: stated and verified, marks and rooms, parts, figures.

Nothing is decided or corrected here; each one names the clause or form where it is settled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.facts.differences import Difference, differences_of_state
from models.facts.state import Key, VisitState
from models.standards.types import FormField, Pack, Verdict
from models.visits.blocker import Blocker, Severity
from models.visits.standing import Packs, chosen_packs

AGAINST = ("mark-against-rooms", "mark-against-parts", "mark-against-figures")
REMARKS = ("parts-none", "parts-open", "figures-missing", "finding-not-failed")
"""A result that stands and is worth a second look; no document forbids it."""
INCOMPLETE = (
    "finding-missing",
    "finding-no-evidence",
    "finding-no-place",
    "finding-no-rectification",
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that does not fit, and where it is settled."""

    kind: str
    """``stated``, or the code of a blocker."""
    pack: str
    """Pack."""
    clause: str
    """Clause where the verified value or the mark stands; empty when there is none."""
    form: str
    """Form where the stated value stands; empty for marks and findings."""
    difference: Difference | None = None
    """Stated beside verified (R3.9)."""
    blocker: Blocker | None = None
    """What closing says of it."""
    more: tuple[Blocker, ...] = ()
    """What else closing says of the same finding: it is settled in one go, so it is one thing."""


def disagreements(
    state: VisitState, packs: Packs, found: Iterable[Blocker]
) -> tuple[Disagreement, ...]:
    """Return stated against verified first, then marks, then findings that are incomplete."""
    blockers = tuple(found)
    chosen = [pack for _, pack in chosen_packs(state, packs)]
    stated = [one for pack in chosen for one in _stated(state, pack)]
    marks = [_of_blocker(one) for one in blockers if one.code in AGAINST]
    remarks = [one for one in blockers if one.code in REMARKS and _remarked(state, one)]
    remarks += [one for pack in chosen for one in _no_points(state, pack)]
    findings = _by_clause(one for one in blockers if one.code in INCOMPLETE)
    return (*stated, *marks, *map(_of_blocker, remarks), *findings)


def _remarked(state: VisitState, one: Blocker) -> bool:
    """A 不达标 needs no figures: what is missing is a remark on what is 达标 alone."""
    met = state.verdict(one.pack, one.clause or "") is Verdict.MET
    return met or one.code != "figures-missing"


def _no_points(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """Yield every clause that is 达标 while not one of its points was looked at (R2.5)."""
    for clause in pack.clauses():
        key = (pack.id, clause.code)
        if clause.parts and state.verdict(*key) is Verdict.MET and not said_of(state, key):
            said = (("total", str(len(clause.parts))),)
            yield Blocker("parts-none", Severity.WARNS, *key, said=said)


def said_of(state: VisitState, key: Key) -> int:
    """How many points of a clause have a result."""
    given = state.parts.get(key, {}).values()
    return sum(verdict is not Verdict.UNCHECKED for verdict in given)


def _stated(state: VisitState, pack: Pack) -> Iterator[Disagreement]:
    """Yield every figure that differs from the verified one, the highlighted ones first."""
    fields = {(form.code, field.key): field for form in pack.forms for field in form.fields}
    found = [one for one in differences_of_state(state, pack) if _differs(one)]
    for one in sorted(found, key=lambda one: not one.highlighted):
        clause = clause_of_field(pack, fields[(one.form, one.field)])
        yield Disagreement("stated", pack.id, clause, one.form, difference=one)


def _differs(one: Difference) -> bool:
    return one.highlighted or bool(one.relative)


def clause_of_field(pack: Pack, field: FormField) -> str:
    """Return the clause whose mark or figure verifies a field; empty when there is none."""
    if field.from_mark:
        return field.from_mark
    if field.from_test:
        return field.from_test.rpartition("/")[0]
    for clause in pack.clauses():
        if any(entry.key == field.from_input for entry in clause.inputs):
            return clause.code
    return ""


def _by_clause(found: Iterable[Blocker]) -> Iterator[Disagreement]:
    """Yield one for each clause, however much its finding lacks (R2.8)."""
    lacking: dict[Key, list[Blocker]] = {}
    for one in found:
        lacking.setdefault((one.pack, one.clause or ""), []).append(one)
    for first, *more in lacking.values():
        yield replace(_of_blocker(first), more=tuple(more))


def _of_blocker(one: Blocker) -> Disagreement:
    return Disagreement(one.code, one.pack, one.clause or "", "", blocker=one)
