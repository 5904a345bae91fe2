"""What changed between two editions of a standard, clause by clause.

Nothing here says which edition holds: a visit stays on the one it was opened with (R4.6). Clauses
are matched by :mod:`models.standards.edition_matching`.
"""

from collections.abc import Iterator
from enum import StrEnum

from models.base import Count, Name, Record, Sha256, Text
from models.standards import loading
from models.standards.checks_tree import headings
from models.standards.compound import part_texts
from models.standards.edition_matching import matched, same_words
from models.standards.importing.packshape import title_of
from models.standards.sentences import Sentence, say
from models.standards.terms import Code, PackId
from models.standards.types import Clause, Pack, Test
from models.standards.working import SIGNS


class Aspect(StrEnum):
    """In what a clause differs."""

    MOVED = "moved"
    """It has another code: it was renumbered or moved."""
    TEXT = "text"
    """Other words, white space apart."""
    METHOD = "method"
    """Another printed method."""
    RULE = "rule"
    """Other inputs, thresholds, conditions of 不适用, ★ or basic mark."""
    POINTS = "points"
    """Other points of its list or of its grades."""
    TAGS = "tags"
    """Other flags, tags, methods or remarks: proposals of ours."""


_FIELDS: dict[Aspect, tuple[str, ...]] = {
    Aspect.METHOD: ("method_text",),
    Aspect.RULE: ("inputs", "tests", "not_applicable", "needs", "parts_needed", "core", "basic"),
    Aspect.POINTS: ("parts", "grades"),
    Aspect.TAGS: ("methods", "flags", "tags", "soft", "remark"),
}
_OF_PACK = ("title", "issuer", "document_number", "issued_on", "decision", "decision_text")
_PARTS_OF_PACK = ("vetoes", "forms", "tiers")
_KNOWN = {"code", "number", "text", "source"}


class Leaf(Record):
    """A clause of one edition."""

    code: Code
    """Its code there."""
    text: Text
    """Its words there."""


class LineChange(Record):
    """A threshold or a point that is other than it was; empty where there is none."""

    code: Code
    """Code of the test, part or point inside the clause."""
    old: Text
    """In the old edition."""
    new: Text
    """In the new edition."""


class ClauseChange(Record):
    """One clause that both editions have, and in what it differs."""

    old: Leaf
    """In the old edition."""
    new: Leaf
    """In the new edition."""
    aspects: tuple[Aspect, ...]
    """In what it differs, in the order of :class:`Aspect`; never empty."""
    fields: tuple[Name, ...] = ()
    """Fields that differ beside code, text and place."""
    thresholds: tuple[LineChange, ...] = ()
    """Comparisons that differ."""
    points: tuple[LineChange, ...] = ()
    """Points that differ."""


class EditionDifference(Record):
    """Everything that differs between two editions."""

    pack: PackId
    """The standard, as the new edition names itself."""
    old_edition: Name
    """Edition it is compared with."""
    new_edition: Name
    """The new one."""
    old_sha256: Sha256
    """Digest of the old one."""
    new_sha256: Sha256
    """Digest of the new one."""
    added: tuple[Leaf, ...]
    """Clauses only the new edition has, in printed order."""
    removed: tuple[Leaf, ...]
    """Clauses only the old edition has, in printed order."""
    changed: tuple[ClauseChange, ...]
    """Clauses of both that differ, in the order of the new edition."""
    unchanged: Count
    """How many clauses are the same."""
    headings: tuple[LineChange, ...]
    """Sections and indicators that were added, taken out or given another name."""
    fields: tuple[Name, ...]
    """Fields of the standard itself that differ: title, decision, vetoes, forms, tiers."""

    @property
    def same(self) -> bool:
        """True when both are one and the same edition."""
        return self.old_sha256 == self.new_sha256

    def counted(self) -> dict[str, int]:
        """Return how many clauses were added, removed, changed (by aspect) and left alone."""
        by_aspect = {a.value: sum(a in c.aspects for c in self.changed) for a in Aspect}
        sides = {"added": len(self.added), "removed": len(self.removed)}
        return {**sides, "changed": len(self.changed), "unchanged": self.unchanged, **by_aspect}


def difference(old: Pack, new: Pack) -> EditionDifference:
    """Return what ``new`` has otherwise than ``old``; the same for the same two, always."""
    before, after = tuple(old.clauses()), tuple(new.clauses())
    pairs = matched(before, after)
    known = {id(clause) for pair in pairs for clause in pair}
    changes = tuple(c for a, b in pairs if (c := _change(a, b)) is not None)
    return EditionDifference(
        pack=new.id,
        old_edition=old.edition,
        new_edition=new.edition,
        old_sha256=loading.digest(old),
        new_sha256=loading.digest(new),
        added=tuple(_leaf(c) for c in after if id(c) not in known),
        removed=tuple(_leaf(c) for c in before if id(c) not in known),
        changed=changes,
        unchanged=len(pairs) - len(changes),
        headings=_lines(_headings(old), _headings(new)),
        fields=tuple(_other_fields(old, new)),
    )


def sentences(found: EditionDifference) -> Iterator[Sentence]:
    """Yield the difference, sentence by sentence, for the command line and the window."""
    if found.same:
        yield say("edition-same", pack=found.pack, edition=found.new_edition)
        return
    yield say("edition-compared", pack=found.pack, old=found.old_edition, new=found.new_edition)
    yield say("edition-counts", **found.counted())
    for name in found.fields:
        yield say("edition-field", field=title_of(name))
    for line in found.headings:
        yield _line("edition-heading", line)
    for leaf in found.removed:
        yield say("edition-removed", code=leaf.code, text=leaf.text)
    for leaf in found.added:
        yield say("edition-added", code=leaf.code, text=leaf.text)
    for change in found.changed:
        yield from change_sentences(change)


def change_sentences(change: ClauseChange) -> Iterator[Sentence]:
    """Yield what changed in one clause."""
    code = change.new.code
    if Aspect.MOVED in change.aspects:
        yield say("edition-moved", old=change.old.code, code=code)
    if Aspect.TEXT in change.aspects:
        yield say("edition-text", code=code, old=change.old.text, new=change.new.text)
    for line in change.thresholds:
        yield _line("edition-threshold", line, clause=code)
    for line in change.points:
        yield _line("edition-point", line, clause=code)
    if change.fields:
        yield say(
            "edition-clause-fields", code=code, fields="、".join(map(title_of, change.fields))
        )


def _line(code: str, line: LineChange, **more: str) -> Sentence:
    return say(code, code=line.code, old=line.old or "—", new=line.new or "—", **more)


def _leaf(clause: Clause) -> Leaf:
    return Leaf(code=clause.code, text=clause.text)


def _change(old: Clause, new: Clause) -> ClauseChange | None:
    before, after = (one.model_dump(mode="json") for one in (old, new))
    fields = [n for n in before if n not in _KNOWN and _bare(before[n]) != _bare(after[n])]
    aspects = {a for a, names in _FIELDS.items() if set(names) & set(fields)}
    # A field that no aspect names was added to the types later: it belongs to the rule.
    if set(fields) - {name for names in _FIELDS.values() for name in names}:
        aspects.add(Aspect.RULE)
    aspects |= {Aspect.MOVED} if old.code != new.code else set()
    aspects |= set() if same_words(old, new) else {Aspect.TEXT}
    if not aspects:
        return None
    return ClauseChange(
        old=_leaf(old),
        new=_leaf(new),
        aspects=tuple(aspect for aspect in Aspect if aspect in aspects),
        fields=tuple(fields),
        thresholds=_lines(_thresholds(old), _thresholds(new)),
        points=_lines(dict(part_texts(old)), dict(part_texts(new))),
    )


def _thresholds(clause: Clause) -> dict[str, str]:
    return {test.code: _threshold(test, clause) for test in clause.tests}


def _threshold(test: Test, clause: Clause) -> str:
    """Return what a test asks for, from all its values, so that no change of one is lost."""
    names = {entry.key: entry.label for entry in clause.inputs}
    above = names.get(test.numerator, test.numerator)
    if test.one_of:
        return f"{test.label}：{above} ∈ {'／'.join(test.one_of)}"
    below = f" ÷ {names.get(test.denominator, test.denominator)}" if test.denominator else ""
    limit = f"{test.value}/{test.per}" if test.per != 1 else f"{test.value}"
    return f"{test.label}：{above}{below} {SIGNS[test.operator]} {limit}{test.unit}"


def _headings(pack: Pack) -> dict[str, str]:
    return {one.code: one.name for top in pack.sections for one in headings(top)}


def _lines(old: dict[str, str], new: dict[str, str]) -> tuple[LineChange, ...]:
    """Return what differs by code: the codes of the new in order, then those that are gone."""
    codes = [*new, *(code for code in old if code not in new)]
    return tuple(
        LineChange(code=code, old=old.get(code, ""), new=new.get(code, ""))
        for code in codes
        if old.get(code) != new.get(code)
    )


def _other_fields(old: Pack, new: Pack) -> Iterator[str]:
    before, after = (one.model_dump(mode="json") for one in (old, new))
    for name in (*_OF_PACK, *_PARTS_OF_PACK):
        if _bare(before[name]) != _bare(after[name]):
            yield name


def _bare(value: object) -> object:
    """Return a value without the places in the document: a line moves without a change."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if name != "source"}
    return [_bare(one) for one in value] if isinstance(value, list) else value
