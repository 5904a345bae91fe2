"""Plan B on paper, as records: the day plan and the blank checklist of a visit.

The minutes are a proposal of ours: no document prescribes any. One person needs about 2.2 minutes
per clause with walking (164 clauses in a day of six hours); a clause that is looked at in several
rooms is shared out equally among them, and every room is rounded up to a whole minute.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil

from models.facts import walk
from models.facts.bodies import Role, Room
from models.facts.state import VisitState
from models.standards.compound import part_texts
from models.standards.types import Clause, Indicator, NotApplicable, Pack, Verdict, tags_of
from models.visits import places
from models.visits.numbers import Numbers, Target
from models.visits.standing import Packs, chosen_packs

PER_CLAUSE = Fraction(11, 5)
"""Minutes for one clause, alone, with walking."""
OPENING, DELIBERATION, ENDING = 30, 30, 30
"""Minutes of the meetings: 首次会议 15-30, 合议 30-60, 末次会议 20-40 are usual."""
NOWHERE = "其他（不属于以上房间）"
"""Name of the stop for clauses that no listed room touches."""
WALK = "按房间检查"
Found = tuple[Pack, Indicator, Clause]


def day_plan(state: VisitState, packs: Packs) -> walk.DayPlan:
    """Return the plan of the day; raises FactsError when a standard is not installed."""
    rooms = places.rooms(state, packs)
    found = list(_clauses(state, packs))
    touched = [[r for r in rooms if r.kind in tags_of(i, c).places] for _, i, c in found]
    stops = [_stop(n, room, touched) for n, room in enumerate(rooms, start=1)]
    left = sum(1 for where in touched if not where)
    if left:
        minutes = ceil(left * PER_CLAUSE)
        rest = walk.Stop(number=0, kind="", name=NOWHERE, clauses=left, minutes=minutes)
        stops.append(rest)
    return walk.DayPlan(
        sheet=sheet_of(state, packs),
        team=team_of(state),
        stops=tuple(stops),
        clauses=len(found),
        opening=OPENING,
        deliberation=DELIBERATION,
        ending=ENDING,
    )


def checklist(state: VisitState, packs: Packs, arranged: walk.Arrangement) -> walk.Checklist:
    """Return the blank checklist; raises FactsError when a standard is not installed."""
    numbers = Numbers([pack for _, pack in chosen_packs(state, packs)])
    by_place = arranged is walk.Arrangement.PLACE
    return walk.Checklist(
        sheet=sheet_of(state, packs),
        arranged=arranged,
        chapters=tuple((_by_place if by_place else _by_indicator)(state, packs, numbers)),
        rooms=tuple(room.name for room in places.rooms(state, packs)),
    )


def _clauses(state: VisitState, packs: Packs) -> Iterator[Found]:
    for _, pack in chosen_packs(state, packs):
        for indicator in pack.indicators():
            for clause in indicator.clauses:
                yield pack, indicator, clause


def _stop(number: int, room: Room, touched: Iterable[list[Room]]) -> walk.Stop:
    shares = [Fraction(1, len(where)) for where in touched if room in where]
    return walk.Stop(
        number=number,
        kind=room.kind,
        name=room.name,
        clauses=len(shares),
        minutes=ceil(sum(shares) * PER_CLAUSE),
    )


def sheet_of(state: VisitState, packs: Packs) -> walk.Sheet:
    """Return which visit a paper belongs to; raises FactsError without its standards."""
    opened, facility = state.opened, state.facility
    chosen = chosen_packs(state, packs)
    numbers = Numbers([pack for _, pack in chosen])
    return walk.Sheet(
        title=opened.title,
        kind=opened.kind,
        organisation=opened.organisation,
        facility=facility.name,
        second_name="、".join(facility.names_on(opened.visit_on)[1:]),
        code=facility.code,
        address=facility.address,
        visit_on=opened.visit_on,
        standards=tuple(
            walk.Standard(
                letter=numbers.letter(pack.id),
                pack=pack.id,
                title=pack.title,
                edition=pack.edition,
                sha256=ref.sha256,
                clauses=sum(1 for _ in pack.clauses()),
            )
            for ref, pack in chosen
        ),
        visit=state.visit_id,
        revision=state.revision,
    )


def team_of(state: VisitState) -> tuple[walk.Planned, ...]:
    """Return who goes, the leader first, as far as anybody wrote a name."""
    ordered = sorted(state.members, key=lambda member: member.role is not Role.LEADER)
    return tuple(
        walk.Planned(
            name=member.name,
            leader=member.role is Role.LEADER,
            specialty="、".join(member.covers or ())[:200] or member.specialty,
        )
        for member in ordered
        if member.name.strip()  # a visit can begin before anybody wrote a name
    )


def _by_place(state: VisitState, packs: Packs, numbers: Numbers) -> Iterator[walk.Chapter]:
    """Yield the walk as one chapter; what belongs to no room stands at its end."""
    rooms = places.rooms(state, packs)
    kinds = {room.kind for room in rooms}
    groups = [
        _group(
            f"{number} {room.name}",
            [_line(h.pack, h.clause, numbers) for h in places.in_room(state, packs, room)],
        )
        for number, room in enumerate(rooms, start=1)
    ]
    left = [
        _line(pack.id, clause, numbers)
        for pack, indicator, clause in _clauses(state, packs)
        if not kinds.intersection(tags_of(indicator, clause).places)
    ]
    groups.append(_group(NOWHERE, left))
    yield walk.Chapter(title=WALK, groups=tuple(one for one in groups if one.lines))


def _by_indicator(state: VisitState, packs: Packs, numbers: Numbers) -> Iterator[walk.Chapter]:
    """Yield one chapter for each top section of each standard."""
    chosen = chosen_packs(state, packs)
    for _, pack in chosen:
        for section in pack.sections:
            said = [numbers.letter(pack.id), pack.title] if len(chosen) > 1 else []
            if section.name != pack.title:
                said.append(f"{section.code} {section.name}")
            yield walk.Chapter(
                title="　".join(said or [pack.title])[:4000],
                groups=tuple(
                    _group(
                        f"{indicator.code} {indicator.name}",
                        [_line(pack.id, clause, numbers) for clause in indicator.clauses],
                    )
                    for indicator in section.all_indicators()
                    if indicator.clauses
                ),
            )


def _group(label: str, lines: Iterable[walk.Line]) -> walk.Group:
    return walk.Group(label=label[:200], lines=tuple(lines))


def _line(pack: str, clause: Clause, numbers: Numbers) -> walk.Line:
    return walk.Line(
        number=numbers.printed(Target(pack, clause.code)),
        text=clause.text,
        may=tuple(_may(clause)),
        pieces=tuple(walk.Piece(code=code, text=text) for code, text in part_texts(clause)),
        figures=tuple(
            walk.Figure(
                label=entered.label,
                unit=entered.unit,
                kind=entered.kind,
                choices=tuple(choice.label for choice in entered.choices),
            )
            for entered in clause.inputs
        ),
        core=bool(clause.core),
    )


def _may(clause: Clause) -> Iterator[Verdict]:
    """Yield the boxes of a clause; what a rule never allows has none (R2.2, R2.9)."""
    if not clause.grades:
        yield from (Verdict.MET, Verdict.NOT_MET)
    if clause.not_applicable is not NotApplicable.NEVER:
        yield Verdict.NOT_APPLICABLE
    yield Verdict.TO_VERIFY
