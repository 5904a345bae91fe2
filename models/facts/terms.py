"""What every event body is made from."""

from models.base import Record
from models.standards.terms import Code, PackId


class Body(Record):
    """Base of every event body."""


class ClauseRef(Record):
    """A clause of a pack of this visit."""

    pack: PackId
    """Pack."""
    clause: Code
    """Clause."""
