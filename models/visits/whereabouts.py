"""Where one stopped in which visit, so that the next start goes on exactly there (J1 step 2).

A convenience, kept in the encrypted workspace beside the visits and in no record: it names a
place of the facility.
"""

from typing import Annotated

from pydantic import Field, ValidationError

from models.base import Name, Record, Uuid
from models.store import settings
from models.store.workspace import Workspace

_NAME = "whereabouts"


class Whereabouts(Record):
    """A place on the marking screen."""

    visit: Uuid
    """The visit."""
    mode: Name = ""
    """How its clauses are walked: by indicator or by place, as the screen calls it."""
    pack: Name = ""
    """Standard."""
    indicator: Name = ""
    """Indicator, where one walks by indicator."""
    room: Name = ""
    """Room or kind of room, where one walks by place."""
    clause: Name = ""
    """The clause the keys go to."""
    scroll: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    """How far the clauses are scrolled, in pixels of that window."""


def keep(workspace: Workspace, where: Whereabouts) -> None:
    """Remember where one is; the place before is forgotten."""
    with workspace.write() as connection:
        settings.put(connection, _NAME, where.model_dump_json())


def last(workspace: Workspace) -> Whereabouts | None:
    """Return where one stopped; None when that is not known."""
    with workspace.read() as session:
        kept = settings.get(session, _NAME)
    if kept is None:
        return None
    try:
        return Whereabouts.model_validate_json(kept)
    except ValidationError:
        return None  # written by another edition of the program: one begins at the list
