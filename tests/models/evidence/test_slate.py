"""Slates and clocks as text, and photos sorted by them: no files, no store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.evidence.slate import (
    Assigned,
    ClockShown,
    Shot,
    Slate,
    assign,
    clock_text,
    corrected,
    moment,
    parse,
    short,
    slate_text,
)

VISIT, PACK = "7d9a7f1e-0000-4000-8000-000000000001", "community-service-quality-2015"
NOON = 1_790_049_600  # 2026-09-22 12:00 in Beijing
PHONE, CAMERA = "HUAWEI NOH-AN00", "Canon EOS M50"


def slate(clause: str, visit: str = VISIT, room: str = "") -> Slate:
    found = parse(slate_text(visit, room, PACK, clause, NOON))
    assert isinstance(found, Slate)
    return found


def shot(
    name: str, at: int | None, code: Slate | ClockShown | None = None, by: str = PHONE
) -> Shot:
    return Shot(sha256=short(f"{by}{name}") * 8, name=name, camera=by, at=at, code=code)


def clauses(found: Assigned) -> dict[str, str]:
    return {sha: group.slate.clause for group in found.groups for sha in group.photos}


@given(
    st.text(max_size=20),
    st.text(max_size=20),
    st.from_regex(r"[a-z0-9.-]{1,30}", fullmatch=True),
    st.from_regex(r"[0-9A-Z./-]{1,12}", fullmatch=True),
    st.integers(0, 10**11),
)
def test_what_is_written_is_read_again(
    visit: str, room: str, pack: str, clause: str, utc: int
) -> None:
    place = short(room) if room else "-"
    read = parse(slate_text(visit, room, pack, clause, utc))
    assert read == Slate(short(visit), place, pack, clause, utc)
    assert parse(clock_text(utc)) == ClockShown(utc)


@given(st.text(max_size=120))
def test_any_other_text_says_nothing(text: str) -> None:
    assert parse(text) is None


@given(st.integers(0, 88), st.characters(codec="ascii"))
def test_one_wrong_character_says_nothing(place: int, instead: str) -> None:
    text = slate_text(VISIT, "全科诊室 2", PACK, "1.2.4/4", NOON)
    wrong = text[:place] + instead + text[place + 1 :]
    assert parse(wrong) is None or wrong == text


def test_a_later_form_says_nothing() -> None:
    assert parse("chayan:slate:2:anything:" + short("chayan:slate:2:anything")[:6]) is None


@pytest.mark.parametrize(
    ("claim", "offset", "expected"),
    [
        ("2026:09:22 12:00:00", "", NOON),
        ("2026:09:22 12:00:00+08:00", "", NOON),
        ("2026:09:22 12:00:00", "+08:00", NOON),
        ("2026:09:22 12:00:00+08:00", "+08:00", NOON),
        ("2026:09:22 10:00:00+06:00", "+08:00", NOON),
        ("2026:09:21 23:00:00-05:00", "", NOON),
        ("2026:09:22 12:00:00", "nonsense", NOON),
        ("", "", None),
        ("0000:00:00 00:00:00", "", None),
        ("2026:02:30 10:00:00", "", None),
        ("2026:09:22 12:00:00+99:00", "", None),
        ("yesterday", "+08:00", None),
    ],
)
def test_a_claim_is_read_in_its_zone_and_in_beijing_without_one(
    claim: str, offset: str, expected: int | None
) -> None:
    assert moment(claim, offset) == expected


def test_photos_after_a_slate_go_to_its_clause_until_the_next() -> None:
    shots = [
        shot("1.jpg", NOON - 60),
        shot("2.jpg", NOON, slate("1.2.4/4")),
        shot("3.jpg", NOON + 10),
        shot("4.jpg", NOON + 20),
        shot("5.jpg", NOON + 30, slate("1.1.1/1")),
        shot("6.jpg", NOON + 40),
        shot("7.jpg", None),
    ]
    found = assign(shots, VISIT, {})
    assert clauses(found) == {
        shots[2].sha256: "1.2.4/4",
        shots[3].sha256: "1.2.4/4",
        shots[5].sha256: "1.1.1/1",
    }
    assert found.tray == (shots[0].sha256, shots[6].sha256)
    assert [sha for sha, _ in found.slates] == [shots[1].sha256, shots[4].sha256]


def test_in_one_second_the_file_name_decides_and_ten_comes_after_nine() -> None:
    shots = [shot("IMG_10.jpg", NOON), shot("IMG_9.jpg", NOON, slate("1.2.4/4"))]
    assert clauses(assign(shots, VISIT, {})) == {shots[0].sha256: "1.2.4/4"}
    before = [shot("IMG_8.jpg", NOON), shots[1]]
    assert assign(before, VISIT, {}).tray == (before[0].sha256,)


def test_a_slate_of_another_visit_is_told_and_ends_the_one_before() -> None:
    shots = [
        shot("1.jpg", NOON, slate("1.2.4/4")),
        shot("2.jpg", NOON + 1, slate("1.1.1/1", visit="another")),
        shot("3.jpg", NOON + 2),
    ]
    found = assign(shots, VISIT, {})
    assert not found.groups
    assert found.foreign == (shots[1].sha256,)
    assert found.tray == (shots[2].sha256,)


def test_a_slate_without_time_leads_nothing() -> None:
    shots = [shot("1.jpg", None, slate("1.2.4/4")), shot("2.jpg", NOON)]
    found = assign(shots, VISIT, {})
    assert (found.tray, found.timeless) == ((shots[1].sha256,), (shots[0].sha256,))


def test_a_photographed_clock_says_how_far_ahead_a_camera_is() -> None:
    shots = [
        shot("1.jpg", NOON + 540, ClockShown(NOON)),
        shot("2.jpg", NOON - 5, ClockShown(NOON), by=CAMERA),
        shot("3.jpg", None, ClockShown(NOON), by="none"),
    ]
    found = assign(shots, VISIT, {PHONE: 12})
    assert found.ahead == {PHONE: 540, CAMERA: -5}
    assert set(found.clocks) == {one.sha256 for one in shots}
    assert corrected(NOON + 540, 540) == "2026-09-22 12:00:00"


def test_a_slate_ends_with_the_day_of_the_true_clock_not_of_the_cameras() -> None:
    ahead = 12 * 3600  # the camera shows midnight at noon
    shots = [
        shot("1.jpg", NOON + ahead - 60, slate("1.2.4/4")),
        shot("2.jpg", NOON + ahead + 60),
        shot("3.jpg", NOON + ahead + 13 * 3600),
    ]
    assert not assign(shots, VISIT, {}).groups
    found = assign(shots, VISIT, {PHONE: ahead})
    assert clauses(found) == {shots[1].sha256: "1.2.4/4"}
    assert found.tray == (shots[2].sha256,)


CODES = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(("1.2.4/4", "1.1.1/1")).map(slate),
    st.just(slate("1.1.1/1", visit="another")),
    st.just(ClockShown(NOON)),
)
SHOTS = st.lists(
    st.builds(
        Shot,
        sha256=st.integers(0, 10**6).map(lambda n: f"{n:064x}"),
        name=st.integers(0, 120).map(lambda n: f"IMG_{n}.jpg"),
        camera=st.sampled_from((PHONE, CAMERA)),
        at=st.one_of(st.none(), st.integers(NOON - 90_000, NOON + 90_000)),
        code=CODES,
    ),
    max_size=14,
    unique_by=lambda one: one.sha256,
)


@given(SHOTS, st.randoms())
def test_the_order_of_files_does_not_matter(shots: list[Shot], dice: object) -> None:
    mixed = list(shots)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert assign(mixed, VISIT, {}) == assign(shots, VISIT, {})


@given(SHOTS)
def test_every_file_is_named_exactly_once(shots: list[Shot]) -> None:
    found = assign(shots, VISIT, {})
    slates = [sha for sha, _ in found.slates]
    named = [*clauses(found), *found.tray, *slates, *found.foreign, *found.clocks]
    assert sorted(named) == sorted(one.sha256 for one in shots)


@given(SHOTS)
def test_two_cameras_do_not_mix(shots: list[Shot]) -> None:
    whole = clauses(assign(shots, VISIT, {}))
    apart: dict[str, str] = {}
    for camera in (PHONE, CAMERA):
        apart |= clauses(assign([s for s in shots if s.camera == camera], VISIT, {}))
    assert whole == apart


@given(SHOTS, st.integers(-(10**8), 10**8))
def test_a_wrong_clock_that_is_known_changes_nothing(shots: list[Shot], ahead: int) -> None:
    plain = [replace(s, code=None if isinstance(s.code, ClockShown) else s.code) for s in shots]
    wrong = [replace(s, at=None if s.at is None else s.at + ahead) for s in plain]
    known = {PHONE: ahead, CAMERA: ahead}
    assert assign(wrong, VISIT, known).groups == assign(plain, VISIT, {}).groups
