"""What was being taken in: kept until all of it is, so that a crash costs no photo.

Only what was chosen is kept, files and folders; which of the files are in already is told by their
hash. The names stand in the encrypted file alone: a phone's file may be named after a person.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.facts.bodies import ClauseRef
from models.store import settings
from models.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file or folder that was chosen, and the clause it was chosen for."""

    path: Path
    """Where it is."""
    ref: ClauseRef | None
    """The clause; None for the tray."""


def keep(workspace: Workspace, visit: str, chosen: Iterable[Chosen]) -> None:
    """Keep what is under way, in place of what was kept before; durable when this returns."""
    lines = [
        [str(each.path), each.ref.pack if each.ref else "", each.ref.clause if each.ref else ""]
        for each in chosen
    ]
    with workspace.write() as connection:
        # ASCII: a name that is no UTF-8 is held as lone surrogates, which nothing else takes.
        settings.put(connection, _name(visit), json.dumps(lines, ensure_ascii=True))


def kept(workspace: Workspace, visit: str) -> tuple[Chosen, ...]:
    """Return what was under way when the program ended; empty when all of it was taken in."""
    with workspace.read() as session:
        text = settings.get(session, _name(visit))
    return tuple(
        Chosen(Path(path), ClauseRef(pack=pack, clause=clause) if pack else None)
        for path, pack, clause in json.loads(text or "[]")
    )


def _name(visit: str) -> str:
    return f"intake/{visit}"
