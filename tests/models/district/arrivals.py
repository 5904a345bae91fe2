"""Arrivals for the desk's tests: real facts frozen from a real log, and their bytes."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from models.clock import Now
from models.district import casework, intake
from models.district.desk import Desk
from models.district.intake import Arrival, Member
from models.district.records import PackageStatus
from models.facts import bodies
from models.facts.canonical import digest
from models.facts.events import EventType
from models.facts.snapshot import facts_bytes, freeze, read_facts
from models.facts.state import fold
from models.standards.types import Pack, Verdict
from tests.support import DEVICE, PACK_SHA, VISIT, Chain, opening, pack

NOW = Now(utc="2021-09-16T01:00:00.000Z", offset=480)
PHOTO_BYTES = b"not a picture, but bytes all the same"


class FixedClock:
    """A clock that stands."""

    def now(self) -> Now:
        return NOW


def closed(
    verdict: Verdict = Verdict.MET, part: int = 4, first: bodies.VisitOpened | None = None
) -> Chain:
    """A visit of one clause, marked, measured and closed."""
    chain = Chain(first)
    chain.add(EventType.MARK, bodies.Mark(pack="test-pack", clause="1", verdict=verdict))
    chain.add(
        EventType.MEASURED,
        bodies.Measured(
            pack="test-pack", clause="1", values={"part": part, "whole": 10}, origin="verified"
        ),
    )
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def arrival(
    chain: Chain,
    *,
    standard: Pack | None = None,
    device: str = DEVICE,
    visit: str = VISIT,
    revision: int = 1,
) -> tuple[Arrival, Callable[[str], bytes]]:
    """What the inbox hands over for the visit of `chain`, and the reader of its bytes."""
    data = facts_bytes(freeze(fold(chain.events), {PACK_SHA: standard or pack()}))
    files = {
        "data/visit.json": data,
        "data/events.jsonl": chain.log(),
        f"data/evidence/{digest(PHOTO_BYTES)}.jpg": PHOTO_BYTES,
        "bag-info.txt": uuid.uuid4().bytes,
    }
    arrived = Arrival(
        digest=digest(f"{device}{visit}{revision}".encode() + data),
        visit_id=visit,
        device_id=device,
        revision=revision,
        prev_digest="",
        facts=read_facts(data)[0],
        facts_digest=digest(data),
        signer="演示笔记本",
        signer_serial="1f",
        newer=False,
        members=tuple(
            Member(path, digest(content), len(content)) for path, content in files.items()
        ),
    )
    return arrived, files.__getitem__


def receive(desk: Desk, chain: Chain, **given: object) -> tuple[Arrival, PackageStatus]:
    """Keep one package and put it into its cases, as the inbox does."""
    arrived, read = arrival(chain, **given)  # type: ignore[arg-type]
    with desk.write() as connection:
        status = intake.classify(connection, arrived, packs_known=True)
        intake.keep(connection, arrived, status, read, NOW)
        if status in (PackageStatus.IMPORTED, PackageStatus.CONFLICT):
            casework.take_up(connection, arrived, status, NOW)
    return arrived, status


def facility(code: str, kind: bodies.VisitKind = bodies.VisitKind.ON_SITE) -> bodies.VisitOpened:
    """An opening of another facility or kind."""
    first = opening()
    changed = first.facility.model_copy(update={"code": code})
    return first.model_copy(update={"facility": changed, "kind": kind})
