"""An office file becomes an edition in the window: looked at, put right, published whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton

from models.standards.importing.command import import_file
from models.standards.loading import digest
from models.store.shelf import published
from tests.models.standards.importing.office import HEADS, cell, docx, para, row, table, xlsx
from tests.ui.rooms import Room
from tests.ui.standards.page import screen_of
from ui.screens.standards.drafting import Look
from ui.screens.standards.importing import ImportPane

TITLE = "村卫生室评价标准（2024年版）"


def small_docx(folder: Path, edition: str = "2024年版", word: str = "设臵全科诊室。") -> Path:
    body = table(
        row(*HEADS),
        row("1.服务能力", "1.1 基本服务", "1.1.1 门诊", f"1.{word}"),
        row("", "", "1.1.3 急救", "1.有急救箱。"),
        row(cell("这一行横跨全表", span=4)),
    )
    file = folder / f"标准-{edition}.docx"
    file.write_bytes(docx(para(f"村卫生室评价标准（{edition}）"), body))
    return file


def read(made: Room, file: Path) -> ImportPane:
    made.click("standards_import")
    pane = screen_of(made).importing
    made.type("import_file", str(file))
    pane.read(file)
    made.settle()
    return pane


def told(made: Room) -> str:
    return made.find("importMessageText", QLabel).text()


def look_at(made: Room, pane: ImportPane, look: Look) -> list[str]:
    box = made.find("import_look", QComboBox)
    box.setCurrentIndex(box.findData(look))
    made.settle()
    return [line.text for line in pane.lines.lines.lines]


def choose(made: Room, pane: ImportPane, text: str) -> None:
    (key,) = [line.key for line in pane.lines.lines.lines if line.text == text]
    assert pane.lines.choose(key)
    made.settle()


def test_a_draft_is_corrected_published_and_offered_to_new_visits(
    library: Room, tmp_path: Path
) -> None:
    library.go("new_visit")  # built before: it must not go on offering what it knew
    library.go("standards")
    pane = read(library, small_docx(tmp_path))
    assert look_at(library, pane, Look.GLYPHS) == ["设臵全科诊室。"]
    assert look_at(library, pane, Look.GAPS) == ["急救"]

    library.click("import_publish")
    assert "not understood" in told(library)
    assert published(library.field.workspace) == ()

    look_at(library, pane, Look.NOT_UNDERSTOOD)
    choose(library, pane, "这一行横跨全表")
    assert "row 4" in library.find("import_place", QLabel).text()
    library.click("import_drop")
    look_at(library, pane, Look.ALL)
    choose(library, pane, "设臵全科诊室。")
    library.click("import_accept")
    choose(library, pane, "有急救箱。")
    library.find("import_text", QPlainTextEdit).setPlainText("配有急救箱。")
    library.click("import_replace")
    library.type("import_head_id", "village-clinic")
    library.type("import_head_issuer", "样例区卫生健康委")
    library.click("import_publish")

    (kept,) = published(library.field.workspace)
    assert [clause.text for clause in kept.pack.clauses()] == ["设置全科诊室。", "配有急救箱。"]
    assert (kept.pack.id, kept.pack.edition) == ("village-clinic", "2024年版")
    assert kept.pack.issuer == "样例区卫生健康委"
    line = screen_of(library).list.line()
    assert line is not None
    assert line.text == TITLE
    library.go("new_visit")
    assert library.find("pack_village-clinic", QCheckBox).text() == TITLE


def test_a_declined_proposal_stays_as_printed_and_a_decision_can_be_taken_back(
    library: Room, tmp_path: Path
) -> None:
    pane = read(library, small_docx(tmp_path))
    choose(library, pane, "设臵全科诊室。")

    library.click("import_decline")
    assert look_at(library, pane, Look.GLYPHS) == []
    library.click("import_accept_all")
    assert "设臵全科诊室。" in look_at(library, pane, Look.ALL)

    library.click("import_as_notes")
    assert look_at(library, pane, Look.NOT_UNDERSTOOD) == []
    library.click("import_undo")
    assert look_at(library, pane, Look.NOT_UNDERSTOOD) == ["这一行横跨全表"]


def test_columns_without_known_headings_are_named_by_the_person(
    library: Room, tmp_path: Path
) -> None:
    file = tmp_path / "表.xlsx"
    file.write_bytes(
        xlsx([["甲", "乙", "丙"], ["1.1", "门诊", "设全科诊室。"], ["1.2", "急救", "有急救箱。"]])
    )
    pane = read(library, file)
    assert "No table of indicators" in told(library)
    assert pane.drafting is not None
    assert pane.drafting.draft is None

    for column, meaning in ((1, "code"), (2, "name"), (3, "clause")):
        box = library.find(f"import_column_1_{column}", QComboBox)
        box.setCurrentIndex(box.findData(meaning))
        box.activated.emit(box.currentIndex())
        library.settle()

    assert look_at(library, pane, Look.ALL)[-1] == "有急救箱。"
    draft = pane.drafting.draft
    assert draft is not None
    assert "甲 乙 丙" in draft.source_lines  # kept as printed, not as it was taken


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old format"),
        ("空.docx", b"", "holds nothing"),
        ("坏.docx", docx(para("标准"))[:-9], "not a .docx"),
        ("无表.docx", docx(para("标准")), "no table"),
        ("图.pdf", b"%PDF-1.7", "PDF"),
        ("文.txt", "只是文字".encode(), "not a .docx"),
    ],
)
def test_a_file_that_is_no_standard_is_one_sentence_and_leaves_nothing(
    library: Room, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)

    pane = read(library, file)

    assert words in told(library)
    assert pane.drafting is None
    assert published(library.field.workspace) == ()


def test_swapped_columns_are_told_and_can_be_named_again(library: Room, tmp_path: Path) -> None:
    heads = ("一级指标", "二级指标", "指标说明", "三级指标")
    body = [row(*heads)]
    for n in range(1, 5):
        text = f"1.设有第{n}诊室，配备必要的设备和人员，工作制度健全并按制度落实。"
        body.append(row("1.服务能力", "1.1 基本服务", f"1.1.{n} 诊室", text))
    file = tmp_path / "对调.docx"
    file.write_bytes(docx(para(TITLE), table(*body)))
    pane = read(library, file)
    assert "swapped" in told(library)

    for column, meaning in ((3, "level3"), (4, "clause")):
        box = library.find(f"import_column_1_{column}", QComboBox)
        box.setCurrentIndex(box.findData(meaning))
    box.activated.emit(box.currentIndex())
    library.settle()

    draft = pane.drafting.draft if pane.drafting is not None else None
    assert draft is not None
    assert draft.counted()["clause"] == 4


def test_another_text_under_a_published_edition_is_refused_in_place(
    library: Room, tmp_path: Path
) -> None:
    for word in ("设全科诊室。", "设两间全科诊室。"):
        pane = read(library, small_docx(tmp_path, word=word))
        library.click("import_as_notes")
        library.type("import_head_id", "village-clinic")
        library.click("import_publish")

    assert told(library)
    assert pane.drafting is not None  # nothing the person did is lost
    assert len(published(library.field.workspace)) == 1


def test_a_pack_goes_out_to_a_workbook_and_comes_back_the_same(
    library: Room, tmp_path: Path
) -> None:
    screen = screen_of(library)
    line = screen.list.line()
    assert line is not None
    file = tmp_path / "out.xlsx"

    screen.export_to(line.payload, file)
    library.settle()

    assert "out.xlsx" in library.find("standardsMessageText", QLabel).text()
    pack = import_file(file).pack
    assert pack is not None
    assert digest(pack) == line.payload.sha256
    screen.export_to(line.payload, file)
    library.settle()
    assert "nothing was written" in library.find("standardsMessageText", QLabel).text()


def test_two_editions_stand_side_by_side_and_visits_stay_on_theirs(
    library: Room, tmp_path: Path
) -> None:
    before = library.session.state
    assert before is not None
    frozen = [ref.sha256 for ref in before.opened.packs]
    for edition, word in (("2024年版", "设全科诊室。"), ("2025年版", "设两间全科诊室。")):
        read(library, small_docx(tmp_path, edition, word))
        library.click("import_as_notes")
        library.type("import_head_id", "village-clinic")
        library.click("import_publish")

    library.click("standards_compare")
    pane = screen_of(library).difference
    rows = [pane.model.row(n) for n in range(pane.model.rowCount())]

    (changed,) = [one for one in rows if one.what.startswith("Text")]
    assert (changed.old, changed.new) == ("设全科诊室。", "设两间全科诊室。")
    assert "1 changed" in library.find("difference_counts", QLabel).text()
    state = library.session.state
    assert state is not None
    assert [ref.sha256 for ref in state.opened.packs] == frozen


def test_reading_can_be_cancelled(library: Room, tmp_path: Path) -> None:
    library.click("standards_import")
    pane = screen_of(library).importing

    pane.read(small_docx(tmp_path))
    library.find("import_cancel", QPushButton).click()
    library.settle()

    assert "cancelled" in told(library)
    assert pane.drafting is None


def test_decisions_in_quick_succession_are_all_taken(library: Room, tmp_path: Path) -> None:
    pane = read(library, small_docx(tmp_path))

    library.find("import_accept_all", QPushButton).click()
    library.find("import_as_notes", QPushButton).click()
    library.settle()

    assert look_at(library, pane, Look.GLYPHS) == []
    assert look_at(library, pane, Look.NOT_UNDERSTOOD) == []


def test_the_language_may_change_while_a_file_is_read(library: Room, tmp_path: Path) -> None:
    library.click("standards_import")
    screen_of(library).importing.read(small_docx(tmp_path))

    library.window.rebuild()
    library.settle()

    assert library.window.page == "standards"
