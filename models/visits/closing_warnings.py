"""What closing warns of beside marks and figures: vetoes, stated values, forms that do not fit."""

from collections.abc import Iterator

from models.facts.bodies import VisitKind
from models.facts.crossform import cross_warnings_of_state
from models.facts.differences import differences_of_state, highlighted
from models.facts.eligibility import Track, eligibility
from models.facts.returned import unanswered
from models.facts.snapshot import veto_answers
from models.facts.state import VisitState
from models.facts.vetoes import weighings
from models.standards.types import DecisionRule, Pack
from models.visits.blocker import Blocker, Severity
from models.visits.privacy import privacy_warnings


def warnings(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """Yield what one standard warns of; none of it is ever corrected or decided here."""
    yield from _vetoes(state, pack)
    yield from _grade_first(state, pack)
    yield from privacy_warnings(state, pack)
    for one in highlighted(differences_of_state(state, pack)):
        code = "stated-other-side" if one.other_side else "stated-differs"
        params = {"label": one.label, "stated": one.stated, "verified": one.verified}
        yield _of_form(code, pack, one.form, params)
    for warning in cross_warnings_of_state(state, pack):
        form = warning.left.form or warning.right.form
        yield _of_form(warning.code, pack, form, warning.params)


def remark_warnings(state: VisitState) -> Iterator[Blocker]:
    """What the desk asked for when it sent the visit back and nobody has answered in words."""
    remarks = state.returned.remarks if state.returned else ()
    for number in unanswered(state):
        remark = remarks[number - 1]
        said = (("number", str(number)), ("text", remark.text))
        code = "remark-unanswered" if remark.clause else "remark-unanswered-whole"
        yield Blocker(code, Severity.WARNS, remark.pack or "", remark.clause, said=said)


def _vetoes(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """A veto found stops the flow before a visit, and ends one as 验收不合格 (R3.6)."""
    for code, answer in veto_answers(state, pack).items():
        if answer == "found":
            yield Blocker("veto-found", Severity.WARNS, pack.id, veto=code)
    for one in weighings(state, pack):
        if one.given != one.answer:
            code = "veto-incident-counts" if one.answer == "found" else "veto-none-counts"
            yield Blocker(code, Severity.WARNS, pack.id, veto=one.veto)


def _grade_first(state: VisitState, pack: Pack) -> Iterator[Blocker]:
    """R3.2 speaks of acceptance visits to a standard with vetoes that all must be met."""
    accepts = pack.decision is DecisionRule.ALL_CLAUSES_MET and pack.vetoes
    alone = state.opened.kind is VisitKind.SELF_ASSESSMENT
    if accepts and not alone and eligibility(state.facility).track is Track.GRADE_FIRST:
        yield Blocker("grade-first", Severity.WARNS, pack.id)


def _of_form(code: str, pack: Pack, form: str, params: dict[str, str]) -> Blocker:
    said = tuple(sorted(params.items()))
    return Blocker(code, Severity.WARNS, pack.id, said=said, form=form)
