"""The laptop's clock as it is handed to the rooms; a claim, never used for ordering."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from models.base import CivilDate, Instant


@dataclass(frozen=True, slots=True)
class Now:
    """A moment and where on the globe it was read."""

    utc: Instant
    """In UTC to the millisecond."""
    offset: int
    """Minutes east of UTC."""

    def day(self) -> CivilDate:
        """Return the date on the wall where it was read."""
        moment = datetime.strptime(self.utc, "%Y-%m-%dT%H:%M:%S.%f%z")
        return (moment + timedelta(minutes=self.offset)).date().isoformat()


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> Now:
        """Return this moment."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> Now:
        """Return this moment with the machine's time zone."""
        seconds, nanoseconds = divmod(time.time_ns(), 1_000_000_000)
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
        offset = time.localtime(seconds).tm_gmtoff // 60
        return Now(utc=f"{stamp}.{nanoseconds // 1_000_000:03}Z", offset=offset)


def instant(moment: datetime) -> Instant:
    """Return an aware ``moment`` as it is written everywhere."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
