"""Words of the library: flags, thresholds, levels and hardness as a person would say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.types import (
    HARDNESS_WORDS,
    DueKind,
    Hardness,
    Level,
    Measure,
    Region,
)
from models.standards.ledgers.types import (
    Target as LedgerTarget,
)
from models.standards.types import Input, NotApplicable, Operator, Source, Test
from models.standards.working import SIGNS, exact, whole
from reports.cited import document
from ui import words


def flags() -> Mapping[str, str]:
    """Remarks a clause may carry, in the order of the filter: what needs care first."""
    translate = QCoreApplication.translate
    return {
        "S": translate("Standards", "Soft wording"),
        "U": translate("Standards", "Refers to something undefined"),
        "O": translate("Standards", "Overtaken by later law"),
        "L": translate("Standards", "List to tick"),
        "N": translate("Standards", "Number"),
        "A": translate("Standards", "At least so many"),
        "Fq": translate("Standards", "Checked every year"),
        "Fw": translate("Standards", "Window of time"),
        "Fu": translate("Standards", "Regularly, without a number"),
        "Ce": translate("Standards", "Condition in the wording"),
        "Ci": translate("Standards", "Condition implied"),
        "X": translate("Standards", "Refers to another text"),
        "D": translate("Standards", "Misprint kept as issued"),
    }


def feature(key: str) -> str:
    """What a facility must have, in words."""
    translate = QCoreApplication.translate
    return {
        "beds": translate("Standards", "in-patient beds"),
        "shared_wards": translate("Standards", "wards of several patients"),
        "special_clinics": translate("Standards", "a fever or enteric clinic"),
        "imaging": translate("Standards", "imaging"),
        "special_drugs": translate("Standards", "special drugs"),
        "care_homes": translate("Standards", "homes for the elderly in its area"),
        "hospice": translate("Standards", "hospice and elderly care"),
    }.get(key, key)


def privacy(risk: int) -> str:
    """How careful a photo must be."""
    translate = QCoreApplication.translate
    return (
        translate("Standards", "None"),
        translate("Standards", "Bystanders or staff may be seen"),
        translate("Standards", "Patients, children or records: take care"),
    )[risk]


def absence(rule: NotApplicable, needs: str | None) -> str:
    """When 不适用 may be chosen."""
    translate = QCoreApplication.translate
    if rule is NotApplicable.PROFILE:
        said = translate("Standards", "When the facility has no {what}; without approval.")
        return (
            said.format(what=feature(needs or ""))
            if needs
            else translate(
                "Standards", "When the profile of the facility says so; without approval."
            )
        )
    if rule is NotApplicable.APPROVAL:
        return translate("Standards", "With a reason and the leader's approval.")
    return translate("Standards", "Never; what is absent is not met.")


def threshold(test: Test, inputs: Iterable[Input]) -> str:
    """A comparison in words: numerator ÷ denominator, operator, value and unit."""
    known = tuple(inputs)
    labels = {entry.key: entry.label for entry in known}
    if test.one_of:
        answers = {c.value: c.label for entry in known for c in entry.choices}
        accepted = " / ".join(answers.get(value, value) for value in test.one_of)
        said = QCoreApplication.translate("Standards", "{what} is {values}")
        return said.format(what=labels.get(test.numerator, test.numerator), values=accepted)
    above = labels.get(test.numerator, test.numerator)
    below = f" ÷ {labels.get(test.denominator, test.denominator)}" if test.denominator else ""
    return f"{above}{below} {SIGNS[test.operator]} {limit(test)}"


def limit(test: Test) -> str:
    """The threshold, exactly: 80%, 30人次/日, 1/3 where no short decimal says it."""
    value = Fraction(test.value * (100 if test.percent else 1), test.per)
    if (value * 10**6).denominator != 1:
        return f"{whole(test.value)}/{whole(test.per)}{test.unit}"
    return f"{exact(value)}%" if test.percent else f"{exact(value)}{test.unit}"


def limit_of(test: Test) -> str:
    """The comparison without its sides: ≥ 80%."""
    return "" if test.one_of else f"{SIGNS[test.operator]} {limit(test)}"


def operator(value: Operator) -> str:
    """不低于, 低于, 不超过, 超过."""
    translate = QCoreApplication.translate
    return {
        Operator.AT_LEAST: translate("Standards", "at least (this value included)"),
        Operator.BELOW: translate("Standards", "below (this value excluded)"),
        Operator.AT_MOST: translate("Standards", "at most (this value included)"),
        Operator.ABOVE: translate("Standards", "more than (this value excluded)"),
    }[value]


def entered(entry: Input) -> str:
    """An input with its unit and what counts."""
    unit = f"（{entry.unit}）" if entry.unit else ""
    answers = " / ".join(choice.label for choice in entry.choices)
    said = f"{entry.label}{unit}" + (f": {answers}" if answers else "")
    return f"{said}\n{entry.hint}" if entry.hint else said


def place(source: Source) -> str:
    """Where a text stands; our short name of the document leads nobody to it."""
    said = QCoreApplication.translate("Standards", "{document}, line {line} of its text")
    return said.format(document=document(source.document), line=source.line)


def level(value: Level) -> str:
    """For whom a target holds."""
    translate = QCoreApplication.translate
    return {
        Level.NATION: translate("Standards", "Nation"),
        Level.REGION: translate("Standards", "Provinces of a region class"),
        Level.PROVINCE: translate("Standards", "Province"),
        Level.DISTRICT: translate("Standards", "District"),
        Level.COUNTY: translate("Standards", "County"),
        Level.FACILITY: translate("Standards", "Facility"),
        Level.COUNTY_AUTHORITY: translate("Standards", "County authority"),
        Level.PROVINCE_AUTHORITY: translate("Standards", "Province authority"),
        Level.AUTHORITIES: translate("Standards", "Authorities of every level"),
        Level.UNSTATED: translate("Standards", "Not stated"),
    }[value]


def region(value: Region) -> str:
    """东部省份, 中部省份, 西部省份."""
    translate = QCoreApplication.translate
    return {
        Region.EAST: translate("Standards", "Eastern provinces"),
        Region.CENTRAL: translate("Standards", "Central provinces"),
        Region.WEST: translate("Standards", "Western provinces"),
    }[value]


def hardness(value: Hardness) -> str:
    """应, 力争, 原则上, 创造条件, 至少: the printed word, with what it asks in English."""
    translate = QCoreApplication.translate
    said = {
        Hardness.MUST: translate("Standards", "must"),
        Hardness.STRIVE: translate("Standards", "strive"),
        Hardness.IN_PRINCIPLE: translate("Standards", "in principle"),
        Hardness.CREATE_CONDITIONS: translate("Standards", "create conditions"),
        Hardness.AT_LEAST: translate("Standards", "at the least"),
    }[value]
    printed = HARDNESS_WORDS[value]
    return printed if said == printed else f"{printed} ({said})"


def measure(value: Measure) -> str:
    """What there is to measure by."""
    translate = QCoreApplication.translate
    return {
        Measure.NUMBER: translate("Standards", "A printed number"),
        Measure.EVERY: translate("Standards", "All of them, without a number"),
        Measure.WORDS: translate("Standards", "Words only; a person judges"),
        Measure.MASKED: translate("Standards", "Masked in the source; nobody can judge"),
    }[value]


def due(target: LedgerTarget) -> str:
    """By when, as printed."""
    translate = QCoreApplication.translate
    if target.due.kind is DueKind.NONE:
        return translate("Standards", "The document prints no date")
    return target.due.words


def years(target: LedgerTarget) -> tuple[str, ...]:
    """Values of the filter by year: a year, yearly, or none."""
    if target.due.kind is DueKind.YEAR and target.due.year:
        return (str(target.due.year),)
    return ("annual",) if target.annual else ("none",)


def issued(issuer: str, number: str, on: str | None) -> str:
    """Who issued a document, with its number and day, as far as they are printed."""
    parts = [issuer, number, words.day(on) if on else ""]
    said = "，".join(part for part in parts if part)
    return said or QCoreApplication.translate("Standards", "The document does not say")
