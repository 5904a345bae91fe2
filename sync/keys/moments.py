"""Instants of the record as the datetimes of the libraries; back again: models.clock.instant."""

from datetime import UTC, datetime

FORM = "%Y-%m-%dT%H:%M:%S.%f"


def to_datetime(instant: str) -> datetime:
    """Return the aware datetime of an Instant."""
    return datetime.strptime(instant.removesuffix("Z"), FORM).replace(tzinfo=UTC)


def moment_or_now(instant: str | None) -> datetime:
    """Return the moment to judge at: the one given, or the clock of this machine."""
    return to_datetime(instant) if instant else datetime.now(UTC)
