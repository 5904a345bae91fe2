"""What a package is judged by: files that were named, or what a desk or a laptop has itself."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.district.desk import Desk
from models.errors import ExpectedError
from models.standards.types import Pack
from models.store.shelf import Shelf, shelf_of
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from sync import office
from sync.keys.bundle import load_trust
from sync.keys.trust import Trust
from sync.recipients import identities
from ui.commands import passphrase
from ui.commands.console import Console, UsageError
from ui.laptop_keys import trust_of
from ui.unsealing import keys_in


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a package is looked at."""

    trust: Trust | None
    """Whom it trusts; None when nobody was named."""
    packs: Mapping[str, Pack]
    """The standards that are known there."""
    keys: tuple[str, ...] = ()
    """What opens an encrypted package."""
    desk: Desk | None = None
    """The desk, open; None where none was named."""


@contextmanager
def taken(given: argparse.Namespace, console: Console) -> Iterator[Standpoint]:
    """Yield what the command line names; what it names by file counts before what is there.

    Raises StoreError where a desk or workspace does not open, and UsageError.
    """
    said, keys = _trust(given), _keys(given.identity)
    if given.desk is not None:
        with office.open_desk(given.desk, passphrase.read(console, given.passphrase_file)) as desk:
            trust = said or office.authority(desk).trust()
            with desk.read() as store:
                keys += identities(store)
            yield Standpoint(trust, shelf_of(desk.workspace), keys, desk)
    elif given.workspace is not None:
        secret = passphrase.read(console, given.passphrase_file)
        with Workspace.open(given.workspace, secret, FIELD) as workspace:
            yield Standpoint(said or _of_laptop(workspace), shelf_of(workspace), keys)
    else:
        yield Standpoint(said, Shelf(), keys)


def _of_laptop(workspace: Workspace) -> Trust | None:
    try:
        return trust_of(workspace)
    except ExpectedError as error:
        if error.code == "trust-missing":  # it has no bundle yet
            return None
        raise


def _trust(given: argparse.Namespace) -> Trust | None:
    if given.trust is None:
        return None
    try:
        return load_trust(given.trust, getattr(given, "at", None))
    except ExpectedError as error:  # a trust file that cannot be used says nothing of the package
        if error.code == "signature-unreadable":  # neither PEM nor signed: quite another file
            raise UsageError("cmd-no-trust", file=given.trust.name) from error
        raise UsageError(error.code, **error.params) from error


def _keys(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        return keys_in(path)
    except ExpectedError as error:
        raise UsageError(error.code, **error.params) from error
