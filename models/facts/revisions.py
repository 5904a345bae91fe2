"""What changed between two revisions of a visit, from the frozen facts of both and nothing else.

Clause by clause in printed order, then what is of the visit as a whole; beside each clause the
remarks of the return that the later revision should answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.facts import bodies
from models.facts.returning import AnsweredRemark
from models.facts.types import ClauseFacts, Facts, Guided

Key = tuple[str, str]
WHOLE: Key = ("", "")
"""Key of the visit as a whole."""
_OWN = (
    "note", "reason", "place", "reported", "values_origin", "values_source", "grade", "guidance",
)  # fmt: skip
"""Members of a clause that are compared as they stand."""
_OF_VISIT = ("facility", "team", "vetoes", "unchecked", "forms", "meetings", "rooms", "application")
"""Members of the facts that are told to differ, not how."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise in the later revision."""

    what: str
    """``verdict``, ``note``, ``value``, ``finding``, ``evidence`` … ; a member of the facts."""
    name: str = ""
    """Which of several: words of a value or part, a room, SHA-256 of a piece of evidence."""
    before: str = ""
    """As it was; empty when there was none."""
    after: str = ""
    """As it is; empty when it is gone."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed at one clause, or at the visit as a whole, and what was asked about it."""

    pack: str
    """Pack; empty for the visit as a whole."""
    clause: str
    """Clause; empty for the visit as a whole."""
    text: str
    """Its words as issued."""
    changes: tuple[Change, ...]
    """What is otherwise; empty where a remark changed nothing."""
    remarks: tuple[tuple[int, AnsweredRemark], ...]
    """Remarks about it with their numbers and answers."""


def what_changed(
    before: Facts, after: Facts, remarks: tuple[AnsweredRemark, ...] | None = None
) -> tuple[Changes, ...]:
    """Return every clause that changed or was remarked on, and the visit where it was.

    ``remarks`` are those that were really sent (:func:`models.facts.remarks.heard`); without
    them the later revision is believed what it says of them.
    """
    told = after.returned.remarks if after.returned else ()
    asked = _asked(told if remarks is None else remarks)
    then = {(c.pack, c.clause): c for c in before.clauses}
    found = [_of_visit(before, after, asked)]
    for clause in after.clauses:
        key = (clause.pack, clause.clause)
        changes = tuple(_of_clause(before, after, then.get(key), clause))
        found.append(Changes(*key, clause.text, changes, asked.get(key, ())))
    now = {(c.pack, c.clause) for c in after.clauses}
    for key, gone in then.items():  # in printed order, as the clauses are
        if key in now:
            continue
        changes = (Change("verdict", before=str(gone.verdict)),)
        found.append(Changes(*key, gone.text, changes, asked.get(key, ())))
    return tuple(one for one in found if one.changes or one.remarks)


def _asked(
    remarks: tuple[AnsweredRemark, ...],
) -> Mapping[Key, tuple[tuple[int, AnsweredRemark], ...]]:
    asked: dict[Key, tuple[tuple[int, AnsweredRemark], ...]] = {}
    for number, remark in enumerate(remarks, start=1):
        key = remark.key or WHOLE
        asked[key] = (*asked.get(key, ()), (number, remark))
    return asked


def _of_visit(
    before: Facts, after: Facts, asked: Mapping[Key, tuple[tuple[int, AnsweredRemark], ...]]
) -> Changes:
    names = [name for name in _OF_VISIT if getattr(before, name) != getattr(after, name)]
    found = [Change(name) for name in names]
    old, new = ({j.pack: str(j.outcome) for j in f.judgements} for f in (before, after))
    found += [
        Change("outcome", pack, old.get(pack, ""), outcome)
        for pack, outcome in new.items()
        if old.get(pack, "") != outcome
    ]
    found += _named("guidance", _readings(before), _readings(after))
    found += _named("evidence", *_loose(before, after))
    return Changes(*WHOLE, "", tuple(found), asked.get(WHOLE, ()))


def _readings(facts: Facts) -> dict[str, Key]:
    """Whose reading of each standard held."""
    return {p.id: (p.title, _whose(p.guidance)) for p in facts.packs if p.guidance}


def _whose(given: Guided) -> str:
    return " · ".join(filter(None, (given.issuer, given.issued_on)))


def _loose(before: Facts, after: Facts) -> list[dict[str, Key]]:
    """Return the evidence of both that is told at no clause."""
    told = {sha256 for facts in (before, after) for c in facts.clauses for sha256 in c.evidence}
    return [
        _pieces(facts, (e.sha256 for e in facts.evidence if e.sha256 not in told))
        for facts in (before, after)
    ]


def _of_clause(
    before: Facts, after: Facts, old: ClauseFacts | None, new: ClauseFacts
) -> Iterator[Change]:
    was = old or new.model_copy(update={"verdict": "", "evidence": (), "findings": ()})
    if str(was.verdict) != str(new.verdict):
        yield Change("verdict", "", str(was.verdict), str(new.verdict))
    for name in _OWN:
        said = (str(getattr(was, name) or ""), str(getattr(new, name) or ""))
        if said[0] != said[1]:
            yield Change(name, "", *said)
    yield from _named("value", _values(was), _values(new))
    yield from _named("part", _parts(was), _parts(new))
    yield from _named("room", _rooms(was), _rooms(new))
    for name in ("samples", "slips"):
        if getattr(was, name) != getattr(new, name):
            yield Change(name)
    yield from _named("finding", _findings(before, was), _findings(after, new))
    yield from _named("evidence", _pieces(before, was.evidence), _pieces(after, new.evidence))
    yield from _named("values_evidence", _source(before, was), _source(after, new))


def _named(what: str, old: Mapping[str, Key], new: Mapping[str, Key]) -> Iterator[Change]:
    """Compare by identity; each value is (words of which one, what it says)."""
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, ("", "")), new.get(key, ("", ""))
        if (key in old, was) != (key in new, now):
            yield Change(what, now[0] or was[0], was[1], now[1])


def _values(clause: ClauseFacts) -> dict[str, Key]:
    return {entry.key: (entry.label, entry.shown) for entry in clause.values}


def _parts(clause: ClauseFacts) -> dict[str, Key]:
    return {part.code: (part.text, str(part.verdict)) for part in clause.parts or ()}


def _rooms(clause: ClauseFacts) -> dict[str, Key]:
    return {
        room.room: (room.room, " · ".join(filter(None, (str(room.verdict), room.note))))
        for room in clause.rooms or ()
    }


def _findings(facts: Facts, clause: ClauseFacts) -> dict[str, Key]:
    known = {finding.id: finding for finding in facts.findings}
    return {i: (_place(known[i]), _fact(known[i])) for i in clause.findings if i in known}


def _place(finding: bodies.Finding) -> str:
    return finding.place


def _fact(finding: bodies.Finding) -> str:
    parts = (finding.fact, finding.rectification, finding.due_on or "")
    photos = f"[{', '.join(s[:8] for s in finding.evidence)}]" if finding.evidence else ""
    return " · ".join(part for part in (*parts, photos) if part)


def _source(facts: Facts, clause: ClauseFacts) -> dict[str, Key]:
    return _pieces(facts, filter(None, (clause.values_evidence,)))


def _pieces(facts: Facts, wanted: Iterable[str]) -> dict[str, Key]:
    captions = {piece.sha256: piece.caption for piece in facts.evidence}
    return {s: (s[:8], captions.get(s, "") or s[:16]) for s in wanted}
