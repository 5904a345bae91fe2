"""What the desk offers and checks again, on packages that came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from models.district.desk import Desk
from models.facts.bodies import ClauseRef
from models.facts.decision import DecisionOutcome
from models.standards.judgement import ClauseOutcome
from models.standards.types import Verdict
from models.store.shelf import shelf_of
from models.visits import findings, marking
from sync.inbox import receive
from sync.rechecking import recheck
from tests.reports.papers import text_of
from tests.ui import stages
from tests.ui.sample_visit import (
    LEADER,
    Field,
    close,
    enrol,
    fill,
    sample,
    sign,
)
from ui import delivery
from ui.desk_case import CaseView, copy_pdf, form_pdf, load_case, offered, proposed_opinion

Arrive = Callable[..., CaseView]


@pytest.fixture
def arrive(tmp_path: Path, desk: Desk) -> Iterator[Arrive]:
    field = stages.laptop(tmp_path, fill)
    stick = tmp_path / "stick"
    stick.mkdir()

    def bring(
        pack: str = sample.HOSPITAL, change: Callable[[Field], None] | None = None
    ) -> CaseView:
        if change is not None:
            change(field)
        close(field)
        sign(field)
        enrol(field, desk, stick)
        built = delivery.build_package(field.book, field.visit, field.packs, lambda *_: None)
        assert receive(built.path, desk, field.packs).accepted
        case = next(c for c in desk.list_cases() if c.pack_id == pack)
        return load_case(desk, case.id, field.packs)

    yield bring
    field.workspace.close()


def fail_criterion_two(field: Field) -> None:
    ref = ClauseRef(pack=sample.HOSPITAL, clause="2")
    book, packs = field.book, field.packs
    state = marking.mark(book, field.state, packs, LEADER, ref, Verdict.NOT_MET)
    field.state = findings.record_finding(
        book, state, packs, LEADER, ref, "少一间观察室。", place="二楼", rectification="补建。"
    )


def find_a_veto(field: Field) -> None:
    field.state = findings.answer_veto(
        field.book,
        field.state,
        field.packs,
        LEADER,
        sample.HOSPITAL,
        "V2",
        "office",
        "found",
        "医保局〔2021〕9号",
    )


def test_all_met_offers_both_and_proposes_acceptance(arrive: Arrive) -> None:
    view = arrive()

    assert offered(view) == (DecisionOutcome.PASSED, DecisionOutcome.FAILED)
    assert "11项评价指标全部达标" in proposed_opinion(view, DecisionOutcome.PASSED)


def test_one_criterion_not_met_never_offers_acceptance(arrive: Arrive) -> None:
    view = arrive(change=fail_criterion_two)

    assert offered(view) == (DecisionOutcome.FAILED,)
    assert "第2项评价指标未达标" in proposed_opinion(view, DecisionOutcome.FAILED)


def test_what_was_not_checked_is_not_said_to_have_failed() -> None:
    """附件4's opinion is signed by the office: 未查 is no 未达标."""
    judged = [("1", "undetermined"), ("2", "not_met"), ("3", "met"), ("4", "not_met")]
    clauses = [SimpleNamespace(clause=c, outcome=ClauseOutcome(o)) for c, o in judged]
    view = SimpleNamespace(
        judgement=SimpleNamespace(clauses=clauses), facts=SimpleNamespace(vetoes=())
    )
    said = proposed_opinion(cast(CaseView, view), DecisionOutcome.FAILED)

    assert said == ("经现场验收，第2、4项评价指标未达标，第1项评价指标尚无结论，验收不合格。")


def test_a_veto_that_was_found_never_offers_acceptance(arrive: Arrive) -> None:
    view = arrive(change=find_a_veto)

    assert offered(view) == (DecisionOutcome.FAILED,)
    assert "V2" in proposed_opinion(view, DecisionOutcome.FAILED)


def test_a_pack_without_a_rule_is_not_decided(arrive: Arrive) -> None:
    assert offered(arrive(pack=sample.QUALITY)) == ()


def test_a_kept_package_holds_when_it_is_checked_again(arrive: Arrive, desk: Desk) -> None:
    view = arrive()

    digest = view.file.summary.package.digest
    packs = {ref.sha256: view.pack for ref in view.facts.packs}
    found = recheck(desk, digest, packs)

    answers = {f.question: str(f.answer) for f in found.findings()}
    rows = ("intact", "complete", "valid", "trusted", "timely", "standard", "revision")
    rows += ("papers", "receipt")
    assert answers == dict.fromkeys(rows, "yes")
    assert (found.judged_for or "") >= view.file.summary.package.received_at
    assert found.signer is not None
    assert found.code is None
    assert found.findings()[4].code == "verdict-timely-receipt"
    assert recheck(desk, digest, {}).findings()[5].answer == "no"


def test_a_copy_printed_at_the_desk_says_so_and_counts_there(desk: Desk, arrive: Arrive) -> None:
    view = arrive()
    packs = shelf_of(desk.workspace)
    first = text_of(copy_pdf(desk, view, packs, "annex-1"))
    again = text_of(copy_pdf(desk, view, packs, "annex-1"))
    assert "收件台第 1 次打印" in first
    assert "收件台第 2 次打印 补打" in again
    assert "次打印" not in text_of(form_pdf(desk, view, packs, "annex-1"))
