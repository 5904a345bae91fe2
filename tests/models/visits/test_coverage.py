"""How far a visit is, level by level and room by room, and what does not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from models.facts import bodies
from models.facts.bodies import ClauseRef, Room
from models.standards.types import Pack, Verdict
from models.visits import closing, findings, marking, rooms
from models.visits.coverage import Reach, by_level, by_room
from models.visits.disagreements import Disagreement, disagreements
from models.visits.parts import mark_part
from tests.ui.sample_visit import LEADER, Field, fill, new_field, sample

HOSPITAL, QUALITY = sample.HOSPITAL, sample.QUALITY


@pytest.fixture
def field(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = new_field(tmp_path / "laptop")
    yield made
    made.workspace.close()


def levels(field: Field) -> dict[str, Reach]:
    found = closing.blockers(field.state, field.packs)
    return {one.key: one for one in by_level(field.state, field.packs, found)}


def unfit(field: Field) -> list[Disagreement]:
    found = closing.blockers(field.state, field.packs)
    return list(disagreements(field.state, field.packs, found))


def pack_of(packs: Mapping[str, Pack], pack_id: str) -> Pack:
    return next(pack for pack in packs.values() if pack.id == pack_id)


def test_levels_add_up_to_the_standard(field: Field) -> None:
    fill(field)
    found = levels(field)
    whole = found[f"{QUALITY}/"]
    assert whole.total == sum(1 for _ in pack_of(field.packs, QUALITY).clauses())
    for depth in (1, 2, 3):
        below = [r for k, r in found.items() if k.startswith(f"{QUALITY}/") and r.depth == depth]
        for name in ("total", "judged", "to_verify", "unchecked", "failed"):
            assert sum(getattr(r, name) for r in below) == getattr(whole, name), (depth, name)
    assert whole.judged + whole.to_verify + whole.unchecked == whole.total


def test_a_standard_is_named_once_when_its_only_heading_repeats_its_title(field: Field) -> None:
    fill(field)
    named = [one.name for one in levels(field).values()]
    assert len(named) == len(set(named)) or named.count(pack_of(field.packs, HOSPITAL).title) == 1


def test_every_gap_of_a_level_names_its_clause_and_what_is_missing(field: Field) -> None:
    fill(field)
    one = levels(field)[f"{QUALITY}/1.1.1"]
    assert ("1.1.1/4", "clause-to-verify") in [(gap.clause, gap.code) for gap in one.gaps]
    assert all(gap.text and not gap.room for gap in one.gaps)


def test_a_listed_clause_is_no_gap_any_more_but_still_not_judged(field: Field) -> None:
    key = (QUALITY, "1.1.1/1")
    book, packs = field.book, field.packs
    field.state = findings.list_unchecked(book, field.state, packs, LEADER, {key: "锁着"})
    one = levels(field)[f"{QUALITY}/1.1.1"]
    assert "1.1.1/1" not in [gap.clause for gap in one.gaps]
    assert one.unchecked == one.total


def test_r2_6_a_room_is_open_until_its_clauses_were_seen_there_or_elsewhere(field: Field) -> None:
    book, packs = field.book, field.packs
    first = by_room(field.state, packs)[0]
    kind, gap = first.code, first.gaps[0]
    listed = [Room(kind=kind, name="一号"), Room(kind=kind, name="二号")]
    state = rooms.set_rooms(book, field.state, LEADER, listed)
    ref = ClauseRef(pack=gap.pack, clause=gap.clause)
    state = rooms.see(book, state, packs, LEADER, ref, "二号", Verdict.NOT_MET)
    one, two = by_room(state, packs)
    assert (one.name, two.name) == ("一号", "二号")
    assert {g.room for g in two.gaps} == {"二号"}
    assert gap.clause not in [g.clause for g in two.gaps if g.pack == gap.pack]
    assert two.failed == 1


def test_r2_6_a_mark_against_its_rooms_is_told(field: Field) -> None:
    book, packs = field.book, field.packs
    gap = by_room(field.state, packs)[0].gaps[0]
    kind = by_room(field.state, packs)[0].code
    state = rooms.set_rooms(book, field.state, LEADER, [Room(kind=kind, name="一号")])
    ref = ClauseRef(pack=gap.pack, clause=gap.clause)
    state = rooms.see(book, state, packs, LEADER, ref, "一号", Verdict.NOT_MET)
    field.state = marking.mark(book, state, packs, LEADER, ref, Verdict.MET)
    kinds = [(one.kind, one.clause) for one in unfit(field)]
    assert ("mark-against-rooms", gap.clause) in kinds


def test_r3_9_stated_beside_verified_with_the_clause_that_verifies(field: Field) -> None:
    fill(field)
    book, packs = field.book, field.packs
    field.state = findings.fill_form(
        book, field.state, packs, LEADER, HOSPITAL, "annex-4", {"annual_visits": 900000}
    )
    (one,) = [u for u in unfit(field) if u.kind == "stated"]
    assert one.difference is not None
    assert one.difference.stated == "900000"
    assert one.difference.large
    assert one.form == "annex-4"
    clause = pack_of(packs, HOSPITAL).clause(one.clause)
    assert any(
        entry.key in field.state.values[(HOSPITAL, one.clause)].measured.values
        for entry in clause.inputs
    )


def test_r2_8_a_finding_without_place_or_rectification_is_told(field: Field) -> None:
    book, packs = field.book, field.packs
    ref = ClauseRef(pack=QUALITY, clause="1.1.1/1")
    state = marking.mark(book, field.state, packs, LEADER, ref, Verdict.NOT_MET)
    field.state = state
    assert ("finding-missing", "1.1.1/1") in [(u.kind, u.clause) for u in unfit(field)]
    field.state = findings.record_finding(book, state, packs, LEADER, ref, "门锁坏。")
    (one,) = [u for u in unfit(field) if u.clause == "1.1.1/1"]
    kinds = [one.kind, *(each.code for each in one.more)]
    assert kinds == ["finding-no-evidence", "finding-no-place", "finding-no-rectification"]


def test_a_visit_just_begun_has_nothing_that_disagrees(field: Field) -> None:
    assert unfit(field) == []
    assert isinstance(field.state.opened, bodies.VisitOpened)


def remarks(field: Field, *wanted: str) -> list[tuple[str, str]]:
    return [(one.kind, one.clause) for one in unfit(field) if one.clause in wanted]


def test_met_without_ticked_points_is_remarked_and_never_blocks(field: Field) -> None:
    book, packs = field.book, field.packs
    pack = pack_of(packs, QUALITY)
    clause = next(c for c in pack.clauses() if c.parts and not c.tests)
    ref = ClauseRef(pack=QUALITY, clause=clause.code)
    field.state = marking.mark(book, field.state, packs, LEADER, ref, Verdict.MET)
    assert remarks(field, clause.code) == [("parts-none", clause.code)]
    (one,) = [u for u in unfit(field) if u.clause == clause.code]
    assert one.blocker is not None
    assert str(len(clause.parts or ())) in one.blocker.sentence("zh")
    assert clause.code not in {
        b.clause for b in closing.blockers(field.state, packs) if b.severity == "blocks"
    }
    part = (clause.parts or ())[0].code
    field.state = mark_part(book, field.state, packs, LEADER, ref, part, Verdict.MET)
    assert remarks(field, clause.code) in ([("parts-open", clause.code)], [])


def test_met_without_figures_to_compute_is_listed(field: Field) -> None:
    ref = ClauseRef(pack=HOSPITAL, clause="4")
    field.state = marking.mark(field.book, field.state, field.packs, LEADER, ref, Verdict.MET)
    assert remarks(field, "4") == [("figures-missing", "4")]


def test_a_finding_that_stays_on_a_clause_that_is_met_is_listed(field: Field) -> None:
    book, packs, ref = field.book, field.packs, ClauseRef(pack=QUALITY, clause="1.1.1/1")
    state = marking.mark(book, field.state, packs, LEADER, ref, Verdict.NOT_MET)
    state = findings.record_finding(book, state, packs, LEADER, ref, "药柜未上锁。", place="药房")
    field.state = marking.mark(book, state, packs, LEADER, ref, Verdict.MET)
    assert ("finding-not-failed", "1.1.1/1") in remarks(field, "1.1.1/1")
    field.state = marking.mark(book, field.state, packs, LEADER, ref, Verdict.NOT_MET)
    assert "finding-not-failed" not in [kind for kind, _ in remarks(field, "1.1.1/1")]
