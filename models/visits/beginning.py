"""How a visit begins: its first event, and what is known of it at once."""

from collections.abc import Mapping

from models.facts import bodies
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.ledgers.dates import day
from models.visits.book import Entry, VisitBook
from models.visits.wording import body


def begin(
    book: VisitBook,
    opened: bodies.VisitOpened,
    actor: str,
    guidance: Mapping[str, bodies.GuidanceSet] | None = None,
    application: bodies.ApplicationSet | None = None,
) -> VisitState:
    """Begin a visit with the district's reading of its standards and the application.

    ``guidance`` by pack, as ``models.store.guidance.latest`` gives it; what is about other
    packs is left out. Raises StandardError(``ledger-date-unreal``) for a day that does not exist.
    """
    entries: list[Entry] = [
        (EventType.GUIDANCE_SET, guidance[ref.id])
        for ref in opened.packs
        if guidance and ref.id in guidance and guidance[ref.id].notes
    ]
    if application is not None and application != bodies.ApplicationSet():
        _check_days(application)
        given = body(bodies.ApplicationSet, **application.model_dump(exclude_none=True))
        entries.append((EventType.APPLICATION_SET, given))
    return book.start(opened, actor, entries)


def _check_days(given: bodies.ApplicationSet) -> None:
    for one in (given.applied_on, given.self_assessment_from, given.severe_violation_on):
        if one is not None:
            day(one)
