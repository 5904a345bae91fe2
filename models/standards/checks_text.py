"""Checks of every text: there, clean, normalised, and with the glyphs that were meant.

The checker never changes a text: it is kept as issued. Where the print itself is at fault and
somebody has looked, the clause carries flag ``D`` and the proposals stop.
"""

import re
import unicodedata
from collections.abc import Iterator

from models.standards.checks_tree import headings
from models.standards.sentences import Sentence, say
from models.standards.types import Clause, Indicator, Pack

Placed = tuple[str, str]
"""Where a text stands, and the text."""

_ODD_GLYPHS = {"臵": "置"}
"""Characters that old converters leave behind, with what was meant."""
_HALF_TO_FULL = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff])[,:;!?()]|[,:;!?()](?=[\u3400-\u9fff])")
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
"""Kangxi and CJK radicals: they look like the ideograph and are found by no search."""


def check_texts(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with the texts of a pack."""
    for place, text in _required(pack):
        if not text.strip():
            yield say("pack-text-empty", place=place)
    for place, text in (*_required(pack), *_optional(pack)):
        yield from _clean(place, text)
    for place, text in _prose(pack):
        yield from _glyphs(place, text)


def _required(pack: Pack) -> Iterator[Placed]:
    yield from (("edition", pack.edition), ("title", pack.title))
    yield from (("source_document", pack.source_document), ("decision_text", pack.decision_text))
    for top in pack.sections:
        for node in headings(top):
            yield node.code, node.name
            if isinstance(node, Indicator):
                yield from ((f"{node.code} note", note.text) for note in node.notes)
    for clause in pack.clauses():
        yield clause.code, clause.text
        yield from _labels(clause)
    for veto in pack.vetoes:
        yield veto.code, veto.text
    for form in pack.forms:
        yield form.code, form.title
        yield from ((f"{form.code} {field.key}", field.label) for field in form.fields)
    for tier in pack.tiers or ():
        yield "tiers", tier.name
        yield from ((tier.name, one.text) for one in tier.consequences)
        yield from ((tier.name, one.label) for one in tier.conditions)


def _labels(clause: Clause) -> Iterator[Placed]:
    for entry in clause.inputs:
        yield f"{clause.code} {entry.key}", entry.label
        for choice in entry.choices:
            yield f"{clause.code} {entry.key} {choice.value}", choice.label
    for test in clause.tests:
        yield f"{clause.code} {test.code}", test.label
    for part in clause.parts or ():
        yield f"{clause.code} {part.code}", part.text
    yield from _points(clause)


def _points(clause: Clause) -> Iterator[Placed]:
    for grade in clause.grades or ():
        yield from ((f"{clause.code}/{item.code}", item.text) for item in grade.items)


def _optional(pack: Pack) -> Iterator[Placed]:
    yield from (("issuer", pack.issuer), ("document_number", pack.document_number))
    yield from _ours(pack)
    for indicator in pack.indicators():
        for text in (indicator.theme, *indicator.places):
            yield indicator.code, text
    for clause in pack.clauses():
        yield f"{clause.code} method_text", clause.method_text
        for entry in clause.inputs:
            yield f"{clause.code} {entry.key}", entry.unit
            yield f"{clause.code} {entry.key}", entry.hint
    for veto in pack.vetoes:
        yield f"{veto.code} hint", veto.hint
    yield from ((tier.name, tier.text) for tier in pack.tiers or ())
    for form in pack.forms:
        for field in form.fields:
            for text in (field.group, field.unit, *field.options):
                yield f"{form.code} {field.key}", text


def _ours(pack: Pack) -> Iterator[Placed]:
    for clause in pack.clauses():
        yield f"{clause.code} remark", clause.remark or ""
        for test in clause.tests:
            yield f"{clause.code} {test.code}", test.period or ""


def _prose(pack: Pack) -> Iterator[Placed]:
    for indicator in pack.indicators():
        yield from ((f"{indicator.code} note", note.text) for note in indicator.notes)
        for clause in (c for c in indicator.clauses if "D" not in c.flags):
            yield clause.code, clause.text
            yield from _points(clause)
    yield from ((veto.code, veto.text) for veto in pack.vetoes)


def _clean(place: str, text: str) -> Iterator[Sentence]:
    if text != text.strip() or "  " in text:
        yield say("pack-text-spaces", place=place)
    if not unicodedata.is_normalized("NFC", text):
        yield say("pack-text-not-nfc", place=place)
    for char in sorted(set(text)):
        # Cc control, Cf invisible, Co private use, Cs half a pair, Cn unassigned; U+FFFD is what
        # a wrong decoding leaves.
        if unicodedata.category(char)[0] == "C" or char == "\ufffd":
            yield say("pack-text-unreadable", place=place, char=f"U+{ord(char):04X}")


def _glyphs(place: str, text: str) -> Iterator[Sentence]:
    proposals = {c: _ODD_GLYPHS[c] for c in text if c in _ODD_GLYPHS}
    proposals |= {c: unicodedata.normalize("NFKC", c) for c in _RADICALS.findall(text)}
    for char, proposal in proposals.items():
        yield say("pack-text-glyph", place=place, found=char, proposal=proposal)
    for char in sorted(set(_HALF_WIDTH.findall(text))):
        yield say("pack-text-half-width", place=place, found=char, proposal=_HALF_TO_FULL[char])
