"""Builders shared by tests: a tiny pack, an event chain, fixed identities. No personal data."""

from models.base import Record
from models.facts import bodies
from models.facts.canonical import digest
from models.facts.events import FIRST_PREV, Event, EventType
from models.standards.types import (
    Clause,
    DecisionRule,
    Indicator,
    Input,
    Pack,
    Section,
    Source,
    Test,
    Veto,
)

VISIT = "11111111-1111-4111-8111-111111111111"
DEVICE = "22222222-2222-4222-8222-222222222222"
LEADER = "33333333-3333-4333-8333-333333333333"
EVALUATOR = "44444444-4444-4444-8444-444444444444"
PACK_SHA = "a" * 64
PHOTO = "b" * 64
SOURCE = Source(document="test", line=1)
ROOT_COST = {"MEMORY_KIB": 256 * 1024, "PASSES": 3, "LANES": 4}
"""What guessing at a root key costs a thief, and sealing it at full cost costs every test."""
PASSPHRASE_COST = {"memory_kib": 64 * 1024, "iterations": 3, "lanes": 4}
"""What guessing at a passphrase costs a thief (RFC 9106, second recommended choice)."""


def ratio_clause(code: str = "1") -> Clause:
    """A clause that holds when part / whole is at least 3/10."""
    return Clause(
        code=code,
        number=1,
        text="占比不低于30%。",
        source=SOURCE,
        inputs=(
            Input(key="part", label="分子", kind="integer"),
            Input(key="whole", label="分母", kind="integer"),
        ),
        tests=(
            Test(
                code="share",
                label="占比",
                numerator="part",
                denominator="whole",
                value=3,
                per=10,
                percent=True,
            ),
        ),
    )


def pack(*clauses: Clause, vetoes: tuple[Veto, ...] = ()) -> Pack:
    """A pack of one section and one indicator where every clause must be met."""
    return Pack(
        format="standard-pack/1",
        id="test-pack",
        edition="1",
        title="测试标准",
        issuer="",
        source_document="test",
        source_sha256="0" * 64,
        decision=DecisionRule.ALL_CLAUSES_MET,
        decision_text="全部达标。",
        sections=(
            Section(
                code="1",
                name="一",
                source=SOURCE,
                indicators=(
                    Indicator(
                        code="1.1",
                        name="一一",
                        source=SOURCE,
                        clauses=clauses or (ratio_clause(),),
                    ),
                ),
            ),
        ),
        vetoes=vetoes,
    )


def opening() -> bodies.VisitOpened:
    """How the sample visit begins."""
    return bodies.VisitOpened(
        kind=bodies.VisitKind.ON_SITE,
        title="现场评价",
        organisation="示例区卫生健康委员会",
        visit_on="2021-09-15",
        period=bodies.Period(first="2020-01-01", last="2020-12-31"),
        facility=bodies.Facility(
            code="TEST0001",
            name="示例街道社区卫生服务中心",
            kind=bodies.FacilityKind.COMMUNITY_CENTRE,
        ),
        packs=(bodies.PackRef(id="test-pack", edition="1", sha256=PACK_SHA),),
        members=(
            bodies.Member(id=EVALUATOR, name="评价员甲", role=bodies.Role.EVALUATOR),
            bodies.Member(id=LEADER, name="组长乙", role=bodies.Role.LEADER),
        ),
    )


class Chain:
    """Writes a chained log, one event a call."""

    def __init__(self, first: bodies.VisitOpened | None = None) -> None:
        self.events: list[Event] = []
        self.add(EventType.VISIT_OPENED, first or opening())

    def add(self, kind: str, body: Record) -> Event:
        """Append one event and return it."""
        seq = len(self.events) + 1
        prev = digest(self.events[-1].line()) if self.events else FIRST_PREV
        event = Event(
            visit=VISIT,
            device=DEVICE,
            seq=seq,
            at=f"2021-09-15T02:{seq // 60:02}:{seq % 60:02}.000Z",
            offset=480,
            actor=LEADER,
            type=kind,
            body=body.plain(),
            prev=prev,
        )
        self.events.append(event)
        return event

    def log(self) -> bytes:
        """Return the bytes of ``events.jsonl``."""
        return b"".join(event.line() + b"\n" for event in self.events)
