"""A laptop for tests: a cheap workspace on real SQLCipher, a clock that stands, a small visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.clock import Now, instant
from models.facts import bodies
from models.standards.types import Clause, NotApplicable, Veto
from models.store.vault import Cost
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.support import EVALUATOR, LEADER, PACK_SHA, SOURCE, pack, ratio_clause

PASSPHRASE = "测试口令 correct horse"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""Unlocks at once; for tests only."""


@dataclass
class FixedClock:
    """Stands still until it is told to go on."""

    moment: datetime = field(default_factory=lambda: datetime(2021, 9, 15, 2, 30, tzinfo=UTC))
    step: timedelta = timedelta(0)

    def now(self) -> Now:
        read = self.moment
        self.moment += self.step
        return Now(utc=instant(read), offset=480)


def new_workspace(folder: Path) -> Workspace:
    """Make a cheap laptop workspace; its recovery key is thrown away."""
    return Workspace.create(folder, PASSPHRASE, FIELD, cost=CHEAP)[0]


def plain_clause(
    code: str,
    allowed: NotApplicable = NotApplicable.NEVER,
    needs: str | None = None,
) -> Clause:
    """A clause that only a person can judge."""
    return Clause(
        code=code, number=1, text="现场查看。", source=SOURCE, not_applicable=allowed, needs=needs
    )


# The kept workspaces stand on this pack and this visit: never change them, add others.
PACK = pack(
    ratio_clause("1"),
    plain_clause("2"),
    plain_clause("3", NotApplicable.PROFILE, "beds"),
    plain_clause("4", NotApplicable.APPROVAL),
    vetoes=(Veto(code="V1", text="否决", source=SOURCE),),
)
PACKS = {PACK_SHA: PACK}
FACILITY = bodies.Facility(
    code="TEST-1", name="样例中心", kind=bodies.FacilityKind.COMMUNITY_CENTRE, beds="no"
)
OPENED = bodies.VisitOpened(
    kind=bodies.VisitKind.ON_SITE,
    title="样例检查",
    organisation="样例办公室",
    visit_on="2021-09-15",
    period=bodies.Period(first="2020-01-01", last="2020-12-31"),
    facility=FACILITY,
    packs=(bodies.PackRef(id=PACK.id, edition=PACK.edition, sha256=PACK_SHA),),
    members=(
        bodies.Member(id=LEADER, name="组长甲", role=bodies.Role.LEADER),
        bodies.Member(id=EVALUATOR, name="组员乙", role=bodies.Role.EVALUATOR),
    ),
)


def ref(clause: str) -> bodies.ClauseRef:
    """A clause of the small pack."""
    return bodies.ClauseRef(pack=PACK.id, clause=clause)
