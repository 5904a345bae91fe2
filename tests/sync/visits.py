"""Many packages of different visits, signed by one laptop."""

from __future__ import annotations

import uuid
from pathlib import Path

from models.facts.canonical import digest
from models.facts.events import FIRST_PREV
from sync.package.writer import build
from tests.support import Chain
from tests.sync.package import kit


def of_visit(number: int) -> Chain:
    """The kit's visit under another identity."""
    chain = kit.visit_events()
    visit = str(uuid.UUID(int=(4 << 76) | (8 << 60) | number))
    prev, moved = FIRST_PREV, []
    for event in chain.events:
        made = event.model_copy(update={"visit": visit, "prev": prev})
        prev = digest(made.line())
        moved.append(made)
    chain.events = moved
    return chain


def packages(folder: Path, count: int) -> list[Path]:
    """So many packages in ``folder``."""
    folder.mkdir(exist_ok=True)
    signer, shelf = kit.district().signer, kit.shelf()
    made = (kit.contents(of_visit(number)) for number in range(count))
    return [build(folder, contents, shelf, signer).path for contents in made]
