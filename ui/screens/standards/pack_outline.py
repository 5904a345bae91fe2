"""A standard pack as lines: headings, indicators, clauses and the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.standards.types import (
    Clause,
    FormField,
    FormSpec,
    Indicator,
    Method,
    Note,
    Pack,
    Section,
    Veto,
    tags_of,
)
from ui import words
from ui.itemmodels.outline import Chip, Facet, Line, LineKind, Outline, facet
from ui.screens.standards import wording


@dataclass(frozen=True, slots=True)
class ClauseOf:
    """A clause with the indicator it stands below."""

    clause: Clause
    indicator: Indicator


def outline_of(pack: Pack) -> Outline:
    """Return the lines of a pack with its filters: theme, place, method and flag."""
    lines = (*_sections(pack.sections, 0), *_vetoes(pack), *_forms(pack))
    translate = QCoreApplication.translate
    methods = {str(method): words.method(method) for method in Method}
    facets = (
        facet("theme", translate("Standards", "Theme"), lines, {}),
        facet("place", translate("Standards", "Place"), lines, {}),
        facet("method", translate("Standards", "Method"), lines, methods),
        facet("flag", translate("Standards", "Remark"), lines, wording.flags()),
        _grades(lines),
    )
    counted = translate("Standards", "{n} clauses").format(n=sum(1 for _ in pack.clauses()))
    return Outline(lines, tuple(one for one in facets if one.values), counted)


def _grades(lines: tuple[Line, ...]) -> Facet:
    translate = QCoreApplication.translate
    said = {"core": translate("Standards", "Core (★)"), "basic": translate("Standards", "Basic")}
    return facet("grade", translate("Standards", "Grade"), lines, said)


def _sections(sections: tuple[Section, ...], depth: int) -> Iterator[Line]:
    for section in sections:
        kind, code = LineKind.HEADING, section.code
        printed = "" if code[:1].islower() else code  # annex-1 and part-1 are codes of ours
        yield Line(f"s/{code}", kind, depth, printed, section.name, payload=section)
        for indicator in section.indicators:
            yield from _indicator(indicator, depth + 1)
        yield from _sections(section.sections, depth + 1)


def _indicator(indicator: Indicator, depth: int) -> Iterator[Line]:
    own = QCoreApplication.translate("Standards", "name added by this program")
    below = "" if indicator.name_is_issued else own
    yield Line(
        f"i/{indicator.code}",
        LineKind.SUB,
        depth,
        indicator.code,
        indicator.name,
        below=below,
        payload=indicator,
    )
    before = [note for note in indicator.notes if note.before]
    after = [note for note in indicator.notes if not note.before]
    yield from (_note(indicator, note, n, depth + 1) for n, note in enumerate(before))
    yield from (clause_line(indicator, clause, depth + 1) for clause in indicator.clauses)
    yield from (_note(indicator, note, 100 + n, depth + 1) for n, note in enumerate(after))


def _note(indicator: Indicator, note: Note, number: int, depth: int) -> Line:
    return Line(f"n/{indicator.code}/{number}", LineKind.NOTE, depth, "", note.text, payload=note)


def clause_line(indicator: Indicator, clause: Clause, depth: int) -> Line:
    """Return the line of a clause; it is found by its own tags and the name above it."""
    tags = tags_of(indicator, clause)
    methods = clause.methods or indicator.methods
    marks = (*clause.flags, *(("S",) if clause.soft and "S" not in clause.flags else ()))
    grades = (("core", clause.core), ("basic", clause.basic))
    number = str(clause.number) if clause.number else clause.code
    inner = [item.text for one in clause.grades or () for item in one.items]
    return Line(
        key=f"c/{clause.code}",
        kind=LineKind.TEXT,
        depth=depth,
        code=f"★ {number}" if clause.core else number,
        text=clause.text,
        chips=_chips(clause),
        facets={
            "theme": tags.themes,
            "place": tags.places,
            "method": tuple(str(method) for method in methods),
            "flag": marks,
            "grade": tuple(name for name, holds in grades if holds),
        },
        payload=ClauseOf(clause, indicator),
        searched=" ".join((clause.code, indicator.name, clause.text, *inner)).casefold(),
    )


def _chips(clause: Clause) -> tuple[Chip, ...]:
    translate = QCoreApplication.translate
    named, chips = wording.flags(), []
    soft = clause.soft or "S" in clause.flags
    warned = (*(("S",) if soft else ()), *(f for f in ("U", "O") if f in clause.flags))
    chips += [(named[flag], "warn") for flag in warned]
    if clause.tests:
        said = translate("Standards", "{n} comparisons") if len(clause.tests) > 1 else ""
        chips.append((said.format(n=len(clause.tests)) or named["N"], "blue"))
    if clause.parts:
        chips.append((translate("Standards", "{n} points").format(n=len(clause.parts)), "blue"))
    if clause.grades:
        letters = " ".join(str(grade.letter) for grade in clause.grades)
        chips.append((letters, "blue"))
    if clause.needs:
        said = translate("Standards", "Only with {what}")
        chips.append((said.format(what=wording.feature(clause.needs)), ""))
    return tuple(chips)


def _vetoes(pack: Pack) -> Iterator[Line]:
    if pack.vetoes:
        said = QCoreApplication.translate("Standards", "Vetoes")
        yield Line("vetoes", LineKind.HEADING, 0, "", said)
        yield from (_veto(veto) for veto in pack.vetoes)


def _veto(veto: Veto) -> Line:
    return Line(f"v/{veto.code}", LineKind.TEXT, 1, veto.code, veto.text, payload=veto)


def _forms(pack: Pack) -> Iterator[Line]:
    for form in pack.forms:
        yield Line(f"f/{form.code}", LineKind.HEADING, 0, "", form.title, payload=form)
        for number, one in enumerate(form.fields, start=1):
            yield _field(form, one, number)


def _field(form: FormSpec, one: FormField, number: int) -> Line:
    options = "　".join(f"□{option}" for option in one.options)
    below = " · ".join(part for part in (one.group, one.unit, options) if part)
    key = f"f/{form.code}/{number}"
    return Line(key, LineKind.TEXT, 1, str(number), one.label, below=below, payload=one)
