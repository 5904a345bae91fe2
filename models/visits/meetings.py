"""The first and the last meeting: who is there, who opens it for the facility, when it begins."""

from collections.abc import Iterable, Iterator

from models.errors import VisitError
from models.facts import bodies
from models.facts.attendance import Attendance
from models.facts.bodies import Begun, Host, Meeting, MeetingSet, Present
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.wording import written
from models.visits.blocker import Blocker, Severity
from models.visits.book import VisitBook
from models.visits.plan import sheet_of
from models.visits.standing import Packs, require_member, require_open
from models.visits.wording import body

LEADER, EVALUATOR, HEAD = "组长", "评价员", "负责人"
"""Posts on the sign-in list, as paper prints them."""
FIRST_MISSING, LAST_MISSING = "first-meeting-missing", "last-meeting-missing"


def meeting_of(state: VisitState, which: Meeting) -> MeetingSet:
    """Return a meeting as recorded; who is expected while nothing is."""
    return state.meetings.get(which) or expected(state, which)


def expected(state: VisitState, which: Meeting) -> MeetingSet:
    """Return who will be there: team and head at the first, the same people again at the last."""
    first = state.meetings.get(Meeting.FIRST)
    if which is Meeting.LAST and first is not None:
        return MeetingSet(meeting=which, present=first.present, host=first.host)
    head = state.facility.responsible_person
    facility = state.facility.name
    theirs = (Present(name=head, unit=facility, post=HEAD),) if head else ()
    host = Host(name=head, post=HEAD) if head else None
    return MeetingSet(meeting=which, present=(*_team(state), *theirs), host=host)


def has_begun(state: VisitState, which: Meeting = Meeting.FIRST) -> bool:
    """Return whether a meeting has begun; with the first one the clock of the visit has."""
    held = state.meetings.get(which)
    return held is not None and held.begun is not None


def missing_members(state: VisitState, present: Iterable[Present]) -> tuple[Present, ...]:
    """Return the members of the team who are not on a list, as they would stand there."""
    there = {one.member for one in present}
    return tuple(one for one in _team(state) if one.member not in there)


def _team(state: VisitState) -> tuple[Present, ...]:
    ordered = sorted(state.members, key=lambda one: one.role is not bodies.Role.LEADER)
    return tuple(
        Present(
            name=one.name,
            unit=one.organisation or state.opened.organisation,
            post=LEADER if one.role is bodies.Role.LEADER else EVALUATOR,
            member=one.id,
        )
        for one in ordered
        if one.name.strip()
    )


def set_meeting(
    book: VisitBook, state: VisitState, actor: str, given: MeetingSet, begin: bool = False
) -> VisitState:
    """Record a meeting as a whole; ``begin`` says that it begins at this moment.

    When it began stays as it was otherwise, whatever ``given`` says of it. Raises VisitError:
    ``visit-closed``, ``not-in-team``, ``meeting-person-without-name``,
    ``meeting-host-without-name``, ``meeting-deputy-without-reason``, ``text-too-long``.
    """
    require_open(state)
    require_member(state, actor)
    before = state.meetings.get(given.meeting)
    begun = _now(book) if begin else (before.begun if before else None)
    wanted = checked(given).model_copy(update={"begun": begun})
    if wanted == (before or MeetingSet(meeting=given.meeting)):
        return state
    return book.append(state, actor, [(EventType.MEETING_SET, wanted)])


def checked(given: MeetingSet) -> MeetingSet:
    """Return a meeting as it would be kept, without its beginning; raises as `set_meeting`."""
    return body(
        MeetingSet,
        meeting=given.meeting,
        present=tuple(_present(given.present)),
        host=_host(given.host),
        discipline=(given.discipline or "").strip() or None,
    )


def _now(book: VisitBook) -> Begun:
    now = book.clock.now()
    return Begun(utc=now.utc, offset=now.offset)


def _present(people: Iterable[Present]) -> Iterator[Present]:
    """Yield everybody with a name; a line with nothing in it is no person."""
    for one in people:
        name, unit, post = one.name.strip(), one.unit.strip(), one.post.strip()
        if not name and (unit or post):
            raise VisitError("meeting-person-without-name")
        if name:
            said = {"name": name, "unit": unit, "post": post, "member": one.member}
            yield written(Present, VisitError, said)


def _host(host: Host | None) -> Host | None:
    """Return who opened it; a deputy gives a reason, as at the signing (受委托人)."""
    if host is None:
        return None
    name, post = host.name.strip(), host.post.strip()
    why = host.deputy.strip() if host.deputy is not None else None
    if not name and (why or (post and host.deputy is None)):
        raise VisitError("meeting-host-without-name")
    if not name:
        return None
    if why == "":
        raise VisitError("meeting-deputy-without-reason")
    return written(Host, VisitError, {"name": name, "post": post, "deputy": why})


def meeting_warnings(state: VisitState) -> Iterator[Blocker]:
    """Warn of a visit without its meetings; a facility alone with itself holds none.

    The last one too is held before closing: what is closed takes no meeting any more.
    """
    if state.opened.kind is bodies.VisitKind.SELF_ASSESSMENT:
        return
    if not has_begun(state):
        yield Blocker(FIRST_MISSING, Severity.WARNS)
    if not has_begun(state, Meeting.LAST):
        yield Blocker(LAST_MISSING, Severity.WARNS)


def attendance(state: VisitState, packs: Packs) -> Attendance:
    """Return the sign-in sheet of both meetings; raises FactsError without its standards."""
    both = tuple(meeting_of(state, which) for which in Meeting)
    return Attendance(sheet=sheet_of(state, packs), meetings=both)
