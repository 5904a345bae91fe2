"""What the team promises before a visit, as a record to print (评审员承诺书)."""

from models.facts import walk
from models.facts.state import VisitState
from models.visits import discipline, plan
from models.visits.standing import Packs, chosen_packs


def pledge(state: VisitState, packs: Packs) -> walk.Pledge:
    """Return the pledge of the team as it is now; raises FactsError without its standards."""
    chosen = [pack for _, pack in chosen_packs(state, packs)]
    quoted = discipline.quotes(chosen)
    return walk.Pledge(
        sheet=plan.sheet_of(state, packs),
        team=plan.team_of(state),
        words=discipline.shipped().pledge,
        quotes=tuple(walk.Said(document=q.document, line=q.line, text=q.text) for q in quoted),
    )
