"""Each of the five documents can be read, searched and filtered in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.standards.loading import available, digest
from models.store.guidance import latest
from tests.tiered import TIERED
from tests.ui.rooms import Room
from tests.ui.standards.page import screen_of
from ui import language
from ui.itemmodels.lines import LINE_ROLE
from ui.pages import register
from ui.screens.standards.blocks import Points
from ui.screens.standards.documents import Document, Kind, outline_of
from ui.screens.standards.pack_details import blocks_of
from ui.screens.standards.screen import StandardsScreen
from ui.session import FieldSession
from ui.tasks import Worker
from ui.window import Window

QUALITY, HOSPITAL = "community-service-quality-2015", "community-hospital-cq-2020"
PROGRAMME, TASKS = "quality-service-zhongwei-2019", "xuhui-community-2023"
ACTION = "primary-care-action-2023-2025"


def open_document(made: Room, name: str) -> StandardsScreen:
    screen = screen_of(made)
    model = screen.list.lines
    for line in model.lines:
        if line.payload.record.id == name:
            screen.list.setCurrentIndex(model.index(model.place_of(line.key)))
            made.settle()
            return screen
    raise AssertionError(f"{name} is not in the list")


def shown_texts(screen: StandardsScreen) -> list[str]:
    return [line.text for line in screen.browse.lines.lines.lines]


def detail(made: Room) -> str:
    area = made.find("standards_detail")
    return "\n".join(one.text() for one in area.findChildren(QLabel) if not one.isHidden())


def told(box: QWidget, name: str) -> str:
    found = box.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def search(made: Room, screen: StandardsScreen, text: str) -> None:
    screen.browse.filters.search(text)
    made.settle()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (QUALITY, "53 indicators, 164 clauses"),
        (HOSPITAL, "11 indicators, 11 clauses"),
        (PROGRAMME, "5 goals"),
        (TASKS, "59 tasks, 17 departments, 15 targets"),
        (ACTION, "10 actions, 42 targets"),
    ],
)
def test_the_five_documents_are_listed_with_their_counts(
    library: Room, name: str, counts: str
) -> None:
    lines = screen_of(library).list.lines.lines

    (found,) = [line for line in lines if line.payload.record.id == name]

    assert counts in found.below


@pytest.mark.parametrize(
    ("name", "words", "line"),
    [
        (QUALITY, "一医一诊室", 241),
        (HOSPITAL, "特色科室日均门诊量", 84),
        (PROGRAMME, "不少于6个月", 53),
        (TASKS, "基本病种清单", 143),
        (ACTION, "每年新增社区医院500个以上", 5),
    ],
)
def test_a_known_text_of_each_document_is_found_whole_with_its_line(
    library: Room, name: str, words: str, line: int
) -> None:
    screen = open_document(library, name)

    search(library, screen, words)
    at = screen.browse.lines.lines
    row = next(
        n for n, one in enumerate(at.lines) if words in f"{one.text}{one.below}" and not one.heading
    )
    screen.browse.lines.setCurrentIndex(at.index(row))

    assert words in detail(library)
    assert f"line {line}" in detail(library)


def test_long_texts_wrap_and_are_never_cut(library: Room) -> None:
    screen = open_document(library, TASKS)
    view = screen.browse.lines
    width = view.viewport().width()
    metrics = view.fontMetrics()

    long = [n for n, one in enumerate(view.lines.lines) if len(one.text) > 120]

    assert long
    for row in long:
        text = view.lines.index(row).data(LINE_ROLE).text
        needed = metrics.horizontalAdvance(text) / width * metrics.height()
        assert view.visualRect(view.lines.index(row)).height() >= needed


def test_filters_narrow_a_pack_and_combine(library: Room) -> None:
    screen = open_document(library, QUALITY)
    filters = screen.browse.filters

    filters.choose("theme", "隐私")
    private = shown_texts(screen)
    assert "设一医一诊室，诊疗过程中应保持门处于关闭状态。" in private
    assert len(private) < 164

    filters.choose("place", "卫生间")
    assert len(shown_texts(screen)) < len(private)
    library.click("standards_clear")
    assert len(shown_texts(screen)) > 164


def test_soft_and_overtaken_clauses_are_found_by_their_remark(library: Room) -> None:
    screen = open_document(library, QUALITY)

    screen.browse.filters.choose("flag", "O")
    lines = [line for line in screen.browse.lines.lines.lines if not line.heading]

    assert lines
    assert all(("Overtaken by later law", "warn") in line.chips for line in lines)


def test_a_threshold_is_told_in_words(library: Room) -> None:
    screen = open_document(library, QUALITY)

    assert screen.browse.show_clause("1.1.6/1")

    said = detail(library)
    assert "实际占用总床日数 ÷ 实际开放总床日数 ≥ 80%" in said
    assert "at least (this value included)" in said
    assert "When the facility has no in-patient beds; without approval." in said


def test_headings_fold_with_the_keyboard(library: Room) -> None:
    screen = open_document(library, QUALITY)
    view = screen.browse.lines
    before = view.lines.rowCount()
    view.setFocus()
    view.selectionModel().setCurrentIndex(
        view.lines.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )

    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.lines.rowCount() < before
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.lines.rowCount() == before


def test_tasks_are_filtered_by_department_and_masks_are_kept(library: Room) -> None:
    screen = open_document(library, TASKS)

    screen.browse.filters.choose("department", "区卫生健康委")
    tasks = [line for line in screen.browse.lines.lines.lines if line.key.startswith("task/")]

    assert tasks
    assert all("区卫生健康委" in line.below for line in tasks)
    assert tasks[0].text.startswith("(略) 卫健委社区医疗服务基本病种清单")
    assert screen.browse.show_clause("1")
    assert "never guessed" in detail(library)


def test_targets_are_filtered_by_region_year_and_hardness(library: Room) -> None:
    screen = open_document(library, ACTION)
    filters = screen.browse.filters

    filters.choose("region", "east")
    filters.choose("year", "2025")
    east = [line.code for line in screen.browse.lines.lines.lines if line.key.startswith("t/")]
    assert east[0] == "T02"
    assert len(east) < 42

    filters.clear()
    filters.choose("hardness", "strive")
    soft = [line for line in screen.browse.lines.lines.lines if line.key.startswith("t/")]
    assert soft
    assert all(("力争 (strive)", "warn") in line.chips for line in soft)


def test_r4_1_r4_2_the_calculator_gives_the_earliest_application_and_both_last_days(
    library: Room,
) -> None:
    from ui.screens.standards.calculator import Calculator

    screen = open_document(library, PROGRAMME)
    assert screen.browse.show_clause("dates/reckon")
    box = library.find("standards_detail").findChild(Calculator)
    assert isinstance(box, Calculator)

    box.set_start("2023-08-31")

    assert told(box, "calculator_earliest") == "29 February 2024"
    assert told(box, "calculator_county") == "30 April 2024"
    assert told(box, "calculator_city") == "20 May 2024"
    assert told(box, "calculator_latest") == "31 October 2023"


def test_the_districts_reading_stands_beside_the_text_and_is_kept(library: Room) -> None:
    screen = open_document(library, QUALITY)
    screen.browse.show_clause("2.3.3/1")
    library.settle()
    issued = library.find("detail_issued", QLabel).text()

    library.find("guidance_text", QPlainTextEdit).setPlainText("急诊除外。")
    library.click("guidance_keep")
    assert "who issued" in library.find("guidanceMessageText", QLabel).text()
    library.type("guidance_issuer", "样例区卫生健康委")
    library.type("guidance_on", "2024-13-01")
    library.click("guidance_keep")
    assert "2024-03-15" in library.find("guidanceMessageText", QLabel).text()
    library.type("guidance_on", "2024-03-15")
    library.click("guidance_keep")

    kept = latest(library.field.workspace)[QUALITY]
    assert (kept.issuer, kept.issued_on) == ("样例区卫生健康委", "2024-03-15")
    assert kept.notes == {"2.3.3/1": "急诊除外。"}
    assert library.find("detail_issued", QLabel).text() == issued

    library.settle()
    library.find("guidance_text", QPlainTextEdit).setPlainText("")
    library.click("guidance_keep")
    assert latest(library.field.workspace) == {}


def test_the_text_a_document_was_read_from_is_named_as_it_is_issued(library: Room) -> None:
    open_document(library, HOSPITAL)
    assert "渝中卫发〔2021〕49号" in detail(library).splitlines()
    assert "001" not in detail(library).splitlines(), "our short name leads nobody to it"


def test_the_visits_of_an_edition_are_counted(library: Room) -> None:
    lines = screen_of(library).list.lines.lines

    used = [line for line in lines if line.payload.visits]

    assert used
    assert all(("1 visits", "ok") in line.chips for line in used)


def test_nothing_scrolls_sideways_at_the_smallest_window(library: Room) -> None:
    library.window.resize(1000, 640)
    for name in (QUALITY, PROGRAMME, TASKS):
        screen = open_document(library, name)
        for view in (screen.list, screen.browse.lines):
            assert view.horizontalScrollBar().maximum() == 0
    page = library.window.page_widget("standards")
    assert isinstance(page, QWidget)
    assert page.width() <= 1000


def test_graded_clauses_show_their_points_and_stars(library: Room) -> None:
    document = Document(Kind.PUBLISHED, TIERED, digest(TIERED))
    outline = outline_of(document)

    graded = [line for line in outline.lines if ("C B A", "blue") in line.chips]
    said = [block for line in graded for block in blocks_of(line.payload)]

    assert graded
    assert any(line.code.startswith("★") for line in outline.lines)
    assert "grade" in [facet.name for facet in outline.facets]
    points = [mark for block in said if isinstance(block, Points) for mark, _ in block.points]
    assert any(mark.startswith("【C") for mark in points)


def test_without_a_workspace_one_reads_and_nothing_is_written(qtbot: QtBot) -> None:
    language.use(language.ENGLISH)
    worker = Worker()
    window = Window(FieldSession(worker))
    register(window)
    window.show()
    window.enter_without_workspace()
    screen = window.go("standards")
    assert isinstance(screen, StandardsScreen)
    qtbot.waitUntil(lambda: screen.list.lines.rowCount() >= 5, timeout=30_000)

    screen.show_document(next(one.sha256 for one in available() if one.pack.id == QUALITY))
    screen.browse.show_clause("2.3.3/1")

    keep = screen.browse.findChild(QPushButton, "guidance_keep")
    assert isinstance(keep, QPushButton)
    assert not keep.isEnabled()
    assert not screen.importing.findChildren(QPushButton, "import_publish")[0].isEnabled()
    qtbot.waitUntil(lambda: worker.idle)
    worker.shutdown()
    window.hide()
    window.deleteLater()


def test_nothing_is_offered_of_a_document_that_is_still_being_read(library: Room) -> None:
    """A click that came before the library did ended in an error of the program."""
    page = StandardsScreen(library.window)
    for name in ("standards_about", "standards_compare", "standards_export"):
        button = page.findChild(QPushButton, name)
        assert button is not None
        assert button.isHidden(), name
    page.deleteLater()


def test_rows_of_a_comparison_are_as_high_as_their_texts(library: Room) -> None:
    open_document(library, HOSPITAL)
    library.click("standards_compare")
    table = screen_of(library).difference.table
    model = table.model()
    library.qtbot.waitUntil(lambda: model.rowCount() > 2)
    library.qtbot.waitUntil(lambda: not screen_of(library).difference._fitting.isActive())
    wrap = Qt.TextFlag.TextWordWrap
    for line in range(model.rowCount()):
        for place in (2, 3):
            room = QRect(0, 0, table.columnWidth(place) - 2 * 10, 9999)
            said = str(model.index(line, place).data())
            needed = table.fontMetrics().boundingRect(room, wrap, said).height()
            assert table.rowHeight(line) >= needed, said
