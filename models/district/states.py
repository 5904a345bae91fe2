"""The states of a case and which may follow which (rules §5).

A case is facility x standard x round. A state is never set: it is the end of the case's
latest transition. A wrong transition is reversed by a new one that carries a reason.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from models.errors import DistrictError
from models.facts.bodies import VisitKind
from models.facts.decision import DecisionOutcome


class CaseState(StrEnum):
    """Where a case stands; the values are the names of rules §5 and are kept."""

    NOT_STARTED = "S0"
    """未启动"""
    SELF_ASSESSING = "S1"
    """自评中"""
    SELF_RECTIFYING = "S2"
    """自评整改"""
    SELF_MET = "S3"
    """自评达标"""
    APPLIED = "S4"
    """已申请"""
    RETURNED = "S4r"
    """退回补正"""
    REVIEWING = "S5"
    """资料审核"""
    NOT_ACCEPTED = "S5x"
    """不予受理"""
    SCHEDULED = "S6"
    """现场验收排期"""
    ON_SITE = "S7"
    """现场验收中"""
    DELIBERATING = "S8"
    """合议"""
    REPORTED = "S9"
    """反馈并签字: the signed record of the visit has come in and waits for a decision."""
    PASSED = "S10"
    """验收合格"""
    FAILED = "S11"
    """验收不合格"""
    PLATED = "S12"
    """挂牌"""
    FILED = "S13"
    """报备"""
    RECHECKED = "S14"
    """复核"""
    RECHECK_MET = "S15"
    """复核达标"""
    RECTIFYING = "S16"
    """限期整改"""
    REVISITED = "S17"
    """整改复验"""
    CANCELLED = "S18"
    """取消资格"""
    SUSPENDED = "Sx"
    """撤回/中止"""


_S = CaseState
NEXT: Mapping[CaseState, frozenset[CaseState]] = MappingProxyType(
    {
        _S.NOT_STARTED: frozenset({_S.SELF_ASSESSING}),
        _S.SELF_ASSESSING: frozenset({_S.SELF_RECTIFYING, _S.SELF_MET}),
        _S.SELF_RECTIFYING: frozenset({_S.SELF_ASSESSING}),
        _S.SELF_MET: frozenset({_S.APPLIED}),
        _S.APPLIED: frozenset({_S.REVIEWING, _S.RETURNED}),
        _S.RETURNED: frozenset({_S.APPLIED, _S.REPORTED}),
        _S.REVIEWING: frozenset({_S.SCHEDULED, _S.NOT_ACCEPTED}),
        _S.NOT_ACCEPTED: frozenset({_S.SELF_ASSESSING}),
        _S.SCHEDULED: frozenset({_S.ON_SITE}),
        _S.ON_SITE: frozenset({_S.DELIBERATING}),
        _S.DELIBERATING: frozenset({_S.REPORTED}),
        _S.REPORTED: frozenset({_S.PASSED, _S.FAILED, _S.RETURNED}),
        _S.PASSED: frozenset({_S.PLATED}),
        _S.FAILED: frozenset({_S.SELF_ASSESSING}),
        _S.PLATED: frozenset({_S.FILED}),
        _S.FILED: frozenset({_S.RECHECKED}),
        _S.RECHECKED: frozenset({_S.RECHECK_MET, _S.RECTIFYING}),
        _S.RECHECK_MET: frozenset({_S.PLATED}),
        _S.RECTIFYING: frozenset({_S.REVISITED}),
        _S.REVISITED: frozenset({_S.RECHECK_MET, _S.CANCELLED}),
        _S.CANCELLED: frozenset({_S.NOT_STARTED}),
        _S.SUSPENDED: frozenset({_S.SELF_ASSESSING}),
    }
)
"""What may follow without a reason; ``Sx`` may follow everything and needs one."""

BEFORE_REPORT = frozenset(
    {
        _S.NOT_STARTED,
        _S.SELF_ASSESSING,
        _S.SELF_RECTIFYING,
        _S.SELF_MET,
        _S.APPLIED,
        _S.RETURNED,
        _S.REVIEWING,
        _S.NOT_ACCEPTED,
        _S.SCHEDULED,
        _S.ON_SITE,
        _S.DELIBERATING,
        _S.SUSPENDED,
    }
)
"""States in which the signed record of a visit on site has not come in yet."""

RETURNABLE = frozenset({_S.APPLIED, _S.REPORTED})
"""States in which a received record may be sent back (退回补正): an application (rules §5), and
a signed record that waits for its decision, whose faults only an amendment can put right."""

DECIDABLE = frozenset({_S.REPORTED, _S.PASSED, _S.FAILED})
"""States in which a decision may be recorded: the first one, or a correcting one."""

ENDED = frozenset({_S.PASSED, _S.FAILED, _S.NOT_ACCEPTED, _S.RECHECK_MET, _S.CANCELLED})
"""States after which another visit of the same facility opens the next round."""


def arrival(kind: VisitKind, current: CaseState | None) -> CaseState | None:
    """Return the state a received visit brings a case to; None when it stays where it is.

    A self-assessment is the application; any other signed visit has gone through scheduling,
    walking and deliberation on its way, so the states between are passed over.
    """
    if kind is VisitKind.SELF_ASSESSMENT:
        fresh = current in (None, CaseState.NOT_STARTED, CaseState.SELF_MET, CaseState.RETURNED)
        return CaseState.APPLIED if fresh else None
    return CaseState.REPORTED if current is None or current in BEFORE_REPORT else None


def decided(outcome: DecisionOutcome, current: CaseState, reason: str) -> CaseState:
    """Return the state a decision leads to; raises DistrictError when it may not be taken.

    The second decision of a case corrects the first and says why.
    """
    if current not in DECIDABLE:
        raise DistrictError("case-not-decidable", state=current)
    if current is not CaseState.REPORTED and not reason:
        raise DistrictError("decision-correction-needs-reason")
    return CaseState.PASSED if outcome is DecisionOutcome.PASSED else CaseState.FAILED
