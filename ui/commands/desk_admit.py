"""`desk admit` and `desk clear-quarantine`: what a person does about refused files."""

import argparse
from collections.abc import Callable

from models.errors import PackageError
from models.store.shelf import shelf_of
from sync.admitting import admit
from sync.clearing import KEEP_DAYS, clear, old
from sync.outbox import megabytes
from sync.package.verdict import UNPROVED
from sync.quarantine import list_quarantine
from ui.commands.console import OK, Console, UsageError
from ui.commands.desk_keys import Maker, opened


def add(below: Maker, options: Callable[[argparse.ArgumentParser], None], console: Console) -> None:
    """Add the command; ``options`` adds what every command of a desk takes."""
    word = console.word
    made = below("admit", "cmd-desk-admit")
    made.add_argument("folder", nargs="?", default="", metavar="FOLDER")
    made.add_argument("--by", metavar="NAME", default="", help=word("cmd-admit-by"))
    made.add_argument("--reason", metavar="TEXT", default="", help=word("cmd-admit-reason"))
    made.set_defaults(act=let_in)
    options(made)
    made = below("clear-quarantine", "cmd-desk-clear")
    made.add_argument("--by", metavar="NAME", default="", help=word("cmd-clear-by"))
    made.set_defaults(act=clear_old)
    options(made)


def let_in(given: argparse.Namespace, console: Console) -> int:
    """Let a package in by the name of its folder in quarantine; without one, list them."""
    with opened(given, console) as desk:
        aside = list_quarantine(desk.quarantine)
        waiting = [q for q in aside if q.code == UNPROVED and not q.admitted]
        if not given.folder:
            console.data["waiting"] = [q.folder.name for q in waiting]
            for one in waiting:
                console.line(f"{one.folder.name}  {one.at[:10]}  {one.file}")
            raise UsageError("cmd-admit-which") if waiting else PackageError("cmd-admit-none")
        found = next((q for q in aside if q.folder.name == given.folder), None)
        if found is None:
            raise PackageError("admit-not-here")
        if found not in waiting:
            raise PackageError("cmd-admit-already" if found.admitted else "admit-not-this")
        result = admit(desk, found.folder, shelf_of(desk.workspace), given.by, given.reason)
    console.data |= {"package_digest": result.package_digest, "status": str(result.status)}
    console.data |= {"cases": list(result.cases), "receipt": str(result.receipt or "")}
    console.line(result.sentence(console.language))
    console.say("cmd-admitted", name=given.by.strip())
    return OK


def clear_old(given: argparse.Namespace, console: Console) -> int:
    """Remove refused originals that are old enough, by name; without one, list them."""
    with opened(given, console) as desk:
        found = clear(desk, given.by) if given.by.strip() else old(desk)
    told = {"count": len(found.items), "size": megabytes(found.size)}
    console.data |= {"folders": [one.folder.name for one in found.items], "bytes": found.size}
    console.data["removed"] = bool(given.by.strip() and found.items)
    for one in found.items:
        console.line(f"{one.folder.name}  {one.at[:10]}  {one.code}  {one.file}")
    if not found.items:
        console.say("cmd-clear-none", days=KEEP_DAYS)
    elif given.by.strip():
        console.say("cmd-cleared", name=given.by.strip(), **told)
    else:
        console.say("cmd-clear-listed", **told)
    return OK
