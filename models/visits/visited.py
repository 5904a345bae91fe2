"""Whose visits lie on this laptop: the facility of each, without unfolding the whole log."""

from collections.abc import Iterable, Mapping

from sqlalchemy import text

from models.facts.bodies import Facility, FacilitySet
from models.facts.events import EventType, sealed_log
from models.facts.state import start_sealed
from models.visits.book import VisitBook

# Canonical lines sort their keys and know one way of writing; a quotation mark inside a text is
# escaped, so that no words of a person can look like this.
_OPENED = text("SELECT visit, line FROM event WHERE seq = 1")
_CORRECTED = text(
    "SELECT visit, line FROM event WHERE instr(line, CAST(:type AS BLOB)) > 0 ORDER BY visit, seq"
)


def facilities_of_visits(book: VisitBook) -> Mapping[str, Facility]:
    """Return the facility of every visit as it is known now, by visit."""
    with book.workspace.read() as session:
        connection = session.connection()
        opened = connection.execute(_OPENED).all()
        kind = f'"type":"{EventType.FACILITY_SET}"'
        corrected = connection.execute(_CORRECTED, {"type": kind}).all()
    found = {visit: start_sealed(next(sealed_log([line]))).facility for visit, line in opened}
    for visit, line in corrected:
        body = next(sealed_log([line])).event.typed_body()
        if isinstance(body, FacilitySet):
            found[visit] = body.facility
    return found


def same_facility(one: Facility, other: Facility, known: Iterable[Facility] = ()) -> bool:
    """A facility is known by its code, whatever it is called now (R3.11).

    Where one of the two has no code yet, the name decides, its second name too; unless the
    facilities that are ``known`` have that name under several codes: then nobody can tell.
    """
    if one.code and other.code:
        return one.code == other.code
    same = _names(one) & _names(other)
    codes = {each.code for each in known if each.code and _names(each) & same}
    return bool(same) and len(codes) < 2


def _names(facility: Facility) -> set[str]:
    return {facility.name.strip(), facility.second_name.strip()} - {""}
