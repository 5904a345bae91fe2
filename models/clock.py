"""The laptop's clock as it is handed to the rooms; a claim, never used for ordering."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from models.base import Instant


@dataclass(frozen=True, slots=True)
class Now:
    """A moment and where on the globe it was read."""

    utc: Instant
    """In UTC to the millisecond."""
    offset: int
    """Minutes east of UTC."""


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> Now:
        """Return this moment."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> Now:
        """Return this moment with the machine's time zone."""
        moment = datetime.now(UTC)
        local = moment.astimezone().utcoffset()
        minutes = int(local.total_seconds() // 60) if local else 0
        return Now(utc=instant(moment), offset=minutes)


def instant(moment: datetime) -> Instant:
    """Return an aware ``moment`` as it is written everywhere."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
