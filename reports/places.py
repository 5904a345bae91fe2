"""Where in the record a word stands: said of a character that no font can draw.

Clause codes, room and photo numbers, names of parts; never the words themselves, which may be
somebody's name.
"""

from collections.abc import Iterator

from models.facts.types import ClauseFacts, Facts

MOST = 4
"""Places named in a sentence; more would not be read."""


def places(facts: Facts, characters: str) -> str:
    """Return where any of ``characters`` stands, as a sentence names it."""
    found = (place for place, words in _texts(facts) if set(words) & set(characters))
    named = list(dict.fromkeys(found))
    return "、".join(named[:MOST]) + ("…" if len(named) > MOST else "")


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
