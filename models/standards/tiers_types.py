"""What a tiered standard says: grades of a clause, and tiers with their proportions, as data.

The grammar is that of 优质服务基层行 (R2.9, R4.3). No threshold and no name of a tier stands in
code: both arrive with the imported standard. Fractions are two integers: 80 % is 4/5.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import Name, Record, Text
from models.standards.terms import Code, Operator, Source, Whole

ItemCode = Annotated[str, StringConstraints(pattern=r"^[A-Z](-[1-9][0-9]?)?$")]
"""Printed letter of a sub-item without its brackets: ``C``, ``B-1``."""


class Letter(StrEnum):
    """The grades a clause may reach."""

    C = "C"
    B = "B"
    A = "A"


LADDER = (Letter.C, Letter.B, Letter.A)
"""From low to high: B only where C holds, A only where B holds."""


class GradeItem(Record):
    """One lettered point of a grade, ``【B-1】``: what a person marks."""

    code: ItemCode
    """Its letter, with its number where one is printed."""
    text: Text
    """As issued, without the letter."""
    source: Source
    """Where it stands."""


class Grade(Record):
    """One grade of a clause; it holds when all its points hold and the grades below it do."""

    letter: Letter
    """Which."""
    items: tuple[GradeItem, ...]
    """Its points in printed order."""


class Scope(StrEnum):
    """Over which clauses a proportion is taken; the denominators differ."""

    ALL = "all"
    BASIC = "basic"
    """Clauses of the basic indicators only."""


class Proportion(Record):
    """Of the clauses in ``scope``, at least ``value / per`` reach ``letter`` or more."""

    scope: Scope
    """Which clauses are counted."""
    letter: Letter
    """Grade to reach; a clause with A has reached B and C too."""
    value: Whole
    """Threshold, numerator of its fraction."""
    per: Annotated[int, Field(ge=1)]
    """Threshold, denominator of its fraction."""
    source: Source
    """The sentence that says so."""


class Condition(Record):
    """What a facility must be for a tier to be open to it; all conditions must hold."""

    key: Code
    """Key of a figure of the facility, e.g. ``staff``."""
    label: Name
    """What the figure is, in words."""
    unit: Name
    """Its unit: 人."""
    operator: Operator
    """Comparison of the figure with ``value``."""
    value: Whole
    """Limit."""
    source: Source
    """The sentence that says so."""


class Reach(StrEnum):
    """For which tiers a consequence holds."""

    ONLY = "only"
    AND_ABOVE = "and_above"
    """以上"""
    AND_BELOW = "and_below"
    """未达到"""


class Consequence(Record):
    """What follows from a tier."""

    text: Text
    """Quoted from the document."""
    source: Source
    """Where it stands; it may be another document than the standard."""
    reach: Reach = Reach.ONLY
    """This tier alone, or also those above or below it."""


class Tier(Record):
    """One tier of the standard."""

    name: Name
    """As issued."""
    text: Text
    """The sentence of the document that defines it; empty where it gives none."""
    source: Source
    """Where it stands."""
    proportions: tuple[Proportion, ...] = ()
    """What must hold, all of it; none for the lowest tier."""
    conditions: tuple[Condition, ...] = ()
    """When the tier is open to a facility; none means always."""
    consequences: tuple[Consequence, ...] = ()
    """What follows."""
