"""A workspace or a desk named on the command line, and putting a standard into it."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from models.clock import SystemClock
from models.district.schema import DESK
from models.standards.command import describe, reference
from models.standards.loading import LoadedPack
from models.standards.types import Pack
from models.store import shelf
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from ui.commands import passphrase
from ui.commands.console import OK, Console


def add(command: argparse.ArgumentParser, console: Console, required: bool = True) -> None:
    """Add `--workspace` and `--desk`, of which one is given, and `--passphrase-file`."""
    word = console.word
    place = command.add_mutually_exclusive_group(required=required)
    place.add_argument("--workspace", type=Path, metavar="DIR", help=word("cmd-workspace"))
    place.add_argument("--desk", type=Path, metavar="DIR", help=word("cmd-folder"))
    told = word("cmd-passphrase-help")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE", help=told)


def named(given: argparse.Namespace) -> Path | None:
    """Return the folder that was named, if any."""
    found: Path | None = given.workspace or given.desk
    return found


def opened(given: argparse.Namespace, console: Console) -> Workspace:
    """Open the workspace or desk that was named; raises StoreError and UsageError."""
    secret = passphrase.read(console, given.passphrase_file)
    if given.workspace is not None:
        return Workspace.open(given.workspace, secret, FIELD)
    return Workspace.open(given.desk, secret, DESK)


def packs(given: argparse.Namespace, console: Console) -> Mapping[str, Pack]:
    """Return the standards of the place that was named; without one, the shipped ones."""
    if named(given) is None:
        return shelf.Shelf()
    with opened(given, console) as workspace:
        return shelf.shelf_of(workspace)


def keep(pack: Pack, origin: str, given: argparse.Namespace, console: Console) -> int:
    """Publish an edition into the place that was named, and say so."""
    with opened(given, console) as workspace, workspace.write() as connection:
        sha256 = shelf.publish(connection, pack, origin, SystemClock().now().utc)
    loaded = LoadedPack(pack, sha256, Path(origin))
    console.data["standard"] = reference(loaded)
    told = describe(loaded, console.language)
    console.say("cmd-published", place=str(named(given)), described=told)
    return OK
