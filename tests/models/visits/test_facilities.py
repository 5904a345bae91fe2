"""The district's list of facilities: read from .xlsx, previewed, kept, searched, picked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.errors import ExpectedError, StandardError, StoreError, VisitError
from models.facts.bodies import Facility, FacilityKind, FacilitySet
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.store.workspace import Workspace
from models.visits import facilities, facility_list, marking
from models.visits.book import VisitBook
from models.visits.facility_list import FacilityList, read_list
from models.visits.facility_rows import HEADS
from tests.laptop import FACILITY, OPENED, PACKS, FixedClock, ref
from tests.models.standards.importing import office
from tests.support import LEADER

Row = Sequence[str | int | float | None]
NAME, CODE = "样例镇卫生院", "TEST-100"
PLAIN = ("机构名称", "机构代码")


def read(tmp_path: Path, rows: Sequence[Row], **more: object) -> FacilityList:
    file = tmp_path / "list.xlsx"
    file.write_bytes(office.xlsx(rows, **more))  # type: ignore[arg-type]
    return read_list(file)


def refusals(found: FacilityList) -> list[tuple[int, str]]:
    return [(row.line, row.reason.code) for row in found.refused]


def whole_row() -> dict[str, str | int | float]:
    return {
        "机构名称": NAME,
        "第二名称": "样例社区医院",
        "机构代码": CODE,
        "类型": "乡镇卫生院",
        "地址": "样例路1号",
        "邮编": "400000",
        "电话": "023-00000000",
        "许可证号": "LIC-1",
        "法定代表人": "样例甲",
        "主要负责人": "样例乙",
        "床位": 30,
        "服务人口（万人）": "3.2",
        "常住人口（人）": 28000,
        "职工数": 56,
        "发热门诊": "有",
        "等级评审": "甲级",
        "第二名称启用日期": "2020-01-01",
    }


def test_columns_are_known_by_their_words_wherever_they_stand(tmp_path: Path) -> None:
    said = whole_row()
    forward = read(tmp_path, [["机构名单"], list(said), list(said.values())])
    turned = dict(reversed(said.items()))
    backward = read(tmp_path, [list(turned), list(turned.values())])
    assert forward.rows[0].facility == backward.rows[0].facility
    assert forward.rows[0].line == 3
    found = forward.rows[0].facility
    assert found == Facility(
        code=CODE,
        name=NAME,
        second_name="样例社区医院",
        kind=FacilityKind.TOWNSHIP_HOSPITAL,
        address="样例路1号",
        postcode="400000",
        phone="023-00000000",
        licence_code="LIC-1",
        legal_representative="样例甲",
        responsible_person="样例乙",
        beds="yes",
        served=32000,
        residents=28000,
        staff=56,
        features={"special_clinics": "yes"},
        grade="a",
        second_name_from="2020-01-01",
    )


def test_a_column_that_is_not_known_is_named_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, [[*PLAIN, "备注"], [NAME, CODE, "旧址"]])
    assert found.ignored == ("备注",)
    assert not found.refused


def test_our_own_table_has_every_heading_and_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    file.write_bytes(facility_list.empty_table())
    with pytest.raises(VisitError) as told:
        read_list(file)
    assert told.value.code == "facility-list-empty"
    heads = [said[0] for said in HEADS.values()]
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"机构名称": CODE, "机构代码": NAME}, "facility-row-swapped"),
        ({"机构名称": ""}, "facility-row-no-name"),
        ({"机构代码": ""}, "facility-row-no-code"),
        ({"机构名称": "12345"}, "facility-row-name"),
        ({"机构代码": 1.25e17}, "facility-row-code"),
        ({"类型": "村卫生室"}, "facility-row-kind"),
        ({"邮编": "023-00000000"}, "facility-row-postcode"),
        ({"床位": "约30"}, "facility-row-yes-no"),
        ({"服务人口（万人）": "三万"}, "people-not-a-number"),
        ({"服务人口（万人）": "32000"}, "people-many"),
        ({"常住人口（人）": 3}, "people-few"),
        ({"职工数": "很多"}, "staff-not-a-number"),
        ({"发热门诊": "也许"}, "facility-row-yes-no"),
        ({"等级评审": "一等"}, "facility-row-word"),
        ({"第二名称启用日期": "2021-02-30"}, "name-day-unreal"),
        ({"地址": "长" * 201}, "facility-row-too-long"),
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_in_one_sentence(
    tmp_path: Path, change: dict[str, str | int | float], code: str
) -> None:
    said = whole_row() | change
    good = [*said.values()]
    fine = list((whole_row() | {"机构代码": "TEST-200"}).values())
    found = read(tmp_path, [list(said), good, fine])
    assert refusals(found) == [(2, code)]
    assert [row.facility.code for row in found.rows] == ["TEST-200"]
    for language in ("zh", "en"):
        assert found.refused[0].reason.sentence(language)


def test_r1_5_a_population_without_a_unit_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, [[*PLAIN, "服务人口"], [NAME, CODE, 32000], [NAME, "T-2", "3.2万人"]])
    assert refusals(found) == [(2, "facility-row-unit")]
    assert found.rows[0].facility.served == 32000


def test_without_a_type_the_name_says_it(tmp_path: Path) -> None:
    found = read(tmp_path, [PLAIN, ["样例社区卫生服务中心", "T-1"], ["样例门诊部", "T-2"]])
    assert found.rows[0].facility.kind is FacilityKind.COMMUNITY_CENTRE
    assert refusals(found) == [(3, "facility-row-kind")]


def test_a_code_said_twice_differently_is_taken_from_neither_row(tmp_path: Path) -> None:
    rows = [PLAIN, [NAME, "T-1"], ["另一卫生院", "T-1"], [NAME, "T-2"], [NAME, "T-2"]]
    found = read(tmp_path, rows)
    assert refusals(found) == [(2, "facility-row-twice"), (3, "facility-row-twice")]
    assert [(row.line, row.facility.code) for row in found.rows] == [(4, "T-2")]
    assert "2、3" in found.refused[0].reason.sentence()


def test_a_formula_is_never_worked_out(tmp_path: Path) -> None:
    saved = '<c r="A2" t="str"><f>HYPERLINK("http://example.org")</f><v>样例镇卫生院</v></c>'
    bare = '<c r="A3"><f>A2</f></c>'
    found = read(tmp_path, [PLAIN, [saved, "T-1"], [bare, "T-2"]])
    assert [row.facility.name for row in found.rows] == [NAME]
    assert found.rows[0].formula
    assert [remark.code for remark in found.remarks] == ["facility-list-formulas"]
    assert refusals(found) == [(3, "facility-row-formula")]


def test_macros_and_links_are_told_and_not_followed(tmp_path: Path) -> None:
    more = {"xl/vbaProject.bin": b"\x00"}
    found = read(tmp_path, [PLAIN, [NAME, CODE]], more=more)
    assert "import-macros" in [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["名单"], ["甲", "乙"]], "facility-list-no-heads"),
        ([[*PLAIN, "名称"], [NAME, CODE, NAME]], "facility-list-head-twice"),
        ([PLAIN], "facility-list-empty"),
        ([], "facility-list-no-heads"),
    ],
)
def test_a_list_without_sound_headings_is_refused(
    tmp_path: Path, rows: list[Row], code: str
) -> None:
    with pytest.raises(VisitError) as told:
        read(tmp_path, rows)
    assert told.value.code == code


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "机构名称,机构代码".encode(), b"%PDF-1.4"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(data)
    with pytest.raises(StandardError):
        read_list(file)


def test_five_thousand_rows_are_read_kept_and_searched(
    tmp_path: Path, workspace: Workspace, book: VisitBook
) -> None:
    heads = list(whole_row())
    rows = [
        list((whole_row() | {"机构名称": f"样例{n}卫生院", "机构代码": f"T-{n:05}"}).values())
        for n in range(5_000)
    ]
    begun = time.monotonic()
    found = read(tmp_path, [heads, *rows])
    done = facilities.keep(workspace, found.rows, FixedClock().now())
    everything = facilities.known(book)
    assert facilities.matching(everything, "t-04999")[0].facility.name == "样例4999卫生院"
    assert time.monotonic() - begun < 30, "minutes would be a fault; seconds are the machine"
    assert (done.new, done.changed, done.same) == (5_000, 0, 0)
    again = facilities.keep(workspace, found.rows, FixedClock().now())
    assert (again.new, again.changed, again.same) == (0, 0, 5_000)


def set_facility(book: VisitBook, state: VisitState, facility: Facility) -> VisitState:
    return book.append(state, LEADER, [(EventType.FACILITY_SET, FacilitySet(facility=facility))])


def rows_of(*given: Facility) -> tuple[facility_list.ListedRow, ...]:
    return tuple(facility_list.ListedRow(n, one) for n, one in enumerate(given, start=2))


def test_the_latest_entry_of_a_code_counts_and_none_is_lost(workspace: Workspace) -> None:
    renamed = FACILITY.model_copy(update={"name": "改名后的中心"})
    facilities.keep(workspace, rows_of(FACILITY), FixedClock().now())
    done = facilities.keep(workspace, rows_of(renamed), FixedClock().now())
    assert (done.new, done.changed, done.same) == (0, 1, 0)
    assert facilities.listed(workspace) == {FACILITY.code: renamed}


def test_a_damaged_entry_is_named(workspace: Workspace) -> None:
    with workspace.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO ledger_entry (ledger, kind, subject, added_at, utc_offset, data)"
            " VALUES ('facilities', 'listed', 'X', '2021-01-01T00:00:00.000Z', 480, x'7b7d')"
        )
    with pytest.raises(StoreError) as told:
        facilities.listed(workspace)
    assert told.value.code == "facility-list-damaged"


def test_facilities_of_earlier_visits_can_be_picked_too(
    workspace: Workspace, book: VisitBook
) -> None:
    nameless = FACILITY.model_copy(update={"code": "", "name": "只有名称的中心"})
    book.start(OPENED, LEADER)
    book.start(OPENED.model_copy(update={"facility": nameless}), LEADER)
    listed = FACILITY.model_copy(update={"name": "名单里的中心"})
    facilities.keep(workspace, rows_of(listed), FixedClock().now())
    found = {one.facility.name: one for one in facilities.known(book)}
    assert set(found) == {"名单里的中心", "只有名称的中心"}
    assert found["名单里的中心"].listed
    assert found["名单里的中心"].visit_on == OPENED.visit_on
    assert not found["只有名称的中心"].listed


def test_a_corrected_facility_is_the_one_that_is_picked(book: VisitBook) -> None:
    corrected = FACILITY.model_copy(update={"name": "更正后的中心"})
    state = book.start(OPENED, LEADER)
    set_facility(book, state, corrected)
    assert [one.facility.name for one in facilities.known(book)] == ["更正后的中心"]


def test_name_second_name_and_code_are_searched() -> None:
    one = FACILITY.model_copy(update={"second_name": "样例社区医院"})
    known = (facilities.Known(one), facilities.Known(FACILITY.model_copy(update={"code": "A-1"})))
    assert len(facilities.matching(known, "样例")) == 2
    assert facilities.matching(known, "社区医")[0].facility is one
    assert facilities.matching(known, "ｔｅｓｔ-1")[0].facility is one
    assert facilities.matching(known, "  ") == ()


def test_a_visit_of_a_name_alone_learns_its_profile_and_keeps_every_mark(book: VisitBook) -> None:
    """J1 step 1: answers that come later recalculate 不适用 and lose no mark (R2.3)."""
    bare = Facility(code="", name=FACILITY.name, kind=FACILITY.kind)
    state = book.start(OPENED.model_copy(update={"facility": bare}), LEADER)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET)
    with pytest.raises(ExpectedError):
        marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.NOT_APPLICABLE)
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.MET)
    before = dict(state.marks)
    state = set_facility(book, state, FACILITY)
    assert dict(state.marks) == before
    assert book.load(state.visit_id) == state
    state = marking.mark(
        book, state, PACKS, LEADER, ref("3"), Verdict.NOT_APPLICABLE, reason="无床位"
    )
    assert state.verdict(ref("3").pack, "3") is Verdict.NOT_APPLICABLE
    assert state.verdict(ref("2").pack, "2") is Verdict.MET
