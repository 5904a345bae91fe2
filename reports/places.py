"""Where in the record a word stands: said of a character that no font can draw.

Clause codes, room and photo numbers, names of parts; never the words themselves, which may be
somebody's name.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from models.errors import FormError
from models.facts.decision import DecisionFacts
from models.facts.signing import Signatures
from models.facts.types import ClauseFacts, Facts

MOST = 4
"""Places named in a sentence; more would not be read."""
UNKNOWN = "表格内"
"""A character that the paper itself brings, or the text of its standard."""
Placed = tuple[str, str]
"""Where a text stands, in words without personal data, and the text."""


@contextmanager
def glyphs_placed(form: str, texts: Callable[[], Iterable[Placed]]) -> Iterator[None]:
    """Tell a character without a glyph together with the paper and the place it stands in.

    ``texts`` is asked only then. Raises FormError(``form-glyph-missing-at``).
    """
    try:
        yield
    except FormError as error:
        if error.code != "form-glyph-missing":
            raise
        where = named(texts(), str(error.params["character"])) or UNKNOWN
        raise FormError("form-glyph-missing-at", **error.params, form=form, places=where) from error


def places(facts: Facts, characters: str) -> str:
    """Return where any of ``characters`` stands, as a sentence names it."""
    return named(fact_texts(facts), characters)


def named(texts: Iterable[Placed], characters: str) -> str:
    """Return the places of the texts that hold any of ``characters``, each once."""
    found = (place for place, words in texts if set(words) & set(characters))
    known = list(dict.fromkeys(found))
    return "、".join(known[:MOST]) + ("…" if len(known) > MOST else "")


def listed(characters: Iterable[str]) -> str:
    """Return characters as a sentence names them, each with its code point."""
    return " ".join(f"{one} (U+{ord(one):04X})" for one in characters)


def words_in(value: object) -> list[str]:
    """Return every text inside a plain value; ``str`` of the whole would hide odd characters."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [*value, *(text for item in value.values() for text in words_in(item))]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in words_in(item)]
    return []


def fact_texts(facts: Facts) -> Iterator[Placed]:
    """Yield every text that people wrote into the record."""
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
        yield form.form, _all(form.values)
    yield from _around(facts)


def _around(facts: Facts) -> Iterator[Placed]:
    """Yield what is written about the visit as a whole."""
    for pack in facts.packs:
        yield "口径说明", pack.guidance.issuer if pack.guidance else ""
    yield "申请情况", _all(facts.application.plain() if facts.application else "")
    yield "会议记录", _all([held.plain() for held in facts.meetings or ()])
    yield "退回意见和答复", _all(facts.returned.plain() if facts.returned else "")
    yield "机构信息", _all(facts.facility.plain())
    yield "评价组", _all([member.plain() for member in facts.team])
    yield "检查信息", facts.visit.title + facts.visit.organisation


def signed_texts(given: Signatures | None) -> Iterator[Placed]:
    """Yield what people wrote when they signed."""
    for number, one in enumerate(given.signatures if given else (), start=1):
        yield f"第{number}个签字", one.name + one.title + one.statement + (one.deputy or "")


def decided_texts(decision: DecisionFacts | None) -> Iterator[Placed]:
    """Yield what the office wrote into its decision."""
    if decision is not None:
        yield "审核意见", _all(decision.plain())


def _all(value: object) -> str:
    return "".join(words_in(value))


def _walked(clause: ClauseFacts) -> Iterator[str]:
    """Yield the words of the walk: notes of rooms, names of samples, a ratio as it was said.

    A room's own name is named once, by its place in the walk.
    """
    yield from (one.note for one in clause.rooms or ())
    yield from (one.of for one in clause.samples or ())
    yield clause.reported or ""
