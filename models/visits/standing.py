"""Where a step stands: the clause in its frozen pack, and whether the visit is still open."""

from collections.abc import Mapping

from models.errors import FactsError, VisitError
from models.facts.bodies import ClauseRef, PackRef
from models.facts.state import VisitState
from models.standards.types import Clause, Pack

Packs = Mapping[str, Pack]
"""Packs by SHA-256, as models/standards/loading gives them."""

_CLAUSES: dict[str, tuple[Pack, dict[str, Clause]]] = {}
"""Clauses by code for each pack; a pack is immutable, so an index is never stale."""


def require_open(state: VisitState) -> None:
    """Raise VisitError(``visit-closed``) unless the visit is open."""
    if state.closed:
        raise VisitError("visit-closed")


def require_member(state: VisitState, actor: str) -> None:
    """Raise VisitError(``not-in-team``) unless ``actor`` belongs to the team."""
    if state.member(actor) is None:
        raise VisitError("not-in-team")


def chosen_packs(state: VisitState, packs: Packs) -> list[tuple[PackRef, Pack]]:
    """Return the packs of the visit in the order of the tree.

    Raises FactsError(``facts-pack-missing``) when one is not installed.
    """
    return [(ref, _installed(ref, packs)) for ref in state.opened.packs]


def pack_of(state: VisitState, packs: Packs, pack: str) -> Pack:
    """Return the pack ``pack`` of the visit; raises KeyError when it is not part of it."""
    ref = next((p for p in state.opened.packs if p.id == pack), None)
    if ref is None:
        raise KeyError(pack)
    return _installed(ref, packs)


def clause_of(state: VisitState, packs: Packs, ref: ClauseRef) -> Clause:
    """Return the clause ``ref`` means; raises KeyError when there is none."""
    pack = next((p for p in state.opened.packs if p.id == ref.pack), None)
    if pack is None:
        raise KeyError(ref.pack)
    known, clauses = _CLAUSES.get(pack.sha256, (None, {}))
    found = _installed(pack, packs)
    if known is not found:
        clauses = {clause.code: clause for clause in found.clauses()}
        _CLAUSES[pack.sha256] = (found, clauses)
    return clauses[ref.clause]


def _installed(ref: PackRef, packs: Packs) -> Pack:
    if ref.sha256 not in packs:
        raise FactsError("facts-pack-missing", pack=ref.id)
    return packs[ref.sha256]
