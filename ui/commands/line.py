"""`desk serve` and `send`: the road by line, from both ends."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from models.clock import SystemClock
from models.district.desk import Desk
from models.errors import ExpectedError, PackageError
from models.store.shelf import shelf_of
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from sync import office
from sync.files import is_file
from sync.inbox import IntakeResult
from sync.road.calling import Address
from sync.road.limits import PORT
from sync.road.named import heard_at, name_none, name_road
from sync.road.server import RoadServer
from ui import uploading
from ui.carrying import OutboxItem, waiting
from ui.commands import passphrase
from ui.commands.console import OK, REFUSED, Console, UsageError
from ui.commands.desk_keys import Maker

AUTO, NONE = "auto", "none"
"""For ``--address``: what was said before counts no more, only where the desk listens; or trust
files shall name no address at all."""


def add_serve(
    below: Maker, options: Callable[[argparse.ArgumentParser], None], console: Console
) -> None:
    """Add `desk serve`."""
    made = below("serve", "cmd-serve")
    made.add_argument("--host", metavar="HOST", default="", help=console.word("cmd-serve-host"))
    told = console.word("cmd-serve-port")
    made.add_argument("--port", metavar="PORT", type=int, default=PORT, help=told)
    told = console.word("cmd-serve-address")
    made.add_argument("--address", metavar="HOST[:PORT]", default="", help=told)
    options(made)
    made.set_defaults(act=serve)


def add_send(made: argparse.ArgumentParser, console: Console) -> None:
    """Add what `send` takes."""
    word = console.word
    made.add_argument("packages", nargs="*", type=Path, metavar="PACKAGE")
    told = word("cmd-workspace")
    made.add_argument("--workspace", type=Path, metavar="DIR", required=True, help=told)
    made.add_argument("--server", metavar="HOST[:PORT]", default="", help=word("cmd-send-server"))
    told = word("cmd-passphrase-help")
    made.add_argument("--passphrase-file", type=Path, metavar="FILE", help=told)
    made.set_defaults(act=send)


def serve(given: argparse.Namespace, console: Console) -> int:
    """Listen until a signal says to stop; what is being taken in is finished first."""
    if not 0 <= given.port < 65536:
        raise UsageError("road-port", port=given.port)
    if given.address not in ("", AUTO, NONE):
        Address.of(given.address)  # before anything is opened
    secret = passphrase.read(console, given.passphrase_file)
    with office.open_desk(given.desk, secret) as desk:
        packs = shelf_of(desk.workspace)

        def heard(result: IntakeResult) -> None:
            said = result.sentence(console.language)
            console.line(console.word("cmd-of-file", file=result.file, said=said))
            sys.stdout.flush()

        server = RoadServer(desk, lambda: packs, heard=heard)
        server.start(given.host, given.port)
        _name(server, desk, given.address, console)
        _wait(server, console)
        received = server.status().received
        server.stop()
    console.data["received"] = received
    console.say("cmd-serve-ended", count=received)
    return OK


def _name(server: RoadServer, desk: Desk, typed: str, console: Console) -> None:
    """Keep what the next trust bundle tells laptops: what was typed, or where we listen."""
    found = server.status()
    told = heard_at(desk, found.host, found.port)
    if typed == NONE:
        told = name_none(desk)
    elif typed:
        told = name_road(desk, "" if typed == AUTO else typed)
    console.data["bundle_address"] = told
    if told:
        console.say("cmd-serve-named", address=told)


def _wait(server: RoadServer, console: Console) -> None:
    """Say where we listen, and wait for a signal."""
    ended, found = threading.Event(), server.status()
    before = {
        name: signal.signal(name, lambda *_: ended.set())
        for name in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        address = f"{found.host}:{found.port}"
        console.data |= {"address": address, "fingerprint": found.number}
        console.say("cmd-serve-listens", address=address)
        console.say("cmd-desk-fingerprint", fingerprint=found.number)
        sys.stdout.flush()
        while not ended.wait(0.5):  # Windows hands a signal over between waits only
            continue
    finally:
        for name, act in before.items():
            signal.signal(name, act)


def send(given: argparse.Namespace, console: Console) -> int:
    """Bring packages up: those named, or every one in the outbox that waits."""
    for file in given.packages:
        if not is_file(file):
            raise ExpectedError("cmd-no-file", file=file.name)
    if given.server:
        Address.of(given.server).look_up()
    secret = passphrase.read(console, given.passphrase_file)
    with Workspace.open(given.workspace, secret, FIELD) as workspace:
        if given.server:
            uploading.keep_server(workspace, given.server)
        book = VisitBook(workspace, SystemClock(), shelf_of(workspace))
        told = [_send(book, one, console) for one in _wanted(given, book)]
    console.data["packages"] = told
    if not told:
        console.say("cmd-send-nothing")
    return OK if all(one["status"] in ("imported", "held", "conflict") for one in told) else REFUSED


Wanted = tuple[str, Callable[[VisitBook], uploading.Uploaded]]


def _wanted(given: argparse.Namespace, book: VisitBook) -> list[Wanted]:
    if given.packages:
        return [(file.name, _of_file(file)) for file in given.packages]
    return [(item.file_name, _of_outbox(item)) for item in waiting(book)]


def _of_outbox(item: OutboxItem) -> Callable[[VisitBook], uploading.Uploaded]:
    return lambda book: uploading.upload(book, item, _quiet)


def _of_file(file: Path) -> Callable[[VisitBook], uploading.Uploaded]:
    return lambda book: uploading.send_file(book, file, _quiet)


def _quiet(_share: float, _words: str) -> None:
    return None


def _send(book: VisitBook, wanted: Wanted, console: Console) -> dict[str, str]:
    name, act = wanted
    try:
        done = act(book)
    except PackageError as error:  # the next one may get through
        said = error.sentence(console.language)
        console.complain(console.word("cmd-of-file", file=name, said=said))
        return {"file": name, "status": "", "code": error.code, "sentence": said}
    said = console.word(f"cmd-send-{done.status}")
    line = console.word("cmd-of-file", file=name, said=said)
    (console.complain if done.status in ("stale", "rejected") else console.line)(line)
    return {"file": name, "status": done.status, "package_digest": done.package_digest}
