"""Closing only what can be printed: a character no shipped font has is told before, not after.

Once a visit is frozen its words can no longer change, and a form that cannot be drawn cannot be
signed. So the record is frozen on trial first. No Qt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.errors import VisitError
from models.facts.snapshot import freeze
from models.facts.state import VisitState
from models.facts.types import ClauseFacts, Facts
from models.visits import closing
from models.visits.book import VisitBook
from models.visits.standing import Packs
from reports.render import unprintable

MOST = 4
"""Places named in the sentence; more would not be read."""


def close(book: VisitBook, state: VisitState, packs: Packs, actor: str) -> VisitState:
    """Close the visit when every word of it can be printed.

    Raises VisitError(``closing-unprintable``) naming the characters and where they stand.
    """
    if state.closed is None:
        check(freeze(replace(state, closed=state.opened_event, revision=1), packs))
    return closing.close(book, state, packs, actor)


def check(facts: Facts) -> None:
    """Raise VisitError(``closing-unprintable``) when a character has no shape in our fonts."""
    missing = unprintable(facts)
    if not missing:
        return
    found = (place for place, words in _texts(facts) if set(words) & set(missing))
    places = list(dict.fromkeys(found))
    more = "…" if len(places) > MOST else ""
    raise VisitError(
        "closing-unprintable",
        characters=" ".join(f"{c} (U+{ord(c):04X})" for c in missing),
        places="、".join(places[:MOST]) + more,
    )


def _texts(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield where a text stands, in words without personal data, and the text."""
    for clause in facts.clauses:
        words = (clause.note, clause.reason, clause.place, clause.values_source)
        entered = (str(entry.value) for entry in clause.values)
        newer = (clause.guidance or "", *(part.text for part in clause.parts or ()))
        yield clause.clause, "".join((*words, *entered, *newer, *_walked(clause)))
    for place, room in enumerate(facts.rooms or (), start=1):
        yield f"房间{place}", room.name + room.kind
    for finding in facts.findings:
        yield finding.clause, finding.fact + finding.place + finding.rectification
    for item in facts.unchecked:
        yield item.clause, item.reason
    for veto in facts.vetoes:
        yield veto.veto, veto.source + "".join(one.what for one in veto.incidents or ())
    for number, photo in enumerate(facts.evidence, start=1):
        yield f"照片{number}", photo.caption
    for form in facts.forms:
        yield form.form, str(form.values)
    for pack in facts.packs:
        yield "口径说明", pack.guidance.issuer if pack.guidance else ""
    yield "申请情况", str(facts.application.plain() if facts.application else "")
    yield "机构信息", str(facts.facility.plain())
    yield "评价组", str([member.plain() for member in facts.team])
    yield "检查信息", facts.visit.title + facts.visit.organisation


def _walked(clause: ClauseFacts) -> Iterator[str]:
    """Yield the words of the walk: notes of rooms, names of samples, a ratio as it was said.

    A room's own name is named once, by its place in the walk.
    """
    yield from (one.note for one in clause.rooms or ())
    yield from (one.of for one in clause.samples or ())
    yield clause.reported or ""
