"""Filling the fields of a form."""

from __future__ import annotations

import pytest

from models.facts.state import VisitState
from models.standards.types import FormField, FormSpec
from models.visits import findings
from models.visits.book import VisitBook
from tests.laptop import PACK
from tests.support import LEADER, PACK_SHA, SOURCE

FIELDS = tuple(
    FormField(key=key, label=key, kind=kind, source=SOURCE)
    for key, kind in (("name", "text"), ("staff", "integer"), ("units", "boxes"), ("list", "rows"))
)
FORM = FormSpec(code="annex-2", title="附件2", source=SOURCE, fields=FIELDS)
PACKS = {PACK_SHA: PACK.model_copy(update={"forms": (FORM,)})}


def fill(book: VisitBook, state: VisitState, **values: object) -> VisitState:
    return findings.fill_form(
        book,
        state,
        PACKS,
        LEADER,
        PACK.id,
        "annex-2",
        values,  # type: ignore[arg-type]
    )


def test_fields_are_filled_kept_and_cleared(book: VisitBook, state: VisitState) -> None:
    filled = fill(book, state, name=" 甲\0", staff=12, units=("儿科",), list=(("a", "b"),))
    assert filled.forms[(PACK.id, "annex-2")] == {
        "name": " 甲",
        "staff": 12,
        "units": ("儿科",),
        "list": (("a", "b"),),
    }
    assert book.load(filled.visit_id) == filled
    assert fill(book, filled, staff=12, name=" 甲") is filled
    cleared = fill(book, filled, name="")
    assert set(cleared.forms[(PACK.id, "annex-2")]) == {"staff", "units", "list"}
    assert fill(book, cleared, name="") is cleared


def test_an_unknown_field_is_our_bug(book: VisitBook, state: VisitState) -> None:
    with pytest.raises(KeyError):
        fill(book, state, other="x")
