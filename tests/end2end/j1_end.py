"""Journey J1, steps 7 and 8: what is missing, the last meeting, the paper of problems."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from models.facts.bodies import Host, Meeting
from models.facts.types import Facts
from models.standards.types import Verdict
from models.visits import papers
from models.visits.coverage import by_room
from models.visits.sampling import draw
from tests.end2end.j1_person import (
    AWAY,
    CONSULTING,
    DEPUTY,
    EVALUATOR,
    FACILITY,
    FACT,
    HEAD,
    LOCKED,
    NURSE,
    QUALITY,
    RECTIFY,
    SEED,
    SPOKEN,
    Person,
)
from tests.reports.papers import reader, text_of
from ui.window import VISIT


def step_7_what_is_missing(person: Person) -> None:
    """Coverage level by level, each gap two clicks away; the locked room goes onto the list."""
    person.click("closeVisit")
    assert person.window.page == "closing"
    total = int(person.text("coverage_summary").split(" of ")[1].split()[0])
    assert f"{judged(person)} of {total}" in person.text("coverage_summary")
    person.click_row("coverage_rows", "1.1.2")
    person.click_row("coverage_gaps", "1.1.2/1")
    assert person.window.page == VISIT
    ref = person.screen.ref
    assert ref is not None
    assert ref.clause == "1.1.2/1"
    person.screen.setFocus()
    person.key(Qt.Key.Key_1)
    assert person.state.verdict(QUALITY, "1.1.2/1") is Verdict.MET

    person.window.go("closing")
    person.settle()
    a_gap_of_a_room_is_two_clicks_away(person)
    person.window.go("closing")
    person.settle()
    person.click("closing_tabs_unchecked")
    search = person.find("unchecked_search", QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setText(LOCKED)
    person.type("unchecked_reason", SPOKEN)
    person.click("unchecked_apply")
    person.click("unchecked_all")
    listed = {one.clause for one in person.state.unchecked}
    assert listed
    assert all(clause.startswith(LOCKED) for clause in listed)
    search.setText("")
    reasons = {one.clause: one.reason for one in person.state.unchecked}
    table = person.find("unchecked_table", QTableView)
    assert isinstance(table, QTableView)
    others = [
        line
        for line in range(table.model().rowCount())
        if table.model().index(line, 0).data() not in reasons
    ]
    for line in others:
        table.selectRow(line) if line == others[0] else table.selectionModel().select(
            table.model().index(line, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    person.type("unchecked_reason", "本次只指导重点科室，其余随年度评价再查。")
    person.click("unchecked_apply")
    the_last_meeting(person)
    person.window.go("closing")
    person.settle()
    person.click("closing_close")
    assert person.state.closed is not None
    kept = {one.clause: one.reason for one in person.state.unchecked}
    assert {kept[clause] for clause in listed} == {SPOKEN}


def the_last_meeting(person: Person) -> None:
    """Who hears the findings signs in before the record is finished; the head is back."""
    person.window.go(VISIT)
    person.settle()
    person.click("meetings")
    person.click("meetingsWhich_last")
    expected = person.find("signInName_1", QLineEdit)
    assert isinstance(expected, QLineEdit)
    assert expected.text() == NURSE, "who was at the first meeting is expected"
    person.click("signInAdd")
    person.type("signInName_2", HEAD)
    person.type("signInPost_2", "院长")
    person.click("meetingHostIs_head")
    person.type("meetingHostName", HEAD)
    person.click("meetingBegin")
    held = person.state.meetings[Meeting.LAST]
    assert [one.name for one in held.present] == [EVALUATOR, NURSE, HEAD]
    assert held.host == Host(name=HEAD)
    assert held.begun is not None


def a_gap_of_a_room_is_two_clicks_away(person: Person) -> None:
    """One lands in the room, at the clause that is open there."""
    person.click("coverage_by_room")
    reach = next(r for r in by_room(person.state, person.window.session.packs) if r.gaps)
    person.click_row("coverage_rows", reach.name)
    person.click_row("coverage_gaps", reach.gaps[0].clause)
    where = person.screen.whereabouts()
    assert where is not None
    assert (where.mode, where.room) == ("place", reach.name)
    assert where.clause == reach.gaps[0].clause


def judged(person: Person) -> int:
    """Marks that are results."""
    open_ = (Verdict.UNCHECKED, Verdict.TO_VERIFY)
    return sum(m.mark.verdict not in open_ for m in person.state.marks.values())


def step_8_the_paper_of_problems(person: Person, tmp_path: Path) -> None:
    """Evaluator alone is the leader; the head objects in words; the paper says all of it."""
    person.click("closing_sign")
    assert EVALUATOR in person.text("signing_who")
    person.draw()
    person.click("signing_confirm")
    assert "consent" in person.text("signing_consent")
    person.click("signing_kind_objected")
    person.type("signing_name", HEAD)
    person.type("signing_statement", "隔帘当天送洗，备用的在库房。")
    person.draw()
    person.click("signing_confirm")
    snapshot = papers.snapshot_of(person.window.session.book, person.state.visit_id)
    given = papers.signatures(
        person.window.session.book, person.state.visit_id, snapshot.facts_digest
    )
    assert [str(s.role) for s in given] == ["leader", "facility"]
    what_stays_at_home(snapshot.facts())

    person.click("signing_deliver")
    printed = tmp_path / "printed"
    printed.mkdir()
    person.type("delivery_folder", str(printed))
    person.click("form_save_findings")
    (paper,) = printed.iterdir()
    assert len(reader(paper.read_bytes()).pages) <= 2
    words = "".join(text_of(paper.read_bytes()).split())
    for said in (FACT, RECTIFY, "隔帘当天送洗，备用的在库房。", "不表示同意其中的内容"):
        assert said in words
    assert f"1/2间不达标：{CONSULTING}2" in words

    person.click("form_save_record")
    (record,) = [file for file in printed.iterdir() if file != paper]
    words = "".join(text_of(record.read_bytes()).split())
    assert f"房间：1/2间达标；不达标：{CONSULTING}2" in words
    assert "满意度问卷n=3：满意2，不满意1；样本不足" in words
    assert "自报比例18%" in words
    assert f"种子{SEED}" in words
    assert "、".join(map(str, draw(3000, 10, SEED))) in words
    assert SPOKEN in words
    the_sign_in_sheet(person, tmp_path)


def what_stays_at_home(facts: Facts) -> None:
    """Both meetings are frozen; of a covered photo only the copy leaves the laptop."""
    assert facts.meetings is not None
    assert [str(one.meeting) for one in facts.meetings] == ["first", "last"]
    copies = {one.of for one in facts.evidence if one.of}
    withheld = {one.sha256 for one in facts.evidence if one.withheld}
    assert copies
    assert copies == withheld


def the_sign_in_sheet(person: Person, tmp_path: Path) -> None:
    """One page with both meetings, also after the record is finished; no name in its name."""
    stick = tmp_path / "sheet"
    stick.mkdir()
    person.window.go("field_papers")
    person.settle()
    person.type("field_papers_folder", str(stick))
    person.click("form_save_attendance")
    (paper,) = stick.iterdir()
    assert len(reader(paper.read_bytes()).pages) == 1
    words = "".join(text_of(paper.read_bytes()).split())
    for said in (EVALUATOR, NURSE, HEAD, DEPUTY, AWAY, "首次会议", "末次会议", "签名"):
        assert said in words
    assert not any(name in paper.name for name in (FACILITY, EVALUATOR, HEAD))
