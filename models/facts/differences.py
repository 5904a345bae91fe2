"""What the applicant states beside what was verified (R3.9). Only the verified value decides.

A difference of more than 5 % of the verified value, or another side of the threshold, is
highlighted on screen and printed in the opinion. Exact fractions throughout.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.facts.bodies import FormValue
from models.facts.figures import exact_number
from models.facts.proposals import (
    Known,
    known_of_facts,
    known_of_state,
    propose,
)
from models.facts.state import VisitState
from models.facts.types import Facts
from models.standards.judgement import PERCENT, TestResult
from models.standards.terms import COMPARE
from models.standards.types import FormField, FormSpec, Pack
from models.standards.working import quotient

LIMIT = Fraction(1, 20)
"""5 % of the verified value; exactly 5 % is not more than 5 %."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure or answer of the applicant beside the verified one."""

    form: str
    """Code of the form."""
    field: str
    """Key of the field."""
    label: str
    """Its words as issued."""
    unit: str
    """Its printed unit."""
    stated: str
    """As the applicant wrote it."""
    verified: str
    """As the record would write it into the same field; rounded for display only."""
    stated_number: Fraction | None
    """Exactly; persons for 万人; None for an answer in words."""
    verified_number: Fraction | None
    """Exactly; None for an answer in words."""
    other_side: bool
    """The two lie on different sides of the threshold, or answer differently."""

    @property
    def relative(self) -> Fraction | None:
        """|stated - verified| / verified; None in words, or when the verified value is 0."""
        if self.stated_number is None or not self.verified_number:
            return None
        return abs(self.stated_number - self.verified_number) / self.verified_number

    @property
    def large(self) -> bool:
        """More than 5 %; anything but 0 beside a verified 0."""
        if self.relative is not None:
            return self.relative > LIMIT
        return self.verified_number == 0 and self.stated_number != 0

    @property
    def highlighted(self) -> bool:
        """To be shown and printed (R3.9)."""
        return self.large or self.other_side


def differences_of_state(state: VisitState, pack: Pack) -> tuple[Difference, ...]:
    """Return every figure of an open visit that is both stated and verified."""
    known = known_of_state(state, pack)
    forms = {form: values for (of, form), values in state.forms.items() if of == pack.id}
    return tuple(_differences(pack, forms, known))


def differences_of_facts(facts: Facts, pack: Pack) -> tuple[Difference, ...]:
    """Return the same of frozen facts, for paper and for the desk."""
    forms = {form.form: form.values for form in facts.forms if form.pack == pack.id}
    return tuple(_differences(pack, forms, known_of_facts(facts, pack.id)))


def highlighted(found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return those to be shown and printed."""
    return tuple(one for one in found if one.highlighted)


def _differences(
    pack: Pack, forms: Mapping[str, Mapping[str, FormValue]], known: Known
) -> Iterator[Difference]:
    for form in pack.forms:
        if form.self_assessed:
            values = forms.get(form.code, {})
            for field in form.fields:
                found = _difference(pack, form, field, values.get(field.key, ""), known)
                if found:
                    yield found


def _difference(
    pack: Pack, form: FormSpec, field: FormField, stated: FormValue, known: Known
) -> Difference | None:
    verified = propose(field, known)
    if stated in ("", ()) or verified in ("", ()) or field.from_facility:
        return None
    ours, theirs = _verified_number(field, known), exact_number(stated, field.unit)
    if field.from_mark is None and (ours is None or theirs is None):
        return None  # names and dates: no figure to compare
    side = stated != verified if field.from_mark else _other_side(pack, field, known, theirs, ours)
    return Difference(
        form=form.code,
        field=field.key,
        label=field.label,
        unit=field.unit,
        stated=str(stated),
        verified=str(verified),
        stated_number=None if field.from_mark else theirs,
        verified_number=None if field.from_mark else ours,
        other_side=side,
    )


def _verified_number(field: FormField, known: Known) -> Fraction | None:
    if field.from_test:
        result = known.tests.get(field.from_test)
        return quotient(result) if result else None
    entry = known.entries.get(field.from_input or "")
    return exact_number(entry.value) if entry else None  # persons, never 万人


def _other_side(
    pack: Pack, field: FormField, known: Known, stated: Fraction | None, verified: Fraction | None
) -> bool:
    """The figure's own threshold, where it has one: a test on it alone, or its quotient."""
    result = known.tests.get(field.from_test or _test_of_input(pack, field.from_input))
    if result is None or stated is None or verified is None:
        return False
    return _holds(result, stated) != _holds(result, verified)


def _test_of_input(pack: Pack, key: str | None) -> str:
    for clause in pack.clauses():
        for test in clause.tests:
            if test.numerator == key and test.denominator is None and not test.one_of:
                return f"{clause.code}/{test.code}"
    return ""


def _holds(result: TestResult, value: Fraction) -> bool:
    if result.operator is None or not result.per:
        return False
    scale = 100 if result.unit == PERCENT else result.per
    limit = Fraction((result.value or 0) * scale, result.per)
    return COMPARE[result.operator]((value - limit).numerator, 0)
