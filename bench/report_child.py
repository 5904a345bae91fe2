"""One measurement of paper in a process of its own; tells it as JSON.

report FOLDER   300 rows and 200 photos from ready previews, by the kit
single FOLDER   every form of one page, the first time and again
"""

import contextlib
import io
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.peers import content
from models.facts.evidence_bodies import Derived, EvidenceAdded
from reports.block import Block, NewPage, mm
from reports.layout import BODY, TITLE, centre, heads, left
from reports.page import Sheet, compose
from reports.paragraph import Paragraph
from reports.photos import Photo
from reports.tables import Cell, Grid, Label, Row

Told = dict[str, float]
ANNEXES = ("annex-1", "annex-2", "annex-4")
TURNS = 5
WIDTH = 165 * mm


@dataclass(frozen=True)
class Files:
    """Previews as they lie in the folder, each read when it is drawn."""

    paths: dict[str, Path]

    @contextlib.contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        yield io.BytesIO(self.read(sha256))

    def read(self, sha256: str) -> bytes:
        return self.paths[sha256].read_bytes()


def report(folder: Path) -> Told:
    """The content of the peers, laid out as our report is."""
    rows, photos = content.read(folder)
    blocks: list[Block] = [Paragraph(content.TITLE, TITLE), _table(rows), NewPage()]
    sheet = Sheet(
        form="indicators",
        title=content.TITLE,
        author="bench",
        digest="0" * 64,
        left=25 * mm,
        right=20 * mm,
        bottom=20 * mm,
    )
    pdf = compose(sheet, [*blocks, _photos(photos, content.known(folder))])
    (folder / "ours.pdf").write_bytes(pdf)
    return {"peak": content.peak_mib(), "size": len(pdf)}


def _table(rows: list[list[str]]) -> Grid:
    table = [Row(heads(content.HEADS))]
    for group in content.groups(rows):
        label = Label(group[0][0], BODY)
        for _, number, text, result, note in group:
            cells = [centre(number), left(text), centre(result), left(note)]
            table.append(Row(cells, label))
    return Grid([wide * mm for wide in content.COLUMNS_MM], table, headers=1)


def _photos(photos: list[list[str]], known: content.Known) -> Grid:
    reader = Files({known[path][0]: Path(path) for path, _ in photos})
    cells = [
        Cell(Photo(_evidence(*known[path]), reader, words, tall=52 * mm, copied=True))
        for path, words in photos
    ]
    pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    return Grid((WIDTH / 2, WIDTH / 2), [Row(pair, least=70 * mm) for pair in pairs])


def _evidence(sha256: str, size: int) -> EvidenceAdded:
    """A photo whose original is not at hand."""
    return EvidenceAdded(
        sha256=f"{int(sha256, 16) ^ 1:064x}",
        size=1,
        mime="image/jpeg",
        extension="jpg",
        width=4000,
        height=3000,
        preview=Derived(sha256=sha256, size=size),
    )


def single(folder: Path) -> Told:
    """Seconds of the slowest form of one page after the first, and of the very first."""
    from bench.ours import Ours
    from models.facts.snapshot import facts_bytes, facts_digest, freeze
    from reports.render import render

    ours = Ours(folder)
    ours.mark(0)
    packs = ours.packs
    facts = freeze(replace(ours.state, closed=ours.state.opened_event, revision=1), packs)
    ours.close()
    digest = facts_digest(facts_bytes(facts))
    first, slowest = 0.0, 0.0
    for turn in range(TURNS):
        times = []
        for code in ANNEXES:
            start = time.perf_counter()
            render(code, facts, digest, packs=packs)
            times.append(time.perf_counter() - start)
        first = first or times[0]
        best = max(times) if turn else float("inf")
        slowest = min(slowest or best, best)
    return {"first": first, "slowest": slowest}


def main() -> int:
    mode, place = sys.argv[1:]
    work = {"report": report, "single": single}[mode]
    print(json.dumps(work(Path(place))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
