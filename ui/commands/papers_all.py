"""`papers --all`: every paper of a visit into one folder, from the laptop or from the desk."""

import argparse
from collections.abc import Iterable, Sequence

from models.clock import SystemClock
from models.district.desk import Desk
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from sync.files import make_folder
from ui import paper_folder, paper_sets
from ui.commands import passphrase
from ui.commands.console import OK, REFUSED, Console, UsageError
from ui.commands.papers import chosen
from ui.paper_folder import Kept, Refused


def everything(given: argparse.Namespace, console: Console) -> int:
    """Write all papers of a visit, and the index of them."""
    secret = passphrase.read(console, given.passphrase_file)
    if given.desk is not None:
        with office.open_desk(given.desk, secret) as desk:
            visit = _received(desk, given.visit, console)
            return _write(paper_sets.of_desk(desk, visit, shelf_of(desk.workspace)), given, console)
    with Workspace.open(given.workspace, secret, FIELD) as workspace:
        packs = shelf_of(workspace)
        book = VisitBook(workspace, SystemClock(), packs)
        visit = chosen(book, given.visit, console)
        return _write(paper_sets.of_visit(book, visit, packs), given, console)


def _write(papers: Iterable[paper_sets.Paper], given: argparse.Namespace, console: Console) -> int:
    make_folder(given.out)
    kept, refused = [], []
    for one in paper_folder.keep_all(given.out, papers, given.pictures):
        if isinstance(one, Refused):
            refused.append({"paper": one.name, "code": one.problem.code})
            why = one.problem.sentence(console.language)
            console.complain(console.word("cmd-papers-refused", paper=one.name, why=why))
        else:
            kept.append(one)
            console.say("cmd-written", file=str(given.out / one.file))
    index = paper_folder.write_index(given.out, kept, console.language)
    console.data |= {"papers": [one.plain() for one in kept], "refused": refused}
    console.data["index"] = str(index)
    _say(kept, given, console)
    return REFUSED if refused else OK


def _say(kept: Sequence[Kept], given: argparse.Namespace, console: Console) -> None:
    said = {"count": len(kept), "pictures": sum(one.pictures for one in kept)}
    console.say("cmd-papers-kept", folder=str(given.out), index=paper_folder.INDEX, **said)


def _received(desk: Desk, begin: str, console: Console) -> str:
    """Return the only received visit whose id begins so; raises UsageError, with those there are.

    What is told are the cases: a package that waits for its standard has no papers yet.
    """
    cases = {case.package.visit_id: case for case in desk.list_cases()}
    found = [visit for visit in cases if visit.startswith(begin)]
    if len(found) == 1:
        return found[0]
    console.data["visits"] = [
        {"id": visit, "facility": case.facility_name, "day": case.package.visit_on}
        for visit, case in cases.items()
    ]
    for visit, case in cases.items():
        console.line(f"{visit}  {case.package.visit_on}  {case.facility_name}")
    if not cases:
        raise UsageError("cmd-papers-desk-empty")
    raise UsageError("cmd-papers-no-case", visit=begin[:40])
