"""A standard comes to the open desk in the window, and what waited for it is taken up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.standards.importing.command import import_file
from models.standards.importing.packbook import write_pack_book
from models.standards.importing.publish import Head
from models.standards.loading import digest
from models.standards.types import Pack, Verdict
from models.store import guidance
from models.store.shelf import publish, published, shelf_of
from tests.models.standards.importing.office import HEADS, docx, para, row, table
from tests.support import Chain, opening
from tests.sync import desk_kit
from tests.sync.package import kit
from tests.ui.rooms import Room, room
from tests.ui.standards.page import screen_of
from ui.desk_session import DeskSession

TITLE = "村卫生室评价标准（2024年版）"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_kit.desk_in(tmp_path / "desk")


@pytest.fixture
def both(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Room]:
    """A laptop and a desk, open in the same window."""
    with room(qtbot, tmp_path) as made:
        made.window.resize(1366, 768)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        yield made
        made.settle()
        DeskSession.of(made.window).leave()


@pytest.fixture
def standard(tmp_path: Path) -> Pack:
    body = table(row(*HEADS), row("1.服务能力", "1.1 基本服务", "1.1.1 门诊", "1.设置全科诊室。"))
    file = tmp_path / "标准.docx"
    file.write_bytes(docx(para(TITLE), body))
    head = Head(id="village-clinic", edition="2024年版", title=TITLE, issuer="样例区卫生健康委")
    return import_file(file).pack_to_publish(head)


def packed(folder: Path, standard: Pack) -> Path:
    """A package of a visit on a standard that the desk has not got."""
    sha256 = digest(standard)
    first = opening()
    ref = first.packs[0].model_copy(
        update={"id": standard.id, "edition": standard.edition, "sha256": sha256}
    )
    chain = Chain(first.model_copy(update={"packs": (ref,)}))
    for clause in standard.clauses():
        mark = bodies.Mark(pack=standard.id, clause=clause.code, verdict=Verdict.MET)
        chain.add(EventType.MARK, mark)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts = facts_bytes(freeze(fold(chain.events), {sha256: standard}))
    signed = kit.signed_by(facts_digest(facts)).to_bytes()
    given = kit.PackageContents(
        facts=facts,
        signatures=signed,
        events=chain.log(),
        created_at=kit.NOW,
        forms=(("annex-1", kit.PDF),),
    )
    return desk_kit.packed(folder, given)


def held(made: Room, desk: Desk, file: Path) -> None:
    DeskSession.of(made.window).receive((file,))
    made.settle()
    assert [one.status for one in desk.list_packages()] == [PackageStatus.HELD]
    assert desk.list_cases() == ()


def taken_up(desk: Desk) -> None:
    assert [one.status for one in desk.list_packages()] == [PackageStatus.IMPORTED]
    assert [case.pack_title for case in desk.list_cases()] == [TITLE]


def publish_at_the_desk(both: Room, standard: Pack, folder: Path) -> None:
    """Bring a standard in at the desk as a workbook."""
    book = folder / "standard.xlsx"
    book.write_bytes(write_pack_book(standard))
    both.go("standards")
    both.click("standards_place_desk")
    both.click("standards_import")
    both.type("import_file", str(book))
    screen_of(both).importing.read(book)
    both.settle()
    both.click("import_publish")


def test_a_held_package_is_received_after_its_standard_is_installed_at_the_desk(
    both: Room, desk: Desk, standard: Pack, tmp_path: Path
) -> None:
    held(both, desk, packed(tmp_path / "stick", standard))
    publish_at_the_desk(both, standard, tmp_path)
    assert published(both.field.workspace) == ()
    assert [one.pack.id for one in published(desk.workspace)] == ["village-clinic"]
    assert digest(standard) in DeskSession.of(both.window).packs
    taken_up(desk)
    assert "at the desk" in both.find("standardsMessageText", QLabel).text()
    line = screen_of(both).list.line()
    assert line is not None
    assert (line.text, line.chips[0][0]) == (TITLE, "At the desk")


def test_an_edition_of_the_laptop_is_published_at_the_desk(
    both: Room, desk: Desk, standard: Pack, tmp_path: Path
) -> None:
    held(both, desk, packed(tmp_path / "stick", standard))
    with both.field.workspace.write() as connection:
        publish(connection, standard, "标准.docx", kit.NOW)
    both.session.use_packs(shelf_of(both.field.workspace))
    both.go("standards")
    screen_of(both).show_document(digest(standard))
    both.click("standards_to_desk")
    (kept,) = published(desk.workspace)
    assert (kept.sha256, kept.origin) == (digest(standard), "标准.docx")
    taken_up(desk)
    assert not screen_of(both).findChild(QWidget, "standards_to_desk").isVisible()  # type: ignore[union-attr]


def test_another_text_under_a_taken_edition_is_refused_and_nothing_waits_less(
    both: Room, desk: Desk, standard: Pack, tmp_path: Path
) -> None:
    held(both, desk, packed(tmp_path / "stick", standard))
    other = standard.model_copy(update={"issuer": "别的单位"})
    with desk.workspace.write() as connection:
        publish(connection, other, "other.xlsx", kit.NOW)
    publish_at_the_desk(both, standard, tmp_path)
    assert both.find("importMessage").property("tone") == "bad"
    assert [one.pack.issuer for one in published(desk.workspace)] == ["别的单位"]
    assert [one.status for one in desk.list_packages()] == [PackageStatus.HELD]


def test_a_reading_is_kept_where_one_chose(both: Room, desk: Desk) -> None:
    both.go("standards")
    both.click("standards_place_desk")
    shown = screen_of(both)
    code = next(iter(shown._documents[0].record.clauses())).code  # type: ignore[union-attr]
    assert shown.browse.show_clause(code)
    both.settle()
    both.find("guidance_text", QPlainTextEdit).setPlainText("按当年口径。")
    both.type("guidance_issuer", "样例区卫生健康委")
    both.click("guidance_keep")
    assert len(guidance.latest(desk.workspace)) == 1
    assert guidance.latest(both.field.workspace) == {}


def test_without_a_desk_nothing_is_offered_for_one(both: Room) -> None:
    both.go("standards")
    DeskSession.of(both.window).leave()
    both.settle()
    for name in ("standards_place", "standards_to_desk"):
        found = screen_of(both).findChild(QWidget, name)
        assert found is not None
        assert not found.isVisible()
