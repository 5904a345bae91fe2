"""Last part: every paper of the visit into one folder, from the laptop and from the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.clock import SystemClock
from models.messages import console_language
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from ui import paper_folder, paper_sets
from ui.demo import sample
from ui.paper_sets import Paper

FOLDER = "papers"


def leave_papers(out: Path) -> None:
    """Write what the laptop makes, and what only the desk makes; raises what went wrong.

    Workspace and desk are opened again as ``main.py papers --all`` opens them: the window is gone.
    """
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    kept, known = [], set()
    for paper in papers_of(out):
        if paper.name in known:  # the same at both: a test holds them to it
            continue
        known.add(paper.name)
        kept += [*paper_folder.keep(folder, paper, pictures=True)]
    paper_folder.write_index(folder, kept, console_language())


def papers_of(out: Path) -> Iterator[Paper]:
    """Yield every paper of the laptop, then of the desk; some are the same at both."""
    with Workspace.open(out / "workspace", sample.PASSPHRASE, FIELD) as workspace:
        packs = shelf_of(workspace)
        book = VisitBook(workspace, SystemClock(), packs)
        (visit,) = (one.id for one in book.summaries())
        yield from paper_sets.of_visit(book, visit, packs)
    with office.open_desk(out / "desk", sample.DESK_PASSPHRASE) as desk:
        yield from paper_sets.of_desk(desk, visit, shelf_of(desk.workspace))
