"""Which papers a visit has, in groups, and that each is made: before, after, with a package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from models.errors import ExpectedError, FormError
from models.standards.loading import available
from models.standards.plans import plan_of, planned
from models.visits import papers
from tests.reports.papers import reader, text_of
from tests.ui.sample_visit import Field, enrol, new_desk, sign
from ui import delivery, field_papers, paper_groups, paper_shelf
from ui.paper_groups import Group
from ui.paper_state import InkState


def words(data: bytes) -> str:
    return re.sub(r"\s", "", text_of(data))


def test_papers_stand_in_four_groups_and_each_is_a_pdf(field: Field) -> None:
    codes = delivery.paper_codes(field.book, field.visit, field.packs)
    groups = dict(paper_groups.grouped(codes))
    assert groups == {
        Group.ACCEPTANCE: ("annex-1", "acceptance-record", "annex-2", "annex-3", "annex-4"),
        Group.RECTIFICATION: ("findings", "rectification"),
        Group.RECORD: ("record", "scores", "indicators"),
        Group.ON_SITE: ("pledge", "attendance"),
    }
    for code in codes:
        given = field.book, field.visit, field.packs, code
        data = delivery.form_pdf(*given)
        assert reader(data).pages
        assert delivery.form_pdf(*given) == data
        assert paper_shelf.titles()[code]


def test_a_package_carries_what_is_signed_on_site(field: Field) -> None:
    facts = papers.snapshot_of(field.book, field.visit).facts()
    carried = paper_shelf.carried_codes(facts, field.packs)
    signed = ("annex-1", "acceptance-record", "annex-2", "annex-4")
    assert carried == (*signed, "record", "findings")


def earlier_program(field: Field, package: str) -> None:
    """Make a package one of a program that neither carried 现场验收记录 nor kept what it put in."""
    assert "acceptance-record" in (papers.forms_inside(field.book, package) or ())
    with field.workspace.write() as connection:
        connection.execute(text("DELETE FROM setting WHERE name LIKE 'forms-%'"))


def test_the_delivery_note_comes_with_the_package_and_names_it(
    field: Field, tmp_path: Path
) -> None:
    sign(field)
    stick = tmp_path / "stick"
    stick.mkdir()
    given = field.book, field.visit, field.packs, paper_groups.DELIVERY_NOTE
    with pytest.raises(ExpectedError):
        delivery.form_pdf(*given)
    with new_desk(tmp_path / "desk") as desk:
        enrol(field, desk, stick)
        built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
    assert paper_groups.DELIVERY_NOTE in delivery.paper_codes(*given[:3])
    shown = words(delivery.form_pdf(*given))
    assert built.package_digest in shown
    assert built.facts_digest in shown
    assert f"{built.path.stat().st_size:,}字节" in shown
    assert "表格PDF6个" in shown
    assert "机构签收" in shown
    earlier_program(field, built.package_digest)
    assert "表格PDF5个" in words(delivery.form_pdf(*given)), "what that package holds"
    shown_as = delivery.visit_papers(*given[:3]).signed_by()
    waiting = [code for code, one in shown_as.items() if one.state is InkState.PLANNED]
    assert waiting == ["acceptance-record"], "it comes with the next package"
    built.path.unlink()
    assert "字节" not in words(delivery.form_pdf(*given)), "the file is not here any more"


def test_blank_annexes_and_the_plan_belong_to_their_standard(field: Field) -> None:
    state = field.book.load(field.visit)
    codes = field_papers.codes(state, field.packs)
    assert codes[len(field_papers.CODES) :] == field_papers.ANNEXES
    for code in codes[len(field_papers.CODES) :]:
        assert field_papers.NAMES[code]
        assert reader(field_papers.paper(state, field.packs, code)).pages
    other = next(one for one in available() if one.pack.id == "community-service-quality-2015")
    assert not planned([other.pack.id])
    assert plan_of([other.pack.id]) is None
    assert field_papers.codes(state, {}) == field_papers.CODES
    with pytest.raises(FormError):
        field_papers.paper(state, field.packs, "blank-annex-9")
