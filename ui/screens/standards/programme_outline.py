"""The programme as lines: its dates and goals first, then every passage as issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.standards.programme import Goal, Group, Passage, Programme, TierConsequence
from models.standards.tiers_types import Reach
from ui.itemmodels.outline import Line, LineKind, Outline, facet


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of the programme; beside them one can reckon."""

    programme: Programme


def outline_of(programme: Programme) -> Outline:
    """Return the lines of the programme; a filter leads to one of its subjects."""
    translate = QCoreApplication.translate
    subjects = {
        "dates": translate("Standards", "Dates"),
        "goals": translate("Standards", "Goals"),
        "team": translate("Standards", "Specialties of the team"),
        "groups": translate("Standards", "Groups"),
        "consequences": translate("Standards", "Consequences of the tiers"),
        "passages": translate("Standards", "Text of the document"),
    }
    lines = (
        *_part("dates", subjects, _dates(programme)),
        *_part("goals", subjects, map(_goal, range(99), programme.goals)),
        *_part("team", subjects, _team(programme)),
        *_part("groups", subjects, _groups(programme)),
        *_part("consequences", subjects, map(_consequence, range(99), programme.consequences)),
        *_part("passages", subjects, map(_passage, range(9999), programme.passages)),
    )
    about = facet("subject", translate("Standards", "Subject"), lines, subjects)
    counted = translate("Standards", "{n} passages").format(n=len(programme.passages))
    return Outline(lines, (about,), counted)


def _part(name: str, subjects: dict[str, str], lines: Iterator[Line] | map[Line]) -> Iterator[Line]:
    yield Line(f"h/{name}", LineKind.HEADING, 0, "", subjects[name])
    yield from lines


def _dates(programme: Programme) -> Iterator[Line]:
    said = QCoreApplication.translate("Standards", "Self-assessment and reports: reckon the dates")
    payload = Dates(programme)
    yield _text("dates/reckon", "", said, "dates", payload)
    yield _text("dates/self", "", programme.self_assessment.text, "dates", payload)
    for number, one in enumerate(programme.dates):
        yield _text(f"dates/{number}", "", one.text, "dates", payload)


def _goal(number: int, goal: Goal) -> Line:
    said = QCoreApplication.translate("Standards", "{area}: at least {n} by {year} ({tier})")
    below = said.format(area=goal.area, n=goal.at_least, year=goal.year, tier=goal.tier)
    return _text(f"goals/{number}", str(goal.year), goal.quote.text, "goals", goal, below)


def _team(programme: Programme) -> Iterator[Line]:
    yield _text("team", "", programme.team.text, "team", programme.team)
    for number, one in enumerate(programme.specialties, start=1):
        yield _text(f"team/{number}", str(number), one.name, "team", programme.team)


def _groups(programme: Programme) -> Iterator[Line]:
    for number, group in enumerate(programme.groups):
        yield Line(f"groups/{number}", LineKind.SUB, 1, "", group.name, payload=group)
        yield from _posts(group, number)


def _posts(group: Group, number: int) -> Iterator[Line]:
    for place, post in enumerate(group.posts):
        yield Line(
            f"groups/{number}/{place}",
            LineKind.TEXT,
            2,
            post.role,
            post.post,
            facets={"subject": ("groups",)},
            payload=Passage(text=post.post, source=post.source),
        )


def _consequence(number: int, one: TierConsequence) -> Line:
    translate = QCoreApplication.translate
    reach = {
        Reach.ONLY: translate("Standards", "{tier} only"),
        Reach.AND_ABOVE: translate("Standards", "{tier} and above"),
        Reach.AND_BELOW: translate("Standards", "{tier} and below"),
    }[one.consequence.reach]
    text, key = one.consequence.text, f"consequences/{number}"
    return _text(key, "", text, "consequences", one, reach.format(tier=one.tier))


def _passage(number: int, one: Passage) -> Line:
    return _text(f"p/{number}", str(one.source.line), one.text, "passages", one)


def _text(key: str, code: str, text: str, subject: str, payload: object, below: str = "") -> Line:
    facets = {"subject": (subject,)}
    return Line(key, LineKind.TEXT, 1, code, text, (), below, facets, payload)
