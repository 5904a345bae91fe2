"""The sample visit with all that a walk brings: rooms, samples with seed, slips, a said ratio."""

from __future__ import annotations

from models.facts import bodies
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.facts.types import Facts
from models.standards.types import Verdict
from tests.reports import sample

CURTAIN, PRESCRIPTIONS, SLIPS, SAID = "1.1.2/2", "1.2.1/1", "2.5.1/0", "4"
ROOMS = ("抢救室", "治疗室1", "治疗室2", "2号诊室", "观察室")
FAILED = ("治疗室2", "2号诊室")
NOTE = "隔帘只有一半。"


def chain(note: str = NOTE, name: str = ROOMS[0], picks: int = 10, slips: int = 3) -> sample.Chain:
    """The log up to its closing; every word can be replaced."""
    log = sample.chain()
    log.events.pop()
    rooms = tuple(bodies.Room(kind="诊室", name=one) for one in (name, *ROOMS[1:]))
    log.add(EventType.ROOMS_SET, bodies.RoomsSet(rooms=rooms))
    for room in rooms:
        _see(log, room.name, note)
    log.add(EventType.SAMPLE_DRAWN, _sample(picks))
    for answer in ("satisfied", *("satisfied",) * slips, "not_satisfied", "invalid"):
        slip = bodies.SlipCounted(pack=sample.QUALITY, clause=SLIPS, answer=answer)
        log.add(EventType.SLIP_COUNTED, slip)
    said = bodies.Measured(
        pack=sample.COMMUNITY, clause=SAID, values={}, origin="self_reported", reported="18%"
    )
    log.add(EventType.MEASURED, said)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return log


def _see(log: sample.Chain, room: str, note: str) -> None:
    failed = room in FAILED
    seen = bodies.RoomSeen(
        pack=sample.QUALITY,
        clause=CURTAIN,
        room=room,
        verdict=Verdict.NOT_MET if failed else Verdict.MET,
        note=note if failed else "",
    )
    log.add(EventType.ROOM_SEEN, seen)


def _sample(picks: int) -> bodies.SampleDrawn:
    from models.visits.sampling import draw

    return bodies.SampleDrawn(
        pack=sample.QUALITY,
        clause=PRESCRIPTIONS,
        of="处方",
        total=3000,
        seed="7KQ2M9XW",
        picks=draw(3000, picks, "7KQ2M9XW"),
        on="2021-09-15",
    )


def facts(log: sample.Chain | None = None) -> tuple[Facts, str]:
    """The frozen visit and its digest."""
    frozen = freeze(fold((log or chain()).events), sample.packs())
    return frozen, facts_digest(facts_bytes(frozen))
