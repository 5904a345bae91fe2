"""Short lives on a disk that fails at the n-th write; run by test_faults.py with the shim loaded.

Reads lines ``FOLDER N ERRNO FOREVER``, forks a life for each, and says what it acknowledged as
``tests.soak.life`` does, ``refused CODE`` for every step that was told to have failed, and at the
end ``over HITS SEEN``; ``crash`` when it ended by a mistake of ours.
"""

from __future__ import annotations

import ctypes
import os
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from models.clock import SystemClock
from models.errors import StoreError
from models.evidence import shelf
from models.evidence.intake import Prepared, prepare
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.store.workspace import Workspace
from models.visits import marking
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import PACKS, PASSPHRASE, ref
from tests.soak.life import LAPTOP, photo, say
from tests.support import LEADER

Result = TypeVar("Result")
STEPS = 6
TRIES = 2


def live(folder: Path) -> None:
    """Open, mark, take in a photo, back up and close; go on after every refusal."""
    workspace = _tried(lambda: Workspace.open(folder / LAPTOP, PASSPHRASE, FIELD))
    if workspace is None:
        return
    book = VisitBook(workspace, SystemClock(), PACKS)
    state = book.load(book.summaries()[0].id)
    dice = random.Random(1)
    for number in range(STEPS):
        taken = prepare(photo(dice)) if number == STEPS // 2 else None

        note, now = f"第 {number} 步", state

        def step(
            now: VisitState = now, note: str = note, taken: Prepared | None = taken
        ) -> VisitState:
            if taken is not None:
                return shelf.add(book, now, LEADER, taken, ref("2"))
            return marking.mark(book, now, PACKS, LEADER, ref("2"), Verdict.MET, note=note)

        after = _tried(step)
        if after is None:
            state = book.load(state.visit_id)  # as the window does
            continue
        state = after
        more = (taken.sha256,) if taken else ()
        say("photo" if taken else "mark", state.visit_id, state.count, state.head, *more)
    backup = _tried(workspace.backup_beside)
    if backup is not None:
        say("backup", backup.name)
    workspace.close()


def _tried(step: Callable[[], Result]) -> Result | None:
    """Do a step; say a refusal and try once more, as a person would."""
    for _ in range(TRIES):
        try:
            return step()
        except StoreError as error:
            say("refused", error.code if error.sentence("zh") else "")
    return None


def main() -> None:
    """Fork a life for every line."""
    shim = ctypes.CDLL(None)
    for line in sys.stdin:
        folder, number, error, forever = line.split()
        child = os.fork()
        if child == 0:
            shim.chayan_arm(ctypes.c_long(int(number)), int(error), int(forever))
            try:
                live(Path(folder))
            except BaseException:
                traceback.print_exc()
                say("crash")
            hits, seen = shim.chayan_hits(), shim.chayan_seen()
            shim.chayan_arm(ctypes.c_long(0), 0, 0)
            say("over", hits, seen)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
