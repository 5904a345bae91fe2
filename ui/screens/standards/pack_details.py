"""Everything a pack says of one of its lines, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from models.standards.types import (
    Clause,
    FormField,
    FormSpec,
    Indicator,
    Note,
    Section,
    Test,
    Verdict,
    Veto,
    tags_of,
)
from ui import words
from ui.itemmodels.outline import Chip
from ui.screens.standards import wording
from ui.screens.standards.blocks import Block, Chips, Facts, Issued, Points, Remark, Title
from ui.screens.standards.pack_outline import ClauseOf


def blocks_of(payload: object) -> Iterator[Block]:
    """Yield the details of a line of a pack; nothing for what is no part of one."""
    if isinstance(payload, ClauseOf):
        yield from _clause(payload)
    elif isinstance(payload, Section | Indicator):
        yield from _heading(payload)
    elif isinstance(payload, Note):
        yield Title(QCoreApplication.translate("Standards", "Accompanying text"))
        yield Issued(payload.text, wording.place(payload.source))
    elif isinstance(payload, Veto):
        yield from _veto(payload)
    elif isinstance(payload, FormSpec):
        yield from _form(payload)
    elif isinstance(payload, FormField):
        yield from _field(payload)


def _clause(found: ClauseOf) -> Iterator[Block]:
    translate = QCoreApplication.translate
    clause, indicator = found.clause, found.indicator
    core = " ★" if clause.core else ""
    yield Title(f"{clause.code}{core}  {indicator.name}")
    yield Issued(clause.text, wording.place(clause.source))
    if clause.remark:
        yield Remark(clause.remark, "warn", "alert")
    marks = tuple(_marks(clause))
    if marks:
        yield Chips(marks)
    yield from _grades(clause)
    if clause.parts:
        yield Title(translate("Standards", "Points of its list"))
        if clause.parts_needed:
            said = translate("Standards", "{n} of {all} are enough.")
            yield Remark(said.format(n=clause.parts_needed, all=len(clause.parts)))
        yield Points(tuple((part.code, _part(part.text, part.needs)) for part in clause.parts))
    for test in clause.tests:
        yield from _test(test, clause)
    asked = [entry for entry in clause.inputs if not _compared(entry.key, clause)]
    if asked:
        yield Title(translate("Standards", "Also to enter"))
        yield Points(tuple(("·", wording.entered(entry)) for entry in asked))
    yield from _looking(clause, indicator)


def _marks(clause: Clause) -> Iterator[Chip]:
    named = wording.flags()
    for flag in clause.flags:
        yield named.get(flag, flag), "warn" if flag in ("S", "U", "O", "D") else ""
    if clause.soft and "S" not in clause.flags:
        yield named["S"], "warn"


def _part(text: str, needs: str | None) -> str:
    if not needs:
        return text
    said = QCoreApplication.translate("Standards", "only with {what}")
    return f"{text} ({said.format(what=wording.feature(needs))})"


def _grades(clause: Clause) -> Iterator[Block]:
    for grade in clause.grades or ():
        said = QCoreApplication.translate("Standards", "Grade {letter}")
        yield Title(said.format(letter=grade.letter))
        yield Points(tuple((f"【{item.code}】", item.text) for item in grade.items))


def _test(test: Test, clause: Clause) -> Iterator[Block]:
    translate = QCoreApplication.translate
    labels = {entry.key: entry for entry in clause.inputs}
    yield Title(translate("Standards", "Threshold: {what}").format(what=test.label))
    yield Issued(wording.threshold(test, clause.inputs))
    pairs: list[tuple[str, str]] = []
    above = labels.get(test.numerator)
    if above is not None:
        said = (
            translate("Standards", "Numerator")
            if test.denominator
            else translate("Standards", "Figure")
        )
        pairs.append((said, wording.entered(above)))
    below = labels.get(test.denominator or "")
    if below is not None:
        pairs.append((translate("Standards", "Denominator"), wording.entered(below)))
    if not test.one_of:
        pairs.append((translate("Standards", "Comparison"), wording.operator(test.operator)))
        pairs.append((translate("Standards", "Value"), wording.limit(test)))
        said = test.unit or translate("Standards", "None; a ratio")
        pairs.append((translate("Standards", "Unit"), "%" if test.percent else said))
    if test.when_key and test.when_value:
        entry = labels.get(test.when_key)
        answers = {c.value: c.label for c in entry.choices} if entry else {}
        pairs.append(
            (translate("Standards", "Only for"), answers.get(test.when_value, test.when_value))
        )
    yield Facts(tuple(pairs))


def _compared(key: str, clause: Clause) -> bool:
    return any(key in (test.numerator, test.denominator) for test in clause.tests)


def _looking(clause: Clause, indicator: Indicator) -> Iterator[Block]:
    translate = QCoreApplication.translate
    tags = tags_of(indicator, clause)
    methods = clause.methods or indicator.methods
    printed = "" if clause.method_text else translate("Standards", " (proposed)")
    shown = clause.method_text or translate("Standards", ", ").join(map(words.method, methods))
    pairs = [(translate("Standards", "Method"), f"{shown}{printed}")]
    if tags.themes:
        pairs.append((translate("Standards", "Themes"), "、".join(tags.themes)))
    if tags.places:
        pairs.append((translate("Standards", "Places"), "、".join(tags.places)))
    pairs.append((translate("Standards", "Photo risk"), wording.privacy(tags.privacy_risk)))
    said = wording.absence(clause.not_applicable, clause.needs)
    pairs.append((words.verdict(Verdict.NOT_APPLICABLE), said))
    yield Title(translate("Standards", "How it is looked at"))
    yield Facts(tuple(pairs))


def _heading(one: Section | Indicator) -> Iterator[Block]:
    yield Title(f"{one.code}  {one.name}")
    yield Issued(one.name, wording.place(one.source))


def _veto(veto: Veto) -> Iterator[Block]:
    translate = QCoreApplication.translate
    said = translate("Standards", "Veto: it forbids passing")
    yield Title(f"{veto.code}  {said}")
    yield Issued(veto.text, wording.place(veto.source))
    if veto.window_years:
        said = translate("Standards", "{n} years back from application and from acceptance")
        yield Facts(((translate("Standards", "Window"), said.format(n=veto.window_years)),))
    if veto.hint:
        yield Remark(veto.hint)


def _form(form: FormSpec) -> Iterator[Block]:
    yield Title(form.title)
    said = QCoreApplication.translate("Standards", "{n} fields").format(n=len(form.fields))
    yield Issued(form.title, wording.place(form.source))
    yield Remark(said)


def _field(field: FormField) -> Iterator[Block]:
    translate = QCoreApplication.translate
    yield Title(translate("Standards", "Field of a form"))
    yield Issued(field.label, wording.place(field.source))
    pairs = [
        (translate("Standards", "Heading"), field.group),
        (translate("Standards", "Unit"), field.unit),
        (translate("Standards", "Options"), " / ".join(field.options)),
    ]
    yield Facts(tuple(pair for pair in pairs if pair[1]))
