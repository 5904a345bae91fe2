"""The team against the programme: specialties nobody covers, and who should keep out (R4.9).

Both are told and printed; neither blocks anything.
"""

from collections.abc import Iterable, Iterator

from models.base import Name, Record, Uuid
from models.facts import bodies
from models.facts.state import VisitState
from models.standards import programme
from models.standards.ledgers.review import TeamMember, recusals, uncovered
from models.standards.types import DecisionRule, Pack
from models.visits.blocker import Blocker, Severity
from models.visits.standing import Packs, chosen_packs


class Recused(Record):
    """A member who should keep out of this facility's result."""

    member: Uuid
    """Who."""
    name: Name
    """Name as signed."""
    reason: Name
    """What the member said; empty when only employer and facility have the same name."""


def specialties() -> tuple[str, ...]:
    """Return the fields a review team is to cover, in printed order (source 002 line 71)."""
    plans = programme.available()
    return tuple(one.name for plan in plans[:1] for one in plan.specialties)


def asks_for_specialties(packs: Iterable[Pack]) -> bool:
    """Return whether a standard among ``packs`` belongs to the programme: those with tiers do."""
    return any(pack.decision is DecisionRule.TIERS for pack in packs)


def gaps(members: Iterable[bodies.Member]) -> tuple[str, ...]:
    """Return the specialties that nobody of the team covers, in printed order."""
    team = [TeamMember(id=one.id, specialties=one.covers or ()) for one in members]
    return uncovered(specialties(), team)


def recused(members: Iterable[bodies.Member], facility: bodies.Facility) -> tuple[Recused, ...]:
    """Return who said to keep out, and whose employer is the visited facility."""
    people = tuple(members)
    visited = {facility.code, facility.name, facility.second_name} - {""}
    team = [TeamMember(id=m.id, specialties=(), employers=(m.organisation,)) for m in people]
    employed = set(recusals(team, visited))
    return tuple(
        Recused(member=one.id, name=one.name, reason=one.recusal or "")
        for one in people
        if one.recusal is not None or one.id in employed
    )


def team_warnings(state: VisitState, packs: Packs) -> Iterator[Blocker]:
    """Yield what is to be said of the team before closing.

    A facility that assesses itself does so with its own people: nobody has to keep out.
    """
    if state.opened.kind is bodies.VisitKind.SELF_ASSESSMENT:
        return
    chosen = (pack for _, pack in chosen_packs(state, packs))
    missing = gaps(state.members) if asks_for_specialties(chosen) else ()
    if missing:
        said = (("names", "、".join(missing)),)
        yield Blocker("team-gap", Severity.WARNS, said=said)
    for one in recused(state.members, state.facility):
        code = "member-recused" if one.reason else "member-employed-here"
        said_of = (("name", one.name), ("reason", one.reason))
        yield Blocker(code, Severity.WARNS, said=said_of)
