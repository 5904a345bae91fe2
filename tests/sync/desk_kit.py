"""A desk with the kit's district in it, and visits of other devices and revisions."""

from __future__ import annotations

from pathlib import Path

from models.clock import Now
from models.district.desk import Desk
from models.facts import bodies
from models.facts.canonical import digest
from models.facts.events import FIRST_PREV, EventType
from models.facts.snapshot import facts_bytes, facts_digest, freeze
from models.facts.state import fold
from models.standards.types import Verdict
from models.store.vault import Cost
from sync.keys.signing import Signer
from sync.office import AUTHORITY
from sync.package.contents import PackageContents
from sync.package.writer import build
from tests.support import Chain
from tests.sync.package import kit

OTHER_DEVICE = "99999999-9999-4999-8999-999999999999"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.utc = kit.LATER

    def now(self) -> Now:
        return Now(utc=self.utc, offset=480)


def desk_in(folder: Path, clock: Clock | None = None) -> Desk:
    """A desk whose authority is the one that enrolled the kit's laptop."""
    made, _ = Desk.create(folder, "口令", "示例区卫生健康委员会", clock or Clock(), cost=CHEAP)
    with made.write() as store:
        store.put_secret(AUTHORITY, kit.district().authority.dump())
    return made


def on_device(chain: Chain, device: str) -> Chain:
    """The same events as another laptop would have written them."""
    prev, moved = FIRST_PREV, []
    for event in chain.events:
        made = event.model_copy(update={"device": device, "prev": prev})
        prev = digest(made.line())
        moved.append(made)
    chain.events = moved
    return chain


def amended() -> Chain:
    """The kit's visit, reopened, marked otherwise and closed again: revision 2."""
    chain = kit.visit_events()
    base = facts_digest(facts_bytes(freeze(fold(chain.events), kit.PACKS)))
    chain.add(EventType.VISIT_REOPENED, bodies.VisitReopened(reason="漏记", base_digest=base))
    mark = bodies.Mark(pack="test-pack", clause="1", verdict=Verdict.NOT_MET, note="补记")
    chain.add(EventType.MARK, mark)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return chain


def packed(folder: Path, made: PackageContents | None = None, signer: Signer | None = None) -> Path:
    """A package in `folder`, which stands for a stick."""
    folder.mkdir(exist_ok=True)
    by = signer or kit.district().signer
    return build(folder, made or kit.contents(), kit.shelf(), by).path
