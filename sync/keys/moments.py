"""Instants of the record and datetimes of the libraries, one turned into the other."""

from datetime import UTC, datetime

FORM = "%Y-%m-%dT%H:%M:%S.%f"


def to_datetime(instant: str) -> datetime:
    """Return the aware datetime of an Instant."""
    return datetime.strptime(instant.removesuffix("Z"), FORM).replace(tzinfo=UTC)


def to_instant(moment: datetime) -> str:
    """Return the Instant of an aware datetime, cut to the millisecond."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def moment_or_now(instant: str | None) -> datetime:
    """Return the moment to judge at: the one given, or the clock of this machine."""
    return to_datetime(instant) if instant else datetime.now(UTC)
