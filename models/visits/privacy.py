"""Which photos of a clause show, or may show, people or records that nobody has covered.

A clause with photo-privacy risk 2 (models/standards/parts_types.py) is looked at where patients
are; its photos are covered, or a person says that there is nobody in them.
"""

from collections.abc import Iterator

from models.facts.carriage import newest_redacted
from models.facts.state import VisitState
from models.standards.types import Pack, tags_of
from models.visits.blocker import Blocker, Severity

ASK, REMIND = 2, 1
"""Privacy risk of a clause: ask before a photo is attached, or remind quietly."""
SETTLED = ("nobody", "covered")


def risk_of(pack: Pack, code: str) -> int:
    """Return the photo-privacy risk of a clause: 0, 1 or 2."""
    for indicator in pack.indicators():
        for clause in indicator.clauses:
            if clause.code == code:
                return tags_of(indicator, clause).privacy_risk
    return 0


def open_photos(state: VisitState, pack: str, clause: str) -> tuple[str, ...]:
    """Return the photos of a clause that are neither covered nor said to show nobody."""
    covered = newest_redacted(state.evidence.values())
    return tuple(
        sha256
        for sha256 in state.links.get((pack, clause), ())
        if (item := state.evidence[sha256]).of is None
        and item.mime.startswith("image/")
        and sha256 not in covered
        and state.shows.get(sha256) not in SETTLED
    )


def privacy_warnings(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """Yield the clauses whose photos nobody has looked at for faces and records."""
    if not state.evidence:
        return
    for indicator in pack.indicators():
        for clause in indicator.clauses:
            if tags_of(indicator, clause).privacy_risk != ASK:
                continue
            if left := open_photos(state, pack.id, clause.code):
                said = (("count", str(len(left))),)
                yield Blocker("photo-not-covered", Severity.WARNS, pack.id, clause.code, said=said)
