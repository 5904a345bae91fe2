"""Going on where one stopped: a second process opens the workspace and shows the same clause.

The workspace is made with the real cost of a passphrase, the first process is cut off without a
word (as by an empty battery), and what is measured is the wall time from the start of the second
one until the clause is shown again, the passphrase being typed at once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.result import NotMeasured, Within

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "bench" / "resumed_window.py"
PASSPHRASE = "bench-passphrase"
AT_MOST = 5.0
PATIENCE = 120.0


@dataclass(frozen=True)
class Shown:
    """What a process said before it ended."""

    pack: str
    """Standard of the clause it showed."""
    clause: str
    """The clause the keys go to."""
    scroll: int
    """How far its clauses are scrolled."""
    seconds: float
    """Wall time until that was shown."""
    cpu: float
    """Processor time it took, which a busy machine does not lengthen much."""


def begun(folder: Path, cheap: bool = False) -> str:
    """Make a workspace with one visit; return the visit."""
    from models.clock import SystemClock
    from models.facts import bodies
    from models.standards.loading import available
    from models.store.vault import COST, Cost
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook
    from models.visits.schema import FIELD

    cost = Cost(memory_kib=64, iterations=1, lanes=1) if cheap else COST
    leader = "33333333-3333-4333-8333-333333333333"
    packs = {one.sha256: one.pack for one in available() if not one.pack.optional}
    with Workspace.create(folder, PASSPHRASE, FIELD, cost=cost)[0] as workspace:
        book = VisitBook(workspace, SystemClock(), packs)
        opened = bodies.VisitOpened(
            kind=bodies.VisitKind.ON_SITE,
            title="样例检查",
            organisation="样例办公室",
            visit_on="2021-09-15",
            period=bodies.Period(first="2020-01-01", last="2020-12-31"),
            facility=bodies.Facility(
                code="TEST-1", name="样例中心", kind=bodies.FacilityKind.COMMUNITY_CENTRE
            ),
            packs=tuple(
                bodies.PackRef(id=pack.id, edition=pack.edition, sha256=sha256)
                for sha256, pack in packs.items()
            ),
            members=(bodies.Member(id=leader, name="组长甲", role=bodies.Role.LEADER),),
        )
        return book.start(opened, leader).visit_id


def shown(folder: Path, *words: str) -> Shown:
    """Run the window on `folder` once; raises NotMeasured when it says nothing."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(folder.parent))
    environment.update(XDG_DATA_HOME=f"{folder}-data", XDG_CONFIG_HOME=f"{folder}-config")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    command = [sys.executable, str(SCRIPT), str(folder), PASSPHRASE, *words]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = next((one for one in process.stdout if one.startswith("{")), "")
        seconds = time.perf_counter() - start
        process.wait(PATIENCE)
    if not line:
        raise NotMeasured("the window ended without showing the clause")
    return Shown(seconds=seconds, **json.loads(line))


def measure(rounds: int) -> list[Within]:
    """The median of a few restarts, each cut off and begun again."""
    with tempfile.TemporaryDirectory(prefix="chayan-bench-") as home:
        folder = Path(home) / "workspace"
        begun(folder)
        stopped = shown(folder, "stop")
        runs = [shown(folder, "resume") for _ in range(min(rounds, 5))]
        if {(run.pack, run.clause) for run in runs} != {(stopped.pack, stopped.clause)}:
            raise NotMeasured("it went on somewhere else")
    took = median(run.seconds for run in runs)
    return [Within("go on where one stopped, from the start", took, AT_MOST)]
