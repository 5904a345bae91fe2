"""`laptop package`: the signed package of a closed visit, also with a key on a token."""

import argparse

from models.clock import SystemClock
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from ui.commands import passphrase, pin
from ui.commands.console import OK, Console, UsageError
from ui.commands.desk_keys import Maker


def add(below: Maker, console: Console) -> argparse.ArgumentParser:
    """Add the command."""
    made = below("package", "cmd-laptop-package")
    told = console.word("cmd-laptop-visit")
    made.add_argument("visit", metavar="VISIT", help=told)
    made.set_defaults(act=package)
    return made


def package(given: argparse.Namespace, console: Console) -> int:
    """Make the package; a token's PIN is asked for only where the key lies on one."""
    from ui.delivery import build_package
    from ui.token_signing import place_of

    opened = passphrase.read(console, given.passphrase_file)
    with Workspace.open(given.workspace, opened, FIELD) as workspace:
        packs = shelf_of(workspace)
        book = VisitBook(workspace, SystemClock(), packs)
        visit = _visit(book, given.visit)
        said = pin.read(console) if place_of(workspace) is not None else None
        built = build_package(book, visit, packs, lambda *_told: None, said)
    console.data |= {"package": str(built.path), "package_digest": built.package_digest}
    console.say("cmd-laptop-packaged", file=str(built.path))
    return OK


def _visit(book: VisitBook, begins: str) -> str:
    found = [one.id for one in book.summaries() if one.id.startswith(begins)]
    if len(found) != 1:
        raise UsageError("cmd-laptop-visit-unknown")
    return found[0]
