"""What of a form the evaluator fills in, and what the record proposes for it. No Qt."""

from collections.abc import Mapping

from models.facts.bodies import FormValue
from models.facts.proposals import known_of_state, propose
from models.facts.state import VisitState
from models.standards.types import FormField, FormSpec, Pack

LEFT_TO_INK = frozenset({"signature", "seal", "attachment"})
"""Fields that stay empty on paper."""
LEFT_TO_OFFICE = ("authority_", "reviewe")
"""Keys the district fills in; never the evaluator."""


def editable(spec: FormSpec) -> tuple[FormField, ...]:
    """Return the fields the evaluator may fill in, in printed order."""
    return tuple(
        f for f in spec.fields if f.kind not in LEFT_TO_INK and not f.key.startswith(LEFT_TO_OFFICE)
    )


def proposals(state: VisitState, pack: Pack, spec: FormSpec) -> Mapping[str, FormValue]:
    """Return the proposed value of every field that has one; a person takes it over or not."""
    known = known_of_state(state, pack)
    found = {field.key: propose(field, known) for field in editable(spec)}
    return {key: value for key, value in found.items() if value != ""}
