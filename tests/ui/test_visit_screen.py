"""The marking screen on a real workspace: what is clicked and typed is in the log afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from models.facts.bodies import EvidenceAdded
from models.standards.types import NotApplicable, Verdict
from models.visits import findings
from tests.ui.marking import HOSPITAL, KEYS, QUALITY, Marking
from tests.ui.sample_visit import photo
from ui.itemmodels.evidence import caption_of


@pytest.mark.parametrize(("key", "verdict"), KEYS.items())
def test_a_key_marks_the_chosen_clause(marking: Marking, key: Qt.Key, verdict: Verdict) -> None:
    marking.at(QUALITY, "1.1.1/2")
    marking.key(key)
    assert marking.verdict(QUALITY, "1.1.1/2") is verdict
    assert marking.room.find(f"{verdict}_{QUALITY}_1.1.1/2", QAbstractButton).isChecked()


def test_a_click_marks_and_is_kept(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    marking.click(f"not_met_{QUALITY}_1.1.1/3")
    assert marking.verdict(QUALITY, "1.1.1/3") is Verdict.NOT_MET
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause == "1.1.1/3"


def test_saved_is_said_only_after_the_commit(marking: Marking) -> None:
    heads: list[tuple[str, str]] = []
    session = marking.room.session
    session.saved.connect(
        lambda _t: heads.append((marking.reloaded().head, session.state.head))  # type: ignore[union-attr]
    )
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_1)
    assert len(heads) == 1
    assert heads[0][0] == heads[0][1]
    assert "Saved" in marking.room.find("statusSaved", QLabel).text()


def test_nought_clears_and_ctrl_z_walks_back(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_1)
    marking.key(Qt.Key.Key_2)
    marking.key(Qt.Key.Key_Escape)  # the finding may wait
    marking.key(Qt.Key.Key_0)
    assert marking.verdict(QUALITY, "1.1.1/1") is Verdict.UNCHECKED
    seen = []
    for _ in range(3):
        marking.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append(marking.verdict(QUALITY, "1.1.1/1"))
    assert seen == [Verdict.NOT_MET, Verdict.MET, Verdict.UNCHECKED]


def test_arrows_go_through_the_clauses_and_over_the_border(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/3")
    where = []
    for _ in range(3):
        marking.key(Qt.Key.Key_Down)
        assert marking.screen.ref is not None
        where.append(marking.screen.ref.clause)
    assert where == ["1.1.1/4", "1.1.2/1", "1.1.2/2"]
    marking.key(Qt.Key.Key_Right)
    assert marking.room.find("indicatorTitle", QLabel).text().startswith("1.1.3")


def test_digits_typed_into_a_field_are_no_marks(marking: Marking) -> None:
    marking.at(HOSPITAL, "4")
    field = marking.room.find(f"value_{HOSPITAL}_4_annual_visits", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "1204")
    marking.room.settle()
    assert field.text() == "1204"
    assert marking.verdict(HOSPITAL, "4") is Verdict.UNCHECKED


def test_not_applicable_is_refused_in_place_where_the_document_forbids_it(
    marking: Marking,
) -> None:
    marking.at(HOSPITAL, "3")
    marking.key(Qt.Key.Key_1)
    marking.key(Qt.Key.Key_3)
    assert marking.verdict(HOSPITAL, "3") is Verdict.MET
    assert marking.said(f"message_{HOSPITAL}_3")
    assert marking.room.find(f"met_{HOSPITAL}_3", QAbstractButton).isChecked()
    segment = marking.room.find(f"not_applicable_{HOSPITAL}_3", QAbstractButton)
    assert not segment.isEnabled()
    assert not segment.isChecked()
    assert segment.toolTip() == marking.said(f"message_{HOSPITAL}_3")
    assert "met or not met only" in segment.toolTip()


def test_wards_do_not_apply_where_the_profile_says_there_are_no_beds(marking: Marking) -> None:
    session, field = marking.room.session, marking.room.field
    pack, clause = next(
        (pack, clause)
        for pack in field.packs.values()
        for clause in pack.clauses()
        if clause.not_applicable is NotApplicable.PROFILE
    )
    marking.at(pack.id, clause.code)
    segment = marking.room.find(f"not_applicable_{pack.id}_{clause.code}", QAbstractButton)
    assert not segment.isEnabled()
    assert "no beds" in segment.toolTip()

    facility = field.state.facility.model_copy(update={"beds": "no"})
    session.submit(lambda state: findings.set_facility(field.book, state, session.actor, facility))
    marking.room.settle()
    assert segment.isEnabled()
    assert "(key 3)" in segment.toolTip()
    marking.key(Qt.Key.Key_3)
    assert marking.verdict(pack.id, clause.code) is Verdict.NOT_APPLICABLE


def test_not_applicable_asks_for_its_reason(marking: Marking) -> None:
    clause = "2.3.3/2"
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_3)
    assert marking.verdict(QUALITY, clause) is Verdict.UNCHECKED
    line = marking.room.find(f"reason_{QUALITY}_{clause}", QLineEdit)
    assert line.hasFocus()
    line.insert("无此科室")
    QTest.keyClick(line, Qt.Key.Key_Return)
    marking.room.settle()
    assert marking.verdict(QUALITY, clause) is Verdict.NOT_APPLICABLE
    assert marking.reloaded().marks[(QUALITY, clause)].mark.reason == "无此科室"
    assert not line.isVisible()
    assert marking.screen.ref.clause == clause  # the next key must not mark another clause
    assert marking.screen.hasFocus()
    marking.key(Qt.Key.Key_1)
    assert marking.verdict(QUALITY, clause) is Verdict.MET


def test_the_working_follows_what_is_typed_and_is_kept_when_one_leaves(marking: Marking) -> None:
    marking.at(HOSPITAL, "6")
    card = marking.room.find(f"measurement_{HOSPITAL}_6")
    for key, digits in (("general_practitioners", "12"), ("resident_population", "60100")):
        field = marking.room.find(f"value_{HOSPITAL}_6_{key}", QLineEdit)
        field.setFocus()
        QTest.keyClicks(field, digits)
    shown = " ".join(each.text() for each in card.findChildren(QLabel))
    assert "1.9967" in shown
    assert "1 名 short" in shown
    marking.at(HOSPITAL, "7")
    kept = marking.reloaded().values[(HOSPITAL, "6")].measured
    assert kept.values == {"general_practitioners": 12, "resident_population": 60100}
    assert kept.origin == "verified"


def test_a_mark_against_the_figures_is_pointed_out(marking: Marking) -> None:
    marking.at(HOSPITAL, "7")
    field = marking.room.find(f"value_{HOSPITAL}_7_partner_hospitals", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "0")
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_1)
    assert marking.room.find(f"conflict_{HOSPITAL}_7", QLabel).text() == "Mark and figures disagree"


def test_the_rest_of_an_indicator_is_marked_met_one_event_each(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/2")
    marking.key(Qt.Key.Key_2)
    before = marking.reloaded().count
    marking.click("markRest")
    state = marking.reloaded()
    verdicts = [state.verdict(QUALITY, f"1.1.1/{n}") for n in (1, 2, 3, 4)]
    assert verdicts == [Verdict.MET, Verdict.NOT_MET, Verdict.MET, Verdict.MET]
    assert state.count == before + 3


# Search


def search(marking: Marking, words: str) -> list[str]:
    marking.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = marking.room.find("search", QLineEdit)
    assert line.hasFocus()
    line.insert(words)
    marking.room.qtbot.wait(120)
    model = marking.room.find("indicatorTree", QTableView).model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_search_finds_indicators_and_clauses_under_their_headings(marking: Marking) -> None:
    found = search(marking, "隔帘")
    every = [c.text for p in marking.room.field.packs.values() for c in p.clauses()]
    assert sum("隔帘" in text for text in every) == sum("隔帘" in row for row in found)
    assert any(row.startswith("2.3.3") for row in found)
    assert found[0].startswith("社区卫生服务质量评价指标体系")


def test_search_goes_to_the_first_clause_by_enter(marking: Marking) -> None:
    search(marking, "AEFI")
    QTest.keyClick(marking.room.find("search"), Qt.Key.Key_Return)
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause == "1.2.4/4"


def test_search_says_when_there_is_nothing(marking: Marking) -> None:
    assert search(marking, "绝无此词") == []
    assert marking.room.find("searchNothing").isVisible()


def test_the_tree_is_a_proper_model(marking: Marking) -> None:
    model = marking.screen.tree.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    search(marking, "药")
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_1)
    assert tester is not None


# The look, as far as a machine can tell


def test_the_issued_text_is_never_cut(marking: Marking) -> None:
    marking.room.window.resize(1280, 720)
    marking.at(QUALITY, "3.5.1/2")
    marking.room.qtbot.wait(50)
    for card in marking.screen.clauses.cards:
        text = card.findChild(QLabel, f"text_{QUALITY}_{card.code}")
        assert text.height() >= text.heightForWidth(text.width())
        assert text.width() > 300


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_a_chosen_clause_is_wholly_in_sight_also_when_it_grows(
    marking: Marking, tmp_path: Path, size: tuple[int, int]
) -> None:
    marking.room.window.resize(*size)
    marking.at(QUALITY, "1.2.4/4")
    marking.room.settle()

    def wholly() -> bool:
        card = marking.screen.clauses.card
        return card is not None and card.visibleRegion().boundingRect().size() == card.size()

    marking.room.qtbot.waitUntil(wholly)
    (tmp_path / "photo.jpg").write_bytes(photo(1))
    marking.screen.evidence.take((tmp_path / "photo.jpg",))
    marking.click("privacyNobody")
    marking.room.settle()
    assert marking.room.find(f"photos_{QUALITY}_1.2.4/4").isVisible()
    marking.room.qtbot.waitUntil(wholly)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_it_fits_without_scrolling_sideways(marking: Marking, size: tuple[int, int]) -> None:
    marking.room.window.resize(*size)
    marking.room.qtbot.wait(30)
    assert marking.room.window.width() == size[0]
    assert marking.room.window.minimumSizeHint().width() <= size[0]
    for area in (marking.screen.clauses._area, marking.screen.tree.tree):
        assert not area.horizontalScrollBar().isVisible()
    inner = marking.screen.clauses._area.widget()
    assert inner.minimumSizeHint().width() <= marking.screen.clauses._area.viewport().width()


def test_everything_one_can_press_has_a_name(marking: Marking) -> None:
    marking.at(HOSPITAL, "3")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    for widget in marking.screen.findChildren(QWidget):
        if type(widget) is QAbstractButton or isinstance(widget.parent(), QLineEdit):
            continue  # Qt's own: the corner of a table, the signs inside a search field
        if isinstance(widget, kinds):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()


def test_the_other_language_is_a_switch_away(marking: Marking) -> None:
    assert marking.room.find("closeVisit", QAbstractButton).text() == "Finish and sign"
    marking.room.window.use_language("zh")
    marking.room.settle()
    assert marking.room.window.page == "visit"
    assert marking.room.find("closeVisit", QAbstractButton).text() == "结束检查"
    marking.room.window.use_language("en")
    marking.room.settle()
    assert marking.room.find("closeVisit", QAbstractButton).text() == "Finish and sign"


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_twelve_photos_stand_two_by_two_and_leave_the_finding_in_sight(
    marking: Marking, tmp_path: Path, size: tuple[int, int]
) -> None:
    marking.room.window.resize(*size)
    marking.at(QUALITY, "1.2.4/4")
    files = []
    for number in range(12):
        files.append(tmp_path / f"photo{number}.jpg")
        files[-1].write_bytes(photo(number))
    marking.screen.evidence.take(tuple(files))
    marking.click("privacyNobody")
    marking.room.qtbot.waitUntil(lambda: not marking.screen.evidence.intake.busy, timeout=20_000)
    marking.room.settle()

    grid = marking.room.find("thumbnails", QListView)
    places = [grid.visualRect(grid.model().index(n, 0)) for n in range(12)]
    assert [p.left() for p in places] == [places[0].left(), places[1].left()] * 6
    assert [p.top() for p in places[::2]] == [p.top() for p in places[1::2]]
    assert len({p.top() for p in places}) == 6
    assert places[1].right() <= grid.viewport().width()
    assert grid.height() >= places[0].height()

    pane = marking.room.find("evidencePane")
    for name in ("findingFact", "findingPlace", "findingSave"):
        part = marking.room.find(name)
        shown = part.visibleRegion().boundingRect()
        assert shown.size() == part.size(), name
        assert pane.rect().contains(part.mapTo(pane, part.rect().bottomRight()))


def test_a_photo_says_when_it_was_taken_or_how_large_it_is() -> None:
    camera = EvidenceAdded(
        sha256="a" * 64,
        size=340_000,
        mime="image/jpeg",
        extension="jpg",
        width=4000,
        height=3000,
        taken_at="2021:09:15 10:21:00",
    )
    plain = camera.model_copy(update={"taken_at": ""})
    paper = plain.model_copy(update={"extension": "pdf", "width": 0, "height": 0})

    assert caption_of(camera) == "10:21"
    assert caption_of(camera.model_copy(update={"caption": "冷链冰箱"})) == "冷链冰箱 10:21"
    assert caption_of(plain) == "4000×3000"
    assert caption_of(paper).startswith("PDF 3")
