"""The papers of a visit from the command line: those of plan B, or with `--all` every one."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from models.clock import SystemClock
from models.store import shelf
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.records import VisitStatus, VisitSummary
from models.visits.schema import FIELD
from sync.files import make_folder
from ui import field_papers, office_ends
from ui.commands import passphrase, places
from ui.commands.console import OK, Console, UsageError


def add(command: argparse.ArgumentParser, console: Console) -> None:
    """Say what the command takes."""
    word = console.word
    places.add(command, console)
    command.add_argument("--visit", metavar="ID", default="", help=word("cmd-papers-visit"))
    command.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help=word("cmd-forms-out")
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--office", action="store_true", help=word("cmd-papers-office"))
    what.add_argument("--all", action="store_true", help=word("cmd-papers-all"))
    command.add_argument("--pictures", action="store_true", help=word("cmd-papers-pictures"))
    command.set_defaults(act=papers)


def papers(given: argparse.Namespace, console: Console) -> int:
    """Write the papers of a visit as PDF: those before it, or all there are."""
    if given.all or given.desk is not None:
        from ui.commands.papers_all import everything  # every room that draws papers

        if given.office:
            raise UsageError("cmd-papers-desk-office")
        return everything(given, console)
    if given.pictures:
        raise UsageError("cmd-papers-without-all")
    return _papers(given, console)


def _papers(given: argparse.Namespace, console: Console) -> int:
    secret = passphrase.read(console, given.passphrase_file)
    written = []
    with Workspace.open(given.workspace, secret, FIELD) as workspace:
        packs = shelf.shelf_of(workspace)
        book = VisitBook(workspace, SystemClock(), packs)
        state = book.load(chosen(book, given.visit, console))
        if given.office and state.closed is None:
            raise UsageError("cmd-papers-not-frozen")
        make_folder(given.out)
        if given.office:
            files: Iterable[Path] = office_ends.save_of_visit(given.out, book, state.visit_id)
        else:
            codes = field_papers.codes(state, packs)
            files = (field_papers.save(given.out, book, state, packs, code) for code in codes)
        for target in files:
            written.append(str(target))
            console.say("cmd-written", file=str(target))
    console.data["written"] = written
    return OK


def chosen(
    book: VisitBook, begin: str, console: Console, refusal: str = "cmd-papers-no-visit"
) -> str:
    """Return the visit whose id begins so; without one, the latest still open, or the only one.

    Raises UsageError, with the visits there are told before it.
    """
    visits = book.summaries()
    if begin:
        found = [one for one in visits if one.id.startswith(begin)]
    else:
        found = [one for one in visits if one.status is VisitStatus.OPEN][:1] or list(visits)
    if len(found) == 1:
        return found[0].id
    _list(found or visits, console)
    if begin:
        raise UsageError(refusal, visit=begin[:40])
    raise UsageError("cmd-papers-which" if visits else "cmd-visits-none")


def _list(visits: Iterable[VisitSummary], console: Console) -> None:
    """Say which visits can be named."""
    console.data["visits"] = [
        {"id": v.id, "facility": v.facility_name, "day": str(v.visit_on), "state": str(v.status)}
        for v in visits
    ]
    for one in visits:
        state = console.word(f"cmd-visit-{one.status}")
        console.line(f"{one.id}  {one.visit_on}  {state}  {one.facility_name}")
