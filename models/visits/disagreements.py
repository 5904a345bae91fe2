"""What does not fit together before signing: stated and verified, marks and rooms, parts, figures.

Nothing is decided or corrected here; each one names the clause or form where it is settled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.facts.differences import Difference, differences_of_state
from models.facts.state import VisitState
from models.standards.types import FormField, Pack
from models.visits.blocker import Blocker
from models.visits.standing import Packs, chosen_packs

AGAINST = ("mark-against-rooms", "mark-against-parts", "mark-against-figures")
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


def disagreements(
    state: VisitState, packs: Packs, found: Iterable[Blocker]
) -> tuple[Disagreement, ...]:
    """Return stated against verified first, then marks, then findings that are incomplete."""
    blockers = tuple(found)
    stated = [one for _, pack in chosen_packs(state, packs) for one in _stated(state, pack)]
    marks = [_of_blocker(one) for one in blockers if one.code in AGAINST]
    findings = [_of_blocker(one) for one in blockers if one.code in INCOMPLETE]
    return (*stated, *marks, *findings)


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


def _of_blocker(one: Blocker) -> Disagreement:
    return Disagreement(one.code, one.pack, one.clause or "", "", blocker=one)
