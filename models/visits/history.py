"""What happened to one clause, event by event: who, when, and what was said.

Reads the log anew; not for the window's thread. Words of our own are left to the screens: a line
gives the kind of event, a verdict and the texts people typed, each named by what it is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.compound import part_texts
from models.standards.types import Clause, Input, Verdict
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of

Line = dict[str, Any]
"""One event as plain values; our own log needs no second validation here."""


class What(StrEnum):
    """What a detail of a line is."""

    PART = "part"
    ROOM = "room"
    NOTE = "note"
    REASON = "reason"
    PLACE = "place"
    FIGURE = "figure"
    SOURCE = "source"
    REPORTED = "reported"
    EVIDENCE = "evidence"
    CAPTION = "caption"
    FACT = "fact"
    RECTIFICATION = "rectification"
    DUE = "due"
    ANSWER = "answer"
    SAMPLE = "sample"
    SEED = "seed"
    PICKS = "picks"


class Back(StrEnum):
    """Whether an event is a step of its own."""

    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event that concerns the clause."""

    seq: int
    """Its place in the log."""
    on: str
    """Day on the wall where it was written: ``2021-09-15``."""
    time: str
    """Time there: ``10:32:05``. The laptop's clock is a claim; ``seq`` is the order."""
    who: str
    """Name of the member now; empty for one who has left the team."""
    kind: EventType
    """What was done."""
    verdict: Verdict | None
    """What was said of the clause, the part or the room."""
    of_clause: Verdict | None
    """What the clause became by it, where that was said in the same step."""
    details: tuple[tuple[What, str], ...]
    """What else was said."""
    back: Back | None
    """An undo or a redo; None for a step of its own."""
    of: int
    """``seq`` of the step that was taken back or brought back; 0 for a step of its own."""
    stands: bool
    """False for a step that an undo took back."""


def history(book: VisitBook, state: VisitState, packs: Packs, ref: ClauseRef) -> tuple[Entry, ...]:
    """Return every event that concerns a clause, the first one first."""
    clause = clause_of(state, packs, ref)
    lines = list(_about(book.events(state.visit_id).splitlines(), ref))
    undid = {line["seq"]: line["body"].get("undoes", 0) for line in lines}
    gone = _gone(lines, undid)
    members = {member.id: member.name for member in state.members}
    return tuple(_entry(line, clause, undid, gone, members) for line in lines)


def _about(lines: Iterable[bytes], ref: ClauseRef) -> Iterator[Line]:
    """Yield what concerns a clause: by its number, its findings, or the photos it has."""
    findings: set[str] = set()
    photos: set[str] = set()
    wanted = (ref.pack, ref.clause)
    for raw in lines:
        line = json.loads(raw)
        body, kind = line["body"], line["type"]
        own = (body.get("pack"), body.get("clause")) == wanted
        if own and kind == EventType.FINDING_RECORDED:
            findings.add(body["id"])
        if own and kind == EventType.EVIDENCE_LINKED:
            photos.add(body["sha256"])
        listed = kind == EventType.UNCHECKED_LISTED and _item(body, ref)
        withdrawn = kind == EventType.FINDING_WITHDRAWN and body["id"] in findings
        named = kind == EventType.EVIDENCE_CAPTIONED and body["sha256"] in photos
        if own or listed or withdrawn or named:
            yield {**line, "body": _item(body, ref)} if listed else line


def _item(body: Line, ref: ClauseRef) -> Line:
    found = (i for i in body["items"] if (i["pack"], i["clause"]) == (ref.pack, ref.clause))
    return next(found, {})


def _gone(lines: Iterable[Line], undid: Mapping[int, int]) -> set[int]:
    gone: set[int] = set()
    for line in lines:
        undoes = line["body"].get("undoes", 0)
        if undid.get(undoes):
            gone.discard(undid[undoes])
        elif undoes:
            gone.add(undoes)
    return gone


def _entry(
    line: Line,
    clause: Clause,
    undid: Mapping[int, int],
    gone: set[int],
    members: Mapping[str, str],
) -> Entry:
    body, undoes = line["body"], line["body"].get("undoes", 0)
    redo = bool(undid.get(undoes))
    moment = datetime.fromisoformat(line["at"]) + timedelta(minutes=line["offset"])
    said = body.get("verdict") or body.get("state")
    return Entry(
        seq=line["seq"],
        on=moment.date().isoformat(),
        time=f"{moment:%H:%M:%S}",
        who=members.get(line["actor"], ""),
        kind=EventType(line["type"]),
        verdict=Verdict(said) if said else None,
        of_clause=Verdict(body["of_clause"]) if body.get("of_clause") else None,
        details=tuple((what, words) for what, words in _details(body, clause) if words),
        back=(Back.REDO if redo else Back.UNDO) if undoes else None,
        of=undid[undoes] if redo else undoes,
        stands=line["seq"] not in gone,
    )


_TEXTS = (
    (What.ROOM, "room"),
    (What.NOTE, "note"),
    (What.REASON, "reason"),
    (What.FACT, "fact"),
    (What.PLACE, "place"),
    (What.RECTIFICATION, "rectification"),
    (What.DUE, "due_on"),
    (What.CAPTION, "caption"),
    (What.SOURCE, "source"),
    (What.REPORTED, "reported"),
    (What.ANSWER, "answer"),
    (What.SAMPLE, "of"),
    (What.SEED, "seed"),
)


def _details(body: Line, clause: Clause) -> Iterator[tuple[What, str]]:
    if "part" in body:
        text = dict(part_texts(clause)).get(body["part"], "")
        yield What.PART, f"{body['part']} {text}".strip()
    inputs = {asked.key: asked for asked in clause.inputs}
    for key, value in body.get("values", {}).items():
        yield What.FIGURE, _figure(inputs.get(key), key, value)
    for what, field in _TEXTS:
        yield what, str(body.get(field, ""))
    if "sha256" in body:
        yield What.EVIDENCE, body["sha256"][:8]
    if "picks" in body:
        yield What.PICKS, "、".join(map(str, body["picks"]))


def _figure(asked: Input | None, key: str, value: int | str) -> str:
    if asked is None:
        return f"{key} {value}"
    words = next((c.label for c in asked.choices if c.value == value), value)
    return f"{asked.label} {words}{asked.unit}"
