"""A programme: the plan around a standard that arrives by itself (source 002).

It quotes its document whole and names its goals, dates, review team and consequences. The
standards it speaks of are issued as separate files and are imported; none of their words or
thresholds stands here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import rfc8785
from pydantic import Field, StringConstraints

import resources
from models.base import Count, Name, Record, Sha256, Text
from models.standards.files import from_yaml, text_of
from models.standards.ledgers.dates import MonthDay
from models.standards.terms import PackId, Source
from models.standards.tiers_types import Consequence

PROGRAMME_FILE = "programme.yaml"
Year = Annotated[int, Field(ge=2000, le=2200)]


class Passage(Record):
    """Words of the document."""

    text: Text
    """Exactly as issued."""
    source: Source
    """Where they stand."""


class Goal(Record):
    """How many institutions are to reach a tier by the end of a year."""

    year: Year
    """Year of the goal."""
    tier: Name
    """The tier, in the words of the document."""
    area: Name
    """Area, or the institution that is named."""
    at_least: Count
    """How many."""
    quote: Passage
    """The words that say so."""


class Specialty(Record):
    """A field that the review team is to cover (R4.9)."""

    name: Name
    """As issued."""


class Post(Record):
    """A post in a group of the document; persons are masked in it and stand nowhere here."""

    role: Name
    """组长, 副组长 or 成员: the label printed at this line or above it."""
    post: Name
    """The post as issued; a post broken over two lines is joined."""
    source: Source
    """First line."""


class Group(Record):
    """A group that an annex of the document names."""

    name: Name
    """As issued."""
    source: Source
    """Where the name stands."""
    posts: tuple[Post, ...]
    """In printed order."""


class TierConsequence(Record):
    """What follows from a tier: offered when the imported standard is given its tiers."""

    tier: Name
    """The tier, in the words of the document."""
    under: bool | None = None
    """未达到: it holds for the tiers under ``tier`` and not for ``tier`` itself."""
    consequence: Consequence
    """The words, and whether those above or below are meant too."""


class Programme(Record):
    """One plan."""

    format: Annotated[str, StringConstraints(pattern=r"^standard-programme/1(\.\d+)?$")]
    """``standard-programme/1``."""
    id: PackId
    """Stable identity."""
    title: Name
    """As issued."""
    source_document: Name
    """Short name of the source text."""
    source_sha256: Sha256
    """SHA-256 of the kept source text."""
    self_assessment_months: Count
    """Months of self-assessment at the least (R4.1)."""
    self_assessment: Passage
    """The words that say so."""
    county_by: MonthDay
    """Last day of the counties' report (R4.2)."""
    city_by: MonthDay
    """Last day of the city's report (R4.2)."""
    dates: tuple[Passage, ...]
    """The words that say so."""
    goals: tuple[Goal, ...]
    """Goals in printed order."""
    specialties: tuple[Specialty, ...]
    """Fields of the review team in printed order."""
    team: Passage
    """The words that name them."""
    groups: tuple[Group, ...]
    """Groups of the annexes."""
    consequences: tuple[TierConsequence, ...]
    """What follows from the tiers (R4.3)."""
    passages: tuple[Passage, ...]
    """Every printed line of the document."""

    def quotes(self) -> Iterator[Passage]:
        """Yield every quoted piece; each stands in the passage of its line."""
        yield from (self.self_assessment, *self.dates, self.team)
        yield from (goal.quote for goal in self.goals)
        for one in self.consequences:
            yield Passage(text=one.consequence.text, source=one.consequence.source)


def load(where: Path) -> Programme:
    """Read the programme in folder ``where``, or in the file ``where``; raises StandardError."""
    return parse(text_of(where if where.is_file() else where / PROGRAMME_FILE))


def parse(text: str) -> Programme:
    """Return the programme written in the YAML ``text``; raises StandardError."""
    return from_yaml(Programme, text)


@dataclass(frozen=True, slots=True)
class LoadedProgramme:
    """A programme, its digest and where it was read from."""

    programme: Programme
    """The plan."""
    sha256: str
    """SHA-256 of its canonical form, as packs and ledgers have it."""
    file: Path
    """The YAML it came from."""


def available() -> tuple[Programme, ...]:
    """Return the programmes that the program ships with, by folder name."""
    return tuple(one.programme for one in shipped())


def shipped() -> tuple[LoadedProgramme, ...]:
    """Return the same with digest and file; read once."""
    return _loaded(shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """Return the files of the programmes that the program ships with, by folder name."""
    return tuple(sorted(resources.path("standards").glob(f"*/{PROGRAMME_FILE}")))


def loaded(file: Path) -> LoadedProgramme:
    """Read one file with its digest; raises StandardError."""
    programme = load(file)
    return LoadedProgramme(programme=programme, sha256=digest(programme), file=file)


def digest(programme: Programme) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(programme.plain())).hexdigest()


@cache
def _loaded(files: tuple[Path, ...]) -> tuple[LoadedProgramme, ...]:
    return tuple(loaded(file) for file in files)
