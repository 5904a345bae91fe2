"""Days as they are written in lines to type in and kept in records: 2026-11-23."""

from PySide6.QtCore import QDate

ISO = "yyyy-MM-dd"
"""The form, as Qt names it."""


def day_of(written: str) -> QDate:
    """Return the day; no valid one when none is written."""
    return QDate.fromString(written, ISO)


def is_day(typed: str) -> bool:
    """True for a day of the calendar, written as it is kept."""
    read = day_of(typed)
    return read.isValid() and read.toString(ISO) == typed and len(typed) == len("2026-11-23")
