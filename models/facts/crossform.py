"""Figures of two forms that ought to fit together (R3.10): warnings, never corrections.

Each warning names both figures. Where one of them is missing, nothing is said. The figures are
those of the forms of source 001; open days come from the measured values.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from models.facts.bodies import FormValue, Value
from models.facts.differences import LIMIT
from models.facts.figures import exact_number
from models.facts.state import VisitState
from models.facts.types import Facts
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.types import Pack
from models.standards.working import exact

INFORMATION, APPLICATION = "annex-2", "annex-4"
FEWEST_BEDS = 30
"""Beds that 518号 asks of a community hospital; the source names that document without its text."""
OPEN_DAYS = "specialty_open_days"
"""Input: days on which the specialty was open."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, as it is named in a warning."""

    name: str
    """Form and words of the field, as issued."""
    number: Fraction
    """Exactly."""
    form: str = ""
    """Code of its form; empty for a measured value or a threshold."""

    @property
    def shown(self) -> str:
        """The number as people read it."""
        return exact(self.number)


@dataclass(frozen=True, slots=True)
class CrossWarning:
    """Two figures that do not fit together."""

    code: str
    """``cross-not-above``, ``cross-not-below``, ``cross-equal`` or ``cross-near``."""
    check: str
    """Which check of R3.10, e.g. ``beds``."""
    left: Figure
    """One."""
    right: Figure
    """The other."""

    @property
    def params(self) -> dict[str, str]:
        """What the sentence is filled with."""
        return {
            "left": self.left.name,
            "left_value": self.left.shown,
            "right": self.right.name,
            "right_value": self.right.shown,
        }

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence for the user."""
        return sentence(self.code, self.params, language)


@dataclass(frozen=True, slots=True)
class _Known:
    """Forms and measured values of one standard, with the words of its fields."""

    pack: Pack
    forms: Mapping[str, Mapping[str, FormValue]]
    measured: Mapping[str, Value] = field(default_factory=dict)

    def figure(self, form: str, key: str) -> Figure | None:
        """Return a figure of a form."""
        spec = next((f for f in self.pack.forms if f.code == form), None)
        asked = next((f for f in spec.fields if f.key == key), None) if spec else None
        number = exact_number(self.forms.get(form, {}).get(key, ""))
        if asked is None or number is None:
            return None
        unit = f"（{asked.unit}）" if asked.unit else ""
        return Figure(f"{_named(form)}{asked.label.rstrip('：')}{unit}", number, form)

    def rows(self, form: str, key: str) -> int:
        """Return how many lines of a list are filled in."""
        value = self.forms.get(form, {}).get(key, ())
        cells = value if isinstance(value, tuple) else ()
        return sum(1 for cell in cells if "".join(cell).strip())


def cross_warnings_of_state(state: VisitState, pack: Pack) -> tuple[CrossWarning, ...]:
    """Return what does not fit together in an open visit."""
    forms = {form: values for (of, form), values in state.forms.items() if of == pack.id}
    measured: dict[str, Value] = {}
    for (of, _), noted in state.values.items():
        if of == pack.id:
            measured |= noted.measured.values
    return _warnings(_Known(pack, forms, measured))


def cross_warnings_of_facts(facts: Facts, pack: Pack) -> tuple[CrossWarning, ...]:
    """Return the same of frozen facts, for paper and for the desk."""
    forms = {form.form: form.values for form in facts.forms if form.pack == pack.id}
    measured = {e.key: e.value for c in facts.clauses if c.pack == pack.id for e in c.values}
    return _warnings(_Known(pack, forms, measured))


def _warnings(known: _Known) -> tuple[CrossWarning, ...]:
    return tuple(one for check in _CHECKS for one in check(known))


def _not_above(check: str, left: Figure | None, right: Figure | None) -> Iterator[CrossWarning]:
    if left and right and left.number > right.number:
        yield CrossWarning("cross-not-above", check, left, right)


def _not_below(check: str, left: Figure | None, right: Figure | None) -> Iterator[CrossWarning]:
    if left and right and left.number < right.number:
        yield CrossWarning("cross-not-below", check, left, right)


def _permanent(known: _Known) -> Iterator[CrossWarning]:
    staff = known.figure(INFORMATION, "health_staff")
    return _not_above("permanent", known.figure(INFORMATION, "permanent_health_staff"), staff)


def _specialty_staff(known: _Known) -> Iterator[CrossWarning]:
    staff = known.figure(INFORMATION, "health_staff")
    return _not_above("specialty-staff", known.figure(INFORMATION, "specialty_staff"), staff)


def _visits(known: _Known) -> Iterator[CrossWarning]:
    """诊疗人次 holds 门诊人次 and more (rules §7, 4)."""
    all_visits = known.figure(APPLICATION, "annual_visits")
    return _not_below("visits", all_visits, known.figure(INFORMATION, "outpatient_visits"))


def _practitioners(known: _Known) -> Iterator[CrossWarning]:
    """Lines of doctors for 10,000 residents beside the ratio of the application."""
    rows = known.rows(INFORMATION, "gp_name")
    residents = known.figure(INFORMATION, "resident_population")
    ratio = known.figure(APPLICATION, "gp_ratio")
    if not rows or residents is None or not residents.number or ratio is None:
        return
    computed = Fraction(rows * 10_000) / residents.number
    if abs(computed - ratio.number) > LIMIT * computed:
        name = f"{_named(INFORMATION)}全科医生 {rows} 行 × 10000 ÷ 常住人口 {residents.shown}"
        yield CrossWarning("cross-near", "gp-ratio", Figure(name, computed, INFORMATION), ratio)


def _same(known: _Known) -> Iterator[CrossWarning]:
    for key in (
        "tcm_piece_kinds",
        "specialty_daily_visits",
        "patient_satisfaction",
        "contracted_satisfaction",
        "staff_satisfaction",
    ):
        left, right = known.figure(INFORMATION, key), known.figure(APPLICATION, key)
        if left and right and left.number != right.number:
            yield CrossWarning("cross-equal", key, left, right)


def _specialty_visits(known: _Known) -> Iterator[CrossWarning]:
    """What the specialty sees in all its open days cannot be more than everybody's."""
    daily = known.figure(INFORMATION, "specialty_daily_visits")
    days = exact_number(known.measured.get(OPEN_DAYS, ""))
    if daily is None or not days:
        return
    name = f"{daily.name} {daily.shown} × 开诊日数 {exact(days)}"
    left = Figure(name, daily.number * days, INFORMATION)
    yield from _not_above("specialty-visits", left, known.figure(INFORMATION, "outpatient_visits"))


def _beds(known: _Known) -> Iterator[CrossWarning]:
    least = Figure("国卫办医函〔2019〕518号 床位", Fraction(FEWEST_BEDS))
    return _not_below("beds", known.figure(INFORMATION, "open_beds"), least)


def _named(form: str) -> str:
    return f"附件{form.removeprefix('annex-')} "


_CHECKS: tuple[Callable[[_Known], Iterator[CrossWarning]], ...] = (
    _permanent,
    _specialty_staff,
    _visits,
    _practitioners,
    _same,
    _specialty_visits,
    _beds,
)
