"""Figures as people type them into forms, read exactly; persons and 万人 (R1.5)."""

import re
from enum import StrEnum
from fractions import Fraction

from models.base import SAFE_INTEGER
from models.errors import FactsError
from models.facts.bodies import FormValue
from models.facts.proposals import TEN_THOUSAND_PEOPLE
from models.standards.types import Input

FEWEST_PERSONS = 1_000
"""Fewer residents or people served are asked about: 万人 may have been meant (R1.5)."""
MOST_TEN_THOUSANDS = 200
"""More 万人 are asked about: persons may have been meant (R1.5)."""
_NUMBER = re.compile(r"(\d{1,12})(?:\.(\d{1,8}))?", re.ASCII)


class PeopleUnit(StrEnum):
    """The unit a number of people is typed in; it is part of the value."""

    PERSONS = "persons"
    """人"""
    TEN_THOUSANDS = "ten_thousands"
    """万人"""


def exact_number(value: FormValue, unit: str = "") -> Fraction | None:
    """Return a typed number exactly, in persons where ``unit`` is 万人; None for anything else."""
    if isinstance(value, int):
        return Fraction(value) * _times(unit) if value >= 0 else None
    if not isinstance(value, str):
        return None
    plain = value.strip().replace(",", "").replace("，", "").removesuffix("%").strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return Fraction(plain) * _times(unit)


def parse_people(text: str, unit: PeopleUnit, confirmed: bool = False) -> int | None:
    """Return persons; None for an empty text.

    ``5.8`` 万人 is 58,000 persons, exactly. Raises FactsError: ``people-not-a-number``,
    ``people-not-whole`` when it is no whole number of persons, ``people-too-many``, and, until a
    person confirms it, ``people-few`` (under 1,000 persons) or ``people-many`` (over 200 万人).
    """
    typed = text.strip().removesuffix(TEN_THOUSAND_PEOPLE).removesuffix("人").strip()
    if not typed:
        return None
    number = exact_number(typed) if not typed.endswith("%") else None
    if number is None:
        raise FactsError("people-not-a-number", text=text.strip()[:40])
    in_ten_thousands = unit is PeopleUnit.TEN_THOUSANDS
    persons = number * (10_000 if in_ten_thousands else 1)
    if persons.denominator != 1:
        raise FactsError("people-not-whole", text=text.strip()[:40])
    if persons > SAFE_INTEGER:
        raise FactsError("people-too-many", text=text.strip()[:40])
    if not confirmed:
        _ask(int(persons), in_ten_thousands)
    return int(persons)


def typed_people(text: str, confirmed: bool = False) -> int | None:
    """Return persons of a text that may carry its own unit: ``58214``, ``5.8214万``, ``5.8万人``.

    None for an empty text; raises as ``parse_people``.
    """
    plain = text.strip().removesuffix("人").strip()
    if not plain.endswith("万"):
        return parse_people(plain, PeopleUnit.PERSONS, confirmed)
    number = plain.removesuffix("万").strip()
    return parse_people(number or text, PeopleUnit.TEN_THOUSANDS, confirmed)


def is_population(entered: Input) -> bool:
    """Return whether an input asks for a population in persons, which may be typed in 万人."""
    about_people = "population" in entered.key or "人口" in entered.label
    return entered.kind == "integer" and entered.unit == "人" and about_people


def _ask(persons: int, in_ten_thousands: bool) -> None:
    if in_ten_thousands and persons > MOST_TEN_THOUSANDS * 10_000:
        raise FactsError("people-many", limit=MOST_TEN_THOUSANDS)
    if persons < FEWEST_PERSONS:
        raise FactsError("people-few", limit=FEWEST_PERSONS)


def _times(unit: str) -> int:
    return 10_000 if unit == TEN_THOUSAND_PEOPLE else 1
