"""`outbox list | copy | check | receipts`: the laptop's packages on the road by stick."""

import argparse
import os
import sys
from pathlib import Path

from models.clock import SystemClock
from models.errors import ExpectedError, PackageError
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.outbox import OutboxState
from models.visits.papers import WITHDRAWN
from models.visits.schema import FIELD
from ui import carrying
from ui.carrying import OutboxItem, ReceiptSeen
from ui.commands import passphrase
from ui.commands.console import OK, REFUSED, Console
from ui.commands.desk_keys import Maker


def add(below: Maker, console: Console) -> None:
    """Add the commands."""
    word = console.word
    listed = below("list", "cmd-outbox-list")
    listed.set_defaults(act=list_)
    copy_ = below("copy", "cmd-outbox-copy")
    copy_.set_defaults(act=copy)
    check_ = below("check", "cmd-outbox-check")
    check_.set_defaults(act=check)
    receipts_ = below("receipts", "cmd-outbox-receipts")
    receipts_.set_defaults(act=receipts)
    for command in (copy_, check_, receipts_):
        command.add_argument("folder", type=Path, metavar="DIR", help=word("cmd-outbox-folder"))
    for command in (listed, copy_, check_, receipts_):
        command.add_argument(
            "--workspace", type=Path, metavar="DIR", required=True, help=word("cmd-workspace")
        )
        told = word("cmd-passphrase-help")
        command.add_argument("--passphrase-file", type=Path, metavar="FILE", help=told)


def list_(given: argparse.Namespace, console: Console) -> int:
    """Say how far each package has come."""
    with _opened(given, console) as workspace:
        items = carrying.whole_outbox(_book(workspace))
    _tell(items, console)
    return OK


def copy(given: argparse.Namespace, console: Console) -> int:
    """Copy what waits to a stick; each one is read back before it counts."""
    with _opened(given, console) as workspace:
        book = _book(workspace)
        waiting = carrying.waiting(book)
        made, problem = carrying.carry_all(book, waiting, given.folder, _progress)
        items = carrying.whole_outbox(book)
    if not waiting:
        console.say("cmd-outbox-nothing")
    for copied in made:
        console.say("cmd-outbox-copied", file=str(copied.path))
    console.data["copied"] = [str(copied.path) for copied in made]
    _tell(items, console)
    if problem is not None:
        raise problem
    return OK


def check(given: argparse.Namespace, console: Console) -> int:
    """Read the copies in a folder back once more; to have compared none is no success."""
    if not os.path.isdir(given.folder):  # says no to a path that is too long, too
        raise ExpectedError("cmd-outbox-no-folder", folder=str(given.folder))
    problems: list[PackageError] = []
    looked = 0
    with _opened(given, console) as workspace:
        book = _book(workspace)
        for item in carrying.whole_outbox(book):
            if not any(Path(copy.folder) == given.folder for copy in item.copies):
                continue
            looked += 1
            try:
                path = carrying.compare(book, item, given.folder, _progress)
                console.say("cmd-outbox-checked", file=path.name)
            except PackageError as error:
                problems.append(error)
                console.complain(error.sentence(console.language))
        items = carrying.whole_outbox(book)
    console.data["checked"] = looked
    if not looked:
        console.complain(console.word("cmd-outbox-unchecked", folder=str(given.folder)))
    _tell(items, console)
    return REFUSED if problems or not looked else OK


def receipts(given: argparse.Namespace, console: Console) -> int:
    """Bring receipts and returns home; only verified ones count."""
    with _opened(given, console) as workspace:
        book = _book(workspace)
        seen = carrying.bring_home(book, given.folder)
        items = carrying.whole_outbox(book)
    for one in seen:
        if one.problem is not None:
            said = one.problem.sentence(console.language)
            console.complain(console.word("cmd-of-file", file=one.file_name, said=said))
        elif one.status:
            state = _state(one.status, console)
            console.line(console.word("cmd-of-file", file=one.file_name, said=state))
            _tell_return(one, console)
        else:
            console.say("cmd-outbox-foreign", file=one.file_name)
    console.data["answers"] = [
        {
            "file": one.file_name,
            "status": one.status,
            "code": one.problem.code if one.problem else "",
            "package_digest": one.package_digest,
            "again": one.again,
            **({"return": one.returned.plain()} if one.returned else {}),
            **({"withdrawn": one.withdrawn.plain()} if one.withdrawn else {}),
        }
        for one in seen
    ]
    _tell(items, console)
    return REFUSED if any(one.problem for one in seen) else OK


def _tell_return(seen: ReceiptSeen, console: Console) -> None:
    """Say what the desk asks to be put right, remark by remark, or that it asks no more."""
    if seen.withdrawn is not None:
        gone = seen.withdrawn
        console.say("cmd-outbox-withdrawal", office=gone.office, by=gone.by, reason=gone.reason)
    content = seen.returned
    if content is None or seen.status == WITHDRAWN:
        return
    console.say("cmd-outbox-return", office=content.office, by=content.by, reason=content.reason)
    if content.due_on:
        console.say("cmd-outbox-return-due", day=content.due_on)
    for number, remark in enumerate(content.remarks, start=1):
        console.line(f"  {number}. {f'[{remark.clause}] ' if remark.clause else ''}{remark.text}")


def _tell(items: tuple[OutboxItem, ...], console: Console) -> None:
    for item in items:
        state = _state(item.state, console)
        console.line(console.word("cmd-of-file", file=item.file_name, said=state))
    console.data["packages"] = [
        {
            "package_digest": item.package_digest,
            "file": item.file_name,
            "revision": item.revision,
            "state": str(item.state),
            "here": item.here,
            "copies": [copy.plain() for copy in item.copies],
        }
        for item in items
    ]


def _state(state: str, console: Console) -> str:
    """The word of a state; ``copy`` has its own command, so its state is called otherwise."""
    return console.word(f"cmd-outbox-{'uncompared' if state == OutboxState.COPIED else state}")


def _progress(share: float, _words: str) -> None:
    """Tell a person at a terminal that it goes on; a script wants its lines only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{share:4.0%} " if share < 1 else "\r     \r")


def _book(workspace: Workspace) -> VisitBook:
    return VisitBook(workspace, SystemClock(), shelf_of(workspace))


def _opened(given: argparse.Namespace, console: Console) -> Workspace:
    return Workspace.open(given.workspace, passphrase.read(console, given.passphrase_file), FIELD)
