"""Recording what the office decided: it follows the judgement, or says why it does not."""

from dataclasses import asdict, dataclass, replace

from models.base import CivilDate
from models.clock import Now
from models.district.door import Reading, Writing
from models.district.kept import NewDecision
from models.district.records import CaseSummary, PackageSummary, Transition
from models.district.states import DECIDABLE, CaseState, decided
from models.errors import DistrictError
from models.facts.bodies import VisitKind
from models.facts.canonical import canonical_bytes
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.facts.wording import clean, written
from models.standards.judgement import PackOutcome


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person at the desk entered."""

    outcome: DecisionOutcome
    """验收合格 or 验收不合格."""
    opinion: str
    """Opinion, as it will be printed."""
    decided_by: str
    """Who decided."""
    organisation: str
    """Office."""
    decided_on: CivilDate
    """Day of the decision."""
    document_number: str = ""
    """Document number."""
    reason: str = ""
    """Why, where the decision differs from the marks, corrects one, or settles a conflict."""
    package: str = ""
    """The package decided on; empty for the one the case stands on."""

    def tidy(self) -> "Ruling":
        """Return the same in the form that is kept, without white space around the texts."""
        return replace(
            self,
            opinion=clean(self.opinion).strip(),
            decided_by=clean(self.decided_by).strip(),
            organisation=clean(self.organisation).strip(),
            document_number=clean(self.document_number).strip(),
            reason=clean(self.reason).strip(),
        )


def check(case: CaseSummary, ruling: Ruling, package: PackageSummary, outcome: PackOutcome) -> None:
    """Raise DistrictError unless ``ruling`` may be recorded (R3.7).

    验收合格 needs every criterion met and no veto; 验收不合格 against the marks needs a reason.
    """
    if outcome is PackOutcome.NO_RULE:
        raise DistrictError("decision-no-rule")
    if not ruling.opinion:
        raise DistrictError("decision-needs-opinion")
    if not ruling.decided_by or not ruling.organisation:
        raise DistrictError("decision-needs-name")
    if ruling.decided_on < package.visit_on:
        raise DistrictError("decision-before-visit", visit_on=package.visit_on)
    if ruling.outcome is DecisionOutcome.PASSED and outcome is not PackOutcome.PASSED:
        raise DistrictError("decision-not-all-met", not_met=case.not_met, open=case.open)
    if outcome is not PackOutcome.FAILED and ruling.outcome is DecisionOutcome.FAILED:
        _need_reason(ruling, "decision-failed-needs-reason")
    if case.conflict:
        _need_reason(ruling, "decision-conflict-needs-reason")


def _need_reason(ruling: Ruling, code: str) -> None:
    if not ruling.reason:
        raise DistrictError(code)


def record(store: Writing, case_id: str, ruling: Ruling, device: str, now: Now) -> DecisionFacts:
    """Append a decision and its transition; raises DistrictError when it may not be taken."""
    ruling = ruling.tidy()
    case = store.one_case(case_id)
    if case.state not in DECIDABLE:
        raise DistrictError("case-not-decidable", state=case.state)
    package = _package(store, case, ruling)
    check(case, ruling, package, _outcome(store, case_id, package.digest))
    after = decided(ruling.outcome, case.state, ruling.reason)
    entered = {key: value for key, value in asdict(ruling).items() if key != "package"}
    stated = {"facts_digest": package.facts_digest, **entered}
    facts = written(DecisionFacts, DistrictError, stated)
    _append(store, case_id, package.digest, facts, device, now)
    _step(store, case, after, facts, device, now)
    return facts


def _package(store: Reading, case: CaseSummary, ruling: Ruling) -> PackageSummary:
    if not ruling.package:
        if case.conflict:  # which of the two records counts must be said
            raise DistrictError("decision-conflict-needs-choice")
        return case.package
    for package in store.packages_of(case.id):
        if package.digest == ruling.package and package.kind != VisitKind.SELF_ASSESSMENT:
            return package
    raise DistrictError("decision-package-unknown")


def _outcome(store: Reading, case_id: str, package: str) -> PackOutcome:
    return PackOutcome(store.outcome(case_id, package))


def _append(
    store: Writing,
    case_id: str,
    package: str,
    facts: DecisionFacts,
    device: str,
    now: Now,
) -> None:
    earlier = store.decisions_of(case_id)
    made = NewDecision(
        case_id=case_id,
        package=package,
        body=canonical_bytes(facts.plain()),
        at=now.utc,
        offset=now.offset,
        device=device,
        replaces=earlier[-1].id if earlier else None,
    )
    store.add_decision(made)


def _step(
    store: Writing,
    case: CaseSummary,
    after: CaseState,
    facts: DecisionFacts,
    device: str,
    now: Now,
) -> None:
    made = Transition(
        before=case.state,
        after=after,
        who=facts.decided_by,
        role="district",
        organisation=facts.organisation,
        device=device,
        at=now.utc,
        offset=now.offset,
        document_number=facts.document_number,
        reason=facts.reason,
        basis=facts.facts_digest,
    )
    store.add_transition(case.id, made)
