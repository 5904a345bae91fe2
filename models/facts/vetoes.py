"""Which incidents forbid passing: window, grade, responsibility, each with its why (R3.3-R3.6).

The window is counted back from the later of the date of application and the day of acceptance;
it is looked at on both. Dates are compared as they are written: year, month, day.
"""

from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from models.base import CivilDate, Record
from models.facts.assessment import Incident
from models.facts.bodies import FormValue, VetoAnswered
from models.facts.state import VisitState
from models.facts.types import Facts
from models.standards.types import Pack, Veto

APPLIED_FIELD = "applied_on"
"""申请时间 of an application form (001 annex 4)."""


class Weight(StrEnum):
    """Whether an incident counts, or why it does not."""

    COUNTS = "counts"
    BEFORE = "before"
    """Before the first day of the window."""
    AFTER = "after"
    """After the last day that is looked at."""
    NOT_APPRAISED = "not_appraised"
    """The grade or the share of responsibility is not appraised: 经鉴定定性 is asked for."""
    LIGHTER = "lighter"
    """A lighter grade: 三级 or 四级."""
    LESS_RESPONSIBLE = "less_responsible"
    """Less than main responsibility."""
    OTHER = "other"
    """其他情形: a person decides, never the words (R3.4)."""


class Dates(Record):
    """The two days on which vetoes are looked at (R3.5)."""

    accepted_on: CivilDate
    """Day of the acceptance visit."""
    applied_on: CivilDate | None = None
    """Day of the application; absent where it is not known."""

    @property
    def later(self) -> CivilDate:
        """The day from which windows are counted back."""
        return max(self.accepted_on, self.applied_on or "")

    @property
    def earlier(self) -> CivilDate:
        """The other day."""
        return min(self.accepted_on, self.applied_on or self.accepted_on)


class Window(Record):
    """The days within which an incident counts; both belong to it."""

    first: CivilDate
    """First day."""
    last: CivilDate
    """Last day."""


class Weighed(Record):
    """One incident and whether it counts."""

    incident: Incident
    """What was entered."""
    weight: Weight
    """Why it counts, or not."""
    at_application: bool = False
    """It lies within the window of the day of application but before that of the acceptance:
    the application was to be stopped, the acceptance no longer is."""


class Weighing(Record):
    """An answer with incidents, opened down to each."""

    veto: str
    """Code of the veto."""
    basis: str
    """``declaration`` or ``office``."""
    window: Window
    """The window."""
    years: int
    """Its length; 0 means the present state."""
    dates: Dates
    """What it was counted from."""
    given: str
    """The answer as a person gave it: ``none`` or ``found``."""
    weighed: tuple[Weighed, ...]
    """Every incident, in the order entered."""

    @property
    def answer(self) -> str:
        """``found`` when an incident counts, otherwise ``none``.

        其他情形 never decides by itself: beside it, the answer of the person stands. So it does
        for a present state that began before both days: whether it lasts, a date cannot say.
        """
        weights = {one.weight for one in self.weighed}
        if Weight.COUNTS in weights:
            return "found"
        lasting = not self.years and Weight.BEFORE in weights
        return self.given if lasting or Weight.OTHER in weights else "none"


def years_before(day: CivilDate, years: int) -> CivilDate:
    """Return the same day so many calendar years earlier; 29 February becomes the 28th."""
    year = max(int(day[:4]) - years, 1)
    rest = day[4:]
    return f"{year:04d}{'-02-28' if rest == '-02-29' and not isleap(year) else rest}"


def window_of(veto: Veto, dates: Dates) -> Window:
    """Return the window of a veto; the present state is looked at from one day to the other."""
    if not veto.window_years:
        return Window(first=dates.earlier, last=dates.later)
    return Window(first=years_before(dates.later, veto.window_years), last=dates.later)


def weigh(veto: Veto, incident: Incident, dates: Dates) -> Weighed:
    """Return whether an incident counts, and why not."""
    weight = _weight(veto, incident, window_of(veto, dates))
    at_application = (
        weight is Weight.BEFORE
        and dates.applied_on is not None
        and _weight(veto, incident, window_of(veto, Dates(accepted_on=dates.applied_on)))
        is Weight.COUNTS
    )
    return Weighed(incident=incident, weight=weight, at_application=at_application)


def weigh_answer(veto: Veto, given: VetoAnswered, dates: Dates) -> Weighing | None:
    """Return an answer opened down to its incidents; None for an answer without any."""
    if not given.incidents:
        return None
    return Weighing(
        veto=veto.code,
        basis=given.basis,
        window=window_of(veto, dates),
        years=veto.window_years,
        dates=dates,
        given=given.answer,
        weighed=tuple(weigh(veto, incident, dates) for incident in given.incidents),
    )


def answer_of(veto: Veto, given: VetoAnswered, dates: Dates) -> str:
    """Return what an answer comes to: by its incidents where it names any, else as given."""
    weighing = weigh_answer(veto, given, dates)
    return weighing.answer if weighing else given.answer


def dates_of(state: VisitState, pack: str) -> Dates:
    """Return both days of an open visit: application, or the form's 申请时间; and the visit."""
    forms = (values for (of, _), values in state.forms.items() if of == pack)
    told = state.application.applied_on if state.application else None
    return Dates(accepted_on=state.opened.visit_on, applied_on=told or _form_date(forms))


def dates_of_facts(facts: Facts, pack: str) -> Dates:
    """Return the same of frozen facts."""
    forms = (form.values for form in facts.forms if form.pack == pack)
    told = facts.application.applied_on if facts.application else None
    return Dates(accepted_on=facts.visit.visit_on, applied_on=told or _form_date(forms))


def weighings(state: VisitState, pack: Pack) -> tuple[Weighing, ...]:
    """Return every answer of an open visit that names incidents."""
    dates = dates_of(state, pack.id)
    return _weighings(pack, state.vetoes, dates)


def weighings_of_facts(facts: Facts, pack: Pack) -> tuple[Weighing, ...]:
    """Return the same of frozen facts."""
    given = {(v.pack, v.veto, v.basis): v for v in facts.vetoes}
    return _weighings(pack, given, dates_of_facts(facts, pack.id))


def _weighings(
    pack: Pack, given: Mapping[tuple[str, str, str], VetoAnswered], dates: Dates
) -> tuple[Weighing, ...]:
    found = (
        weigh_answer(veto, given[key], dates)
        for veto in pack.vetoes
        for basis in ("declaration", "office")
        if (key := (pack.id, veto.code, basis)) in given
    )
    return tuple(one for one in found if one is not None)


def _weight(veto: Veto, incident: Incident, window: Window) -> Weight:
    if incident.other:
        return Weight.OTHER
    if incident.on < window.first:
        return Weight.BEFORE
    if incident.on > window.last:
        return Weight.AFTER
    if veto.accident_grade is not None:
        if incident.grade is None:
            return Weight.NOT_APPRAISED
        if incident.grade > veto.accident_grade:  # 1 is the gravest: 二级及以上 is 1 or 2
            return Weight.LIGHTER
    if veto.shares is not None:
        if incident.share is None:
            return Weight.NOT_APPRAISED
        if incident.share not in veto.shares:
            return Weight.LESS_RESPONSIBLE
    return Weight.COUNTS


def _form_date(forms: Iterator[Mapping[str, FormValue]]) -> CivilDate | None:
    """Return 申请时间 of a form when it is a whole date."""
    for values in forms:
        text = values.get(APPLIED_FIELD)
        if isinstance(text, str) and _is_date(text):
            return text
    return None


def _is_date(text: str) -> bool:
    """A day that is on the calendar: 2021-99-99 would move the window."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
