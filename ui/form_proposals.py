"""What the record proposes for the fields of a form; a person takes it over or not. No Qt."""

from collections.abc import Mapping

from models.facts.bodies import FormValue
from models.facts.snapshot import judge
from models.facts.state import VisitState
from models.standards.types import Clause, FormField, FormSpec, Pack, Verdict
from reports.numbers import quotient, rounded, ten_thousands

LEFT_TO_INK = frozenset({"signature", "seal", "attachment"})
"""Fields that stay empty on paper."""
LEFT_TO_OFFICE = ("authority_", "reviewe")
"""Keys the district fills in; never the evaluator."""
TEN_THOUSAND_PEOPLE = "万人"
FACILITY_NAMES = {"institution_code": "code"}


def editable(spec: FormSpec) -> tuple[FormField, ...]:
    """Return the fields the evaluator may fill in, in printed order."""
    return tuple(
        f for f in spec.fields if f.kind not in LEFT_TO_INK and not f.key.startswith(LEFT_TO_OFFICE)
    )


def proposals(state: VisitState, pack: Pack, spec: FormSpec) -> Mapping[str, FormValue]:
    """Return the proposed value of every field that has one."""
    found = {f.key: _propose(state, pack, f) for f in editable(spec)}
    return {key: value for key, value in found.items() if value not in (None, "")}


def _propose(state: VisitState, pack: Pack, field: FormField) -> FormValue | None:
    if field.from_facility:
        name = FACILITY_NAMES.get(field.from_facility, field.from_facility)
        return str(getattr(state.facility, name))
    if field.from_input:
        return _from_input(state, pack, field)
    if field.from_test:
        return _from_test(state, pack, field.from_test)
    return _from_mark(state, pack, field) if field.from_mark else None


def _from_input(state: VisitState, pack: Pack, field: FormField) -> FormValue | None:
    for clause in pack.clauses():
        noted = state.values.get((pack.id, clause.code))
        if noted is None or noted.measured.origin != "verified":
            continue
        value = noted.measured.values.get(field.from_input or "")
        if value is not None:
            return _fitting(value, clause, field)
    return None


def _fitting(value: int | str, clause: Clause, field: FormField) -> FormValue:
    if isinstance(value, int):
        if field.unit == TEN_THOUSAND_PEOPLE:  # entered in persons, printed in 万人, exactly
            return ten_thousands(value)
        return value
    labels = {c.value: c.label for i in clause.inputs for c in i.choices}
    return labels.get(value, value)


def _from_test(state: VisitState, pack: Pack, path: str) -> FormValue | None:
    code, _, test_code = path.rpartition("/")
    judged = next((c for c in judge(state, pack).clauses if c.clause == code), None)
    for result in judged.tests if judged else ():
        if result.test == test_code:
            value = quotient(result)
            return None if value is None else rounded(value).replace(",", "")
    return None


def _from_mark(state: VisitState, pack: Pack, field: FormField) -> FormValue | None:
    chosen = {Verdict.MET: 0, Verdict.NOT_MET: 1}.get(state.verdict(pack.id, field.from_mark or ""))
    return None if chosen is None or chosen >= len(field.options) else field.options[chosen]
