"""Recording what the office decided: it follows the judgement, or says why it does not."""

from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, insert, text

from models.base import CivilDate
from models.clock import Now
from models.district.listing import decisions_of, one_case, packages_of
from models.district.records import CaseSummary, PackageSummary
from models.district.states import DECIDABLE, CaseState, decided
from models.district.tables import DecisionRow, TransitionRow
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


def record(
    connection: Connection, case_id: str, ruling: Ruling, device: str, now: Now
) -> DecisionFacts:
    """Append a decision and its transition; raises DistrictError when it may not be taken."""
    ruling = ruling.tidy()
    case = one_case(connection, case_id)
    if case.state not in DECIDABLE:
        raise DistrictError("case-not-decidable", state=case.state)
    package = _package(connection, case, ruling)
    check(case, ruling, package, _outcome(connection, case_id, package.digest))
    after = decided(ruling.outcome, case.state, ruling.reason)
    entered = {key: value for key, value in asdict(ruling).items() if key != "package"}
    stated = {"facts_digest": package.facts_digest, **entered}
    facts = written(DecisionFacts, DistrictError, stated)
    _append(connection, case_id, package.digest, facts, device, now)
    _step(connection, case, after, facts, device, now)
    return facts


def _package(connection: Connection, case: CaseSummary, ruling: Ruling) -> PackageSummary:
    if not ruling.package:
        if case.conflict:  # which of the two records counts must be said
            raise DistrictError("decision-conflict-needs-choice")
        return case.package
    for package in packages_of(connection, case.id):
        if package.digest == ruling.package and package.kind != VisitKind.SELF_ASSESSMENT:
            return package
    raise DistrictError("decision-package-unknown")


def _outcome(connection: Connection, case_id: str, package: str) -> PackOutcome:
    query = text("SELECT outcome FROM case_package WHERE case_id = :id AND package = :package")
    keys = {"id": case_id, "package": package}
    return PackOutcome(connection.execute(query, keys).scalar_one())


def _append(
    connection: Connection,
    case_id: str,
    package: str,
    facts: DecisionFacts,
    device: str,
    now: Now,
) -> None:
    earlier = decisions_of(connection, case_id)
    seen = text("SELECT max(id) FROM case_package WHERE case_id = :id")
    values = {
        "case_id": case_id,
        "package": package,
        "body": canonical_bytes(facts.plain()),
        "at": now.utc,
        "utc_offset": now.offset,
        "device": device,
        "seen": connection.execute(seen, {"id": case_id}).scalar_one(),
        "replaces": earlier[-1].id if earlier else None,
    }
    connection.execute(insert(DecisionRow).values(values))


def _step(
    connection: Connection,
    case: CaseSummary,
    after: CaseState,
    facts: DecisionFacts,
    device: str,
    now: Now,
) -> None:
    values = {
        "case_id": case.id,
        "from_state": case.state,
        "to_state": after,
        "who": facts.decided_by,
        "role": "district",
        "organisation": facts.organisation,
        "device": device,
        "at": now.utc,
        "utc_offset": now.offset,
        "document_number": facts.document_number,
        "reason": facts.reason,
        "basis": facts.facts_digest,
    }
    connection.execute(insert(TransitionRow).values(values))
