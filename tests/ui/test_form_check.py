"""What a form says beside what the record says: a remark, and the district signs no other words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.facts.bodies import Unchecked
from models.facts.types import Facts
from models.store.shelf import shelf_of
from reports.render import EARLIER
from sync.package.contents import PackageLabel
from sync.pades.judging import judge_paper
from sync.pades.signing import sign_paper
from sync.rechecking import recheck
from tests.reports import sample
from tests.sync.pades.test_making import worded
from tests.ui.sample_visit import Field, enrol, sign
from tests.ui.test_signed_papers import arrived, decide
from ui import delivery, form_check
from ui.desk_case import signed_pdf
from ui.form_check import Carried, Likeness, check_forms, likeness, of_desk
from ui.laptop_keys import signer_of
from ui.paper_shelf import paper
from ui.signed_papers import seals_of
from ui.stopping import Cancelled

INVENTED = b"BT /Helvetica 12 Tf 100 700 Td (met) Tj ET"


def test_forms_of_a_laptop_are_compared_with_what_the_facts_make(
    field: Field, desk: Desk, tmp_path: Path
) -> None:
    sign(field)
    enrol(field, desk, tmp_path)
    digest = arrived(field, desk).file.summary.package.digest
    packs, carried = shelf_of(desk.workspace), of_desk(desk, digest)

    found = check_forms(carried, packs)
    assert (found.held, found.params) == (True, {"count": len(carried.codes)})
    verdict = recheck(desk, digest, packs).model_copy(update={"forms": found})
    assert "逐字节一致" in next(
        row.sentence("zh") for row in verdict.findings() if row.question == "forms"
    )
    assert check_forms(carried, {}).code == "verdict-forms-unknown", "no standard, no form"

    asked: list[str] = []

    def left() -> None:
        asked.append("still?")
        if len(asked) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):  # another case is looked at: the rest need not be drawn
        check_forms(carried, packs, left)
    assert len(asked) == 2 < len(carried.codes)

    signer, seals = signer_of(field.workspace), seals_of(desk.signatures(digest))
    base = delivery.form_pdf(field.book, field.visit, field.packs, "annex-4")
    drawn = sign_paper(worded(base, b"1 0 0 rg 300 400 100 20 re f"), seals, signer)
    other = sign_paper(
        delivery.form_pdf(field.book, field.visit, field.packs, "annex-2"), seals, signer
    )
    for evil, kind in ((drawn, Likeness.WORDS), (other, Likeness.OTHER), (b"%PDF", Likeness.OTHER)):
        swapped = replace(carried, member=lambda _path, evil=evil: evil)
        assert likeness(swapped, "annex-4", packs) is kind
    swapped = replace(carried, codes=("annex-4",), member=lambda _path: other)
    refused = check_forms(swapped, packs)
    assert (refused.held, refused.params) == (False, {"form": "annex-4"})
    told = verdict.model_copy(update={"forms": refused})
    assert told.code is None, "a remark refuses nothing"
    assert "annex-4" in told.findings()[-2].sentence("zh")


def test_the_district_signs_no_form_with_words_of_a_laptops_own(
    field: Field, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its signature goes below what the facts make, without the laptop's page."""
    sign(field)
    enrol(field, desk, tmp_path)
    honest = sign_paper

    def dishonest(pdf: bytes, *given: object) -> bytes:
        return honest(worded(pdf, INVENTED), *given)  # type: ignore[arg-type]

    with monkeypatch.context() as laptop:
        laptop.setattr("ui.signed_papers.sign_paper", dishonest)
        view = arrived(field, desk)
    digest, packs = view.file.summary.package.digest, shelf_of(desk.workspace)
    assert recheck(desk, digest, packs).papers.held, "its signatures are right"
    assert not check_forms(of_desk(desk, digest), packs).held

    view = decide(desk, view, "经现场验收，11项评价指标全部达标，同意通过验收。")
    pdf = signed_pdf(desk, view, packs, "annex-4")
    assert [one.field for one in judge_paper(pdf).signatures] == ["district"]
    assert INVENTED not in pdf


def test_pages_that_cannot_be_opened_are_other_words_and_no_mistake_of_ours() -> None:
    """A laptop can write a page tree whose leaves are none."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )
    parts = [b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(objects, start=1)]
    hostile = b"%PDF-1.4\n" + b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    assert form_check._words(hostile, 2) is None


def small() -> tuple[Facts, str]:
    """One standard of eleven criteria, of which five wait for the same thing."""
    facts, digest = sample.facts()
    packs = tuple(one for one in facts.packs if one.id == sample.pack().id)
    clauses = tuple(one for one in facts.clauses if one.pack == packs[0].id)
    found = facts.findings[0].model_copy(update={"pack": packs[0].id, "clause": "2"})
    waiting = [
        Unchecked(pack=packs[0].id, clause=one.clause, state="to_verify", reason="资料待补充")
        for one in clauses[:5]
    ]
    changed = {"packs": packs, "clauses": clauses, "findings": (found,), "evidence": ()}
    return facts.model_copy(update={**changed, "unchecked": tuple(waiting)}), digest


@pytest.mark.parametrize("code", sorted(EARLIER))
def test_a_form_in_the_words_it_had_before_is_known_and_invented_ones_are_not(code: str) -> None:
    """Packages from before the new title, and from before reasons were listed once, are good."""
    facts, digest = small()
    given = (code, facts, digest)
    named = {"signatures": sample.signatures(digest), "packs": sample.packs()}
    before, now = (paper(*given, **named, earlier=early) for early in (True, False))
    assert form_check._words(before) != form_check._words(now)
    label = PackageLabel.model_construct(signed_forms=None, facts_digest=digest)
    carried = Carried(facts, label, sample.signatures(digest), (code,), sample.Bytes({}), bytes)
    invented = worded(before, INVENTED)
    for pdf, kind in ((before, Likeness.MADE), (invented, Likeness.OTHER)):
        held = replace(carried, member=lambda _path, pdf=pdf: pdf)
        assert likeness(held, code, sample.packs()) is kind
