"""A case as the desk's screen shows it: loaded, checked again, printed. No Qt in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.district.desk import Desk
from models.district.papers import next_copy
from models.district.records import CaseFile
from models.errors import PackageError
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.facts.prints import Printed
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.standards.judgement import ClauseOutcome, PackJudgement, PackOutcome
from models.standards.types import Pack
from reports.render import PrintInfo
from reports.stamp import print_info
from sync.files import write_whole
from ui import office_ends, paper_shelf
from ui.form_check import Likeness, likeness, of_desk
from ui.paper_state import PaperState
from ui.signed_papers import DECIDED, desk_copy, desk_states, save_copy

Packs = Mapping[str, Pack]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the screen shows of a case."""

    file: CaseFile
    """The case with its history."""
    facts: Facts
    """The facts of the package it stands on."""
    signatures: Signatures
    """Who signed them."""
    pack: Pack
    """The standard."""
    judgement: PackJudgement
    """What the marks come to."""
    decision: DecisionFacts | None
    """The decision in force."""
    decision_current: bool
    """True when it was taken on these very facts."""


def load_case(desk: Desk, case_id: str, packs: Packs) -> CaseView:
    """Return a case; raises DistrictError, or PackageError(``case-pack-missing``)."""
    file = desk.case(case_id)
    digest = file.summary.package.digest
    facts = desk.facts(digest)
    stated = next(p for p in facts.packs if p.id == file.summary.pack_id)
    judgement = facts.judgement(stated.id)
    if stated.sha256 not in packs or judgement is None:
        raise PackageError("form-pack-missing", form=stated.id)
    decision = file.decisions[-1].facts if file.decisions else None
    return CaseView(
        file=file,
        facts=facts,
        signatures=desk.signatures(digest),
        pack=packs[stated.sha256],
        judgement=judgement,
        decision=decision,
        decision_current=bool(
            decision and decision.facts_digest == file.summary.package.facts_digest
        ),
    )


def paper_codes(view: CaseView, packs: Packs) -> tuple[str, ...]:
    """Return every paper the desk can make of a case."""
    return paper_shelf.codes_of(view.facts, packs)


def form_pdf(
    desk: Desk, view: CaseView, packs: Packs, code: str, info: PrintInfo | None = None
) -> bytes:
    """Return a form with the decision on it, when it was taken on these facts.

    The base, or with ``info`` a copy.
    """
    package = view.file.summary.package
    return paper_shelf.paper(
        code,
        view.facts,
        package.facts_digest,
        signatures=view.signatures,
        decision=view.decision if view.decision_current else None,
        reader=desk.reader(package.digest),
        packs=packs,
        print_info=info,
    )


def copy_pdf(desk: Desk, view: CaseView, packs: Packs, code: str) -> bytes:
    """Return the next numbered copy of a form; what leaves for paper is one of these."""
    package = view.file.summary.package
    printed = Printed(code, package.visit_id, package.revision, package.facts_digest)
    with desk.write() as store:
        copy = next_copy(store, printed, desk.now())
    return form_pdf(desk, view, packs, code, print_info(copy))


def print_to(folder: Path, desk: Desk, view: CaseView, packs: Packs, code: str) -> Path:
    """Write a numbered copy of a form into ``folder``."""
    target = folder / f"{code}-{view.file.summary.id[:8]}.pdf"
    write_whole(target, copy_pdf(desk, view, packs, code))
    return target


def signed_pdf(desk: Desk, view: CaseView, packs: Packs, code: str) -> bytes:
    """Return a form as it was signed on the laptop, with the district's signature if decided."""
    decided = view.file.decisions[-1] if view.decision_current else None
    package = view.file.summary.package.digest

    def make() -> bytes:
        return form_pdf(desk, view, packs, code)

    def genuine() -> bool:
        return likeness(of_desk(desk, package), code, packs) is Likeness.MADE

    return desk_copy(desk, package, code, decided, make, genuine)


def sign_to(
    folder: Path, desk: Desk, view: CaseView, packs: Packs, code: str
) -> tuple[Path, PaperState]:
    """Write a signed copy of a form into ``folder``; tell what its signatures came to."""
    target = folder / f"{code}-{view.file.summary.id[:8]}.pdf"
    return save_copy(target, signed_pdf(desk, view, packs, code))


def office_to(folder: Path, desk: Desk, view: CaseView) -> list[Path]:
    """Write the tables and the letter of a case for office programs into ``folder``."""
    package, mark = view.file.summary.package, view.file.summary.id[:8]
    reader = desk.reader(package.digest)
    given = (view.facts, package.facts_digest, view.signatures, reader, mark)
    return office_ends.save_office(folder, *given)


def signed_by(desk: Desk, view: CaseView, packs: Packs) -> Mapping[str, PaperState]:
    """Return who signed each form electronically, and whether that holds."""
    package = view.file.summary.package.digest
    make = partial(signed_pdf, desk, view, packs) if view.decision_current else None
    letters = [code for code in paper_codes(view, packs) if code in DECIDED]
    carried = paper_shelf.carried_codes(view.facts, packs)
    codes = tuple(dict.fromkeys((*carried, *letters)))
    return desk_states(desk, package, codes, make)


def offered(view: CaseView) -> tuple[DecisionOutcome, ...]:
    """Return the outcomes the marks bear: 验收合格 only when every criterion is met (R3.7)."""
    if view.judgement.outcome is PackOutcome.NO_RULE:
        return ()
    if view.judgement.outcome is PackOutcome.PASSED:
        return (DecisionOutcome.PASSED, DecisionOutcome.FAILED)
    return (DecisionOutcome.FAILED,)


def proposed_opinion(view: CaseView, outcome: DecisionOutcome) -> str:
    """Return an opinion to begin with, in the words of the form."""
    total = len(view.judgement.clauses)
    if outcome is DecisionOutcome.PASSED:
        return f"经现场验收，{total}项评价指标全部达标，无一票否决情形，同意通过验收。"
    settled = (ClauseOutcome.MET, ClauseOutcome.UNDETERMINED)
    failed = [c.clause for c in view.judgement.clauses if c.outcome not in settled]
    unclear = [c.clause for c in view.judgement.clauses if c.outcome is ClauseOutcome.UNDETERMINED]
    found = sorted({v.veto for v in view.facts.vetoes if v.answer == "found"})
    parts = [f"第{'、'.join(failed)}项评价指标未达标"] if failed else []
    parts += [f"第{'、'.join(unclear)}项评价指标尚无结论"] if unclear else []
    parts += [f"存在一票否决情形（{'、'.join(found)}）"] if found else []
    return f"经现场验收，{'，'.join(parts) or '不符合验收条件'}，验收不合格。"
