"""What the record proposes for the fields of a form: one answer for the screen and for paper.

Only verified figures propose (R1.3): paper shows nothing that the person who filled the form in
was not shown. Whether a form may print a proposal that nobody took over is for the form to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.facts.bodies import Facility, FormValue, Value
from models.facts.snapshot import entries_of, judge
from models.facts.state import VisitState
from models.facts.types import Entry, Facts
from models.standards.judgement import PackJudgement, TestResult
from models.standards.types import FormField, Pack, Verdict
from models.standards.working import quotient, rounded, ten_thousands

TEN_THOUSAND_PEOPLE = "万人"
"""Entered in persons, printed in this, exactly."""


@dataclass(frozen=True)
class Known:
    """What is known of one standard in one visit."""

    facility: Facility
    """The facility's particulars."""
    entries: Mapping[str, Entry]
    """Verified entries by input; where two clauses ask for one, the first."""
    tests: Mapping[str, TestResult]
    """Comparisons by ``clause/test``."""
    verdicts: Mapping[str, Verdict]
    """Marks by clause."""


def known_of_state(state: VisitState, pack: Pack) -> Known:
    """Return what an open visit knows."""
    entries: dict[str, Entry] = {}
    for clause in pack.clauses():
        noted = state.values.get((pack.id, clause.code))
        if noted is not None and noted.measured.origin == "verified":
            _add(entries, entries_of(clause, noted.measured.values))
    verdicts = {c: marked.mark.verdict for (p, c), marked in state.marks.items() if p == pack.id}
    return Known(state.facility, entries, _tests(judge(state, pack)), verdicts)


def known_of_facts(facts: Facts, pack: str) -> Known:
    """Return what frozen facts know."""
    entries: dict[str, Entry] = {}
    ours = [clause for clause in facts.clauses if clause.pack == pack]
    for clause in ours:
        if clause.values_origin == "verified":
            _add(entries, clause.values)
    verdicts = {clause.clause: clause.verdict for clause in ours}
    return Known(facts.facility, entries, _tests(facts.judgement(pack)), verdicts)


def propose(field: FormField, known: Known) -> FormValue:
    """Return the proposed value of a field; empty when there is none."""
    if field.from_facility:
        return str(getattr(known.facility, field.from_facility))
    if field.from_input:
        entry = known.entries.get(field.from_input)
        return _entered(field, entry) if entry else ""
    if field.from_test:
        return _quotient(known.tests.get(field.from_test))
    if field.from_mark:
        return verdict_option(known.verdicts.get(field.from_mark), field.options)
    return ""


def verdict_option(verdict: Verdict | None, options: Sequence[str]) -> str:
    """Return the form's own word for ``verdict``: the first option means met, the second not."""
    place = {Verdict.MET: 0, Verdict.NOT_MET: 1}.get(verdict) if verdict else None
    return options[place] if place is not None and place < len(options) else ""


def _add(known: dict[str, Entry], more: Iterable[Entry]) -> None:
    for entry in more:
        known.setdefault(entry.key, entry)


def _tests(judged: PackJudgement | None) -> dict[str, TestResult]:
    clauses = judged.clauses if judged else ()
    return {f"{one.clause}/{result.test}": result for one in clauses for result in one.tests}


def _entered(field: FormField, entry: Entry) -> Value:
    if isinstance(entry.value, int):
        return ten_thousands(entry.value) if field.unit == TEN_THOUSAND_PEOPLE else entry.value
    return entry.words or entry.value


def _quotient(result: TestResult | None) -> str:
    value = None if result is None else quotient(result)
    return "" if value is None else rounded(value).replace(",", "")  # it goes into a field
