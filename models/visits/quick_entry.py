"""A list made on paper, typed in afterwards: read, checked, and taken over line by line.

Every line is a step of its own, durable before the next one begins: a list of 160 lines that
meets a full disk at line 90 keeps 89, and says so. What a rule refuses is told with its line and
holds up nothing else. Undo walks back line by line.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from models.base import LONGEST_TEXT
from models.errors import ExpectedError, VisitError
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.facts.wording import clean
from models.standards.compound import part_texts
from models.standards.types import Clause, NotApplicable, Pack, Verdict, tags_of
from models.visits import marking, parts, places, rooms
from models.visits.book import VisitBook
from models.visits.numbers import Numbers
from models.visits.quick_lines import Entry, LineReader, ReadLine
from models.visits.standing import Packs, chosen_packs, clause_of, pack_of, require_open

MOST_LINES, LONGEST_LINE = 2000, LONGEST_TEXT
"""More is no list of a visit; it is told, never cut off quietly."""
AFTER_NOTE = "；"
"""Between what a note said and what a part's line adds to it."""
Told = Callable[[int], None]


Paper = Sequence[str] | None
"""Rooms in the order of a printed list (``room_orders``); None for the order of now."""


def reader(state: VisitState, packs: Packs, within: str = "", paper: Paper = None) -> LineReader:
    """Return the reader for a visit; ``within`` is the standard of numbers that several have."""
    numbers = Numbers([pack for _, pack in chosen_packs(state, packs)])
    return LineReader(numbers, [room.name for room in places.rooms(state, packs)], within, paper)


def read(
    state: VisitState, packs: Packs, text: str, within: str = "", paper: Paper = None
) -> tuple[ReadLine, ...]:
    """Return every line that is not blank, with what it says or why it cannot be taken over.

    Raises VisitError(``quick-too-much``) for a text that is no list, FactsError when a standard
    is not installed.
    """
    typed = text.replace("\r\n", "\n").split("\n")  # as the field counts them
    if len(typed) > MOST_LINES or any(len(line) > LONGEST_LINE for line in typed):
        raise VisitError("quick-too-much", lines=MOST_LINES, characters=LONGEST_LINE)
    found = reader(state, packs, within, paper)
    lines = [_read(found, at, line) for at, line in enumerate(typed, start=1) if line.strip()]
    return tuple(_checked(state, packs, lines))


def take_over(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    lines: Sequence[ReadLine],
    told: Told = lambda _line: None,
) -> tuple[VisitState, tuple[ReadLine, ...]]:
    """Take over every line that was understood, in order, each durable for itself.

    ``told`` gets the number of a line as soon as it is kept. Returns the visit and the lines
    that a rule refused now, with its sentence. Where a line names a room and nobody has listed
    the rooms yet, those of the paper are listed first. Raises VisitError ``visit-closed``,
    ``not-in-team``, and StoreError from the line that could not be kept.
    """
    require_open(state)
    refused = []
    wanted = [one for one in lines if one.entry is not None and one.error is None]
    if not state.rooms and any(one.entry and one.entry.room for one in wanted):
        state = rooms.set_rooms(book, state, actor, places.rooms(state, packs))
    for one in wanted:
        assert one.entry is not None
        try:
            state = _keep(book, state, packs, actor, one.entry)
        except VisitError as error:
            refused.append(ReadLine(one.line, one.typed, one.entry, error))
        else:
            told(one.line)
    return state, tuple(refused)


def without(text: str, gone: Collection[int]) -> str:
    """Return a list without blank lines and without those whose numbers are ``gone``."""
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(line for at, line in lines if at not in gone and line.strip())


def _read(found: LineReader, at: int, typed: str) -> ReadLine:
    try:
        return ReadLine(at, typed, found.read(clean(typed)))
    except VisitError as error:
        return ReadLine(at, typed, error=error)


def _checked(state: VisitState, packs: Packs, lines: Sequence[ReadLine]) -> Iterator[ReadLine]:
    """Refuse what the rules will refuse, and a number that is given two different results."""
    said: dict[tuple[object, str], tuple[int, Entry]] = {}
    kinds = {room.name: room.kind for room in places.rooms(state, packs)}
    for one in lines:
        if one.entry is None:
            yield one
            continue
        key = (one.entry.target, one.entry.room)
        line, before = said.setdefault(key, (one.line, one.entry))
        error = _forbidden(state, packs, one.entry, kinds)
        if before != one.entry:
            error = VisitError("quick-number-twice", line=line)
        yield ReadLine(one.line, one.typed, one.entry, error)


def _forbidden(
    state: VisitState, packs: Packs, entry: Entry, kinds: Mapping[str, str]
) -> ExpectedError | None:
    """Return what already speaks against an entry; the rules themselves are asked again later.

    ``kinds``: the kind of every room of the visit by its name, looked up once for all lines.
    """
    target, verdict = entry.target, entry.verdict
    clause = clause_of(state, packs, ClauseRef(pack=target.pack, clause=target.clause))
    absent = verdict is Verdict.NOT_APPLICABLE
    if entry.room and target.part:
        return VisitError("quick-room-and-part", clause=clause.code)
    if target.part and absent and not parts.may_leave_out(clause, target.part):
        return VisitError("part-not-applicable", clause=clause.code, part=target.part)
    if clause.grades and not target.part and verdict in (Verdict.MET, Verdict.NOT_MET):
        return VisitError("graded-by-points", clause=clause.code)
    if entry.room:
        if verdict not in rooms.HERE:
            return VisitError("room-verdict", clause=clause.code)
        return _foreign(pack_of(state, packs, target.pack), entry, kinds[entry.room])
    return _without_ground(state, clause, entry) if absent and not target.part else None


def _foreign(pack: Pack, entry: Entry, kind: str) -> ExpectedError | None:
    """Return why a clause is not looked at in this room: a slip in the room's number, mostly."""
    target = entry.target
    found = ((i, c) for i in pack.indicators() for c in i.clauses if c.code == target.clause)
    places_ = tags_of(*next(found)).places
    if not places_ or kind in places_:
        return None
    said = "、".join(places_)
    return VisitError("quick-room-foreign", clause=target.clause, room=entry.room, places=said)


def _without_ground(state: VisitState, clause: Clause, entry: Entry) -> ExpectedError | None:
    """Return why 不适用 may not be said of a clause (R2.2, R2.3)."""
    if clause.not_applicable is NotApplicable.APPROVAL and not entry.note:
        return VisitError("not-applicable-needs-reason", clause=clause.code)
    return marking.forbids_not_applicable(clause, state.facility)


def _keep(book: VisitBook, state: VisitState, packs: Packs, actor: str, entry: Entry) -> VisitState:
    """Write one entry through the same steps as the screen."""
    target, note = entry.target, entry.note or None
    ref = ClauseRef(pack=target.pack, clause=target.clause)
    if entry.room:
        return rooms.see(book, state, packs, actor, ref, entry.room, entry.verdict, note)
    if target.part:
        state = parts.mark_part(book, state, packs, actor, ref, target.part, entry.verdict)
        return _add_note(book, state, packs, actor, ref, entry.note)
    if entry.verdict is Verdict.NOT_APPLICABLE:  # what is written behind it is its reason (R2.3)
        return marking.mark(book, state, packs, actor, ref, entry.verdict, reason=note)
    return marking.mark(book, state, packs, actor, ref, entry.verdict, note=note)


def _add_note(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, ref: ClauseRef, note: str
) -> VisitState:
    """Add what was noted about a part to the note of its clause, once."""
    marked = state.marks.get((ref.pack, ref.clause))
    before = marked.mark.note if marked else ""
    if not note or note in before.split(AFTER_NOTE):
        return state
    whole = f"{before}{AFTER_NOTE}{note}" if before else note
    return marking.note(book, state, packs, actor, ref, whole)


def meant(state: VisitState, packs: Packs, entry: Entry) -> tuple[str, Verdict]:
    """Return the issued words an entry is about, and what is said of them now."""
    target = entry.target
    ref, key = ClauseRef(pack=target.pack, clause=target.clause), (target.pack, target.clause)
    clause = clause_of(state, packs, ref)
    if target.part:
        now = state.parts.get(key, {}).get(target.part, Verdict.UNCHECKED)
        return dict(part_texts(clause))[target.part], now
    if entry.room:
        seen = state.seen.get(key, {}).get(entry.room)
        return clause.text, seen.seen.verdict if seen else Verdict.UNCHECKED
    return clause.text, state.verdict(*key)
