"""Tables and letters that leave the window: whole or not at all, and over no edited file."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.errors import PackageError
from models.store import disk
from tests.ui.sample_visit import Field
from ui import delivery
from ui.ledger_office import shown_table
from ui.office_ends import keep_beside
from ui.screens.forms_panel import FormsPanel, Papers
from ui.tasks import Worker
from ui.widgets.folder_field import FolderField


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "office"
    made.mkdir()
    return made


def test_the_list_of_forms_saves_tables_and_a_letter(
    qtbot: QtBot, field: Field, folder: Path
) -> None:
    found = delivery.visit_papers(field.book, field.visit, field.packs)
    chosen, worker = FolderField("folder", "folder"), Worker()
    panel = FormsPanel(worker, chosen)
    qtbot.addWidget(panel)
    qtbot.addWidget(chosen)
    button = panel.findChild(QPushButton, "forms_office")
    assert isinstance(button, QPushButton)
    panel.show_papers(Papers(found.codes, found.make, found.print_to))
    assert button.isHidden()
    panel.show_papers(Papers(found.codes, found.make, found.print_to, office=found.office))
    assert not button.isHidden()
    chosen.put(folder)
    with qtbot.waitSignal(panel.kept, timeout=20_000) as told:
        button.click()
    mark = field.visit[:8]
    assert {file.name for file in folder.iterdir()} == {
        f"visit-{mark}.xlsx",
        f"findings-{mark}.csv",
        f"marks-{mark}.csv",
        f"findings-{mark}.docx",
    }
    assert told.args[0].startswith("4 office files are in office")
    worker.shutdown()


def test_a_full_disk_leaves_no_half_file(
    field: Field, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = delivery.visit_papers(field.book, field.visit, field.packs)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(PackageError) as refused:
        found.office(folder)
    assert refused.value.code == "courier-full"
    assert list(folder.iterdir()) == []


def test_a_folder_that_went_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as refused:
        keep_beside(tmp_path / "gone" / "a.docx", b"1")
    assert refused.value.code == "courier-gone"


def test_a_file_that_somebody_edited_is_never_written_over(folder: Path) -> None:
    target = folder / "findings.docx"
    assert keep_beside(target, b"ours") == target
    assert keep_beside(target, b"ours") == target
    target.write_bytes(b"edited by the office")
    assert keep_beside(target, b"ours") == folder / "findings-2.docx"
    assert keep_beside(target, b"new") == folder / "findings-3.docx"
    assert target.read_bytes() == b"edited by the office"


def test_a_table_as_it_is_shown_is_words(folder: Path) -> None:
    table = shown_table("示例区卫生健康委员会", "Cohort: a/b", [["Code", "n"], ["=1+1", "007"]])
    saved = table.save(folder, "ledger-cohort", "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(saved.read_bytes())).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Code", "n"],
        ["=1+1", "007"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert (
        table.save(folder, "ledger-cohort", "csv")
        .read_bytes()
        .startswith(b"\xef\xbb\xbfCode,n\r\n'=1+1")
    )
