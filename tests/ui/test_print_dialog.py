"""Printing in the window: one form or several, a file, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models.errors import PackageError
from tests.ui import sample_visit
from tests.ui.rooms import room
from tests.ui.test_printing import TWO, paper, to
from ui import language, printing
from ui.dialogs import printing as print_dialog
from ui.dialogs.printing import PrintDialog
from ui.print_order import Printable, PrintError, Quality, Sides
from ui.printing import Found
from ui.screens.forms_panel import FormsPanel
from ui.tasks import Worker


def press(dialog: QWidget, name: str) -> None:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None
    assert found.isVisible(), name
    assert found.isEnabled(), name
    found.click()


@pytest.fixture
def asked(
    qtbot: QtBot, over: QWidget, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., PrintDialog]]:
    """A print dialog of papers of 3, 1 and 2 pages, on a computer with these printers."""
    made: list[PrintDialog] = []

    def open_(found: Found = TWO, papers: int = 3) -> PrintDialog:
        monkeypatch.setattr(print_dialog, "printers", lambda: found)
        all_ = [Printable(f"表{n}", lambda n=n: paper(n)) for n in (3, 1, 2)]
        dialog = PrintDialog(all_[:papers], worker, over)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: worker.idle and dialog.form.ready)
        return dialog

    yield open_
    qtbot.waitUntil(lambda: worker.idle)
    for dialog in made:
        if isValid(dialog):
            dialog.close()


def print_into(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the real road end in a file instead of a driver."""
    monkeypatch.setattr(printing, "require", lambda _name: None)
    monkeypatch.setattr(printing, "open_printer", to(file))


def test_several_forms_go_in_one_job(
    qtbot: QtBot,
    asked: Callable[..., PrintDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    print_into(tmp_path / "out.pdf", monkeypatch)
    dialog = asked()
    form = dialog.form
    assert form.printer.currentData() == "办公室打印机", "the system's own choice first"
    assert not form.pages.isEnabled(), "pages are chosen of one paper"
    form._checks[1].setChecked(False)
    form.quality.setCurrentIndex(form.quality.findData(Quality.NORMAL))
    form.sides.setCurrentIndex(form.sides.findData(Sides.LONG))
    press(dialog, "print_copies_more")
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=20_000)
    assert dialog.message.text() == "办公室打印机 has 6 pages, 2 times."
    made = pypdf.PdfReader(tmp_path / "out.pdf")
    assert len(made.pages) == 12, "3 pages, an empty back, 2 pages; twice"


def test_no_printer_is_said_and_a_file_is_offered(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path
) -> None:
    dialog = asked(Found(()), papers=1)
    assert "No printer is set up" in dialog.message.text()
    assert dialog.form.to_file
    assert not dialog.form.copies.isVisible()
    press(dialog, "print_go")
    assert dialog.form.folder._line.property("invalid"), "without a folder nothing begins"
    dialog.form.folder.put(tmp_path)
    dialog.form.pages.setText("1,3")
    for name in ("打印.pdf", "打印-2.pdf"):
        dialog.message.clear()
        press(dialog, "print_go")
        qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=10_000)
        assert dialog.message.text() == f"2 pages are in {name}."
    assert len(pypdf.PdfReader(tmp_path / "打印.pdf").pages) == 2


@pytest.mark.parametrize("typed", ["1-9", "x"])
def test_pages_that_are_not_there_print_nothing(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path, typed: str
) -> None:
    dialog = asked(Found(()), papers=1)
    dialog.form.folder.put(tmp_path)
    dialog.form.pages.setText(typed)
    dialog.message.clear()
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert typed.split("-")[-1] in dialog.message.text()
    assert not list(tmp_path.iterdir())


def test_a_printer_that_went_and_a_full_disk_are_told(
    qtbot: QtBot,
    asked: Callable[..., PrintDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = asked(papers=1)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: bool(dialog.message.text()))
    assert language.told(PrintError("print-printer-gone", printer="办公室打印机")) in (
        dialog.message.text()
    )

    def full(*_given: object) -> None:
        raise PackageError("courier-full")

    monkeypatch.setattr(printing, "write_whole", full)
    form = dialog.form
    form.printer.setCurrentIndex(form.printer.findData(""))
    form.folder.put(tmp_path)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: dialog.message.text() == language.told(PackageError("courier-full")))
    assert not list(tmp_path.iterdir())


def test_escape_stops_a_job_before_it_closes(
    qtbot: QtBot, asked: Callable[..., PrintDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_into(tmp_path / "out.pdf", monkeypatch)
    dialog = asked(papers=1)
    form = dialog.form
    form.quality.setCurrentIndex(form.quality.findData(Quality.FINE))
    form.copies.setValue(9)
    press(dialog, "print_go")
    qtbot.waitUntil(lambda: dialog._bar.value() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "Stopped" in dialog.message.text(), timeout=10_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# In the pages of the program


def test_forms_of_a_visit_are_printed_as_numbered_copies_and_archived(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "printers", lambda: Found(()))
    with room(qtbot, tmp_path, sample_visit.fill, sample_visit.close) as made:
        made.go("delivery")
        stick = tmp_path / "stick"
        stick.mkdir()
        made.put_folder("delivery_folder", stick)
        made.click("forms_archive")
        panel = made.window.findChild(FormsPanel)
        assert panel is not None
        assert panel._papers is not None
        codes = panel._papers.codes
        names = {f"{code}-{made.field.visit[:8]}-pdfa.pdf" for code in codes}
        assert {file.name for file in stick.iterdir()} == names
        base = panel._papers.make("annex-2")
        made.click("forms_print")
        dialog = made.window.findChild(PrintDialog)
        assert dialog is not None
        for check in dialog.form._checks:
            check.setChecked("附件2" in check.text())
        dialog.form.folder.put(stick)
        press(dialog, "print_go")
        made.settle()
        printed = (stick / "打印.pdf").read_bytes()
        assert printed != base
        assert "第 1 次打印" in pypdf.PdfReader(stick / "打印.pdf").pages[0].extract_text()
        dialog.close()
        made.settle()
