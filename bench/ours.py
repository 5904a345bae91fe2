"""Our side of the mark benchmark: the real workspace, the real visit, the real rules."""

from collections.abc import Mapping
from pathlib import Path

from models.clock import SystemClock
from models.facts import bodies
from models.facts.state import VisitState
from models.standards.loading import available
from models.standards.types import Pack, Verdict
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.marking import mark
from models.visits.schema import FIELD

LEADER = "33333333-3333-4333-8333-333333333333"
PACK = "community-service-quality-2015"
TURNS = (Verdict.MET, Verdict.NOT_MET, Verdict.TO_VERIFY)


class Ours:
    """Marks clause after clause as the window does; each call returns when it is durable."""

    PASSPHRASE = "bench-passphrase"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._workspace, _ = Workspace.create(folder / "workspace", self.PASSPHRASE, FIELD)
        self.packs = {loaded.sha256: loaded.pack for loaded in available()}
        self.book = VisitBook(self._workspace, SystemClock(), self.packs)
        pack = next(p for p in self.packs.values() if p.id == PACK)
        self._clauses = [clause.code for clause in pack.clauses()]
        self.state = self._start()

    def _start(self) -> VisitState:
        return self.book.start(visit_opened(self.packs), LEADER)

    def mark(self, number: int) -> None:
        """Give a clause another verdict than it has."""
        turn, place = divmod(number, len(self._clauses))
        ref = bodies.ClauseRef(pack=PACK, clause=self._clauses[place])
        verdict = TURNS[turn % len(TURNS)]
        self.state = mark(self.book, self.state, self.packs, LEADER, ref, verdict)

    def last_rows(self) -> tuple[dict[str, object], dict[str, object]]:
        """Return what the last mark wrote: the row of the event and that of the visit."""
        with self._workspace.raw_reader() as connection:
            cursor = connection.execute("SELECT * FROM event ORDER BY seq DESC LIMIT 1")
            event = dict(zip((d[0] for d in cursor.description), cursor.fetchone(), strict=True))
            cursor = connection.execute("SELECT * FROM visit")
            visit = dict(zip((d[0] for d in cursor.description), cursor.fetchone(), strict=True))
        return event, visit

    def close(self) -> None:
        """Close the workspace."""
        self._workspace.close()


def visit_opened(packs: Mapping[str, Pack]) -> bodies.VisitOpened:
    """Return the visit that the benchmarks open, by digest of the standards it takes."""
    return bodies.VisitOpened(
        kind=bodies.VisitKind.ON_SITE,
        title="bench",
        organisation="bench",
        visit_on="2026-11-22",
        period=bodies.Period(first="2025-01-01", last="2025-12-31"),
        facility=bodies.Facility(
            code="BENCH", name="bench", kind=bodies.FacilityKind.COMMUNITY_CENTRE
        ),
        packs=tuple(
            bodies.PackRef(id=pack.id, edition=pack.edition, sha256=sha256)
            for sha256, pack in packs.items()
        ),
        members=(bodies.Member(id=LEADER, name="bench", role=bodies.Role.LEADER),),
    )
