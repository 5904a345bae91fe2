"""What people type about a visit, as the body of an event."""

from typing import Any, TypeVar

from models.errors import VisitError
from models.facts.bodies import Body
from models.facts.wording import written

B = TypeVar("B", bound=Body)


def body(kind: type[B], **values: Any) -> B:
    """Return a body of ``kind``; raises VisitError as ``models.facts.wording.written``."""
    return written(kind, VisitError, values)
