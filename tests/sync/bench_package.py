"""One step of the package benchmark in a process of its own, so that its memory is its own."""

import hashlib
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from bench.package import Parts
from models.district.desk import Desk
from models.facts import bodies
from models.facts.events import EventType
from sync.inbox import receive
from sync.package.reader import examine
from sync.package.writer import build
from tests.models.district.arrivals import arrival, closed, facility
from tests.support import Chain
from tests.sync.desk_kit import Clock, desk_in
from tests.sync.package import kit
from tests.sync.visits import packages

HAND = """
SELECT c.id, c.facility_code, p.facility_name, c.pack_id, cp.pack_edition, cp.pack_title, c.round,
 t.to_state, cp.outcome, cp.met, cp.not_met, cp.not_applicable, cp.open, p.digest, p.status,
 p.visit_id, p.device_id, p.revision, p.facts_digest, p.title, p.kind, p.visit_on, p.signer,
 p.received_at, p.newer, count(*), sum(p.status = 'conflict'), d.seen, d.body, max(cp.id)
FROM case_file c
JOIN transition t ON t.id = (SELECT max(id) FROM transition WHERE case_id = c.id)
LEFT JOIN decision d ON d.id = (SELECT max(id) FROM decision WHERE case_id = c.id)
JOIN case_package cp ON cp.case_id = c.id JOIN package p ON p.digest = cp.package
GROUP BY c.id ORDER BY t.id DESC
"""
"""All that a line of the list says, by the driver alone: the latest package of every case."""


class Files:
    """Evidence as plain files, by digest."""

    def __init__(self, folder: Path) -> None:
        self.by_digest = {
            hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(folder.glob("*"))
        }

    def open(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        return self.by_digest[sha256].open("rb", buffering=0)

    def read(self, sha256: str) -> bytes:
        return self.by_digest[sha256].read_bytes()


def _visit(files: Files) -> Chain:
    chain = Chain()
    common = {"pack": "test-pack", "clause": "1"}
    for sha256, path in files.by_digest.items():
        values = {"sha256": sha256, "size": path.stat().st_size}
        kind = {"mime": "image/jpeg", "extension": "jpg", "caption": "x"}
        chain.add(EventType.EVIDENCE_ADDED, bodies.EvidenceAdded(**values, **kind))
        chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**common, sha256=sha256))
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def _build(photos: Path, out: Path) -> Parts:
    out.mkdir()
    files = Files(photos)
    contents = kit.contents(_visit(files))
    desk = desk_in(out / "desk", Clock())  # the same authority must judge it in the next process
    made = _measured(lambda: build(out, contents, files, kit.district().signer))
    (out / "trust.pem").write_bytes(kit.district().trust.to_pem())
    desk.close()
    return made


def _verify(package: Path, out: Path) -> Parts:
    from sync.keys.trust import Trust

    trust = Trust.from_pem((out / "trust.pem").read_bytes())

    def step() -> None:
        verdict = examine(package, trust, kit.LATER, kit.PACKS)
        assert verdict.accepted, verdict.code

    return _measured(step)


def _receive(package: Path, out: Path) -> Parts:
    with Desk.open(out / "desk", "口令", Clock()) as desk:

        def step() -> None:
            assert receive(package, desk, kit.PACKS).accepted

        return _measured(step)


def _many(folder: Path, place: Path, count: str) -> Parts:
    made = packages(folder, int(count))
    with desk_in(place, Clock()) as desk:

        def step() -> None:
            for package in made:
                assert receive(package, desk, kit.PACKS).accepted

        return _measured(step)


def _list(_: Path, place: Path, count: str) -> Parts:
    """Fill a desk with cases through its door, and list them."""
    from models.district import casework
    from models.district.records import PackageStatus

    with desk_in(place, Clock()) as desk:
        made, _read = arrival(closed(first=facility("A")))
        with desk.write() as store:
            for number in range(int(count)):
                one = _numbered(made, number)
                store.add_package(one, PackageStatus.IMPORTED, desk.now())
                casework.take_up(store, one, PackageStatus.IMPORTED, desk.now())
        ours = min(_measured(desk.list_cases).seconds for _ in range(5))
        assert len(desk.list_cases()) == int(count)
        with desk.workspace.raw_reader() as bare:
            hand = min(_measured(lambda: bare.execute(HAND).fetchall()).seconds for _ in range(5))
    return Parts(ours, hand)


def _numbered(made: object, number: int) -> object:
    from dataclasses import replace

    facts = made.facts  # type: ignore[attr-defined]
    code = facts.facility.model_copy(update={"code": f"A{number}"})
    changed = facts.model_copy(update={"facility": code})
    name = hashlib.sha256(str(number).encode()).hexdigest()
    visit = f"{number:08d}-2222-4222-8222-222222222222"
    return replace(made, digest=name, visit_id=visit, facts=changed)  # type: ignore[type-var]


def _measured(step: Callable[[], object]) -> Parts:
    before, start = _peak(reset=True), time.perf_counter()
    step()
    return Parts(time.perf_counter() - start, _peak() - before)


def _peak(reset: bool = False) -> float:
    """Return the most memory held, in bytes; where the system can, counted from now on."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return float(lines["VmHWM"].split()[0]) * 1024


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    steps = {"build": _build, "verify": _verify, "receive": _receive, "many": _many, "list": _list}
    found = steps[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])  # type: ignore[operator]
    print(found.seconds, found.memory)
