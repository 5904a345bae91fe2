"""The day plan and the blank checklist as records, from a visit that is still open."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest

from models.facts.bodies import Room
from models.facts.state import VisitState
from models.facts.walk import Arrangement, Checklist, Line
from models.standards.loading import available
from models.standards.parts_types import Tags
from models.standards.types import NotApplicable, Verdict, tags_of
from models.visits import plan, quick_entry, rooms
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACK, PACKS, plain_clause
from tests.support import LEADER, PACK_SHA, pack
from tests.tiered import TIERED

QUALITY = next(one for one in available() if one.pack.id == "community-service-quality-2015")


def tagged(code: str, *places: str, allowed: NotApplicable = NotApplicable.NEVER) -> object:
    return plain_clause(code, allowed).model_copy(update={"tags": Tags(places=places)})


WALKED = pack(
    tagged("1", "甲", "乙"),  # type: ignore[arg-type]
    tagged("2", "乙"),  # type: ignore[arg-type]
    tagged("3", "丙"),  # type: ignore[arg-type]
    tagged("4", allowed=NotApplicable.APPROVAL),  # type: ignore[arg-type]
)
WALKED_PACKS = {PACK_SHA: WALKED}


def lines(listed: Checklist) -> list[Line]:
    return [line for chapter in listed.chapters for group in chapter.groups for line in group.lines]


def test_rooms_stand_in_the_order_of_the_walk_with_what_touches_them(
    book: VisitBook, state: VisitState
) -> None:
    own = (Room(kind="乙", name="乙 2"), Room(kind="甲", name="甲"), Room(kind="乙", name="乙 1"))
    state = rooms.set_rooms(book, state, LEADER, own)
    made = plan.day_plan(state, WALKED_PACKS)
    assert [(s.number, s.name, s.clauses) for s in made.stops] == [
        (1, "乙 2", 2),
        (2, "甲", 1),
        (3, "乙 1", 2),
        (0, plan.NOWHERE, 2),
    ]
    # Clause 1 is shared by three rooms, clause 2 by two; 3 and 4 touch no listed room.
    share = Fraction(11, 5)
    wanted = [share * (Fraction(1, 3) + Fraction(1, 2)), share / 3, None, share * 2]
    assert [s.minutes for s in made.stops] == [2, 1, 2, 5]
    assert [ceil(w) for w in wanted if w] == [2, 1, 5]
    assert made.walking == 10
    assert made.clauses == 4


def test_without_a_list_there_is_one_room_of_each_kind(state: VisitState) -> None:
    made = plan.day_plan(state, WALKED_PACKS)
    assert [s.name for s in made.stops] == ["甲", "乙", "丙", plan.NOWHERE]
    assert [one.leader for one in made.team] == [True, False]
    assert made.sheet.standards[0].letter == "A"
    assert made.sheet.visit_on == OPENED.visit_on


def test_a_day_alone_takes_the_minutes_that_practice_gives(book: VisitBook) -> None:
    opened = OPENED.model_copy(
        update={
            "packs": (
                OPENED.packs[0].model_copy(
                    update={"id": QUALITY.pack.id, "sha256": QUALITY.sha256}
                ),
            )
        }
    )
    made = plan.day_plan(book.start(opened, LEADER), {QUALITY.sha256: QUALITY.pack})
    assert made.clauses == 164
    exact = ceil(164 * plan.PER_CLAUSE)
    assert exact <= made.walking < exact + len(made.stops)


@pytest.mark.parametrize("arranged", list(Arrangement))
def test_every_clause_is_on_the_checklist_in_full_and_its_number_is_taken_back(
    state: VisitState, arranged: Arrangement
) -> None:
    listed = plan.checklist(state, WALKED_PACKS, arranged)
    assert {line.text for line in lines(listed)} == {c.text for c in WALKED.clauses()}
    assert {line.number for line in lines(listed)} == {"1", "2", "3", "4"}
    for line in lines(listed):
        (read,) = quick_entry.read(state, WALKED_PACKS, f"{line.number} 4")
        assert read.error is None


def test_by_place_a_clause_comes_again_in_each_of_its_rooms(state: VisitState) -> None:
    listed = plan.checklist(state, WALKED_PACKS, Arrangement.PLACE)
    shown = {
        group.label: [line.number for line in group.lines] for group in listed.chapters[0].groups
    }
    assert shown == {"1 甲": ["1"], "2 乙": ["1", "2"], "3 丙": ["3"], plan.NOWHERE: ["4"]}
    assert listed.rooms == ("甲", "乙", "丙")
    everywhere = [
        room
        for i in WALKED.indicators()
        for c in i.clauses
        for room in tags_of(i, c).places or (plan.NOWHERE,)
    ]
    assert len(lines(listed)) == len(everywhere)


def test_r2_2_a_box_is_printed_only_where_the_rules_allow_the_mark(state: VisitState) -> None:
    by_number = {
        line.number: line
        for line in lines(plan.checklist(state, WALKED_PACKS, Arrangement.INDICATOR))
    }
    assert Verdict.NOT_APPLICABLE not in by_number["1"].may
    assert Verdict.NOT_APPLICABLE in by_number["4"].may


def test_r2_9_a_graded_clause_has_its_points_and_no_box_for_met(book: VisitBook) -> None:
    ref = OPENED.packs[0].model_copy(update={"id": TIERED.id})
    state = book.start(OPENED.model_copy(update={"packs": (ref,)}), LEADER)
    listed = plan.checklist(state, {PACK_SHA: TIERED}, Arrangement.INDICATOR)
    for line in lines(listed):
        assert line.pieces
        assert not {Verdict.MET, Verdict.NOT_MET} & set(line.may)


def test_figures_and_parts_come_along(state: VisitState) -> None:
    listed = plan.checklist(state, PACKS, Arrangement.INDICATOR)
    asked = [figure.label for line in lines(listed) for figure in line.figures]
    assert asked == [one.label for clause in PACK.clauses() for one in clause.inputs]
