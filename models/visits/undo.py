"""Undo: an event that restores what was before the last step that still stands.

Only marks, figures and links are undone this way. Steps are taken back in reverse order, so
what a clause shows now is what it showed right after the step that is to be undone.
"""

import json
from collections.abc import Sequence
from typing import Any

from models.facts import bodies
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits.book import Entry, VisitBook
from models.visits.standing import require_member, require_open

_LINKS = (EventType.EVIDENCE_LINKED, EventType.EVIDENCE_UNLINKED)
_VERDICTS = (EventType.MARK, EventType.PART_MARKED)
_UNDOABLE = (*_VERDICTS, EventType.MEASURED, *_LINKS)
Line = dict[str, Any]
"""One event as plain values; our own log needs no second validation here."""


def undoable(book: VisitBook, state: VisitState) -> int | None:
    """Return the ``seq`` of the step that ``undo`` would take back, or None."""
    step = _last_standing(_lines(book, state))
    return None if step is None or state.closed else int(step["seq"])


def undo(book: VisitBook, state: VisitState, actor: str) -> VisitState:
    """Take back the last step that still stands; again walks further back.

    Nothing left to undo returns ``state``. An amendment never undoes what was signed before
    it. Raises VisitError(``visit-closed``).
    """
    require_open(state)
    require_member(state, actor)
    lines = _lines(book, state)
    step = _last_standing(lines)
    if step is None:
        return state
    earlier = [line for line in lines[: step["seq"] - 1] if _key(line) == _key(step)]
    return book.append(state, actor, _restoring(state, step, earlier))


def _lines(book: VisitBook, state: VisitState) -> list[Line]:
    return [json.loads(line) for line in book.events(state.visit_id).splitlines()]


def _last_standing(lines: Sequence[Line]) -> Line | None:
    """Return the last undoable event that no later one takes back."""
    undone: set[int] = set()
    for line in reversed(lines):
        if line["type"] == EventType.VISIT_REOPENED:
            return None
        if line["type"] not in _UNDOABLE:
            continue
        if "undoes" in line["body"]:
            undone.add(line["body"]["undoes"])
        elif line["seq"] not in undone:
            return line
    return None


def _key(line: Line) -> tuple[Any, ...]:
    kinds = {**dict.fromkeys(_LINKS, "links"), **dict.fromkeys(_VERDICTS, "verdict")}
    family = kinds.get(line["type"], line["type"])
    return family, line["body"].get("pack"), line["body"].get("clause")


def _mark_before(earlier: Sequence[Line]) -> Line | None:
    """Return the mark a clause had: by hand, or by its parts on top of what was noted by hand."""
    found: Line | None = None
    for line in earlier:
        if line["type"] == EventType.MARK:
            found = {k: v for k, v in line["body"].items() if k != "undoes"}
        elif "of_clause" in line["body"]:
            kept = {k: v for k, v in (found or {}).items() if k in ("note", "place")}
            place = {k: line["body"][k] for k in ("pack", "clause")}
            found = {**place, **kept, "verdict": line["body"]["of_clause"]}
        if found and found["verdict"] == Verdict.UNCHECKED and not found.get("note"):
            found = None  # the record forgets such a mark, its place with it
    return found


def _repart(step: Line, earlier: Sequence[Line]) -> list[Entry]:
    """Bring a part back, and the clause's mark if the step changed it.

    A reason (of 不适用) has no place in a part's event: such a mark comes back as a mark.
    """
    asked = step["body"]
    own = [x["body"] for x in earlier if x["body"].get("part") == asked["part"]]
    restored = {**asked, "verdict": own[-1]["verdict"] if own else Verdict.UNCHECKED}
    restored["undoes"] = step["seq"]
    before = _mark_before(earlier) if "of_clause" in asked else None
    by_hand = bool(before and before.get("reason"))
    if "of_clause" in asked:
        verdict = (before or {}).get("verdict", Verdict.UNCHECKED)
        restored["of_clause"] = None if by_hand else verdict
    entries: list[Entry] = [(EventType.PART_MARKED, _read(bodies.PartMarked, restored))]
    if before and by_hand:
        mark = _read(bodies.Mark, {**before, "undoes": step["seq"]})
        entries.append((EventType.MARK, mark))
    return entries


def _read(kind: type[bodies.Body], line: Line) -> bodies.Body:
    return kind.model_validate_json(json.dumps(line))


def _restoring(state: VisitState, step: Line, earlier: Sequence[Line]) -> list[Entry]:
    place = {"pack": step["body"]["pack"], "clause": step["body"]["clause"]}
    if step["type"] in _LINKS:
        return _relink(state, step, earlier)
    if step["type"] == EventType.PART_MARKED:
        return _repart(step, earlier)
    cleared: Line = {"verdict": Verdict.UNCHECKED} if step["type"] == EventType.MARK else {}
    if step["type"] == EventType.MEASURED:
        cleared = {"values": {}, "origin": step["body"]["origin"]}
    last = _mark_before(earlier) if step["type"] == EventType.MARK else None
    if step["type"] == EventType.MEASURED and earlier:
        last = earlier[-1]["body"]
    before = last or {**place, **cleared}
    kind: type[bodies.Body] = bodies.Measured
    if step["type"] == EventType.MARK:
        kind = bodies.Mark
    return [(EventType(step["type"]), _read(kind, {**before, "undoes": step["seq"]}))]


def _relink(state: VisitState, step: Line, earlier: Sequence[Line]) -> list[Entry]:
    """Bring the links of a clause back, order and all: take off the tail, put the old one on."""
    pack, clause = step["body"]["pack"], step["body"]["clause"]
    wanted: list[str] = []
    for line in earlier:
        sha256 = line["body"]["sha256"]
        if line["type"] == EventType.EVIDENCE_UNLINKED:
            wanted = [s for s in wanted if s != sha256]
        elif sha256 not in wanted:
            wanted.append(sha256)
    present = list(state.links.get((pack, clause), ()))
    same = 0
    while same < min(len(wanted), len(present)) and wanted[same] == present[same]:
        same += 1
    off = [(EventType.EVIDENCE_UNLINKED, sha256) for sha256 in present[same:]]
    on = [(EventType.EVIDENCE_LINKED, sha256) for sha256 in wanted[same:]]
    return [
        (kind, bodies.EvidenceLink(pack=pack, clause=clause, sha256=s, undoes=step["seq"]))
        for kind, s in (*off, *on)
    ]
