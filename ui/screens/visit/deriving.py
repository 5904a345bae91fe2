"""The derivation of a clause of the open visit, and of its standard's result below it."""

from __future__ import annotations

from models.facts.snapshot import judge
from models.facts.state import VisitState
from models.standards.judgement import judge_clause
from models.standards.types import Clause, Pack, Verdict
from ui.derivation import Block, given_by_state, translate
from ui.derivation_blocks import compound, of_clause, of_pack
from ui.screens.results import pack_outcome_words


def derivation(state: VisitState, pack: Pack, clause: Clause) -> tuple[str, tuple[Block, ...]]:
    """Return the title and what a dialog shows; figures of the facility alone decide nothing."""
    given = given_by_state(state, pack)
    verdict = given.marks.get(clause.code, Verdict.UNCHECKED)
    values = {} if clause.code in given.reported else given.values.get(clause.code, {})
    said = given.parts.get(clause.code)
    judged = judge_clause(clause, verdict, values, compound(clause, given) if said else None)
    whole = judge(state, pack)
    blocks = of_clause(clause, judged, given)
    title = translate("Derivation", "How clause {code} came about").format(code=clause.code)
    return title, (*blocks, *of_pack(pack, whole, pack_outcome_words(whole.outcome)))
