"""Words for incidents of a veto: grade, responsibility, window, and why one counts or not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.facts.assessment import Incident
from models.facts.vetoes import Dates, Weighed, Weighing, Weight, Window

translate = QCoreApplication.translate


def grade(number: int) -> str:
    """Grade of a medical accident; the first is the gravest."""
    return {
        1: translate("VetoWords", "Grade 1 (gravest)"),
        2: translate("VetoWords", "Grade 2"),
        3: translate("VetoWords", "Grade 3"),
        4: translate("VetoWords", "Grade 4"),
    }[number]


def share(code: str) -> str:
    """Responsibility of the facility."""
    return {
        "full": translate("VetoWords", "Full responsibility"),
        "main": translate("VetoWords", "Main responsibility"),
        "secondary": translate("VetoWords", "Secondary responsibility"),
        "slight": translate("VetoWords", "Slight responsibility"),
        "none": translate("VetoWords", "No responsibility"),
    }[code]


def weight(one: Weighed) -> str:
    """Whether an incident counts, and why not."""
    words = {
        Weight.COUNTS: translate("VetoWords", "counts"),
        Weight.BEFORE: translate("VetoWords", "does not count: before the window"),
        Weight.AFTER: translate("VetoWords", "does not count: after the window"),
        Weight.NOT_APPRAISED: translate(
            "VetoWords", "does not count: grade or responsibility is not appraised"
        ),
        Weight.LIGHTER: translate("VetoWords", "does not count: a lighter grade"),
        Weight.LESS_RESPONSIBLE: translate(
            "VetoWords", "does not count: less than main responsibility"
        ),
        Weight.OTHER: translate("VetoWords", "other circumstances: the answer above decides"),
    }[one.weight]
    if one.at_application:
        words += translate("VetoWords", "; it lay within the window of the application")
    return words


def incident(one: Incident) -> str:
    """What was entered, on one line."""
    parts = [one.on]
    if one.grade:
        parts.append(grade(one.grade))
    if one.share:
        parts.append(share(one.share))
    return "  ".join((*parts, one.what))


def window(found: Window, dates: Dates, years: int) -> str:
    """The window and what it was counted from."""
    known = {
        "first": found.first,
        "last": found.last,
        "applied": dates.applied_on or translate("VetoWords", "not entered"),
        "accepted": dates.accepted_on,
        "years": years,
    }
    if years:
        words = translate(
            "VetoWords",
            "Window from {first} to {last}: {years} years before the later of application "
            "({applied}) and acceptance ({accepted}); the first day counts.",
        )
    else:
        words = translate(
            "VetoWords",
            "Present state, from {first} to {last}: application ({applied}), acceptance "
            "({accepted}). Enter the day on which it was seen.",
        )
    return words.format(**known)


def verdict(one: Weighing) -> str:
    """What an answer with incidents comes to."""
    if one.answer == "found":
        return translate("VetoWords", "By these incidents: found.")
    return translate("VetoWords", "By these incidents: not found.")


def stops() -> str:
    """What follows from a veto that is found (R3.6)."""
    return translate(
        "VetoWords",
        "Found: before a visit the flow stops here and the application is not accepted; found on "
        "site, every clause is still recorded and the result is not passed.",
    )
