"""Electronic signatures inside forms, from the laptop to the desk's decision."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.district.decisions import Ruling
from models.district.desk import Desk
from models.errors import PackageError
from models.facts.decision import DecisionOutcome
from models.store import disk
from sync.inbox import receive
from sync.office import authority
from sync.pades.judging import judge_paper
from tests.ui.sample_visit import Field, enrol, sample, sign
from ui import delivery, signed_papers
from ui.desk_case import CaseView, load_case, sign_to, signed_by, signed_pdf
from ui.paper_state import InkState
from ui.screens.forms_panel import FormsPanel, Papers
from ui.tasks import Worker
from ui.widgets.folder_field import FolderField

CODES = ("annex-1", "acceptance-record", "annex-2", "annex-4", "record", "findings")


def arrived(field: Field, desk: Desk) -> CaseView:
    built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
    taken = receive(built.path, desk, field.packs)
    assert taken.accepted
    case = next(c for c in desk.list_cases() if c.pack_id == sample.HOSPITAL)
    return load_case(desk, case.id, field.packs)


def decide(desk: Desk, view: CaseView, opinion: str) -> CaseView:
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion=opinion,
        decided_by="审核员丙",
        organisation=desk.office,
        decided_on="2026-03-05",
    )
    desk.record_decision(view.file.summary.id, ruling)
    packs = {ref.sha256: view.pack for ref in view.facts.packs if ref.id == view.pack.id}
    return load_case(desk, view.file.summary.id, packs)


def test_without_a_certificate_there_is_the_base_and_it_is_said(field: Field, stick: Path) -> None:
    sign(field)
    papers = delivery.visit_papers(field.book, field.visit, field.packs)

    assert {state.state for state in papers.signed_by().values()} == {InkState.NONE}
    file, state = papers.sign_to(stick, "findings")

    assert state.state is InkState.NONE
    assert "signed" not in file.name
    assert file.read_bytes() == delivery.form_pdf(field.book, field.visit, field.packs, "findings")


def test_the_team_signs_on_the_laptop_and_the_district_at_the_desk(
    field: Field, desk: Desk, stick: Path
) -> None:
    sign(field)
    enrol(field, desk, stick)
    papers = delivery.visit_papers(field.book, field.visit, field.packs)
    told = papers.signed_by()
    assert tuple(told) == CODES
    assert {state.state for state in told.values()} == {InkState.PLANNED}
    file, saved = papers.sign_to(stick, "findings")
    assert file.name.endswith("-signed.pdf")
    assert saved.state is InkState.VALID
    assert saved.names == told["findings"].names
    assert len(saved.names) == 2

    view = arrived(field, desk)
    packed = papers.signed_by()
    assert {state.state for state in packed.values()} == {InkState.PACKED}, (
        "it is done, not planned"
    )
    assert packed["findings"].names == saved.names
    states = signed_by(desk, view, field.packs)
    assert {states[code] for code in CODES} == {saved}

    view = decide(desk, view, "经现场验收，11项评价指标全部达标，同意通过验收。")
    trust, now = authority(desk).trust(), desk.now().utc
    both = judge_paper(signed_pdf(desk, view, field.packs, "annex-4"), trust, now)
    assert both.holds
    assert [s.name for s in both.signatures] == [*saved.names, desk.office]
    alone = judge_paper(signed_pdf(desk, view, field.packs, "annex-2"), trust, now)
    assert alone.holds
    assert [s.field for s in alone.signatures] == ["district"], "no place waits in annex 2"
    again = signed_pdf(desk, view, field.packs, "annex-4")
    assert again == signed_pdf(desk, view, field.packs, "annex-4")
    file, state = sign_to(stick, desk, view, field.packs, "annex-4")
    assert (file.read_bytes(), state.state) == (again, InkState.VALID)


def test_an_opinion_too_long_for_the_place_makes_the_form_anew(
    field: Field, desk: Desk, stick: Path
) -> None:
    sign(field)
    enrol(field, desk, stick)
    view = decide(desk, arrived(field, desk), "经现场验收，指标达标，同意通过验收。" * 20)

    found = judge_paper(signed_pdf(desk, view, field.packs, "annex-4"))

    assert found.holds
    assert [s.field for s in found.signatures] == ["district"]


def test_a_disk_that_fills_leaves_no_half_of_a_signed_copy(
    field: Field, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(field)
    enrol(field, desk, stick)
    before = set(stick.iterdir())
    papers = delivery.visit_papers(field.book, field.visit, field.packs)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(PackageError) as refused:
        papers.sign_to(stick, "findings")

    assert refused.value.code == "courier-full"
    assert set(stick.iterdir()) == before


def test_a_changed_form_is_shown_as_not_valid(field: Field, desk: Desk, stick: Path) -> None:
    sign(field)
    enrol(field, desk, stick)
    pdf = delivery.signed_pdf(field.book, field.visit, field.packs, "findings")
    place = pdf.index(b"stream", 2000) + 200
    changed = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]

    assert signed_papers.state_of(judge_paper(changed)).state is InkState.INVALID


def test_the_list_of_forms_says_who_signed_and_writes_copies(
    qtbot: QtBot, field: Field, desk: Desk, stick: Path
) -> None:
    sign(field)
    enrol(field, desk, stick)
    found = delivery.visit_papers(field.book, field.visit, field.packs)
    folder, worker = FolderField("folder", "folder"), Worker()
    panel = FormsPanel(worker, folder)
    qtbot.addWidget(panel)
    qtbot.addWidget(folder)
    folder.put(stick)
    made = {"signed_by": found.signed_by, "sign_to": found.sign_to}
    panel.show_papers(Papers(found.codes, found.make, found.print_to, **made))

    def said(code: str) -> str:
        shown = panel.findChild(QLabel, f"form_signed_{code}")
        return shown.text() if isinstance(shown, QLabel) else ""

    qtbot.waitUntil(lambda: said("record") != "", timeout=10_000)
    assert said("record").startswith("Signed when the package is made: ")
    button = panel.findChild(QPushButton, "forms_save_signed")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(panel.kept, timeout=20_000):
        button.click()
    qtbot.waitUntil(lambda: said("record").startswith("Signed, valid: "), timeout=10_000)
    assert len(list(stick.glob("*-signed.pdf"))) == len(CODES)
    worker.shutdown()
