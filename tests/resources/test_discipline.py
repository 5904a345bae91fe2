"""The words about discipline: quotations are the documents' own, the rest says that it is not."""

from __future__ import annotations

from pathlib import Path

from models.standards import programme
from models.standards.loading import available
from models.visits import discipline
from tests.tiered import TIERED

SOURCES = Path(__file__).parents[1] / "sources"


def test_every_quotation_stands_in_its_document() -> None:
    for quote in discipline.shipped().quotes:
        lines = (SOURCES / f"{quote.document}.txt").read_text(encoding="utf-8").splitlines()
        assert quote.text in lines[quote.line - 1]


def test_quotations_belong_to_standards_that_we_ship_and_to_no_other_visit() -> None:
    packs = {loaded.pack.id: loaded.pack for loaded in available()}
    known = {*packs, *(plan.id for plan in programme.available())}
    assert {quote.of for quote in discipline.shipped().quotes} <= known
    assert discipline.quotes([packs["community-service-quality-2015"]]) == ()
    assert len(discipline.quotes([packs["community-hospital-cq-2020"]])) == 1


def test_a_graded_standard_is_told_what_its_programme_says() -> None:
    assert {quote.document for quote in discipline.quotes([TIERED])} == {"002"}


def test_the_offices_wording_never_speaks_as_a_document() -> None:
    own = discipline.shipped().own
    assert not any(word in own for word in ("文件规定", "依据", "根据", "号）"))
    assert len(own.splitlines()) <= 8, "read aloud in a minute"
